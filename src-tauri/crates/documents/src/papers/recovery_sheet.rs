//! Recovery key (復旧鍵): the sheet that goes into an envelope in the safe (§8). No personal data.

use super::{contact_line, document_of, entry, items, note, on_day, particular, particulars};
use crate::{
    Head,
    model::{BODY, Block, Document, given, marked, own},
    words::words,
};

words! {
    office Says from "recovery-sheet" {
        title, handle_with_care, opening, place, laptop, made_on, steps, step_1, step_2, step_3, step_4, step_5,
        sealed_on, witness, opened_on, opened_by, reason, foot,
    }
}

/// 復旧鍵（封筒用）.
#[derive(Clone)]
pub struct RecoverySheetPaper {
    /// The head; its day is the day the key was made.
    pub head: Head,
    /// The key, in seven groups of five.
    pub groups: Vec<String>,
    /// The place whose laptop it opens.
    pub place: String,
    /// What the laptop is called, as `１号機`; may be empty.
    pub laptop: String,
}

impl RecoverySheetPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        let says = Says::formal();
        let mut rows = vec![
            particular(says.place, vec![given("設置場所", self.place.clone())]),
            particular(says.made_on, vec![on_day(&self.head, self.head.issued_on)]),
        ];
        if !self.laptop.is_empty() {
            rows.insert(1, particular(says.laptop, vec![given("端末", self.laptop.clone())]));
        }
        let mut blocks = vec![
            Block::Sides {
                left: vec![own(self.head.kind.form())],
                right: vec![marked(says.handle_with_care)],
                style: BODY,
            },
            Block::Title(marked(says.title)),
            Block::paragraph(marked(says.opening)),
            Block::Gap(12.0),
            Block::Key {
                groups: self.groups.iter().map(|group| given("復旧鍵", group.clone())).collect()
            },
            Block::Gap(14.0),
            particulars(rows, BODY),
            Block::Gap(6.0),
            Block::Heading { text: marked(says.steps), style: BODY },
        ];
        let steps = [says.step_1, says.step_2, says.step_3, says.step_4, says.step_5];
        blocks.extend(items(steps, BODY));
        let line = |label, share| entry(marked(label), share);
        blocks.push(Block::Together(vec![
            Block::Gap(10.0),
            Block::Entries(vec![line(says.sealed_on, 1.0), line(says.witness, 1.2)]),
            Block::Entries(vec![line(says.opened_on, 1.0), line(says.opened_by, 1.2)]),
            Block::Entries(vec![line(says.reason, 1.0)]),
            Block::Gap(8.0),
            note(contact_line(&self.head)),
        ]));
        vec![document_of(&self.head, says.foot.to_owned(), vec![blocks])]
    }
}
