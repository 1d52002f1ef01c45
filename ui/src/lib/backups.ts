/** 控えのことば: why a backup was made, how large it is, and why one could not be made or used. */
import type { BackupFailure, Because } from "./center";

export function because(why: Because): string {
	switch (why) {
		case "newDay":
			return "その日のはじめ";
		case "leaving":
			return "画面を隠したとき";
		case "asked":
			return "手でとった";
		case "setAside":
			return "戻す前の記録";
	}
}

export function sizeInWords(kilobytes: number): string {
	return kilobytes < 1024 ? `${kilobytes}KB` : `${(kilobytes / 1024).toFixed(1)}MB`;
}

export function backupFailure(failure: BackupFailure): string {
	switch (failure.kind) {
		case "folderGone":
			return "その場所が見つかりません。ＵＳＢメモリや共有フォルダにつながっているか、確かめてください。";
		case "notAllowed":
			return "その場所には書けません。ほかの場所を選ぶか、課の担当者に知らせてください。";
		case "folderWithin":
			return "記録と同じ入れ物の中です。いっしょに失わないように、ほかのディスクを選んでください。";
		case "damaged":
			return "この控えは傷んでいます。ほかの控えを使ってください。";
		case "otherKey":
			return "この控えは、前の鍵でしまってあります。そのころの合言葉か、そのころの復旧鍵で開きます。";
		case "newer":
			return "新しいつどい帳でとった控えです。つどい帳を新しくしてから使ってください。";
	}
}
