/** `{@attach firstField}`: a form that opens is written in at once; its first field takes the focus, not a chip above it. */
export function firstField(form: Element): () => void {
	const frame = requestAnimationFrame(() => form.querySelector<HTMLElement>("input, select, textarea")?.focus());
	return () => cancelAnimationFrame(frame);
}
