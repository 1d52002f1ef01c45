/** 承諾書: forms that are out, scans that file themselves, a consent signed with a pen, and one that is taken back. */
import { expect, test, type Hand } from "./hand.ts";
import { says } from "./papers.ts";

test.use({ ledger: "practice" });

interface Sheet {
  outstanding: {
    family: string;
    name: string;
    paper: { number: string } | null;
  }[];
  latest: {
    name: string;
    withdrawnOn: string | null;
    way: string;
    scans: unknown[];
  }[];
}

const sheet = async (hand: Hand) =>
  (await hand.door.ask("consents", {})) as Sheet;

test("a form that is out is asked for in writing, and its scan files itself", async ({
  hand,
}) => {
  await hand.open("/consents");
  await hand.choose("どれを見るか", "渡して、返っていない");
  const late = (await sheet(hand)).outstanding.find(
    ({ paper }) => paper !== null,
  );
  await hand.look("consents-waited");
  await hand.press(`お願いの紙　${late?.name}`);
  await hand.see("承諾書の提出のお願いを印刷する");
  await says(
    await hand.paper("consent-reminder"),
    late?.name ?? "",
    late?.paper?.number ?? "",
    "提出の期日",
  );
  await hand.key("Escape");
  await hand.see("にお願い");
  await hand.press(`もう一度印刷　${late?.name}`);
  await hand.see("参加承諾書をもう一度印刷する");
  const form = await hand.paper("consent-to-scan");
  await hand.key("Escape");
  await hand.drop(form);
  await hand.see("しまった頁　1");
  await hand.see("確認コードが写っていません");
  await hand.look("consents-scanned");
  const { latest } = await sheet(hand);
  expect(latest.find(({ name }) => name === late?.name)?.scans.length).toBe(1);
  await hand.press(`写し 1枚　${late?.name}`);
  await hand.see("返ってきた紙");
  await hand.look("consent-scan");
});

test("a family ticks and signs on the screen, and takes its word back with a reason", async ({
  hand,
}) => {
  await hand.open("/consents");
  const [one] = (await sheet(hand)).outstanding;
  await hand.press(`画面で承諾　${one?.name}`);
  await hand.see("さんに画面で承諾してもらう");
  const form = (await hand.door.ask("consent_form", {
    family: one?.family,
    session: null,
  })) as { items: { words: string }[] };
  for (const { words } of form.items) await hand.press(words);
  const field = await (
    await hand.page.waitForSelector("[aria-label^='署名の枠']")
  ).boundingBox();
  if (!field) throw new Error("no field to sign in");
  const { mouse } = hand.page;
  await hand.page.locator("[aria-label^='署名の枠']").scrollIntoViewIfNeeded();
  const box =
    (await hand.page.locator("[aria-label^='署名の枠']").boundingBox()) ??
    field;
  await mouse.move(box.x + 40, box.y + 40);
  await mouse.down();
  for (let step = 0; step < 30; step++)
    await mouse.move(
      box.x + 40 + step * 12,
      box.y + 60 + 30 * Math.sin(step / 3),
    );
  await mouse.up();
  await hand.look("consent-sign");
  await hand.press("この署名でよい");
  await hand.see("参加承諾書をもう一度印刷する");
  await says(await hand.paper("consent-signed"), one?.name ?? "", "画面");
  await hand.key("Escape");
  await hand.see("画面で");
  const name = (await sheet(hand)).latest.find(
    ({ way }) => way === "screen",
  )?.name;
  await hand.press(`取り下げを記録する　${name}`);
  await hand.see("取り下げのわけ");
  await hand.press("取り下げる");
  await hand.see("書いてください");
  await hand.write(
    "取り下げのわけ",
    "しばらくオンラインには参加しないとのこと",
  );
  await hand.look("consent-withdraw");
  await hand.press("取り下げる");
  await hand.see("承諾の取り下げ");
  await hand.press("もとに戻す");
  await hand.see("もとに戻しました");
  expect(
    (await sheet(hand)).latest.find((row) => row.name === name)?.withdrawnOn,
  ).toBeNull();
});
