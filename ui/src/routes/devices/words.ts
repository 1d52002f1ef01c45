/** 機器のことば: what Rust says about kits, for the person at the desk. */
import type { DeviceFailure } from "$lib/center";
import { notShelved } from "$lib/kits";

export function deviceFailure(failure: DeviceFailure): string {
	switch (failure.kind) {
		case "noPart":
			return "部品を一つは書いてください。";
		case "tooManyParts":
			return `部品は${failure.most}までです。いくつかを一つにまとめてください。`;
		case "notShelved":
			return `${failure.kit}は、いま貸せません。${notShelved(failure.reason)}。`;
		case "out":
			return `${failure.kit}は貸し出しています。返ってきてから、もう一度押してください。`;
		case "notInRepair":
			return "この機器は修理に出ていません。画面を開き直してください。";
	}
}
