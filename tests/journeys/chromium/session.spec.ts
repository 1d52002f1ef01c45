/** オンライン事業: calling who waits, preparing, lots, a month as the last, and a session called off. */
import { test, type Hand } from "./hand.ts";
import { deskToday, planned, typed } from "./steps.ts";

test.use({ ledger: "practice" });

interface Session {
	id: string;
	title: string;
	heldOn: string;
	applied: number;
	waiting: number;
}

test("a seat becomes free, and who waits is called for it", async ({ hand }) => {
	const { id } = await fullest(hand, (session, today) => session.heldOn === today && session.waiting > 1);
	await hand.open(`/sessions/${id}`);
	await hand.see("申込を取り消す");
	await hand.press("申込を取り消す");
	await hand.press("貸した機器の不具合");
	await hand.look("session-withdraw");
	await hand.press("取り消す");
	await hand.see("申込を取り消し");
	await hand.press("キャンセル待ち");
	await hand.see("「来られる」で席をあて");
	await hand.press("席をとる");
	await hand.see("返事の期限");
	await hand.press("席をとる");
	await hand.see("席をとってあります");
	await hand.look("session-calls");
	await hand.press("大塚 奈々 来られる");
	await hand.see("大塚 奈々さんに電話　来られる");
	await hand.press("お断り・取消");
	await hand.see("貸した機器の不具合");
	await hand.look("session-not-taken");
});

test("a session is prepared, and whoever is there has agreed to the policy", async ({ hand }) => {
	const { id } = await fullest(hand, (session, today) => session.heldOn > today && session.title === "離乳食のはなし");
	await hand.open(`/sessions/${id}?tab=prepare`);
	await hand.see("準備すること");
	await hand.press("資料を用意する");
	await hand.see("資料を用意する", { inside: "準備すること" });
	await hand.choose("だれが", "外からの講師");
	await hand.choose("役目", "講師");
	await hand.write("講師の氏名", "栄養士 山田 実");
	await hand.press("加える");
	await hand.see("栄養士 山田 実");
	await hand.press("栄養士 山田 実 承諾を確かめた");
	await hand.see("に承諾");
	await hand.look("session-prepare");
	await hand.press("履歴");
	await hand.press("この事業を中止する");
	await hand.write("わけ", "講師の体調");
	await hand.look("session-cancel");
	await hand.press("中止する");
	await hand.see("この事業は中止になりました");
	await hand.press("申込");
	await hand.see("電話の結果");
	await hand.look("session-cancelled-calls");
});

test("a session by lot, for babies, and the month as the last one", async ({ hand }) => {
	await hand.open("/sessions");
	await hand.see("先月と同じに予定する");
	const today = await deskToday(hand);
	await hand.press("事業を予定する");
	await hand.write("名称", "ねんね期のひろば");
	await hand.write("開く日", typed(today));
	await hand.write("始まり", "2300");
	await hand.write("終わり", "2330");
	await hand.press("募集のしかた（月齢・受付の期間・抽選）");
	await hand.write("月齢　から", "2");
	await hand.write("月齢　まで", "8");
	await hand.press("抽選　受付が終わってから、くじを引きます");
	await hand.choose("ＷＥＢ会議サービス", "ひろばミーティング");
	await hand.look("session-plan");
	await planned(hand, today);
	await hand.see("抽選で決める事業です");
	await hand.press("申込を受ける");
	await hand.see("どの家庭の申込ですか");
	await hand.type("なかむら けいこ");
	await hand.see("中村 圭子");
	await hand.key("Enter");
	await hand.see("対象の月齢");
	await hand.look("session-against");
	await hand.press("受けられないと記録する");
	await hand.press("対象から外れるので受けられない");
	await hand.see("中村 圭子さん　受けられない申込");
	await hand.press("抽選をする");
	await hand.see("くじの種");
	await hand.open("/sessions");
	await hand.press("先月と同じに予定する");
	await hand.see("件を予定");
	await hand.look("sessions-copied");
});

async function fullest(hand: Hand, fits: (session: Session, today: string) => boolean): Promise<Session> {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const today = await deskToday(hand);
	const [year = 0, month = 0] = today.split("-").map(Number);
	const sessions = (await hand.door.ask("sessions", { year, month })) as Session[];
	const later = (await hand.door.ask("sessions", { year: month === 12 ? year + 1 : year, month: (month % 12) + 1 })) as Session[];
	const found = [...sessions, ...later].find((session) => fits(session, today));
	if (!found) throw new Error("the practice records hold no such session");
	return found;
}
