//! Days as people write them (日付の読み取り): eras, slashes, eight figures, Excel's own number.

use chrono::{Days, Months, NaiveDate};
use unicode_normalization::UnicodeNormalization;

/// The years before each era's first, by what it is called by: 令和, R.
const ERAS: [(&str, char, i32); 5] =
    [("令和", 'r', 2018), ("平成", 'h', 1988), ("昭和", 's', 1925), ("大正", 't', 1911), ("明治", 'm', 1867)];

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotADay {
    /// It is not written like one.
    #[error("not written like a day")]
    Unreadable,
    /// No month has such a day.
    #[error("no month has such a day")]
    NoSuchDay,
    /// Which era or century is meant is not said.
    #[error("which era is not said")]
    WhichEra,
}

/// The day a text says: `R8.11.22`, `令和８年11月22日（日）`, `2026-11-22 10:30`, `20261122`, `46348` (as Excel
/// counts), `8/11/22` where only one era puts it near `today`.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    let text: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let (era, rest) = era_of(text.trim());
    let figures = figures(rest).ok_or(NotADay::Unreadable)?;
    let figures: Vec<(&str, u32)> = figures.iter().map(|(text, number)| (text.as_str(), *number)).collect();
    match (era, figures.as_slice()) {
        (Some(before), [(_, year), (_, month), (_, day), ..]) => in_year(before + *year as i32, *month, *day),
        (Some(before), [(six, number)]) if six.len() == 6 => {
            in_year(before + (number / 10_000) as i32, number / 100 % 100, number % 100)
        }
        (None, [(eight, number), ..]) if eight.len() == 8 => {
            in_year((number / 10_000) as i32, number / 100 % 100, number % 100)
        }
        // Days since the end of 1899, where a workbook forgot that it is a day: 1982 to 2119.
        (None, [(five, number)]) if five.len() == 5 && (30_000..80_000).contains(number) => {
            NaiveDate::from_ymd_opt(1899, 12, 30)
                .and_then(|first| first.checked_add_days(Days::new(u64::from(*number))))
                .ok_or(NotADay::Unreadable)
        }
        (None, [(four, year), (_, month), (_, day), ..]) if four.len() == 4 => {
            in_year(*year as i32, *month, *day)
        }
        (None, [(two, year), (_, month), (_, day), ..]) if two.len() <= 2 => near(*year, *month, *day, today),
        _ => Err(NotADay::Unreadable),
    }
}

/// The year before the era's first, and the text after its name.
fn era_of(text: &str) -> (Option<i32>, &str) {
    for (name, letter, before) in ERAS {
        if let Some(rest) = text.strip_prefix(name).or_else(|| text.strip_prefix(letter)) {
            return (Some(before), rest);
        }
    }
    (None, text.strip_prefix("西暦").unwrap_or(text))
}

/// The figures of a text and the numbers they make; none where anything else but what parts a day stands there.
fn figures(text: &str) -> Option<Vec<(String, u32)>> {
    let mut figures: Vec<String> = vec![String::new()];
    for c in text.replace('元', "1").chars() {
        match c {
            '0'..='9' => figures.last_mut()?.push(c),
            // 土 is Saturday; letters are those of an ISO moment (`t`, `z`).
            '年' | '月' | '日' | '火' | '水' | '木' | '金' | '土' | '曜' | '時' | '分' | '秒' | '/' | '.'
            | '-' | '‐' | '−' | '―' | 'ー' | ':' | ',' | '(' | ')' | '+' | 't' | 'z' | '生' | '頃' =>
            {
                figures.push(String::new());
            }
            c if c.is_whitespace() => figures.push(String::new()),
            _ => return None,
        }
    }
    figures.retain(|figure| !figure.is_empty());
    figures.into_iter().map(|text| text.parse().ok().map(|number| (text, number))).collect()
}

fn in_year(year: i32, month: u32, day: u32) -> Result<NaiveDate, NotADay> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADay::NoSuchDay)
}

/// A year of two figures: the one reading of it within ten years back and two ahead.
fn near(year: u32, month: u32, day: u32, today: NaiveDate) -> Result<NaiveDate, NotADay> {
    let from = today.checked_sub_months(Months::new(120)).unwrap_or(today);
    let until = today.checked_add_months(Months::new(24)).unwrap_or(today);
    let befores = [2000].into_iter().chain(ERAS.map(|(_, _, before)| before));
    let readings: Vec<NaiveDate> = befores
        .filter_map(|before| NaiveDate::from_ymd_opt(before + year as i32, month, day))
        .filter(|day| (from..=until).contains(day))
        .collect();
    match readings.as_slice() {
        [only] => Ok(*only),
        _ if !(1..=12).contains(&month) || !(1..=31).contains(&day) => Err(NotADay::NoSuchDay),
        _ => Err(NotADay::WhichEra),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_is_understood_however_it_is_written() {
        let today = on("2026-11-25");
        for (text, meant) in [
            ("R8.11.22", "2026-11-22"),
            ("令和8年11月22日（日）", "2026-11-22"),
            ("令和元年５月１日", "2019-05-01"),
            ("㋿7年7月14日", "2025-07-14"),
            ("ｒ７．７．１４", "2025-07-14"),
            ("Ｈ31-4-30", "2019-04-30"),
            ("R070714", "2025-07-14"),
            ("令和 7 7 14", "2025-07-14"),
            ("2026-11-22", "2026-11-22"),
            ("２０２６／１１／２２", "2026-11-22"),
            ("2026年11月22日 10時30分", "2026-11-22"),
            ("2026-11-22T10:30:00Z", "2026-11-22"),
            ("20261122", "2026-11-22"),
            ("20261122 103000", "2026-11-22"),
            ("46348", "2026-11-22"),
            ("8/11/22", "2026-11-22"),
            ("25/7/14", "2025-07-14"),
        ] {
            assert_eq!(day(text, today), Ok(on(meant)), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_told_apart() {
        let today = on("2026-11-25");
        for text in ["", "未定", "7月14日", "2025", "2025年7月", "来年の春", "090-0000-1234x", "R8"]
        {
            assert_eq!(day(text, today), Err(NotADay::Unreadable), "{text}");
        }
        assert_eq!(day("2026-02-30", today), Err(NotADay::NoSuchDay));
        assert_eq!(day("R8.13.1", today), Err(NotADay::NoSuchDay));
        assert_eq!(day("47/1/1", today), Err(NotADay::WhichEra), "Showa 47 is no child's");
    }
}
