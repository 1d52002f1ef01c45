//! Lists (一覧): which columns each list has, and how its values read. The words stand here, as the words of
//! papers stand with the papers.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    applications::Channel, applications::Readiness, attendance::AbsentBecause, devices::KitKind,
    sessions::SessionKind,
};

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

/// A session.
pub struct SessionLine {
    /// 開催日.
    pub held_on: NaiveDate,
    /// 開始.
    pub starts_at: NaiveTime,
    /// 終了.
    pub ends_at: NaiveTime,
    /// 種類.
    pub kind: SessionKind,
    /// 事業名.
    pub title: String,
    /// 場所.
    pub place: String,
    /// 定員, 申込, 待ち, 参加, in families.
    pub counts: [u32; 4],
    /// The day it was called off.
    pub cancelled_on: Option<NaiveDate>,
}

/// The sessions.
pub fn sessions(lines: Vec<SessionLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "開催日",
        "開始",
        "終了",
        "種類",
        "事業名",
        "場所",
        "定員（組）",
        "申込（組）",
        "待ち（組）",
        "参加（組）",
        "中止日",
    ]);
    let rows = lines.into_iter().map(|line| {
        let kind = match line.kind {
            SessionKind::Gathering => "交流会",
            SessionKind::Consultation => "相談",
            SessionKind::Lecture => "講座",
            SessionKind::Other => "その他",
        };
        let mut row = vec![
            Cell::Day(line.held_on),
            Cell::Time(line.starts_at),
            Cell::Time(line.ends_at),
            Cell::text(kind),
            Cell::text(line.title),
            Cell::text(line.place),
        ];
        row.extend(line.counts.map(|count| Cell::Number(count.into())));
        row.push(Cell::day(line.cancelled_on));
        row
    });
    List { title: "オンライン事業".to_owned(), columns, rows: rows.collect(), made_at }
}

/// An application, with how it was attended.
pub struct ApplicationLine {
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// 電話.
    pub phone: String,
    /// The children's names.
    pub children: String,
    /// 受付日.
    pub received_on: NaiveDate,
    /// How it came.
    pub channel: Channel,
    /// Whether it waits for a seat.
    pub waits: bool,
    /// 回線, 端末, カメラ, マイク, スピーカー.
    pub environment: [Readiness; 5],
    /// The day its consent came back, if it stands.
    pub consent_on: Option<NaiveDate>,
}

/// The applications to a session.
pub fn applications(lines: Vec<ApplicationLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "家庭番号",
        "保護者氏名",
        "保護者氏名（ふりがな）",
        "電話番号",
        "子の氏名",
        "受付日",
        "受付方法",
        "席",
        "回線",
        "端末",
        "カメラ",
        "マイク",
        "スピーカー",
        "承諾書の返却日",
    ]);
    let rows = lines.into_iter().map(|line| {
        let channel = match line.channel {
            Channel::Counter => "窓口",
            Channel::Telephone => "電話",
            Channel::Online => "電子申請",
            Channel::OnTheSpot => "その場で",
        };
        let mut row: Vec<Cell> =
            [line.number, line.name, line.kana, line.phone, line.children].map(Cell::text).into();
        row.extend([
            Cell::Day(line.received_on),
            Cell::text(channel),
            Cell::text(if line.waits { "待ち" } else { "あり" }),
        ]);
        row.extend(line.environment.map(|readiness| {
            Cell::text(match readiness {
                Readiness::Own => "自分のもの",
                Readiness::Borrowed => "借りる",
                Readiness::Missing => "ない",
            })
        }));
        row.push(Cell::day(line.consent_on));
        row
    });
    List { title: "申込".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A family on the day.
pub struct AttendanceLine {
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// Its ふりがな.
    pub kana: String,
    /// The children's names.
    pub children: String,
    /// How it stands; none where nothing was marked.
    pub mark: Option<AttendanceMark>,
    /// When they came in.
    pub came_at: Option<NaiveTime>,
    /// When they left.
    pub left_at: Option<NaiveTime>,
}

/// How an attendance stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttendanceMark {
    /// 出席.
    Present,
    /// 遅れて出席.
    Late,
    /// 退室.
    Left,
    /// 欠席.
    Absent(AbsentBecause),
}

/// The attendance of a session.
pub fn attendance(lines: Vec<AttendanceLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "家庭番号",
        "保護者氏名",
        "保護者氏名（ふりがな）",
        "子の氏名",
        "出欠",
        "来た時刻",
        "出た時刻",
        "欠席のわけ",
    ]);
    let time = |time: Option<NaiveTime>| time.map_or(Cell::Nothing, Cell::Time);
    let rows = lines.into_iter().map(|line| {
        let (mark, because) = match line.mark {
            None => ("", ""),
            Some(AttendanceMark::Present) => ("出席", ""),
            Some(AttendanceMark::Late) => ("遅れて出席", ""),
            Some(AttendanceMark::Left) => ("退室", ""),
            Some(AttendanceMark::Absent(because)) => (
                "欠席",
                match because {
                    AbsentBecause::NoWord => "連絡なし",
                    AbsentBecause::OwnReason => "都合・体調",
                    AbsentBecause::OwnEquipment => "自前機器の不具合",
                    AbsentBecause::LentEquipment => "貸与機器の不具合",
                },
            ),
        };
        let mut row: Vec<Cell> = [line.number, line.name, line.kana, line.children].map(Cell::text).into();
        row.extend([Cell::text(mark), time(line.came_at), time(line.left_at), Cell::text(because)]);
        row
    });
    List { title: "出欠".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A kit.
pub struct KitLine {
    /// 機器の番号.
    pub number: String,
    /// 名称.
    pub name: String,
    /// 種類.
    pub kind: KitKind,
    /// 場所.
    pub place: String,
    /// 登録日.
    pub registered_on: NaiveDate,
    /// 点検日.
    pub checked_on: Option<NaiveDate>,
    /// 修理中の始まり.
    pub repair_since: Option<NaiveDate>,
    /// The day the open loan is due.
    pub due_on: Option<NaiveDate>,
    /// 廃棄日.
    pub retired_on: Option<NaiveDate>,
}

/// The register of kits.
pub fn kits(lines: Vec<KitLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "機器番号",
        "名称",
        "種類",
        "場所",
        "登録日",
        "点検日",
        "修理に出した日",
        "貸出中（返す日）",
        "廃棄日",
    ]);
    let rows = lines.into_iter().map(|line| {
        vec![
            Cell::text(line.number),
            Cell::text(line.name),
            Cell::text(kit_kind(line.kind)),
            Cell::text(line.place),
            Cell::Day(line.registered_on),
            Cell::day(line.checked_on),
            Cell::day(line.repair_since),
            Cell::day(line.due_on),
            Cell::day(line.retired_on),
        ]
    });
    List { title: "機器の台帳".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A loan.
pub struct LoanLine {
    /// 借用書の番号.
    pub slip: String,
    /// 機器の番号.
    pub kit: String,
    /// Its name.
    pub kit_name: String,
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// 電話.
    pub phone: String,
    /// 貸した日.
    pub lent_on: NaiveDate,
    /// 返す日.
    pub due_on: NaiveDate,
    /// 返った日.
    pub returned_on: Option<NaiveDate>,
}

/// The loans (貸出簿).
pub fn loans(lines: Vec<LoanLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "借用書番号",
        "機器番号",
        "名称",
        "家庭番号",
        "保護者氏名",
        "電話番号",
        "貸した日",
        "返す日",
        "返った日",
    ]);
    let rows = lines.into_iter().map(|line| {
        let mut row: Vec<Cell> =
            [line.slip, line.kit, line.kit_name, line.number, line.name, line.phone].map(Cell::text).into();
        row.extend([Cell::Day(line.lent_on), Cell::Day(line.due_on), Cell::day(line.returned_on)]);
        row
    });
    List { title: "貸出簿".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A need.
pub struct NeedLine {
    /// 申し出の日.
    pub asked_on: NaiveDate,
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// わけ.
    pub reason: String,
    /// What is wanted.
    pub kinds: Vec<KitKind>,
    /// Whether it was approved; none while nobody decided.
    pub approved: Option<bool>,
    /// 決定日.
    pub decided_on: Option<NaiveDate>,
    /// 決裁番号.
    pub decision_no: String,
    /// Until when it holds.
    pub until: Option<NaiveDate>,
}

/// The needs (必要の認定, §4(1)).
pub fn needs(lines: Vec<NeedLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "申し出の日",
        "家庭番号",
        "保護者氏名",
        "わけ",
        "借りたいもの",
        "決定",
        "決定日",
        "決裁番号",
        "有効期限",
    ]);
    let rows = lines.into_iter().map(|line| {
        let kinds: Vec<&str> = line.kinds.iter().map(|kind| kit_kind(*kind)).collect();
        vec![
            Cell::Day(line.asked_on),
            Cell::text(line.number),
            Cell::text(line.name),
            Cell::text(line.reason),
            Cell::text(kinds.join("、")),
            Cell::text(match line.approved {
                None => "判断待ち",
                Some(true) => "承認",
                Some(false) => "不承認",
            }),
            Cell::day(line.decided_on),
            Cell::text(line.decision_no),
            Cell::day(line.until),
        ]
    });
    List { title: "必要の認定".to_owned(), columns, rows: rows.collect(), made_at }
}

/// A consent.
pub struct ConsentLine {
    /// 家庭の番号.
    pub number: String,
    /// 保護者の氏名.
    pub name: String,
    /// ポリシーの版.
    pub version: u32,
    /// 返却日.
    pub given_on: NaiveDate,
    /// 取り下げた日.
    pub withdrawn_on: Option<NaiveDate>,
}

/// The consents (§4(3)).
pub fn consents(lines: Vec<ConsentLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&["家庭番号", "保護者氏名", "ポリシーの版", "承諾書の返却日", "取り下げた日"]);
    let rows = lines.into_iter().map(|line| {
        vec![
            Cell::text(line.number),
            Cell::text(line.name),
            Cell::Number(line.version.into()),
            Cell::Day(line.given_on),
            Cell::day(line.withdrawn_on),
        ]
    });
    List { title: "承諾書".to_owned(), columns, rows: rows.collect(), made_at }
}

/// Something the policy asks for.
pub struct CoverageLine {
    /// Its id (`§4(1)-c`).
    pub id: String,
    /// What is asked.
    pub asks: String,
    /// How it is kept.
    pub kept: String,
    /// The year's records: what is counted, how many, in what.
    pub counts: Vec<(String, u32, String)>,
    /// The papers it is seen on.
    pub papers: Vec<String>,
    /// How many decisions hold about it.
    pub decisions: u32,
}

/// What is on record under each clause: a row for each kind of record.
pub fn coverage(year: i32, lines: Vec<CoverageLine>, made_at: NaiveDateTime) -> List {
    let columns = called(&[
        "年度",
        "条項",
        "ポリシーが求めること",
        "守りかた",
        "記録",
        "数",
        "単位",
        "紙",
        "決定（件）",
    ]);
    let mut rows = Vec::new();
    for line in lines {
        let papers = line.papers.join("、");
        let mut row = |counted: Option<(String, u32, String)>| {
            let [label, count, unit] = match counted {
                Some((label, count, unit)) => {
                    [Cell::text(label), Cell::Number(count.into()), Cell::text(unit)]
                }
                None => [Cell::Nothing, Cell::Nothing, Cell::Nothing],
            };
            rows.push(vec![
                Cell::Number(year.into()),
                Cell::text(line.id.clone()),
                Cell::text(line.asks.clone()),
                Cell::text(line.kept.clone()),
                label,
                count,
                unit,
                Cell::text(papers.clone()),
                Cell::Number(line.decisions.into()),
            ]);
        };
        if line.counts.is_empty() {
            row(None);
        }
        line.counts.into_iter().for_each(|counted| row(Some(counted)));
    }
    List { title: "条項別対応状況".to_owned(), columns, rows, made_at }
}

fn called(headings: &[&str]) -> Vec<Column> {
    headings.iter().map(|heading| Column::called(heading)).collect()
}

fn kit_kind(kind: KitKind) -> &'static str {
    match kind {
        KitKind::Tablet => "タブレット",
        KitKind::Computer => "パソコン",
        KitKind::Camera => "カメラ",
        KitKind::Microphone => "マイク",
        KitKind::Speaker => "スピーカー",
        KitKind::Router => "ルーター",
    }
}
