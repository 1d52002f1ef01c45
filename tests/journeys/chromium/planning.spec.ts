/** オンライン事業の予定: again and again, on the wall, on a closed day; and whoever comes unannounced on the day. */
import { test, type Hand } from "./hand.ts";
import { deskToday, isClosed, planned, typed } from "./steps.ts";

test.use({ ledger: "practice" });

async function begin(hand: Hand, title: string, day: string): Promise<void> {
	await hand.open("/sessions?plan");
	await hand.see("書いたことは、予定するまで残っています。");
	await hand.write("名称", title);
	await hand.write("開く日", typed(day));
	await hand.write("始まり", "1500");
	await hand.write("終わり", "1600");
	await hand.choose("ＷＥＢ会議サービス", "ひろばミーティング");
}

test("every week three times, and closed days are skipped", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const today = await deskToday(hand);
	await begin(hand, "うたのひろば", today);
	await hand.choose("くりかえし", "毎週");
	await hand.write("回数", "3");
	if (await isClosed(hand, today)) await hand.see("休みの日はとばします");
	else await hand.see("3回", { inside: "くりかえしの決め方" });
	await hand.see("一回ごとに別のものを使います");
	await hand.look("planning-series");
});

test("a series stands in the calendar, a holiday is asked about, and the month goes on the wall", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const today = await deskToday(hand);
	const year = Number(today.slice(0, 4)) + 1;
	// 29 April is 昭和の日, in every year.
	const holiday = `${year}-04-29`;
	await begin(hand, "昭和のひろば", holiday);
	await hand.press("予定する");
	await hand.see("休みの日です（昭和の日）");
	await hand.look("planning-closed-day");
	await hand.press("休みの日に予定する");
	await hand.see("申込は、まだありません");
	await begin(hand, "うたのひろば", `${year}-04-01`);
	await hand.choose("くりかえし", "毎月");
	for (const box of await hand.page.getByRole("checkbox", { name: /^第[24]/ }).all()) await box.check();
	await hand.press("日で");
	await hand.write("最後の日", typed(`${year}-05-31`));
	await planned(hand, `${year}-04-00`);
	await hand.see("うたのひろばを");
	await hand.see("昭和の日");
	await hand.look("planning-month");
	await hand.press("月間予定を印刷");
	await hand.see("月間予定を印刷する");
	await hand.look("planning-month-paper");
});

test("a family nobody knows is there within a minute, and the report is one key", async ({ hand }) => {
	await hand.open("/");
	await hand.see("きょう気にかけること");
	const today = await deskToday(hand);
	const [year, month] = today.split("-").map(Number);
	const sessions = (await hand.door.ask("sessions", { year, month })) as { id: string; heldOn: string }[];
	const session = sessions.find(({ heldOn }) => heldOn === today);
	if (!session) throw new Error("the practice records hold no session today");
	await hand.open(`/sessions/${session.id}/day`);
	await hand.see("あわせて");
	await hand.key("F4");
	await hand.press("はじめての家庭");
	await hand.write("保護者の氏名", "新井 千夏");
	await hand.write("ふりがな", "あらい ちなつ");
	await hand.write("お子さんの氏名", "新井 空");
	await hand.write("お子さんの生年月日", typed(`${(year ?? 0) - 2}-05-01`));
	await hand.look("day-walk-in");
	await hand.press("登録して受ける");
	await hand.see("新井 千夏さんを登録し、申込");
	await hand.key("F10");
	await hand.see("実施報告書を印刷する");
	await hand.see("出欠がまだの家庭");
	await hand.see("数と、もとの条文");
	await hand.look("day-report");
	await hand.press("§2(1)", { inside: "数と、もとの条文" });
	await hand.see("就学前の");
	await hand.look("day-report-clause");
	await hand.key("Escape");
	await hand.key("Escape");
	await hand.open(`/sessions/${session.id}`);
	await hand.press("参加する方を直す");
	await hand.see("さんの参加する方");
	await hand.look("session-participants");
});
