//! Papers of a session (接続案内・名簿・実施報告).

use documents::*;
use domain::papers::{PaperKind, Reading};

use super::{LONG_NAME, consent, cruel_consent, head, read_in};

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
        came: Came { families: 8, children: 9, expecting: 1, late: 2, by_override: 0 },
        absent: Absent { no_word: 1, own_reason: 0, own_equipment: 1, lent_equipment: 0 },
        reported_by: "保育士　青木　久美子".into(),
    }
}

pub fn cruel_session_report() -> SessionReportPaper {
    SessionReportPaper {
        session: cruel_consent().session.expect("one"),
        capacity: 500,
        applied: 500,
        waiting: 123,
        came: Came { families: 450, children: 1234, expecting: 50, late: 99, by_override: 7 },
        absent: Absent { no_word: 20, own_reason: 15, own_equipment: 10, lent_equipment: 5 },
        reported_by: LONG_NAME.into(),
        ..session_report()
    }
}
