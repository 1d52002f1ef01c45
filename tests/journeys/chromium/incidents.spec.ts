/** 事故・違反とお断り: three keys at the day, the loss button, and a decision of the division, on the practice records. */
import { expect, test, type Hand } from "./hand.ts";
import { signInAs, todays } from "./steps.ts";

test.use({ ledger: "practice" });

/** The next session that is not over, whatever the hour; its families know the ＩＤ等. */
async function toldOfNext(hand: Hand): Promise<string> {
	const { next } = (await hand.door.ask("today", {})) as { next: { session: { id: string } } | null };
	if (!next) throw new Error("the practice records hold no session to come");
	const session = next.session.id;
	const { roster } = (await hand.door.ask("day", { session })) as { roster: { id: string }[] };
	await hand.door.ask("tell_credentials", { applications: roster.map(({ id }) => id), way: "telephone" });
	return session;
}

test("three keys at the day start an incident, and its clock runs", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const session = await todays(hand);
	await hand.open(`/sessions/${session}/day`);
	await hand.see("あわせて");
	await hand.key("F9");
	await hand.see("どの条文にあたりますか");
	await hand.look("incident-three-keys");
	await hand.key("4");
	await hand.key("Enter");
	await hand.see("記録を始めた");
	const { rows } = (await hand.door.ask("incidents", {})) as { rows: { id: string; clauses: string[] }[] };
	expect(rows[0]?.clauses).toEqual(["§6(4)"]);
	await hand.open(`/incidents/${rows[0]?.id}`);
	await hand.see("直ちに、課に電話してください");
	await hand.press("課に知らせた");
	await hand.press("知らせたと記録する");
	await hand.see("が課に知らせました");
	await hand.write("何があったか", "画面の写しが投稿された");
	await hand.press("記録する");
	await hand.look("incident-card");
	await hand.press("第1報を印刷する");
	await hand.see("ページを印刷する");
	await hand.look("incident-report");
});

test("a lost guide: what may be known is issued anew at one stroke", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const session = await toldOfNext(hand);
	await hand.open(`/incidents/loss?session=${session}`);
	await hand.see("出し直すのは、1回のＩＤ等です");
	await hand.look("loss");
	await hand.press("記録して、1回ぶんを出し直す");
	await hand.see("1回ぶんのＩＤ等を出し直しました");
	await hand.press("連絡票");
	await hand.see("ページを印刷する");
	await hand.look("loss-calls");
	await hand.key("Escape");
	await hand.look("loss-recorded");
	await hand.open(`/sessions/${session}/day`);
	await hand.see("新しい接続ＩＤを伝える");
});

test("the division refuses a family for a time, and the centre is told at the door", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const session = await todays(hand);
	await signInAs(hand, "川﨑 浩");
	await hand.open("/incidents?tab=refusals");
	await hand.see("期間と見直し");
	await hand.look("refusals");
	await hand.press("お断りを記録する");
	await hand.write("どの家庭ですか", "髙橋 由美子");
	await hand.press("髙橋 由美子");
	await hand.see("さんの参加を断る決定");
	await hand.press("誹謗中傷・名誉を傷つける");
	await hand.write("わけ", "中傷をくり返したため");
	await hand.write("決裁番号", "子育第999号");
	await hand.look("refusal-decided");
	await hand.press("お断りを記録する", { inside: "決裁番号" });
	await hand.see("お断りを決めた");
	await hand.open(`/sessions/${session}/day`);
	await hand.see("お断り中の家庭です");
	await hand.look("refusal-day");
});
