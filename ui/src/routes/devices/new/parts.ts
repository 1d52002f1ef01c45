/** 部品の見本: what usually comes in the box, so that a person need not think of it. */
import type { KitKind, PartEntry } from "$lib/center";

export function usualName(kind: KitKind): string {
	switch (kind) {
		case "tablet":
			return "タブレット一式";
		case "computer":
			return "ノートパソコン一式";
		case "camera":
			return "ＷＥＢカメラ";
		case "microphone":
			return "マイク";
		case "speaker":
			return "スピーカー";
		case "router":
			return "通信ルーター";
	}
}

export function usualParts(kind: KitKind): PartEntry[] {
	const must = (name: string): PartEntry => ({ name, required: true, exact: null, serial: null });
	const may = (name: string): PartEntry => ({ name, required: false, exact: null, serial: null });
	switch (kind) {
		case "tablet":
			return [
				must("タブレット本体"),
				must("充電器とケーブル"),
				may("保護ケース"),
				may("マイクつきイヤホン"),
				may("かんたん説明書"),
				may("スタンド"),
				may("持ち運びの袋"),
			];
		case "computer":
			return [must("パソコン本体"), must("電源アダプター"), may("マウス"), may("かんたん説明書"), may("持ち運びの袋")];
		case "camera":
			return [must("カメラ本体"), must("ＵＳＢケーブル"), may("かんたん説明書")];
		case "microphone":
			return [must("マイク本体"), must("ケーブル"), may("かんたん説明書")];
		case "speaker":
			return [must("スピーカー本体"), must("ケーブル"), may("かんたん説明書")];
		case "router":
			return [must("ルーター本体"), must("充電器とケーブル"), may("かんたん説明書")];
	}
}
