//! Applicants (申込者): tables as electronic application systems write them, of any length, and what must
//! become of their rows.

use encoding_rs::SHIFT_JIS;

const FAMILY_NAMES: [(&str, &str); 50] = [
    ("佐藤", "サトウ"),
    ("鈴木", "スズキ"),
    ("髙橋", "タカハシ"),
    ("田中", "タナカ"),
    ("伊藤", "イトウ"),
    ("渡邊", "ワタナベ"),
    ("山本", "ヤマモト"),
    ("中村", "ナカムラ"),
    ("小林", "コバヤシ"),
    ("加藤", "カトウ"),
    ("吉田", "ヨシダ"),
    ("山田", "ヤマダ"),
    ("佐々木", "ササキ"),
    ("山口", "ヤマグチ"),
    ("松本", "マツモト"),
    ("井上", "イノウエ"),
    ("木村", "キムラ"),
    ("林", "ハヤシ"),
    ("斎藤", "サイトウ"),
    ("清水", "シミズ"),
    ("山﨑", "ヤマザキ"),
    ("森", "モリ"),
    ("池田", "イケダ"),
    ("橋本", "ハシモト"),
    ("阿部", "アベ"),
    ("石川", "イシカワ"),
    ("山下", "ヤマシタ"),
    ("中島", "ナカジマ"),
    ("石井", "イシイ"),
    ("小川", "オガワ"),
    ("前田", "マエダ"),
    ("岡田", "オカダ"),
    ("長谷川", "ハセガワ"),
    ("藤田", "フジタ"),
    ("後藤", "ゴトウ"),
    ("近藤", "コンドウ"),
    ("村上", "ムラカミ"),
    ("遠藤", "エンドウ"),
    ("青木", "アオキ"),
    ("坂本", "サカモト"),
    ("福田", "フクダ"),
    ("太田", "オオタ"),
    ("西村", "ニシムラ"),
    ("藤井", "フジイ"),
    ("金子", "カネコ"),
    ("岡本", "オカモト"),
    ("藤原", "フジワラ"),
    ("三浦", "ミウラ"),
    ("中野", "ナカノ"),
    ("原田", "ハラダ"),
];
const FIRST: [&str; 10] = ["あ", "か", "さ", "た", "な", "は", "ま", "や", "ゆ", "り"];
const LAST: [&str; 10] = ["い", "おり", "きこ", "くら", "つき", "なみ", "の", "ほ", "みか", "ん"];

/// What the systems write above their rows.
pub const HEADINGS: [&str; 12] = [
    "受付番号",
    "申請日時",
    "保護者氏名",
    "保護者氏名（フリガナ）",
    "電話番号",
    "メールアドレス",
    "住所",
    "お子さんの氏名",
    "お子さんの氏名（フリガナ）",
    "お子さんの生年月日",
    "出産予定日",
    "ご質問・ご要望",
];

/// A table of so many applicants.
pub struct Applicants(pub u32);

/// What must become of a table's rows, before any is taken.
#[derive(Debug, PartialEq, Eq)]
pub struct Expected {
    /// Rows that can be taken.
    pub ready: u32,
    /// Rows whose birth date no month has.
    pub mend: u32,
    /// Rows a person decides about: a child at school, a family that stands above.
    pub decide: u32,
}

impl Applicants {
    /// What must become of the rows.
    pub fn expected(&self) -> Expected {
        let of = |is: fn(u32) -> bool| (0..self.0).filter(|at| is(*at)).count() as u32;
        let (mend, decide) = (of(is_wrong), of(|at| is_at_school(at) || is_again(at)));
        Expected { ready: self.0 - mend - decide, mend, decide }
    }

    /// The rows, cell by cell.
    pub fn rows(&self) -> Vec<[String; 12]> {
        (0..self.0).map(row).collect()
    }

    /// The table as CSV, each cell that needs it in quotation marks.
    pub fn csv(&self) -> String {
        let mut csv = HEADINGS.join(",") + "\r\n";
        for row in self.rows() {
            let cells = row.map(|cell| match cell.contains([',', '"', '\n']) {
                true => format!("\"{}\"", cell.replace('"', "\"\"")),
                false => cell,
            });
            csv += &(cells.join(",") + "\r\n");
        }
        csv
    }

    /// The same as Windows' Japanese code page writes it.
    pub fn cp932(&self) -> Vec<u8> {
        let csv = self.csv();
        let (bytes, _, lost) = SHIFT_JIS.encode(&csv);
        assert!(!lost, "every character of these has its place");
        bytes.into_owned()
    }
}

fn is_wrong(at: u32) -> bool {
    at % 100 == 99
}

fn is_at_school(at: u32) -> bool {
    at % 50 == 49 && !is_wrong(at)
}

/// The family of the row above, once more, under another receipt.
fn is_again(at: u32) -> bool {
    at % 200 == 120
}

fn row(at: u32) -> [String; 12] {
    let who = if is_again(at) { at - 1 } else { at };
    let (family, family_kana) = FAMILY_NAMES[who as usize % 50];
    let given = |nth: u32| {
        let nth = nth as usize % 100;
        format!("{}{}", FIRST[nth / 10], LAST[nth % 10])
    };
    let (parent, child) = (given(who / 50), given(who / 50 + 37));
    let kana = |given: &str| {
        let katakana: String =
            given.chars().map(|c| char::from_u32(u32::from(c) + 0x60).unwrap_or(c)).collect();
        format!("{family_kana} {katakana}")
    };
    let (year, month, day) = (2021 + who % 5, who % 12 + 1, who % 28 + 1);
    let born = match (is_wrong(at), is_at_school(at), who % 4) {
        (true, ..) => "令和6年13月40日".to_owned(),
        (_, true, _) => "2018/05/01".to_owned(),
        (_, _, 0) => format!("令和{}年{month}月{day}日", year - 2018),
        (_, _, 1) => format!("{year}/{month:02}/{day:02}"),
        (_, _, 2) => format!("R{}.{month}.{day}", year - 2018),
        _ => wide(&format!("{year}-{month}-{day}")),
    };
    let phone = match who % 3 {
        0 => format!("090-{:04}-{:04}", who / 10_000, who % 10_000),
        1 => wide(&format!("080{:04}{:04}", who / 10_000, who % 10_000)),
        // As Excel leaves it: a number has no nought before it.
        _ => format!("70{:08}", who),
    };
    let note = match who % 10 {
        3 => "①アレルギーがあります。\n②\"初めて\"です, よろしくお願いします。".to_owned(),
        7 => "㈱髙﨑に勤めています".to_owned(),
        _ => String::new(),
    };
    [
        format!("2026-{:06}", at + 1),
        format!("2026/11/{:02} {:02}:{:02}", at % 20 + 1, at % 24, at % 60),
        format!("{family}　{parent}"),
        kana(&parent),
        phone,
        format!("a{who}@example.jp"),
        format!("船橋市本町{}丁目{}番", who % 7 + 1, who + 1),
        format!("{family}　{child}"),
        kana(&child),
        born,
        "なし".to_owned(),
        note,
    ]
}

fn wide(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            c => c,
        })
        .collect()
}
