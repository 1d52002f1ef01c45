/** 引き渡したあと: the signature and the pictures, which need a loan to belong to. What is refused loses nothing else. */
import type { Failure } from "$lib/center";
import { ask } from "$lib/door";
import { tell } from "$lib/failures";
import { leftInWords, type Photos } from "$lib/photos.svelte";
import type { Stroke } from "$lib/strokes";
import type { Together } from "$lib/together";

/** Puts the signature to the 借用書. */
export async function sign(slip: string, strokes: Stroke[], acts: Together): Promise<Failure | undefined> {
	const answer = await ask("sign_slip", { slip, strokes });
	if ("failure" in answer) return answer.failure;
	await acts.note();
	return undefined;
}

/** A kit that went, its loan, and its pictures. */
export interface Gone {
	kit: string;
	loan: string;
	photos: Photos;
}

/** Attaches the pictures of every kit. Those with a refused picture are answered, each with why. */
export async function picture(gone: Gone[], acts: Together): Promise<(Gone & { failure: Failure })[]> {
	const unpictured = [];
	for (const one of gone) {
		const failure = await one.photos.attach({ kind: "handOver", loan: one.loan }, acts);
		if (failure) unpictured.push({ ...one, failure });
	}
	return unpictured;
}

/** What the foot says where something was refused after the kits had gone. */
export function restInWords(unsigned: Failure | undefined, unpictured: (Gone & { failure: Failure })[]): string {
	const words = ["貸出は記録しました。"];
	if (unsigned) words.push(`署名は残せませんでした。${tell(unsigned)}`);
	for (const { kit, photos, failure } of unpictured) words.push(`${kit}の${leftInWords(photos, failure)}`);
	return words.join("");
}
