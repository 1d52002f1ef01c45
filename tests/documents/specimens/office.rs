//! Papers of the office (運用ポリシー・復旧鍵).

use documents::*;
use domain::{papers::PaperKind, retention::Kind};

use super::{LONG_NAME, day, first_policy, head};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("policy", policy()),
        ("recovery-sheet", Paper::RecoverySheet(recovery_sheet())),
        ("recovery-sheet-cruel", Paper::RecoverySheet(cruel_recovery_sheet())),
        ("disposal-plan", Paper::Disposal(disposal_plan())),
        ("disposal-record", Paper::Disposal(disposal_record())),
        ("disposal-cruel", Paper::Disposal(cruel_disposal())),
        ("disclosure", Paper::Disclosure(disclosure())),
        ("disclosure-cruel", Paper::Disclosure(cruel_disclosure())),
        ("file-book", Paper::FileBook(file_book())),
        ("file-book-cruel", Paper::FileBook(cruel_file_book())),
        ("audit-record", Paper::AuditRecord(audit_record())),
        ("audit-record-cruel", Paper::AuditRecord(cruel_audit_record())),
        ("audit-record-empty", Paper::AuditRecord(broken_audit_record())),
        ("drill-sheet", Paper::DrillSheet(drill_sheet())),
        ("drill-sheet-cruel", Paper::DrillSheet(cruel_drill_sheet())),
        ("drill-sheet-damaged", Paper::DrillSheet(damaged_drill_sheet())),
        ("media-record", Paper::MediaRecord(media_record())),
        ("media-record-cruel", Paper::MediaRecord(cruel_media_record())),
        ("media-record-empty", Paper::MediaRecord(MediaRecordPaper { media: Vec::new(), ..media_record() })),
    ]
}

pub fn policy() -> Paper {
    Paper::Policy(PolicyPaper { head: head(PaperKind::Policy, "", ""), policy: first_policy() })
}

pub fn recovery_sheet() -> RecoverySheetPaper {
    RecoverySheetPaper {
        head: head(PaperKind::RecoverySheet, "", ""),
        groups: ["7KQ2M", "X4HN7", "KDEC9", "VB3TQ", "YM3WT", "9RPC0", "5JZA8"].map(String::from).to_vec(),
        place: "船橋市南本町子育て支援センター".into(),
        laptop: String::new(),
    }
}

pub fn cruel_recovery_sheet() -> RecoverySheetPaper {
    RecoverySheetPaper {
        place: "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2),
        laptop: "交流会のときだけ使う、青いふたのノートパソコン（その２）１号機".into(),
        ..recovery_sheet()
    }
}

/// A list that waits, with something that stays.
pub fn disposal_plan() -> DisposalPaper {
    let goes = Kind::ALL.iter().zip([12, 1048, 96, 118, 41, 3, 1, 2260, 88, 17]);
    DisposalPaper {
        head: head(PaperKind::Disposal, "課-廃-2026-0001", "H7RA-3KCD"),
        number: "課-棄-2026-0001".into(),
        as_of: day("2026-04-01"),
        proposed_on: day("2026-04-08"),
        proposed_by: format!("主任主事　{LONG_NAME}"),
        approved: None,
        goes: goes
            .map(|(kind, count)| DisposalLine {
                kind: kind.name().into(),
                years: kind.usual_years(),
                count,
                basis: kind.usual_basis().into(),
                holds: kind.holds().into(),
            })
            .collect(),
        stays: vec![
            StaysLine {
                kind: Kind::Loans.name().into(),
                record: "南-貸-2020-0012".into(),
                reason: "亡失した機器の弁償について、話合いが続いているため。".into(),
            },
            StaysLine {
                kind: Kind::Families.name().into(),
                record: "南-2020-0042".into(),
                reason: "この家庭の、ほかの記録を残すため".into(),
            },
        ],
    }
}

/// The same, let go.
pub fn disposal_record() -> DisposalPaper {
    let approved = Some(ApprovalLine { on: day("2026-04-10"), by: "課長補佐　岡田　真理".into() });
    DisposalPaper { approved, stays: Vec::new(), ..disposal_plan() }
}

pub fn cruel_disposal() -> DisposalPaper {
    let plan = disposal_plan();
    let stays = plan.stays.iter().cycle().take(60).map(|line| StaysLine {
        kind: line.kind.clone(),
        record: line.record.clone(),
        reason: line.reason.repeat(4),
    });
    let goes = plan.goes.iter().map(|line| DisposalLine {
        kind: line.kind.clone(),
        years: 100,
        count: 1_000_000,
        basis: line.basis.repeat(5),
        holds: line.holds.repeat(3),
    });
    DisposalPaper { stays: stays.collect(), goes: goes.collect(), ..disposal_plan() }
}

pub fn file_book() -> FileBookPaper {
    let kinds = Kind::ALL.iter().map(|kind| FileBookLine {
        kind: kind.name().into(),
        purpose: kind.purpose().into(),
        basis: kind.usual_basis().into(),
        items: kind.holds().into(),
        years: kind.usual_years(),
        counted_from: kind.counted_from().into(),
    });
    FileBookPaper {
        head: head(PaperKind::FileBook, "課-簿-2026-0001", "C4MX-9WQE"),
        families: 1284,
        kinds: kinds.collect(),
    }
}

pub fn cruel_file_book() -> FileBookPaper {
    let long = "個人情報の保護に関する法律第七十五条第一項、同法施行令及び市の取扱要綱に定めるところによる。";
    let kinds = file_book().kinds.into_iter().map(|kind| FileBookLine {
        basis: long.repeat(3),
        items: format!("{}、{}", kind.items, "参加する子の氏名・ふりがな・生年月日・続柄、".repeat(6)),
        years: 100,
        ..kind
    });
    FileBookPaper { families: 1_000_000, kinds: kinds.collect(), ..file_book() }
}

pub fn disclosure() -> DisclosurePaper {
    let line = |on: &str, what: &str, of: &str, said: &str| DisclosureLine {
        on: day(on),
        what: what.into(),
        of: of.into(),
        said: said.into(),
    };
    DisclosurePaper {
        head: head(PaperKind::Disclosure, "課-開-2026-0001", "K4PX-7HMA"),
        number: "南-2026-0042".into(),
        name: "山﨑　美穂".into(),
        kana: "やまざき　みほ".into(),
        known_as: String::new(),
        born_on: None,
        due_on: None,
        schooling: String::new(),
        phone: "090-0000-1234".into(),
        other_phone: String::new(),
        email: "miho@example.jp".into(),
        address: "船橋市本町１丁目２番３号".into(),
        consideration: String::new(),
        note: "■■■の保育所が決まるまで。".into(),
        lines: vec![
            line("2026-05-11", "家庭の登録", "南-2026-0042", ""),
            line("2026-05-12", "申込", "2026-05-20 おうちで つどいの広場", ""),
            line("2026-05-13", "承諾書", "南-承-2026-0118", ""),
            line("2026-05-20", "出欠", "おうちで つどいの広場 出席", ""),
            line("2026-05-20", "当日のメモ", "おうちで つどいの広場", "■■■さんと話がはずんでいた。"),
            line("2026-06-01", "貸与の申出", "", "カメラのある端末がない。"),
        ],
    }
}

pub fn cruel_disclosure() -> DisclosurePaper {
    let one = disclosure();
    DisclosurePaper {
        name: LONG_NAME.into(),
        known_as: LONG_NAME.into(),
        lines: (0..60)
            .map(|_| DisclosureLine {
                on: day("2026-11-25"),
                what: "受けられなかった申込".into(),
                of: "2026-11-27 おうちでつどいの広場　はじめてのオンライン交流会（夜の部）".into(),
                said: "話".repeat(150),
            })
            .collect(),
        ..one
    }
}

/// What was done with one card over a month.
pub fn audit_record() -> AuditRecordPaper {
    let line = |entry: &str, at: &str, act: &str, changes: u32, reverses: &str| AuditRecordLine {
        entry: entry.into(),
        at: at.into(),
        by: "青木　久美子".into(),
        place: "南本町".into(),
        act: act.into(),
        families: "南-2026-0042".into(),
        changes,
        reverses: reverses.into(),
    };
    AuditRecordPaper {
        head: head(PaperKind::AuditRecord, "課-監-2026-0001", "A7RC-3KXD"),
        from: Some(day("2026-11-01")),
        until: Some(day("2026-11-25")),
        by: String::new(),
        act: String::new(),
        family: "南-2026-0042".into(),
        place: "船橋市南本町子育て支援センター".into(),
        entries: 4213,
        broken_at: String::new(),
        mark: "4213-K7QF-2M4X-9TQA-88QX".into(),
        lines: vec![
            line("1-4213", "2026.11.25 10:32", "もとに戻した", 2, "1-4200"),
            line("1-4200", "2026.11.25 10:30", "家庭の記録を直した", 2, ""),
            line("1-4198", "2026.11.25 10:29", "家庭の記録を見た", 0, ""),
            line("1-3999", "2026.11.2 9:05", "申込を受けた", 14, ""),
        ],
    }
}

/// Many pages of it.
pub fn cruel_audit_record() -> AuditRecordPaper {
    let one = audit_record();
    AuditRecordPaper {
        from: None,
        by: LONG_NAME.into(),
        act: "戻した控えから、前に消した記録をもう一度消した".into(),
        place: String::new(),
        entries: 1_048_576,
        lines: (0..90)
            .map(|n| AuditRecordLine {
                entry: format!("12-{}", 1_048_576 - n),
                by: LONG_NAME.into(),
                place: "習志野台・高根台地域".into(),
                act: "戻した控えから、前に消した記録をもう一度消した".into(),
                families: "南-2026-0042、南-2026-0043、高-2026-1044、高-2026-1045、課-2026-0046".into(),
                changes: 12_345,
                reverses: if n % 7 == 0 { "12-1048500".into() } else { String::new() },
                ..one.lines[0].clone()
            })
            .collect(),
        ..one
    }
}

/// Nothing was found, and the journal is not whole.
pub fn broken_audit_record() -> AuditRecordPaper {
    AuditRecordPaper {
        from: None,
        until: None,
        family: String::new(),
        broken_at: "1-3777".into(),
        lines: Vec::new(),
        ..audit_record()
    }
}

pub fn drill_sheet() -> DrillSheetPaper {
    let kinds = ["家庭", "オンライン事業", "申込", "承諾書", "貸出", "機器", "職員"];
    let counts = kinds.into_iter().zip([1284, 96, 1048, 988, 41, 24, 12]);
    DrillSheetPaper {
        head: head(PaperKind::DrillSheet, "南-点-2026-0003", "D4KX-9WQE"),
        place: "船橋市南本町子育て支援センター".into(),
        backup: "20261031T082055Z-5b1e77aa0102".into(),
        made_at: "令和８年１０月３１日　１７時２０分".into(),
        shelf: String::new(),
        mark: "4101-K7QF-2M4X-9TQA-88QX".into(),
        found: Drilled::Whole {
            entries: 4101,
            last_at: "令和８年１０月３１日　１７時１２分".into(),
            counts: counts.map(|(label, count)| DrillCount { label: label.into(), count }).collect(),
        },
        drilled_at: "令和８年１１月２５日　１０時０分".into(),
        drilled_by: "青木　久美子".into(),
    }
}

pub fn cruel_drill_sheet() -> DrillSheetPaper {
    DrillSheetPaper {
        place: "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2),
        backup: "20261031T082055Z-5b1e77aa0102-12".into(),
        shelf: r"\\\\FUNABASHI-FS01\共有\こども家庭部\地域子育て支援課\オンライン交流事業等\控えの置き場（令和８年度）".into(),
        drilled_by: LONG_NAME.into(),
        ..drill_sheet()
    }
}

pub fn damaged_drill_sheet() -> DrillSheetPaper {
    DrillSheetPaper { found: Drilled::Damaged, ..drill_sheet() }
}

pub fn media_record() -> MediaRecordPaper {
    let line =
        |medium: &str, list: Option<&str>, purpose: &str, taken_on, returned_on: Option<&str>| MediaLine {
            medium: medium.into(),
            list: list.map(str::to_owned),
            purpose: purpose.into(),
            taken_on: day(taken_on),
            taken_by: "青木　久美子".into(),
            returned_on: Option::map(returned_on, day),
            returned_to: returned_on.map(|_| "渡邊　裕子".into()).unwrap_or_default(),
        };
    MediaRecordPaper {
        head: head(PaperKind::MediaRecord, "南-媒-2026-0001", "M3KX-9WQE"),
        place: "船橋市南本町子育て支援センター".into(),
        from: day("2026-04-01"),
        until: day("2026-11-25"),
        media: vec![
            line("ＵＳＢ-南-03", None, "課の金庫に置く", "2026-05-29", Some("2026-06-30")),
            line("ＵＳＢ-南-01", Some("loans"), "課への報告", "2026-10-02", None),
            line("ＵＳＢ-南-03", None, "課の金庫に置く", "2026-10-30", None),
        ],
    }
}

pub fn cruel_media_record() -> MediaRecordPaper {
    let lists = ["families", "disclosure", "list of a newer program", "audit"];
    let media = (0..60).map(|n| MediaLine {
        medium: "船橋市こども家庭部媒体管理番号２０２６-０００００１２".into(),
        list: (n % 5 > 0).then(|| lists[n % 4].into()),
        purpose: "個人情報の保護に関する法律にもとづく開示の請求に応じるため、窓口で本人に渡す".into(),
        taken_on: day("2026-10-30"),
        taken_by: LONG_NAME.into(),
        returned_on: (n % 3 == 0).then(|| day("2026-11-24")),
        returned_to: if n % 3 == 0 { LONG_NAME.into() } else { String::new() },
    });
    MediaRecordPaper {
        place: "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2),
        media: media.collect(),
        ..media_record()
    }
}
