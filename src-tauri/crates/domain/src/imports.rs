//! Imports (取り込み): what a column of somebody else's table means, and what its cells say.
//!
//! People write days, names and telephone numbers in every way there is; here each is understood or
//! refused, never guessed.

mod day;
mod words;

pub use day::{NotADay, day};
pub use words::{name, one_line, phone, private_character, says_nothing};

use crate::names::search_key;

/// A file that was taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import;

/// A row of such a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedRow;

/// Children a row can hold.
pub const MOST_CHILDREN: u8 = 3;

/// What a column means. Columns of the same meaning are read together, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Meaning {
    /// 受付番号: what the row is known by.
    Receipt,
    /// 申込日.
    ReceivedOn,
    /// 希望する事業: its title or its day.
    Session,
    /// 保護者の氏名.
    GuardianName,
    /// Its ふりがな.
    GuardianKana,
    /// 電話.
    Phone,
    /// メール.
    Email,
    /// 住所.
    Address,
    /// A child's 氏名, the first child being 0.
    ChildName(u8),
    /// Its ふりがな.
    ChildKana(u8),
    /// Its 生年月日.
    ChildBornOn(u8),
    /// 出産予定日.
    DueOn,
    /// 備考.
    Note,
}

/// What a heading probably means. A person looks at it before anything is read by it.
pub fn guess(heading: &str) -> Option<Meaning> {
    let key = search_key(heading);
    let has = |words: &[&str]| words.iter().any(|word| key.contains(&search_key(word)));
    let child = has(&["子", "児童", "乳幼児", "お子", "こども", "参加児"]);
    let nth = nth_child(&key);
    let kana = has(&["カナ", "ガナ", "よみ", "読み"]);
    if has(&["予定日"]) && has(&["出産", "分娩", "予定日"]) && !has(&["参加予定", "開催"]) {
        return Some(Meaning::DueOn);
    }
    if has(&["生年月日", "誕生日", "生まれ"]) {
        // A guardian's own birth date is not asked for; a form that asks it names the guardian.
        return (!has(&["保護者", "申込者", "父", "母"])).then_some(Meaning::ChildBornOn(nth));
    }
    if has(&["受付番号", "整理番号", "申込番号", "到達番号", "申請番号", "受付no", "管理番号"])
    {
        return Some(Meaning::Receipt);
    }
    if has(&["申込日", "申請日", "受付日", "到達日", "送信日", "回答日", "タイムスタンプ"])
    {
        return Some(Meaning::ReceivedOn);
    }
    if has(&["講座", "イベント", "希望日", "事業名", "参加日", "希望する回", "コース", "開催日"])
    {
        return Some(Meaning::Session);
    }
    if has(&["電話", "連絡先", "携帯", "tel"]) && !has(&["メール"]) {
        return Some(Meaning::Phone);
    }
    if has(&["メール", "mail"]) {
        return Some(Meaning::Email);
    }
    if has(&["住所", "所在地", "郵便番号"]) {
        return Some(Meaning::Address);
    }
    if has(&["備考", "質問", "要望", "連絡事項", "伝えたい", "配慮", "相談内容", "自由記入"])
    {
        return Some(Meaning::Note);
    }
    let named = has(&["氏名", "名前", "なまえ", "ふりがな", "フリガナ", "姓", "セイ", "メイ"]) || kana;
    match (named, child, kana) {
        (true, true, true) => Some(Meaning::ChildKana(nth)),
        (true, true, false) => Some(Meaning::ChildName(nth)),
        (true, false, true) => Some(Meaning::GuardianKana),
        (true, false, false) => Some(Meaning::GuardianName),
        (false, ..) => None,
    }
}

/// Which child a heading speaks of: 「お子さま②」「第2子」「2人目」 the second, without a figure the first.
fn nth_child(key: &str) -> u8 {
    let figure = key.chars().find_map(|c| c.to_digit(10)).filter(|nth| (1..=3).contains(nth));
    figure.map_or(0, |nth| nth as u8 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_city_forms_are_understood() {
        for (heading, meaning) in [
            ("受付番号", Some(Meaning::Receipt)),
            ("申請日時", Some(Meaning::ReceivedOn)),
            ("保護者氏名", Some(Meaning::GuardianName)),
            ("保護者氏名（ﾌﾘｶﾞﾅ）", Some(Meaning::GuardianKana)),
            ("申込者 姓", Some(Meaning::GuardianName)),
            ("セイ（カナ）", Some(Meaning::GuardianKana)),
            ("連絡先電話番号", Some(Meaning::Phone)),
            ("Ｅ－ｍａｉｌ", Some(Meaning::Email)),
            ("メールアドレス（確認の連絡先）", Some(Meaning::Email)),
            ("お子さんのお名前", Some(Meaning::ChildName(0))),
            ("お子さま②の氏名", Some(Meaning::ChildName(1))),
            ("第２子 フリガナ", Some(Meaning::ChildKana(1))),
            ("お子さんの生年月日", Some(Meaning::ChildBornOn(0))),
            ("生年月日（３人目）", Some(Meaning::ChildBornOn(2))),
            ("保護者の生年月日", None),
            ("出産予定日", Some(Meaning::DueOn)),
            ("参加希望日", Some(Meaning::Session)),
            ("ご住所", Some(Meaning::Address)),
            ("ご質問・ご要望", Some(Meaning::Note)),
            ("同意する", None),
        ] {
            assert_eq!(guess(heading), meaning, "{heading}");
        }
    }
}
