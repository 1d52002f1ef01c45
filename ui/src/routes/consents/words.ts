/** 承諾のことば: what Rust says about consents, for the person at the desk. */
import { dayInWords } from "$lib/calendar";
import type { ConsentFailure } from "$lib/center";

export function consentFailure(failure: ConsentFailure): string {
	switch (failure.kind) {
		case "notACode":
			return "これは確認コードではありません。確認コードは、英字と数字の8文字です。紙を見て打ち直してください。";
		case "codeMistyped":
			return "打ちまちがいのようです。紙の確認コードを、もう一度見てください。";
		case "codeUnknown":
			return "このコードの紙は、ここに記録がありません。ほかの所で印刷した紙かもしれません。";
		case "notAConsent":
			return "これは参加承諾書のコードではありません。承諾書の確認コードを打ってください。";
		case "cameBackAlready":
			return `この承諾書は${dayInWords(failure.on)}に返ってきています。`;
		case "beforePrinted":
			return `この紙を印刷したのは${dayInWords(failure.printedOn)}です。その日か、後の日にしてください。`;
		case "noCodeSeen":
			return "確認コードが写っていません。うらの面か、切れているか、うすいかもしれません。紙を見て、コードを打ってください。";
		case "notAllAgreed":
			return `まだ印のついていない項目があります（${failure.clause}）。ぜんぶに印をつけてもらってください。`;
		case "notASignature":
			return "署名が書かれていません。枠の中に名前を書いてください。";
		case "withdrawnAlready":
			return "この承諾は、もう取り下げられています。画面を開き直してください。";
	}
}
