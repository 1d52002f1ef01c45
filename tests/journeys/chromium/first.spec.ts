/** はじめて使う: a laptop on its first day. */
import { administrator, setUp } from "./steps.ts";
import { expect, test } from "./hand.ts";

test("a first start leads through place, division, administrator and recovery key to 今日", async ({ hand }) => {
	await hand.open("/");
	await setUp(hand, "looking");
});

test("what was begun is there after a lock, for the person who knows the passphrase", async ({ hand }) => {
	await hand.open("/");
	await setUp(hand);
	await hand.key("Control+l");
	await hand.see("どなたが続けますか");
	await hand.miss("きょう気にかけること");
	await hand.see(administrator.name);
	await hand.look("locked");
});

test("a page that nobody may open in a strange browser stays shut", async ({ hand }) => {
	const far = await fetch(`${hand.door.address}/ask`, {
		method: "POST",
		headers: { origin: "http://tsudoi.example" },
		body: JSON.stringify({ name: "desk", request: {} }),
	});
	expect(far.status).toBe(403);
});
