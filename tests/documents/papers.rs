//! The papers: every value they were given stands on them, and the returned paper finds its record.

use std::{collections::BTreeSet, process::Command};

use documents::{Fonts, MediaRecordPaper, Paper, unprintable};
use domain::papers::PaperKind;

use crate::{
    specimens::{self, LONG_NAME, all},
    tools::{bare, folder, has_all, printed, said, shown, text, text_in_order},
};

#[test]
fn every_paper_prints_with_the_bundled_fonts_alone() {
    for (name, paper) in all() {
        assert_eq!(unprintable(&Fonts::bundled(), &[paper]), [], "{name}");
    }
}

/// Specimens that are cruel though they are called by what they decide; and the policy, whose words are the city's.
const CRUEL_TOO: [&str; 4] = ["need-notice-refused", "loss-notice-exempt", "decision-record", "policy"];

#[test]
fn every_kind_of_paper_stands_here_with_ordinary_values_and_with_cruel_ones() {
    let names: Vec<&str> = all().into_iter().map(|(name, _)| name).collect();
    let dashed = |c: char| match c.is_uppercase() {
        true => vec!['-', c.to_ascii_lowercase()],
        false => vec![c],
    };
    let mut wanting = Vec::new();
    for kind in PaperKind::ALL {
        let word: String = kind.word().chars().flat_map(dashed).collect();
        let mut of_kind = names.iter().filter(|name| name.starts_with(&word));
        if !of_kind.any(|name| name.contains("cruel") || CRUEL_TOO.contains(name)) {
            wanting.push(word);
        }
    }
    assert_eq!(wanting, Vec::<String>::new());
}

#[test]
fn every_code_on_every_paper_is_read_back_from_its_picture() {
    for (name, paper) in all() {
        let path = printed(name, &[paper]);
        let words = text(&path);
        let codes: BTreeSet<String> = words.split("確認コード").skip(1).filter_map(code_behind).collect();
        if codes.is_empty() {
            continue;
        }
        let pictures = tempfile::tempdir().expect("a folder");
        let to = pictures.path().join("page");
        said(
            "pdftoppm",
            &["-r", "150", "-gray", path.to_str().expect("a path"), to.to_str().expect("a path")],
        );
        let mut read = String::new();
        for picture in std::fs::read_dir(pictures.path()).expect("pictures") {
            let picture = picture.expect("a picture").path();
            let told = Command::new("zbarimg")
                .args(["-q", "--raw"])
                .arg(picture)
                .output()
                .expect("zbar is installed");
            read.push_str(&String::from_utf8_lossy(&told.stdout));
        }
        for code in codes {
            assert!(read.contains(&format!("TSUDOI:{}", code.replace('-', ""))), "{name}: {code} in {read}");
        }
    }
}

/// The code that stands behind the words 確認コード.
fn code_behind(words: &str) -> Option<String> {
    let code: String = words.trim_start().chars().take(9).collect();
    let is_half =
        |half: &str| half.len() == 4 && half.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let (one, other) = code.split_once('-')?;
    (is_half(one) && is_half(other)).then_some(code.clone())
}

#[test]
fn the_code_on_every_paper_that_returns_is_read_back_from_its_picture() {
    let papers = [
        ("consent", Paper::Consent(specimens::consent()), "TSUDOI:K7QF2M4X"),
        (
            "consent-practice",
            Paper::Consent({
                let mut paper = specimens::consent();
                paper.head.practice = true;
                paper
            }),
            "TSUDOI:K7QF2M4X",
        ),
        ("loan-request", Paper::LoanRequest(specimens::loan_request()), "TSUDOI:M3WT9RPC"),
        ("loan-receipt", Paper::LoanReceipt(specimens::loan_receipt()), "TSUDOI:X4HN7KDE"),
        ("return-receipt", Paper::ReturnReceipt(specimens::return_receipt()), "TSUDOI:C9VB3TQY"),
    ];
    for (name, paper, payload) in papers {
        let path = printed(name, &[paper]);
        let picture = folder().join(format!("{name}-qr"));
        said(
            "pdftoppm",
            &[
                "-r",
                "150",
                "-f",
                "1",
                "-singlefile",
                "-png",
                path.to_str().expect("a path"),
                picture.to_str().expect("a path"),
            ],
        );
        let picture = picture.with_extension("png");
        let read = said("zbarimg", &["-q", "--raw", picture.to_str().expect("a path")]);
        assert_eq!(read.trim(), payload, "{name}");
        std::fs::remove_file(picture).expect("tidied");
    }
}

#[test]
fn the_recovery_sheet_shows_the_key_and_no_person() {
    let paper = specimens::recovery_sheet();
    let text = shown("recovery-sheet", Paper::RecoverySheet(paper.clone()));
    for group in &paper.groups {
        assert!(text.contains(group.as_str()), "{group}");
    }
    has_all(&text, &["復旧鍵", "船橋市南本町子育て支援センター", "令和８年１１月２５日"]);
}

#[test]
fn practice_papers_say_so_on_every_page() {
    let mut paper = specimens::consent();
    paper.head.practice = true;
    let text = shown("consent-practice", Paper::Consent(paper));
    assert_eq!(text.matches("練習").count(), 2, "one on each page");
}

/// Every word's box on the pages of a file, in points: left, right, bottom edge from the top of the page.
fn boxes(path: &std::path::Path) -> Vec<(f32, f32, f32)> {
    let page = said("pdftotext", &["-bbox", path.to_str().expect("a path"), "-"]);
    let number = |line: &str, name: &str| -> f32 {
        let from = line.find(name).expect("an edge") + name.len() + 2;
        line[from..].split('"').next().expect("closed").parse().expect("a number")
    };
    page.lines()
        .filter(|line| line.contains("<word "))
        .map(|line| (number(line, "xMin"), number(line, "xMax"), number(line, "yMax")))
        .collect()
}

#[test]
fn nothing_is_printed_outside_the_margins() {
    let mut endless = specimens::cruel_consent();
    endless.guardian = "無限".repeat(60);
    endless.children = vec!["ｗ".repeat(120), "A".repeat(300)];
    let mut talkative = specimens::partial_return_receipt();
    talkative.remarks = "画面に新しい擦り傷があります。".repeat(200);
    let papers = all()
        .into_iter()
        .map(|(_, paper)| paper)
        .chain([Paper::Consent(endless), Paper::ReturnReceipt(talkative)]);
    for (n, paper) in papers.enumerate() {
        // A sheet of labels is cut up to near its edges.
        let (side, foot) = if matches!(paper, Paper::KitLabels(_)) { (18.0, 18.0) } else { (64.0, 30.0) };
        let path = printed(&format!("margins-{n}"), &[paper]);
        for (left, right, bottom) in boxes(&path) {
            assert!(left >= side && right <= 595.3 - side, "paper {n}: from {left} to {right}");
            assert!(bottom <= 841.9 - foot, "paper {n}: down to {bottom}");
        }
        std::fs::remove_file(path).expect("tidied");
    }
}

#[test]
fn remarks_longer_than_a_page_go_on_on_the_next() {
    let mut paper = specimens::return_receipt();
    paper.remarks = "画面に新しい擦り傷があります。".repeat(200);
    let path = printed("return-receipt-talkative", &[Paper::ReturnReceipt(paper)]);
    let text: String =
        text_in_order(&path).lines().filter(|line| !line.contains("ポリシー第１版")).map(bare).collect();
    assert!(text.matches("擦り傷").count() > 190, "nothing is lost but what the page's end parts");
    assert!(
        said("pdfinfo", &[path.to_str().expect("a path")]).contains("Pages:           4"),
        "over four pages"
    );
}

#[test]
fn a_connection_guide_is_of_one_family_and_says_how_to_come_in() {
    let text = shown("connection-guide", Paper::ConnectionGuide(specimens::connection_guide()));
    has_all(&text, &["山﨑　美穂　様", "123 456 789", "tsudoi1", "やまざき", "ひろばミーティング"]);
    let cruel = specimens::cruel_connection_guide();
    let text = shown("connection-guide-cruel", Paper::ConnectionGuide(cruel.clone()));
    has_all(&text, &[LONG_NAME, &cruel.meeting_id, &cruel.passcode]);
}

#[test]
fn the_roster_names_every_family_and_no_passcode_and_leaves_lines() {
    let paper = specimens::cruel_roster();
    let text = shown("roster-cruel", Paper::Roster(paper));
    assert_eq!(text.matches("かでのこうじ").count(), 40);
    has_all(&text, &["取扱注意", "４０家庭", "南-K01、南-R02"]);
}

#[test]
fn a_reference_translation_stands_behind_the_form_and_is_signed_by_nobody() {
    for (name, paper) in [
        ("consent-english", Paper::Consent(specimens::consent())),
        ("application-english", Paper::Application(specimens::application())),
        ("loan-receipt-english", Paper::LoanReceipt(specimens::loan_receipt())),
    ] {
        let text = shown(name, specimens::read_in(domain::papers::Reading::English, paper));
        has_all(&text, &["参考訳", "pleasesigntheJapaneseform", "様式第"]);
        assert!(!text.contains("Signature"), "{name}: {text}");
    }
}

#[test]
fn a_stocktake_counts_what_was_found_and_says_why_the_rest_was_not() {
    let text = shown("stocktake", Paper::Stocktake(specimens::stocktake()));
    let counts = "４１件（あり３４なし２予定外１所在確認済４）";
    has_all(&text, &[counts, "南-K40", "高-K03", "車両とも探した", "実施者", "確認者"]);
    has_all(
        &shown("stocktake-empty", Paper::Stocktake(specimens::empty_stocktake())),
        &["棚卸の対象となる機器はありません。"],
    );
}

#[test]
fn the_report_counts_who_came_and_who_did_not() {
    let text = shown("session-report", Paper::SessionReport(specimens::session_report()));
    has_all(
        &text,
        &[
            "８家庭（保護者８人、子９人、妊娠中の方がいる家庭１）",
            "２家庭（連絡なし１、",
            "保育士　青木　久美子",
            "4213-K7QF-2M4X-9TQA-88QX",
        ],
    );
}

#[test]
fn an_audit_says_what_was_looked_for_and_whether_the_journal_is_whole() {
    let text = shown("audit-record", Paper::AuditRecord(specimens::audit_record()));
    has_all(
        &text,
        &["令和８年１１月１日から", "家庭番号　南-2026-0042", "書きかえも抜けもない", "（1-4200の取消し）"],
    );
    let broken = shown("audit-record-empty", Paper::AuditRecord(specimens::broken_audit_record()));
    has_all(&broken, &["当てはまる記録はありません。", "記録1-3777のところで", "すべての職員"]);
}

#[test]
fn the_register_of_media_says_what_left_and_what_came_back() {
    let text = shown("media-record", Paper::MediaRecord(specimens::media_record()));
    has_all(
        &text,
        &[
            "ＵＳＢ-南-03",
            "記録の控え",
            "貸出簿",
            "課の金庫に置く",
            "2026.6.30",
            "渡邊裕子",
            "まだ",
            "渡した",
        ],
    );
    let none = MediaRecordPaper { media: Vec::new(), ..specimens::media_record() };
    has_all(&shown("media-record-empty", Paper::MediaRecord(none)), &["持ち出した媒体はありません"]);
}

#[test]
fn a_trial_of_a_backup_says_what_it_holds_or_what_to_do() {
    let text = shown("drill-sheet", Paper::DrillSheet(specimens::drill_sheet()));
    has_all(
        &text,
        &["良（開けて、すべて読めた）", "１２８４件", "4101-K7QF-2M4X-9TQA-88QX", "このパソコンの中"],
    );
    let damaged = shown("drill-sheet-damaged", Paper::DrillSheet(specimens::damaged_drill_sheet()));
    has_all(&damaged, &["否（控えが壊れているか", "ほかの控えを点検し"]);
    assert!(!damaged.contains("良"));
}

#[test]
fn a_refusal_says_its_ground_its_number_its_end_and_its_day_of_review() {
    let text = shown("refusal-notice", Paper::RefusalNotice(specimens::refusal_notice()));
    has_all(
        &text,
        &[
            "お断りする通知書",
            "６(3)第三者を誹謗",
            "子育第３０１号",
            "令和９年１月３１日まで",
            "令和９年１月１５日",
        ],
    );
    let cruel = specimens::cruel_refusal_notice();
    has_all(&shown("refusal-notice-cruel", Paper::RefusalNotice(cruel.clone())), &[LONG_NAME, &cruel.ground]);
}

#[test]
fn a_report_has_its_version_and_says_what_is_not_known_yet() {
    let text = shown("incident-report", Paper::IncidentReport(specimens::incident_report()));
    has_all(&text, &["第１報", "６(4)オンライン事業等の映像", "課の受理", "まだ", "削除要請"]);
    let text = shown("incident-report-cruel", Paper::IncidentReport(specimens::cruel_incident_report()));
    has_all(&text, &["第１２報", "令和９年１月４日まで", LONG_NAME]);
}

#[test]
fn a_call_sheet_says_whom_to_call_about_what_and_no_ids() {
    let text = shown("call-sheet", Paper::CallSheet(specimens::call_sheet()));
    has_all(&text, &["３家庭", "沼田　圭", "090-0000-0101", "１１月２７日", "離乳食", "取扱注意"]);
    let text = shown("call-sheet-cruel", Paper::CallSheet(specimens::cruel_call_sheet()));
    has_all(&text, &[LONG_NAME, "２３家庭"]);
}

#[test]
fn the_course_and_the_instructions_say_every_line() {
    let text = shown("incident-course", Paper::IncidentCourse(specimens::incident_course()));
    has_all(&text, &["覚知した。", "強制退去とした。", "指示：投稿が消えたこと", "終結："]);
    let text = shown("instruction-sheet", Paper::InstructionSheet(specimens::instruction_sheet()));
    has_all(&text, &["運用ポリシー５(3)に基づき", "南-事-2026-0002", "令和８年１１月２７日", "開会のときに"]);
}

#[test]
fn a_notice_has_the_place_of_the_seal_or_says_that_there_is_none() {
    let placed = shown("need-notice-seal", Paper::NeedNotice(specimens::need_notice()));
    assert!(placed.contains("船橋市長㊞") && !placed.contains("公印省略"), "{placed}");
    let omitted = shown("need-notice-no-seal", Paper::NeedNotice(specimens::unsealed_need_notice()));
    assert!(omitted.contains("船橋市長（公印省略）") && !omitted.contains('㊞'), "{omitted}");
}

#[test]
fn a_month_on_the_wall_says_for_whom_until_when_and_what_was_called_off() {
    let text = shown("month-plan", Paper::MonthPlan(specimens::month_plan()));
    has_all(
        &text,
        &[
            "令和８年１２月　船橋市南本町子育て支援センター",
            "２日（水）",
            "６か月から１１か月まで",
            "１１月１日から１１月２０日まで",
            "抽選",
            "（３０人）",
            "中止",
            "お休みの日　６日（日）",
            "047-000-0000",
        ],
    );
    has_all(
        &shown("month-plan-empty", Paper::MonthPlan(specimens::empty_month_plan())),
        &["予定はありません"],
    );
}

#[test]
fn the_result_of_a_draw_can_be_drawn_again_from_what_stands_on_it() {
    let text = shown("draw-result", Paper::DrawResult(specimens::draw_result()));
    has_all(
        &text,
        &["00000000013527e5", "取扱注意", "当選　２家庭", "キャンセル待ち", "取消し", "確認コード"],
    );
}
