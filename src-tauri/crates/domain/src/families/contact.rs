//! Contact (連絡先): telephone numbers and addresses of mail, as they are kept.

use unicode_normalization::UnicodeNormalization;

use crate::names::{NotText, optional_line};

/// The most characters of a telephone number or a mail address.
pub const MOST: usize = 100;

/// Why a telephone number or a mail address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAContact {
    /// It is no line of text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// It has not the shape of one.
    #[error("not of the shape")]
    WrongShape,
}

/// 電話 as it is kept: half width, with the hyphens that were typed. Empty where there is none.
///
/// Nine to fifteen figures (E.164), among which only hyphens, brackets and a leading `+` may stand.
pub fn phone(typed: &str) -> Result<String, NotAContact> {
    let phone: String = optional_line(typed, MOST)?
        .nfkc()
        .map(|c| if matches!(c, 'ー' | '‐' | '‑' | '–' | '—' | '−' | '―' | '－') { '-' } else { c })
        .filter(|c| !c.is_whitespace())
        .collect();
    let figures = phone.chars().filter(char::is_ascii_digit).count();
    let fits = phone.chars().enumerate().all(|(at, c)| match c {
        '0'..='9' | '-' | '(' | ')' => true,
        '+' => at == 0,
        _ => false,
    });
    if phone.is_empty() || fits && (9..=15).contains(&figures) {
        Ok(phone)
    } else {
        Err(NotAContact::WrongShape)
    }
}

/// メール as it is kept: half width. Empty where there is none. Whether it arrives, nobody can tell from
/// its looks: only what cannot be an address is refused.
pub fn email(typed: &str) -> Result<String, NotAContact> {
    let email: String = optional_line(typed, MOST)?.nfkc().collect();
    let fits = email.split_once('@').is_some_and(|(name, host)| {
        let host_fits = host.split('.').count() >= 2
            && host.split('.').all(|label| !label.is_empty())
            && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        let name_fits = !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic());
        host_fits && name_fits
    });
    if email.is_empty() || fits { Ok(email) } else { Err(NotAContact::WrongShape) }
}

/// The figures of a telephone number: what two ways of writing it have in common.
pub fn figures(phone: &str) -> String {
    let figures: String = phone.nfkc().filter(char::is_ascii_digit).collect();
    match figures.strip_prefix("81") {
        // +81 90… and 090… ring the same telephone.
        Some(rest) if phone.trim_start().starts_with(['+', '＋']) => format!("0{rest}"),
        _ => figures,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_taken_in_either_width_and_kept_in_one() {
        for (typed, kept) in [
            ("０９０－００００－１２３４", "090-0000-1234"),
            ("090ー0000ー1234", "090-0000-1234"),
            (" 047 (000) 0000 ", "047(000)0000"),
            ("+81 90 0000 1234", "+819000001234"),
            ("", ""),
        ] {
            assert_eq!(phone(typed).as_deref(), Ok(kept), "{typed}");
        }
        for typed in ["1234", "090-0000-1234（母）", "090+0000+1234", "090-0000-1234-56789"] {
            assert_eq!(phone(typed), Err(NotAContact::WrongShape), "{typed}");
        }
        assert_eq!(figures("+81 90-0000-1234"), figures("０９０-００００-１２３４"));
    }

    #[test]
    fn a_mail_address_has_a_name_and_a_host() {
        assert_eq!(email("ａｙａ＠example.jp").as_deref(), Ok("aya@example.jp"));
        assert_eq!(email("").as_deref(), Ok(""));
        for typed in ["aya", "aya@", "@example.jp", "aya@example", "a b@example.jp", "aya@example..jp"] {
            assert_eq!(email(typed), Err(NotAContact::WrongShape), "{typed}");
        }
    }
}
