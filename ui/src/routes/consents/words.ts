/** 承諾のことば: what Rust says about consents, for the person at the desk. */
import { dayInWords } from "$lib/calendar";
import type { ConsentFailure } from "$lib/center";

export function consentFailure(failure: ConsentFailure): string {
	switch (failure.kind) {
		case "notACode":
			return "コードは英字と数字の8文字です。続きを打ってください。";
		case "codeMistyped":
			return "打ちまちがいのようです。紙の右下のコードを、もう一度見てください。";
		case "codeUnknown":
			return "このコードの紙は、ここに記録がありません。ほかの所で印刷した紙かもしれません。";
		case "notAConsent":
			return "これは参加承諾書のコードではありません。承諾書の右下のコードを打ってください。";
		case "cameBackAlready":
			return `この承諾書は${dayInWords(failure.on)}に返ってきています。`;
		case "beforePrinted":
			return `この紙を印刷したのは${dayInWords(failure.printedOn)}です。その日か、後の日にしてください。`;
		case "withdrawnAlready":
			return "この承諾は、もう取り下げられています。画面を開き直してください。";
	}
}
