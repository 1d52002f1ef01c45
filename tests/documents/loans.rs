//! The papers of loans (貸与): asked for, handed over, back, late, lost.

use documents::Paper;
use domain::loans::Tone;

use crate::{
    specimens::{self, LONG_NAME},
    tools::{bare, has_all, shown},
};

#[test]
fn the_loan_request_says_what_is_asked_and_promised() {
    let paper = specimens::loan_request();
    let text = shown("loan-request", Paper::LoanRequest(paper.clone()));
    has_all(
        &text,
        &[
            "濵田　さくら",
            "船橋市湊町２丁目１０番２５号",
            "090-0000-0000",
            "濵田　湊",
            &paper.reason,
            "タブレット　１台",
            "令和８年１１月２５日から",
            "令和８年１２月９日まで",
            "申請者（署名）",
            "申請の理由",
        ],
    );
    for duty in specimens::city_words().formal.duties.lines() {
        assert!(text.contains(&bare(duty)), "{duty}");
    }
    let cruel = specimens::cruel_loan_request();
    let text = shown("loan-request-cruel", Paper::LoanRequest(cruel.clone()));
    has_all(&text, &[LONG_NAME, "髙﨑邉方", &cruel.reason, "タブレット（第8種・１０．１インチ）　８台"]);
}

#[test]
fn a_blank_request_leaves_room_and_says_no_value() {
    let text = shown("loan-request-blank", Paper::LoanRequest(specimens::blank_loan_request()));
    has_all(&text, &["氏名", "住所", "申請の理由", "令和年月日から令和年月日まで"]);
    assert!(!text.contains("濵田"));
}

#[test]
fn the_decision_is_told_with_its_number_or_its_reason() {
    let text = shown("need-notice", Paper::NeedNotice(specimens::need_notice()));
    has_all(&text, &["機器等貸与承認通知書", "子育第２１４号", "令和９年３月３１日", "濵田　さくら　様"]);
    let refused = specimens::refused_need_notice();
    let text = shown("need-notice-refused", Paper::NeedNotice(refused));
    has_all(&text, &["機器等貸与不承認通知書", LONG_NAME, &specimens::loan_request().reason]);
}

#[test]
fn a_contract_is_sealed_by_both_sides_on_the_page_of_its_words() {
    let text = shown("loan-contract", Paper::LoanContract(specimens::loan_contract()));
    has_all(&text, &["第８条", "船橋市長", "濵田　さくら", "南-K01", "印"]);
}

#[test]
fn the_loan_receipt_has_a_copy_for_each_side_and_one_signature() {
    let text = shown("loan-receipt", Paper::LoanReceipt(specimens::loan_receipt()));
    has_all(
        &text,
        &[
            "【市控】",
            "【本人控】",
            "南-K01",
            "モバイルルーター",
            "角に擦り傷あり",
            "令和８年１２月９日（水）",
        ],
    );
    assert_eq!(text.matches("借受者（署名）").count(), 1, "one signature");
    assert_eq!(text.matches("南-R02").count(), 2, "every kit on both copies");
}

#[test]
fn eight_kits_with_their_parts_run_over_the_page_and_the_head_is_said_again() {
    let paper = specimens::cruel_loan_receipt();
    let text = shown("loan-receipt-cruel", Paper::LoanReceipt(paper.clone()));
    for kit in &paper.kits {
        assert_eq!(text.matches(&kit.number).count(), 2, "{} on both copies", kit.number);
    }
    assert_eq!(text.matches("貸与時の状態").count(), 4, "the head on each of two pages, twice");
    assert_eq!(text.matches("充電ケーブル").count(), 16);
    has_all(&text, &[LONG_NAME, "コーポレート・グランドハイツ習志野台イーストウイング", "１／２", "２／２"]);
}

#[test]
fn what_was_signed_on_the_screen_stands_on_both_copies_with_its_witness() {
    let paper = specimens::signed_loan_receipt();
    let text = shown("loan-receipt-signed", Paper::LoanReceipt(paper));
    let witnessed = "この署名は、令和８年１１月２５日１０時３２分に、青木　久美子の立会いのもと、画面に書かれたものです。";
    assert_eq!(text.matches(&bare(witnessed)).count(), 2, "市控 and 本人控");
    let unsigned = shown("loan-receipt", Paper::LoanReceipt(specimens::loan_receipt()));
    assert!(!unsigned.contains("画面に書かれた"), "a signature on paper is not claimed for the screen");
}

#[test]
fn a_whole_return_names_nothing_outstanding() {
    let text = shown("return-receipt", Paper::ReturnReceipt(specimens::return_receipt()));
    has_all(
        &text,
        &["すべて返却を受けた", "令和８年１２月９日（水）", "青木　久美子", "南本町子育て支援センター"],
    );
    assert!(!text.contains("未返却"));
}

#[test]
fn what_was_reported_lost_is_no_longer_waited_for() {
    let mut paper = specimens::return_receipt();
    let cable = &mut paper.kits[0].parts[1];
    (cable.back, cable.lost_on) = (1, Some(specimens::day("2026-12-01")));
    let text = shown("return-receipt-lost", Paper::ReturnReceipt(paper));
    has_all(&text, &["亡失（令和８年１２月１日届出）", "亡失の届出があったものを除き"]);
    assert!(!text.contains("未返却"), "{text}");
}

#[test]
fn a_return_in_part_names_what_is_still_out() {
    let text = shown("return-receipt-partial", Paper::ReturnReceipt(specimens::partial_return_receipt()));
    has_all(
        &text,
        &[
            "一部の返却",
            "未返却のもの",
            "南-K01　充電ケーブル　１点",
            "南-R02　モバイルルーター　１台",
            "南-R02　充電ケーブル　１点",
            "令和８年１２月１６日（水）",
        ],
    );
}

#[test]
fn a_reminder_names_what_is_out_and_gets_firmer() {
    let text = |tone| shown("loan-reminder", Paper::LoanReminder(specimens::loan_reminder(tone)));
    let first = text(Tone::First);
    has_all(
        &first,
        &[
            "（お願い）",
            "南-K01",
            "充電ケーブル",
            "令和８年１２月９日",
            "令和８年１２月２３日（水）まで",
            "７日",
        ],
    );
    assert!(!first.contains("賠償"), "who is asked first is not threatened");
    has_all(&text(Tone::Second), &["（再度のお願い）", "亡失・毀損届"]);
    let last = text(Tone::Final);
    has_all(&last, &["（最終のお願い）", "損害の賠償"]);
    assert!(!last.contains("ありがとうございます"), "a last letter does not thank");
    let all = specimens::cruel_loan_reminder();
    let cruel = shown("loan-reminder-cruel", Paper::LoanReminder(all));
    has_all(&cruel, &[LONG_NAME, "南-K09", "４１２日"]);
}

#[test]
fn a_loss_is_reported_and_its_decision_told() {
    let report = shown("loss-report", Paper::LossReport(specimens::loss_report()));
    has_all(&report, &["南-亡-2026-0002", "亡失", "令和８年１１月２４日", "網棚", "届出者（署名）"]);
    let notice = shown("loss-notice", Paper::LossNotice(specimens::loss_notice()));
    has_all(&notice, &["弁償決定通知書", "金　１２，８００円", "子育第２１４号", "濵田　さくら　様"]);
    let exempt = shown("loss-notice-exempt", Paper::LossNotice(specimens::exempt_loss_notice()));
    has_all(&exempt, &["弁償免除決定通知書", LONG_NAME, "床上浸水"]);
    assert!(!exempt.contains("弁償額"), "nothing is to be paid");
}

#[test]
fn the_ledgers_say_every_line_or_that_there_is_none() {
    let text = shown("loan-ledger", Paper::LoanLedger(specimens::loan_ledger()));
    for n in 1..=60 {
        assert!(text.contains(&format!("南-貸-2026-{n:04}")), "{n}");
    }
    has_all(&text, &["貸出中", "６０件", LONG_NAME]);
    has_all(
        &shown("loan-ledger-empty", Paper::LoanLedger(specimens::empty_loan_ledger())),
        &["この期間の貸出しはありません。"],
    );
    let text = shown("need-ledger", Paper::NeedLedger(specimens::need_ledger()));
    for n in 1..=20 {
        assert!(text.contains(&format!("南-{n:04}")), "{n}");
    }
    has_all(
        &text,
        &["認定　１６件", "不認定　４件", "子育第203号", "一回限り", "貸せる端末がない", LONG_NAME],
    );
    has_all(
        &shown("need-ledger-empty", Paper::NeedLedger(specimens::empty_need_ledger())),
        &["この期間に決めた申出はありません。", "認定　０件"],
    );
    has_all(
        &shown("kit-ledger", Paper::KitLedger(specimens::kit_ledger())),
        &["南-K30", "修理中", "点検待ち", "廃止（令和８年１０月１日）", "貸出中（令和８年１２月９日まで）"],
    );
}
