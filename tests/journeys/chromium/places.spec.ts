/** 三つの所で貸す: what is brought to another counter, and what another place promised, on the practice records. */
import { expect, test, type Hand } from "./hand.ts";
import { signInAs } from "./steps.ts";

test.use({ ledger: "practice" });

interface Row {
	id: string;
	number: string;
	kind: string;
	state: { kind: string };
}

async function stock(hand: Hand): Promise<Row[]> {
	return (await hand.door.ask("kits", {})) as Row[];
}

test("a kit of 南本町 is brought to 高根台: taken back there without a name, wiped, and sent home", async ({
	hand,
}) => {
	const out = (await stock(hand)).find(({ number, state }) => number.startsWith("南") && state.kind === "out");
	const number = out?.number ?? "";
	await signInAs(hand, "西田 悠斗");
	await hand.open("/loans");
	await hand.see("の空き");
	await hand.key("r");
	await hand.see("どの機器が返ってきましたか");
	await hand.scan(number);
	await hand.see("南本町の機器です");
	await hand.see("返ってきた部品に印をつけます");
	await hand.look("loan-brought");
	await hand.press("ぜんぶ、貸したときのまま返った");
	await hand.key("Control+Enter");
	await hand.see("高根台に返ったまま");
	await hand.open("/loans");
	await hand.see("送り返してください");
	await hand.look("loans-lying-here");
	await hand.open(`/devices/${out?.id}`);
	await hand.press("送る");
	await hand.choose("送り先", "南本町");
	await hand.press("送る");
	await hand.see("へ送っている途中です");
	await signInAs(hand, "石井 千夏");
	await hand.open(`/devices/${out?.id}`);
	await hand.press("受け取った");
	await hand.see("受け取った日");
	await hand.press("受け取った");
	await hand.see("点検を待っています");
});

test("what 南本町 promised a family of 高根台 is sent there, and is handed over there", async ({ hand }) => {
	await signInAs(hand, "村上 佳代");
	const { today } = (await hand.door.ask("desk", {})) as { today: string };
	const place = await placeOf(hand, "南本町");
	const free = (await stock(hand)).filter(({ number, state }) => number.startsWith("南") && state.kind === "onShelf");
	const kind = free[0]?.kind ?? "";
	const need = await promisedElsewhere(hand, today, place, kind);
	await hand.open("/loans?tab=reserved");
	await hand.see("南本町から取り寄せ");
	await hand.look("reserved-elsewhere");

	await signInAs(hand, "石井 千夏");
	await hand.open("/loans?tab=reserved");
	await hand.see("高根台の家庭");
	await hand.press("高根台へ送る");
	await hand.see("送る機器");
	await hand.look("send-for");
	await hand.press("送る");
	await hand.see("送っている途中");

	await signInAs(hand, "西田 悠斗");
	const coming = (await stock(hand)).find(({ state, kind: of }) => state.kind === "onTheWay" && of === kind);
	await hand.open(`/devices/${coming?.id}`);
	await hand.press("受け取った");
	await hand.see("受け取った日");
	await hand.press("受け取った");
	await hand.see("貸せます");
	await hand.open(`/loans/hand-over?need=${need}`);
	await hand.press("機器をえらぶ");
	await hand.see(coming?.number ?? "");
	const state = (await stock(hand)).find(({ id }) => id === coming?.id)?.state.kind;
	expect(state, "checked before it was sent, it can go").toBe("onShelf");
});

async function placeOf(hand: Hand, shortName: string): Promise<string> {
	const places = (await hand.door.ask("places", {})) as { id: string; shortName: string }[];
	return places.find((place) => place.shortName === shortName)?.id ?? "";
}

/** A need of a family of this place, approved, and reserved at another; gives the need. */
async function promisedElsewhere(hand: Hand, today: string, place: string, kind: string): Promise<string> {
	const { rows } = (await hand.door.ask("families", { sought: "", page: 0 })) as { rows: { id: string }[] };
	const until = `${Number(today.slice(0, 4)) + (today.slice(5) > "03-31" ? 1 : 0)}-03-31`;
	for (const { id } of rows) {
		const { need } = (await hand.door.ask("ask_need", {
			family: id,
			reason: "端末がないため",
			kinds: [kind],
			asker: null,
			on: null,
		})) as { need: string };
		try {
			await hand.door.ask("approve_need", { need, number: "", until, session: null, facts: null, on: null });
			await hand.door.ask("reserve", { need, kind, place, firstOn: today, lastOn: today, orQueue: false });
			return need;
		} catch {
			// Not a participant, or no consent: the next family.
		}
	}
	throw new Error("no family of this place takes part");
}
