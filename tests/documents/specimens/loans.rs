//! Papers of a loan (申請書・通知書・借用書・契約書・返却確認書).

use documents::*;
use domain::papers::{OfficialSeal, PaperKind, Reading};

use super::{LONG_NAME, cruel_consent, day, head, read_in};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("loan-request", Paper::LoanRequest(loan_request())),
        ("loan-request-blank", Paper::LoanRequest(blank_loan_request())),
        ("loan-request-cruel", Paper::LoanRequest(cruel_loan_request())),
        ("loan-receipt", Paper::LoanReceipt(loan_receipt())),
        ("loan-receipt-cruel", Paper::LoanReceipt(cruel_loan_receipt())),
        ("loan-receipt-signed", Paper::LoanReceipt(signed_loan_receipt())),
        ("return-receipt", Paper::ReturnReceipt(return_receipt())),
        ("return-receipt-partial", Paper::ReturnReceipt(partial_return_receipt())),
        ("return-receipt-cruel", Paper::ReturnReceipt(cruel_return_receipt())),
        ("need-notice", Paper::NeedNotice(need_notice())),
        ("need-notice-refused", Paper::NeedNotice(refused_need_notice())),
        ("need-notice-unsealed", Paper::NeedNotice(unsealed_need_notice())),
        ("need-notice-easy", read_in(Reading::Easy, Paper::NeedNotice(need_notice()))),
        ("need-notice-english", read_in(Reading::English, Paper::NeedNotice(refused_need_notice()))),
        ("loan-contract", Paper::LoanContract(loan_contract())),
        ("loan-contract-cruel", Paper::LoanContract(cruel_loan_contract())),
        ("loan-request-easy", read_in(Reading::Easy, Paper::LoanRequest(loan_request()))),
        ("loan-request-english", read_in(Reading::English, Paper::LoanRequest(loan_request()))),
        ("loan-receipt-easy", read_in(Reading::Easy, Paper::LoanReceipt(loan_receipt()))),
        ("loan-receipt-english", read_in(Reading::English, Paper::LoanReceipt(loan_receipt()))),
        ("return-receipt-easy", read_in(Reading::Easy, Paper::ReturnReceipt(partial_return_receipt()))),
        ("return-receipt-english", read_in(Reading::English, Paper::ReturnReceipt(return_receipt()))),
    ]
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

pub fn part(name: &str, count: u32, condition: &str) -> PartLine {
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
        signature: None,
    }
}

/// Signed on the screen: a round letter, a stroke across it, a dot.
pub fn signed_loan_receipt() -> LoanReceiptPaper {
    let round = (0..=40u16).map(|n| {
        let angle = f32::from(n) * std::f32::consts::TAU / 40.0;
        ((180.0 + 120.0 * angle.cos()) as u16, (150.0 + 110.0 * angle.sin()) as u16)
    });
    LoanReceiptPaper {
        signature: Some(Signature {
            strokes: vec![
                round.collect(),
                (0..=20u16).map(|n| (60 + n * 42, 150 + (n % 4) * 20)).collect(),
                vec![(960, 60)],
            ],
            on: day("2026-11-25"),
            time: "１０時３２分".into(),
            before: "青木　久美子".into(),
        }),
        ..loan_receipt()
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
            lost_on: None,
            condition: "良好".into(),
            parts: vec![
                ReturnedPart {
                    name: "充電器".into(),
                    lent: 1,
                    back: 1,
                    lost_on: None,
                    condition: "良好".into(),
                },
                ReturnedPart {
                    name: "充電ケーブル".into(),
                    lent: 2,
                    back: 2,
                    lost_on: None,
                    condition: String::new(),
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
        lost_on: None,
        condition: String::new(),
        parts: vec![ReturnedPart {
            name: "充電ケーブル".into(),
            lent: 1,
            back: 0,
            lost_on: None,
            condition: String::new(),
        }],
    });
    paper.rest_due_on = Some(day("2026-12-16"));
    paper.remarks = "画面に新しい擦り傷（左下、長さ約２センチメートル）。使用に支障なし。".into();
    paper
}

pub fn cruel_return_receipt() -> ReturnReceiptPaper {
    let mut paper = partial_return_receipt();
    let kits = (1..=8).map(|n| ReturnedKit {
        number: format!("南-K{n:02}"),
        back: n % 3 > 0,
        lost_on: None,
        condition: "画面の左下に新しい擦り傷があり、角の保護材がはがれている".into(),
        ..paper.kits[0].clone()
    });
    paper.kits = kits.collect();
    paper.remarks = paper.remarks.repeat(5);
    paper.received_by = LONG_NAME.into();
    ReturnReceiptPaper { borrower: cruel_borrower(), ..paper }
}

pub fn unsealed_need_notice() -> NeedNoticePaper {
    let mut paper = need_notice();
    paper.head.issuer.seal = OfficialSeal::Omitted;
    paper
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
