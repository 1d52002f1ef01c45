//! Loan request (貸与申請書兼誓約書): who asks for what and why, and what is promised (§4(1)).

use chrono::NaiveDate;

use super::{
    addressee, code_and_contact, day_or_blank, document, figures, is_reference, kits::Borrower, names,
    numbered, opening, particular, particulars, room, signed,
};
use crate::{
    Head,
    model::{BODY, Block, Cell, Document, given, marked},
    words::{say, words},
};

words! {
    family Says from "loan-request" {
        title, opening, name, address, phone, participants, reason, kits, kit_count, period, from_until, place, duties,
        signature,
    }
}

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
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let city = given("市", head.issuer.city.clone());
        let mut blocks = vec![
            opening(head, ""),
            addressee(head),
            Block::Title(marked(says.title)),
            Block::paragraph(say(says.opening, &[("city", city)])),
            Block::Gap(8.0),
            particulars(self.rows(head), BODY),
        ];
        blocks.extend(numbered(head, says.duties));
        let mut closing = vec![Block::Gap(4.0)];
        if !is_reference(head) {
            closing.push(signed(head, says.signature));
        }
        closing.extend([Block::Gap(10.0), code_and_contact(head)]);
        blocks.push(Block::Together(closing));
        blocks
    }

    fn rows(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::of(head.reading);
        let kits = if self.kits.is_empty() {
            room("", "", 3)
        } else {
            let line = |kit: &WantedKit| {
                let kind = given("希望する機器", kit.kind.clone());
                say(says.kit_count, &[("kind", kind), ("count", given("数量", figures(kit.count)))])
            };
            self.kits.iter().map(line).collect()
        };
        let days = [("from", day_or_blank(head, self.from)), ("until", day_or_blank(head, self.until))];
        let participants = if self.participants.is_empty() {
            room("", "", 2)
        } else {
            vec![names("参加者の氏名", &self.participants)]
        };
        vec![
            particular(says.name, room("申請者の氏名", &self.borrower.name, 2)),
            particular(says.address, room("申請者の住所", &self.borrower.address, 2)),
            particular(says.phone, room("申請者の電話番号", &self.borrower.phone, 1)),
            particular(says.participants, participants),
            particular(says.reason, room("申請の理由", &self.reason, 3)),
            particular(says.kits, kits),
            particular(says.period, vec![say(says.from_until, &days)]),
            particular(says.place, room("受取場所", &self.place, 1)),
        ]
    }
}
