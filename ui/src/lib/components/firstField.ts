const FIELDS = "input, select, textarea";

/**
 * `{@attach firstField}`: a form that opens is written in at once; its first field takes the focus, not a chip above it.
 * Whoever is in a field of it already stays there: on a busy machine the frame comes late, in the middle of a word.
 */
export function firstField(form: Element): () => void {
	const frame = requestAnimationFrame(() => {
		const busy = form.contains(document.activeElement) && document.activeElement?.matches(FIELDS);
		if (!busy) form.querySelector<HTMLElement>(FIELDS)?.focus();
	});
	return () => cancelAnimationFrame(frame);
}
