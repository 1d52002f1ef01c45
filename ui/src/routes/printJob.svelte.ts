/** 印刷の仕事: papers from the draft to the printer. A number is taken once, when they are first printed or saved. */
import { thisTime } from "$lib/calendar";
import type {
	LabelSheet,
	PaperFigure,
	PaperRow,
	PrintingWay,
	Reading,
	ReadingWanted,
	UnprintableRow,
	Wanted,
} from "$lib/center";
import { ask, choosePlace, print, printPdf, printsByItself, savePdf, type Printer, type PrintRequest } from "$lib/door";
import { tell } from "$lib/failures";
import { readingCounts } from "$lib/papers";
import type { Outcome, PreviewMeta, Source } from "$lib/preview.svelte";
import { openPaper, type Paper } from "./paper";
import { notDone } from "./printingWords";

/** What is sent to the printer. */
export interface Sending {
	printer: string;
	copies: number;
	/** `1-2,4`, all when empty. */
	pages: string;
	/** How many pages come out, for the sentence. */
	sheets: number;
}

export class PrintJob {
	paper = $state.raw<Paper>();
	shape = $state(210 / 297);
	/** What went wrong, as a sentence. */
	trouble = $state<string>();
	/** What was done last, for the foot. */
	told = $state("まだ印刷していません");
	reading = $state<ReadingWanted>("formal");
	/** The papers' rows, once they have numbers. */
	issued = $state.raw<PaperRow[]>();
	/** What will not be printed as typed. */
	readonly unprintable: UnprintableRow[];
	/** The numbers a paper reports, each with its clause. */
	readonly figures: PaperFigure[];
	readonly readings: Reading[];
	/** The reading of the one family's own language. */
	readonly own: Reading | undefined;
	/** How many papers are in which reading, each in its family's own; nothing where there is one paper. */
	readonly ofFamilies: string | undefined;
	/** What is wanted, while it is not issued. */
	wanted = $state.raw<Wanted>();
	/** Blank forms and the like: no number, no record. */
	readonly unrecorded: boolean;
	/** Whether somebody may want it for years: not a sheet of secrets, and not words that are being tried. */
	readonly worthKeeping: boolean;

	/** Which showing is the last. */
	#turn = 0;
	#bytes: Uint8Array<ArrayBuffer> = new Uint8Array();
	#done: Outcome = { printed: false, saved: false };
	readonly #source: Source;
	readonly #meta: PreviewMeta;

	constructor(source: Source, meta: PreviewMeta) {
		this.#source = source;
		this.#meta = meta;
		const draft = source.kind === "wanted" ? source.draft : undefined;
		const alone = draft?.papers.length === 1;
		this.reading = draft ? (alone ? (draft.papers[0]?.reading ?? "formal") : "ofFamily") : (meta.reading ?? "formal");
		this.own = alone && draft.papers[0]?.name !== null ? draft.papers[0]?.reading : undefined;
		this.unprintable = draft?.unprintable ?? [];
		this.figures = draft?.papers.flatMap(({ figures }) => figures) ?? [];
		this.readings = draft?.readings ?? [];
		this.ofFamilies = draft && !alone ? readingCounts(draft) : undefined;
		if (source.kind === "wanted") this.wanted = source.wanted;
		this.unrecorded =
			source.kind === "plain" || (source.kind === "wanted" && ["blank", "kitLabels"].includes(source.wanted.kind));
		this.worthKeeping = source.kind !== "plain";
		if (source.kind === "issued") this.issued = source.papers;
	}

	get done(): Outcome {
		return this.#done;
	}

	/** 文書番号 of what is shown, or why there is none yet. */
	get numbers(): string | undefined {
		if (this.unrecorded) return undefined;
		const [first, ...others] = this.issued ?? [];
		if (!first) return "番号は、印刷か保存のときにつきます";
		return others.length > 0 ? `${first.number} ほか${others.length}通` : first.number;
	}

	/** Lays the papers out and shows them. */
	async show(): Promise<void> {
		const turn = ++this.#turn;
		this.trouble = undefined;
		const answer = await print(this.#request());
		// Something else was asked for meanwhile.
		if (turn !== this.#turn) return;
		if ("failure" in answer) {
			this.paper?.close();
			this.paper = undefined;
			this.trouble = tell(answer.failure);
			return;
		}
		this.#bytes = answer.ok;
		try {
			const paper = await openPaper(answer.ok);
			const shape = await paper.shape(1);
			if (turn !== this.#turn) return paper.close();
			this.shape = shape;
			this.paper?.close();
			this.paper = paper;
		} catch {
			this.trouble = "この紙を映せませんでした。ＰＤＦで保存して開いてください。";
		}
	}

	async sendToPrinter(sending: Sending, known: Printer[]): Promise<void> {
		if (printsByItself && known.length === 0) {
			// Said before a number is taken: nothing here could print it.
			this.trouble = notDone({ about: "printing", failure: { kind: "noPrinter" } });
			return;
		}
		if (!(await this.#issue())) return;
		const answer = await printPdf(this.#bytes, sending.printer, sending.copies, sending.pages);
		if ("failure" in answer) {
			this.trouble = notDone(answer.failure);
			return;
		}
		this.#done = { ...this.#done, printed: true };
		const told =
			answer.ok === "printed"
				? `${thisTime()} に${sending.sheets}ページ分を、プリンターへ送りました`
				: `${thisTime()} に開きました。開いた画面から印刷してください`;
		await this.#note(answer.ok, sending.copies, sending.pages, told);
	}

	/** Saves the papers; `archived`, as a file to be kept for years and to be heard (保存用). */
	async save(how: "saved" | "archived"): Promise<void> {
		const name = `${this.#meta.fileName ?? "つどい帳"}${how === "archived" ? "_保存用" : ""}.pdf`;
		const chosen = await choosePlace(name);
		if ("failure" in chosen) {
			this.trouble = notDone(chosen.failure);
			return;
		}
		if (!chosen.ok || !(await this.#issue())) return;
		const made = how === "archived" ? await print(toKeep(this.#request())) : { ok: this.#bytes };
		if ("failure" in made) {
			this.trouble = tell(made.failure);
			return;
		}
		const answer = await savePdf(made.ok, name);
		if ("failure" in answer) {
			this.trouble = notDone(answer.failure);
			return;
		}
		this.#done = { ...this.#done, saved: true };
		await this.#note(how, 1, "", `${thisTime()} に${how === "archived" ? "保存用の" : ""}ＰＤＦを保存しました`);
	}

	/** Another sheet of labels, or another place to begin. */
	async lay(sheet: LabelSheet, used: number): Promise<void> {
		if (this.wanted?.kind !== "kitLabels") return;
		this.wanted = { ...this.wanted, sheet, used };
		await this.show();
	}

	close(): void {
		this.paper?.close();
	}

	#request(): PrintRequest {
		if (this.issued) return { name: "papers", request: { papers: this.issued.map(({ id }) => id) } };
		if (this.wanted) return { name: "draft", request: { wanted: this.wanted, reading: this.reading } };
		if (this.#source.kind === "plain") return this.#source.request;
		return { name: "papers", request: { papers: [] } };
	}

	/** Numbers the papers, once. False, with the reason told, where that failed. */
	async #issue(): Promise<boolean> {
		if (!this.paper) return false;
		this.trouble = undefined;
		if (this.unrecorded || this.issued || !this.wanted) return true;
		const answer = await ask("issue_papers", { wanted: this.wanted, reading: this.reading });
		if ("failure" in answer) {
			this.trouble = tell(answer.failure);
			return false;
		}
		this.issued = answer.ok.papers;
		await this.show();
		return this.trouble === undefined;
	}

	async #note(way: PrintingWay, copies: number, pages: string, told: string): Promise<void> {
		this.told = told;
		if (this.unrecorded || !this.issued) return;
		const papers = this.issued.map(({ id }) => id);
		const answer = await ask("note_printing", { papers, way, copies, pages });
		if ("failure" in answer) this.trouble = `${told}が、控えに書けませんでした。${tell(answer.failure)}`;
	}
}

/** The same papers as a file to be kept for years. */
function toKeep(request: PrintRequest): PrintRequest {
	switch (request.name) {
		case "papers":
			return { name: "papers_to_keep", request: request.request };
		case "draft":
			return { name: "draft_to_keep", request: request.request };
		default:
			return request;
	}
}
