//! Papers of incidents and refusals (事故・違反報告・経過記録・指示書・お断り).

use documents::*;
use domain::papers::{PaperKind, Reading};

use super::{LONG_NAME, day, first_policy, head, read_in};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("refusal-notice", Paper::RefusalNotice(refusal_notice())),
        ("refusal-notice-cruel", Paper::RefusalNotice(cruel_refusal_notice())),
        ("refusal-notice-easy", read_in(Reading::Easy, Paper::RefusalNotice(refusal_notice()))),
        ("refusal-notice-english", read_in(Reading::English, Paper::RefusalNotice(refusal_notice()))),
        ("incident-report", Paper::IncidentReport(incident_report())),
        ("incident-report-cruel", Paper::IncidentReport(cruel_incident_report())),
        ("incident-course", Paper::IncidentCourse(incident_course())),
        ("incident-course-cruel", Paper::IncidentCourse(cruel_incident_course())),
        ("call-sheet", Paper::CallSheet(call_sheet())),
        ("call-sheet-cruel", Paper::CallSheet(cruel_call_sheet())),
        ("instruction-sheet", Paper::InstructionSheet(instruction_sheet())),
        ("instruction-sheet-cruel", Paper::InstructionSheet(cruel_instruction_sheet())),
    ]
}

pub fn refusal_notice() -> RefusalNoticePaper {
    RefusalNoticePaper {
        head: head(PaperKind::RefusalNotice, "課-断-2026-0003", "Q3TV-7HXD"),
        name: "沼田　圭".into(),
        clauses: vec!["６(3)第三者を誹謗もしくは中傷し、又は名誉を傷つけるような行為".into()],
        ground: "注意のあとも、ほかの参加者への中傷をくり返し、安心して参加できる場を保てないため。".into(),
        scope: RefusedScope::All,
        from: day("2026-12-01"),
        until: day("2027-01-31"),
        review_on: day("2027-01-15"),
        decided_on: day("2026-11-24"),
        number: "子育第３０１号".into(),
    }
}

pub fn cruel_refusal_notice() -> RefusalNoticePaper {
    let policy = first_policy();
    let words = |item| {
        let clause = domain::policy::ClauseId::item(6, item);
        policy.words(clause).map(|words| format!("６{}", words.paragraphs.concat())).unwrap_or_default()
    };
    RefusalNoticePaper {
        name: LONG_NAME.into(),
        clauses: (1..=11).map(words).collect(),
        ground: refusal_notice().ground.repeat(6),
        scope: RefusedScope::Place("船橋市南本町子育て支援センター".into()),
        ..refusal_notice()
    }
}

pub fn incident_report() -> IncidentReportPaper {
    IncidentReportPaper {
        head: head(PaperKind::IncidentReport, "南-事-2026-0004", "N4KC-8WRP"),
        nth: 1,
        number: "南-事-2026-0002".into(),
        place: "船橋市南本町子育て支援センター".into(),
        clauses: vec!["６(4)オンライン事業等の映像、写真、音声をＳＮＳなどに投稿する行為".into()],
        occurred: "令和８年１１月２４日　１１時０５分".into(),
        learnt: "令和８年１１月２５日　９時３０分　石井　千夏".into(),
        relayed: "令和８年１１月２５日　９時４０分　石井　千夏（電話）".into(),
        received: String::new(),
        about: vec!["沼田　圭（南-2026-0042）".into(), "令和８年１１月２４日　おうちで つどいの広場".into()],
        facts: "交流会の画面の写しが、参加者のＳＮＳに載っていると、ほかの参加者から電話があった。".into(),
        witnesses: "電話をくれた参加者".into(),
        evidence: String::new(),
        machine: String::new(),
        posted: "https://sns.example.jp/p/20418".into(),
        removal: vec!["発見　令和８年１１月２５日".into(), "削除要請　令和８年１１月２５日".into()],
        minor: String::new(),
        course: vec!["令和８年１１月２５日　１０時０５分　投稿した家庭に電話し、削除を頼んだ。".into()],
        leak: None,
        outcome: String::new(),
        reported_by: "主任保育士　青木　久美子".into(),
    }
}

pub fn cruel_incident_report() -> IncidentReportPaper {
    let IncidentReportPaper { facts, course, .. } = incident_report();
    IncidentReportPaper {
        nth: 12,
        clauses: cruel_refusal_notice().clauses,
        received: "令和８年１１月２５日　９時４５分　川﨑　浩".into(),
        about: vec![format!("{LONG_NAME}（南-2026-0042）")],
        facts: facts.repeat(20),
        machine: "参加者の端末（型番不明）".into(),
        minor: LONG_NAME.into(),
        course: course.iter().cycle().take(30).cloned().collect(),
        leak: Some(LeakDeadlines { prompt_by: day("2026-11-29"), full_by: day("2027-01-04") }),
        outcome: facts.repeat(4),
        ..incident_report()
    }
}

pub fn incident_course() -> IncidentCoursePaper {
    let line = |at: &str, what| CourseLine {
        at: format!("令和８年１１月２５日　{at}"),
        what,
        who: "石井　千夏".into(),
    };
    IncidentCoursePaper {
        head: head(PaperKind::IncidentCourse, "南-経-2026-0001", "P7DB-3MVX"),
        number: "南-事-2026-0002".into(),
        place: "船橋市南本町子育て支援センター".into(),
        clauses: incident_report().clauses,
        lines: vec![
            line("９時３０分", CourseEvent::Learnt),
            line("９時４０分", CourseEvent::Relayed),
            line("９時４５分", CourseEvent::Received),
            line("１０時０５分", CourseEvent::Noted("投稿した家庭に電話し、削除を頼んだ。".into())),
            line("１０時３０分", CourseEvent::Instructed("投稿が消えたことを確かめること。".into())),
            line("１０時５２分", CourseEvent::Removed("６(4)".into())),
            line("１２時００分", CourseEvent::Followed("消えたことを、画面で確かめた。".into())),
            line("１７時００分", CourseEvent::Closed("削除を確かめ、厳重に注意した。".into())),
        ],
    }
}

pub fn cruel_incident_course() -> IncidentCoursePaper {
    let long = incident_report().facts.repeat(8);
    let IncidentCoursePaper { lines, .. } = incident_course();
    let noted = CourseLine { what: CourseEvent::Noted(long), ..lines[3].clone() };
    IncidentCoursePaper {
        lines: lines.into_iter().chain(std::iter::repeat_n(noted, 20)).collect(),
        ..incident_course()
    }
}

pub fn instruction_sheet() -> InstructionSheetPaper {
    InstructionSheetPaper {
        head: head(PaperKind::InstructionSheet, "課-指-2026-0001", "R5XJ-6CQN"),
        to: "船橋市南本町子育て支援センター長".into(),
        number: "南-事-2026-0002".into(),
        clauses: incident_report().clauses,
        lines: vec![
            InstructionLine {
                text: "投稿が消えたことを確かめ、写っていた家庭に知らせること。".into(),
                due_on: day("2026-11-27"),
                given_on: day("2026-11-25"),
                given_by: "川﨑　浩".into(),
                done_on: None,
                done_how: String::new(),
            },
            InstructionLine {
                text: "次の回の初めに、撮影と投稿の禁止を全員に伝えること。".into(),
                due_on: day("2026-12-02"),
                given_on: day("2026-11-25"),
                given_by: "川﨑　浩".into(),
                done_on: Some(day("2026-12-02")),
                done_how: "開会のときに読み上げた。".into(),
            },
        ],
    }
}

pub fn cruel_instruction_sheet() -> InstructionSheetPaper {
    let long = incident_report().facts.repeat(3);
    let lines = instruction_sheet().lines.into_iter().cycle().take(14);
    InstructionSheetPaper {
        lines: lines
            .map(|line| InstructionLine { text: long.clone(), given_by: LONG_NAME.into(), ..line })
            .collect(),
        ..instruction_sheet()
    }
}

pub fn call_sheet() -> CallSheetPaper {
    let line = |name: &str, kana: &str, phone: &str| CallSheetLine {
        name: name.into(),
        kana: kana.into(),
        phone: phone.into(),
        sessions: vec!["１１月２７日（金）１０時３０分　おうちで つどいの広場".into()],
    };
    let mut numata = line("沼田　圭", "ぬまた　けい", "090-0000-0101");
    numata.sessions.push("１２月２日（水）１３時００分　はじめての離乳食".into());
    CallSheetPaper {
        head: head(PaperKind::CallSheet, "南-連-2026-0001", "T6RB-4KQM"),
        number: "南-事-2026-0002".into(),
        place: "船橋市南本町子育て支援センター".into(),
        families: vec![
            numata,
            line("濵田　さくら", "はまだ　さくら", "090-0000-0202"),
            line("森　彩香", "", ""),
        ],
    }
}

pub fn cruel_call_sheet() -> CallSheetPaper {
    let long = CallSheetLine {
        name: LONG_NAME.into(),
        kana: "かでのこうじさえもんのじょうふじわらのあそんたかさきべはまのすけ".into(),
        phone: "047-000-0000　内線１２３４５".into(),
        sessions: (1..=6)
            .map(|nth| format!("１２月{nth}日（水）１０時３０分　おうちで つどいの広場（０歳のお子さんと、はじめての方のための回）"))
            .collect(),
    };
    let families = call_sheet().families.into_iter().cycle().take(22).chain([long]).collect();
    CallSheetPaper { families, ..call_sheet() }
}
