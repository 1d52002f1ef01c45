/* 探す: finds what a person would look for, by the words they would read. Both hands, in WebKit and in Chromium, see with
   these same eyes. Plain JavaScript in one function, since it is carried into the page. */
(want) => {
	// A room that is being left has nothing for a hand: what is pressed there may fall between the rooms.
	if (document.querySelector(".screen[aria-busy='true']")) return null;
	const tidy = (words) => (words ?? "").replace(/\s+/g, " ").trim();
	// Read as the page is: a full-width space is a space.
	want.words = tidy(want.words);
	if (want.inside) want.inside = tidy(want.inside);
	/** A label without the tag that says whether it must be filled in. */
	const untagged = (words) => tidy(words).replace(/ ?(必須|なくてもよい)$/, "");
	const shown = (element) =>
		element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) &&
		element.closest("[inert], [aria-hidden='true']") === null;
	const textOf = (ids) =>
		ids
			.split(/\s+/)
			.map((id) => document.getElementById(id)?.textContent)
			.join(" ");
	/** The words an element is known by: what it says of itself, what labels it, what stands in it. */
	const names = (element) =>
		[
			element.getAttribute("aria-label"),
			element.hasAttribute("aria-labelledby") ? textOf(element.getAttribute("aria-labelledby")) : null,
			...[...(element.labels ?? [])].map((label) => label.textContent),
			element.matches("input, select, textarea") ? null : element.textContent,
		]
			.map(untagged)
			.filter((name) => name !== "");
	/** How well a name answers: the whole of it, its beginning, somewhere in it. */
	const fit = (name) =>
		name === want.words ? 3 : name.startsWith(want.words) ? 2 : name.includes(want.words) ? 1 : 0;
	const best = (elements, named = names) => {
		const found = elements
			.filter(shown)
			.map((element) => ({ element, fit: Math.max(0, ...named(element).map(fit)) }))
			.filter((one) => one.fit > 0);
		const most = Math.max(0, ...found.map((one) => one.fit));
		return found.filter((one) => one.fit === most).map((one) => one.element);
	};

	// An open dialog is all there is; a part of the page can be named by a heading, a legend or words in its row.
	const dialogs = [...document.querySelectorAll("dialog[open], [role='dialog'], [role='alertdialog']")].filter(shown);
	let room = dialogs.at(-1) ?? document.body;
	if (want.inside) {
		const areas = "tr, li, fieldset, section, article, aside, nav, [role='row'], [role='listitem'], [role='group'], form";
		const holding = [...room.querySelectorAll(areas)].filter(
			(area) =>
				shown(area) && (tidy(area.textContent).includes(want.inside) || tidy(area.getAttribute("aria-label")) === want.inside),
		);
		const inner = holding.filter((area) => !holding.some((other) => other !== area && area.contains(other)));
		if (inner.length === 0) return null;
		// Of the innermost, or of what is around it: the first that has the thing at all.
		for (let area = inner[0]; area && area !== room.parentElement; area = area.parentElement) {
			const found = look(area);
			if (found) return found;
		}
		return null;
	}
	return look(room);

	function look(room) {
		const all = (selector) => [...room.querySelectorAll(selector)];
		const nth = (elements) => elements[(want.nth ?? 1) - 1] ?? null;
		if (want.what === "press") {
			const exact = all(
				"button, a[href], summary, [role='button'], [role='tab'], [role='option'], [role='menuitem'], [role='radio'], [role='checkbox'], [role='switch'], input[type='checkbox'], input[type='radio']",
			);
			const pressed = best(exact);
			if (pressed.length > 0) return nth(pressed);
			// A row is pressed on its first cell: to WebKit's driver a <tr> itself is nowhere.
			const row = nth(best(all("label, tr, [role='row']")));
			return row?.cells?.[0] ?? row;
		}
		if (want.what === "field") {
			const boxes = all("input:not([type='hidden']), select, textarea, [role='combobox'], [contenteditable='true']");
			const named = best(boxes);
			// 生年月日: a group of boxes is known by its legend, and typing begins in the first.
			const groups = best(all("fieldset, [role='group'], [role='radiogroup']"), (group) =>
				[group.getAttribute("aria-label"), group.querySelector(":scope > legend")?.textContent]
					.concat(group.hasAttribute("aria-labelledby") ? textOf(group.getAttribute("aria-labelledby")) : [])
					.map(untagged)
					.filter((name) => name !== ""),
			);
			const grouped = groups.map((group) => group.querySelector("input, select, textarea")).filter((box) => box && shown(box));
			return nth(named.length > 0 ? named : grouped);
		}
		if (want.what === "list") return nth(best(all("ol, ul, table, [role='list'], [role='listbox'], [role='grid']")));
		// words: the smallest element that holds them
		const holding = [room, ...all("*")].filter((element) => !element.matches("script, style") && tidy(element.textContent).includes(want.words) && shown(element));
		return nth(holding.filter((element) => !holding.some((other) => other !== element && element.contains(other))));
	}
};
