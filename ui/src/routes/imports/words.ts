/** 取り込みのことば: files, columns, verdicts. A new failure in Rust does not compile here until it has its sentence. */
import type {
	Aim,
	Encoding,
	Failure,
	Ground,
	ImportBrief,
	ImportFailure,
	Meaning,
	RowGroup,
	RowVerdict,
} from "$lib/center";
import { dayInWords, thisDay } from "$lib/calendar";
import { likenessInWords } from "$lib/likeness";
import { alikeInWords, refusalInBrief } from "$lib/refused";
import { eligibilityPhrases, type Verdict } from "$lib/verdicts";

export function importFailure(failure: ImportFailure, tell: (failure: Failure) => string): string {
	switch (failure.kind) {
		case "noRows":
			return "この表には、見出しの下の行がありません。中身のある表を選んでください。";
		case "tooLarge":
			return `ファイルが大きすぎます。${failure.mostMegabytes}MBまで読めます。行を分けて保存し直してください。`;
		case "tooManyRows":
			return `行が多すぎます。${failure.most.toLocaleString("ja-JP")}行まで読めます。表を分けて保存し直してください。`;
		case "tooManyColumns":
			return `${failure.row}行目の列が多すぎます。${failure.most}列まで読めます。`;
		case "endlessCell":
			return `${failure.row}行目のマスが長すぎます。引用符（"）が閉じていないかもしれません。その行を直して保存し直してください。`;
		case "unknownText":
			return "文字を読み取れませんでした。Excelで開いて「CSV UTF-8」か「Excel ブック」で保存し直してください。";
		case "oldWorkbook":
			return "古い形のExcelか、パスワードのかかった表です。Excelで開いて、パスワードをはずした「Excel ブック（.xlsx）」で保存し直してください。";
		case "damagedWorkbook":
			return "このExcelの表は、こわれていて読めません。もとの表から、もう一度保存し直してください。";
		case "noTable":
			return "表のファイルではありません。CSVか、Excelの表（.xlsx）を選んでください。";
		case "broughtBefore":
			return `この表の${failure.rows.toLocaleString("ja-JP")}行は、みな前に取り込んであります。新しく加わるものはありません。`;
		case "putAway":
			return "この取り込みは、片づけてあります。";
		case "takenAlready":
			return "この行は、もう取り込みました。家庭の札か申込で直してください。";
		case "rowRefused":
			return `${failure.number}行目が取り込めませんでした。${tell(failure.failure)}`;
	}
}

export const meanings: Record<Meaning, string> = {
	receipt: "受付番号",
	receivedOn: "申込日",
	session: "希望する事業",
	guardianName: "保護者の氏名",
	guardianKana: "保護者のふりがな",
	phone: "電話",
	email: "メール",
	address: "住所",
	child1Name: "子の氏名",
	child1Kana: "子のふりがな",
	child1BornOn: "子の生年月日",
	child2Name: "子の氏名（ふたりめ）",
	child2Kana: "子のふりがな（ふたりめ）",
	child2BornOn: "子の生年月日（ふたりめ）",
	child3Name: "子の氏名（さんにんめ）",
	child3Kana: "子のふりがな（さんにんめ）",
	child3BornOn: "子の生年月日（さんにんめ）",
	dueOn: "出産予定日",
	note: "メモ",
};

/** Someone a row speaks of: a child by its name, one who is expected by its day alone. */
export function spokenOf(someone: string): string {
	return someone.startsWith("（") ? `妊娠中${someone}` : someone;
}

export const meaningChoices = Object.entries(meanings).map(([value, label]) => ({ value, label }));

const encodings: Record<Encoding, string> = {
	utf8: "CSV（UTF-8）",
	utf8WithMark: "CSV（UTF-8、Excel用）",
	utf16: "テキスト（Unicode）",
	cp932: "CSV（Shift_JIS）",
	workbook: "Excelの表",
};

export function encodingInWords(encoding: Encoding): string {
	return encodings[encoding];
}

export function aimInWords(brief: Pick<ImportBrief, "aim" | "session">): string {
	if (brief.session) return `${dayInWords(brief.session.heldOn)}　${brief.session.title}の申込`;
	const words: Record<Aim["kind"], string> = {
		session: "申込",
		column: "表に書かれた事業の申込",
		families: "家庭の登録だけ",
	};
	return words[brief.aim.kind];
}

export const groups: { value: RowGroup; label: string }[] = [
	{ value: "all", label: "すべて" },
	{ value: "ready", label: "取り込める" },
	{ value: "decide", label: "決める" },
	{ value: "mend", label: "直す" },
	{ value: "double", label: "もうある" },
	{ value: "taken", label: "取り込んだ" },
	{ value: "left", label: "はずした" },
];

export const nothingIn: Record<RowGroup, string> = {
	all: "この取り込みに残っている行はありません。",
	ready: "いま取り込める行はありません。",
	decide: "決めることのある行はありません。",
	mend: "直すところのある行はありません。",
	double: "前から記録にある行はありません。",
	taken: "取り込んだ行は、まだありません。",
	left: "はずした行はありません。",
};

/** A verdict's sign and word, as short as a table wants it. */
export function verdictSign(verdict: RowVerdict): Verdict {
	switch (verdict.kind) {
		case "ready":
			return { mark: "ok", word: verdict.waits ? "取り込める（待ち）" : "取り込める" };
		case "askFamily":
		case "likeRow":
			return { mark: "care", word: "どの家庭か" };
		case "notEligible":
			return { mark: "stop", word: "対象外" };
		case "refused":
			return { mark: "stop", word: "お断り中" };
		case "likeRefused":
			return { mark: "care", word: "似た家庭" };
		case "appliedAlready":
			return { mark: "none", word: "申込ずみ" };
		case "registeredAlready":
			return { mark: "none", word: "登録ずみ" };
		case "takenBefore":
			return { mark: "none", word: "取り込みずみ" };
		case "noSuchSession":
		case "sessionCancelled":
			return { mark: "stop", word: "事業がない" };
		case "wrong":
			return { mark: "stop", word: "読めない" };
		case "taken":
			return { mark: "ok", word: "取り込んだ" };
		case "left":
			return { mark: "none", word: "はずした" };
	}
}

/** What is done with a row that is not taken: something in it is mended, or something about it is decided. */
export function verdictAct(verdict: RowVerdict): string {
	switch (verdict.kind) {
		case "askFamily":
		case "likeRow":
		case "notEligible":
		case "refused":
		case "likeRefused":
			return "決める";
		default:
			return "直す";
	}
}

/** The clause a verdict stands on; what is only a matter of the table has none. */
export function verdictClause(verdict: RowVerdict): string | undefined {
	switch (verdict.kind) {
		case "notEligible":
			return verdict.eligibility.clause;
		case "refused":
		case "likeRefused":
			return verdict.refusal.clause;
		default:
			return undefined;
	}
}

/** Why, and what will happen, in sentences. */
export function verdictInWords(verdict: RowVerdict, trouble: (verdict: RowVerdict) => string): string {
	switch (verdict.kind) {
		case "ready": {
			const family = verdict.family;
			const whose = family
				? family.adds.length > 0
					? `${family.number} ${family.name}さんの家庭に、${family.adds.map(spokenOf).join("、")}を加えます。`
					: `${family.number} ${family.name}さんの家庭です。`
				: "新しい家庭として登録します。";
			return verdict.waits ? `${whose}定員をこえるので、待ちになります。` : whose;
		}
		case "askFamily":
			return "よく似た家庭があります。どの家庭か決めてください。";
		case "likeRow":
			return `${verdict.number}行目と同じ家庭のようです。先に${verdict.number}行目を取り込むか、この行をはずしてください。`;
		case "notEligible":
			return eligibilityPhrases(verdict.eligibility, verdict.session.heldOn, thisDay()).join("");
		case "refused":
			return `お断り中の家庭です（${refusalInBrief(verdict.refusal)}）。この行は、はずしてください。`;
		case "likeRefused":
			return `${alikeInWords(verdict.refusal)}（${likenessInWords(verdict.likeness)}）。別の家庭なら、わけを書いて取り込みます。`;
		case "appliedAlready":
			return `${verdict.family.number} ${verdict.family.name}さんは、もう申し込んでいます。`;
		case "registeredAlready":
			return `${verdict.family.number} ${verdict.family.name}さんの家庭は、もう登録してあります。`;
		case "takenBefore":
			return verdict.family
				? `同じ受付番号の行を、${verdict.family.name}さんとして前に取り込みました。`
				: "同じ受付番号の行を、前に取り込みました。";
		case "noSuchSession":
			return verdict.said ? `「${verdict.said}」にあたる事業がありません。` : "希望する事業が書かれていません。";
		case "sessionCancelled":
			return `${dayInWords(verdict.session.heldOn)}の${verdict.session.title}は、中止になりました。`;
		case "wrong":
			return trouble(verdict);
		case "taken":
			return verdict.family
				? `${verdict.family.number} ${verdict.family.name}さん${verdict.made ? "（この行で登録）" : ""}`
				: "取り込んだあとに、取り消されました。";
		case "left":
			return "この行は取り込みません。";
	}
}

export const grounds: Record<Ground, string> = {
	sameChild: "子が同じ",
	samePhone: "電話が同じ",
	sameEmail: "メールが同じ",
	sameGuardian: "保護者の名が同じ",
	sameAddress: "住所が同じ",
	sameBirthDate: "子の生年月日が同じ",
	sameDueDate: "出産予定日が同じ",
	otherChildren: "ほかの子がいる",
};
