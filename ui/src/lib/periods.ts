/** 期間: the days a ledger or a list goes over; both count. */
import { fiscalYear } from "./calendar";

export interface Period {
	from: string;
	until: string;
}

/** 今年度, as far as it has gone. */
export function thisYear(today: string): Period {
	return { from: `${fiscalYear(today)}-04-01`, until: today };
}

/** 前の年度, whole. */
export function lastYear(today: string): Period {
	const year = fiscalYear(today);
	return { from: `${year - 1}-04-01`, until: `${year}-03-31` };
}

/** Whether both days are written, and the last is no earlier than the first. */
export function isPeriod({ from, until }: Period): boolean {
	return from !== "" && until !== "" && from <= until;
}
