/** なんでも探す: what Ctrl+K shows. The frame is given one function that searches; it never knows the features. */

export interface Found {
	id: string;
	/** 髙橋 由美子 */
	title: string;
	/** たかはし ゆみこ　湊 1歳4か月 */
	note?: string;
	href: string;
}
export interface FoundGroup {
	/** 家庭, 機器, 確認コード, オンライン事業 */
	label: string;
	found: Found[];
}
/** Finds by name, kana, device number or check code; words of trouble when it could not. */
export type Search = (words: string) => Promise<FoundGroup[] | { trouble: string }>;
