/** 手順: what many journeys do on their way. The same steps as `../window/steps.rs`. */
import type { Hand } from "./hand.ts";

export const administrator = {
	name: "青木 久美子",
	kana: "あおき くみこ",
	title: "主任保育士",
	pin: "246810",
	password: "さくら もみじ ゆきやなぎ こぶし",
};

/** はじめの支度: place, division, administrator, recovery key, and on to 今日. Looks at every step when asked to. */
export async function setUp(hand: Hand, looking: "looking" | "hurrying" = "hurrying"): Promise<void> {
	const look = async (name: string) => (looking === "looking" ? hand.look(name) : undefined);
	await hand.see("このノートパソコンは、どこのものですか");
	await hand.press("船橋市地域子育て支援課");
	await look("first-1-place");
	await hand.press("次へ");

	await hand.write("課の電話", "012-345-6789");
	await look("first-2-division");
	await hand.press("次へ");

	await hand.write("なまえ", administrator.name);
	await hand.write("ふりがな", administrator.kana);
	await hand.write("職名", administrator.title);
	await hand.write("ＰＩＮ", administrator.pin);
	await hand.write("合言葉", administrator.password);
	await hand.write("合言葉をもう一度", administrator.password);
	await look("first-3-administrator");
	await hand.press("記録の入れ物を作る");

	await hand.see("復旧鍵を紙に残します");
	const groups = await hand.lines("復旧鍵");
	await hand.write("7番の5文字を打つ", groups[6] ?? "");
	await hand.press("鍵のかかる場所に納める");
	await look("first-4-recovery");
	await hand.press("次へ");

	await hand.see("支度ができました");
	await look("first-5-practice");
	await hand.press("つどい帳をはじめる");
	await hand.see("今日");
	await look("first-6-today");
}

/** 予定する; where the place is closed that day, the program asks first. */
export async function planned(hand: Hand, day: string): Promise<void> {
	await hand.press("予定する");
	if (await isClosed(hand, day)) await hand.press("休みの日に予定する");
}

/** Whether the place of the person at the desk is closed on a day. */
export async function isClosed(hand: Hand, day: string): Promise<boolean> {
	const [year, month] = day.split("-").map(Number);
	const closed = (await hand.door.ask("month_closed", { year, month })) as { day: string }[];
	return closed.some((known) => known.day === day);
}

/** はじめの支度 without a mouse. */
export async function setUpByKeys(hand: Hand): Promise<void> {
	const go = async (words: string) => {
		await hand.reach(words);
		await hand.key("Enter");
	};
	const fill = async (label: string, text: string) => {
		await hand.reach(label);
		await hand.type(text);
	};
	await hand.see("このノートパソコンは、どこのものですか");
	await hand.reach("船橋市地域子育て支援課");
	await hand.key("Space");
	await go("次へ");
	await hand.see("課の電話");
	await fill("課の電話", "012-345-6789");
	await go("次へ");
	await hand.see("なまえ");
	await fill("なまえ", administrator.name);
	await fill("ふりがな", administrator.kana);
	await fill("職名", administrator.title);
	await fill("ＰＩＮ", administrator.pin);
	await fill("合言葉", administrator.password);
	await fill("合言葉をもう一度", administrator.password);
	await go("記録の入れ物を作る");
	await hand.see("復旧鍵を紙に残します");
	const groups = await hand.lines("復旧鍵");
	await fill("7番の5文字を打つ", groups[6] ?? "");
	await hand.reach("鍵のかかる場所に納める");
	await hand.key("Space");
	await go("次へ");
	await hand.see("支度ができました");
	await go("つどい帳をはじめる");
	await hand.see("はじめに、3つのことを書きます");
}

/** Goes to a room by its tab on the rail. */
export async function room(hand: Hand, name: string): Promise<void> {
	await hand.press(name, { inside: "部屋" });
	await hand.arrive(name);
}

/** The desk's own today, as `2026-11-22`: what the program calls きょう, and no other clock. */
export async function deskToday(hand: Hand): Promise<string> {
	const desk = (await hand.door.ask("desk", {})) as { today: string };
	return desk.today;
}

/** The fullest session of today in the practice records, whatever the hour. */
export async function todays(hand: Hand): Promise<string> {
	const today = await deskToday(hand);
	const [year, month] = today.split("-").map(Number);
	const sessions = (await hand.door.ask("sessions", { year, month })) as { id: string; heldOn: string; applied: number }[];
	const fullest = sessions.filter(({ heldOn }) => heldOn === today).toSorted((one, other) => other.applied - one.applied)[0];
	if (!fullest) throw new Error("the practice records hold no session today");
	return fullest.id;
}

/** So many months from a day, on its first. */
export function monthsFrom(day: string, months: number): string {
	const [year = 0, month = 0] = day.split("-").map(Number);
	return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** A day as a person types it: 20261122. */
export function typed(day: string): string {
	return day.replaceAll("-", "");
}

/** Someone else sits down: by their passphrase, as at the cover. */
export async function signInAs(hand: Hand, name: string): Promise<void> {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	await hand.door.ask("lock", {});
	const { staff } = (await hand.door.ask("desk", {})) as { staff: { id: string; name: string }[] };
	const someone = staff.find((one) => one.name === name);
	if (!someone) throw new Error(`nobody is called ${name}`);
	await hand.door.ask("sign_in", { staff: someone.id, password: "つどい帳の練習です" });
}
