/**
 * 預かり: what a person was writing, taken out of the page while the screen is hidden. Nothing of it can be read, found or
 * reached by a key, and all of it is as it was when the same person comes back. Dialogs stand in a place of their own.
 */

let stage: HTMLElement | undefined;

/** Where every dialog stands; beside the page, so that it leaves and comes back with it. */
export function dialogs(): HTMLElement {
	if (!stage) {
		stage = document.createElement("div");
		document.body.append(stage);
	}
	return stage;
}

/** Takes the page and its dialogs out of the document. The answer puts them back; without `page`, only the dialogs. */
export function withhold(page: HTMLElement): (page: boolean) => void {
	const focused = document.activeElement;
	const scrolled = scrollY;
	const mark = document.createComment("");
	page.replaceWith(mark);
	dialogs().remove();
	return (back) => {
		document.body.append(dialogs());
		if (!back) {
			mark.remove();
			return;
		}
		mark.replaceWith(page);
		scrollTo({ top: scrolled, behavior: "instant" });
		const there = focused instanceof HTMLElement && focused !== document.body && focused.isConnected;
		(there ? focused : document.getElementById("title"))?.focus({ preventScroll: true });
	};
}
