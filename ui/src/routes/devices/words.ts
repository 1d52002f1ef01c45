/** 機器のことば: what Rust says about kits, for the person at the desk. */
import type { DeviceFailure } from "$lib/center";
import { notShelved } from "$lib/kits";

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
			return `${failure.kit}は、いま貸せません。${notShelved(failure.reason)}。`;
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
