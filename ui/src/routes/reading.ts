/** 読みもの: what the frame itself reads — a clause's words, and anything by name or code. */
import { fullDay, wareki } from "$lib/calendar";
import type { ReadClause } from "$lib/components/clauses";
import { ask } from "$lib/door";
import { tell } from "$lib/failures";
import type { Search } from "$lib/find";
import { paperKind } from "$lib/papers";
import { decisionNumber, slipInWords, standingInWords } from "$lib/decisions";
import { ways } from "$lib/ways";

const figures = new Intl.NumberFormat("ja-JP");

export const readClause: ReadClause = async (clause, on) => {
	const answer = await ask("clause", { clause, on: on ?? null });
	if ("failure" in answer) return { trouble: tell(answer.failure) };
	const { heading, paragraphs, version, inForce, slips, decisions, counts, year } = answer.ok;
	return {
		clause,
		heading,
		text: paragraphs.join("\n"),
		version: `第${version}版　${wareki(inForce)}から`,
		slips: slips.map(slipInWords),
		decisions: decisions.map((decision) => ({
			id: decision.id,
			href: ways.decision(decision.id),
			number: decisionNumber(decision),
			title: decision.title,
			note: standingInWords(decision),
		})),
		records: counts
			.filter(({ count }) => count > 0)
			.map(({ record, label, unit, count }) => ({
				id: record,
				href: ways.counted(record, year),
				label,
				count: `${figures.format(count)}${unit}`,
			})),
		href: ways.clause(clause),
	};
};

export const search: Search = async (typed) => {
	const answer = await ask("find", { typed });
	if ("failure" in answer) return { trouble: tell(answer.failure) };
	const found = answer.ok;
	return [
		{
			label: "家庭",
			found: found.families.map(({ id, name, kana, number, children, kits }) => ({
				id: `family-${id}`,
				title: name,
				note: [
					kana,
					children.map((child) => (child.kind === "child" ? child.name : "妊娠中")).join("・"),
					number,
					kits.length > 0 && `貸与 ${kits.join("、")}`,
				]
					.filter(Boolean)
					.join("　"),
				href: ways.family(id),
			})),
		},
		{
			label: "機器",
			found: found.kits.map(({ id, number, name, place }) => ({
				id: `kit-${id}`,
				title: `${number}　${name}`,
				note: place,
				href: ways.kit(id),
			})),
		},
		{
			label: "紙",
			found: found.papers.map((paper) => ({
				id: `paper-${paper.id}`,
				title: `${paperKind(paper.kind)}　${paper.code}`,
				note: [paper.name, paper.number, fullDay(paper.issuedOn)].filter(Boolean).join("　"),
				href: ways.paper(paper.kind, paper.code),
			})),
		},
		{
			label: "オンライン事業",
			found: found.sessions.map(({ id, title, heldOn, place }) => ({
				id: `session-${id}`,
				title,
				note: `${fullDay(heldOn)}　${place}`,
				href: ways.session(id),
			})),
		},
		{
			label: "協議決定",
			found: found.decisions.map((decision) => ({
				id: `decision-${decision.id}`,
				title: `${decisionNumber(decision)}　${decision.title}`,
				note: standingInWords(decision),
				href: ways.decision(decision.id),
			})),
		},
	];
};
