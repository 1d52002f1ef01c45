//! Consent (参加承諾書): §4(3), §5, §6, §7 and §8, each with a box of its own, and the participant's copy.

use chrono::NaiveDate;
use domain::{
    calendar::{full_width, wareki_with_weekday},
    consents,
    policy::{ClauseId, Policy},
};

use super::{BLANK_DAY, addressee, code, contact, document, foot, names, opening, policy::clauses};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, NOTE, Seal, Style, Table, Text, given, own},
};

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
    pub policy: Policy,
    /// 保護者 as addressed on the copy; empty on a blank form.
    pub guardian: String,
    /// 参加する子.
    pub children: Vec<String>,
    /// 妊娠中の方.
    pub expecting: Vec<String>,
    /// The event the form was asked for, if it was for one.
    pub session: Option<SessionLine>,
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
    pub(crate) fn compose(&self) -> Document {
        let mut front = vec![
            opening(&self.head, ""),
            addressee(&self.head),
            Block::Title(own("オンライン事業等参加承諾書")),
            Block::paragraph(own(format!(
                "私は、「{}」（次頁抜粋）を読み、次の事項をすべて承諾のうえ、オンライン事業等に参加します。",
                self.policy.title
            ))),
            Block::Gap(7.0),
        ];
        front.extend(consents::ITEMS.iter().map(|clause| Block::Check {
            text: given("承諾事項", self.agreed(*clause)),
            clause: own(clause_on_paper(*clause)),
        }));
        front.push(Block::Together(self.signed()));
        front.push(Block::Gap(10.0));
        front.push(code(&self.head));
        front.push(Block::Gap(6.0));
        front.push(Block::AtFoot(self.copy()));
        document(
            &self.head,
            "参加承諾書",
            foot(&self.head),
            vec![front.into_iter().chain(self.excerpt()).collect()],
        )
    }

    /// What is agreed to under a clause, in the policy's own words, shortened; the full words stand on the next page.
    fn agreed(&self, clause: ClauseId) -> String {
        let city = &self.head.issuer.city;
        let division = &self.head.issuer.division;
        match clause {
            OWN_LINE => "自らが準備したインターネット回線及び環境に不具合があった場合、オンライン事業等に参加できないこと。".into(),
            TERMS => "提供者が定める規約等を遵守し、ＩＤ及びパスワード（ＩＤ等）を、オンライン事業等に参加しない第三者に利用させたり、貸与、譲渡、売買等をしないこと。".into(),
            MISUSE => "ＩＤ等の管理不十分、使用上の過誤、及び第三者の不正使用等による損害の責任は、その一切を利用者（参加者）が負うこと。".into(),
            LOSS => format!("ＩＤ等を紛失し、又は盗まれたとき、及びそれが原因の不正利用又は不正アクセスを知ったときは、直ちに{division}に連絡し、指示がある場合は、これに従うこと。"),
            FORBIDDEN => "禁止事項を行わないこと。違反した場合、強制退去となり、又は以後の参加を断られることがあること。違反行為による損害の責任は、その一切を利用者が負うこと。".into(),
            EXEMPTION => format!("利用者が被った損害又は損失等について、また、利用者が他の利用者又は第三者に対して損害を与えた場合について、{city}は、一切の責任を負わないこと。"),
            _ => format!("運用に係る個人情報について、{city}は、ポリシー８に基づき、適正な取り扱いに努めること。"),
        }
    }

    /// The names, the day and the line to sign on. A short name stands beside the day.
    fn signed(&self) -> Vec<Block> {
        let entry = |label: &'static str, filled: Text, share| Entry {
            label: own(label),
            filled,
            share,
            seal: Seal::Unasked,
        };
        let children = names("参加する子の氏名", &self.children);
        let expecting = names("妊娠中の方の氏名", &self.expecting);
        let day = entry(BLANK_DAY, own(""), 0.8);
        let signature = entry("保護者（署名）", own(""), 1.2);
        let mut rows = Vec::new();
        if children.words.chars().count() <= 12 {
            rows.push(vec![day, entry("参加する子", children, 1.2)]);
            if !self.expecting.is_empty() {
                rows.push(vec![entry("妊娠中の方", expecting, 1.0)]);
            }
            rows.push(vec![signature]);
        } else {
            rows.push(vec![entry("参加する子", children, 1.0)]);
            if !self.expecting.is_empty() {
                rows.push(vec![entry("妊娠中の方", expecting, 1.0)]);
            }
            rows.push(vec![day, signature]);
        }
        std::iter::once(Block::Gap(2.0)).chain(rows.into_iter().map(Block::Entries)).collect()
    }

    /// 控: what the family keeps, with the contact card (§5(3)).
    fn copy(&self) -> Vec<Block> {
        let mut rows = vec![vec![
            Cell::words(own("困ったとき、ＩＤ等を\n失ったときの連絡先")),
            Cell::Words(contact(&self.head), Align::Left),
        ]];
        if let Some(session) = &self.session {
            let place =
                if session.place.is_empty() { String::new() } else { format!("（{}）", session.place) };
            let time = if session.time.is_empty() { String::new() } else { format!("　{}", session.time) };
            rows.push(vec![
                Cell::words(own("参加する事業")),
                Cell::Words(
                    vec![
                        given("事業名", format!("{}{place}", session.title)),
                        given("開催日時", format!("{}{time}", wareki_with_weekday(session.held_on))),
                    ],
                    Align::Left,
                ),
            ]);
        }
        let title = own("オンライン事業等参加承諾書（控）");
        let name = if self.guardian.is_empty() { "\u{3000}".repeat(10) } else { self.guardian.clone() };
        let name = given("保護者の氏名", format!("{name}　様"));
        let sides = |left, right| Block::Sides { left, right, style: BODY };
        let named = if name.words.chars().count() <= 20 {
            vec![sides(vec![title], vec![name])]
        } else {
            vec![sides(vec![title], Vec::new()), sides(Vec::new(), vec![name])]
        };
        let small = Style { lead: 15.5, size: 10.0, ..BODY };
        let kept = if self.head.code.is_empty() {
            String::new()
        } else {
            format!("確認コード　{}", self.head.code)
        };
        vec![
            Block::Cut,
            Block::Together(named),
            Block::Gap(3.0),
            Block::Table(Table { columns: vec![13.0, 30.0], head: Vec::new(), rows, style: small }),
            Block::Gap(3.0),
            Block::Sides {
                left: vec![given("確認コード", kept)],
                right: vec![given("文書番号", self.head.number.clone())],
                style: NOTE,
            },
        ]
    }

    /// The clauses agreed to, word for word.
    fn excerpt(&self) -> Vec<Block> {
        let style = Style { size: 9.5, lead: 15.0, ..BODY };
        let mut blocks = vec![Block::NextPage, Block::Title(own("承諾する条項（運用ポリシー抜粋）"))];
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

/// A clause as the form's right edge names it: `４(3)`.
fn clause_on_paper(clause: ClauseId) -> String {
    let id = clause.to_string();
    let id = id.trim_start_matches('§');
    let (section, item) = id.split_at(id.find('(').unwrap_or(id.len()));
    format!("{}{item}", full_width(section))
}
