/** 保存と廃棄: one person draws the list up, and another is asked before it is let go. */
import { test } from "./hand.ts";

const kawasaki = "川﨑 浩";
const miura = "三浦 真理子";

test.use({ ledger: "practice" });

test("what is over its years is proposed by one person, and another is asked before it goes", async ({ hand }) => {
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
});
