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

test("a lost laptop: what is safe is said, what is done stands in order, and it is on record", async ({ hand }) => {
	await hand.open("/incidents");
	await hand.press("ＩＤ等の紛失");
	await hand.press("つどい帳のパソコン");
	await hand.see("落ち着いてください");
	await hand.look("laptop-lost");
	await hand.press("することを見る");
	await hand.see("まず、課に電話してください");
	await hand.look("laptop-lost-steps");
	await hand.press("回ぶんを出し直す", { inside: "第１報に書くこと" });
	await hand.see("回ぶんのＩＤ等を出し直しました");
	await hand.look("laptop-lost-recorded");
	await hand.press("記録を開いて第１報へ");
	await hand.see("つどい帳のパソコンが、紛失");
	await hand.look("laptop-lost-card");
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

	await hand.open("/imports");
	await hand.see("表を読み込む");
	await hand.page.setInputFiles("input[type=file]", await tableWith(hand, "髙橋 由美子"));
	const { next } = (await hand.door.ask("today", {})) as { next: { session: { id: string } } | null };
	await hand.page.selectOption("select", next?.session.id ?? "");
	await hand.press("読み込んで、たしかめる");
	await hand.see("この行は、はずしてください");
	await hand.look("refusal-import");

	await hand.open("/incidents?tab=refusals");
	await hand.press("解く　髙橋 由美子");
	await hand.see("さんのお断りを解きますか");
	await hand.write("解くわけ", "本人が改めると約束し、課で認めたため");
	await hand.look("refusal-lift");
	await hand.press("きょうから解く");
	await hand.see("さん お断りを解いた");
	await hand.look("refusal-lifted");
});

/** A table as an application system writes it, with the row of a family that is known. */
async function tableWith(hand: Hand, sought: string) {
	const { rows } = (await hand.door.ask("families", { sought, page: 0 })) as { rows: { id: string }[] };
	const card = await hand.door.ask("family_card", { family: rows[0]?.id });
	const roles = (card as { members: { role: Record<string, string> }[] }).members.map(({ role }) => role);
	const [guardian, child] = ["guardian", "child"].map((kind) => roles.find((role) => role.kind === kind));
	const row = ["T-0900", guardian?.name, guardian?.kana, guardian?.phone, child?.name, child?.bornOn];
	const head = ["受付番号", "保護者氏名", "フリガナ", "連絡先電話番号", "お子さんのお名前", "お子さんの生年月日"];
	return { name: "申込.csv", mimeType: "text/csv", buffer: Buffer.from([head, row].join("\r\n")) };
}
