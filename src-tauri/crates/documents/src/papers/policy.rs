//! Policy (運用ポリシー): the city's words, every one of them and no other.

use domain::policy::{Policy, Section};

use super::{document_of, policy_version};
use crate::{
    Head,
    model::{Align, Block, CLAUSE, Document, Style, own},
};

/// 運用ポリシー.
#[derive(Clone)]
pub struct PolicyPaper {
    /// The head; of it, only the version, the day and the watermark are shown: nothing is added to the text.
    pub head: Head,
    /// The text.
    pub policy: Policy,
}

impl PolicyPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        let mut blocks = vec![Block::Title(own(self.policy.title.clone()))];
        for section in &self.policy.sections {
            blocks.extend(clauses(section, CLAUSE));
        }
        vec![document_of(&self.head, policy_version(&self.head), vec![blocks])]
    }
}

/// A section with its paragraphs and items, as they stand in the policy.
pub(crate) fn clauses(section: &Section, style: Style) -> Vec<Block> {
    let mut blocks = vec![Block::Heading { text: own(section.heading.clone()), style }];
    blocks.extend(section.paragraphs.iter().map(|words| Block::Paragraph {
        text: own(words.clone()),
        align: Align::Justified,
        style,
        first_indent: 1.0,
        indent: 1.0,
    }));
    blocks.extend(section.items.iter().map(|item| Block::Item {
        label: own(format!("({})", item.number)),
        // A term and its meaning stand one em apart.
        text: own(item.text.replacen(' ', "\u{3000}", 1)),
        body_at: 3.0,
        style,
    }));
    blocks
}
