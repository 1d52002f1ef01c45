//! Notice of need (貸与承認・不承認通知書): what the city decided on a family's request (§4(1)).

use chrono::NaiveDate;

use super::{
    code_and_contact, dear, document, in_the_city_s_name, letter, on_day, on_weekday, opening, particular,
    particulars,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Document, given, marked},
    words::{say, words},
};

words! {
    family Says from "need-notice" {
        title_approved, title_refused, approved, refused, kits, until, decided_on, decision_no, reason, next_approved,
        next_refused,
    }
}

/// 貸与承認（不承認）通知書.
#[derive(Clone)]
pub struct NeedNoticePaper {
    /// The head.
    pub head: Head,
    /// 申請者.
    pub name: String,
    /// 申請日.
    pub asked_on: NaiveDate,
    /// 貸与する機器等, each in words.
    pub kits: Vec<String>,
    /// What was decided.
    pub decision: NeedDecision,
    /// 決定日.
    pub decided_on: NaiveDate,
}

/// What the city decided.
#[derive(Clone)]
pub enum NeedDecision {
    /// 承認.
    Approved {
        /// The last day it holds.
        until: NaiveDate,
        /// 決裁番号; may be empty.
        number: String,
    },
    /// 不承認.
    Refused {
        /// Why.
        reason: String,
    },
}

impl NeedNoticePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let asked = [("day", on_day(head, self.asked_on))];
        let kits = self.kits.iter().map(|kit| given("機器", kit.clone())).collect();
        let mut rows = vec![particular(says.kits, kits)];
        let (title, told, next) = match &self.decision {
            NeedDecision::Approved { until, number } => {
                rows.push(particular(says.until, vec![on_weekday(head, *until)]));
                rows.push(particular(says.decided_on, vec![on_day(head, self.decided_on)]));
                if !number.is_empty() {
                    rows.push(particular(says.decision_no, vec![given("決裁番号", number.clone())]));
                }
                (says.title_approved, says.approved, says.next_approved)
            }
            NeedDecision::Refused { reason } => {
                rows.push(particular(says.reason, vec![given("承認しない理由", reason.clone())]));
                rows.push(particular(says.decided_on, vec![on_day(head, self.decided_on)]));
                (says.title_refused, says.refused, says.next_refused)
            }
        };
        let mut blocks =
            vec![opening(head, ""), Block::line(dear(head, "申請者の氏名", &self.name), Align::Left)];
        blocks.extend(in_the_city_s_name(head));
        blocks.push(Block::Title(marked(title)));
        blocks.extend(letter(&head.city_says().greeting));
        blocks.extend([
            Block::paragraph(say(told, &asked)),
            Block::Gap(10.0),
            particulars(rows, BODY),
            Block::Gap(10.0),
            Block::paragraph(marked(next)),
        ]);
        blocks.extend(letter(&head.city_says().closing));
        blocks.push(Block::Together(vec![Block::Gap(14.0), code_and_contact(head)]));
        blocks
    }
}
