//! Permissions (だれが何を頼めるか, §3 §8): one row a request. A request without a row is refused to everyone.
//!
//! The gate at the door asks only what a person may do **at their own place**; whose records a request touches is
//! known once it is read, and each request asks that again of `Hands::may`, with the place of the record.

use domain::staff::{Deed, IN_CHARGE, Role, Whose, may};

use crate::{Failure, Forbidden, Reply};

/// Who may ask for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Anyone before the screen: nobody has brought the key yet, and the request itself asks for one.
    Before,
    /// Whoever has signed in: it is about themselves, or about what the city says to everyone.
    SignedIn,
    /// Whoever may do this at their own place.
    May(Deed),
}

use Deed::*;
use Permission::{Before, May, SignedIn};

/// The table. A new request takes one more line here; a test names those that have none.
pub const PERMISSIONS: &[(&str, Permission)] = &[
    // 席
    ("desk", Before),
    ("begin", Before),
    ("sign_in", Before),
    ("switch_by_pin", Before),
    ("recover", Before),
    ("lock", Before),
    ("end_day", Before),
    ("start_practice", Before),
    ("leave_practice", Before),
    ("backups_at", Before),
    ("restore", Before),
    ("change_password", SignedIn),
    ("set_pin", SignedIn),
    ("last_act", SignedIn),
    ("undo", SignedIn),
    // 職員と鍵
    ("draw_recovery_key", May(ManageStaff)),
    ("confirm_recovery_key", May(ManageStaff)),
    ("recovery_sheet", May(ManageStaff)),
    ("add_staff", May(ManageStaff)),
    ("let_staff_go", May(ManageStaff)),
    ("give_password", May(ManageStaff)),
    ("key_sheet", May(ManageStaff)),
    ("turn_key", May(ManageStaff)),
    ("discard_older_backups", May(ManageStaff)),
    ("staff_list", May(LookAtRecords)),
    // 市の決めごと
    ("places", SignedIn),
    ("city", SignedIn),
    ("set_city", May(ManageCity)),
    ("city_words", SignedIn),
    ("set_city_words", May(ManageCity)),
    ("policy", SignedIn),
    ("clause", SignedIn),
    ("policy_difference", SignedIn),
    ("policy_draft", SignedIn),
    ("begin_policy_draft", May(KeepPolicy)),
    ("write_policy_draft", May(KeepPolicy)),
    ("drop_policy_draft", May(KeepPolicy)),
    ("adopt_policy", May(KeepPolicy)),
    // 協議決定: everyone of the staff reads them (§9).
    ("decisions", SignedIn),
    ("decision", SignedIn),
    ("decide", May(KeepPolicy)),
    ("prepare_decided", May(KeepRecords)),
    // 条項別の対応状況
    ("coverage", SignedIn),
    ("counted_records", May(LookAtRecords)),
    ("services", May(LookAtRecords)),
    ("add_service", May(KeepRecords)),
    ("loan_rules", SignedIn),
    ("set_loan_rules", May(ManageCity)),
    ("add_closed_day", May(ManageCity)),
    ("remove_closed_day", May(ManageCity)),
    // 控えと監査
    ("keeping", May(LookAtRecords)),
    ("note_missing", May(Audit)),
    ("backups", May(LookAtRecords)),
    ("back_up", May(KeepRecords)),
    ("set_backup_folder", May(ManageCity)),
    ("remove_backup_folder", May(ManageCity)),
    ("carry_backup", May(CarryOut)),
    ("return_medium", May(CarryOut)),
    ("drill_backup", May(LookAtRecords)),
    ("verify_journal", May(Audit)),
    ("audit", May(Audit)),
    ("export_audit", May(Audit)),
    ("find_mark", May(Audit)),
    ("exports", May(Audit)),
    // 保存と廃棄
    ("retention", May(LookAtRecords)),
    ("set_retention", May(LetRecordsGo)),
    ("set_basis", May(LetRecordsGo)),
    ("due_records", May(LetRecordsGo)),
    ("propose_disposal", May(LetRecordsGo)),
    ("return_disposal", May(LetRecordsGo)),
    ("approve_disposal", May(LetRecordsGo)),
    ("take_claim", May(KeepRecords)),
    ("decide_claim", May(LetRecordsGo)),
    ("claims", May(LookAtRecords)),
    ("export_disclosure", May(LetRecordsGo)),
    // Lists without people on them may be written out by all; the request asks for more where it must.
    ("export_list", May(LookAtRecords)),
    // 今日・さがす
    ("today", May(LookAtRecords)),
    ("find", May(LookAtRecords)),
    // 家庭
    ("register_family", May(KeepRecords)),
    ("amend_family", May(KeepRecords)),
    ("families", May(LookAtRecords)),
    ("family_card", May(LookAtRecords)),
    ("record_birth", May(KeepRecords)),
    ("defer_schooling", May(KeepRecords)),
    ("lift_deferment", May(KeepRecords)),
    ("likely_families", May(LookAtRecords)),
    ("alike_families", May(LookAtRecords)),
    ("distinguish_families", May(KeepRecords)),
    ("merge_sheet", May(LookAtRecords)),
    ("merge_families", May(KeepRecords)),
    ("leaving_families", May(LookAtRecords)),
    // オンライン事業
    ("plan_session", May(KeepRecords)),
    ("amend_session", May(KeepRecords)),
    ("cancel_session", May(KeepRecords)),
    ("sessions", May(LookAtRecords)),
    ("session_card", May(LookAtRecords)),
    ("draw_lots", May(KeepRecords)),
    ("copy_month", May(KeepRecords)),
    ("month_closed", May(LookAtRecords)),
    ("series_days", May(LookAtRecords)),
    ("plan_series", May(KeepRecords)),
    ("prepare", May(KeepRecords)),
    ("name_present", May(KeepRecords)),
    ("acknowledge", May(KeepRecords)),
    ("remove_present", May(KeepRecords)),
    ("reveal_credentials", May(KeepRecords)),
    ("reissue_credentials", May(KeepRecords)),
    ("tell_credentials", May(KeepRecords)),
    // 申込
    ("judge_application", May(LookAtRecords)),
    ("apply", May(KeepRecords)),
    ("walk_in", May(KeepRecords)),
    ("withdraw_application", May(KeepRecords)),
    ("give_seat", May(KeepRecords)),
    ("amend_readiness", May(KeepRecords)),
    ("name_participants", May(KeepRecords)),
    ("offer_seat", May(KeepRecords)),
    ("note_call", May(KeepRecords)),
    ("refuse_application", May(KeepRecords)),
    ("write_consultation", May(ReadConsultations)),
    ("read_consultation", May(ReadConsultations)),
    // 当日
    ("day", May(LookAtRecords)),
    ("mark_attendance", May(KeepRecords)),
    ("clear_attendance", May(KeepRecords)),
    ("mark_person", May(KeepRecords)),
    ("clear_person", May(KeepRecords)),
    ("write_note", May(KeepRecords)),
    // 承諾書と紙
    ("consents", May(LookAtRecords)),
    ("look_up_code", May(LookAtRecords)),
    ("record_consent", May(KeepRecords)),
    ("withdraw_consent", May(KeepRecords)),
    ("consent_hangs", May(LookAtRecords)),
    ("consent_form", May(LookAtRecords)),
    ("sign_consent", May(KeepRecords)),
    ("set_permitted", May(KeepRecords)),
    ("file_scan", May(KeepRecords)),
    ("draft_papers", May(LookAtRecords)),
    ("issue_papers", May(KeepRecords)),
    ("note_printing", May(KeepRecords)),
    ("void_paper", May(KeepRecords)),
    ("paper_register", May(LookAtRecords)),
    ("draft", May(LookAtRecords)),
    ("draft_to_keep", May(LookAtRecords)),
    ("papers", May(LookAtRecords)),
    ("papers_to_keep", May(LookAtRecords)),
    // 取り込み
    ("bring_sheet", May(KeepRecords)),
    ("imports", May(LookAtRecords)),
    ("import_sheet", May(LookAtRecords)),
    ("read_columns", May(KeepRecords)),
    ("mend_row", May(KeepRecords)),
    ("leave_row", May(KeepRecords)),
    ("take_rows", May(KeepRecords)),
    ("return_import", May(KeepRecords)),
    ("put_away_import", May(KeepRecords)),
    // 事故・違反とお断り: whose they are, and who decides, each request asks again.
    ("incidents", May(LookAtRecords)),
    ("incident_card", May(LookAtRecords)),
    ("start_incident", May(KeepRecords)),
    ("amend_incident", May(KeepRecords)),
    ("relay_incident", May(KeepRecords)),
    ("receive_incident", May(DecideIncidents)),
    ("give_instruction", May(DecideIncidents)),
    ("finish_instruction", May(KeepRecords)),
    ("note_incident", May(KeepRecords)),
    ("remove_from_session", May(KeepRecords)),
    ("close_incident", May(DecideIncidents)),
    ("reopen_incident", May(DecideIncidents)),
    ("exposure_sheet", May(LookAtRecords)),
    ("record_exposure", May(KeepRecords)),
    ("leak_rules", SignedIn),
    ("set_leak_rules", May(DecideIncidents)),
    ("refusals", May(LookAtRecords)),
    ("decide_refusal", May(DecideRefusals)),
    ("lift_refusal", May(DecideRefusals)),
    // 機器
    ("kit_types", May(LookAtStock)),
    ("add_kit_type", May(ManageCity)),
    ("amend_kit_type", May(ManageCity)),
    ("register_kit", May(KeepRecords)),
    ("kits", May(LookAtStock)),
    ("kit_card", May(LookAtStock)),
    ("finish_check", May(KeepRecords)),
    ("send_to_repair", May(KeepRecords)),
    ("finish_repair", May(KeepRecords)),
    ("amend_part", May(KeepRecords)),
    ("add_part", May(KeepRecords)),
    ("replace_part", May(KeepRecords)),
    ("take_out_part", May(KeepRecords)),
    ("amend_kit", May(KeepRecords)),
    ("retire_kit", May(KeepRecords)),
    ("send_kit", May(KeepRecords)),
    ("receive_kit", May(KeepRecords)),
    // 写真: of a kit for all, of a loan for who sees the loan; the request tells them apart.
    ("attach", May(KeepRecords)),
    ("detach", May(KeepRecords)),
    ("picture", May(LookAtStock)),
    ("stocktakes", May(LookAtRecords)),
    ("open_stocktake", May(KeepRecords)),
    ("count_kit", May(KeepRecords)),
    ("explain_difference", May(KeepRecords)),
    ("close_stocktake", May(KeepRecords)),
    // 貸与
    ("ask_need", May(KeepRecords)),
    ("approve_need", May(DecideNeeds)),
    ("refuse_need", May(DecideNeeds)),
    ("availability", May(LookAtStock)),
    ("reserve", May(KeepRecords)),
    ("amend_reservation", May(KeepRecords)),
    ("cancel_reservation", May(KeepRecords)),
    ("give_reservation", May(KeepRecords)),
    ("loan_board", May(LookAtStock)),
    ("hand_over_sheet", May(LookAtRecords)),
    ("hand_over", May(KeepRecords)),
    ("sign_slip", May(KeepRecords)),
    ("loan_card", May(LookAtRecords)),
    ("loan_of_kit", May(LookAtStock)),
    ("return_sheet", May(KeepRecords)),
    ("take_back", May(KeepRecords)),
    ("extend_loan", May(KeepRecords)),
    ("log_call", May(KeepRecords)),
    ("report_loss", May(KeepRecords)),
    ("decide_loss", May(DecideNeeds)),
    ("settle_loss", May(KeepRecords)),
];

/// Who may ask for what is called so; none where the table has no row.
pub(crate) fn of(name: &str) -> Option<Permission> {
    PERMISSIONS.iter().find(|(row, _)| *row == name).map(|(_, permission)| *permission)
}

/// Whether someone may knock at all, before the request is read. `role` is of the person at the desk, if anyone
/// sits there.
pub(crate) fn admit(name: &str, role: Option<Role>) -> Reply<()> {
    let Some(permission) = of(name) else {
        tracing::error!(name, "no row of the permissions names this request");
        return Err(Failure::Forbidden(Forbidden::DivisionOnly { clause: IN_CHARGE.to_string() }));
    };
    match (permission, role) {
        (Before, _) | (SignedIn, Some(_)) => Ok(()),
        (SignedIn | May(_), None) => Err(Failure::Locked),
        (May(deed), Some(role)) if may(role, deed, Whose::Own) => Ok(()),
        (May(deed), Some(_)) => Err(Failure::Forbidden(only(deed))),
    }
}

/// Who may, where this person may not even at their own place (§3).
pub(crate) fn only(deed: Deed) -> Forbidden {
    let clause = IN_CHARGE.to_string();
    if may(Role::Head, deed, Whose::Own) {
        Forbidden::HeadOnly { clause }
    } else {
        Forbidden::DivisionOnly { clause }
    }
}
