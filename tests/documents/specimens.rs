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
            issued_on: day("2026-12-09"), ..head(PaperKind::ReturnReceipt, "南-返-2026-0027", "C9VB-3TQY")
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
