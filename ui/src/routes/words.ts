/** 机のことば: what the desk says when nobody could be let in. */
import type { DeskFailure, StaffFailure } from "$lib/center";

export function deskFailure(failure: DeskFailure): string {
	switch (failure.kind) {
		case "wrongPassword":
			return "合言葉が違います。もう一度打ってください。";
		case "wrongPin":
			return `ＰＩＮが違います。あと${failure.triesLeft}回で、合言葉が要るようになります。`;
		case "passwordNeeded":
			return "いまは合言葉が要ります。「ほかの人がサインインする」から入ってください。";
		case "wait":
			return `つづけて違ったので、${failure.seconds}秒お待ちください。`;
		case "recoveryKeyMistyped":
			return "復旧鍵に打ちまちがいがあります。紙と見くらべて、直してください。";
		case "recoveryKeyWrong":
			return "この復旧鍵では開きません。いちばん新しい紙か、確かめてください。";
		case "recoveryGroupWrong":
			return `${failure.group}番の5文字が、紙と違います。見くらべて、打ち直してください。`;
		case "alreadyBegun":
			return "記録の入れ物は、もうできています。つどい帳を開き直してください。";
		case "notBegun":
			return "記録の入れ物が、まだありません。はじめの支度からどうぞ。";
		case "inUse":
			return "つどい帳が、もう一つ開いています。そちらを使ってください。";
		case "keysDamaged":
			return "鍵のファイルが傷んでいます。触らずに、課の担当者に知らせてください。";
		case "fileMissing":
			return "鍵はありますが、記録のファイル（tsudoi.db）が見つかりません。新しく始めずに、課の担当者に知らせてください。";
		case "fileDamaged":
			return "記録のファイルが傷んでいます。控えから戻せます。課の担当者に知らせてください。";
		case "newerFile":
			return "新しいつどい帳で作られた記録です。つどい帳を新しくしてから開いてください。";
	}
}

export function staffFailure(failure: StaffFailure): string {
	switch (failure.kind) {
		case "wrongOldPassword":
			return "いまの合言葉が違います。もう一度打ってください。";
		case "cannotLeaveOneself":
			return "自分を外すことはできません。ほかの管理者に頼んでください。";
		case "oneselfByOldPassword":
			return "自分の合言葉は、「わたしの合言葉」で、いまの合言葉を打って変えます。";
		case "roleDoesNotFitPlace":
			return "この役目は、このところでは選べません。";
	}
}
