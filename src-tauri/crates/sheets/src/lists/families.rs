//! The list of families (家庭).

use chrono::{NaiveDate, NaiveDateTime};

use super::called;
use crate::{Cell, Column, List};

/// Children a family's line has room for.
const CHILDREN: usize = 3;

/// A family.
pub struct FamilyLine {
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// 電話.
    pub phone: String,
    /// メール.
    pub email: String,
    /// 住所.
    pub address: String,
    /// The children: 氏名, ふりがな, 生年月日; those beyond the third are left to the card.
    pub children: Vec<(String, String, NaiveDate)>,
    /// 出産予定日.
    pub due_on: Option<NaiveDate>,
    /// 登録日.
    pub registered_on: NaiveDate,
    /// The day its consent came back, if it stands.
    pub consent_on: Option<NaiveDate>,
}

/// The families.
pub fn families(lines: Vec<FamilyLine>, made_at: NaiveDateTime) -> List {
    let mut columns =
        called(&["家庭番号", "保護者氏名", "保護者氏名（ふりがな）", "電話番号", "メールアドレス", "住所"]);
    for nth in ["①", "②", "③"] {
        columns.push(Column::called(&format!("子の氏名{nth}")));
        columns.push(Column::called(&format!("子の氏名{nth}（ふりがな）")));
        columns.push(Column::called(&format!("子の生年月日{nth}")));
    }
    columns.extend(called(&["出産予定日", "登録日", "承諾書の返却日"]));
    let rows = lines.into_iter().map(|line| {
        let mut row: Vec<Cell> =
            [line.number, line.name, line.kana, line.phone, line.email, line.address].map(Cell::text).into();
        let mut children = line.children.into_iter();
        for _ in 0..CHILDREN {
            match children.next() {
                Some((name, kana, born_on)) => {
                    row.extend([Cell::text(name), Cell::text(kana), Cell::Day(born_on)]);
                }
                None => row.extend([Cell::Nothing, Cell::Nothing, Cell::Nothing]),
            }
        }
        row.extend([Cell::day(line.due_on), Cell::Day(line.registered_on), Cell::day(line.consent_on)]);
        row
    });
    List { title: "家庭".to_owned(), columns, rows: rows.collect(), made_at }
}
