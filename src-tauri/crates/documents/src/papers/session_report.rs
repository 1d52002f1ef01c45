//! Session report (実施報告): what a session came to, from its attendance (§1).

use super::{
    addressee, code, consent::SessionLine, document, figures, note, opening, particular, particulars, room,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Text, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "session-report" {
        title, opening, session, service, capacity, families, applied, waiting, not_taken, not_taken_of, left, left_of, attended, attended_of, late, absent,
        absent_of, override_, override_of, content, voices, noticed, journal,
    }
}

/// 実施報告.
#[derive(Clone)]
pub struct SessionReportPaper {
    /// The head.
    pub head: Head,
    /// 事業.
    pub session: SessionLine,
    /// ＷＥＢ会議サービス.
    pub service: String,
    /// 定員, in families.
    pub capacity: u32,
    /// Families that applied, those waiting for a seat left out.
    pub applied: u32,
    /// Families that waited for a seat.
    pub waiting: u32,
    /// Applications that were not taken.
    pub not_taken: u32,
    /// Who came.
    pub came: Came,
    /// Who did not, by why.
    pub absent: Absent,
    /// 報告者.
    pub reported_by: String,
    /// The mark the journal ended with when the report was issued (しるし).
    pub journal: String,
}

/// Who came.
#[derive(Debug, Clone, Copy, Default)]
pub struct Came {
    /// Families.
    pub families: u32,
    /// Guardians of theirs who took part.
    pub guardians: u32,
    /// Children of theirs who took part.
    pub children: u32,
    /// Families that expect a child.
    pub expecting: u32,
    /// Families that came late.
    pub late: u32,
    /// Families that left before the end, those removed among them.
    pub left: u32,
    /// Families removed (強制退去, §6).
    pub removed: u32,
    /// Families let in against the rules, with a reason.
    pub by_override: u32,
}

/// Families that did not come, by why; the two faults are never mixed (§4(3)).
#[derive(Debug, Clone, Copy, Default)]
pub struct Absent {
    /// 連絡なし.
    pub no_word: u32,
    /// 都合・体調.
    pub own_reason: u32,
    /// 自前の機器の不具合.
    pub own_equipment: u32,
    /// 貸与した機器の不具合.
    pub lent_equipment: u32,
}

impl SessionReportPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        vec![
            opening(head, ""),
            addressee(head),
            Block::line(given("所属", self.session.place.clone()), Align::Right),
            Block::line(given("報告者", self.reported_by.clone()), Align::Right),
            Block::Title(marked(says.title)),
            Block::paragraph(marked(says.opening)),
            Block::Gap(8.0),
            particulars(self.rows(head), BODY),
            Block::Together(vec![
                Block::Gap(6.0),
                note(say(says.journal, &[("mark", own(self.journal.clone()))])),
                Block::Gap(4.0),
                code(head),
            ]),
        ]
    }

    fn rows(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::formal();
        let count = |n: u32| own(figures(n));
        let families = |n: u32| vec![say(says.families, &[("count", count(n))])];
        let Came { families: came, guardians, children, expecting, late, left, removed, by_override } =
            self.came;
        let Absent { no_word, own_reason, own_equipment, lent_equipment } = self.absent;
        let attended: Text = say(
            says.attended_of,
            &[
                ("families", count(came)),
                ("guardians", count(guardians)),
                ("children", count(children)),
                ("expecting", count(expecting)),
            ],
        );
        let absent = say(
            says.absent_of,
            &[
                ("count", count(no_word + own_reason + own_equipment + lent_equipment)),
                ("no_word", count(no_word)),
                ("own_reason", count(own_reason)),
                ("own_equipment", count(own_equipment)),
                ("lent_equipment", count(lent_equipment)),
            ],
        );
        let mut rows = vec![
            particular(says.session, self.session.lines(head)),
            particular(says.service, vec![given("ＷＥＢ会議サービス", self.service.clone())]),
            particular(says.capacity, families(self.capacity)),
            particular(says.applied, families(self.applied)),
        ];
        if self.waiting > 0 {
            rows.push(particular(says.waiting, families(self.waiting)));
        }
        if self.not_taken > 0 {
            let taken = say(says.not_taken_of, &[("count", count(self.not_taken))]);
            rows.push(particular(says.not_taken, vec![taken]));
        }
        rows.push(particular(says.attended, vec![attended]));
        rows.push(particular(says.late, families(late)));
        if left > 0 {
            let of = [("count", count(left)), ("removed", count(removed))];
            rows.push(particular(says.left, vec![say(says.left_of, &of)]));
        }
        rows.push(particular(says.absent, vec![absent]));
        if by_override > 0 {
            rows.push(particular(
                says.override_,
                vec![say(says.override_of, &[("count", count(by_override))])],
            ));
        }
        rows.push(particular(says.content, room("", "", 5)));
        rows.push(particular(says.voices, room("", "", 4)));
        rows.push(particular(says.noticed, room("", "", 4)));
        rows
    }
}
