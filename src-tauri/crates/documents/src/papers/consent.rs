//! Consent (参加承諾書): §4(3), §5, §6, §7 and §8, each with a box of its own, and the participant's copy.

use std::sync::Arc;

use chrono::NaiveDate;
use domain::{
    calendar::full_width,
    consents,
    decisions::DECIDING,
    papers::Reading,
    policy::{ClauseId, Policy},
};

use super::{
    addressee, code, contact, dear, document, entry, glossary::with_kana, is_reference, names, on_weekday,
    opening, policy::clauses, shared, signed_on_screen,
};
use crate::{
    Head,
    alike::Alike,
    model::{
        Align, BODY, Block, Cell, Document, Entry, NOTE, Signature, Style, Table, Text, Tick, given, marked,
        own,
    },
    words::{say, words},
};

words! {
    family Says from "consent" {
        title, opening, own_line, terms, misuse, loss, forbidden, exemption, privacy, children, expecting, signature,
        copy_title, contact, session, code, excerpt, asked, decision,
    }
}

/// What consents of one job say alike: the items, and the clauses word for word.
#[derive(Default)]
pub(crate) struct ConsentsInCommon {
    /// On the reading, whether they are ticked, how close they stand, and the city's and the division's name.
    items: Alike<(Reading, Tick, Style, String, String)>,
    excerpt: Alike<(Reading, Arc<Policy>)>,
}

const CLOSER: Style = Style { lead: 15.0, ..BODY };

const OWN_LINE: ClauseId = ClauseId::item(4, 3);
const TERMS: ClauseId = ClauseId::item(5, 1);
const MISUSE: ClauseId = ClauseId::item(5, 2);
const LOSS: ClauseId = ClauseId::item(5, 3);
const FORBIDDEN: ClauseId = ClauseId::section(6);
const EXEMPTION: ClauseId = ClauseId::section(7);

/// 参加承諾書, for one family.
#[derive(Clone)]
pub struct ConsentPaper {
    /// The head.
    pub head: Head,
    /// The version the family agrees to; its clauses are printed on the second page, word for word.
    pub policy: Arc<Policy>,
    /// 保護者 as addressed on the copy; empty on a blank form.
    pub guardian: String,
    /// 参加する子.
    pub children: Vec<String>,
    /// 妊娠中の方.
    pub expecting: Vec<String>,
    /// The event the form was asked for, if it was for one.
    pub session: Option<SessionLine>,
    /// What decisions ask besides (§9), each with a box of its own: the family may leave it empty.
    pub asked: Vec<AskedLine>,
    /// The signature, where it was given on the screen; then every item was ticked there.
    pub signature: Option<Signature>,
}

/// What a decision asks on the form (協議決定による確認).
#[derive(Clone)]
pub struct AskedLine {
    /// Which decision, as `３`.
    pub number: String,
    /// In the decision's own words.
    pub words: String,
    /// Whether the family ticked it on the screen.
    pub tick: Tick,
}

/// An event on the participant's copy (参加する事業).
#[derive(Clone)]
pub struct SessionLine {
    /// 事業名.
    pub title: String,
    /// 開催日.
    pub held_on: NaiveDate,
    /// Its hours in words, as `１０時３０分から`.
    pub time: String,
    /// 会場 or 主催, as `南本町子育て支援センター`.
    pub place: String,
}

impl ConsentPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        self.compose_with(&mut ConsentsInCommon::default())
    }

    /// The same, beside others of its kind.
    pub(crate) fn compose_with(&self, common: &mut ConsentsInCommon) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head, common)])
    }

    fn sheet(&self, head: &Head, common: &mut ConsentsInCommon) -> Vec<Block> {
        let says = Says::of(head.reading);
        let mut front = vec![
            opening(head, ""),
            addressee(head),
            Block::Title(marked(says.title)),
            Block::paragraph(say(
                says.opening,
                &[("policy", with_kana(head.reading, own(self.policy.title.clone())))],
            )),
            Block::Gap(7.0),
        ];
        let agreed_to = if self.signature.is_some() { Tick::Set } else { Tick::Open };
        // What is asked besides, and many children, make room for themselves: the copy stays at the foot of the first page.
        let is_roomy = self.asked.is_empty() && self.children.len() < 3;
        let style = if is_roomy { BODY } else { CLOSER };
        let (reading, city, division) = (head.reading, &head.issuer.city, &head.issuer.division);
        front.push(common.items.get(
            |on| (on.0, on.1, on.2) == (reading, agreed_to, style) && on.3 == *city && on.4 == *division,
            || {
                let check = |clause: &ClauseId| Block::Check {
                    text: item(reading, *clause, city, division),
                    clause: own(clause_on_paper(*clause)),
                    tick: agreed_to,
                    style,
                };
                let on = (reading, agreed_to, style, city.clone(), division.clone());
                (on, consents::ITEMS.iter().map(check).collect())
            },
        ));
        if !self.asked.is_empty() {
            front.extend([Block::Gap(3.0), Block::line(marked(says.asked), Align::Left), Block::Gap(3.0)]);
            front.extend(self.asked.iter().map(|asked| Block::Check {
                text: say(
                    says.decision,
                    &[
                        ("words", given("協議決定による確認", asked.words.clone())),
                        ("number", own(asked.number.clone())),
                    ],
                ),
                clause: own(clause_on_paper(DECIDING)),
                tick: asked.tick,
                style,
            }));
        }
        if !is_reference(head) {
            front.push(Block::Together(self.signed(head)));
        }
        front.extend([Block::Gap(10.0), code(head), Block::Gap(6.0), Block::AtFoot(self.copy(head))]);
        if !is_reference(head) {
            front.push(Block::NextPage);
            front.push(common.excerpt.get(
                |(reading, policy)| *reading == head.reading && *policy == self.policy,
                || ((head.reading, Arc::clone(&self.policy)), self.excerpt(head)),
            ));
        }
        front
    }

    /// The names, the day and the line to sign on. A short name stands beside the day.
    fn signed(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let filled = |label, filled, share| Entry { filled, ..entry(marked(label), share) };
        let mut taking_part = Vec::new();
        // A blank form asks for the child; one for somebody who is expecting her first has no line for it.
        if !self.children.is_empty() || self.expecting.is_empty() {
            taking_part.push(filled(says.children, names("参加する子の氏名", &self.children), 1.2));
        }
        if !self.expecting.is_empty() {
            taking_part.push(filled(says.expecting, names("妊娠中の方の氏名", &self.expecting), 1.2));
        }
        let day = entry(marked(shared(head).blank_day), 0.8);
        let signature = entry(marked(says.signature), 1.2);
        if let Some(written) = &self.signature {
            let each = taking_part.into_iter().map(|one| Block::Entries(vec![one]));
            return std::iter::once(Block::Gap(2.0))
                .chain(each)
                .chain(signed_on_screen(head, says.signature, written))
                .collect();
        }
        let is_short = |one: &Entry| one.filled.words.chars().count() <= 12;
        let rows = match (taking_part.len(), taking_part.iter().all(is_short)) {
            (1, true) => vec![vec![day].into_iter().chain(taking_part).collect(), vec![signature]],
            (_, true) => vec![taking_part, vec![day, signature]],
            (_, false) => {
                taking_part.into_iter().map(|one| vec![one]).chain([vec![day, signature]]).collect()
            }
        };
        std::iter::once(Block::Gap(2.0)).chain(rows.into_iter().map(Block::Entries)).collect()
    }

    /// 控: what the family keeps, with the contact card (§5(3)).
    fn copy(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let mut rows = vec![vec![Cell::words(marked(says.contact)), Cell::Words(contact(head), Align::Left)]];
        if let Some(session) = &self.session {
            rows.push(vec![Cell::words(marked(says.session)), Cell::Words(session.lines(head), Align::Left)]);
        }
        let title = marked(says.copy_title);
        let name = dear(head, "保護者の氏名", &self.guardian);
        let sides = |left, right| Block::Sides { left, right, style: BODY };
        let named = if name.words.chars().count() <= 20 {
            vec![sides(vec![title], vec![name])]
        } else {
            vec![sides(vec![title], Vec::new()), sides(Vec::new(), vec![name])]
        };
        let small = Style { lead: 15.5, size: 10.0, ..BODY };
        let kept = if head.code.is_empty() {
            own("")
        } else {
            say(says.code, &[("code", given("確認コード", head.code.clone()))])
        };
        vec![
            Block::Cut,
            Block::Together(named),
            Block::Gap(3.0),
            Block::Table(Table { columns: vec![13.0, 30.0], head: Vec::new(), rows, style: small }),
            Block::Gap(3.0),
            Block::Sides {
                left: vec![kept],
                right: vec![given("文書番号", head.number.clone())],
                style: NOTE,
            },
        ]
    }

    /// The clauses agreed to, word for word.
    fn excerpt(&self, head: &Head) -> Vec<Block> {
        let style = Style { size: 9.5, lead: 15.0, ..BODY };
        let mut blocks = vec![Block::Title(marked(Says::of(head.reading).excerpt))];
        for section in &self.policy.sections {
            let mut kept = section.clone();
            if !consents::ITEMS.contains(&ClauseId::section(section.number)) {
                kept.items
                    .retain(|item| consents::ITEMS.contains(&ClauseId::item(section.number, item.number)));
                if kept.items.is_empty() {
                    continue;
                }
            }
            blocks.extend(clauses(&kept, style));
        }
        blocks
    }
}

impl SessionLine {
    /// What it is called and where, and when.
    pub(super) fn lines(&self, head: &Head) -> Vec<Text> {
        let place = if self.place.is_empty() { String::new() } else { format!("（{}）", self.place) };
        let time = if self.time.is_empty() { String::new() } else { format!("　{}", self.time) };
        vec![
            with_kana(head.reading, given("事業名", format!("{}{place}", self.title))),
            on_weekday(head, self.held_on).and(with_kana(head.reading, given("開催日時", time))),
        ]
    }
}

/// What the form asks of a family under each clause, in a reading, without its kana: as a screen shows it before signing.
pub fn consent_items(reading: Reading, city: &str, division: &str) -> Vec<(ClauseId, String)> {
    consents::ITEMS
        .iter()
        .map(|clause| (*clause, item(reading, *clause, city, division).words.into_owned()))
        .collect()
}

/// What is agreed to under a clause, shortened; the policy's own words stand on the next page.
fn item(reading: Reading, clause: ClauseId, city: &str, division: &str) -> Text {
    let says = Says::of(reading);
    let words = match clause {
        OWN_LINE => says.own_line,
        TERMS => says.terms,
        MISUSE => says.misuse,
        LOSS => says.loss,
        FORBIDDEN => says.forbidden,
        EXEMPTION => says.exemption,
        _ => says.privacy,
    };
    let city = with_kana(reading, given("承諾事項", city));
    let division = with_kana(reading, given("承諾事項", division));
    say(words, &[("city", city), ("division", division)])
}

/// A clause as the form's right edge names it: `４(3)`.
fn clause_on_paper(clause: ClauseId) -> String {
    let id = clause.to_string();
    let id = id.trim_start_matches('§');
    let (section, item) = id.split_at(id.find('(').unwrap_or(id.len()));
    format!("{}{item}", full_width(section))
}
