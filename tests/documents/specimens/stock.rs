//! Papers of the stock (機器ラベル・貸出簿・備品台帳・必要の認定簿).

use documents::*;
use domain::papers::PaperKind;

use super::{LONG_NAME, day, head};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("kit-labels", Paper::KitLabels(kit_labels())),
        ("kit-labels-cruel", Paper::KitLabels(cruel_kit_labels())),
        ("loan-ledger", Paper::LoanLedger(loan_ledger())),
        ("loan-ledger-cruel", Paper::LoanLedger(cruel_loan_ledger())),
        ("loan-ledger-empty", Paper::LoanLedger(empty_loan_ledger())),
        ("kit-ledger", Paper::KitLedger(kit_ledger())),
        ("kit-ledger-cruel", Paper::KitLedger(cruel_kit_ledger())),
        ("need-ledger", Paper::NeedLedger(need_ledger())),
        ("need-ledger-cruel", Paper::NeedLedger(cruel_need_ledger())),
        ("need-ledger-empty", Paper::NeedLedger(empty_need_ledger())),
        ("stocktake", Paper::Stocktake(stocktake())),
        ("stocktake-cruel", Paper::Stocktake(cruel_stocktake())),
        ("stocktake-empty", Paper::Stocktake(empty_stocktake())),
    ]
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

/// Long names on the smallest labels.
pub fn cruel_kit_labels() -> KitLabelsPaper {
    let label = |n| KitLabel {
        number: format!("船橋南-WX{n:04}"),
        name: "タブレット型多目的端末（１０．１インチ・キーボード付き・耐衝撃ケース入り）".into(),
        place: "習志野台・高根台地域子育て支援センター（分室）".into(),
    };
    KitLabelsPaper {
        sheet: LabelSheet::FORTY_FOUR,
        used: 43,
        kits: (1..=46).map(label).collect(),
        ..kit_labels()
    }
}

pub fn cruel_kit_ledger() -> KitLedgerPaper {
    let mut paper = kit_ledger();
    paper.kits.truncate(8);
    for kit in &mut paper.kits {
        kit.name = "タブレット型多目的端末（１０．１インチ・キーボード付き・耐衝撃ケース入り）".into();
        kit.parts = (1..=9).map(|n| format!("付属品その{n}（充電ケーブル・変換アダプター）")).collect();
    }
    paper
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

pub fn cruel_loan_ledger() -> LoanLedgerPaper {
    let loans = loan_ledger().loans.into_iter().cycle().take(300).map(|loan| LoanLedgerLine {
        kit: format!("{}、聴覚に障害のある方のための字幕ソフトウェアつき", loan.kit),
        borrower: LONG_NAME.into(),
        ..loan
    });
    let place = "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2);
    LoanLedgerPaper { place, loans: loans.collect(), ..loan_ledger() }
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
        KitLedgerState::Elsewhere { at: "高根台".into() },
        KitLedgerState::OnTheWay { to: "高根台".into() },
        KitLedgerState::Lost,
        KitLedgerState::PartMissing { parts: vec!["充電器".into()] },
        KitLedgerState::Retired { on: day("2026-10-01") },
    ];
    let kits = (1..=30).zip(states.into_iter().cycle()).map(|(n, state)| KitLedgerLine {
        number: format!("南-K{n:02}"),
        name: "タブレット（１０．１インチ）".into(),
        details: (n != 2).then(|| KitLedgerDetails {
            equipment: n % 5 != 0,
            model: "ＴＢ-１２８".into(),
            serial: format!("SN-2026-{n:05}"),
            bought_on: Some(day("2026-03-27")),
            price_yen: (n % 4 != 0).then_some(49_800),
            funding: if n % 3 == 0 { "子ども・子育て支援交付金".into() } else { String::new() },
            warranty_until: Some(day("2029-03-31")),
            line: if n % 6 == 0 { "070-0000-0006".into() } else { String::new() },
        }),
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

pub fn need_ledger() -> NeedLedgerPaper {
    let line = |n: u32| {
        let (facts, session, decision) = match n % 5 {
            1 => (
                "",
                None,
                NeedDecision::Refused {
                    reason: "申込の日までに、貸せる端末がない。".into()
                },
            ),
            2 => (
                "ご本人から聞きとり。家にスマートフォンが一台、画面が割れている。",
                Some("2026.11.27 おうちで つどいの広場"),
                NeedDecision::Approved { until: day("2026-11-27"), number: String::new() },
            ),
            _ => (
                "ご本人から聞きとり。端末も回線もない。",
                None,
                NeedDecision::Approved {
                    until: day("2027-03-31"), number: format!("子育第{}号", 200 + n)
                },
            ),
        };
        NeedLedgerLine {
            asked_on: day("2026-11-12"),
            number: format!("南-{n:04}"),
            name: if n == 7 { LONG_NAME.into() } else { "濵田　さくら".into() },
            kits: ["タブレット", "通信ルーター"].map(String::from).to_vec(),
            reason: "カメラのある端末がなく、買う予定もない".into(),
            facts: facts.into(),
            decision,
            session: session.map(Into::into),
            decided_on: day("2026-11-16"),
            decided_by: "主任保育士 青木　久美子".into(),
        }
    };
    NeedLedgerPaper {
        head: head(PaperKind::NeedLedger, "南-認-2026-0001", "T5GY-3LWD"),
        from: day("2026-04-01"),
        until: day("2026-11-25"),
        place: "船橋市南本町子育て支援センター".into(),
        needs: (1..=20).map(line).collect(),
    }
}

/// Words as long as the records take, and people with long names.
pub fn cruel_need_ledger() -> NeedLedgerPaper {
    let long = |words: &str| words.chars().cycle().take(200).collect::<String>();
    let needs = need_ledger().needs.into_iter().take(12).map(|need| NeedLedgerLine {
        name: LONG_NAME.into(),
        kits: [
            "タブレット",
            "パーソナルコンピュータ",
            "ＷＥＢカメラ",
            "マイク",
            "スピーカー",
            "通信ルーター",
        ]
        .map(String::from)
        .to_vec(),
        reason: long("聴覚に障害があり、字幕の出る大きな画面の端末がいる。"),
        facts: long("家庭訪問で、端末も回線もないことを確かめた。"),
        decision: match need.decision {
            NeedDecision::Refused { .. } => NeedDecision::Refused {
                reason: long("貸せる端末がなく、次に返る日も申込の日より後になる。"),
            },
            NeedDecision::Approved { until, .. } => NeedDecision::Approved {
                until,
                number: "船橋市子育支援指令第１２３４５６号の２".repeat(3),
            },
        },
        session: need.session.map(|session| format!("{session}（聴覚に障害のある方と手話でたのしむ会）")),
        decided_by: format!("地域子育て支援課長補佐事務取扱 {LONG_NAME}"),
        ..need
    });
    let place = "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2);
    NeedLedgerPaper { place, needs: needs.collect(), ..need_ledger() }
}

pub fn empty_need_ledger() -> NeedLedgerPaper {
    NeedLedgerPaper { needs: Vec::new(), ..need_ledger() }
}

pub fn stocktake() -> StocktakePaper {
    let line = |n: u32| {
        let (outcome, reason) = match n {
            7 => (StocktakeOutcome::Missing, "書庫、車両とも探したが見つからない。１２月に再調査する。"),
            12 => (StocktakeOutcome::Missing, "貸出しの記録もれの疑い。家庭に確認中。"),
            41 => (StocktakeOutcome::Unexpected, "高根台から借用したまま返し忘れていた。"),
            n if n % 9 == 0 => (StocktakeOutcome::Elsewhere, ""),
            _ => (StocktakeOutcome::Found, ""),
        };
        let seen = match outcome {
            StocktakeOutcome::Found | StocktakeOutcome::Unexpected => "11.24　勘解由小路　左衛門",
            StocktakeOutcome::Missing | StocktakeOutcome::Elsewhere => "",
        };
        StocktakeLine {
            number: if n == 41 { "高-K03".into() } else { format!("南-K{n:02}") },
            name: "タブレット（１０．１インチ）".into(),
            outcome,
            seen: seen.into(),
            reason: reason.into(),
        }
    };
    StocktakePaper {
        head: head(PaperKind::Stocktake, "南-棚-2026-0001", "D3XC-6RHW"),
        place: "船橋市南本町子育て支援センター".into(),
        from: day("2026-11-24"),
        until: day("2026-11-25"),
        done_by: "青木　久美子".into(),
        kits: (1..=41).map(line).collect(),
    }
}

pub fn empty_stocktake() -> StocktakePaper {
    StocktakePaper { kits: Vec::new(), ..stocktake() }
}

pub fn cruel_stocktake() -> StocktakePaper {
    let kits = stocktake().kits.into_iter().cycle().take(200).map(|line| StocktakeLine {
        name: "ノートパソコン（１５．６インチ、聴覚に障害のある方のための字幕ソフトウェアつき）".into(),
        reason: line.reason.repeat(3),
        seen: if line.seen.is_empty() { line.seen } else { format!("11.24　{LONG_NAME}") },
        ..line
    });
    StocktakePaper {
        place: "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2),
        done_by: LONG_NAME.into(),
        kits: kits.collect(),
        ..stocktake()
    }
}
