/** ことば: what a family reads, as staff call it. */
import type { Language } from "./center";

/** ことば, in the order of the list. */
export const languages: Record<Language, string> = {
	japanese: "日本語",
	plainJapanese: "やさしい日本語",
	english: "英語",
	chinese: "中国語",
	vietnamese: "ベトナム語",
	nepali: "ネパール語",
	filipino: "フィリピノ語",
	korean: "韓国・朝鮮語",
	portuguese: "ポルトガル語",
	spanish: "スペイン語",
	other: "ほかのことば",
};
