/** 記録の守り: a backup, its trial and its return; a forgotten passphrase; somebody who leaves. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { administrator, setUp } from "./steps.ts";
import { expect, test } from "./hand.ts";

test("a backup is made, tried out, put in the place of the records, and that is in the journal", async ({ hand }) => {
	await hand.open("/");
	await setUp(hand);
	await hand.open("/settings?tab=backups");
	await hand.see("控えは、まだありません");
	await hand.press("いま控えをとる");
	await hand.see("さいごの控えは");
	await hand.look("backups");

	await hand.press("置き場を加える");
	await hand.write("呼び名", "課の共有フォルダ");
	await hand.write("場所", await mkdtemp(join(tmpdir(), "tsudoi-share-")));
	await hand.press("加える");
	await hand.see("1か所");

	await hand.press("点検する");
	await hand.see("開けて、ぜんぶ読めました");
	await hand.look("backups-drill");
	await hand.press("点検票を印刷");
	await hand.see("バックアップ点検票を印刷する");
	await hand.look("backups-drill-sheet");
	await hand.key("Escape");
	await hand.see("今月の点検は、済んでいます");

	await hand.press("戻す");
	await hand.see("さんの合言葉");
	await hand.look("backups-restore");
	await hand.write(`${administrator.name}さんの合言葉`, administrator.password);
	await hand.press("この控えに戻す");
	await hand.arrive("今日");
	await hand.open("/settings?tab=audit");
	await hand.see("控えから戻した");
	await hand.look("audit");

	const { mark } = (await hand.door.ask("verify_journal", {})) as { mark: string };
	await hand.press("紙のしるしと照らす");
	await hand.write("紙のしるし", mark.toLowerCase());
	await hand.press("照らす", { inside: "閉じる" });
	await hand.see("書いたときのまま残っています");
	await hand.look("audit-mark");
	await hand.press("閉じる");
	await hand.press("紙にする");
	await hand.see("監査記録を印刷する");
	await hand.look("audit-paper");
});

test("a forgotten passphrase is tried slowly, and the sheet in the envelope opens the records", async ({ hand }) => {
	await hand.open("/");
	let key = "";
	hand.page.on("response", async (response) => {
		if (!response.url().endsWith("/ask") || !response.request().postData()?.includes("draw_recovery_key")) return;
		key = ((await response.json()) as { ok: { groups: string[] } }).ok.groups.join(" ");
	});
	await setUp(hand);
	await hand.key("Control+l");
	await hand.press("ほかの人がサインインする");
	const tried = async (passphrase: string) => {
		await hand.write("合言葉", passphrase);
		await hand.press("はじめる");
		// What was typed is taken away with the answer.
		await expect(hand.page.getByLabel("合言葉", { exact: true })).toHaveValue("");
	};
	for (let wrong = 0; wrong < 3; wrong++) await tried("ちがう合言葉です");
	await hand.see("合言葉が違います");
	await tried(administrator.password);
	await hand.see("お待ちください");
	await hand.look("locked-wait");

	await hand.press("合言葉を忘れた（復旧鍵で開ける）");
	expect(key).not.toBe("");
	await hand.write("復旧鍵", key);
	await hand.write("新しい合言葉", "あたらしい合言葉です");
	await hand.write("もう一度", "あたらしい合言葉です");
	await hand.look("locked-recovery");
	await hand.press("記録を開ける");
	await hand.arrive("今日");
	await hand.see("はじめに、3つのことを書きます");
});

test("whoever leaves comes in no more, the key is new, and the backups of before are let go", async ({ hand }) => {
	await hand.open("/");
	await setUp(hand);
	await hand.open("/settings?tab=staff");
	await hand.press("職員を加える");
	await hand.write("氏名", "石井 千夏");
	await hand.write("ふりがな", "いしい ちなつ");
	await hand.write("職名", "保育士");
	await hand.write("はじめの合言葉", "夏の海と白い帆と風");
	await hand.press("加える");
	await hand.see("いしい ちなつ");
	await hand.open("/settings?tab=backups");
	await hand.press("いま控えをとる");
	await hand.see("さいごの控えは");

	await hand.open("/settings?tab=staff");
	await hand.press("合言葉を決め直す　石井 千夏");
	await hand.look("staff-forgot");
	await hand.write("新しい合言葉", "秋の月と青い竹と虫");
	await hand.write("もう一度", "秋の月と青い竹と虫");
	await hand.press("決め直す");
	await hand.see("石井 千夏さんの合言葉を決め直した");

	await hand.press("退職・異動　石井 千夏");
	await hand.see("記録の鍵を新しくする");
	await hand.look("staff-leaving");
	await hand.press("入れなくする");
	await hand.see("記録の鍵を新しくしました");
	await hand.see("このパソコンに1つ");
	await hand.look("staff-left");
	await hand.press("新しい控えをとって、前の控えを消す");
	await hand.see("いまある控えは、どれも、いまの鍵で開きます");
	await hand.press("閉じる");
	await hand.see("に離れました");

	await hand.key("Control+l");
	await hand.press("ほかの人がサインインする");
	await expect(hand.page.getByText("石井 千夏")).toHaveCount(0);
	await hand.write("合言葉", administrator.password);
	await hand.press("はじめる");
	await hand.open("/settings?tab=audit");
	await hand.see("職員の退職・異動を記録した");
	await hand.see("前の鍵の控えを消した");
});
