import type { KitBar } from "$lib/center";

/** 貸出中, 期限すぎ … as the legend and a reader say it. */
export const barNames: Record<KitBar["kind"], string> = {
	lent: "貸出中",
	overdue: "期限すぎ",
	reserved: "予約",
	toCheck: "点検待ち",
	inRepair: "修理中",
};
