/** 貸し借りと棚卸: hand over, reserve, extend, a loss, and a stocktake with a code reader, on the practice records. */
import { resolve } from "node:path";
import { expect, test, type Hand } from "./hand.ts";
import { says } from "./papers.ts";

test.use({ ledger: "practice" });

/** Today and days after it, as the desk has them. */
async function later(hand: Hand, days: number): Promise<string> {
	const { today } = (await hand.door.ask("desk", {})) as { today: string };
	const day = new Date(`${today}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + days);
	// Sundays are closed, and the day after may be a holiday: two days on is open.
	if (days > 0 && day.getUTCDay() === 0) day.setUTCDate(day.getUTCDate() + 2);
	return day.toISOString().slice(0, 10).replaceAll("-", "");
}

test("forty kits are counted with a code reader: two missing, one unexpected, each with its reason", async ({
	hand,
}) => {
	test.setTimeout(240_000);
	const { me } = (await hand.door.ask("desk", {})) as { me: { place: { id: string } } };
	const lines = async () => {
		const { shown } = (await hand.door.ask("stocktakes", { stocktake: null })) as {
			shown: { lines: { outcome: string; kit: { number: string } }[] };
		};
		return shown.lines;
	};
	const stock = (await hand.door.ask("kits", {})) as { number: string; state: { kind: string } }[];
	const other = stock.find(({ number, state }) => !number.startsWith("南") && state.kind === "onShelf");
	const here = stock.filter(({ number, state }) => number.startsWith("南") && state.kind !== "out");
	for (let nth = here.length; nth < 40; nth += 1) {
		const parts = [{ name: "本体", required: true }];
		const kit = { name: `WEBカメラ ${nth}`, kind: "camera", place: me.place.id, note: "", parts };
		await hand.door.ask("register_kit", kit);
	}

	await hand.open("/devices/stocktake");
	await hand.press("棚卸を始める");
	await hand.see("見つけた機器の番号");
	const missing = (await lines()).filter(({ outcome }) => outcome === "missing").map(({ kit }) => kit.number);
	expect(missing.length).toBeGreaterThanOrEqual(39);
	const [first = "", second = "", ...rest] = missing;
	await hand.reach("見つけた機器の番号");
	// A reader does not wait for the last number to be written down, and none is lost for it.
	for (const number of rest) await hand.scan(number);
	await hand.scan(other?.number ?? "");
	await hand.scan("ZZ99");
	await hand.see("台帳にありません");
	const outcomes = async () => (await lines()).map(({ outcome }) => outcome);
	await expect.poll(async () => (await outcomes()).filter((outcome) => outcome === "unexpected").length).toBe(1);
	expect((await outcomes()).filter((outcome) => outcome === "missing")).toHaveLength(2);
	await hand.look("stocktake-two-missing");
	await hand.write(`${first}のわけ`, "修理の見積もりに出している");
	await hand.write(`${second}のわけ`, "書庫を探しているところ");
	await hand.write(`${other?.number}のわけ`, "先週の会で使い、返し忘れた");
	await hand.press("棚卸を締める");
	await hand.see("これまでの棚卸");
	await hand.look("stocktake-closed");
});

test("a loan is extended, a call kept, a loss reported and decided", async ({ hand }) => {
	const board = (await hand.door.ask("loan_board", {
		from: "2026-01-05",
		days: 1,
		place: null,
	})) as {
		out: { id: string; daysOver: number }[];
	};
	const late = board.out.find(({ daysOver }) => daysOver > 0);
	await hand.open(`/loans/${late?.id}`);
	await hand.see("日すぎています");
	await hand.press("電話をした");
	await hand.write("話したこと", "あす持ってくるとのこと");
	await hand.press("記録する");
	await hand.see("あす持ってくるとのこと");
	await hand.press("返す日を延ばす");
	await hand.write("新しい返す日", await later(hand, 5));
	await hand.write("わけ", "体調をくずし、来られないため");
	await hand.look("loan-extend");
	await hand.press("返す日を延ばす", { inside: "返す日を延ばす" });
	await hand.see("から延長");
	await hand.press("もとに戻す");
	await hand.see("日すぎています");
	await hand.press("亡失・毀損の届");
	await hand.choose("どの部品ですか", "スタンド");
	await hand.press("なくした（亡失）");
	await hand.write("いつのことですか", await later(hand, 0));
	await hand.write("ことの次第", "引っ越しの片づけで見あたらなくなった");
	await hand.look("loan-loss");
	await hand.press("届を記録する");
	await hand.press("弁償か免除を決める");
	await hand.press("免除");
	await hand.write("わけ", "消耗によるもの");
	await hand.press("決めたことを記録する");
	await hand.miss("決めたことを記録する");
	await hand.look("loan-decided");
});

test("a kit is reserved by type and day, and called off again", async ({ hand }) => {
	await hand.open("/loans?tab=reserved");
	await hand.press("取り消す", { inside: "予約と順番待ち" });
	await hand.see("認めてあり、予約も引き渡しもできる家庭");
	await hand.press("予約する");
	await hand.write("貸す日", await later(hand, 3));
	await hand.press("1週間");
	await hand.see("台空き");
	await hand.look("reserve");
	await hand.press("予約する");
	await hand.see("予約と順番待ち");
	await hand.look("reserved");
	await hand.press("もとに戻す");
	await hand.see("認めてあり、予約も引き渡しもできる家庭");
});

test("the rules of lending stand", async ({ hand }) => {
	await hand.open("/loans/rules");
	await hand.see("休みの曜日");
	await hand.look("loan-rules");
});

interface Lent {
	id: string;
	kitNumber: string;
	name: string;
	daysOver: number;
	parts: number;
	partsOut: number;
}

/** What is out from this place. */
async function out(hand: Hand): Promise<Lent[]> {
	const board = (await hand.door.ask("loan_board", {
		from: "2026-01-05",
		days: 1,
		place: null,
	})) as { out: Lent[] };
	return board.out;
}

test("what comes back in parts, by code reader: a wrong tick is undone, the rest comes the day after", async ({
	hand,
}) => {
	const whole = (await out(hand)).find(
		({ daysOver, parts, partsOut }) => daysOver > 0 && parts === partsOut && parts >= 3,
	);
	if (!whole) throw new Error("the practice records have a loan that is out whole");
	await hand.open("/loans");
	await hand.see("の空き");
	await hand.key("r");
	await hand.see("どの機器が返ってきましたか");
	await hand.scan(whole.kitNumber.replace(/^.*-/, ""));
	await hand.see("返ってきた部品に印をつけます");
	await hand.reach("ぜんぶ、貸したときのまま返った");
	await hand.key("Shift+Tab", "Shift+Tab", "Space");
	await hand.press("前の日（あとから書いています）");
	await hand.write("その日", await later(hand, -1));
	await hand.page.getByLabel("いま返ってきた物の写真のファイル").setInputFiles(scratch);
	await hand.see("1枚　つづけて選べます");
	await hand.look("loan-taking-back-pictured");
	await hand.key("Control+Enter");
	await hand.see(`あと${whole.parts - 1}つ、返っていません`);
	await hand.see("1枚", { inside: "返ったときの写真" });
	await hand.look("loan-partly-back");
	await hand.press("きょう");
	await hand.press("ぜんぶ、貸したときのまま返った");
	await hand.key("Control+Enter");
	await hand.see("ぜんぶ返りました");
	// It was the wrong family's: what is out stays out, and overdue.
	await hand.press("もとに戻す");
	await hand.see("日すぎています");
	await hand.press("ぜんぶ、貸したときのまま返った");
	await hand.key("Control+Enter");
	await hand.see("ぜんぶ返りました");
	await hand.look("loan-all-back");
});

test("an overdue family gets a letter, and the letter stands with the calls", async ({ hand }) => {
	const late = (await out(hand)).find(({ daysOver }) => daysOver > 0);
	await hand.open(`/loans/${late?.id}`);
	await hand.press("の手紙を印刷");
	await hand.see("ページを印刷する");
	await says(await hand.paper("loan-reminder"), late?.name ?? "", "返却の期日");
	await hand.press("もどる");
	await hand.see("手紙（");
	await hand.look("loan-reminded");
});

test("a loan is signed on the screen and pictured", async ({ hand }) => {
	const [loan] = await out(hand);
	await hand.open(`/loans/${loan?.id}`);
	await hand.see("貸したときの写真");
	await hand.page.getByLabel("貸したときの写真のファイル").setInputFiles(scratch);
	await hand.write("写っているもの", "左下の傷");
	await hand.press("写真を添える");
	await hand.see("左下の傷");
	await hand.press("画面で署名");
	await writeName(hand);
	await hand.look("loan-signing");
	await hand.press("この署名でよい");
	await hand.see("ページを印刷する");
	await says(await hand.paper("loan-receipt-signed"), "立会いのもと、画面に書かれたものです");
	await hand.press("もどる");
	await hand.see("借りた人の署名");
	await hand.look("loan-signed");
});

test("a kit goes home with its picture, what was seen to work, and a name written on the screen", async ({ hand }) => {
	test.setTimeout(240_000);
	const board = (await hand.door.ask("loan_board", { from: "2026-01-05", days: 1, place: null })) as {
		toHandOver: { id: string; name: string }[];
	};
	const [need] = board.toHandOver;
	const { kits } = (await hand.door.ask("hand_over_sheet", { need: need?.id })) as {
		kits: { kit: { number: string; state: { kind: string } }; parts: { condition: string }[] }[];
	};
	const at = (kind: string) => kits.find(({ kit }) => kit.state.kind === kind);
	const [free, unchecked, away] = [at("onShelf"), at("toCheck"), at("out")];
	if (!free || !unchecked || !away)
		throw new Error("the practice records have a kit on the shelf, one to check and one out");

	await hand.open(`/loans/hand-over?need=${need?.id}`);
	await hand.see("貸してよいことを確かめます");
	await hand.key("Control+Enter");
	await hand.see("渡す機器をえらびます");
	// What cannot go says why, by which clause, and where that is put right.
	await hand.scan(away.kit.number);
	await hand.see(`${away.kit.number} は、いま貸せません。`);
	await hand.see("機器の記録を開く");
	await hand.scan(unchecked.kit.number);
	await hand.see(`${unchecked.kit.number} は、いま貸せません。初期化と動作確認がまだです。`);
	await hand.look("hand-over-kit-unchecked");
	await hand.press("§4(2)");
	await hand.see("§4(2)　条文");
	await hand.press("閉じる");
	await hand.scan(free.kit.number);
	await hand.miss("は、いま貸せません");
	await hand.key("Control+Enter");

	await hand.see("一つずつ、目で見て印をつけます");
	const parts = free.parts.filter(({ condition }) => condition !== "lost");
	for (let part = 0; part < parts.length; part++) await hand.key("Space", "ArrowDown");
	await hand.see(`${parts.length}／${parts.length}`);
	await hand.reach("動くのを確かめたこと");
	await hand.type("会議に入れた、カメラが動いた");
	await hand.reach(`${free.kit.number}の写真のファイル`);
	const pictures = hand.page.getByLabel(`${free.kit.number}の写真のファイル`);
	await pictures.setInputFiles([scratch, { ...scratch, name: "画面.png" }]);
	await hand.see("2枚　つづけて選べます");
	await pictures.setInputFiles({
		name: "動画.png",
		mimeType: "image/png",
		buffer: Buffer.from("GIF89a, whatever its name"),
	});
	await hand.see("写真として読めません");
	await hand.look("hand-over-pictures");
	// There is one kit: what falls anywhere on the window is of it.
	await hand.drop(resolve(import.meta.dirname, "../pictures/today.png"));
	await hand.see("3枚　つづけて選べます");
	await hand.press("はずす　写真1");
	await hand.see("2枚　つづけて選べます");
	expect(await hand.focus()).toBe(`${free.kit.number}の写真のファイル`);
	await hand.key("Control+Enter");

	await hand.see("返す日を決めます");
	await hand.press("1週間後");
	await hand.press("画面に署名");
	await hand.see("署名があると貸せます");
	await writeName(hand);
	await hand.miss("署名があると貸せます");
	// The borrower wrote the name under another day.
	await hand.press("2週間後");
	await hand.see("署名があると貸せます");
	await writeName(hand);
	await hand.see("貸して、署名入りの借用書を作る");
	await hand.look("hand-over-signing");
	await hand.key("Control+Enter");
	await hand.see("ページを印刷する");
	await says(await hand.paper("hand-over-receipt-signed"), free.kit.number, "立会いのもと、画面に書かれたものです");
	await hand.press("もどる");
	await hand.see(`${free.kit.number} を ${need?.name} さんに貸した記録`);
	await hand.see("会議に入れた、カメラが動いた");
	await hand.see("借りた人の署名");
	await hand.see("2枚", { inside: "貸したときの写真" });
	await hand.look("hand-over-done");
	// Three acts in the journal, one for whoever pressed: one press takes them back.
	await hand.press("もとに戻す");
	await hand.see("もとに戻しました");
	expect((await out(hand)).map(({ kitNumber }) => kitNumber)).not.toContain(free.kit.number);
});

/** Writes a name in the field on the screen, as a finger does. */
async function writeName(hand: Hand): Promise<void> {
	const place = hand.page.getByRole("img", { name: /^署名の枠/ });
	await place.scrollIntoViewIfNeeded();
	const field = await place.boundingBox();
	if (!field) throw new Error("there is a field to sign in");
	const { mouse } = hand.page;
	await mouse.move(field.x + 40, field.y + 40);
	await mouse.down();
	for (let step = 1; step <= 30; step++)
		await mouse.move(field.x + 40 + step * 12, field.y + 40 + 30 * Math.sin(step / 3));
	await mouse.up();
}

/** Two points by two, grey. */
const picture = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR42mNoOMBwoAEAB4YCgUPYzRcAAAAASUVORK5CYII=";
const scratch = { name: "傷.png", mimeType: "image/png", buffer: Buffer.from(picture, "base64") };
