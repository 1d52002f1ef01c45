/**
 * Every clause that a screen names opens its words: the sources of all screens are walked, so that one that only spells a
 * clause, or draws a judgement without the clause it stands on, is found here.
 */
import { describe, expect, it } from "vitest";
import { standsOn } from "./verdicts";

const sources = import.meta.glob<string>("../**/*.{svelte,ts}", { query: "?raw", import: "default", eager: true });
const screens = Object.entries(sources).filter(([path]) => path.endsWith(".svelte"));

/** What stands in remarks is for those who write programs. */
function spoken(source: string): string {
	return source.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
}

/** What a screen draws: without its script and its style. */
function drawn(source: string): string {
	return spoken(source).replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, "");
}

/** The names of the files of which this is true. */
function filesWhere(test: (source: string, path: string) => boolean): string[] {
	return Object.entries(sources)
		.filter(([path]) => !/\.test\.ts$|\/center\.ts$/.test(path))
		.filter(([path, source]) => test(source, path))
		.map(([path]) => path.replace(/^\.\.\//, "").replace(/^\.\//, "lib/"))
		.toSorted();
}

describe("条文", () => {
	it("walks the screens", () => {
		expect(screens.length).toBeGreaterThan(150);
	});

	it("a clause's number stands alone in quotes, to be opened, never inside a sentence", () => {
		const spelt = (source: string) =>
			[...spoken(source).matchAll(/.{0,2}§\d[\d()]*.{0,2}/g)].filter(([found]) => !/["'`]§\d[\d()]*["'`]/.test(found));
		expect(filesWhere((source) => spelt(source).length > 0)).toEqual([]);
	});

	it("a clause is drawn by what opens it, nowhere as mere words", () => {
		// The parts that draw the clause itself, the clause's own room, and an attribute's value: `clause={clause}`.
		const opens = [
			"lib/components/ClauseLink.svelte",
			"routes/policy/+page.svelte",
			"routes/policy/ClauseAside.svelte",
			"routes/policy/Difference.svelte",
		];
		const told = (source: string) =>
			/(?<![=\w$])\{(?:[\w.?]+\.)?clause\}/.test(drawn(source).replace(/<[A-Z]\w+[^>]*?>/g, ""));
		expect(filesWhere((source, path) => path.endsWith(".svelte") && told(source))).toEqual(opens);
	});

	it("where a judgement is drawn, its clause can be opened", () => {
		// Shown to everyone in the room: it says nothing of any rule.
		const apart = ["routes/sessions/[id]/day/People.svelte", "routes/sessions/[id]/day/ShownRoster.svelte"];
		const judged =
			/\b(consent|eligibility|loan|refusal|attendance|connection)Verdict\(|\brefusalStanding\(|\bagainstInWords\(/;
		const forgets = (source: string) =>
			judged.test(drawn(source)) && !/ClauseLink|clause: standsOn|<Eligibility/.test(source);
		expect(filesWhere((source, path) => path.endsWith(".svelte") && forgets(source))).toEqual(apart);
		for (const judgement of Object.keys(standsOn)) {
			const opened = new RegExp(`standsOn\\.${judgement}\\b`);
			expect(
				filesWhere((source) => opened.test(source)),
				judgement,
			).not.toEqual([]);
		}
	});

	it("a refusal that came from the centre is told with its clause", () => {
		// What the desk says before anyone has signed in, or of its own folders and files, stands on no clause.
		const ownTroubles = [
			"lib/FamilyPicker.svelte",
			"lib/Pictures.svelte",
			"lib/Refusal.svelte",
			"routes/FirstStart.svelte",
			"routes/Keeping.svelte",
			"routes/RecoveryKey.svelte",
			"routes/RestoreHere.svelte",
			"routes/Shut.svelte",
			"routes/SignIn.svelte",
			"routes/families/HouseholdDialog.svelte",
			"routes/families/[id]/BirthDialog.svelte",
			"routes/sessions/PlanForm.svelte",
			"routes/sessions/SeriesFields.svelte",
			"routes/settings/Backups.svelte",
			"routes/settings/LetGoDialog.svelte",
			"routes/settings/PaperRegister.svelte",
		];
		const bare = (source: string) =>
			/import \{[^}]*\btell\b[^}]*\} from "[^"]*failures"/.test(source) &&
			!/clauseBehind\(/.test(spoken(source).replace(/import[^;]*;/g, ""));
		expect(
			filesWhere((source, path) => path.endsWith(".svelte") && bare(source)).filter(
				(path) => !ownTroubles.includes(path),
			),
		).toEqual([]);
	});
});
