/** 二度押し: what a form tells the button inside it, so that a double click acts once. */
import { getContext, setContext } from "svelte";

export interface Acting {
	readonly pending: boolean;
}

const key = Symbol("acting");

export function provideActing(acting: Acting): void {
	setContext(key, acting);
}

/** The form around this button, if there is one. */
export function actingAround(): Acting | undefined {
	return getContext<Acting | undefined>(key);
}
