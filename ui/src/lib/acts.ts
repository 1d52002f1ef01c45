/**
 * 履歴のことば: what every act is called. Acts go by their name in the contract; a name this program does not know is
 * shown as it stands.
 */
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
	| "return_sheet"
	| "incidents"
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
	| "key_sheet"
	| "last_act"
	| "verify_journal"
	| "audit"
	| "find_mark"
	| "retention"
	| "due_records"
	| "claims"
	| "keeping"
	| "backups"
	| "back_up"
	| "backups_at"
>;

/** What the desk writes by itself. */
type ByItself = "sign_in" | "wrong_password" | "wrong_pin" | "wrong_recovery_key" | "erase_again";

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
	set_retention: "保存年限を決めた",
	set_basis: "保有の根拠を決めた",
	propose_disposal: "廃棄予定簿をつくった",
	return_disposal: "廃棄予定簿を戻した",
	approve_disposal: "承認して記録を消した",
	erase_again: "戻した控えから、前に消した記録をもう一度消した",
	take_claim: "開示などの請求を受けた",
	decide_claim: "開示などの請求に答えた",
	sign_in: "サインインした",
	wrong_password: "合言葉を打ちまちがえた",
	wrong_pin: "ＰＩＮを打ちまちがえた",
	wrong_recovery_key: "ちがう復旧鍵で開けようとした",
	incident_card: "事故・違反の記録を見た",
	begin: "つどい帳をはじめた",
	draw_recovery_key: "復旧鍵を作った",
	confirm_recovery_key: "復旧鍵を紙で確かめた",
	recover: "復旧鍵で合言葉を決め直した",
	add_staff: "職員を加えた",
	let_staff_go: "職員の退職・異動を記録した",
	give_password: "合言葉を忘れた職員の合言葉を決め直した",
	turn_key: "記録の鍵を新しくした",
	discard_older_backups: "前の鍵の控えを消した",
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
	defer_schooling: "就学猶予を書いた",
	lift_deferment: "就学猶予を外した",
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
	export_disclosure: "開示用一式を書き出した",
	register_kit: "機器を登録した",
	finish_check: "点検を終えた",
	send_to_repair: "修理に出した",
	finish_repair: "修理から戻った",
	amend_part: "部品のようすを直した",
	add_part: "部品を足した",
	replace_part: "部品を取りかえた",
	take_out_part: "部品をはずした",
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

/** The clauses an act is done under, where the policy asks for it. */
const under: Partial<Record<Act | ByItself, string[]>> = {
	plan_session: ["§1"],
	plan_series: ["§1"],
	copy_month: ["§1"],
	adopt_policy: ["§1"],
	record_birth: ["§2(1)"],
	defer_schooling: ["§2(1)"],
	lift_deferment: ["§2(1)"],
	refuse_application: ["§2(1)"],
	add_service: ["§2(2)"],
	name_present: ["§2(3)"],
	acknowledge: ["§2(3)"],
	remove_present: ["§2(3)"],
	apply: ["§2(4)"],
	walk_in: ["§2(4)"],
	name_participants: ["§2(4)"],
	ask_need: ["§4(1)"],
	approve_need: ["§4(1)"],
	refuse_need: ["§4(1)"],
	reserve: ["§4(1)"],
	amend_reservation: ["§4(1)"],
	cancel_reservation: ["§4(1)"],
	give_reservation: ["§4(1)"],
	hand_over: ["§4(1)"],
	sign_slip: ["§4(1)"],
	take_back: ["§4(1)"],
	extend_loan: ["§4(1)"],
	log_call: ["§4(1)"],
	set_loan_rules: ["§4(1)"],
	report_loss: ["§4(1)", "§6"],
	decide_loss: ["§4(1)", "§6"],
	settle_loss: ["§4(1)", "§6"],
	amend_readiness: ["§4(1)", "§4(2)"],
	record_consent: ["§4(3)"],
	file_scan: ["§4(3)"],
	sign_consent: ["§4(3)"],
	withdraw_consent: ["§4(3)"],
	reveal_credentials: ["§5(1)"],
	reissue_credentials: ["§5(1)"],
	tell_credentials: ["§5(1)"],
	record_exposure: ["§5(3)"],
	relay_incident: ["§5(3)"],
	receive_incident: ["§5(3)"],
	give_instruction: ["§5(3)"],
	finish_instruction: ["§5(3)"],
	start_incident: ["§5(3)", "§6"],
	amend_incident: ["§5(3)", "§6"],
	note_incident: ["§5(3)", "§6"],
	close_incident: ["§5(3)", "§6"],
	reopen_incident: ["§5(3)", "§6"],
	remove_from_session: ["§6"],
	decide_refusal: ["§6"],
	lift_refusal: ["§6"],
	family_card: ["§8"],
	write_consultation: ["§8"],
	read_consultation: ["§8"],
	export_list: ["§8"],
	export_audit: ["§8"],
	export_disclosure: ["§8"],
	carry_backup: ["§8"],
	return_medium: ["§8"],
	drill_backup: ["§8"],
	set_retention: ["§8"],
	set_basis: ["§8"],
	propose_disposal: ["§8"],
	return_disposal: ["§8"],
	approve_disposal: ["§8"],
	erase_again: ["§8"],
	take_claim: ["§8"],
	decide_claim: ["§8"],
	decide: ["§9"],
	prepare_decided: ["§9"],
};

/** The clauses behind an act: 貸した → §4(1). */
export function clausesOfAct(act: string): string[] {
	return (under as Record<string, string[]>)[act] ?? [];
}
