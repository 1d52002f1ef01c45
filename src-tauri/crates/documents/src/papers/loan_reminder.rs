//! Reminder (督促): the due day is over, and so much is still with the family; in three tones (§4(1)).

use chrono::NaiveDate;
use domain::loans::Tone;

use super::{
    code_and_contact, dear, document, figures, issuer, kits::KitLine, letter, on_day, on_weekday, opening,
    particular,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    family Says from "loan-reminder" {
        title_first, title_second, title_final, told_first, told_second, told_final, over, days, slip, place, until,
        by_day, number, item, count, next_first, next_second, next_final,
    }
}

/// 督促, for all that is out of one hand-over.
#[derive(Clone)]
pub struct LoanReminderPaper {
    /// The head.
    pub head: Head,
    /// How loud.
    pub tone: Tone,
    /// 借受者.
    pub name: String,
    /// 借用書番号.
    pub slip: String,
    /// What is still out: a kit with the parts that are; the kit itself counts as its first part.
    pub kits: Vec<KitLine>,
    /// 貸与日.
    pub lent_on: NaiveDate,
    /// 返却期限, the earliest that is over.
    pub due_on: NaiveDate,
    /// By how many days.
    pub days_over: u32,
    /// The day it is to be returned by now.
    pub return_by: NaiveDate,
    /// 返却場所.
    pub return_to: String,
}

impl LoanReminderPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let (title, told, next) = match self.tone {
            Tone::First => (says.title_first, says.told_first, says.next_first),
            Tone::Second => (says.title_second, says.told_second, says.next_second),
            Tone::Final => (says.title_final, says.told_final, says.next_final),
        };
        let days = [("lent", on_day(head, self.lent_on)), ("due", on_day(head, self.due_on))];
        let mut blocks = vec![
            opening(head, ""),
            Block::line(dear(head, "借受者の氏名", &self.name), Align::Left),
            issuer(head),
            Block::Title(marked(title)),
        ];
        // A last letter does not thank.
        if self.tone != Tone::Final {
            blocks.extend(letter(&head.city_says().greeting));
        }
        blocks.extend([
            Block::paragraph(say(told, &days)),
            Block::Gap(10.0),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: self.particulars(head),
                style: BODY,
            }),
            Block::Gap(10.0),
            Block::Table(self.outstanding(head)),
            Block::Gap(10.0),
            Block::paragraph(marked(next)),
        ]);
        blocks.extend(letter(&head.city_says().closing));
        blocks.push(Block::Together(vec![Block::Gap(14.0), code_and_contact(head)]));
        blocks
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::of(head.reading);
        let over = say(says.days, &[("count", own(figures(self.days_over)))]);
        let until = say(says.by_day, &[("day", on_weekday(head, self.return_by))]);
        vec![
            particular(says.slip, vec![given("借用書番号", self.slip.clone())]),
            particular(says.over, vec![over]),
            particular(says.until, vec![until]),
            particular(says.place, vec![given("返却場所", self.return_to.clone())]),
        ]
    }

    /// One row for each part that is still out, under the number and the name of its kit.
    fn outstanding(&self, head: &Head) -> Table {
        let says = Says::of(head.reading);
        let mut rows = Vec::new();
        for kit in &self.kits {
            let of_kit = given("品名", kit.name.clone());
            rows.push(vec![
                Cell::words(given("管理番号", kit.number.clone())),
                Cell::words(of_kit),
                Cell::words(own("")),
            ]);
            rows.extend(kit.parts.iter().map(|part| {
                vec![
                    Cell::Continued,
                    Cell::words(given("付属品", format!("　{}", part.name))),
                    Cell::centred(own(figures(part.count))),
                ]
            }));
        }
        Table {
            columns: vec![9.0, 28.0, 6.0],
            head: [says.number, says.item, says.count].map(marked).to_vec(),
            rows,
            style: Style { size: 10.0, lead: 15.0, ..BODY },
        }
    }
}
