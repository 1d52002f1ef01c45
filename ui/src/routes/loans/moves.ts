/** きょう動くもの: what of the board asks for a person today, in one list, the most urgent first. */
import { dayInWords } from "$lib/calendar";
import type { LoanBoard } from "$lib/center";
import type { Mark } from "$lib/components/Sign.svelte";
import { overWords } from "$lib/kits";
import { ways } from "$lib/ways";
import { kindsWords } from "./words";

export interface Move {
	key: string;
	mark: Mark;
	words: string;
	kit?: string;
	what: string;
	who?: string;
	until: string;
	over?: string;
	way: string;
	/** The one act that ends it. */
	act: { does: "open"; label: string } | { does: "check"; kit: string; number: string };
}

/** Overdue, due today, to be handed over, to be checked. */
export function moves(board: LoanBoard, today: string): Move[] {
	const due = board.out
		.filter((loan) => loan.dueOn <= today)
		.map((loan): Move => {
			const over = overWords(loan.dueOn, today);
			return {
				key: `loan-${loan.id}`,
				mark: over ? "stop" : "care",
				words: over ? "期限すぎ" : "きょう返る",
				kit: loan.kitNumber,
				what: loan.kitName,
				who: loan.name,
				until: `${dayInWords(loan.dueOn, today)}まで`,
				over,
				way: ways.loan(loan.id),
				act: { does: "open", label: "返却を受ける" },
			};
		});
	const handOvers = board.toHandOver.map((need): Move => ({
		key: `need-${need.id}`,
		mark: "care",
		words: "これから渡す",
		what: kindsWords(need),
		who: need.name,
		until: need.decision.kind === "approved" ? `${dayInWords(need.decision.until, today)}まで認めています` : "",
		way: `/loans/hand-over?need=${need.id}`,
		act: { does: "open", label: "引き渡す" },
	}));
	const checks = board.toCheck
		.filter(({ state }) => state.kind === "toCheck")
		.map((kit): Move => ({
			key: `kit-${kit.id}`,
			mark: "wait",
			words: "点検待ち",
			kit: kit.number,
			what: kit.name,
			until: "初期化と動作確認",
			way: ways.kit(kit.id),
			act: { does: "check", kit: kit.id, number: kit.number },
		}));
	return [...due, ...handOvers, ...checks];
}
