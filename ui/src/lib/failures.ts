/** 断りのことば: a failure, told to the person at the desk. Without a default, so that a new failure asks for its sentence. */
import { dayInWords, nearDay } from "./calendar";
import type { Failure, FieldFailure, Forbidden, HistoryFailure, Overtaken, Problem } from "./center";
import { consentFailure } from "../routes/consents/words";
import { deviceFailure } from "../routes/devices/words";
import { backupFailure } from "./backups";
import { exportFailure } from "./exports";
import { attachmentFailure } from "./pictures";
import { importFailure } from "../routes/imports/words";
import { incidentFailure, refusalFailure } from "../routes/incidents/words";
import { retentionFailure } from "./retention";
import { loanFailure } from "../routes/loans/words";
import { decisionFailure, paperFailure, policyFailure } from "../routes/policy/words";
import { familyFailure } from "../routes/families/words";
import { applicationFailure, attendanceFailure, sessionFailure } from "../routes/sessions/words";
import { deskFailure, staffFailure } from "../routes/words";

/** What to tell the person at the desk. */
export function tell(failure: Failure): string {
	switch (failure.about) {
		case "desk":
			return deskFailure(failure.failure);
		case "staff":
			return staffFailure(failure.failure);
		case "consents":
			return consentFailure(failure.failure);
		case "devices":
			return deviceFailure(failure.failure);
		case "loans":
			return loanFailure(failure.failure);
		case "imports":
			return importFailure(failure.failure, tell);
		case "backups":
			return backupFailure(failure.failure);
		case "exports":
			return exportFailure(failure.failure);
		case "attachments":
			return attachmentFailure(failure.failure);
		case "incidents":
			return incidentFailure(failure.failure);
		case "refusals":
			return refusalFailure(failure.failure);
		case "retention":
			return retentionFailure(failure.failure);
		case "papers":
			return paperFailure(failure.failure);
		case "policy":
			return policyFailure(failure.failure);
		case "decisions":
			return decisionFailure(failure.failure);
		case "families":
			return familyFailure(failure.failure);
		case "sessions":
			return sessionFailure(failure.failure);
		case "applications":
			return applicationFailure(failure.failure);
		case "attendance":
			return attendanceFailure(failure.failure);
		case "field":
			return fieldFailure(failure.failure);
		case "history":
			return historyFailure(failure.failure);
		case "forbidden":
			return forbidden(failure.failure);
		case "locked":
			return "画面を隠しています。合言葉かＰＩＮを入れてください。";
		case "overtaken":
			return overtaken(failure.failure);
		case "gone":
			return "この記録は、もうありません。画面を開き直してください。";
		case "diskFull":
			return "このパソコンのディスクがいっぱいです。いらないファイルを片づけてから、もう一度押してください。";
		case "roomMade":
			return "このパソコンのディスクがいっぱいです。取っておいた場所を空けました。もう一度押すと保存できます。そのあと、いらないファイルを片づけてください。";
		case "unreadable":
			return "書かれたことを読み取れませんでした。画面を開き直して、もう一度試してください。";
		case "broken":
			return "記録できませんでした。もう一度押してください。";
	}
}

/** A field's trouble, to stand below that field. */
export function fieldFailure({ problem }: FieldFailure): string {
	return problemInWords(problem);
}

function problemInWords(problem: Problem): string {
	switch (problem.kind) {
		case "empty":
			return "書いてください。";
		case "tooLong":
			return `${problem.most}文字までです。短くしてください。`;
		case "control":
			return "使えない字が入っています。打ち直してください。";
		case "notATime":
			return "10:30 のように書いてください。";
		case "endsBeforeItBegins":
			return "終わりは、始まりより後にしてください。";
		case "inTheFuture":
			return "きょうより先の日は書けません。";
		case "tooLongAgo":
			return "昔すぎる日です。年を直してください。";
		case "notADueDate":
			return "出産予定日は、近い日を書いてください。";
		case "notASpan":
			return "終わりは、初めより後、開く日までにしてください。";
		case "outOfBounds":
			return `${problem.least}から${problem.most}までです。`;
		case "rubyMalformed":
			return "ふりがなは {漢字|かんじ} のように書いてください。";
		case "rubyMissing":
			return `「${problem.kanji}」にふりがながありません。{漢字|かんじ} のように書いてください。`;
		case "outOfOrder":
			return "番号が順になっていません。条は １．２．３．、号は (1)(2)(3) の順に、行のはじめに書いてください。";
		case "noSuchClause":
			return "いまのポリシーに、その条はありません。";
		case "notAPageList":
			return "1-2、4 のように書いてください。";
		case "notADay":
			return "日付として読めません。2025-07-14 や R7.7.14 のように書いてください。";
		case "noSuchDay":
			return "この月に、その日はありません。日を直してください。";
		case "whichEra":
			return "年が令和か西暦か分かりません。R7.7.14 のように書いてください。";
		case "privateCharacter":
			return `外字（${problem.code}）が入っています。ふつうの字に直してください。`;
		case "moreCells":
			return '見出しより多くのマスがあります。引用符（"）の抜けがないか、もとの表をたしかめてください。';
		case "notKana":
			return "ふりがなは、ひらがなで書いてください。アルファベットのなまえは、空けておけます。";
		case "notAPhone":
			return "電話番号は、市外局番から、数字とハイフンで書いてください。ほかのことは、メモに書きます。";
		case "notAnEmail":
			return "メールアドレスは、aya@example.jp のように書いてください。";
		case "notAPin":
			return "数字を6つ打ってください。";
		case "pinTooPlain":
			return "すぐに当てられる数字です。並びやくり返しでない数字にしてください。";
		case "passphraseTooShort":
			return "合言葉が短いようです。ことばを足してください。";
		case "passphraseTooPlain":
			return "同じ字の並びや、よくある合言葉です。ちがうことばを足してください。";
		case "notAMark":
			return "しるしの形ではありません。紙のとおりに、4213-K7QF-2M4X-9TQA-88QX のように入れてください。";
		case "markMistyped":
			return "一字ちがっているか、となりと入れかわっています。紙と見くらべて、入れ直してください。";
	}
}

function historyFailure(failure: HistoryFailure): string {
	switch (failure.kind) {
		case "changedSince":
			return "そのあとに別の記録が重なっているので、もとに戻せません。新しいほうから戻してください。";
		case "undoneAlready":
			return "もう、もとに戻してあります。";
		case "stays":
			return "この記録は、もとに戻せません。";
	}
}

/** What was typed stays where it is; the screen reads the record again beside it. */
function overtaken({ by, on, at }: Overtaken): string {
	const day = nearDay(on) === "きょう" ? "" : `${dayInWords(on)} `;
	return `${by}さんが ${day}${at} に、この記録を直しました。上書きしないように、まだ記録していません。書いたことは残してあります。`;
}

function forbidden(failure: Forbidden): string {
	switch (failure.kind) {
		case "otherPlace":
			return "この記録は、ほかのセンターのものです。そこの担当者が扱います。";
		case "divisionOnly":
			return "これは課の担当者だけが扱えます。";
		case "headOnly":
			return "これは課かセンター長だけが扱えます。";
	}
}
