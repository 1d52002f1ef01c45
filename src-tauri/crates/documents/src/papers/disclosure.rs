//! Disclosure (開示用一式, §8): all that is held about one person, in the order of its days.

use chrono::NaiveDate;

use super::{code, document, figures, note, on_day, opening, particular, particulars};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "disclosure" {
        title, handle, about, kana, known_as, born, due, schooling, phone, other_phone, email, address, consideration, remark,
        number, card, course, day, what, of, said, nothing, count, note,
    }
}

/// 開示用一式.
#[derive(Clone)]
pub struct DisclosurePaper {
    /// The head.
    pub head: Head,
    /// 家庭番号.
    pub number: String,
    /// 氏名.
    pub name: String,
    /// ふりがな; what is empty is not printed, here and below.
    pub kana: String,
    /// 通称.
    pub known_as: String,
    /// 生年月日.
    pub born_on: Option<NaiveDate>,
    /// 出産予定日.
    pub due_on: Option<NaiveDate>,
    /// 就学猶予: until when, by whom and why.
    pub schooling: String,
    /// 電話.
    pub phone: String,
    /// もう一つの電話.
    pub other_phone: String,
    /// メール.
    pub email: String,
    /// 住所.
    pub address: String,
    /// 配慮, others blacked out.
    pub consideration: String,
    /// メモ, others blacked out.
    pub note: String,
    /// All else, the earliest first.
    pub lines: Vec<DisclosureLine>,
}

/// Something that is held.
#[derive(Clone)]
pub struct DisclosureLine {
    /// Its day.
    pub on: NaiveDate,
    /// What it was.
    pub what: String,
    /// A number or title.
    pub of: String,
    /// What is written, others blacked out.
    pub said: String,
}

impl DisclosurePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let count = say(says.count, &[("count", own(figures(self.lines.len())))]);
        let mut sheet = vec![
            opening(head, says.handle),
            Block::Title(marked(says.title)),
            Block::line(marked(says.card), Align::Left),
            particulars(self.card(head), BODY),
            Block::Gap(6.0),
            Block::line(marked(says.course), Align::Left),
        ];
        if self.lines.is_empty() {
            sheet.push(Block::line(marked(says.nothing), Align::Left));
        } else {
            sheet.push(Block::Table(self.course(head)));
            sheet.push(Block::line(count, Align::Right));
        }
        sheet.extend([
            Block::Gap(4.0),
            note(marked(says.note)),
            Block::Together(vec![Block::Gap(8.0), code(head)]),
        ]);
        sheet
    }

    fn card(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let day = |day: Option<NaiveDate>| day.map(|day| on_day(head, day));
        let text = |called: &'static str, words: &str| -> Option<Text> {
            (!words.is_empty()).then(|| given(called, words.to_owned()))
        };
        let rows = [
            (says.about, text("氏名", &self.name)),
            (says.kana, text("ふりがな", &self.kana)),
            (says.known_as, text("通称", &self.known_as)),
            (says.born, day(self.born_on)),
            (says.due, day(self.due_on)),
            (says.schooling, text("就学猶予", &self.schooling)),
            (says.phone, text("電話", &self.phone)),
            (says.other_phone, text("電話", &self.other_phone)),
            (says.email, text("メール", &self.email)),
            (says.address, text("住所", &self.address)),
            (says.consideration, text("配慮", &self.consideration)),
            (says.remark, text("メモ", &self.note)),
            (says.number, text("家庭番号", &self.number)),
        ];
        rows.into_iter().filter_map(|(label, words)| Some(particular(label, vec![words?]))).collect()
    }

    fn course(&self, head: &Head) -> Table {
        let says = Says::formal();
        let rows = self.lines.iter().map(|line| {
            vec![
                Cell::words(on_day(head, line.on)),
                Cell::words(own(line.what.clone())),
                Cell::words(given("件名", line.of.clone())),
                Cell::words(given("書かれていること", line.said.clone())),
            ]
        });
        Table {
            columns: vec![8.5, 7.0, 12.0, 15.5],
            head: [says.day, says.what, says.of, says.said].map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }
    }
}
