//! The lists of sessions, of those who applied and of those who came (事業・申込・出欠).

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{
    applications::{Channel, Readiness},
    attendance::AbsentBecause,
    sessions::SessionKind,
};

use super::called;
use crate::{Cell, List};

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
