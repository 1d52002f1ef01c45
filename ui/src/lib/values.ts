/** 値のことば: how the values in a history read, and which of them nobody reads. */
import { dayInWords, momentInWords } from "./calendar";
import { languages } from "./languages";

const values: Record<string, Record<string, string>> = {
	scope: { all: "すべて", kind: "一つの種類", place: "一つの所" },
	scope_kind: { gathering: "交流会", consultation: "相談", lecture: "講座", other: "その他" },
	relayed_how: { telephone: "電話", counter: "会って", mail: "メール", paper: "紙" },
	condition: { good: "よい", scratched: "傷あり", broken: "こわれている", lost: "なくなった" },
	decision: { waiting: "判断待ち", approved: "認めた", refused: "断った" },
	mark: { present: "出席", late: "遅れて出席", left: "途中で退出", absent: "欠席" },
	because: {
		noWord: "連絡なし",
		ownReason: "家庭の都合",
		ownEquipment: "自分の機器の不具合",
		lentEquipment: "貸した機器の不具合",
	},
	channel: { counter: "窓口", telephone: "電話", online: "オンライン", onTheSpot: "その場" },
	way: {
		paper: "接続案内の紙で",
		counter: "窓口で",
		telephone: "電話で",
		mail: "メールで",
		call: "電話",
		letter: "手紙",
		printed: "印刷",
		opened: "開いて印刷",
		saved: "ＰＤＦで保存",
	},
	choosing: { arrival: "先着順", lottery: "抽選" },
	withdrawn_because: {
		ownReason: "家庭の都合",
		illness: "体調",
		ownEquipment: "自分の機器の不具合",
		lentEquipment: "貸した機器の不具合",
		noAnswer: "返事がない",
		mistake: "受付のまちがい",
	},
	ready: { own: "自分の", borrowed: "借りる", missing: "ない" },
	role: { division: "課", head: "センター長", staff: "職員" },
	sessionKind: { gathering: "交流会", consultation: "相談", lecture: "講座", other: "その他" },
	personKind: { guardian: "保護者", child: "子", expected: "妊娠中" },
	language: languages,
	kitKind: {
		tablet: "タブレット",
		computer: "パソコン",
		camera: "カメラ",
		microphone: "マイク",
		speaker: "スピーカー",
		router: "通信ルーター",
	},
	paperKind: {
		policy: "運用ポリシー",
		consent: "参加承諾書",
		loanRequest: "貸与申請書兼誓約書",
		loanReceipt: "借用書",
		returnReceipt: "返却確認書",
	},
	reading: { formal: "正式", easy: "やさしい日本語", english: "英語の参考訳つき" },
	asset: { equipment: "備品", supply: "消耗品" },
	settlement: { repay: "弁償", exempt: "免除" },
	tone: { first: "お願い", second: "再度のお願い", final: "最終" },
	lossKind: { lost: "亡失", damaged: "毀損" },
	yes: { "0": "いいえ", "1": "はい", false: "いいえ", true: "はい" },
};

/** Which of `values` a field's words come from. */
function valuesOf(record: string, field: string): Record<string, string> | undefined {
	if (field === "kind")
		return {
			sessions: values.sessionKind,
			persons: values.personKind,
			kits: values.kitKind,
			kit_types: values.kitKind,
			reservations: values.kitKind,
			losses: values.lossKind,
			papers: values.paperKind,
		}[record];
	if (field.startsWith("condition")) return values.condition;
	if (field === "kinds") return values.kitKind;
	if (["line", "device", "camera", "microphone", "speaker"].includes(field)) return values.ready;
	if (["required", "waiting", "exact", "two_people", "closed_holidays", "in_use"].includes(field)) return values.yes;
	return values[field];
}

/** What a person never reads: ids, salts, the order of a list, a paper's inside. */
const unread = /^(position|contents|pin_salt|pin_key|readings)$/;
const identifier = /^([0-9a-f]{8}-[0-9a-f]{4}-|[0-9a-f]{32}$)/i;

/** True where a change says nothing to a person. */
export function isUnread(change: { record: string; field: string; from: string | null; to: string | null }): boolean {
	return (
		unread.test(change.field) ||
		(change.record === "policies" && change.field === "text") ||
		[change.from, change.to].some((value) => value !== null && identifier.test(value))
	);
}

/** A value as people read it: days and moments in words, choices by their name, （空） for nothing. */
export function valueWords(record: string, field: string, value: string | null, today?: string): string {
	if (value === null || value === "") return "（空）";
	const known = valuesOf(record, field);
	if (known)
		return value
			.split(",")
			.map((one) => known[one] ?? one)
			.join("、");
	if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(value, today);
	if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return momentInWords(value, today);
	if (/^\d{2}:\d{2}:\d{2}$/.test(value)) return value.slice(0, 5);
	return value;
}
