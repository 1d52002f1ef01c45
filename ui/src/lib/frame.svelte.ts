/** 枠: what stands open over the screen. Held here so that a head, a key and the rail speak of the same thing. */
export const frame = $state({
	/** The find dialog (Ctrl+K). */
	finding: false,
	/** What the find dialog starts with: a code that a USB reader typed. */
	findFirst: "",
	/** The list of keys (?). */
	keysShown: false,
	/** The screen is hidden: what stands behind the cover hears nothing. */
	hidden: false,
});
