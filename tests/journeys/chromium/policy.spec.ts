/** 決まりごと: a decision written beside its clause, the next version of the policy, and what stands on record under each clause. */
import { test } from "./hand.ts";
import { deskToday, signInAs, todays, typed } from "./steps.ts";

test.use({ ledger: "practice" });

test("the division decides what the policy leaves open, and it stands beside its clause", async ({ hand }) => {
	await signInAs(hand, "川﨑 浩");
	await hand.open(`/policy#${encodeURIComponent("§8")}`);
	await hand.see("録画は事前の承諾があるときだけ");
	await hand.look("policy-decided");
	await hand.key("d");
	await hand.see("何を、どう決めたか");
	await hand.press("決定を記録する");
	await hand.see("書いてください");
	await hand.write("件名", "写真を広報に使うとき");
	await hand.write("協議した事項", "交流会の写真を市の広報に使ってよいですか。");
	await hand.write("決定の内容", "そのつど保護者に聞いて、よいと言った家庭だけ使う。");
	await hand.write("協議を求めた人", "高根台子育て支援センター");
	await hand.press("参加者にも公開");
	await hand.press("事業の準備に加える");
	await hand.write("準備すること", "写真のことを参加者に話す");
	await hand.press("交流会");
	await hand.write("承諾書に加える項目", "市の広報に、顔が分からない写真が載ること。");
	await hand.look("decision-new");
	await hand.press("決定を記録する");
	await hand.see("この決定で加わること");
	await hand.look("decision");
	await hand.open("/policy/decisions");
	await hand.write("ことばで探す", "広報");
	await hand.see("写真を広報に使うとき");
	await hand.look("decisions");
});

test("the next version is written from the last, compared by the character, and put in force on its day", async ({
	hand,
}) => {
	await signInAs(hand, "川﨑 浩");
	const today = await deskToday(hand);
	await hand.open("/policy/draft");
	await hand.see("第1版との違い");
	await hand.look("policy-draft");
	await hand.write("施行日", typed(today));
	await hand.write("決裁番号", "子育第400号");
	await hand.press("案を記録する");
	await hand.see("改定の案");
	await hand.press("新しい版に決める");
	await hand.see("あとから直せません");
	await hand.look("policy-adopt");
	await hand.press("第2版に決める");
	await hand.see("ポリシー第2版");
	await hand.see("これまでの版");
	await hand.look("policy-versions");
	await hand.open("/consents");
	await hand.see("第1版の承諾");
	await hand.look("consents-renewing");
});

test("a sign, a preparation and a paper lead to the clause of the day, and the clause to the year's records", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const session = await todays(hand);
	await hand.open(`/sessions/${session}/day`);
	await hand.see("あわせて");
	await hand.press("§4(3)の条文を開く");
	await hand.see("不具合があった場合");
	await hand.look("clause-from-the-roster");
	await hand.open(`/sessions/${session}?tab=prepare`);
	await hand.see("準備すること");
	await hand.press("§2(2)の条文を開く", { inside: "会議の部屋を作る" });
	await hand.press("開いたオンライン事業");
	await hand.see("これを求める条");
	await hand.look("clause-to-its-records");
	await hand.open("/consents");
	await hand.press("もう一度印刷");
	await hand.see("もとの条文");
	await hand.look("paper-with-its-clauses");
	await hand.press("§6の条文を開く");
	await hand.see("強制退去");
});

test("every number under a clause opens its records", async ({ hand }) => {
	await hand.open("/policy/coverage");
	await hand.see("§4(1)-c");
	await hand.look("coverage");
	await hand.press("返ってきた承諾書");
	await hand.see("これを求める条");
	await hand.look("coverage-records");
});
