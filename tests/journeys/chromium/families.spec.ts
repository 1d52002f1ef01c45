/** 家庭: a card is not made twice, not written over by another, and becomes one with its double; a birth in one step. */
import { expect, test, type Hand } from "./hand.ts";
import { deskToday, monthsFrom, typed } from "./steps.ts";

test.use({ ledger: "practice" });

const guardian = { kind: "guardian", name: "架空 さくら", kana: "かくう さくら", phone: "090-0000-9991", email: "", bornOn: null };

test("a family that is on a card already is told while another card is typed, and the two become one", async ({ hand }) => {
	test.setTimeout(180_000);
	await hand.open("/families");
	await hand.see("すべての家庭");
	const born = monthsFrom(await deskToday(hand), -16);
	const first = await register(hand, born);

	await hand.press("家庭を登録する");
	await hand.see("いっしょに暮らす方を");
	await hand.write("氏名", "架空さくら");
	await hand.write("電話", "０９０−００００−９９９１");
	await hand.write("氏名", "架空 はる", { nth: 2 });
	await hand.write("生まれた日", typed(born));
	await hand.see("もう登録されている家庭かもしれません");
	await hand.see("子のなまえと生まれた日が同じ・電話が同じ・保護者のなまえが同じ");
	await hand.look("families-likely");
	await hand.press("登録する");
	await hand.see("架空さくら さんの家庭");

	await hand.open("/families/alike");
	await hand.see("同じ家庭かもしれません");
	await hand.look("families-alike");
	await hand.press("見くらべてまとめる　架空 さくら");
	await hand.see("ちがうところを選びます");
	await hand.look("families-merge");
	await hand.page.setViewportSize({ width: 640, height: 800 });
	await stands(hand, "families-merge-zoomed");
	await hand.page.setViewportSize({ width: 1280, height: 800 });
	await hand.press("1つにまとめる");
	await hand.see("架空 さくら さんの家庭");
	expect(hand.page.url()).toContain(first);
	await hand.press("もとに戻す");
	await hand.see("もとに戻しました");
	await hand.open("/families?sought=架空");
	await hand.see("2家庭");
});

test("what another person wrote meanwhile is taken in, and what was typed stays", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const family = await register(hand, monthsFrom(await deskToday(hand), -16));
	await hand.open(`/families/${family}`);
	await hand.see("架空 さくら さんの家庭");
	await hand.key("e");
	await hand.see("外した方は、この札から消えます");
	await hand.write("メモ", "夜は電話");

	const card = (await hand.door.ask("family_card", { family })) as { seen: string; members: { id: string; role: object }[] };
	const members = card.members.map(({ id, role }) => ({ id, role }));
	await hand.door.ask("amend_family", { family, seen: card.seen, address: "船橋市本町９丁目", note: "", members });

	await hand.press("直す");
	await hand.see("上書きしないように");
	await hand.see("船橋市本町９丁目");
	await hand.look("families-overtaken");
	await hand.press("直す");
	await hand.see("夜は電話");
	await hand.see("船橋市本町９丁目");
});

test("who was expected is born in one step", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const today = await deskToday(hand);
	const answer = (await hand.door.ask("register_family", {
		address: "",
		note: "",
		members: [
			{ id: null, role: guardian },
			{ id: null, role: { kind: "expected", dueOn: today } },
		],
	})) as { family: string };
	await hand.open(`/families/${answer.family}`);
	await hand.see("予定日");
	await hand.look("families-expected");
	await hand.press("生まれたら");
	await hand.see("「妊娠中」が「子」に変わります");
	await hand.write("氏名", "架空 みのり");
	await hand.write("生まれた日", typed(today));
	await hand.look("families-birth");
	await hand.press("生まれたことを記録する");
	await hand.see("に小学校へ入るため、");
	await hand.look("families-born");
});

test("school put off for a child keeps the family in, and the sentence says why", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const today = await deskToday(hand);
	const family = await register(hand, monthsFrom(today, -12 * 7));
	await hand.open(`/families/${family}`);
	await hand.see("架空 さくら さんの家庭");
	await hand.press("就学猶予を書く");
	await hand.see("猶予の終わる日まで");
	await hand.write("わけ", "病気の治療が続くため");
	await hand.write("決めたところ", "船橋市教育委員会");
	await stands(hand, "families-deferment");
	await hand.press("就学猶予を記録する");
	await hand.see("就学猶予（船橋市教育委員会）により、");
	await stands(hand, "families-deferred");
	await hand.press("就学猶予を直す");
	await hand.see("猶予の終わる日まで");
	await hand.press("就学猶予を外す");
	await hand.see("さんの就学猶予を外した");
	await hand.press("もとに戻す");
	await hand.see("就学猶予（船橋市教育委員会）により、");
});

test("the families that leave for school stand on a list, and next year's children are counted", async ({ hand }) => {
	await hand.open("/families/leaving");
	await hand.see("4月1日の年齢");
	await stands(hand, "families-leaving");
	await hand.page.setViewportSize({ width: 640, height: 800 });
	await stands(hand, "families-leaving-zoomed");
});

async function register(hand: Hand, born: string): Promise<string> {
	const child = { kind: "child", name: "架空 はる", kana: "かくう はる", bornOn: born };
	const answer = (await hand.door.ask("register_family", {
		address: "",
		note: "",
		members: [
			{ id: null, role: guardian },
			{ id: null, role: child },
		],
	})) as { family: string };
	return answer.family;
}

/** Looks at the page, and makes sure that it does not scroll sideways. */
async function stands(hand: Hand, name: string): Promise<void> {
	await hand.look(name);
	const wide = await hand.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	expect(wide, `${name} is wider than its window`).toBeLessThanOrEqual(0);
}
