/** こわいとき: the file damaged, the disk full, the program killed in the middle of a day. A calm screen, a next step, nothing lost. */
import { expect, test, type Hand } from "./hand.ts";
import { administrator, deskToday, monthsFrom, setUp, todays, typed } from "./steps.ts";

const guardian = { kind: "guardian", name: "架空 さくら", kana: "かくう さくら", phone: "090-0000-9991", email: "", bornOn: null };

/** The same screen as a person with 200 % zoom has it. */
async function lookZoomed(hand: Hand, name: string): Promise<void> {
	await hand.page.setViewportSize({ width: 640, height: 800 });
	await hand.look(`${name}-zoomed`);
	await hand.page.setViewportSize({ width: 1280, height: 800 });
}

async function signIn(hand: Hand): Promise<void> {
	await hand.write("合言葉", administrator.password);
	await hand.press("はじめる");
}

test("records that a disk has damaged are told from a wrong passphrase, and come back from a backup", async ({ hand }) => {
	await hand.open("/");
	await setUp(hand);
	await hand.door.ask("register_family", { address: "", note: "", members: [{ id: null, role: guardian }] });
	await hand.door.ask("back_up", {});
	await hand.door.kill();
	await hand.door.spoil();
	await hand.door.again();

	await hand.open("/");
	await signIn(hand);
	await hand.see("記録のファイルが傷んでいます");
	await hand.look("damaged");
	await lookZoomed(hand, "damaged");
	await hand.press("控えから戻す");
	await hand.see("どの控えに戻しますか");
	await hand.look("damaged-restore");
	await lookZoomed(hand, "damaged-restore");
	await hand.write("合言葉", administrator.password);
	await hand.press("この控えに戻す");
	await hand.arrive("今日");
	await hand.open("/families");
	await hand.see("架空 さくら");
});

test.describe("on a disk that fills", () => {
	test.use({ disk: "filling" });

	test("what stands on the screen is saved at the second press, and the work goes on when there is room", async ({ hand }) => {
		await hand.open("/");
		await setUp(hand);
		await hand.open("/families");
		await hand.press("家庭を登録する");
		await hand.write("氏名", "架空 さくら");
		await hand.write("氏名", "架空 はる", { nth: 2 });
		await hand.write("生まれた日", typed(monthsFrom(await deskToday(hand), -16)));
		await hand.door.fill();
		await hand.press("登録する");
		await hand.see("もう一度押すと保存できます");
		await hand.look("disk-full");
		await lookZoomed(hand, "disk-full");
		await hand.press("登録する");
		await hand.see("架空 さくら さんの家庭");

		await hand.open("/");
		await hand.see("ディスク");
		await hand.look("disk-full-today");
		await hand.door.clear();
		await hand.door.ask("register_family", { address: "", note: "", members: [{ id: null, role: { ...guardian, name: "架空 もみじ" } }] });
		await hand.open("/families");
		await hand.see("架空 もみじ");
		await hand.see("架空 さくら");

		// Killed, it asks who sits there and opens the room it was in.
		await hand.door.kill();
		await hand.door.again();
		await hand.open("/families");
		await signIn(hand);
		await hand.see("架空 もみじ");
		expect(((await hand.door.ask("verify_journal", {})) as { kind: string }).kind).toBe("whole");
	});
});

test.describe("in the middle of a day", () => {
	test.use({ ledger: "practice" });

	test("a program that was killed opens the day where it was", async ({ hand }) => {
		await hand.open("/");
		await hand.see("きょう気にかけること");
		const day = `/sessions/${await todays(hand)}/day`;
		await hand.open(day);
		await hand.see("あわせて");
		await hand.key("1");
		await hand.see("髙橋 由美子 さん 出席");
		await hand.door.kill();

		// The window went with it: what its page says of a door that is gone, nobody reads.
		await hand.page.goto("about:blank");
		hand.wrongs.length = 0;
		await hand.door.again();
		await hand.open(day);
		await hand.see("あわせて");
		await hand.see("出席 1組");
		await hand.see("欠席 0組");
		await hand.look("killed-day");
		await lookZoomed(hand, "killed-day");
	});
});
