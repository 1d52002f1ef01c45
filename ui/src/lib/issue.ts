/** 紙を出す: a draft is shown; when it is printed or saved it gets its number in the register. Close a dialog first. */
import { invalidateAll } from "$app/navigation";
import type { Failure, PaperKind, PaperRow, Wanted } from "./center";
import { ask } from "./door";
import { paperKind } from "./papers";
import { preview } from "./preview.svelte";

/** Shows papers before they are issued; answers when the preview is closed, with the failure where there is no paper. */
export async function wantPapers(wanted: Wanted, note?: string): Promise<Failure | undefined> {
	const answer = await ask("draft_papers", { wanted, reading: "ofFamily" });
	if ("failure" in answer) return answer.failure;
	const draft = answer.ok;
	const [first] = draft.papers;
	if (!first) return undefined;
	const alone = draft.papers.length === 1;
	await preview(
		{ kind: "wanted", wanted, draft },
		{
			title: `${nameOf(draft.papers.map(({ kind }) => kind))}を印刷する`,
			note: note ?? (alone ? (first.name ?? undefined) : `${draft.papers.length}通`),
			fileName: nameOf(draft.papers.map(({ kind }) => kind)),
		},
	);
	await invalidateAll();
	return undefined;
}

/** Shows papers that were issued before: the same papers give the same bytes. */
export async function showPapers(papers: PaperRow[], note?: string): Promise<void> {
	const [first] = papers;
	if (!first) return;
	const name = nameOf(papers.map(({ kind }) => kind));
	const alone = papers.length === 1;
	await preview(
		{ kind: "issued", papers },
		{
			title: `${name}をもう一度印刷する`,
			note: note ?? (alone ? first.number : `${papers.length}通`),
			fileName: alone ? `${name}_${first.number}` : name,
		},
	);
	await invalidateAll();
}

/** 参加承諾書, one for each family. */
export function issueConsents(families: string[], session: string | null, note?: string): Promise<Failure | undefined> {
	return wantPapers({ kind: "consent", families, session }, note);
}

/** 機器ラベル of kits, on sheets of 24 unless another is chosen in the preview. */
export function labelsOf(kits: string[]): Wanted {
	return { kind: "kitLabels", kits, sheet: "twentyFour", used: 0 };
}

/** Blank forms to be filled in by hand. */
export function blankForms(paper: PaperKind, times: number): Promise<Failure | undefined> {
	return wantPapers({ kind: "blank", paper, times }, `用紙　${times}通`);
}

/** One kind by its name, several as 書類一式. */
function nameOf(kinds: PaperKind[]): string {
	const [first] = kinds;
	return first && kinds.every((kind) => kind === first) ? paperKind(first) : "書類一式";
}
