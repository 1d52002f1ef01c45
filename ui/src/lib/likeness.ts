/** 似ている家庭のことば: why two families look like one. */
import type { Ground, Likeness } from "./center";

/** Why two families look like one. */
export function groundInWords(ground: Ground): string {
	switch (ground) {
		case "sameChild":
			return "子のなまえと生まれた日が同じ";
		case "samePhone":
			return "電話が同じ";
		case "sameEmail":
			return "メールが同じ";
		case "sameGuardian":
			return "保護者のなまえが同じ";
		case "sameAddress":
			return "住所が同じ";
		case "sameBirthDate":
			return "子の生まれた日が同じ";
		case "sameDueDate":
			return "出産予定日が同じ";
		case "otherChildren":
			return "子がちがう";
	}
}

/** 電話が同じ、子がちがう　40点 */
export function likenessInWords({ grounds, score }: Likeness): string {
	return `${grounds.map(({ kind }) => groundInWords(kind)).join("、")}　${score}点`;
}
