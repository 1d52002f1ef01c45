/** 家庭のことば. A new failure in Rust does not compile here until it has its sentence. */
import type { FamilyFailure, MemberRole } from "$lib/center";

export function familyFailure(failure: FamilyFailure): string {
	switch (failure.kind) {
		case "noGuardian":
			return "保護者を1人は書いてください。紙は、その方あてに作ります。";
		case "tooManyMembers":
			return `1つの家庭に書けるのは${failure.most}人までです。`;
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
