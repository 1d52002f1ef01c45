/** 紙: the words of the city, the numbers that no paper uses, the reading of a family, labels; on the practice records. */
import { expect, test, type Hand } from "./hand.ts";
import { says } from "./papers.ts";

test.use({ ledger: "practice" });

const wide = { width: 1280, height: 800 };
const zoomed = { width: 640, height: 800 };

/** Looks at a screen as it is used, and at twice the size. */
async function lookTwice(hand: Hand, name: string): Promise<void> {
	await hand.look(name);
	await hand.page.setViewportSize(zoomed);
	await hand.look(`${name}-zoomed`);
	await hand.page.setViewportSize(wide);
}

test("the city's words are tried on paper, and become a new version", async ({ hand }) => {
	await hand.open("/settings?tab=words");
	await hand.see("いまは第1版です");
	await lookTwice(hand, "city-words");
	await hand.write("はじめのあいさつ", "いつも御参加ありがとうございます。");
	await hand.press("公印は押さない（公印省略）");
	await hand.press("紙で見る");
	await hand.see("いつも御参加ありがとうございます。");
	await hand.see("（公印省略）");
	await hand.look("city-words-tried");
	await hand.key("Escape");
	await hand.write("書きかえるわけ", "公印省略の運用を始めるため");
	await hand.press("新しい版にする");
	await hand.see("いまは第2版です");
	await hand.see("公印省略の運用を始めるため");
});

test("a number that no paper uses is on the list of gaps, with its reason", async ({ hand }) => {
	const { rows } = (await hand.door.ask("families", { sought: "", page: 0 })) as { rows: { id: string }[] };
	const wanted = { kind: "consent", families: [rows[0]?.id], session: null };
	const { papers } = (await hand.door.ask("issue_papers", { wanted, reading: "formal" })) as {
		papers: { number: string }[];
	};
	const number = papers[0]?.number ?? "";
	await hand.open("/settings?tab=register");
	await hand.see("番号はつきましたが、まだ印刷していません");
	await lookTwice(hand, "paper-register");
	await hand.press(`使わない ${number}`);
	await hand.write("わけ", "紙づまりで破れたため");
	await hand.look("paper-void");
	await hand.press("欠番にする");
	await hand.see("紙づまりで破れたため", { inside: "欠番の一覧" });
	await hand.miss("番号はつきましたが、まだ印刷していません");
	await lookTwice(hand, "paper-register-gap");
});

test("the papers of a whole session are looked through, larger and page by page, before they are printed", async ({ hand }) => {
	await hand.open("/");
	await hand.press("おうちで つどいの広場");
	await hand.press("書類");
	await hand.press("参加申込書 12家庭ぶん");
	await hand.see("12ページを印刷する");
	await hand.see("正式 11通、やさしい日本語 1通");
	await hand.press("大きく");
	await hand.see("125%");
	await hand.press("小さく");
	await hand.see("100%");
	await hand.key("PageDown", "PageDown", "PageDown");
	await hand.press("いま見ている4ページ目だけ");
	await hand.see("1ページを印刷する");
	await hand.write("部数", "3");
	await hand.see("3ページを印刷する");
	await hand.write("部数", "0");
	await hand.see("部数は1から99までです");
	await hand.write("部数", "2");
	await hand.press("ページを選ぶ");
	await hand.write("印刷するページ", "1-2、12");
	await hand.see("6ページを印刷する");
	await lookTwice(hand, "papers-bulk");
});

test("a family's papers begin in its own reading, and are saved to be kept for years", async ({ hand }) => {
	const { rows } = (await hand.door.ask("families", { sought: "グエン", page: 0 })) as { rows: { id: string }[] };
	await hand.open(`/families/${rows[0]?.id}`);
	await hand.press("参加申込書", { inside: "ほかの紙を印刷する" });
	await hand.see("この紙をとっておく年数");
	await hand.see("1ページを印刷する");
	await lookTwice(hand, "papers-own-reading");
	const saved = hand.page.waitForEvent("download");
	await hand.press("保存用（PDF/A）で保存する");
	const path = await (await saved).path();
	await says(path, "グエン");
	await hand.see("保存用のＰＤＦを保存しました");
	const { today } = (await hand.door.ask("desk", {})) as { today: string };
	const [year, month] = today.split("-").map(Number);
	for (const { id } of (await hand.door.ask("sessions", { year, month })) as { id: string }[]) {
		const { applications } = (await hand.door.ask("session_card", { session: id })) as { applications: { name: string }[] };
		if (!applications.some(({ name }) => name.startsWith("グエン"))) continue;
		await hand.open(`/sessions/${id}?tab=papers`);
		break;
	}
	await hand.press("参加申込書", { inside: "この事業の紙を印刷する" });
	await hand.see("やさしい日本語 1通");
	await hand.look("papers-own-readings");
});

test("labels are laid on the sheet that is there, from the first that is left", async ({ hand }) => {
	await hand.open("/loans");
	await hand.press("機器ラベル");
	await hand.see("ラベル用紙");
	await hand.choose("ラベル用紙", "44面");
	await hand.choose("はじめる場所", "6枚目から");
	await hand.see("1ページを印刷する");
	await lookTwice(hand, "kit-labels");
});

test("a ledger is printed over any days, and its list goes to Excel over the same", async ({ hand }) => {
	await hand.open("/loans");
	await hand.press("必要の認定簿（今年度）");
	await hand.see("ページを印刷する");
	await lookTwice(hand, "need-ledger");
	await hand.key("Escape");
	await hand.press("台帳を、期間を決めて");
	await hand.press("必要の認定簿");
	await hand.press("日を決める");
	await hand.write("はじめの日", "20260401");
	await hand.write("おわりの日", "20260331");
	await hand.see("おわりの日は、はじめの日と同じか、後にしてください。");
	await lookTwice(hand, "ledger-dialog");
	await hand.write("おわりの日", "20270331");
	await hand.press("紙を見る");
	await says(await hand.paper("need-ledger"), "必要の認定簿", "令和9年3月31日まで");
	await hand.key("Escape");
	await hand.press("書き出す");
	await hand.press("必要の認定の一覧");
	await hand.press("前の年度");
	await hand.press("今年度");
	await hand.write("何に使いますか", "課への報告");
	await lookTwice(hand, "export-period");
	const [book] = await Promise.all([hand.page.waitForEvent("download"), hand.press("書き出す")]);
	expect(book.suggestedFilename()).toMatch(/^必要の認定_\d{8}\.xlsx$/);
	await hand.see("必要の認定の一覧");
});

test("labels are printed of the kits that are ticked, or of one from its card", async ({ hand }) => {
	const kits = (await hand.door.ask("kits", {})) as { id: string; number: string }[];
	const [first, , third] = kits;
	await hand.open("/loans?tab=register");
	await hand.miss("えらんだ機器のラベルを印刷");
	await hand.press(`${first?.number} をえらぶ`);
	await hand.press(`${third?.number} をえらぶ`);
	await lookTwice(hand, "labels-ticked");
	await hand.press("えらんだ機器のラベルを印刷 2枚");
	await hand.see("ラベル用紙");
	await says(await hand.paper("labels-ticked"), first?.number ?? "", third?.number ?? "");
	await hand.open(`/devices/${third?.id}`);
	await hand.look("kit-card-label");
	await hand.press("ラベルを印刷");
	await hand.see("ラベル用紙");
	await says(await hand.paper("labels-one"), third?.number ?? "");
});
