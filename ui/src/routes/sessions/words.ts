/** オンライン事業のことば: sessions, applications and attendance. A new failure in Rust does not compile here until it has its sentence. */
import type {
	AbsentBecause,
	Against,
	ApplicationFailure,
	AttendanceFailure,
	AttendanceSign,
	CallAnswer,
	CallRow,
	Channel,
	ClosedBecause,
	ConnectionSign,
	Environment,
	Mark,
	Part,
	Preparation,
	Readiness,
	SessionFailure,
	WithdrawnBecause,
} from "$lib/center";
import { dayInWords, thisDay, timeInWords } from "$lib/calendar";
import type { IconName } from "$lib/components/icons";
import { likenessInWords } from "$lib/likeness";
import { alikeInWords, refusalInBrief } from "$lib/refused";
import { monthsInWords, plainDay, refusalInWords, type Verdict } from "$lib/verdicts";

export { refusedInWords, toldInWords, waysOfTelling } from "$lib/sessions";

export function sessionFailure(failure: SessionFailure): string {
	switch (failure.kind) {
		case "cancelled":
			return "この事業は、中止になっています。";
		case "alreadyHeld":
			return "もう参加した家庭があるので、変えられません。";
		case "noCredentials":
			return "会議ＩＤが、まだありません。「予定を直す」で書いてください。";
		case "noDraw":
			return "この事業では、抽選をしません。または、もう抽選をしました。";
		case "stillOpen":
			return `受付は${dayInWords(failure.until)}までです。そのあとで抽選をします。`;
		case "notPrepared":
			return "この事業の準備には、ない項目です。";
		case "sameCredentials":
			return "いまの会議ＩＤとパスコードと同じです。新しいものを書いてください。";
		case "closedDay":
			return `${dayInWords(failure.day)}は、休みの日です（${closedInWords(failure.because)}）。`;
		case "noDayLeft":
			return "開ける日がありません。休みの日か、もう予定のある日ばかりです。";
		case "oneSetEach":
			return "会議ＩＤは、一回ごとに別のものを使います。くりかえしには書けません。";
	}
}

/** 勤労感謝の日, 毎週の休み … */
export function closedInWords(because: ClosedBecause): string {
	switch (because.kind) {
		case "own":
			return because.reason || "臨時休館";
		case "holiday":
			return because.name;
		case "yearsTurn":
			return "年末年始";
		case "weekday":
			return "毎週の休み";
	}
}

export function applicationFailure(failure: ApplicationFailure): string {
	switch (failure.kind) {
		case "notEligible":
			return `${refusalInWords(failure.verdict, thisDay())}。わけを書けば、受けることもできます。`;
		case "against":
			return failure.against.kind === "refused"
				? `${againstInWords(failure.against, thisDay())}。受けられるのは、課がわけを書いたときだけです。`
				: `${againstInWords(failure.against, thisDay())}。わけを書けば、受けることもできます。`;
		case "notSo":
			return "そのわけには、あたりません。判定を見て、選び直してください。";
		case "seated":
			return "この家庭には、もう席があります。";
		case "appliedAlready":
			return "この家庭は、もう申し込んでいます。";
		case "sessionCancelled":
			return "この事業は中止になったので、申込は受けられません。";
		case "withdrawn":
			return "この申込は、もう取り消されています。";
		case "noSeat":
			return `定員の${failure.capacity}組が、うまっています。`;
		case "attended":
			return "この家庭はもう参加したので、申込は変えられません。";
		case "nobodyNamed":
			return "参加する方を、ひとり以上選んでください。";
	}
}

export function attendanceFailure(failure: AttendanceFailure): string {
	switch (failure.kind) {
		case "refused":
			return `お断り中の家庭です（${refusalInBrief(failure.refusal)}）。入れられるのは、課がわけを書いたときだけです。`;
		case "removed":
			return "この家庭は、強制退去になっています。まちがいなら、事故・違反の記録で、もとに戻してください。";
		case "noConsent":
			return "参加承諾書が返っていません。わけを書けば、入れることもできます。";
		case "notEligible":
			return `${refusalInWords(failure.verdict, thisDay())}。わけを書けば、入れることもできます。`;
		case "noSeat":
			return "この家庭には席がありません。先に、繰り上げてください。";
		case "notYet":
			return `出欠は、${dayInWords(failure.heldOn)}からつけられます。`;
		case "sessionCancelled":
			return "この事業は中止になったので、出欠はつけられません。";
		case "notTheirKit":
			return "その機器は、この日この家庭に貸していませんでした。画面を開き直してください。";
		case "neverCame":
			return "まだ来ていない家庭は、退室にできません。";
		case "familyFirst":
			return "先に、家庭の出席を記してください。そのあとで、ひとりずつ直せます。";
		case "becauseNeeded":
			return "欠席のわけを選んでください。";
	}
}

/** 電話で申込 */
export function channelInWords(channel: Channel): string {
	switch (channel) {
		case "counter":
			return "窓口";
		case "telephone":
			return "電話";
		case "online":
			return "電子申請";
		case "onTheSpot":
			return "その場";
	}
}

export const channels: Channel[] = ["counter", "telephone", "online", "onTheSpot"];

/** 自分の, 借りる, ない */
export function readinessInWords(readiness: Readiness): string {
	switch (readiness) {
		case "own":
			return "自分の";
		case "borrowed":
			return "借りる";
		case "missing":
			return "ない";
	}
}

/** The five things of §4(1), in the order the policy names them. */
export const things: { of: keyof Environment; word: string; icon: IconName }[] = [
	{ of: "line", word: "回線", icon: "wifi" },
	{ of: "device", word: "端末", icon: "tablet-smartphone" },
	{ of: "camera", word: "カメラ", icon: "camera" },
	{ of: "microphone", word: "マイク", icon: "mic" },
	{ of: "speaker", word: "スピーカー", icon: "volume-2" },
];

/** 回線 自分の、端末 借りる … */
export function environmentInWords(environment: Environment): string {
	return things.map(({ of, word }) => `${word} ${readinessInWords(environment[of])}`).join("、");
}

/** ぜんぶ自分の; カメラ・マイクを借りる　端末がない */
export function environmentInBrief(environment: Environment): string {
	const borrowed = things.filter(({ of }) => environment[of] === "borrowed").map(({ word }) => word);
	const missing = things.filter(({ of }) => environment[of] === "missing").map(({ word }) => word);
	const told = [
		borrowed.length > 0 && `${borrowed.join("・")}を借りる`,
		missing.length > 0 && `${missing.join("・")}がない`,
	].filter(Boolean);
	return told.length > 0 ? told.join("　") : "ぜんぶ自分の";
}

/** True where the family has everything itself. */
export function isComplete(environment: Environment): boolean {
	return things.every(({ of }) => environment[of] === "own");
}

/** 出席, 遅れて, 退室, 欠席 */
export function markInWords(mark: Mark): string {
	switch (mark) {
		case "present":
			return "出席";
		case "late":
			return "遅れて";
		case "left":
			return "退室";
		case "absent":
			return "欠席";
	}
}

/** 出席 10:21; 欠席; まだ — the sign, its word and its time */
export function attendanceVerdict(attendance: AttendanceSign | null): Verdict & { time?: string } {
	if (!attendance) return { mark: "wait", word: "まだ" };
	if (attendance.removed) return { mark: "stop", word: "退去", time: attendance.removed.at };
	const word = markInWords(attendance.mark);
	switch (attendance.mark) {
		case "present":
		case "late":
			return { mark: "ok", word, time: attendance.cameAt ? timeInWords(attendance.cameAt) : undefined };
		case "left":
			return { mark: "none", word, time: attendance.leftAt ? timeInWords(attendance.leftAt) : undefined };
		case "absent":
			return { mark: "none", word };
	}
}

/** Why a family did not take part: §4(3) tells the two faults apart. */
export const absences: { because: AbsentBecause; word: string; note?: string }[] = [
	{ because: "noWord", word: "連絡なし" },
	{ because: "ownReason", word: "家庭の都合・体調" },
	{ because: "ownEquipment", word: "自分の機器の不具合" },
	{ because: "lentEquipment", word: "貸した機器の不具合" },
];

/** What speaks against an application, as a sentence without its end. */
export function againstInWords(against: Against, today: string): string {
	switch (against.kind) {
		case "refused":
			return `お断り中の家庭です（${refusalInBrief(against.refusal, today)}）`;
		case "likeRefused":
			return `${alikeInWords(against.refusal)}（${likenessInWords(against.likeness)}）`;
		case "notEligible":
			return refusalInWords(against.verdict, today);
		case "minorAlone":
			return "未成年の方だけの申込です。保護者の同意を確かめてください";
		case "notTheAge":
			return `対象の月齢（${monthsInWords(against.from)}から${monthsInWords(against.until)}まで）のお子さんがいません`;
		case "notTheTime":
			return `受付は${plainDay(against.from, today)}から${plainDay(against.until, today)}までです`;
	}
}

/** The clause behind it, where one says so. */
export function clauseAgainst(against: Against): string | undefined {
	return against.kind === "notEligible" ? against.verdict.clause : "clause" in against ? against.clause : undefined;
}

/** Why an application was withdrawn: §4(3) tells the two faults apart. */
export const withdrawals: { because: WithdrawnBecause; word: string }[] = [
	{ because: "ownReason", word: "家庭の都合" },
	{ because: "illness", word: "体調" },
	{ because: "ownEquipment", word: "自分の機器の不具合" },
	{ because: "lentEquipment", word: "貸した機器の不具合" },
	{ because: "noAnswer", word: "返事がない" },
	{ because: "mistake", word: "受付のまちがい" },
];

export function withdrawalInWords(because: WithdrawnBecause | null): string {
	return withdrawals.find((known) => known.because === because)?.word ?? "";
}

export const answers: { answer: CallAnswer; word: string }[] = [
	{ answer: "agreed", word: "来られる" },
	{ answer: "declined", word: "断られた" },
	{ answer: "noAnswer", word: "出ない" },
	{ answer: "leftWord", word: "伝言した" },
];

export function answerInWords(call: CallRow): string {
	if (call.about === "cancelled" && call.answer === "agreed") return "中止を伝えた";
	return answers.find(({ answer }) => answer === call.answer)?.word ?? "";
}

export function preparationInWords(item: Preparation): string {
	switch (item) {
		case "lecturer":
			return "講師に頼み、承諾をもらう";
		case "materials":
			return "資料を用意する";
		case "meeting":
			return "会議の部屋を作る";
		case "consents":
			return "承諾書を渡す";
		case "guides":
			return "接続案内を渡す";
		case "tests":
			return "接続を確かめる";
		case "subjects":
			return "相談の内容を読む";
		case "roster":
			return "名簿を印刷する";
	}
}

export const parts: { part: Part; word: string }[] = [
	{ part: "host", word: "主催" },
	{ part: "lecturer", word: "講師" },
	{ part: "helper", word: "補助" },
];

export function partInWords(part: Part): string {
	return parts.find((known) => known.part === part)?.word ?? "";
}

/** 伝えた, まだ, 伝え直す: what a family knows of its connection */
export function connectionVerdict(connection: ConnectionSign): Verdict {
	switch (connection.kind) {
		case "notIssued":
			return { mark: "none", word: "ＩＤなし" };
		case "untold":
			return { mark: "wait", word: "まだ" };
		case "told":
			return { mark: "ok", word: "伝えた" };
		case "again":
			return { mark: "care", word: "伝え直す" };
	}
}

export function absenceInWords(because: AbsentBecause): string {
	return absences.find((absence) => absence.because === because)?.word ?? "";
}
