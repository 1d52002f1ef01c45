/**
 * 部屋めぐり: every room and every card of the practice records, as large, as small and as zoomed as they are used.
 * `UPDATE_PICTURES=1` renews the README's pictures on the way.
 */
import { resolve } from "node:path";
import { expect, test, type Hand } from "./hand.ts";

test.use({ ledger: "practice" });

/** What the README shows. */
const pictured = ["laptop-today", "laptop-loans"];
const sizes = { laptop: [1280, 800], small: [1024, 700], zoomed: [640, 800] } as const;

for (const [size, [width, height]] of Object.entries(sizes)) {
	test(`every room and card stands at ${width}×${height}`, async ({ hand }) => {
		test.setTimeout(240_000);
		await hand.page.setViewportSize({ width, height });
		await hand.open("/");
		await hand.see("きょう気にかけること");
		const ids = await someOfEach(hand);
		const places: [string, string, string][] = [
			["today", "/", "きょう気にかけること"],
			["sessions", "/sessions", "事業を予定する"],
			["session", `/sessions/${ids.session}`, "当日"],
			["day", `/sessions/${ids.session}/day`, "あわせて"],
			["families", "/families", "すべての家庭"],
			["family", `/families/${ids.family}`, "借りているもの"],
			["loans", "/loans", "の空き"],
			["loan", `/loans/${ids.loan}`, "貸した記録"],
			["kit", `/devices/${ids.kit}`, "機器の台帳"],
			["kit-new", "/devices/new", "箱に入っている部品"],
			["consents", "/consents", "返ってきた紙のコード"],
			["policy", "/policy", "今年度の記録"],
			["decisions", "/policy/decisions", "ことばで探す"],
			["policy-versions", "/policy/versions", "これまでの版"],
			["coverage", "/policy/coverage", "求めていること"],
			["settings", "/settings", "市の決めごと"],
		];
		for (const [name, path, words] of places) {
			await hand.open(path);
			await hand.see(words);
			await stands(hand, `${size}-${name}`);
		}
		for (const tab of ["職員と役目", "わたしの合言葉", "ＷＥＢ会議サービス", "記録と復旧鍵", "練習"]) {
			await hand.press(tab);
			await stands(hand, `${size}-settings-${tab}`);
		}
		await hand.open("/loans");
		for (const tab of ["貸出中", "期限すぎ", "判断待ち", "点検・修理", "機器の台帳"]) {
			await hand.press(tab, { inside: "貸出の一覧" });
			await stands(hand, `${size}-loans-${tab}`);
		}
	});
}

test("a wrong PIN is told, and the right one goes on", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	await hand.key("Control+l");
	await hand.see("どなたが続けますか");
	await hand.miss("きょう気にかけること");
	await hand.type("999999");
	await hand.press("続ける");
	await hand.see("ＰＩＮが違います");
	await hand.look("wrong-pin");
	await hand.type("123456");
	await hand.press("続ける");
	await hand.see("きょう気にかけること");
});

test("Ctrl+K finds by kana, by the number of a kit and by the code of a paper", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const { rows } = (await hand.door.ask("families", { sought: "", page: 0 })) as { rows: { name: string; kana: string }[] };
	// A name in other letters may have no reading; whoever has one is found by it.
	const family = rows.find(({ kana }) => kana !== "") ?? { name: "", kana: "" };
	await findBy(hand, family.kana.slice(0, 6), family.name);
	await hand.look("find-kana");
	await hand.key("Escape");

	const kits = (await hand.door.ask("kits", {})) as { number: string }[];
	const kit = kits[0]?.number ?? "";
	await findBy(hand, kit, kit);
	await hand.key("Enter");
	await hand.see(kit, { inside: "機器の台帳" });

	const sheet = (await hand.door.ask("consents", {})) as { outstanding: { paper: { code: string } | null }[] };
	const code = sheet.outstanding.find(({ paper }) => paper)?.paper?.code ?? "";
	await findBy(hand, code, code);
	await hand.look("find-code");
	await hand.key("Enter");
	await hand.see("見つかりました");
});

test("? lists the keys of the screen", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	await hand.type("?");
	await hand.see("なまえ・機器の番号・確認コードで探す");
	await hand.see("Alt+7");
	await hand.look("keys");
	await hand.key("Escape");
	await hand.miss("Alt+7");
});

test("a shown screen holds no name and no telephone number", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const { session } = await someOfEach(hand);
	const { roster } = (await hand.door.ask("day", { session })) as { roster: { name: string; kana: string; phone: string }[] };
	expect(roster.length).toBeGreaterThan(0);
	await hand.open(`/sessions/${session}/day`);
	await hand.see(roster[0]?.name ?? "");
	await hand.key("Control+Shift+P");
	await hand.see("画面を見せています");
	await hand.miss(roster[0]?.name ?? "");
	// Not hidden: not there at all, neither in words nor in what only a reader would speak.
	const page = await hand.page.evaluate(() => document.documentElement.outerHTML);
	for (const { name, kana, phone } of roster)
		for (const private_ of [name, kana, phone].filter((words) => words !== "")) expect(page).not.toContain(private_);
	await hand.look("shown");
	await hand.key("Control+k");
	await hand.see("ふだんの表示に戻してから、さがしてください。");
	await hand.press("ふだんの表示に戻す");
	await hand.see(roster[0]?.name ?? "");
});

/** One record of each kind, the fullest there is. */
async function someOfEach(hand: Hand): Promise<{ session: string; family: string; loan: string; kit: string }> {
	const { today } = (await hand.door.ask("today", {})) as { today: string };
	const [year, month] = today.split("-").map(Number);
	const sessions = (await hand.door.ask("sessions", { year, month })) as { id: string; applied: number }[];
	const fullest = sessions.toSorted((one, other) => other.applied - one.applied)[0];
	const board = (await hand.door.ask("loan_board", { place: null, from: today, days: 14 })) as {
		out: { id: string; kit: string; family: string }[];
	};
	const loan = board.out[0];
	if (!loan || !fullest) throw new Error("the practice records lend nothing or hold no session");
	return { session: fullest.id, family: loan.family, loan: loan.id, kit: loan.kit };
}

/** Looks at the page, and makes sure that it does not scroll sideways. */
async function stands(hand: Hand, name: string): Promise<void> {
	await hand.look(name);
	const wide = await hand.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(wide, `${name} is wider than its window`).toBeLessThanOrEqual(0);
	if (process.env.UPDATE_PICTURES && pictured.includes(name))
		await hand.page.screenshot({ path: resolve(import.meta.dirname, "../pictures", `${name.replace("laptop-", "")}.png`) });
}

async function findBy(hand: Hand, typed: string, found: string): Promise<void> {
	await hand.key("Control+k");
	await hand.see("なんでも探す");
	await hand.type(typed);
	await expect.poll(async () => (await hand.lines("見つかったもの")).join(" "), { timeout: 10_000 }).toContain(found);
}
