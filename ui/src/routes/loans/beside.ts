/** どの欄の断りか: refusals of the rules that a field on the screen can put right stand beside that field. */
import type { Failure, LoanFailure } from "$lib/center";
import { tell } from "$lib/failures";
import { troubleAt } from "$lib/refusals";

/** The sentence beside this field, whether the field was unreadable or a rule speaks against it. */
export function beside(failure: Failure | undefined, field: string): string | undefined {
	if (failure?.about === "loans" && fieldsOf(failure.failure).includes(field)) return tell(failure);
	return troubleAt(failure, field);
}

/** The refusal, unless one of these fields says it already. */
export function apart(failure: Failure | undefined, fields: string[]): Failure | undefined {
	return fields.some((field) => beside(failure, field)) ? undefined : failure;
}

function fieldsOf(failure: LoanFailure): string[] {
	switch (failure.kind) {
		case "noKind":
			return ["kinds"];
		case "notForStaff":
			return ["asker"];
		case "notThatSession":
			return ["session"];
		case "closedThatDay":
		case "reservedInThePast":
			return ["firstOn"];
		case "notLater":
			return ["dueOn"];
		case "tonesInDisorder":
			return ["finalAfterDays"];
		case "neverOpen":
			return ["closedWeekdays"];
		case "closedAlready":
			return ["day"];
		case "askedByYou":
		case "noneFree":
		case "reservationOver":
		case "notInTheQueue":
		case "backAlready":
		case "notThatVeryOne":
		case "lostAlready":
		case "lossDecided":
		case "nothingToSettle":
		case "notASignature":
		case "signedAlready":
			return [];
		case "approvalInThePast":
		case "approvalTooLong":
			return ["until"];
		case "dueBeforeLent":
		case "dueTooLate":
		case "duePastFiscalYear":
		case "dueBeyondNeed":
			return ["dueOn", "lastOn"];
		case "tooEarly":
			return ["on"];
		case "inTheFuture":
			return ["lentOn", "returnedOn"];
		case "needNotYet":
		case "notCheckedThen":
		case "notHereYet":
			return ["lentOn"];
		case "backBeforeLent":
			return ["returnedOn"];
		case "kitUnknown":
		case "kitNotOut":
			return ["number"];
		case "decidedAlready":
		case "needWaiting":
		case "needRefused":
		case "kindNotApproved":
		case "needLapsed":
		case "notAParticipant":
		case "notInThatSession":
		case "noConsent":
		case "refused":
		case "nothingNamed":
		case "requiredPartLeftOut":
		case "foreignPart":
		case "partBackAlready":
			return [];
	}
}
