//! Papers (様式): one file each. A paper is put together from its values and says nothing else.

pub mod consent;
pub mod kits;
pub mod loan_receipt;
pub mod loan_request;
pub mod policy;
pub mod recovery_sheet;
pub mod return_receipt;

use domain::calendar::{full_width, wareki};

use crate::{
    Head, Paper,
    model::{Align, BODY, Block, Cell, Document, Language, Style, Text, given, own},
};

/// Puts a paper together.
pub(crate) fn compose(paper: &Paper) -> Document {
    match paper {
        Paper::Policy(paper) => paper.compose(),
        Paper::Consent(paper) => paper.compose(),
        Paper::LoanRequest(paper) => paper.compose(),
        Paper::LoanReceipt(paper) => paper.compose(),
        Paper::ReturnReceipt(paper) => paper.compose(),
        Paper::RecoverySheet(paper) => paper.compose(),
    }
}

/// The document around a paper's parts.
fn document(head: &Head, title: &'static str, foot: String, parts: Vec<Vec<Block>>) -> Document {
    Document {
        title,
        issued_on: head.issued_on,
        language: Language::Japanese,
        practice: head.practice,
        foot,
        parts,
    }
}

/// 様式番号 at the left, with who keeps this copy (市控), 文書番号 and 発行日 at the right.
fn opening(head: &Head, kept_by: &'static str) -> Block {
    let mut right = Vec::new();
    if !head.number.is_empty() {
        right.push(given("文書番号", full_width(&head.number).replace('-', "－")));
    }
    right.push(own(wareki(head.issued_on)));
    let kept_by = if kept_by.is_empty() { String::new() } else { format!("　【{kept_by}】") };
    Block::Sides { left: vec![given("様式番号", format!("{}{kept_by}", head.form))], right, style: BODY }
}

/// Whom a family writes to.
fn addressee(head: &Head) -> Block {
    Block::line(given("あて先", format!("（あて先）{}", head.issuer.addressee)), Align::Left)
}

/// Which version of the policy a paper speaks of.
fn policy_version(head: &Head) -> String {
    let version = full_width(&head.policy_version.to_string());
    match head.policy_in_force_from {
        Some(day) => format!("ポリシー第{version}版（{}施行）", wareki(day)),
        None => format!("ポリシー第{version}版"),
    }
}

/// 確認コード and 保存年限, with the QR.
fn code(head: &Head) -> Block {
    let kept = own(format!("保存年限　{}年", full_width(&head.retention_years.to_string())));
    Block::Code { lines: vec![kept], code: head.code.clone() }
}

/// The same, with whom to ask.
fn code_and_contact(head: &Head) -> Block {
    let kept = own(format!("保存年限　{}年", full_width(&head.retention_years.to_string())));
    Block::Code { lines: vec![kept, contact_line(head)], code: head.code.clone() }
}

/// 発行者・問合せ先, in small letters.
fn contact(head: &Head) -> Vec<Text> {
    let issuer = &head.issuer;
    let mut lines = vec![given("問合せ先", issuer.division.clone())];
    let phone = if issuer.phone.is_empty() { String::new() } else { format!("電話　{}", issuer.phone) };
    let reach: Vec<&str> =
        [phone.as_str(), issuer.hours.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    if !reach.is_empty() {
        lines.push(given("問合せ先", reach.join("　")));
    }
    lines
}

/// The same in one line.
fn contact_line(head: &Head) -> Text {
    let words: Vec<_> = contact(head).into_iter().map(|line| line.words.into_owned()).collect();
    given("問合せ先", format!("問合せ先　{}", words.join("　")))
}

/// What stands at the foot of every page: the version of the policy, and the number of the paper.
fn foot(head: &Head) -> String {
    if head.number.is_empty() {
        policy_version(head)
    } else {
        format!("{}　{}", policy_version(head), head.number)
    }
}

/// Names in one line if they are few and short, else one below the other.
fn names(called: &'static str, names: &[String]) -> Text {
    let letters: usize = names.iter().map(|name| name.chars().count() + 1).sum();
    given(called, names.join(if letters <= 30 { "、" } else { "\n" }))
}

/// Numbered duties in small letters.
fn numbered(called: &'static str, heading: &'static str, duties: &[String]) -> Vec<Block> {
    let small = Style { size: 9.5, lead: 14.5, ..BODY };
    let mut blocks = Vec::new();
    if !duties.is_empty() {
        blocks.push(Block::Heading { text: own(heading), style: small });
    }
    blocks.extend((1..).zip(duties).map(|(number, duty): (usize, _)| Block::Item {
        label: own(full_width(&number.to_string())),
        text: given(called, duty.clone()),
        body_at: 2.0,
        style: small,
    }));
    blocks
}

/// A line with a label for a table of particulars.
fn particular(label: &'static str, words: Vec<Text>) -> Vec<Cell> {
    vec![Cell::Label(own(label)), Cell::Words(words, Align::Left)]
}

/// A day to be written by hand.
const BLANK_DAY: &str = "令和　　年　　月　　日";

/// The day, or room to write one.
fn day_or_blank(day: Option<chrono::NaiveDate>) -> String {
    day.map_or_else(|| BLANK_DAY.to_owned(), wareki)
}
