//! Papers with ordinary values, and papers with cruel ones.

use chrono::NaiveDate;
use documents::*;
use domain::{
    papers::{PaperKind, Reading},
    policy::{FIRST_TEXT, Policy},
};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn head(kind: PaperKind, number: &str, code: &str) -> Head {
    Head {
        kind,
        reading: Reading::Formal,
        number: number.into(),
        issued_on: day("2026-11-25"),
        code: code.into(),
        issuer: Issuer {
            addressee: "船橋市長".into(),
            city: "船橋市".into(),
            division: "船橋市地域子育て支援課".into(),
            phone: "047-000-0000".into(),
            hours: "平日　９時から１７時まで".into(),
        },
        city_words: city_words(),
        policy_version: 1,
        policy_in_force_from: Some(day("2026-04-01")),
        retention_years: 5,
        practice: false,
    }
}

pub fn first_policy() -> Policy {
    Policy::read(FIRST_TEXT).expect("the city's policy reads")
}

pub fn policy() -> Paper {
    Paper::Policy(PolicyPaper { head: head(PaperKind::Policy, "", ""), policy: first_policy() })
}

pub fn consent() -> ConsentPaper {
    ConsentPaper {
        head: head(PaperKind::Consent, "南-承-2026-0118", "K7QF-2M4X"),
        policy: first_policy(),
        guardian: "山﨑　美穂".into(),
        children: vec!["山﨑　結衣".into()],
        expecting: Vec::new(),
        session: Some(SessionLine {
            title: "おうちで つどいの広場".into(),
            held_on: day("2026-11-25"),
            time: "１０時３０分から１１時３０分まで".into(),
            place: "南本町子育て支援センター".into(),
        }),
    }
}

pub fn blank_consent() -> ConsentPaper {
    ConsentPaper {
        head: head(PaperKind::Consent, "", ""),
        guardian: String::new(),
        children: Vec::new(),
        session: None,
        ..consent()
    }
}

/// Thirty characters, as some names have.
pub const LONG_NAME: &str = "勘解由小路左衛門尉藤原朝臣髙﨑邉濵之介有栖川宮熾仁親王御息所";

pub fn cruel_consent() -> ConsentPaper {
    ConsentPaper {
        guardian: LONG_NAME.into(),
        children: ["一", "二", "三", "四", "五"]
            .iter()
            .map(|n| format!("{}{n}", &LONG_NAME[..LONG_NAME.len() - 3]))
            .collect(),
        expecting: vec!["髙﨑　邉".into()],
        session: Some(SessionLine {
            title:
                "はじめての離乳食と歯みがき講座　管理栄養士・歯科衛生士に聞いてみよう（第１２回・冬の特別編）"
                    .into(),
            ..consent().session.expect("one")
        }),
        ..consent()
    }
}

pub fn borrower() -> Borrower {
    Borrower {
        name: "濵田　さくら".into(),
        address: "船橋市湊町２丁目１０番２５号".into(),
        phone: "090-0000-0000".into(),
    }
}

pub fn cruel_borrower() -> Borrower {
    Borrower {
        name: LONG_NAME.into(),
        address: "千葉県船橋市習志野台８丁目５８番地の１２３４\nコーポレート・グランドハイツ習志野台イーストウイング\n１２０３号室　髙﨑邉方".into(),
        phone: "047-000-0000　内線１２３４５".into(),
    }
}

/// The words a laptop begins with.
pub fn city_words() -> CityWords {
    let first = include_str!("../../src-tauri/crates/center/src/papers/first_city_words.json");
    let first: serde_json::Value = serde_json::from_str(first).expect("the city's words read");
    let reading = |name: &str| {
        let words = |field: &str| first[name][field].as_str().expect("words").to_owned();
        CityReading { greeting: words("greeting"), duties: words("duties"), closing: words("closing") }
    };
    CityWords { version: 1, formal: reading("formal"), easy: reading("easy"), english: reading("english") }
}

/// The same paper in another reading.
pub fn read_in(reading: Reading, mut paper: Paper) -> Paper {
    paper.head_mut().reading = reading;
    paper
}

pub fn loan_request() -> LoanRequestPaper {
    LoanRequestPaper {
        head: head(PaperKind::LoanRequest, "南-貸-2026-0031", "M3WT-9RPC"),
        borrower: borrower(),
        participants: vec!["濵田　湊".into()],
        reason: "自宅にインターネットに接続できる端末がなく、育児講座に参加することができないため。".into(),
        kits: vec![
            WantedKit { kind: "タブレット".into(), count: 1 },
            WantedKit { kind: "モバイルルーター".into(), count: 1 },
        ],
        from: Some(day("2026-11-25")),
        until: Some(day("2026-12-09")),
        place: "南本町子育て支援センター".into(),
    }
}

pub fn blank_loan_request() -> LoanRequestPaper {
    LoanRequestPaper {
        head: head(PaperKind::LoanRequest, "", ""),
        borrower: Borrower::default(),
        participants: Vec::new(),
        reason: String::new(),
        kits: Vec::new(),
        from: None,
        until: None,
        place: String::new(),
    }
}

pub fn cruel_loan_request() -> LoanRequestPaper {
    LoanRequestPaper {
        borrower: cruel_borrower(),
        participants: cruel_consent().children,
        reason: loan_request().reason.repeat(4),
        kits: (1..=8)
            .map(|n| WantedKit {
                kind: format!("タブレット（第{n}種・１０．１インチ）"), count: n
            })
            .collect(),
        ..loan_request()
    }
}

fn part(name: &str, count: u32, condition: &str) -> PartLine {
    PartLine { name: name.into(), count, condition: condition.into() }
}

pub fn kit(number: &str) -> KitLine {
    KitLine {
        number: number.into(),
        name: "タブレット（１０．１インチ）".into(),
        parts: vec![
            part("充電器", 1, "良好"),
            part("充電ケーブル", 2, "良好"),
            part("保護ケース", 1, "角に擦り傷あり"),
        ],
        condition: "良好　画面に傷なし".into(),
    }
}

pub fn loan_receipt() -> LoanReceiptPaper {
    LoanReceiptPaper {
        head: head(PaperKind::LoanReceipt, "南-借-2026-0031", "X4HN-7KDE"),
        borrower: borrower(),
        kits: vec![
            kit("南-K01"),
            KitLine {
                name: "モバイルルーター".into(),
                parts: vec![part("充電ケーブル", 1, "")],
                ..kit("南-R02")
            },
        ],
        lent_on: day("2026-11-25"),
        due_on: day("2026-12-09"),
        lent_at: "南本町子育て支援センター".into(),
        return_to: "南本町子育て支援センター".into(),
    }
}

pub fn cruel_loan_receipt() -> LoanReceiptPaper {
    LoanReceiptPaper {
        borrower: cruel_borrower(),
        kits: (1..=8).map(|n| kit(&format!("南-K{n:02}"))).collect(),
        ..loan_receipt()
    }
}

pub fn return_receipt() -> ReturnReceiptPaper {
    ReturnReceiptPaper {
        head: Head {
            issued_on: day("2026-12-09"),
            ..head(PaperKind::ReturnReceipt, "南-返-2026-0027", "C9VB-3TQY")
        },
        borrower: borrower(),
        kits: vec![ReturnedKit {
            number: "南-K01".into(),
            name: "タブレット（１０．１インチ）".into(),
            back: true,
            condition: "良好".into(),
            parts: vec![
                ReturnedPart { name: "充電器".into(), lent: 1, back: 1, condition: "良好".into() },
                ReturnedPart {
                    name: "充電ケーブル".into(), lent: 2, back: 2, condition: String::new()
                },
            ],
        }],
        lent_on: day("2026-11-25"),
        returned_on: day("2026-12-09"),
        returned_to: "南本町子育て支援センター".into(),
        rest_due_on: None,
        remarks: String::new(),
        received_by: "青木　久美子".into(),
    }
}

pub fn partial_return_receipt() -> ReturnReceiptPaper {
    let mut paper = return_receipt();
    paper.kits[0].parts[1].back = 1;
    paper.kits.push(ReturnedKit {
        number: "南-R02".into(),
        name: "モバイルルーター".into(),
        back: false,
        condition: String::new(),
        parts: vec![ReturnedPart {
            name: "充電ケーブル".into(), lent: 1, back: 0, condition: String::new()
        }],
    });
    paper.rest_due_on = Some(day("2026-12-16"));
    paper.remarks = "画面に新しい擦り傷（左下、長さ約２センチメートル）。使用に支障なし。".into();
    paper
}

pub fn recovery_sheet() -> RecoverySheetPaper {
    RecoverySheetPaper {
        head: head(PaperKind::RecoverySheet, "", ""),
        groups: ["7KQ2M", "X4HN7", "KDEC9", "VB3TQ", "YM3WT", "9RPC0", "5JZA8"].map(String::from).to_vec(),
        place: "船橋市南本町子育て支援センター".into(),
        laptop: String::new(),
    }
}

pub fn application() -> ApplicationPaper {
    ApplicationPaper {
        head: head(PaperKind::Application, "南-込-2026-0042", "H2KM-8WQD"),
        guardian: "山﨑　美穂".into(),
        kana: "やまざき　みほ".into(),
        address: "船橋市湊町２丁目１０番２５号".into(),
        phone: "090-0000-0000".into(),
        children: vec![ChildLine { name: "山﨑　結衣".into(), born_on: day("2025-07-14") }],
        expecting: Vec::new(),
        session: consent().session,
    }
}

pub fn blank_application() -> ApplicationPaper {
    ApplicationPaper {
        head: head(PaperKind::Application, "", ""),
        guardian: String::new(),
        kana: String::new(),
        address: String::new(),
        phone: String::new(),
        children: Vec::new(),
        expecting: Vec::new(),
        session: None,
    }
}

pub fn cruel_application() -> ApplicationPaper {
    let children = cruel_consent().children.into_iter();
    ApplicationPaper {
        guardian: LONG_NAME.into(),
        address: cruel_borrower().address,
        phone: cruel_borrower().phone,
        children: children.map(|name| ChildLine { name, born_on: day("2022-02-28") }).collect(),
        expecting: vec![LONG_NAME.into()],
        session: cruel_consent().session,
        ..application()
    }
}

pub fn guardian_consent() -> GuardianConsentPaper {
    GuardianConsentPaper {
        head: head(PaperKind::GuardianConsent, "南-同-2026-0003", "N7XR-4TBC"),
        minors: vec!["山﨑　結衣".into()],
        session: consent().session,
    }
}

pub fn cruel_guardian_consent() -> GuardianConsentPaper {
    GuardianConsentPaper {
        minors: cruel_consent().children,
        session: cruel_consent().session,
        ..guardian_consent()
    }
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

pub fn need_notice() -> NeedNoticePaper {
    NeedNoticePaper {
        head: head(PaperKind::NeedNotice, "南-通-2026-0031", "S6FN-3YKJ"),
        name: "濵田　さくら".into(),
        asked_on: day("2026-11-18"),
        kits: vec!["タブレット".into(), "通信ルーター".into()],
        decision: NeedDecision::Approved { until: day("2027-03-31"), number: "子育第２１４号".into() },
        decided_on: day("2026-11-24"),
    }
}

pub fn refused_need_notice() -> NeedNoticePaper {
    NeedNoticePaper {
        name: LONG_NAME.into(),
        decision: NeedDecision::Refused { reason: loan_request().reason.repeat(6) },
        ..need_notice()
    }
}

pub fn loan_contract() -> LoanContractPaper {
    let LoanReceiptPaper { borrower, kits, lent_on, due_on, return_to, .. } = loan_receipt();
    let head = head(PaperKind::LoanContract, "南-契-2026-0002", "T9GP-5ZMK");
    LoanContractPaper { head, borrower, kits, lent_on, due_on, return_to }
}

pub fn cruel_loan_contract() -> LoanContractPaper {
    let LoanReceiptPaper { borrower, kits, .. } = cruel_loan_receipt();
    LoanContractPaper { borrower, kits, ..loan_contract() }
}

pub fn kit_labels() -> KitLabelsPaper {
    let label = |n| KitLabel {
        number: format!("南-K{n:02}"),
        name: "タブレット（１０．１インチ）".into(),
        place: "南本町".into(),
    };
    KitLabelsPaper {
        head: head(PaperKind::KitLabels, "", ""),
        sheet: LabelSheet::TWELVE,
        used: 3,
        kits: (1..=14).map(label).collect(),
    }
}

pub fn loan_ledger() -> LoanLedgerPaper {
    let line = |n: u32, returned_on: Option<&str>| LoanLedgerLine {
        slip: format!("南-貸-2026-{n:04}"),
        kit: format!("南-K{n:02}　タブレット（１０．１インチ）"),
        borrower: if n == 7 { LONG_NAME.into() } else { "濵田　さくら".into() },
        lent_on: day("2026-11-25"),
        due_on: day("2026-12-09"),
        returned_on: returned_on.map(day),
    };
    LoanLedgerPaper {
        head: head(PaperKind::LoanLedger, "南-貸-2026-0001", "V2HQ-7BNM"),
        from: day("2026-04-01"),
        until: day("2026-11-25"),
        place: "船橋市南本町子育て支援センター".into(),
        loans: (1..=60).map(|n| line(n, (n % 4 > 0).then_some("2026-12-08"))).collect(),
    }
}

pub fn empty_loan_ledger() -> LoanLedgerPaper {
    LoanLedgerPaper { loans: Vec::new(), ..loan_ledger() }
}

pub fn kit_ledger() -> KitLedgerPaper {
    let states = [
        KitLedgerState::InStock,
        KitLedgerState::Lent { until: day("2026-12-09") },
        KitLedgerState::ToCheck,
        KitLedgerState::InRepair,
        KitLedgerState::Retired { on: day("2026-10-01") },
    ];
    let kits = (1..=30).zip(states.into_iter().cycle()).map(|(n, state)| KitLedgerLine {
        number: format!("南-K{n:02}"),
        name: "タブレット（１０．１インチ）".into(),
        parts: ["本体", "充電器", "充電ケーブル", "保護ケース", "スタンド"].map(String::from).to_vec(),
        registered_on: day("2026-04-01"),
        state,
    });
    KitLedgerPaper {
        head: head(PaperKind::KitLedger, "南-備-2026-0001", "W4JR-8CPN"),
        place: "船橋市南本町子育て支援センター".into(),
        kits: kits.collect(),
    }
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
        to: "船橋市南本町子育て支援センター".into(),
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

/// Every paper, by a name fit for a file.
pub fn all() -> Vec<(&'static str, Paper)> {
    let mut practice = consent();
    practice.head.practice = true;
    vec![
        ("policy", policy()),
        ("consent", Paper::Consent(consent())),
        ("consent-blank", Paper::Consent(blank_consent())),
        ("consent-cruel", Paper::Consent(cruel_consent())),
        ("consent-practice", Paper::Consent(practice)),
        ("loan-request", Paper::LoanRequest(loan_request())),
        ("loan-request-blank", Paper::LoanRequest(blank_loan_request())),
        ("loan-request-cruel", Paper::LoanRequest(cruel_loan_request())),
        ("loan-receipt", Paper::LoanReceipt(loan_receipt())),
        ("loan-receipt-cruel", Paper::LoanReceipt(cruel_loan_receipt())),
        ("return-receipt", Paper::ReturnReceipt(return_receipt())),
        ("return-receipt-partial", Paper::ReturnReceipt(partial_return_receipt())),
        ("recovery-sheet", Paper::RecoverySheet(recovery_sheet())),
        ("application", Paper::Application(application())),
        ("application-blank", Paper::Application(blank_application())),
        ("application-cruel", Paper::Application(cruel_application())),
        ("application-easy", read_in(Reading::Easy, Paper::Application(application()))),
        ("application-english", read_in(Reading::English, Paper::Application(application()))),
        ("guardian-consent", Paper::GuardianConsent(guardian_consent())),
        ("guardian-consent-cruel", Paper::GuardianConsent(cruel_guardian_consent())),
        ("guardian-consent-easy", read_in(Reading::Easy, Paper::GuardianConsent(guardian_consent()))),
        ("guardian-consent-english", read_in(Reading::English, Paper::GuardianConsent(guardian_consent()))),
        ("connection-guide", Paper::ConnectionGuide(connection_guide())),
        ("connection-guide-cruel", Paper::ConnectionGuide(cruel_connection_guide())),
        ("connection-guide-easy", read_in(Reading::Easy, Paper::ConnectionGuide(connection_guide()))),
        ("connection-guide-english", read_in(Reading::English, Paper::ConnectionGuide(connection_guide()))),
        ("roster", Paper::Roster(roster())),
        ("roster-cruel", Paper::Roster(cruel_roster())),
        ("session-report", Paper::SessionReport(session_report())),
        ("session-report-cruel", Paper::SessionReport(cruel_session_report())),
        ("need-notice", Paper::NeedNotice(need_notice())),
        ("need-notice-refused", Paper::NeedNotice(refused_need_notice())),
        ("need-notice-easy", read_in(Reading::Easy, Paper::NeedNotice(need_notice()))),
        ("need-notice-english", read_in(Reading::English, Paper::NeedNotice(refused_need_notice()))),
        ("loan-contract", Paper::LoanContract(loan_contract())),
        ("loan-contract-cruel", Paper::LoanContract(cruel_loan_contract())),
        ("kit-labels", Paper::KitLabels(kit_labels())),
        ("loan-ledger", Paper::LoanLedger(loan_ledger())),
        ("loan-ledger-empty", Paper::LoanLedger(empty_loan_ledger())),
        ("kit-ledger", Paper::KitLedger(kit_ledger())),
        ("refusal-notice", Paper::RefusalNotice(refusal_notice())),
        ("refusal-notice-cruel", Paper::RefusalNotice(cruel_refusal_notice())),
        ("refusal-notice-easy", read_in(Reading::Easy, Paper::RefusalNotice(refusal_notice()))),
        ("refusal-notice-english", read_in(Reading::English, Paper::RefusalNotice(refusal_notice()))),
        ("incident-report", Paper::IncidentReport(incident_report())),
        ("incident-report-cruel", Paper::IncidentReport(cruel_incident_report())),
        ("incident-course", Paper::IncidentCourse(incident_course())),
        ("incident-course-cruel", Paper::IncidentCourse(cruel_incident_course())),
        ("instruction-sheet", Paper::InstructionSheet(instruction_sheet())),
        ("instruction-sheet-cruel", Paper::InstructionSheet(cruel_instruction_sheet())),
        ("consent-easy", read_in(Reading::Easy, Paper::Consent(consent()))),
        ("consent-easy-cruel", read_in(Reading::Easy, Paper::Consent(cruel_consent()))),
        ("consent-english", read_in(Reading::English, Paper::Consent(consent()))),
        ("loan-request-easy", read_in(Reading::Easy, Paper::LoanRequest(loan_request()))),
        ("loan-request-english", read_in(Reading::English, Paper::LoanRequest(loan_request()))),
        ("loan-receipt-easy", read_in(Reading::Easy, Paper::LoanReceipt(loan_receipt()))),
        ("loan-receipt-english", read_in(Reading::English, Paper::LoanReceipt(loan_receipt()))),
        ("return-receipt-easy", read_in(Reading::Easy, Paper::ReturnReceipt(partial_return_receipt()))),
        ("return-receipt-english", read_in(Reading::English, Paper::ReturnReceipt(return_receipt()))),
    ]
}
