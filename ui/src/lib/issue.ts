/** 発行: a paper gets its number and its check code in the register, and then the true PDF is shown. Close a dialog first. */
import { invalidateAll } from "$app/navigation";
import type { Failure, IssuePapers, PaperRow } from "./center";
import { ask } from "./door";
import { paperKind } from "./papers";
import { preview } from "./preview.svelte";

/** Issues papers and shows them; answers when the preview is closed, with the failure where there is no paper. */
export async function issueAndShow(request: IssuePapers, note?: string): Promise<Failure | undefined> {
	const answer = await ask("issue_papers", request);
	if ("failure" in answer) return answer.failure;
	await showPapers(answer.ok.papers, note);
	await invalidateAll();
	return undefined;
}

/** Shows papers that were issued before: the same papers give the same bytes. */
export async function showPapers(papers: PaperRow[], note?: string): Promise<void> {
	const [first] = papers;
	if (!first) return;
	const name = paperKind(first.kind);
	const alone = papers.length === 1;
	await preview(
		{ name: "papers", request: { papers: papers.map(({ id }) => id) } },
		{
			title: `${name}を印刷する`,
			note: note ?? (alone ? first.number : `${papers.length}通`),
			fileName: alone ? `${name}_${first.number}` : name,
		},
	);
}

/** 参加承諾書, one for each family. */
export function issueConsents(families: string[], session: string | null, note?: string): Promise<Failure | undefined> {
	return issueAndShow({ kind: "consent", families, session }, note);
}
