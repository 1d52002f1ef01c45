//! Decision record (協議決定記録): what was brought, decided and why, in one sheet (§9).

use chrono::NaiveDate;

use super::{document, figures, issuer, on_day, opening, particular};
use crate::{
    Head,
    model::{BODY, Block, Document, Style, Table, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "decision-record" {
        title, under, number, called, asked, asked_by, clauses, matter, decided, ground, decided_on, approval,
        applies_from, audience, staff, public, supersedes, preparation, preparation_says, consent_line,
    }
}

/// 協議決定記録.
#[derive(Clone)]
pub struct DecisionRecordPaper {
    /// The head.
    pub head: Head,
    /// What the policy is called.
    pub policy: String,
    /// 番号: 協-2026-0003.
    pub number: String,
    /// 件名.
    pub called: String,
    /// Who brought the matter.
    pub asked_by: String,
    /// When.
    pub asked_on: NaiveDate,
    /// The clauses it speaks of (`§4(1)`).
    pub clauses: Vec<String>,
    /// 協議した事項.
    pub matter: String,
    /// 決定の内容.
    pub decided: String,
    /// 理由.
    pub ground: String,
    /// 決定日.
    pub decided_on: NaiveDate,
    /// 決裁番号, empty where none.
    pub approval: String,
    /// 適用開始.
    pub applies_from: NaiveDate,
    /// Whether participants may read it.
    pub public: bool,
    /// The decision whose place it takes, as `協-2026-0001　件名`; empty for none.
    pub supersedes: String,
    /// What it adds to the preparation of sessions.
    pub preparation: Option<PreparationLine>,
    /// What it adds to the consent; empty for nothing.
    pub consent_line: String,
}

/// What a decision adds to the preparation of sessions.
#[derive(Clone)]
pub struct PreparationLine {
    /// What is to be done.
    pub words: String,
    /// Of which kinds of session, as `交流会、講座`.
    pub kinds: String,
    /// How many days before.
    pub days: u32,
}

impl DecisionRecordPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let one = |text: Text| vec![text];
        let lines = |called: &'static str, words: &str| -> Vec<Text> {
            words.lines().map(|line| given(called, line.to_owned())).collect()
        };
        let asked = say(
            says.asked_by,
            &[("day", on_day(head, self.asked_on)), ("who", given("協議の求め", self.asked_by.clone()))],
        );
        let mut rows = vec![
            particular(says.number, one(own(self.number.replace('-', "－")))),
            particular(says.called, one(given("件名", self.called.clone()))),
            particular(says.asked, one(asked)),
            particular(says.clauses, one(own(self.clauses.join("、")))),
            particular(says.matter, lines("協議した事項", &self.matter)),
            particular(says.decided, lines("決定の内容", &self.decided)),
        ];
        if !self.ground.is_empty() {
            rows.push(particular(says.ground, lines("理由", &self.ground)));
        }
        rows.push(particular(says.decided_on, one(on_day(head, self.decided_on))));
        if !self.approval.is_empty() {
            rows.push(particular(says.approval, one(given("決裁番号", self.approval.clone()))));
        }
        rows.push(particular(says.applies_from, one(on_day(head, self.applies_from))));
        let audience = if self.public { says.public } else { says.staff };
        rows.push(particular(says.audience, one(marked(audience))));
        if !self.supersedes.is_empty() {
            rows.push(particular(says.supersedes, lines("改める決定", &self.supersedes)));
        }
        if let Some(added) = &self.preparation {
            let with = [
                ("words", given("準備に加えること", added.words.clone())),
                ("kinds", own(added.kinds.clone())),
                ("days", own(figures(added.days))),
            ];
            rows.push(particular(says.preparation, one(say(says.preparation_says, &with))));
        }
        if !self.consent_line.is_empty() {
            rows.push(particular(says.consent_line, lines("承諾書に加えること", &self.consent_line)));
        }
        vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            Block::paragraph(say(says.under, &[("policy", own(self.policy.clone()))])),
            Block::Gap(6.0),
            Block::Table(Table {
                columns: vec![10.0, 33.0],
                head: Vec::new(),
                rows,
                style: Style { lead: 17.0, ..BODY },
            }),
            Block::Gap(10.0),
            issuer(head),
        ]
    }
}
