//! Papers (様式): one file each. A paper is put together from its values and says nothing else.

pub mod answers;
pub mod application;
pub mod audit_record;
pub mod call_sheet;
pub mod clause_coverage;
pub mod connection_guide;
pub mod consent;
pub mod consent_reminder;
pub mod decision_record;
pub mod disclosure;
pub mod disposal;
pub mod draw_result;
pub mod drill_sheet;
pub mod file_book;
mod glossary;
pub mod guardian_consent;
pub mod incident_course;
pub mod incident_report;
pub mod instruction_sheet;
pub mod kit_labels;
pub mod kit_ledger;
pub mod kits;
pub mod loan_contract;
pub mod loan_ledger;
pub mod loan_receipt;
pub mod loan_reminder;
pub mod loan_request;
pub mod loss_notice;
pub mod loss_report;
pub mod media_record;
pub mod month_plan;
pub mod need_ledger;
pub mod need_notice;
pub mod policy;
pub mod recovery_sheet;
pub mod refusal_notice;
pub mod return_receipt;
pub mod roster;
pub mod session_report;
pub mod stocktake;

use chrono::{Datelike, NaiveDate};
use domain::{
    calendar::{era_year, full_width, wareki, weekday},
    papers::{OfficialSeal, Reading},
};

use self::glossary::with_kana;
use crate::{
    Head,
    codes::check_code,
    model::{
        Align, BODY, Block, Cell, Document, Entry, Language, NOTE, Seal, Signature, Style, Table, Text,
        given, marked, own,
    },
    words::{laid_out_in, say, words},
};

words! {
    family Shared from "shared" {
        to, code, kept_for, kept_while_useful, ask, phone, policy, policy_since, form_version, blank_day, dear,
        reference, sign_the_form, sealed, seal_omitted, signed_on_screen,
    }
}

/// The documents of a paper, one for each reading it is laid out in, with a foot that names the versions.
/// `says` is the version of the paper's own words.
fn document(head: &Head, says: &str, mut part: impl FnMut(&Head) -> Vec<Vec<Block>>) -> Vec<Document> {
    let of = |reading: &Reading| {
        let head = head.read_in(*reading);
        let parts = part(&head);
        document_of(&head, foot(&head, says), parts)
    };
    laid_out_in(head.reading).iter().map(of).collect()
}

fn document_of(head: &Head, foot: String, parts: Vec<Vec<Block>>) -> Document {
    Document {
        title: head.kind.name(),
        issued_on: head.issued_on,
        language: match head.reading {
            Reading::Formal | Reading::Easy => Language::Japanese,
            Reading::English => Language::English,
        },
        practice: head.practice,
        foot,
        parts,
    }
}

fn shared(head: &Head) -> &'static Shared {
    Shared::of(head.reading)
}

/// Whether this sheet is the 参考訳: it explains the form before it, and nobody signs it.
fn is_reference(head: &Head) -> bool {
    head.reading == Reading::English
}

/// 様式番号 at the left, with who keeps this copy (市控), 文書番号 and 発行日 at the right.
fn opening(head: &Head, kept_by: &str) -> Block {
    let mut right = Vec::new();
    if !head.number.is_empty() {
        right.push(given("文書番号", full_width(&head.number).replace('-', "－")));
    }
    right.push(on_day(head, head.issued_on));
    let mut left = with_kana(head.reading, own(head.kind.form()));
    if !kept_by.is_empty() {
        left = left.and(own("　【")).and(marked(kept_by)).and(own("】"));
    }
    let mut lefts = vec![left];
    if head.reading != Reading::Formal {
        lefts.push(marked(shared(head).reference));
    }
    Block::Sides { left: lefts, right, style: BODY }
}

/// Whom a family writes to.
fn addressee(head: &Head) -> Block {
    Block::line(
        say(
            shared(head).to,
            &[("who", with_kana(head.reading, given("あて先", head.issuer.addressee.clone())))],
        ),
        Align::Left,
    )
}

/// Whom the city writes to; room to write where nobody is named.
fn dear(head: &Head, called: &'static str, name: &str) -> Text {
    let name = if name.is_empty() { "\u{3000}".repeat(10) } else { name.to_owned() };
    say(shared(head).dear, &[("name", given(called, name))])
}

/// A day, as this reading says it: 令和８年１１月２５日, 25 November 2026.
fn on_day(head: &Head, day: NaiveDate) -> Text {
    match head.reading {
        Reading::Formal => own(wareki(day)),
        Reading::Easy => {
            let (era, year) = era_year(day);
            let kana = match era {
                "令和" => "れいわ",
                "平成" => "へいせい",
                _ => "しょうわ",
            };
            let (year, month, date) = (figures(year), figures(day.month()), figures(day.day()));
            marked(&format!("{{{era}|{kana}}}{year}{{年|ねん}}{month}{{月|がつ}}{date}{{日|にち}}"))
        }
        Reading::English => own(day.format("%-d %B %Y").to_string()),
    }
}

/// The same with its day of the week.
fn on_weekday(head: &Head, day: NaiveDate) -> Text {
    let on = on_day(head, day);
    match head.reading {
        Reading::Formal => on.and(own(format!("（{}）", weekday(day)))),
        Reading::Easy => {
            let kana = match weekday(day) {
                '月' => "げつ",
                '火' => "か",
                '水' => "すい",
                '木' => "もく",
                '金' => "きん",
                '土' => "ど",
                _ => "にち",
            };
            on.and(marked(&format!("（{{{}|{kana}}}）", weekday(day))))
        }
        Reading::English => on.and(own(day.format(" (%A)").to_string())),
    }
}

/// The day, or room to write one.
fn day_or_blank(head: &Head, day: Option<NaiveDate>) -> Text {
    day.map_or_else(|| marked(shared(head).blank_day), |day| on_day(head, day))
}

/// A count in full-width figures, as forms write it.
fn figures(count: impl ToString) -> String {
    full_width(&count.to_string())
}

/// Which version of the policy a paper speaks of.
fn policy_version(head: &Head) -> String {
    let words = Shared::of(Reading::Formal);
    let version = own(figures(head.policy_version));
    let said = match head.policy_in_force_from {
        Some(day) => say(words.policy_since, &[("version", version), ("day", own(wareki(day)))]),
        None => say(words.policy, &[("version", version)]),
    };
    said.words.into_owned()
}

/// 保存年限.
fn kept(head: &Head) -> Text {
    match head.kept_years() {
        Some(years) => say(shared(head).kept_for, &[("years", own(figures(years)))]),
        None => marked(shared(head).kept_while_useful),
    }
}

/// 確認コード and 保存年限, with the QR. A 参考訳 has none: the form before it comes back, not this sheet.
fn code(head: &Head) -> Block {
    coded(head, vec![kept(head)])
}

/// The same, with whom to ask.
fn code_and_contact(head: &Head) -> Block {
    coded(head, vec![kept(head), contact_line(head)])
}

fn coded(head: &Head, lines: Vec<Text>) -> Block {
    if is_reference(head) {
        return note(marked(shared(head).sign_the_form));
    }
    let code = (!head.code.is_empty()).then(|| {
        let label = marked(shared(head).code).and(own("　"));
        label.and(given("確認コード", head.code.clone()))
    });
    Block::Code { lines, code, qr: check_code(&head.code) }
}

/// A line in small letters.
fn note(text: Text) -> Block {
    Block::Paragraph { text, align: Align::Left, style: NOTE, first_indent: 0.0, indent: 0.0 }
}

/// 発行者・問合せ先, in small letters.
fn contact(head: &Head) -> Vec<Text> {
    let issuer = &head.issuer;
    let mut lines = vec![with_kana(head.reading, given("問合せ先", issuer.division.clone()))];
    let phone = say(shared(head).phone, &[("number", given("問合せ先", issuer.phone.clone()))]);
    let hours = with_kana(head.reading, given("問合せ先", issuer.hours.clone()));
    match (issuer.phone.is_empty(), issuer.hours.is_empty()) {
        (false, false) => lines.push(phone.and(own("　")).and(hours)),
        (false, true) => lines.push(phone),
        (true, false) => lines.push(hours),
        (true, true) => {}
    }
    lines
}

/// The same in one line.
fn contact_line(head: &Head) -> Text {
    let parts = contact(head).into_iter();
    let joined = parts.reduce(|line, part| line.and(own("　")).and(part)).unwrap_or_else(|| own(""));
    say(shared(head).ask, &[("contact", joined)])
}

/// What stands at the foot of every page: the versions of the policy, of the form, and of the city's words; and the
/// number of the paper.
fn foot(head: &Head, says: &str) -> String {
    let version = format!("{}－{}", full_width(says), figures(head.city_words.version));
    let form = say(Shared::of(Reading::Formal).form_version, &[("version", own(version))]);
    let mut foot = format!("{}　{}", policy_version(head), form.words);
    if !head.number.is_empty() {
        foot.push('　');
        foot.push_str(&head.number);
    }
    foot
}

/// 発行者, at the right.
fn issuer(head: &Head) -> Block {
    Block::line(with_kana(head.reading, given("発行者", head.issuer.division.clone())), Align::Right)
}

/// Who sends a notice, with the place of the seal (公印) or that there is none. A 参考訳 is sent by nobody.
fn in_the_city_s_name(head: &Head) -> Vec<Block> {
    if is_reference(head) {
        return Vec::new();
    }
    let by = with_kana(head.reading, given("発行者", head.issuer.addressee.clone()));
    match head.issuer.seal {
        OfficialSeal::Placed => {
            vec![Block::line(say(shared(head).sealed, &[("who", by)]), Align::Right)]
        }
        OfficialSeal::Omitted => {
            vec![Block::line(by, Align::Right), Block::line(marked(shared(head).seal_omitted), Align::Right)]
        }
    }
}

/// The city's greeting or closing, a paragraph a line.
fn letter(words: &str) -> Vec<Block> {
    words.lines().filter(|line| !line.is_empty()).map(|line| Block::paragraph(marked(line))).collect()
}

/// Names in one line if they are few and short, else one below the other.
fn names(called: &'static str, names: &[String]) -> Text {
    let letters: usize = names.iter().map(|name| name.chars().count() + 1).sum();
    given(called, names.join(if letters <= 30 { "、" } else { "\n" }))
}

/// Numbered duties in small letters, in the city's words.
fn numbered(head: &Head, heading: &'static str) -> Vec<Block> {
    let small = Style { size: 9.5, lead: 14.5, ..BODY };
    let duties: Vec<&str> = head.city_says().duties.lines().filter(|duty| !duty.is_empty()).collect();
    let mut blocks = Vec::new();
    if !duties.is_empty() {
        blocks.push(Block::Heading { text: marked(heading), style: small });
    }
    blocks.extend(items(duties, small));
    blocks
}

/// A line with a label for a table of particulars.
fn particular(label: &'static str, words: Vec<Text>) -> Vec<Cell> {
    // Only Japanese is spread over the column (均等割付).
    let label = if label.is_ascii() { Cell::words(marked(label)) } else { Cell::Label(marked(label)) };
    vec![label, Cell::Words(words, Align::Left)]
}

/// A table of them: 項目名 at the left, what is so at the right.
fn particulars(rows: Vec<Vec<Cell>>, style: Style) -> Block {
    Block::Table(Table { columns: vec![9.0, 34.0], head: Vec::new(), rows, style })
}

/// Items numbered from １.
fn items<'a>(words: impl IntoIterator<Item = &'a str>, style: Style) -> impl Iterator<Item = Block> {
    (1..).zip(words).map(move |(number, words): (usize, _)| Block::Item {
        label: own(figures(number)),
        text: marked(words),
        body_at: 2.0,
        style,
    })
}

/// A value, or so many lines to write on.
fn room(called: &'static str, words: &str, lines: usize) -> Vec<Text> {
    if words.is_empty() {
        vec![own("\n".repeat(lines.saturating_sub(1)))]
    } else {
        vec![given(called, words)]
    }
}

/// A label with a line to write on.
fn entry(label: Text, share: f32) -> Entry {
    Entry { label, filled: own(""), share, seal: Seal::Unasked }
}

/// A day to be written by hand, and who signs.
fn signed(head: &Head, signature: &'static str) -> Block {
    Block::Entries(vec![entry(marked(shared(head).blank_day), 0.8), entry(marked(signature), 1.2)])
}

/// The same, where it was signed on the screen: the strokes above the rule, and below it when and before whom.
fn signed_on_screen(head: &Head, label: &'static str, signature: &Signature) -> Vec<Block> {
    let witnessed = [
        ("day", on_day(head, signature.on)),
        ("time", own(signature.time.clone())),
        ("before", given("立会い", signature.before.clone())),
    ];
    vec![
        Block::Signed {
            day: on_day(head, signature.on),
            label: marked(label),
            strokes: signature.strokes.clone(),
        },
        note(say(shared(head).signed_on_screen, &witnessed)),
    ]
}
