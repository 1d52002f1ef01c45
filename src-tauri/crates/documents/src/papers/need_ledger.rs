//! Need ledger (必要の認定簿): every need a place decided in a period, approved or refused (§4(1)).

use chrono::NaiveDate;

use super::{document, figures, need_notice::NeedDecision, on_day, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "need-ledger" {
        title, period, of_place, counts, asked, wanted, facts, decision, decided, approved, until, for_session, refused,
        no_facts, none,
    }
}

/// 必要の認定簿.
#[derive(Clone)]
pub struct NeedLedgerPaper {
    /// The head.
    pub head: Head,
    /// From this day.
    pub from: NaiveDate,
    /// Until this day.
    pub until: NaiveDate,
    /// Of which place.
    pub place: String,
    /// The needs, the first decided first.
    pub needs: Vec<NeedLedgerLine>,
}

/// A need of the ledger.
#[derive(Clone)]
pub struct NeedLedgerLine {
    /// 申出日.
    pub asked_on: NaiveDate,
    /// 家庭番号.
    pub number: String,
    /// The first guardian's 氏名.
    pub name: String,
    /// 借りたい機器.
    pub kits: Vec<String>,
    /// 申出のわけ.
    pub reason: String,
    /// 確かめたこと; empty where nothing was written down.
    pub facts: String,
    /// What was decided.
    pub decision: NeedDecision,
    /// The one session it was approved for, with its day; `None` where it was approved until a day.
    pub session: Option<String>,
    /// 決定日.
    pub decided_on: NaiveDate,
    /// 決定者, 職・氏名 as then.
    pub decided_by: String,
}

impl NeedLedgerPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let period = [("from", on_day(head, self.from)), ("until", on_day(head, self.until))];
        let of = [("place", given("所属", self.place.clone())), ("count", own(figures(self.needs.len())))];
        let approved = self.needs.iter().filter(|need| need.is_approved()).count();
        let refused = self.needs.len() - approved;
        let counts = [("approved", own(figures(approved))), ("refused", own(figures(refused)))];
        let mut blocks = vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::Sides {
                left: vec![say(says.period, &period)],
                right: vec![say(says.of_place, &of)],
                style: BODY,
            },
            Block::line(say(says.counts, &counts), Align::Right),
            Block::Gap(4.0),
        ];
        blocks.push(match self.needs.is_empty() {
            true => Block::line(marked(says.none), Align::Left),
            false => Block::Table(self.table()),
        });
        blocks
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let rows = self.needs.iter().map(|need| {
            let facts = match need.facts.as_str() {
                "" => marked(says.no_facts),
                facts => given("確かめたこと", facts.to_owned()),
            };
            vec![
                Cell::Words(
                    vec![
                        short(need.asked_on),
                        given("家庭番号", need.number.clone()),
                        given("保護者の氏名", need.name.clone()),
                    ],
                    Align::Left,
                ),
                Cell::Words(
                    vec![given("機器", need.kits.join("、")), given("申出のわけ", need.reason.clone())],
                    Align::Left,
                ),
                Cell::words(facts),
                Cell::Words(need.decision(), Align::Left),
                Cell::Words(need.decided(), Align::Left),
            ]
        });
        let head = [says.asked, says.wanted, says.facts, says.decision, says.decided];
        Table {
            columns: vec![7.2, 11.4, 8.2, 8.4, 7.8],
            head: head.map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }
    }
}

impl NeedLedgerLine {
    fn is_approved(&self) -> bool {
        matches!(self.decision, NeedDecision::Approved { .. })
    }

    /// Approved, until when and for which session; or refused, and why.
    fn decision(&self) -> Vec<Text> {
        let says = Says::formal();
        match &self.decision {
            NeedDecision::Approved { until, .. } => {
                let session = self
                    .session
                    .as_ref()
                    .map(|session| say(says.for_session, &[("session", given("事業名", session.clone()))]));
                [marked(says.approved), say(says.until, &[("day", short(*until))])]
                    .into_iter()
                    .chain(session)
                    .collect()
            }
            NeedDecision::Refused { reason } => {
                vec![marked(says.refused), given("不認定のわけ", reason.clone())]
            }
        }
    }

    /// When, by whom, and under which number.
    fn decided(&self) -> Vec<Text> {
        // 職 and 氏名 each on its line, as far as the column has room.
        let by = self.decided_by.replacen(' ', "\n", 1);
        let mut lines = vec![short(self.decided_on), given("決定者の職・氏名", by)];
        if let NeedDecision::Approved { number, .. } = &self.decision
            && !number.is_empty()
        {
            lines.push(given("決裁番号", number.clone()));
        }
        lines
    }
}

fn short(day: NaiveDate) -> Text {
    own(day.format("%Y.%-m.%-d").to_string())
}
