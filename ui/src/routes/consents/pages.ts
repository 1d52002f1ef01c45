/** スキャンの頁: files that were let fall become pages, each a JPEG that a code can be read from. */
import { openPaper } from "../paper";

/** A page of a file. */
export interface ScanPage {
	/** The file and the page in it: `スキャン_0001.pdf　3頁`. */
	called: string;
	jpeg: Blob;
}

/** 200 dots an inch across A4: enough for a code, and small enough to keep. */
const acrossA4 = 1654;
/** The longest side that is kept of a photo. */
const longest = 2400;

/** Every page of the files, one after another, so that a thick stack does not lie in memory at once. */
export async function* pagesOf(files: File[]): AsyncGenerator<ScanPage | { called: string; jpeg: undefined }> {
	for (const file of files) {
		try {
			if (isPdf(file)) yield* pagesOfPdf(file);
			else yield { called: file.name, jpeg: await pictureOf(file) };
		} catch {
			yield { called: file.name, jpeg: undefined };
		}
	}
}

/** What the field takes. */
export const accepted = "application/pdf,image/jpeg,image/png";

function isPdf(file: File): boolean {
	return file.type === "application/pdf" || /\.pdf$/i.test(file.name);
}

async function* pagesOfPdf(file: File): AsyncGenerator<ScanPage> {
	const paper = await openPaper(new Uint8Array(await file.arrayBuffer()));
	try {
		const canvas = document.createElement("canvas");
		for (let page = 1; page <= paper.pages; page++) {
			await paper.draw(canvas, page, acrossA4 / Math.max(1, globalThis.devicePixelRatio || 1));
			yield { called: paper.pages === 1 ? file.name : `${file.name}　${page}頁`, jpeg: await asJpeg(canvas) };
		}
	} finally {
		paper.close();
	}
}

async function pictureOf(file: File): Promise<Blob> {
	const picture = await createImageBitmap(file);
	const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
	const canvas = document.createElement("canvas");
	canvas.width = Math.round(picture.width * scale);
	canvas.height = Math.round(picture.height * scale);
	canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	picture.close();
	return asJpeg(canvas);
}

function asJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
	return new Promise((settled, failed) =>
		canvas.toBlob((made) => (made ? settled(made) : failed(new Error("no picture"))), "image/jpeg", 0.85),
	);
}
