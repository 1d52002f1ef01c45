/** 機器のことば: what Rust says about kits, for the person at the desk. */
import { dayInWords } from "$lib/calendar";
import type { DeviceFailure, NotShelved } from "$lib/center";
import { notShelved } from "$lib/kits";

/** What to do about a kit that does not go. */
function wayOn(reason: NotShelved): string {
	switch (reason.kind) {
		case "notChecked":
			return "点検を終えると貸せます。";
		case "partMissing":
			return "部品がそろったら、ようすを直すか取りかえてください。";
		case "inRepair":
			return "戻ったら「修理から戻った」を記録してください。";
		case "elsewhere":
		case "onTheWay":
			return "着いて、受け取りを記録すると貸せます。";
		case "out":
		case "lost":
		case "retired":
			return "別の機器を選んでください。";
	}
}

export function deviceFailure(failure: DeviceFailure): string {
	switch (failure.kind) {
		case "noPart":
			return "部品を一つは書いてください。";
		case "tooManyParts":
			return `部品は${failure.most}までです。いくつかを一つにまとめてください。`;
		case "typeStands":
			return `「${failure.name}」という品目は、もうあります。別の名にするか、その品目を直してください。`;
		case "notThatType":
			return `品目「${failure.name}」は、この種類では使えません。品目を選び直してください。`;
		case "notShelved":
			return `${failure.kit}は、いま貸せません。${notShelved(failure.reason)}。${wayOn(failure.reason)}`;
		case "checkIncomplete":
			return `${failure.kit}は、初期化と動作の確認が二つとも済むまで貸せません。済ませてから印をつけてください。`;
		case "notHereYet":
			return `${failure.kit}がここにあるのは${dayInWords(failure.since)}からです。その日か、後の日にしてください。`;
		case "partGone":
			return `「${failure.part}」は、もう箱にありません。画面を開き直してください。`;
		case "lastPart":
			return `「${failure.part}」は最後の部品なので、はずせません。使わない機器なら「使うのをやめる」を選んでください。`;
		case "notForThatReservation":
			return `${failure.kit}は、その予約には送れません。予約の種類と、家庭の通う所を見直してください。`;
		case "out":
			return `${failure.kit}は貸し出しています。返ってきてから、もう一度押してください。`;
		case "onTheWay":
			return `${failure.kit}は、ほかの所へ送っている途中です。着いた所で受け取りを記録してください。`;
		case "notOnTheWay":
			return `${failure.kit}は、どこにも送っていません。番号を見直してください。`;
		case "thereAlready":
			return `${failure.kit}は、もうそこにあります。送る所を選び直してください。`;
		case "promisedHere":
			return `${failure.kit}を送ると、ここの予約に足りなくなります。予約を移すか、別の機器を送ってください。`;
		case "retiredAlready":
			return "もう使うのをやめた機器です。画面を開き直してください。";
		case "kitUnknown":
			return `${failure.number}という番号の機器は、台帳にありません。ラベルの番号を見直してください。`;
		case "stocktakeOpen":
			return "棚卸は、もう始まっています。画面を開き直してください。";
		case "stocktakeClosed":
			return "この棚卸は、もう締めました。数え直すときは、新しく始めてください。";
		case "unexplained":
			return `${failure.kit}のわけが書かれていません。わけを書くと締められます。`;
		case "notInRepair":
			return "この機器は修理に出ていません。画面を開き直してください。";
	}
}
