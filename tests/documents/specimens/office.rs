//! Papers of the office (運用ポリシー・復旧鍵).

use documents::*;
use domain::papers::PaperKind;

use super::{first_policy, head};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![("policy", policy()), ("recovery-sheet", Paper::RecoverySheet(recovery_sheet()))]
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
