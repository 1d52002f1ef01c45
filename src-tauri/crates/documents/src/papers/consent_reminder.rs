//! Consent reminder (承諾書の提出のお願い): a form was handed out and has not come back (§4(3)).

use chrono::NaiveDate;

use super::{
    code_and_contact, consent::SessionLine, dear, document, issuer, letter, on_day, on_weekday, opening,
    particular, particulars,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, given, marked, own},
    words::{say, words},
};

words! {
    family Says from "consent-reminder" {
        title, told, form, form_printed, session, until, by_day, place, next, lost,
    }
}

/// 承諾書の提出のお願い, for one form that is waited for.
#[derive(Clone)]
pub struct ConsentReminderPaper {
    /// The head.
    pub head: Head,
    /// 保護者.
    pub name: String,
    /// 文書番号 of the form, as `南-承-2026-0118`.
    pub form: String,
    /// The day the form was printed.
    pub printed_on: NaiveDate,
    /// The nearest event the family applied to, if any.
    pub session: Option<SessionLine>,
    /// The day it is asked for by.
    pub return_by: NaiveDate,
    /// 提出先.
    pub return_to: String,
}

impl ConsentReminderPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let mut blocks = vec![
            opening(head, ""),
            Block::line(dear(head, "保護者の氏名", &self.name), Align::Left),
            issuer(head),
            Block::Title(marked(says.title)),
        ];
        blocks.extend(letter(&head.city_says().greeting));
        blocks.extend([
            Block::paragraph(say(says.told, &[("day", on_day(head, self.printed_on))])),
            Block::Gap(10.0),
            particulars(self.particulars(head), BODY),
            Block::Gap(10.0),
            Block::paragraph(marked(says.next)),
            Block::paragraph(marked(says.lost)),
        ]);
        blocks.extend(letter(&head.city_says().closing));
        blocks.push(Block::Together(vec![Block::Gap(14.0), code_and_contact(head)]));
        blocks
    }

    fn particulars(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::of(head.reading);
        let form = say(says.form_printed, &[("number", given("承諾書の文書番号", self.form.clone()))]);
        let until = say(says.by_day, &[("day", on_weekday(head, self.return_by))]);
        let mut rows = vec![particular(says.form, vec![form])];
        rows.extend(self.session.as_ref().map(|session| particular(says.session, session.lines(head))));
        rows.push(particular(says.until, vec![until]));
        rows.push(particular(
            says.place,
            vec![if self.return_to.is_empty() {
                own("")
            } else {
                given("提出先", self.return_to.clone())
            }],
        ));
        rows
    }
}
