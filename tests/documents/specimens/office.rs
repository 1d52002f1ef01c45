//! Papers of the office (運用ポリシー・復旧鍵).

use documents::*;
use domain::papers::PaperKind;

use super::{first_policy, head};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("policy", policy()),
        ("recovery-sheet", Paper::RecoverySheet(recovery_sheet())),
        ("recovery-sheet-cruel", Paper::RecoverySheet(cruel_recovery_sheet())),
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
