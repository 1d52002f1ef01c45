/** 貸し借りと棚卸: reserve, extend, a loss, and a stocktake with a code reader, on the practice records. */
import { test, type Hand } from "./hand.ts";

test.use({ ledger: "practice" });

/** Today and days after it, as the desk has them. */
async function later(hand: Hand, days: number): Promise<string> {
  const { today } = (await hand.door.ask("desk", {})) as { today: string };
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  // Sundays are closed, and the day after may be a holiday: two days on is open.
  if (day.getUTCDay() === 0) day.setUTCDate(day.getUTCDate() + 2);
  return day.toISOString().slice(0, 10).replaceAll("-", "");
}

test("a stocktake is read in with a code reader, and what differs has its reason", async ({
  hand,
}) => {
  await hand.open("/devices/stocktake");
  await hand.press("棚卸を始める");
  await hand.see("見つけた機器の番号");
  const { shown } = (await hand.door.ask("stocktakes", {
    stocktake: null,
  })) as {
    shown: { lines: { outcome: string; kit: { number: string } }[] };
  };
  const here = shown.lines
    .filter(({ outcome }) => outcome === "missing")
    .map(({ kit }) => kit.number);
  const [first, ...rest] = here;
  await hand.reach("見つけた機器の番号");
  // A reader does not wait for the last number to be written down, and none is lost for it.
  for (const number of rest) await hand.scan(number.replace(/^.*-/, ""));
  await hand.scan("ZZ99");
  await hand.see("台帳にありません");
  await hand.look("stocktake-one-missing");
  await hand.write(`${first}のわけ`, "修理の見積もりに出している");
  await hand.press("棚卸を締める");
  await hand.see("これまでの棚卸");
  await hand.look("stocktake-closed");
});

test("a loan is extended, a call kept, a loss reported and decided", async ({
  hand,
}) => {
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
