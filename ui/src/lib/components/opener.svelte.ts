/** 開けたところ: where the hand was before a dialog, also when the dialog's own field took the focus at once. */

/** For `onCloseAutoFocus`: gives the focus back to what had it when `open` turned true. Call in a script. */
export function opener(open: () => boolean): (event: Event) => void {
	let before: Element | null = null;
	$effect.pre(() => {
		if (open()) before = document.activeElement;
	});
	return (event) => {
		if (!(before instanceof HTMLElement) || before === document.body || !before.isConnected) return;
		event.preventDefault();
		before.focus({ preventScroll: true });
	};
}
