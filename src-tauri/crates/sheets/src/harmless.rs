//! Harmless (数式よけ): text that a table program would compute is written so that it stays text.

use std::borrow::Cow;

/// What a cell may begin with that makes a program compute it; Japanese Excel takes the wide ones too.
const BEGINS_A_FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Whether a program would compute this text.
pub(crate) fn is_a_formula(text: &str) -> bool {
    text.starts_with(BEGINS_A_FORMULA)
}

/// The text with an apostrophe before it where a program would compute it, or where one of its own
/// stands before what would be computed.
pub fn guarded(text: &str) -> Cow<'_, str> {
    if is_a_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without the apostrophe [`guarded`] put there, so that what went out comes back the same.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(bare) if is_a_formula(bare.trim_start_matches('\'')) => bare,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_only_text() {
        for text in ["=1+1", "'=1", "+81-90-0000-0000", "-1", "@SUM(A1)", "＝ＨＹＰＥＲＬＩＮＫ", "\tx"]
        {
            assert_eq!(guarded(text), format!("'{text}"));
            assert_eq!(unguarded(&guarded(text)), text, "and comes back as it was");
        }
        assert_eq!(guarded("佐藤 美咲"), "佐藤 美咲");
        assert_eq!(unguarded("'08 の会"), "'08 の会", "an apostrophe of somebody's own stays");
    }
}
