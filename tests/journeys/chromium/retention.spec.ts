/** 保存と廃棄: one person draws the list up, another lets it go, and the record is printed. */
import { says } from "./papers.ts";
import { expect, test } from "./hand.ts";

const kawasaki = "川﨑 浩";
const miura = "三浦 真理子";

test.use({ ledger: "practice" });

test("what is over its years is proposed by one person and let go by another", async ({ hand }) => {
	const signIn = async (name: string) => {
		const desk = (await hand.door.ask("desk", {})) as { staff: { id: string; name: string }[] };
		const staff = desk.staff.find((one) => one.name === name)?.id;
		await hand.door.ask("sign_in", { staff, password: "つどい帳の練習です" });
		await hand.open("/settings?tab=retention");
	};
	await hand.door.ask("lock", {});
	await signIn(kawasaki);
	await hand.see("保存年限の過ぎた記録が");
	await hand.look("retention");
	await hand.press("廃棄予定簿をつくる");
	await hand.see("おうちでベビーマッサージ");
	await hand.look("retention-propose");
	await hand.press("件の廃棄予定簿をつくる");
	await hand.see("が承認を待っています");
	await hand.look("retention-waiting");

	await hand.door.ask("lock", {});
	await signIn(miura);
	await hand.press("承認して消す");
	await hand.see("元には戻せません");
	await hand.look("retention-approve");
	await hand.press("承認して消す", { inside: "件の記録を消す" });
	await hand.see("いま消す記録はありません");
	const [row] = await hand.lines("廃棄記録");
	expect(row).toContain("事業の覚え 2件");
	await hand.look("retention-done");
	await hand.press("印刷", { inside: "廃棄記録" });
	await says(await hand.paper("disposal-record"), "廃棄記録", kawasaki, miura, "事業の覚え");
});

test("what is held about one person is asked for, printed with others blacked out, and answered", async ({ hand }) => {
	await hand.door.ask("lock", {});
	const desk = (await hand.door.ask("desk", {})) as { staff: { id: string; name: string }[] };
	const staff = desk.staff.find((one) => one.name === kawasaki)?.id;
	await hand.door.ask("sign_in", { staff, password: "つどい帳の練習です" });
	await hand.open("/settings?tab=retention");
	await hand.press("請求を受けた");
	await hand.write("どの家庭", "髙橋");
	await hand.see("見つかった家庭");
	await hand.page.keyboard.press("ArrowDown");
	await hand.page.keyboard.press("Enter");
	await hand.see("請求のことば");
	await hand.write("請求のことば", "わたしの記録を見せてほしい");
	await hand.look("retention-claim");
	await hand.press("記録する");
	await hand.press("開示用一式を印刷");
	await says(await hand.paper("disclosure"), "保有個人情報の開示", "家庭の登録", "わたしの記録を見せてほしい");
	await hand.key("Escape");
	await hand.press("請求に答える");
	await hand.write("わけ", "請求のとおり、写しを渡した");
	await hand.press("記録する");
	await hand.see("答えを待っている請求はありません");
});
