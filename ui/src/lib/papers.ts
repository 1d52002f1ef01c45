/** 紙のことば: what each paper is called. */
import type { PaperKind } from "./center";

/** 参加承諾書, 借用書 … */
export function paperKind(kind: PaperKind): string {
	switch (kind) {
		case "policy":
			return "運用ポリシー";
		case "consent":
			return "参加承諾書";
		case "loanRequest":
			return "貸与申請書兼誓約書";
		case "loanReceipt":
			return "借用書";
		case "returnReceipt":
			return "返却確認書";
	}
}
