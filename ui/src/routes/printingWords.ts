/** 印刷のことば: why a finished paper did not arrive. */
import type { NotDone } from "$lib/door";

export function notDone(failure: NotDone): string {
	switch (failure.about) {
		case "diskFull":
			return "入れる場所がいっぱいです。別の場所を選んでください。";
		case "broken":
			return "できませんでした。もう一度押してください。";
		case "printing":
			switch (failure.failure.kind) {
				case "notAllowed":
					return "この場所には保存できません。別の場所を選んでください。";
				case "folderGone":
					return "その場所が見つかりません。ＵＳＢメモリーが抜けていないか確かめてください。";
				case "notWritten":
					return "保存できませんでした。別の場所を選んでください。";
				case "noPrinter":
					return "プリンターが見つかりません。電源とケーブルを確かめるか、ＰＤＦで保存してください。";
				case "notPrinted":
					return "プリンターが受け取りませんでした。電源と紙を確かめてください。";
				case "noViewer":
					return "ＰＤＦを開くものがありません。ＰＤＦで保存して、ほかのパソコンで印刷してください。";
				case "notAPageList":
					return "ページは 1-2、4 のように書いてください。";
				case "notAPaper":
					return "紙ができていません。もどって、もう一度印刷してください。";
			}
	}
}
