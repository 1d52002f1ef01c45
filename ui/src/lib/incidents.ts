/** 事故・違反の条文: §5(3) and the eleven acts of §6 in a few words, each with the digit that chooses it where there is one. */
export const incidentClauses: { clause: string; word: string; key?: string }[] = [
	{ clause: "§6(1)", word: "有害なプログラム", key: "1" },
	{ clause: "§6(2)", word: "著作権などの侵害", key: "2" },
	{ clause: "§6(3)", word: "誹謗中傷・名誉を傷つける", key: "3" },
	{ clause: "§6(4)", word: "映像・写真・音声のＳＮＳ投稿", key: "4" },
	{ clause: "§6(5)", word: "財産・プライバシーの侵害", key: "5" },
	{ clause: "§6(6)", word: "事実に反する・意味のない書き込み", key: "6" },
	{ clause: "§6(7)", word: "公序良俗に反する公開", key: "7" },
	{ clause: "§6(8)", word: "不要な個人情報の公開", key: "8" },
	{ clause: "§6(9)", word: "未成年者だけでの利用", key: "9" },
	{ clause: "§6(10)", word: "その他の法令違反" },
	{ clause: "§6(11)", word: "提供者の規約違反" },
	{ clause: "§5(3)", word: "ＩＤ等の紛失・盗難・不正利用", key: "0" },
];

export function clauseWord(clause: string): string {
	return incidentClauses.find((known) => known.clause === clause)?.word ?? clause;
}
