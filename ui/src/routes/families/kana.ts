/** ふりがなの下書き: the kana a hand types on the way to a kanji, kept as a first reading. */

const isKana = /^[ぁ-ゖァ-ヶー]+$/;

/** Listens to the composition of one name; `put` is given the kana of each settled word. */
export function kanaWatcher(put: (kana: string) => void) {
	let typed = "";
	return {
		oncompositionupdate(event: CompositionEvent) {
			if (isKana.test(event.data)) typed = event.data;
		},
		oncompositionend() {
			if (typed) put(hiragana(typed));
			typed = "";
		},
	};
}

function hiragana(kana: string): string {
	return kana.replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
}
