//! Guardian's consent (未成年者 保護者同意書): a minor uses the meeting service alone (§6(9)).

use super::{
    addressee, code_and_contact, consent::SessionLine, document, entry, is_reference, names, opening,
    particular, particulars, room, signed,
};
use crate::{
    Head,
    model::{BODY, Block, Document, Tick, marked},
    words::words,
};

words! {
    family Says from "guardian-consent" {
        title, opening, minor, relation, session, every_session, duties, duty_policy, duty_id, duty_record,
        duty_contact, duty_liability, phone, signature,
    }
}

/// 未成年者 保護者同意書, filled in or blank.
#[derive(Clone)]
pub struct GuardianConsentPaper {
    /// The head.
    pub head: Head,
    /// 未成年者の氏名; empty leaves room to write.
    pub minors: Vec<String>,
    /// For which event; without, for all of the fiscal year.
    pub session: Option<SessionLine>,
}

impl GuardianConsentPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let minors = match self.minors.as_slice() {
            [] => room("", "", 2),
            minors => vec![names("未成年者の氏名", minors)],
        };
        let session = self
            .session
            .as_ref()
            .map_or_else(|| vec![marked(says.every_session)], |session| session.lines(head));
        let rows = vec![
            particular(says.minor, minors),
            particular(says.relation, room("", "", 1)),
            particular(says.session, session),
        ];
        let mut blocks = vec![
            opening(head, ""),
            addressee(head),
            Block::Title(marked(says.title)),
            Block::paragraph(marked(says.opening)),
            Block::Gap(10.0),
            particulars(rows, BODY),
            Block::Gap(4.0),
            Block::Heading { text: marked(says.duties), style: BODY },
            Block::Gap(2.0),
        ];
        let duties =
            [says.duty_policy, says.duty_id, says.duty_record, says.duty_contact, says.duty_liability];
        blocks.extend(duties.map(|words| Block::Check {
            text: marked(words),
            clause: marked(""),
            tick: Tick::Open,
            style: BODY,
        }));
        let mut closing = vec![Block::Gap(6.0)];
        if !is_reference(head) {
            closing.push(Block::Entries(vec![entry(marked(says.phone), 1.0)]));
            closing.push(signed(head, says.signature));
        }
        closing.extend([Block::Gap(12.0), code_and_contact(head)]);
        blocks.push(Block::Together(closing));
        blocks
    }
}
