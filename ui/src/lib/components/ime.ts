/** かな漢字変換: the Enter that settles kana is not the Enter that acts. */

/** True while an input method is composing. Safari and WebKit report the settling Enter only as key code 229. */
export function settlesKana(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}

/** `{@attach onEnter(open)}`: runs on Enter, not on the Enter that settles kana. */
export function onEnter(act: (event: KeyboardEvent) => void) {
	return (node: HTMLElement) => {
		const press = (event: KeyboardEvent) => {
			if (event.key !== "Enter" || settlesKana(event)) return;
			act(event);
		};
		node.addEventListener("keydown", press);
		return () => node.removeEventListener("keydown", press);
	};
}

/** `{@attach notWhileComposing}`: keeps a form from being sent by the Enter that settles kana. */
export function notWhileComposing(form: HTMLElement) {
	const press = (event: KeyboardEvent) => {
		if (event.key === "Enter" && settlesKana(event)) event.preventDefault();
	};
	form.addEventListener("keydown", press);
	return () => form.removeEventListener("keydown", press);
}

/** True where typing belongs to a field and is no shortcut. */
export function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		target.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]")
	);
}
