/** 本筋: from an empty ledger to a kit that was lent and came back, with the five papers and the refusals on the way. */
import { expect, test, type Hand } from "./hand.ts";
import { says, scanned } from "./papers.ts";
import { deskToday, monthsFrom, planned, room, setUp, typed } from "./steps.ts";

const mother = "佐藤 綾";
const pupil = "高橋 恵";
const session = "おやこ交流会";
const parts = ["タブレット本体", "充電器とケーブル", "保護ケース", "ＳＩＭカード"];

test("the main job, from the first family to the kit that is back", async ({ hand }) => {
	// Some seventy pages, each read by axe.
	test.setTimeout(300_000);
	await hand.open("/");
	await setUp(hand);
	const today = await deskToday(hand);
	await hand.look("main-01-today-empty");

	await test.step("ＷＥＢ会議サービスを加える", () => addService(hand));
	await test.step("家庭を登録する", () => registerFamilies(hand, today));
	await test.step("きょうの事業を予定する", () => planSession(hand, today));
	await test.step("申込を受ける", () => takeApplication(hand, today));
	await test.step("就学した子だけの家庭は、対象から外れる", () => refuseSchoolChild(hand));
	const consent = await test.step("参加承諾書を印刷する", () => printConsent(hand));
	await test.step("承諾書が返るまで、出席にできない", () => waitForConsent(hand));
	await test.step("返ってきた承諾書を記録する", () => recordConsent(hand, consent));
	const kit = await test.step("機器を登録する", () => registerKit(hand));
	await test.step("必要の申し出を受け、認める", () => approveNeed(hand));
	await test.step("引き渡して、借用書を印刷する", () => handOver(hand, kit));
	await test.step("当日、出欠をつける", () => markAttendance(hand));
	await test.step("機器を、一部、のこりと受けとる", () => takeBack(hand, kit));
	await test.step("運用ポリシーを印刷する", () => printPolicy(hand));
	await test.step("家庭の札に、みな残っている", () => readFamilyCard(hand));
});

async function addService(hand: Hand): Promise<void> {
	await room(hand, "設定");
	await hand.press("ＷＥＢ会議サービス");
	await hand.see("ＷＥＢ会議サービスは、まだありません");
	await hand.look("main-02-services-empty");
	await hand.press("サービスを加える");
	await hand.write("サービスの名", "Zoom Meetings");
	await hand.write("提供者", "Zoom Communications");
	await hand.write("規約の版", "2026年4月版");
	await hand.look("main-03-service");
	await hand.press("加える");
	await hand.see("Zoom Communications");
}

async function registerFamilies(hand: Hand, today: string): Promise<void> {
	await room(hand, "家庭");
	await hand.see("登録された家庭は、まだありません");
	await hand.look("main-04-families-empty");
	await hand.press("家庭を登録する");
	await hand.write("氏名", mother);
	await hand.write("ふりがな", "さとう あや");
	await hand.write("電話", "090-1234-5678");
	await hand.write("氏名", "佐藤 湊", { nth: 2 });
	await hand.write("ふりがな", "さとう みなと", { nth: 2 });
	await hand.write("生まれた日", typed(monthsFrom(today, -16)));
	await hand.see("いま1歳4か月");
	await hand.press("妊娠中を加える");
	await hand.write("出産予定日", typed(monthsFrom(today, 3)));
	await hand.write("住所", "南本町2-4-6");
	await hand.look("main-05-family-writing");
	await hand.press("登録する");
	await hand.see(`${mother} さんの家庭`);
	await hand.see("予定日");
	await hand.look("main-06-family");

	await room(hand, "家庭");
	await hand.press("家庭を登録する");
	await hand.write("氏名", pupil);
	await hand.write("ふりがな", "たかはし めぐみ");
	await hand.write("氏名", "高橋 蓮", { nth: 2 });
	await hand.write("ふりがな", "たかはし れん", { nth: 2 });
	await hand.write("生まれた日", typed(monthsFrom(today, -8 * 12)));
	await hand.press("登録する");
	await hand.see(`${pupil} さんの家庭`);
}

async function planSession(hand: Hand, today: string): Promise<void> {
	await room(hand, "オンライン事業");
	await hand.look("main-07-sessions-empty");
	await hand.press("事業を予定する");
	await hand.write("名称", session);
	await hand.choose("種類", "交流会");
	await hand.write("開く日", typed(today));
	// All day long: the walk is the same whatever the hour.
	await hand.write("始まり", "0900");
	await hand.write("終わり", "2359");
	await hand.choose("ＷＥＢ会議サービス", "Zoom Meetings");
	await hand.write("会議ＩＤ", "987 6543 2101");
	await hand.write("パスコード", "sakura");
	await hand.look("main-08-session-planning");
	await planned(hand, today);
	await hand.see("申込は、まだありません");
	await hand.look("main-09-session-empty");
	await hand.press("接続ＩＤ");
	await hand.miss("987 6543 2101");
	await hand.press("接続ＩＤを見る");
	await hand.see("987 6543 2101");
	await hand.look("main-10-credentials");
	await hand.press("申込");
}

async function takeApplication(hand: Hand, today: string): Promise<void> {
	await hand.press("申込を受ける");
	await hand.write("どの家庭の申込ですか", "さとう");
	await hand.miss(pupil);
	await hand.press(mother);
	await hand.see("対象です");
	await hand.see("湊さんは1歳4か月。");
	await hand.see("就学前です。");
	await hand.press("借りる", { inside: "端末" });
	await hand.write("ソフトを入れた日", typed(today));
	await hand.look("main-11-applying");
	await hand.press("申込を受ける");
	await hand.see(`${mother}さんの申込`);
	await hand.look("main-12-session");
}

async function refuseSchoolChild(hand: Hand): Promise<void> {
	await hand.press("申込を受ける");
	await hand.write("どの家庭の申込ですか", "たかはし");
	await hand.miss(mother);
	await hand.press(pupil);
	await hand.see("対象から外れます");
	await hand.see("就学しました。");
	await hand.see("対象から外れる家庭は、わけを書くと受けられます。");
	await hand.look("main-13-not-eligible");
	await readClause(hand, "§2(1)", "就学前の乳幼児と保護者及び妊娠中の方を対象として", "main-14-clause-2-1");
	await hand.press("家庭を選び直す");
	await hand.press("やめる");
}

/** Prints the family's consent from the session, and gives its check code and what a reader reads. */
async function printConsent(hand: Hand): Promise<{ code: string; scanned: string }> {
	await hand.press("承諾書を印刷する");
	await hand.see("参加承諾書を印刷する");
	await hand.see("ページを印刷する");
	await hand.look("main-15-consent-preview");
	const paper = await hand.paper("paper-1-consent");
	await says(paper, "オンライン事業等参加承諾書", mother, "佐藤 湊", session);
	await hand.press("もどる");

	await hand.press("書類");
	const [line = ""] = await hand.lines("この事業で出した紙");
	const [, number = "", code = ""] = /(.-.-\d{4}-\d{4}).*?([0-9A-Z]{4}-[0-9A-Z]{4})/s.exec(line) ?? [];
	await says(paper, number, code);
	await hand.look("main-16-session-papers");
	const read = await scanned(paper);
	expect(read).toBe(`TSUDOI:${code.replace("-", "")}`);
	return { code, scanned: read };
}

async function waitForConsent(hand: Hand): Promise<void> {
	await hand.press("当日を始める");
	await hand.see("参加には承諾が要ります。");
	await hand.look("main-17-day-waiting");
	await hand.key("1");
	await hand.see("出席は、下の「わけを書いて入れる」からつけられます。");
	await readClause(hand, "§4(3)", "環境に不具合があった場合", "main-18-clause-4-3");
}

async function recordConsent(hand: Hand, paper: { code: string; scanned: string }): Promise<void> {
	await room(hand, "承諾書");
	await hand.see(mother);
	await hand.look("main-19-consents");
	await hand.write("返ってきた紙のコード", wrong(paper.code));
	await hand.see("コード", { inside: "返却を記録する" });
	await hand.look("main-20-code-unknown");
	await hand.write("返ってきた紙のコード", paper.code);
	await hand.see("見つかりました");
	await hand.look("main-21-code-found");

	// On another screen, the reader is held over the paper.
	await room(hand, "今日");
	await hand.see("きょう気にかけること");
	await hand.look("main-22-today");
	await hand.scan(paper.scanned);
	await hand.see("見つかりました");
	await hand.press("返却を記録する");
	await hand.see(`${mother}さん 承諾書の返却`);
	await hand.see("ぜんぶ返ってきました");
	await hand.look("main-23-consent-back");
}

/** Registers a kit with its parts; gives its number. */
async function registerKit(hand: Hand): Promise<string> {
	await room(hand, "機器と貸出");
	await hand.look("main-24-loans-empty");
	await hand.press("機器を登録する");
	await hand.see("箱に入っている部品");
	for (const part of ["マイクつきイヤホン", "かんたん説明書", "スタンド", "持ち運びの袋"]) await hand.press(`はずす　${part}`);
	await hand.press("部品を足す");
	await hand.type("ＳＩＭカード");
	await hand.write("メモ", "回線は年度の終わりまで");
	await hand.press("済ませた");
	await hand.press("前の家庭のものを消した（初期化）");
	await hand.press("動くことを確かめた");
	await hand.look("main-25-kit-writing");
	await hand.press("登録する");
	await hand.see("まだ貸していません");
	for (const part of parts) await hand.see(part);
	await hand.look("main-26-kit");
	const title = await (await hand.see("タブレット一式", { inside: "機器の台帳" })).innerText();
	return /\S+-K\d+/.exec(title)?.[0] ?? title;
}

async function approveNeed(hand: Hand): Promise<void> {
	await room(hand, "機器と貸出");
	await hand.press("貸す");
	await hand.write("どの家庭に貸しますか", "さとう");
	await hand.miss(pupil);
	await hand.press(mother);
	await hand.press("タブレット");
	await hand.write("自分では用意できないわけ", "家にある端末は父が仕事で使っていて、日中は使えません。");
	await hand.look("main-27-need-writing");
	await hand.press("申し出を記録する");
	await hand.see(`${mother}さん 貸与の申し出`);
	await hand.look("main-28-need-waiting");

	await hand.press("申請書");
	await hand.see("ページを印刷する");
	await hand.look("main-29-request-preview");
	const paper = await hand.paper("paper-2-loan-request");
	await says(paper, "貸与申請書兼誓約書", mother, "父が仕事で使っていて");
	await hand.press("もどる");

	await refuseUndecided(hand);
	await hand.press("認める");
	await hand.write("決裁番号", "子育第214号");
	await hand.look("main-31-need-approving");
	await hand.press("認める");
	await hand.see(`${mother}さん 貸与を認めた`);
}

/** Somebody comes to fetch the kit before it was decided. */
async function refuseUndecided(hand: Hand): Promise<void> {
	const { needsWaiting } = (await hand.door.ask("loan_board", { place: null, from: "2026-04-01", days: 7 })) as {
		needsWaiting: { id: string }[];
	};
	await hand.open(`/loans/hand-over?need=${needsWaiting[0]?.id}`);
	await hand.see("貸してよいか、まだ決まっていません");
	await hand.look("main-30-undecided");
	await readClause(hand, "§4(1)", "船橋市が必要と認めた参加者については", "main-30-clause-4-1");
	await room(hand, "機器と貸出");
	await hand.press("判断待ち");
}

async function handOver(hand: Hand, kit: string): Promise<void> {
	await hand.press("きょう動くもの");
	await hand.look("main-32-moves");
	await hand.press("引き渡す", { inside: mother });
	await hand.see("貸してよいことを確かめます");
	await hand.look("main-33-hand-over-need");
	await hand.press("機器をえらぶ");
	await hand.press(kit);
	await hand.look("main-34-hand-over-kit");
	await hand.press("部品の確認へ進む");
	await hand.see("一つずつ、目で見て印をつけます");
	for (const part of parts.slice(1)) await hand.press(part);
	await hand.choose("タブレット本体のようす", "ない");
	await hand.see("「タブレット本体」がないと貸せません");
	await hand.look("main-35-hand-over-lacking");
	await hand.choose("タブレット本体のようす", "よい");
	await hand.miss("「タブレット本体」がないと貸せません");
	await hand.look("main-36-hand-over-parts");
	await hand.press("借用書へ進む");
	await hand.press("2週間後");
	await hand.look("main-37-hand-over-day");
	await hand.press("貸して、借用書を印刷する");
	await hand.see("借用書を印刷する");
	await hand.see("ページを印刷する");
	await hand.look("main-38-receipt-preview");
	const paper = await hand.paper("paper-3-loan-receipt");
	await says(paper, "借用書", "市控", "本人控", kit, mother, ...parts);
	await hand.press("もどる");
	await hand.see(`${kit} を ${mother} さんに貸した記録`);
	await hand.look("main-39-loan");
}

async function markAttendance(hand: Hand): Promise<void> {
	await room(hand, "今日");
	await hand.press("当日を始める");
	await hand.see("参加できます");
	// A slip of the hand, and the way back.
	await hand.press("欠席");
	await hand.see("を欠席にします");
	await hand.look("main-40-absent");
	await hand.press("連絡なし");
	await hand.see(`${mother} さん 欠席`);
	await hand.press("もとに戻す");
	await hand.see("もとに戻しました");
	await hand.see("参加できます");
	await hand.press("出席");
	await hand.see(`${mother} さん 出席`);
	await hand.look("main-41-day");
}

async function takeBack(hand: Hand, kit: string): Promise<void> {
	await room(hand, "機器と貸出");
	await hand.press("返却を受ける");
	await hand.write("機器の番号", kit);
	await hand.look("main-42-take-in");
	await hand.press("部品の確認へ進む");
	await hand.see("返ってきた部品に印をつけます");
	for (const part of parts.slice(0, 3)) await hand.press(part);
	await hand.see("のこりの1つは");
	await hand.look("main-43-taking-back");
	await hand.press("3つの返却を記録する");
	await hand.see("あと1つ、返っていません");
	await hand.see("ＳＩＭカード");
	await hand.look("main-44-partly-back");
	await printReturn(hand, "paper-4-return-partly");

	await hand.press("ぜんぶ、貸したときのまま返った");
	await hand.press("返却を記録する");
	await hand.see("ぜんぶ返りました");
	await hand.look("main-45-all-back");
	await printReturn(hand, "paper-4-return");
	await hand.press("点検する");
	await hand.see("点検を待っています");
	await hand.press("点検する");
	await hand.press("前の家庭のものを消した（初期化）");
	await hand.press("動くことを確かめた");
	await hand.look("main-46-kit-checking");
	await hand.press("点検を終える");
	await hand.see(`${kit} 点検`);
	await hand.look("main-46-kit-checked");
}

/** Prints what came back, and what did not. */
async function printReturn(hand: Hand, name: string): Promise<void> {
	await hand.press("返却確認書を印刷");
	await hand.see("ページを印刷する");
	await hand.look(`main-${name}`);
	const paper = await hand.paper(name);
	await says(paper, "返却確認書", mother, ...parts);
	await hand.press("もどる");
}

async function printPolicy(hand: Hand): Promise<void> {
	await room(hand, "決まりごと");
	await hand.see("今年度の記録");
	await hand.look("main-47-policy");
	await hand.press("印刷");
	await hand.see("ページを印刷する");
	await hand.look("main-48-policy-preview");
	const paper = await hand.paper("paper-5-policy");
	await says(paper, "ＷＥＢ会議サービス運用ポリシー", "就学前の乳幼児と保護者", "６．禁止事項", "９．その他");
	await hand.press("もどる");
}

async function readFamilyCard(hand: Hand): Promise<void> {
	await room(hand, "家庭");
	await hand.look("main-49-families");
	await hand.press(mother);
	await hand.see("が返ってきました");
	for (const paper of ["参加承諾書", "貸与申請書兼誓約書", "借用書", "返却確認書"]) await hand.see(paper, { inside: "書類" });
	await hand.look("main-50-family");
	await room(hand, "今日");
	await hand.see("準備を見る");
	await hand.look("main-51-today");
}

/** Opens the words of a clause from its chip, and closes them again. */
async function readClause(hand: Hand, clause: string, part: string, picture: string): Promise<void> {
	await hand.press(clause);
	await hand.see(`${clause}　条文`);
	await hand.see(part);
	await hand.look(picture);
	await hand.press("閉じる");
	await hand.miss(`${clause}　条文`);
}

/** A code with one letter read wrong. */
function wrong(code: string): string {
	return (code.startsWith("2") ? "3" : "2") + code.slice(1);
}
