/** 記入: what every field of a form may be told. */

/** 必須 or なくてもよい; nothing where the question answers itself. */
export type Need = "must" | "may";

export interface FieldProps {
	label: string;
	/** Beside the label, light: 数字6けた. */
	hint?: string;
	need?: Need;
	/** Between label and field. */
	help?: string;
	/** The clause that asks for it: `§6(4)`. */
	clause?: string;
	/** What to do about it, below the field. */
	error?: string;
}
