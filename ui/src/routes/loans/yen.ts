/** 円: an amount as typed — full width, with commas, with 円 — or nothing, or not a number. */
export function yen(typed: string): number | "odd" | undefined {
	const plain = typed.normalize("NFKC").replace(/[,\s円¥]/g, "");
	if (plain === "") return undefined;
	return /^\d{1,9}$/.test(plain) ? Number(plain) : "odd";
}

/** 12,300円 */
export function yenWords(amount: number): string {
	return `${amount.toLocaleString("ja-JP")}円`;
}
