/**
 * 履歴のことば: what was done, to which record, to which field, and how its values read. Acts go by their name in the
 * contract, records and fields by their name in the file; a name this program does not know is shown as it stands.
 */
import { dayInWords, momentInWords } from "./calendar";
import type { Contract } from "./center";

/** The requests that write: each leaves a line in a history. */
type Act = Exclude<
	keyof Contract,
	| "desk"
	| "sign_in"
	| "switch_by_pin"
	| "lock"
	| "end_day"
	| "start_practice"
	| "leave_practice"
	| "today"
	| "find"
	| "families"
	| "likely_families"
	| "alike_families"
	| "merge_sheet"
	| "leaving_families"
	| "sessions"
	| "month_closed"
	| "series_days"
	| "session_card"
	| "services"
	| "judge_application"
	| "day"
	| "consents"
	| "look_up_code"
	| "consent_form"
	| "consent_hangs"
	| "draft_papers"
	| "paper_register"
	| "city_words"
	| "imports"
	| "import_sheet"
	| "exports"
	| "kits"
	| "kit_card"
	| "picture"
	| "availability"
	| "loan_board"
	| "loan_rules"
	| "kit_types"
	| "stocktakes"
	| "hand_over_sheet"
	| "loan_card"
	| "loan_of_kit"
	| "incidents"
	| "incident_card"
	| "exposure_sheet"
	| "leak_rules"
	| "refusals"
	| "policy"
	| "clause"
	| "policy_difference"
	| "policy_draft"
	| "decisions"
	| "decision"
	| "coverage"
	| "counted_records"
	| "places"
	| "city"
	| "staff_list"
	| "last_act"
	| "verify_journal"
	| "audit"
	| "keeping"
	| "backups"
	| "back_up"
	| "backups_at"
>;

/** What the desk writes by itself. */
type ByItself = "sign_in" | "wrong_password";

const acts: Record<Act | ByItself, string> = {
	start_incident: "事故・違反の記録を始めた",
	amend_incident: "事故・違反の記録を書いた",
	relay_incident: "課に知らせた",
	receive_incident: "課が受けた",
	give_instruction: "課が指示した",
	finish_instruction: "指示を済ませた",
	note_incident: "経過を書いた",
	remove_from_session: "強制退去にした",
	close_incident: "事故・違反を終わりにした",
	reopen_incident: "事故・違反をもう一度開いた",
	record_exposure: "紛失を記録し、ＩＤ等を出し直した",
	set_leak_rules: "漏えいの報告のきまりを決めた",
	decide_refusal: "お断りを決めた",
	lift_refusal: "お断りを解いた",
	sign_in: "サインインした",
	wrong_password: "合言葉を打ちまちがえた",
	begin: "つどい帳をはじめた",
	draw_recovery_key: "復旧鍵を作った",
	confirm_recovery_key: "復旧鍵を紙で確かめた",
	recover: "復旧鍵で合言葉を決め直した",
	add_staff: "職員を加えた",
	let_staff_go: "職員をはずした",
	change_password: "合言葉を変えた",
	set_pin: "ＰＩＮを決めた",
	set_backup_folder: "控えの置き場を決めた",
	remove_backup_folder: "控えの置き場をやめた",
	carry_backup: "控えを媒体で持ち出した",
	return_medium: "媒体が戻った",
	drill_backup: "控えが開けるか点検した",
	note_missing: "足りない記録を確かめた",
	restore: "控えから戻した",
	register_family: "家庭を登録した",
	amend_family: "家庭の記録を直した",
	family_card: "家庭の記録を見た",
	record_birth: "生まれたことを書いた",
	distinguish_families: "別の家庭と確かめた",
	merge_families: "2つの家庭を1つにまとめた",
	plan_session: "オンライン事業を予定した",
	amend_session: "予定を直した",
	cancel_session: "開催をやめた",
	reveal_credentials: "ＩＤ等を見た",
	draw_lots: "抽選をした",
	copy_month: "先月と同じに予定した",
	plan_series: "くりかえしの予定を書いた",
	prepare: "準備に印をつけた",
	name_present: "出る人を書いた",
	acknowledge: "ポリシーの承諾を確かめた",
	remove_present: "出る人から外した",
	reissue_credentials: "ＩＤ等を出し直した",
	tell_credentials: "ＩＤ等を伝えた",
	add_service: "ＷＥＢ会議サービスを加えた",
	apply: "申込を受けた",
	walk_in: "その場で登録して申込を受けた",
	withdraw_application: "申込を取り消した",
	give_seat: "席をあてた",
	amend_readiness: "環境を書き直した",
	offer_seat: "席をとって、声をかけた",
	note_call: "電話を記録した",
	write_consultation: "相談の内容を書いた",
	read_consultation: "相談の内容を見た",
	refuse_application: "受けられない申込を記録した",
	name_participants: "参加する方を書いた",
	mark_attendance: "出欠を書いた",
	clear_attendance: "出欠を消した",
	mark_person: "ひとりの出欠を書いた",
	clear_person: "ひとりの出欠を家庭と同じにした",
	write_note: "メモを書いた",
	record_consent: "承諾書の返却を記録した",
	file_scan: "承諾書のスキャンをしまった",
	set_permitted: "承諾書の□の印を書いた",
	sign_consent: "画面で承諾をもらった",
	withdraw_consent: "承諾の取り下げを記録した",
	issue_papers: "紙を発行した",
	note_printing: "紙を印刷した",
	void_paper: "紙の番号を欠番にした",
	set_city_words: "市のことばを直した",
	begin_policy_draft: "ポリシーの改定の案をはじめた",
	write_policy_draft: "ポリシーの改定の案を書いた",
	drop_policy_draft: "ポリシーの改定の案をやめた",
	adopt_policy: "ポリシーの新しい版を決めた",
	decide: "協議決定を書いた",
	prepare_decided: "決定による準備に印をつけた",
	bring_sheet: "表を読み込んだ",
	read_columns: "列の読み方を決めた",
	mend_row: "取り込みの行を直した",
	leave_row: "取り込みの行をはずした",
	take_rows: "行を取り込んだ",
	return_import: "取り込みを取り消した",
	put_away_import: "取り込みの表を片づけた",
	export_list: "一覧を書き出した",
	export_audit: "監査の記録を書き出した",
	register_kit: "機器を登録した",
	finish_check: "点検を終えた",
	send_to_repair: "修理に出した",
	finish_repair: "修理から戻った",
	amend_part: "部品のようすを直した",
	amend_kit: "台帳を直した",
	retire_kit: "使うのをやめた",
	sign_slip: "画面で署名した",
	attach: "写真を添えた",
	detach: "写真をはずした",
	send_kit: "ほかの所へ送った",
	receive_kit: "受け取った",
	open_stocktake: "棚卸を始めた",
	count_kit: "棚卸で確かめた",
	explain_difference: "棚卸のわけを書いた",
	close_stocktake: "棚卸を締めた",
	reserve: "予約した",
	amend_reservation: "予約の日を変えた",
	cancel_reservation: "予約を取り消した",
	give_reservation: "順番待ちに機器をあてた",
	extend_loan: "返す日を延ばした",
	log_call: "電話をした",
	report_loss: "亡失・毀損の届を受けた",
	decide_loss: "弁償か免除を決めた",
	settle_loss: "弁償が済んだ",
	set_loan_rules: "貸出の決めごとを直した",
	add_kit_type: "品目を加えた",
	amend_kit_type: "品目を直した",
	add_closed_day: "休みの日を加えた",
	remove_closed_day: "休みの日を消した",
	ask_need: "必要の申し出を受けた",
	approve_need: "貸与を認めた",
	refuse_need: "貸与を断った",
	hand_over: "貸した",
	take_back: "返却を受けた",
	set_city: "市の決めごとを直した",
	undo: "もとに戻した",
};

/** What every act is called, for a list that leaves the program. */
export const called: Record<string, string> = acts;

/** 貸した, 返却を受けた … */
export function actName(act: string): string {
	return (acts as Record<string, string>)[act] ?? act;
}

const records: Record<string, string> = {
	city: "市の決めごと",
	places: "所",
	staff: "職員",
	policies: "ポリシー",
	policy_drafts: "ポリシーの案",
	decisions: "協議決定",
	decided_preparations: "決定による準備",
	families: "家庭",
	distinctions: "別の家庭の確かめ",
	persons: "家族",
	services: "ＷＥＢ会議サービス",
	sessions: "オンライン事業",
	credentials: "ＩＤ等",
	applications: "申込",
	attendances: "出欠",
	person_attendances: "ひとりの出欠",
	participants: "参加する方",
	tellings: "伝えた記録",
	calls: "電話",
	consultations: "相談",
	refused_applications: "受けられなかった申込",
	session_staff: "出る人",
	preparations: "準備",
	day_notes: "当日のメモ",
	papers: "紙",
	printings: "印刷",
	backup_folders: "控えの置き場",
	carryings: "媒体の持出し",
	city_words: "市のことば",
	consents: "承諾",
	imports: "取り込み",
	import_rows: "取り込みの行",
	import_forms: "列の読み方",
	exports: "書き出し",
	kit_types: "品目",
	kits: "機器",
	parts: "部品",
	needs: "必要の申し出",
	slips: "借用書",
	loans: "貸出",
	loan_parts: "貸した部品",
	loan_rules: "貸出の決めごと",
	closed_days: "休みの日",
	reservations: "予約",
	extensions: "延長",
	reminders: "督促",
	losses: "亡失・毀損",
	transfers: "移し",
	stocktakes: "棚卸",
	stocktake_lines: "棚卸の機器",
	incidents: "事故・違反",
	incident_notes: "経過",
	instructions: "課の指示",
	removals: "強制退去",
	refusals: "お断り",
	leak_rules: "漏えいの報告のきまり",
};

/** 機器, 部品, 貸出 … */
export function recordName(record: string): string {
	return records[record] ?? record;
}

const fields: Record<string, string> = {
	clauses: "条文",
	clause: "条文",
	occurred_at: "起きた時",
	learnt_at: "知った時",
	learnt_by: "知った人",
	witnesses: "見た人",
	evidence: "証拠",
	machine: "どの機器",
	url: "投稿された所",
	found_on: "見つけた日",
	removal_asked_on: "削除を頼んだ日",
	removal_confirmed_on: "削除を確かめた日",
	minor: "未成年の方",
	opened_at: "記録を始めた時",
	relayed_at: "課に知らせた時",
	relayed_by: "知らせた人",
	relayed_how: "知らせかた",
	closed_at: "終わりにした時",
	closed_by: "終わりにした人",
	outcome: "どう終わったか",
	leak_persons: "漏れた人数",
	leak_kinds: "漏れた情報",
	scope: "どこまで",
	scope_kind: "断る事業の種類",
	scope_place: "断る所",
	until_on: "終わりの日",
	review_on: "見直しの日",
	lifted_on: "解いた日",
	lifted_by: "解いた人",
	lifted_for: "解いたわけ",
	incident: "事故・違反の番号",
	removed_at: "退去の時刻",
	removed_by: "退去にした人",
	done_how: "済ませかた",
	given_at: "指示の時",
	given_by: "指示した人",
	acknowledged: "承諾した版",
	acknowledged_on: "承諾した日",
	address: "住所",
	answer: "返事",
	answer_by: "返事の期限",
	apply_from: "受付の初め",
	apply_until: "受付の終わり",
	account: "ことの次第",
	amount_yen: "金額",
	asset: "備品・消耗品",
	bought_on: "買った日",
	buffer_days: "点検の日数",
	carrier: "電気通信事業者",
	closed_holidays: "祝日の休み",
	closed_weekdays: "休みの曜日",
	contract_until: "契約の終わり",
	data_cap: "通信量",
	exact: "その物でなくてはならない",
	facts: "確かめたこと",
	final_after_days: "最終の督促まで",
	first_on: "はじめの日",
	for_session: "認めた回",
	from_on: "もとの返す日",
	from_place: "送った所",
	funding: "財源",
	ground: "決めたわけ",
	happened_on: "起きた日",
	last_on: "おわりの日",
	lies_at: "いまある所",
	line_number: "回線の番号",
	lost_on: "なくなった日",
	made_at: "受けた時",
	made_by: "受けた人",
	made_on: "受けた日",
	model: "型",
	price_yen: "値段",
	received_on: "受け取った日",
	reported_by: "届を受けた人",
	reported_on: "届の日",
	retired_for: "やめたわけ",
	said: "話したこと",
	second_after_days: "再度のお願いまで",
	sent_by: "送った人",
	sent_on: "送った日",
	serial: "製造番号",
	settled_on: "弁償が済んだ日",
	settlement: "弁償・免除",
	sim_number: "ＳＩＭの番号",
	software: "入れたソフト",
	tested: "動作の確認",
	to_on: "新しい返す日",
	to_place: "送り先",
	tone: "督促の段",
	two_people: "二人で決める",
	warranty_until: "保証の終わり",
	addressee: "宛先",
	at: "時",
	by: "した人",
	application: "申込",
	asked_by: "受けた人",
	asked_on: "申し出の日",
	because: "参加しなかったわけ",
	born_on: "生年月日",
	came_at: "入った時刻",
	camera: "カメラ",
	cancelled_for: "やめたわけ",
	cancelled_on: "やめた日",
	capacity: "定員",
	channel: "申込のしかた",
	checked_by: "点検した人",
	checked_on: "点検の日",
	choosing: "選びかた",
	code: "確認コード",
	condition: "ようす",
	consideration: "配慮",
	condition_back: "返ったときのようす",
	condition_out: "貸したときのようす",
	contents: "紙の中身",
	copies: "部数",
	decided_by: "決めた人",
	decided_title: "決めた人の職・氏名",
	decision: "決定",
	decision_no: "決裁番号",
	device: "端末",
	division: "課の名",
	drawn_at: "抽選した時",
	due_on: "返す日",
	email: "メール",
	ends_at: "終わり",
	family: "家庭",
	given_on: "返ってきた日",
	held_on: "開く日",
	host_account: "会議を開くアカウント",
	hours: "受付の時間",
	idle_minutes: "画面を隠すまでの分",
	in_force: "施行日",
	installed_on: "ソフトを確かめた日",
	issued_at: "発行した時",
	issued_by: "発行した人",
	issued_on: "発行の日",
	kana: "ふりがな",
	kind: "種類",
	kinds: "借りたいもの",
	known_as: "通称",
	language: "ことば",
	one: "家庭",
	other: "もう一つの家庭",
	other_phone: "もう一つの電話",
	decided_on: "決めた日",
	kit: "機器",
	left_at: "出た時刻",
	left_on: "離れた日",
	lent_at: "貸した時",
	lent_by: "貸した人",
	lent_on: "貸した日",
	line: "回線",
	loan: "貸出",
	longest_days: "貸せる日数",
	lot: "抽選の順",
	mark: "出欠",
	meeting_id: "会議ＩＤ",
	microphone: "マイク",
	minor_consent_on: "保護者の同意を見た日",
	months_from: "月齢の初め",
	months_until: "月齢の終わり",
	name: "なまえ",
	need: "必要の申し出",
	note: "メモ",
	number: "番号",
	override: "例外のわけ",
	pages: "ページ",
	paper: "紙",
	part: "部品",
	passcode: "パスコード",
	persons: "定員（人）",
	phone: "電話",
	pin_key: "ＰＩＮ",
	pin_salt: "ＰＩＮ",
	place: "所",
	policy_version: "ポリシーの版",
	position: "並び",
	prefix: "番号の頭",
	provider: "提供者",
	reading: "読みかた",
	readings: "市のことば",
	reason: "わけ",
	set_on: "決めた日",
	received_at: "受けた時",
	received_by: "受けた人",
	permitted: "よいとした決定",
	withdrawn_for: "取り下げのわけ",
	refused_for: "断ったわけ",
	registered_on: "登録の日",
	repair_note: "修理のわけ",
	repair_since: "修理に出した日",
	required: "なくてはならない部品",
	retention_years: "紙の保存年数",
	retired_on: "使うのをやめた日",
	returned_on: "返った日",
	returned_to: "返った所",
	role: "役目",
	seed: "抽選の種",
	service: "ＷＥＢ会議サービス",
	session: "オンライン事業",
	short_name: "呼び名",
	slip: "借用書",
	speaker: "スピーカー",
	starts_at: "始まり",
	subject: "何についての紙か",
	tested_on: "つないで試した日",
	terms_checked_on: "規約を確かめた日",
	terms_version: "規約の版",
	text: "条文",
	title: "名称",
	told_at: "伝えた時",
	told_by: "伝えた人",
	valid_until: "認めた期限",
	version: "版",
	void_on: "欠番にした日",
	void_reason: "欠番のわけ",
	waiting: "順番待ち",
	way: "しかた",
	withdrawn_because: "取り消したわけ",
	withdrawn_on: "取り下げた日",
	words: "市のことば",
	written_at: "書いた時",
	written_by: "書いた人",
};

const fieldsOf: Record<string, Record<string, string>> = {
	persons: { due_on: "出産予定日" },
	staff: { name: "氏名", title: "職名" },
	applications: { withdrawn_on: "取り消した日" },
	credentials: { reason: "出し直したわけ" },
	day_notes: { text: "メモ" },
	tellings: { way: "伝えかた" },
	kits: { name: "機器の名" },
	kit_types: { name: "品目の名", parts: "箱の部品", in_use: "使うか" },
	parts: { name: "部品の名" },
};

/** 返す日, ようす … A field can have its own word in one record. */
export function fieldName(record: string, field: string): string {
	return fieldsOf[record]?.[field] ?? fields[field] ?? field;
}

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
	language: {
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
	},
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
