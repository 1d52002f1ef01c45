/** 休みの日: a due day on a closed day means the open day before it. The program decides; this tells it beforehand. */
import { addDays } from "$lib/calendar";

/** The day itself, or the open day before it; never before `first`. */
export function openDayBefore(day: string, closed: string[], first: string): string {
	let meant = day;
	while (meant > first && closed.includes(meant)) meant = addDays(meant, -1);
	return closed.includes(meant) ? day : meant;
}
