//! Call sheet (連絡票): families that must be told the ＩＤ等 issued anew, to be called one after another (§5(3)). Without ＩＤ等.

use super::{document, figures, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "call-sheet" {
        title, handle, opening, line, name, sessions, called, answer, count,
    }
}

/// 連絡票.
#[derive(Clone)]
pub struct CallSheetPaper {
    /// The head.
    pub head: Head,
    /// The number of the record of the incident.
    pub number: String,
    /// 所属.
    pub place: String,
    /// Whom to call, by ふりがな.
    pub families: Vec<CallSheetLine>,
}

/// A family that is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallSheetLine {
    /// 保護者.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 電話; empty where none is known.
    pub phone: String,
    /// The sessions it is told the new ＩＤ等 of, each with its day.
    pub sessions: Vec<String>,
}

impl CallSheetPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let number = [("number", given("記録番号", self.number.clone()))];
        let count = [("families", own(figures(self.families.len())))];
        let heads = [says.line, says.name, says.sessions, says.called, says.answer];
        vec![
            opening(head, says.handle),
            Block::Title(marked(says.title)),
            Block::line(given("所属", self.place.clone()), Align::Left),
            Block::paragraph(say(says.opening, &number)),
            Block::line(say(says.count, &count), Align::Right),
            Block::Gap(2.0),
            Block::Table(Table {
                columns: vec![3.2, 10.0, 15.8, 7.0, 7.0],
                head: heads.map(marked).to_vec(),
                rows: self.families.iter().zip(1_u32..).map(|(family, nth)| family.row(nth)).collect(),
                style: Style { size: 9.5, lead: 14.0, ..BODY },
            }),
        ]
    }
}

impl CallSheetLine {
    fn row(&self, nth: u32) -> Vec<Cell> {
        let who = [("ふりがな", &self.kana), ("保護者の氏名", &self.name), ("電話", &self.phone)];
        let who = who.into_iter().filter(|(_, text)| !text.is_empty());
        let sessions = self.sessions.iter().map(|one| given("オンライン事業", one.clone()));
        vec![
            Cell::centred(own(figures(nth))),
            Cell::Words(who.map(|(called, text)| given(called, text.clone())).collect(), Align::Left),
            Cell::Words(sessions.collect(), Align::Left),
            Cell::words(own("\n\n")),
            Cell::words(own("")),
        ]
    }
}
