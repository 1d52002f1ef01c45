//! Papers of a loan that goes wrong (督促・亡失・弁償).

use documents::*;
use domain::{
    loans::{LossKind, Tone},
    papers::{PaperKind, Reading},
};

use super::{
    LONG_NAME, day, head,
    loans::{borrower, cruel_borrower, kit, part},
    read_in,
};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("loan-reminder", Paper::LoanReminder(loan_reminder(Tone::First))),
        ("loan-reminder-second", Paper::LoanReminder(loan_reminder(Tone::Second))),
        ("loan-reminder-final", Paper::LoanReminder(loan_reminder(Tone::Final))),
        ("loan-reminder-cruel", Paper::LoanReminder(cruel_loan_reminder())),
        ("loan-reminder-easy", read_in(Reading::Easy, Paper::LoanReminder(loan_reminder(Tone::First)))),
        (
            "loan-reminder-english",
            read_in(Reading::English, Paper::LoanReminder(loan_reminder(Tone::Second))),
        ),
        ("loss-report", Paper::LossReport(loss_report())),
        ("loss-report-blank", Paper::LossReport(blank_loss_report())),
        ("loss-report-cruel", Paper::LossReport(cruel_loss_report())),
        ("loss-report-easy", read_in(Reading::Easy, Paper::LossReport(blank_loss_report()))),
        ("loss-report-english", read_in(Reading::English, Paper::LossReport(loss_report()))),
        ("loss-notice", Paper::LossNotice(loss_notice())),
        ("loss-notice-exempt", Paper::LossNotice(exempt_loss_notice())),
        ("loss-notice-easy", read_in(Reading::Easy, Paper::LossNotice(loss_notice()))),
        ("loss-notice-english", read_in(Reading::English, Paper::LossNotice(exempt_loss_notice()))),
    ]
}

fn out(number: &str, parts: &[&str]) -> KitLine {
    KitLine {
        parts: parts.iter().map(|name| part(name, 1, "")).collect(),
        condition: String::new(),
        ..kit(number)
    }
}

pub fn loan_reminder(tone: Tone) -> LoanReminderPaper {
    LoanReminderPaper {
        head: Head {
            issued_on: day("2026-12-16"),
            ..head(PaperKind::LoanReminder, "南-督-2026-0003", "H5KD-2WYP")
        },
        tone,
        name: "濵田　さくら".into(),
        slip: "南-貸-2026-0031".into(),
        kits: vec![out("南-K01", &["充電器", "充電ケーブル"])],
        lent_on: day("2026-11-25"),
        due_on: day("2026-12-09"),
        days_over: 7,
        return_by: day("2026-12-23"),
        return_to: "南本町子育て支援センター".into(),
    }
}

pub fn cruel_loan_reminder() -> LoanReminderPaper {
    let parts = ["本体", "充電器（６５ワット・ＵＳＢ－Ｃ・折りたたみ式）", "充電ケーブル", "保護ケース"];
    LoanReminderPaper {
        name: LONG_NAME.into(),
        kits: (1..=9).map(|n| out(&format!("南-K{n:02}"), &parts)).collect(),
        days_over: 412,
        ..loan_reminder(Tone::Final)
    }
}

pub fn loss_report() -> LossReportPaper {
    LossReportPaper {
        head: head(PaperKind::LossReport, "南-届-2026-0002", "P6FV-4NQX"),
        borrower: borrower(),
        number: "南-亡-2026-0002".into(),
        kit: "南-K01　タブレット（１０．１インチ）".into(),
        part: "充電器".into(),
        what: Some(LossKind::Lost),
        happened_on: Some(day("2026-11-24")),
        account: "外出先から帰るとき、電車の網棚に置き忘れた。駅に届けたが、見つかっていない。".into(),
    }
}

pub fn blank_loss_report() -> LossReportPaper {
    LossReportPaper {
        head: head(PaperKind::LossReport, "", ""),
        borrower: Borrower::default(),
        number: String::new(),
        kit: String::new(),
        part: String::new(),
        what: None,
        happened_on: None,
        account: String::new(),
    }
}

pub fn cruel_loss_report() -> LossReportPaper {
    LossReportPaper {
        borrower: cruel_borrower(),
        account: loss_report().account.repeat(12),
        what: Some(LossKind::Damaged),
        ..loss_report()
    }
}

pub fn loss_notice() -> LossNoticePaper {
    LossNoticePaper {
        head: head(PaperKind::LossNotice, "南-償-2026-0002", "B7TM-9KCR"),
        name: "濵田　さくら".into(),
        number: "南-亡-2026-0002".into(),
        reported_on: day("2026-11-24"),
        kit: "南-K01　タブレット（１０．１インチ）".into(),
        part: "充電器".into(),
        what: LossKind::Lost,
        decision: LossDecision::Repay { amount_yen: Some(12_800) },
        ground: "置き忘れによる亡失であり、借受者の責めに帰すべき理由によるため。".into(),
        decided_on: day("2026-11-25"),
        decision_no: "子育第２１４号".into(),
    }
}

pub fn exempt_loss_notice() -> LossNoticePaper {
    LossNoticePaper {
        name: LONG_NAME.into(),
        what: LossKind::Damaged,
        decision: LossDecision::Exempt,
        ground: "令和８年１１月の台風による床上浸水のため。罹災証明書により確認した。".repeat(3),
        decision_no: String::new(),
        ..loss_notice()
    }
}
