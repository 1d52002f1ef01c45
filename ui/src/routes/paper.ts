/** 紙を映す: a PDF on a canvas, by pdf.js, without a network and without eval. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.mjs?url";

export interface Paper {
	pages: number;
	/** Draws a page so wide (CSS pixels), sharp on this screen. Drawing the same canvas again gives up the first. */
	draw: (canvas: HTMLCanvasElement, page: number, width: number) => Promise<void>;
	/** The words of a page, for readers. */
	words: (page: number) => Promise<string>;
	/** Width over height of a page. */
	shape: (page: number) => Promise<number>;
	close: () => void;
}

export async function openPaper(bytes: Uint8Array): Promise<Paper> {
	const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
	pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
	// pdf.js takes the bytes for itself; the caller still wants to print and save them.
	const task: PDFDocumentLoadingTask = pdfjs.getDocument({
		data: bytes.slice(),
		isEvalSupported: false,
		useWasm: false,
		enableXfa: false,
	});
	const paper: PDFDocumentProxy = await task.promise;
	const drawing = new WeakMap<HTMLCanvasElement, { cancel: () => void; promise: Promise<unknown> }>();

	return {
		pages: paper.numPages,
		async draw(canvas, number, width) {
			const page: PDFPageProxy = await paper.getPage(number);
			const before = drawing.get(canvas);
			before?.cancel();
			await before?.promise.catch(() => undefined);
			const sharp = Math.max(1, globalThis.devicePixelRatio || 1);
			const viewport = page.getViewport({ scale: (width * sharp) / page.getViewport({ scale: 1 }).width });
			canvas.width = Math.round(viewport.width);
			canvas.height = Math.round(viewport.height);
			const task = page.render({ canvas, viewport });
			drawing.set(canvas, task);
			// A drawing given up for a newer one is no trouble.
			await task.promise.catch((reason: Error) => {
				if (reason.name !== "RenderingCancelledException") throw reason;
			});
		},
		async words(number) {
			const content = await (await paper.getPage(number)).getTextContent();
			return content.items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
		},
		async shape(number) {
			const { width, height } = (await paper.getPage(number)).getViewport({ scale: 1 });
			return width / height;
		},
		close: () => void task.destroy(),
	};
}
