/** 手はキーだけ: the main job once more, without a mouse. Whatever cannot be reached by a key is a fault of the page. */
import { test, type Hand } from "./hand.ts";
import { says, scanned } from "./papers.ts";
import { deskToday, isClosed, monthsFrom, setUpByKeys, typed } from "./steps.ts";

const mother = "佐藤 綾";
const session = "おやこ交流会";

test("the main job by keyboard alone", async ({ hand }) => {
	test.setTimeout(300_000);
	await hand.open("/");
	await setUpByKeys(hand);
	const today = await deskToday(hand);

	await test.step("家庭を登録する", () => registerFamily(hand, today));
	await test.step("事業を予定する", () => planSession(hand, today));
	await test.step("申込を受ける", () => takeApplication(hand));
	const code = await test.step("承諾書を印刷する", () => printConsent(hand));
	await test.step("承諾書の返却を記録する", () => recordConsent(hand, code));
	await test.step("機器を登録する", () => registerKit(hand));
	await test.step("申し出を受け、認める", () => approveNeed(hand));
	await test.step("引き渡す", () => handOver(hand));
	await test.step("出欠をつける", () => markAttendance(hand));
	await test.step("返却を受ける", () => takeBack(hand));
	await test.step("運用ポリシーを印刷する", () => printPolicy(hand));
});

async function registerFamily(hand: Hand, today: string): Promise<void> {
	await hand.key("Alt+3");
	await hand.see("登録された家庭は、まだありません");
	await hand.key("n");
	await hand.see("いっしょに暮らす方を");
	await fill(hand, "氏名", mother);
	await fill(hand, "ふりがな", "さとう あや");
	await fill(hand, "氏名", "佐藤 湊", 2);
	await fill(hand, "ふりがな", "さとう みなと", 2);
	await fill(hand, "生まれた日", typed(monthsFrom(today, -16)));
	await hand.reach("妊娠中を加える");
	await hand.key("Enter");
	await fill(hand, "出産予定日", typed(monthsFrom(today, 3)));
	await hand.reach("登録する");
	await hand.key("Enter");
	await hand.see(`${mother} さんの家庭`);
}

async function planSession(hand: Hand, today: string): Promise<void> {
	await hand.key("Alt+2");
	await hand.see("事業を予定する");
	await hand.key("n");
	await hand.see("書いたことは、予定するまで残っています。");
	await fill(hand, "名称", session);
	await fill(hand, "開く日", typed(today));
	await fill(hand, "始まり", "1030");
	await fill(hand, "終わり", "1130");
	// The first service is written in on the way.
	await fill(hand, "サービスの名", "Zoom Meetings");
	await fill(hand, "提供者", "Zoom Communications");
	await fill(hand, "規約の版", "2026年4月版");
	await fill(hand, "規約を確かめた日", typed(today));
	await fill(hand, "会議ＩＤ", "987 6543 2101");
	await hand.key("Enter");
	if (await isClosed(hand, today)) {
		await hand.reach("休みの日に予定する");
		await hand.key("Enter");
	}
	await hand.see("申込は、まだありません");
}

async function takeApplication(hand: Hand): Promise<void> {
	await hand.key("n");
	await hand.see("どの家庭の申込ですか");
	await hand.type("さとう");
	await hand.lines("見つかった家庭");
	await hand.key("Enter");
	await hand.see("就学前です。");
	await hand.reach("借りる", { inside: "端末" });
	await hand.key("ArrowRight");
	await hand.reach("申込を受ける");
	await hand.key("Enter");
	await hand.see(`${mother}さんの申込`);
	await hand.look("keys-1-session");
}

/** Prints the consent; gives what a reader reads from it. */
async function printConsent(hand: Hand): Promise<string> {
	await hand.reach("承諾書を印刷する");
	await hand.key("Enter");
	await hand.see("ページを印刷する");
	const paper = await hand.paper("keys-consent");
	await says(paper, mother, session);
	const read = await scanned(paper);
	await hand.key("PageDown", "Escape");
	await hand.see("申込を受ける");
	return read;
}

async function recordConsent(hand: Hand, code: string): Promise<void> {
	// Before it is back, the day says why nobody comes in, and shows the clause.
	await hand.reach("当日を始める");
	await hand.key("Enter");
	await hand.see("承諾書がまだ");
	await hand.key("1");
	await hand.see("出席は、下の「わけを書いて入れる」からつけられます。");
	await hand.reach("§4(3)");
	await hand.key("Enter");
	await hand.see("環境に不具合があった場合");
	await hand.key("Escape");
	await hand.miss("§4(3) 条文");

	await hand.key("Alt+5");
	await hand.see("返ってきた紙のコード");
	await hand.reach("返ってきた紙のコード");
	await hand.type(code);
	await hand.see("見つかりました");
	await hand.reach("返却を記録する");
	await hand.key("Enter");
	await hand.see(`${mother}さん 承諾書の返却`);
}

async function registerKit(hand: Hand): Promise<void> {
	await hand.key("Alt+4");
	await hand.see("機器はまだありません");
	await hand.reach("機器を登録する");
	await hand.key("Enter");
	await hand.see("箱に入っている部品");
	await hand.reach("はずす 持ち運びの袋");
	await hand.key("Enter");
	await hand.miss("持ち運びの袋");
	await hand.reach("部品を足す");
	await hand.key("Enter");
	await hand.type("ＳＩＭカード");
	await hand.reach("これから（点検待ちにする）");
	await hand.key("ArrowDown");
	await hand.reach("前の家庭のものを消した（初期化）");
	await hand.key("Space");
	await hand.reach("動くことを確かめた");
	await hand.key("Space");
	await hand.reach("登録する");
	await hand.key("Enter");
	await hand.see("まだ貸していません");
}

async function approveNeed(hand: Hand): Promise<void> {
	await hand.key("Alt+4");
	await hand.see("の空き");
	await hand.key("n");
	await hand.see("どの家庭に貸しますか");
	await hand.type("さとう");
	await hand.lines("見つかった家庭");
	await hand.key("Enter");
	await hand.reach("タブレット");
	await hand.key("Space");
	await fill(hand, "自分では用意できないわけ", "家の端末は日中使えません。");
	await hand.reach("申し出を記録する");
	await hand.key("Enter");
	await hand.see(`${mother}さん 貸与の申し出`);
	await hand.reach("認める", { inside: mother });
	await hand.key("Enter");
	await hand.see("貸すことを認めますか");
	await hand.reach("認める");
	await hand.key("Enter");
	await hand.see(`${mother}さん 貸与を認めた`);
}

async function handOver(hand: Hand): Promise<void> {
	await hand.key("n");
	await hand.see("どの家庭に貸しますか");
	await hand.type("さとう");
	await hand.lines("見つかった家庭");
	await hand.key("Enter");
	await hand.see("貸してよいと決まっています");
	await hand.reach("引き渡しへ進む");
	await hand.key("Enter");
	await hand.see("貸してよいことを確かめます");
	await hand.key("Control+Enter");
	await hand.see("渡す機器をえらびます");
	// The field for the label is ready: a code reader types the number and ends with Enter.
	await hand.scan("K01");
	await hand.see("部品 7点");
	await hand.key("Control+Enter");
	await hand.see("一つずつ、目で見て印をつけます");
	for (let part = 0; part < 7; part++) await hand.key("Space", "ArrowDown");
	await hand.see("7／7");
	await hand.key("Control+Enter");
	await hand.see("返す日を決めます");
	await hand.reach("2週間後");
	await hand.key("Enter");
	await hand.key("Control+Enter");
	await hand.see("ページを印刷する");
	await says(await hand.paper("keys-receipt"), "借用書", "ＳＩＭカード");
	await hand.key("Escape");
	await hand.see("さんに貸した記録");
	await hand.look("keys-2-loan");
}

async function markAttendance(hand: Hand): Promise<void> {
	await hand.key("Control+k");
	await hand.see("なんでも探す");
	await hand.type(session);
	await hand.lines("見つかったもの");
	await hand.key("Enter");
	await hand.see("当日を始める");
	await hand.reach("当日を始める");
	await hand.key("Enter");
	await hand.see("参加できます");
	await hand.key("2");
	await hand.see("を欠席にします");
	await hand.key("1");
	await hand.see(`${mother} さん 欠席`);
	await hand.see("もとに戻す");
	await hand.key("Control+z");
	await hand.see("もとに戻しました");
	await hand.see("参加できます");
	await hand.key("1");
	await hand.see(`${mother} さん 出席`);
	await hand.look("keys-3-day");
}

async function takeBack(hand: Hand): Promise<void> {
	await hand.key("Alt+4");
	await hand.see("の空き");
	await hand.key("r");
	await hand.see("どの機器が返ってきましたか");
	await hand.type("K01");
	await hand.key("Enter");
	await hand.see("返ってきた部品に印をつけます");
	await hand.reach("タブレット本体");
	await hand.key("Space", "ArrowDown", "Space", "Control+Enter");
	await hand.see("あと5つ、返っていません");
	await hand.reach("ぜんぶ、貸したときのまま返った");
	await hand.key("Enter", "Control+Enter");
	await hand.see("ぜんぶ返りました");
	await hand.reach("返却確認書を印刷");
	await hand.key("Enter");
	await hand.see("ページを印刷する");
	await says(await hand.paper("keys-return"), "返却確認書", "ＳＩＭカード");
	await hand.key("Escape");
	await hand.see("さんに貸した記録");
}

async function printPolicy(hand: Hand): Promise<void> {
	await hand.key("Alt+7");
	await hand.see("今年度の記録");
	await hand.key("ArrowDown");
	await hand.see("§2");
	await hand.reach("印刷");
	await hand.key("Enter");
	await hand.see("ページを印刷する");
	await says(await hand.paper("keys-policy"), "９．その他");
	await hand.key("Escape");
	await hand.see("今年度の記録");
}

/** Walks to the field of that label and types into it. */
async function fill(hand: Hand, label: string, text: string, nth = 1): Promise<void> {
	await hand.reach(label, { nth });
	await hand.type(text);
}
