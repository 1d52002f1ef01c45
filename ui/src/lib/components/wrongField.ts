/**
 * 直すところ: the first field of a form that says it is wrong takes the focus. A date half written has no value, yet is not
 * left empty; a form asks here, after `tick()`, before it sends anything.
 */
export function wrongField(form: Element | undefined): HTMLElement | undefined {
	const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? undefined;
	field?.focus();
	return field;
}
