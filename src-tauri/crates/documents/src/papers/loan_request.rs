//! Loan request (貸与申請書兼誓約書): who asks for what and why, and what is promised (§4(1)).

use chrono::NaiveDate;
use domain::calendar::full_width;

use super::{
    addressee, code_and_contact, day_or_blank, document, foot, kits::Borrower, names, numbered, opening,
    particular,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Entry, Seal, Table, Text, given, own},
};

/// What a borrower promises, until the city words it otherwise.
pub const DUTIES: [&str; 8] = [
    "貸与を受けた機器及び付属品（以下「機器等」という。）は、善良な管理者の注意をもって管理し、使用します。",
    "機器等は、オンライン事業等に参加する目的以外に使用しません。",
    "機器等を第三者に転貸し、譲渡し、又は担保に供しません。",
    "機器等を改造し、又は設定を変更しません。",
    "機器等に異常が生じたとき、又は機器等を亡失し、若しくは毀損したときは、直ちに報告し、その指示に従います。",
    "自らの責めに帰すべき理由により機器等を亡失し、又は毀損したときは、その損害を賠償します。ただし、天災その他やむを得ない事情があると認められたときは、この限りではありません。",
    "機器等は、期限までに、付属品とともに、保存した情報を消去して返却します。",
    "使用にあたっては、上記の運用ポリシーを遵守します。",
];

/// 貸与申請書兼誓約書, filled in or blank.
#[derive(Clone)]
pub struct LoanRequestPaper {
    /// The head.
    pub head: Head,
    /// 申請者; every field may be empty.
    pub borrower: Borrower,
    /// 参加する子, or 妊娠中の方.
    pub participants: Vec<String>,
    /// 申請の理由; empty leaves room to write.
    pub reason: String,
    /// 希望する機器; empty leaves room to write.
    pub kits: Vec<WantedKit>,
    /// From when; `None` leaves room to write.
    pub from: Option<NaiveDate>,
    /// Until when; `None` leaves room to write.
    pub until: Option<NaiveDate>,
    /// 受取場所; empty leaves room to write.
    pub place: String,
    /// 誓約事項, in the city's words; [`DUTIES`] where it has none of its own.
    pub duties: Vec<String>,
}

/// A kind of kit somebody asks for.
#[derive(Clone)]
pub struct WantedKit {
    /// 種別, as `タブレット`.
    pub kind: String,
    /// 数量.
    pub count: u32,
}

impl LoanRequestPaper {
    pub(crate) fn compose(&self) -> Document {
        let city = &self.head.issuer.city;
        let mut blocks = vec![
            opening(&self.head, ""),
            addressee(&self.head),
            Block::Title(own("機器等貸与申請書兼誓約書")),
            Block::paragraph(own(format!(
                "「オンライン交流事業等におけるＷＥＢ会議サービス運用ポリシー」４(1)の規定により、{city}から必要な環境の貸与を受けたいので、次のとおり申請します。なお、貸与を受けたときは、下記の事項を誓約します。"
            ))),
            Block::Gap(8.0),
            Block::Table(Table {
                columns: vec![9.0, 34.0],
                head: Vec::new(),
                rows: self.rows(),
                style: BODY,
            }),
        ];
        blocks.extend(numbered("誓約事項", "誓約事項", &self.duties));
        blocks.push(Block::Together(vec![
            Block::Gap(4.0),
            Block::Entries(vec![
                Entry { label: own(super::BLANK_DAY), filled: own(""), share: 0.8, seal: Seal::Unasked },
                Entry {
                    label: own("申請者（署名）"), filled: own(""), share: 1.2, seal: Seal::Unasked
                },
            ]),
            Block::Gap(10.0),
            code_and_contact(&self.head),
        ]));
        document(&self.head, "貸与申請書兼誓約書", foot(&self.head), vec![blocks])
    }

    fn rows(&self) -> Vec<Vec<Cell>> {
        let room = |called, words: &str, lines: usize| -> Vec<Text> {
            if words.is_empty() {
                vec![own("\n".repeat(lines.saturating_sub(1)))]
            } else {
                vec![given(called, words)]
            }
        };
        let kits = if self.kits.is_empty() {
            room("", "", 3)
        } else {
            let line = |kit: &WantedKit| {
                given("希望する機器", format!("{}　{}台", kit.kind, full_width(&kit.count.to_string())))
            };
            self.kits.iter().map(line).collect()
        };
        let period = format!("{}から　{}まで", day_or_blank(self.from), day_or_blank(self.until));
        vec![
            particular("氏名", room("申請者の氏名", &self.borrower.name, 2)),
            particular("住所", room("申請者の住所", &self.borrower.address, 2)),
            particular("電話番号", room("申請者の電話番号", &self.borrower.phone, 1)),
            particular(
                "参加者の氏名",
                if self.participants.is_empty() {
                    room("", "", 2)
                } else {
                    vec![names("参加者の氏名", &self.participants)]
                },
            ),
            particular("申請の理由", room("申請の理由", &self.reason, 3)),
            particular("希望する機器", kits),
            vec![Cell::Label(own("貸与期間")), Cell::Words(vec![own(period)], Align::Left)],
            particular("受取場所", room("受取場所", &self.place, 1)),
        ]
    }
}
