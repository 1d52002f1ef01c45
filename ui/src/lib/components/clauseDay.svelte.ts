/**
 * 条文の日: the day whose version a screen speaks of — that of its session, of what happened, of the loan. Whatever names a
 * clause there, down to the foot, opens that version; without a day, the one in force today.
 */
const speaking = $state<{ on: string | undefined }>({ on: undefined });

let screens = 0;

/** The day this screen speaks of. Call in a page's script; it leaves with the page. */
export function provideClauseDay(day: () => string | undefined): void {
	$effect.pre(() => {
		const mine = ++screens;
		speaking.on = day();
		return () => {
			// The next screen may have come before this one goes.
			if (mine === screens) speaking.on = undefined;
		};
	});
}

export function clauseDay(): string | undefined {
	return speaking.on;
}
