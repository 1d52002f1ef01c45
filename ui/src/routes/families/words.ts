/** 家庭のことば. A new failure in Rust does not compile here until it has its sentence. */
import { dayInWords } from "$lib/calendar";
import type { FamilyFailure, LikenessVerdict, MemberRole } from "$lib/center";
import type { Mark } from "$lib/components/Sign.svelte";

export function familyFailure(failure: FamilyFailure): string {
	switch (failure.kind) {
		case "noGuardian":
			return "保護者を1人は書いてください。紙は、その方あてに作ります。";
		case "tooManyMembers":
			return `1つの家庭に書けるのは${failure.most}人までです。`;
		case "notExpected":
			return "生まれたことは、もう書いてあります。画面を開き直してください。";
		case "notADeferment":
			return "就学猶予は、小学校に入る年度から1年度ごと（3月31日まで）に書きます。いつまでかを選び直してください。";
		case "sameFamily":
			return "同じ家庭です。まとめる相手を選び直してください。";
		case "bothApplied":
			return `どちらも、${dayInWords(failure.heldOn)}の「${failure.title}」に申し込んでいます。どちらかの申込を取り消してから、まとめてください。`;
		case "consentsDisagree":
			return "片方は承諾を取り下げ、もう片方は承諾しています。家庭に確かめて、承諾書をそろえてから、まとめてください。";
	}
}

export { groundInWords } from "$lib/likeness";

/** What a likeness comes to. */
export function likenessVerdict(verdict: LikenessVerdict): { mark: Mark; word: string } {
	switch (verdict) {
		case "same":
			return { mark: "care", word: "ほぼ同じ" };
		case "alike":
			return { mark: "wait", word: "似ている" };
		case "apart":
			return { mark: "none", word: "別" };
	}
}

/** 保護者, 子, 妊娠中 */
export function roleInWords(kind: MemberRole["kind"]): string {
	switch (kind) {
		case "guardian":
			return "保護者";
		case "child":
			return "子";
		case "expected":
			return "妊娠中";
	}
}
