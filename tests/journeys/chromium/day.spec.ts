/** 当日: the day by keys — one of a family apart, notes, ＩＤ等 issued anew, thirty families at the door, the hand-written roster. */
import { expect, test, type Hand } from "./hand.ts";
import { deskToday, setUp, todays } from "./steps.ts";

interface Row {
	id: string;
	name: string;
	kana: string;
	phone: string;
	attendance: { mark: string } | null;
}

async function rosterOf(hand: Hand, session: string): Promise<Row[]> {
	return ((await hand.door.ask("day", { session })) as { roster: Row[] }).roster;
}

test.describe("in the practice centre", () => {
	test.use({ ledger: "practice" });

	test("one of a family apart, a note, and a connection told again", async ({ hand }) => {
		await hand.open("/");
		await hand.see("きょう気にかけること");
		const session = await todays(hand);
		await hand.open(`/sessions/${session}/day`);
		await hand.see("あわせて");
		await hand.look("day-1-awaited");

		await hand.key("1");
		await hand.see("髙橋 由美子 さん 出席");
		await hand.key("ArrowRight", "ArrowRight");
		await hand.see("陽向さんだけ");
		await hand.key("2");
		await hand.see("陽向 さん を欠席にします");
		await hand.key("2");
		await hand.see("陽向さん 欠席");
		await hand.look("day-2-apart");
		await hand.key("0");
		await hand.see("陽向さんも家庭と同じ");

		await hand.key("ArrowLeft", "ArrowLeft", "F8");
		await hand.see("メモを書く");
		await hand.type("上のお子さんも、となりの部屋にいる");
		await hand.press("残す");
		await hand.see("上のお子さんも、となりの部屋にいる");

		// 渡邉さん knows only the connection that is void.
		await hand.press("渡邉 恵理");
		await hand.key("F5");
		await hand.see("渡邉 恵理 さんに接続ＩＤを伝える");
		await hand.press("接続ＩＤを見る");
		await hand.see("会議ＩＤ");
		await hand.look("day-3-tell");
		await hand.key("1");
		await hand.see("渡邉 恵理さんに接続ＩＤを電話で伝えた");
		await hand.miss("新しい接続ＩＤを伝える");

		await hand.key("F6");
		await hand.see("新しい会議ＩＤ");
		await hand.write("新しい会議ＩＤ", "555 6666 7777");
		await hand.reach("わけ");
		await hand.type("ほかの人に知られたため");
		await hand.look("day-4-reissue");
		await hand.key("Enter");
		await hand.see("伝え直す 12組");

		await hand.open(`/sessions/${session}`);
		await hand.press("接続ＩＤ");
		await hand.see("前の会議ＩＤを伝えてある家庭");
		await hand.look("credentials");
	});

	test("the hand-written roster is entered in its own order", async ({ hand }) => {
		await hand.open("/");
		await hand.see("きょう気にかけること");
		const session = await todays(hand);
		await hand.open(`/sessions/${session}/day`);
		await hand.see("あわせて");
		await hand.key("F7");
		await hand.see("欠席はわけをつづけます");
		await hand.type("1");
		await hand.key("Enter");
		await hand.see("髙橋 由美子さん 出席");
		await hand.type("24");
		await hand.key("Enter");
		await hand.see("𠮷田 沙織さん 欠席");
		// Without a consent nobody is entered as present: the row says why and stays.
		await hand.type("1");
		await hand.key("Enter");
		await hand.see("参加承諾書が返っていません。");
		await hand.look("entry");
		const marks = (await rosterOf(hand, session)).slice(0, 3).map(({ attendance }) => attendance?.mark);
		expect(marks).toEqual(["present", "absent", undefined]);
	});
});

test("thirty families arrive in at most 120 keystrokes, in whatever order", async ({ hand }) => {
	test.setTimeout(240_000);
	await hand.open("/");
	await setUp(hand);
	const session = await thirtyFamilies(hand);
	await hand.open(`/sessions/${session}/day`);
	await hand.see("あわせて");
	const roster = await rosterOf(hand, session);
	// As people come: no order that the roster knows.
	const arriving = roster.map((_, at) => roster[(at * 7) % 30] as Row);
	let strokes = 0;
	const press = async (key: string) => {
		strokes += 1;
		await hand.key(key);
	};
	for (const row of arriving) {
		// Letters until the eye sees the right family chosen, then the mark.
		const isChosen = () => hand.page.locator(`#row-${row.id}[aria-selected=true]`).count();
		for (const letter of letters(row.kana)) {
			await press(letter);
			await expect(hand.page.locator("#find-in-roster")).toBeFocused();
			await hand.page.waitForTimeout(40);
			if ((await isChosen()) > 0) break;
		}
		await press("1");
		await hand.see(`${row.name} さん 出席`);
	}
	expect(strokes).toBeLessThanOrEqual(120);
	expect((await rosterOf(hand, session)).every(({ attendance }) => attendance?.mark === "present")).toBe(true);
	await hand.look("day-thirty");
	// The same page, opened anew: nothing is kept but what was saved.
	await hand.page.reload();
	await hand.see("あわせて");
	await expect(hand.page.getByTestId("count-出席")).toHaveText("30組");
	await hand.key("Control+Shift+P");
	await hand.see("画面を見せています");
	const page = await hand.page.evaluate(() => document.documentElement.outerHTML);
	for (const { name, phone } of roster) for (const secret of [name, phone, "tsudoi-pass"]) expect(page).not.toContain(secret);
	await hand.look("day-thirty-shown");
});

/** A session of today with thirty families that agreed. */
async function thirtyFamilies(hand: Hand): Promise<string> {
	const ask = <T>(name: string, request: object) => hand.door.ask(name, request) as Promise<T>;
	const today = await deskToday(hand);
	const { me } = await ask<{ me: { place: { id: string } } }>("desk", {});
	const { service } = await ask<{ service: string }>("add_service", {
		name: "会議",
		provider: "会議社",
		termsVersion: "1",
		termsCheckedOn: today,
	});
	const { session } = await ask<{ session: string }>("plan_session", {
		place: me.place.id,
		kind: "gathering",
		title: "おやこ交流会",
		heldOn: today,
		startsAt: "00:00",
		endsAt: "23:59",
		capacity: 30,
		service,
		meetingId: "987 6543 2101",
		passcode: "tsudoi-pass",
		closedDay: today,
	});
	const own = { line: "own", device: "own", camera: "own", microphone: "own", speaker: "own" };
	const families: string[] = [];
	for (let at = 0; at < 30; at++) {
		const [family_, kana] = (names[at] ?? "").split(" ");
		const name = `${family_} 花`;
		const phone = `090-1234-${String(5600 + at)}`;
		const { family } = await ask<{ family: string }>("register_family", {
			address: "",
			note: "",
			members: [
				{ id: null, role: { kind: "guardian", name, kana: `${kana} はな`, phone, email: "", bornOn: null } },
				{ id: null, role: { kind: "expected", dueOn: today } },
			],
		});
		families.push(family);
		await ask("apply", { session, family, channel: "telephone", environment: own, installedOn: null, overrideReason: null });
	}
	const { papers } = await ask<{ papers: { id: string; code: string }[] }>("issue_papers", {
		wanted: { kind: "consent", families, session },
		reading: "formal",
	});
	for (const { code } of papers) await ask("record_consent", { typed: code, givenOn: today, permitted: [] });
	return session;
}

/** As common as names are, several beginning alike. */
const names = [
	"佐藤 さとう", "鈴木 すずき", "髙橋 たかはし", "田中 たなか", "伊藤 いとう", "渡邊 わたなべ",
	"山本 やまもと", "中村 なかむら", "小林 こばやし", "加藤 かとう", "吉田 よしだ", "山田 やまだ",
	"佐々木 ささき", "山口 やまぐち", "松本 まつもと", "井上 いのうえ", "木村 きむら", "林 はやし",
	"斎藤 さいとう", "清水 しみず", "山崎 やまざき", "森 もり", "池田 いけだ", "橋本 はしもと",
	"阿部 あべ", "石川 いしかわ", "中島 なかじま", "前田 まえだ", "小川 おがわ", "岡田 おかだ",
];

/** さとう as a hand without an input method types it: satou. */
function letters(kana: string): string[] {
	const rows: [string, string][] = [
		["", "あいうえお"], ["k", "かきくけこ"], ["s", "さしすせそ"], ["t", "たちつてと"], ["n", "なにぬねの"],
		["h", "はひふへほ"], ["m", "まみむめも"], ["r", "らりるれろ"], ["g", "がぎぐげご"], ["z", "ざじずぜぞ"],
		["d", "だぢづでど"], ["b", "ばびぶべぼ"], ["y", "や　ゆ　よ"], ["w", "わ　　　を"],
	];
	const family = kana.split(" ")[0] ?? "";
	return [...family].flatMap((letter) => {
		const row = rows.find(([, all]) => all.includes(letter));
		if (!row) throw new Error(`no letters for ${letter}`);
		return [...row[0], "aiueo".charAt(row[1].indexOf(letter))];
	});
}
