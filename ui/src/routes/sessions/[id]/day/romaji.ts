/** ローマ字: kana as letters — for initials on a screen that is shown, and for finding a name while the input method is off. */

const rows: Record<string, string> = {
	"": "あいうえお",
	k: "かきくけこ",
	s: "さしすせそ",
	t: "たちつてと",
	n: "なにぬねの",
	h: "はひふへほ",
	m: "まみむめも",
	r: "らりるれろ",
	g: "がぎぐげご",
	z: "ざじずぜぞ",
	d: "だぢづでど",
	b: "ばびぶべぼ",
	p: "ぱぴぷぺぽ",
};

const letters = new Map<string, string>([
	["や", "ya"],
	["ゆ", "yu"],
	["よ", "yo"],
	["わ", "wa"],
	["を", "wo"],
	["ん", "n"],
	["ゔ", "vu"],
	["ー", ""],
]);
for (const [consonant, row] of Object.entries(rows))
	[...row].forEach((kana, at) => letters.set(kana, consonant + "aiueo".charAt(at)));

const small = new Map([..."ぁあぃいぅうぇえぉおゃやゅゆょよゎわ"].map((kana, at, all) => [kana, all[at + 1] ?? kana]));

/** Katakana made hiragana, width and case made one, blanks and dots gone. */
export function folded(text: string): string {
	return text
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
		.replace(/[\s・‐\-.]/g, "");
}

/** よしだ → yoshida as kunrei: yosida; きょう → kyou; がっこう → gakkou. What is not kana stays. */
export function romaji(kana: string): string {
	let written = "";
	let double = false;
	for (const letter of folded(kana)) {
		if (letter === "っ") {
			double = true;
			continue;
		}
		const glide = "ゃゅょ".includes(letter) ? letters.get(small.get(letter) ?? "") : undefined;
		if (glide && written.endsWith("i")) {
			written = written.slice(0, -1) + glide;
			continue;
		}
		const next = letters.get(letter) ?? letters.get(small.get(letter) ?? "") ?? letter;
		written += (double ? next.charAt(0) : "") + next;
		double = false;
	}
	return written;
}

/** Hepburn typed by a hand, as kunrei: shi → si, chi → ti, tsu → tu, fu → hu, ji → zi. */
export function kunrei(typed: string): string {
	return typed
		.toLowerCase()
		.replace(/sh(?=[auo])/g, "sy")
		.replace(/shi/g, "si")
		.replace(/ch(?=[auo])/g, "ty")
		.replace(/chi/g, "ti")
		.replace(/tsu/g, "tu")
		.replace(/fu/g, "hu")
		.replace(/j(?=[auo])/g, "zy")
		.replace(/ji/g, "zi");
}

/** やまさき みほ → Y.M; グエン・ティ・ラン → G.R; nothing where there is neither kana nor a letter. */
export function initials(name: string, kana: string): string {
	const words = (kana.trim() || name).split(/[\s　・]+/).filter(Boolean);
	const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
	return ends
		.map((word) => romaji(word ?? "").charAt(0))
		.filter((letter) => /[a-z]/.test(letter))
		.map((letter) => letter.toUpperCase())
		.join(".");
}
