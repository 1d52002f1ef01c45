//! Papers of a session (接続案内・名簿・実施報告).

use documents::*;
use domain::papers::{PaperKind, Reading};

use super::{LONG_NAME, consent, cruel_consent, day, head, read_in};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("connection-guide", Paper::ConnectionGuide(connection_guide())),
        ("connection-guide-cruel", Paper::ConnectionGuide(cruel_connection_guide())),
        ("connection-guide-easy", read_in(Reading::Easy, Paper::ConnectionGuide(connection_guide()))),
        ("connection-guide-english", read_in(Reading::English, Paper::ConnectionGuide(connection_guide()))),
        ("roster", Paper::Roster(roster())),
        ("roster-cruel", Paper::Roster(cruel_roster())),
        ("session-report", Paper::SessionReport(session_report())),
        ("session-report-cruel", Paper::SessionReport(cruel_session_report())),
        ("month-plan", Paper::MonthPlan(month_plan())),
        ("month-plan-empty", Paper::MonthPlan(empty_month_plan())),
        ("month-plan-cruel", Paper::MonthPlan(cruel_month_plan())),
        ("draw-result", Paper::DrawResult(draw_result())),
        ("draw-result-cruel", Paper::DrawResult(cruel_draw_result())),
    ]
}

pub fn connection_guide() -> ConnectionGuidePaper {
    ConnectionGuidePaper {
        head: head(PaperKind::ConnectionGuide, "南-接-2026-0009", "P3DV-6HNE"),
        guardian: "山﨑　美穂".into(),
        session: consent().session.expect("one"),
        service: "ひろばミーティング".into(),
        meeting_id: "123 456 789".into(),
        passcode: "tsudoi1".into(),
        display_name: "やまざき".into(),
    }
}

pub fn cruel_connection_guide() -> ConnectionGuidePaper {
    ConnectionGuidePaper {
        guardian: LONG_NAME.into(),
        session: cruel_consent().session.expect("one"),
        service: "オンラインひろば・つながるミーティングサービス（エンタープライズ版）".into(),
        meeting_id: "0123 4567 8901 2345 6789 0123 4567 8901".into(),
        passcode: "あいことばABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".into(),
        display_name: "かでのこうじさえもんのじょうふじわらの".into(),
        ..connection_guide()
    }
}

fn roster_line(name: &str, kana: &str, consented: bool) -> RosterLine {
    RosterLine {
        name: name.into(),
        kana: kana.into(),
        children: "結衣、湊".into(),
        consented,
        kits: if consented { String::new() } else { "南-K01、南-R02".into() },
    }
}

pub fn roster() -> RosterPaper {
    RosterPaper {
        head: head(PaperKind::Roster, "南-名-2026-0012", "Q8WC-2KJF"),
        session: consent().session.expect("one"),
        families: vec![
            roster_line("青木　由紀", "あおき　ゆき", true),
            roster_line("山﨑　美穂", "やまざき　みほ", false),
        ],
    }
}

pub fn cruel_roster() -> RosterPaper {
    RosterPaper {
        session: cruel_consent().session.expect("one"),
        families: (0..40)
            .map(|n| roster_line(LONG_NAME, "かでのこうじ　さえもんのじょう", n % 3 > 0))
            .collect(),
        ..roster()
    }
}

pub fn session_report() -> SessionReportPaper {
    SessionReportPaper {
        head: head(PaperKind::SessionReport, "南-報-2026-0005", "R5EM-9XGH"),
        session: consent().session.expect("one"),
        service: "ひろばミーティング".into(),
        capacity: 12,
        applied: 10,
        waiting: 0,
        not_taken: 0,
        came: Came {
            families: 8,
            guardians: 8,
            children: 9,
            expecting: 1,
            late: 2,
            left: 0,
            removed: 0,
            by_override: 0,
        },
        absent: Absent { no_word: 1, own_reason: 0, own_equipment: 1, lent_equipment: 0 },
        reported_by: "保育士　青木　久美子".into(),
        journal: "4213-K7QF-2M4X-9TQA-88QX".into(),
    }
}

pub fn cruel_session_report() -> SessionReportPaper {
    SessionReportPaper {
        session: cruel_consent().session.expect("one"),
        capacity: 500,
        applied: 500,
        waiting: 123,
        not_taken: 45,
        came: Came {
            families: 450,
            guardians: 890,
            children: 1234,
            expecting: 50,
            late: 99,
            left: 12,
            removed: 3,
            by_override: 7,
        },
        absent: Absent { no_word: 20, own_reason: 15, own_equipment: 10, lent_equipment: 5 },
        reported_by: LONG_NAME.into(),
        journal: "123456789-K7QF-2M4X-9TQA-88QX".into(),
        ..session_report()
    }
}

fn month_line(held_on: &str, title: &str) -> MonthPlanLine {
    MonthPlanLine {
        held_on: day(held_on),
        starts_at: "10:30".into(),
        ends_at: "11:30".into(),
        title: title.into(),
        place: "南本町".into(),
        ages: None,
        families: 12,
        persons: None,
        window: None,
        lottery: false,
        called_off: false,
    }
}

pub fn month_plan() -> MonthPlanPaper {
    MonthPlanPaper {
        head: head(PaperKind::MonthPlan, "南-予-2026-0009", "B6TX-3KRW"),
        first: day("2026-12-01"),
        place: "船橋市南本町子育て支援センター".into(),
        sessions: vec![
            month_line("2026-12-02", "おうちで つどいの広場"),
            MonthPlanLine {
                ages: Some(MonthsOfAge { from: 6, until: 11 }),
                persons: Some(30),
                window: Some(ApplyDays { from: day("2026-11-01"), until: day("2026-11-20") }),
                lottery: true,
                ..month_line("2026-12-10", "はじめての離乳食")
            },
            MonthPlanLine { called_off: true, ..month_line("2026-12-16", "育児相談") },
        ],
        closed: [
            "2026-12-06",
            "2026-12-13",
            "2026-12-20",
            "2026-12-27",
            "2026-12-29",
            "2026-12-30",
            "2026-12-31",
        ]
        .map(day)
        .to_vec(),
    }
}

pub fn empty_month_plan() -> MonthPlanPaper {
    MonthPlanPaper { sessions: Vec::new(), closed: Vec::new(), ..month_plan() }
}

pub fn cruel_month_plan() -> MonthPlanPaper {
    let title = cruel_consent().session.expect("one").title;
    MonthPlanPaper {
        sessions: (0..62)
            .map(|n| MonthPlanLine {
                place: "地域子育て支援課".into(),
                ages: Some(MonthsOfAge { from: 0, until: 84 }),
                families: 500,
                persons: Some(2000),
                window: Some(ApplyDays { from: day("2026-11-01"), until: day("2026-12-31") }),
                lottery: n % 2 == 0,
                ..month_line(&format!("2026-12-{:02}", n / 2 + 1), &title)
            })
            .collect(),
        closed: (1..=31).map(|n| day(&format!("2026-12-{n:02}"))).collect(),
        ..month_plan()
    }
}

fn lot(lot: u32, name: &str, result: LotResult) -> LotLine {
    LotLine { lot, number: format!("南-2026-{:04}", 40 + lot), name: name.into(), heads: 2, result }
}

pub fn draw_result() -> DrawResultPaper {
    DrawResultPaper {
        head: head(PaperKind::DrawResult, "南-抽-2026-0001", "F9WN-4QHD"),
        session: consent().session.expect("one"),
        drawn_at: "令和８年１１月２１日（土）　９時５分".into(),
        seed: "00000000013527e5".into(),
        capacity: 2,
        persons: None,
        lots: vec![
            lot(1, "山﨑　美穂", LotResult::Seat),
            lot(2, "佐藤　綾", LotResult::Withdrawn),
            lot(3, "青木　由紀", LotResult::Seat),
            lot(4, "森　彩香", LotResult::Waits),
        ],
    }
}

pub fn cruel_draw_result() -> DrawResultPaper {
    DrawResultPaper {
        session: cruel_consent().session.expect("one"),
        capacity: 500,
        persons: Some(2000),
        lots: (1..=120)
            .map(|n| LotLine {
                heads: 12,
                ..lot(n, LONG_NAME, if n <= 40 { LotResult::Seat } else { LotResult::Waits })
            })
            .collect(),
        ..draw_result()
    }
}
