/** 保存と廃棄: one person draws the list up, another lets it go; and what is held about one person is disclosed. */
import { type Hand, test } from "./hand.ts";

const kawasaki = "川﨑 浩";
const miura = "三浦 真理子";

test.use({ ledger: "practice" });

/** Whoever sits at the laptop now, at 保存と廃棄. */
async function sitsDown(hand: Hand, name: string): Promise<void> {
	await hand.door.ask("lock", {});
	const desk = (await hand.door.ask("desk", {})) as { staff: { id: string; name: string }[] };
	const staff = desk.staff.find((one) => one.name === name)?.id;
	await hand.door.ask("sign_in", { staff, password: "つどい帳の練習です" });
	await hand.open("/settings?tab=retention");
}

test("what is over its years is proposed by one person, and let go by another", async ({ hand }) => {
	await sitsDown(hand, kawasaki);
	await hand.see("保存年限の過ぎた記録が");
	await hand.look("retention");
	await hand.press("廃棄予定簿をつくる");
	await hand.see("おうちでベビーマッサージ");
	await hand.look("retention-propose");
	await hand.press("件の廃棄予定簿をつくる");
	await hand.see("が承認を待っています");
	await hand.see("つくった人とは、別の課の人が承認します");
	await hand.look("retention-waiting");

	await sitsDown(hand, miura);
	await hand.press("承認して消す");
	await hand.see("元には戻せません");
	await hand.look("retention-approve");
	await hand.press("承認して消す", { inside: "やめる" });
	await hand.see("いま消す記録はありません");
	await hand.see("つくった人・決めた人");
	await hand.look("retention-gone");
});

test("a claim for disclosure is taken down, and the pack is shown before it is handed over", async ({ hand }) => {
	await sitsDown(hand, miura);
	await hand.press("請求を受けた");
	await hand.write("どの家庭ですか", "小林 真由");
	await hand.press("小林 真由");
	await hand.write("請求のことば", "自分の記録の写しがほしい");
	await hand.look("retention-claim");
	await hand.press("記録する", { inside: "請求のことば" });
	await hand.see("自分の記録の写しがほしい");
	await hand.press("開示用一式");
	await hand.see("開示用一式を印刷する");
	await hand.look("retention-disclosure");

	const found = (await hand.door.ask("families", { sought: "小林 真由", page: 0 })) as { rows: { id: string }[] };
	await hand.open(`/families/${found.rows[0]?.id}`);
	await hand.see("自分の記録の写しがほしい");
	await hand.look("family-disclosure");
	await hand.press("小林 真由さんの開示用一式を印刷");
	await hand.see("開示用一式を印刷する");
});

test("what a kind of record is kept on is written by the city", async ({ hand }) => {
	await sitsDown(hand, miura);
	await hand.press("根拠を書きかえる");
	await hand.see("個人情報ファイル簿（案）に載ります");
	await hand.choose("記録の種類", "機器の貸与");
	await hand.write("根拠", "個人情報の保護に関する法律第６１条第１項、船橋市物品管理規則");
	await hand.look("retention-basis");
	await hand.press("記録する", { inside: "根拠" });
	await hand.see("船橋市物品管理規則");
});
