/** 取り込みと書き出し: a city's own table comes in, is mended, taken and given back; a list goes out. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "./hand.ts";

const form = resolve(import.meta.dirname, "../../fixtures/imports/form-cp932.csv");

test.use({ ledger: "practice" });

test("a table is brought in, mended, taken and given back", async ({ hand }) => {
	await hand.open("/imports");
	await hand.see("表を読み込む");
	await hand.drop(form);
	await hand.see("form-cp932.csv");
	await hand.press("家庭の登録だけ");
	await hand.look("imports-file");
	await hand.press("読み込んで、たしかめる");
	await hand.see("そのまま取り込めるのは4行です");
	await hand.see("この月に、その日はありません");
	await hand.look("imports-rows");

	await hand.press("直す", { nth: 5 });
	await hand.write("お子さんの生年月日", "令和7年2月28日");
	await hand.look("imports-mend");
	await hand.press("これでたしかめる");
	await hand.see("そのまま取り込めるのは5行です");

	await hand.press("5行を取り込む");
	await hand.see("5行を取り込み");
	await hand.look("imports-taken");
	const found = (await hand.door.ask("families", { sought: "髙﨑 美咲", page: 0 })) as { count: number };
	expect(found.count).toBe(1);

	await hand.press("取り込みを取り消す");
	await hand.press("取り消す");
	await hand.see("取り込んだ5行を取り消し");
	const gone = (await hand.door.ask("families", { sought: "髙﨑 美咲", page: 0 })) as { count: number };
	expect(gone.count).toBe(0);

	await hand.open("/imports");
	await hand.page.setInputFiles("input[type=file]", form);
	await hand.press("家庭の登録だけ");
	await hand.press("読み込んで、たしかめる");
	await hand.see("みな前に取り込んであります");
	await hand.look("imports-again");
});

test("a list is written out, once it is said what for", async ({ hand }) => {
	await hand.open("/families");
	await hand.press("書き出す");
	await hand.see("どの形で書き出しますか");
	await hand.look("exports");
	await hand.press("書き出す");
	await hand.see("書いてください。");
	await hand.write("何に使いますか", "名簿の照らし合わせ");
	const [book] = await Promise.all([
		hand.page.waitForEvent("download"),
		hand.press("書き出す"),
	]);
	expect(book.suggestedFilename()).toMatch(/^家庭_\d{8}\.xlsx$/);
	const bytes = await readFile((await book.path()) ?? "");
	expect(bytes.subarray(0, 2).toString()).toBe("PK");
	await hand.see("行を書き出し");
});
