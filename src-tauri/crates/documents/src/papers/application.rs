//! Application (参加申込書): a family asks to take part (§2(4)), blank or filled in.

use chrono::NaiveDate;

use super::{
    addressee, code_and_contact, consent::SessionLine, document, is_reference, note, on_day, opening,
    particular, particulars, room, signed,
};
use crate::{
    Head,
    model::{BODY, Block, Cell, Document, Style, Table, Text, given, marked},
    words::{say, words},
};

words! {
    family Says from "application" {
        title, opening, session, guardian, kana, address, phone, children, child, expecting, environment, have, borrow, lack, circle, line,
        device, camera, microphone, speaker, software, consent, privacy, signature,
    }
}

/// 参加申込書; every field may be empty.
#[derive(Clone)]
pub struct ApplicationPaper {
    /// The head.
    pub head: Head,
    /// 保護者氏名.
    pub guardian: String,
    /// ふりがな.
    pub kana: String,
    /// 住所; line feeds begin new lines.
    pub address: String,
    /// 電話番号.
    pub phone: String,
    /// 参加する子.
    pub children: Vec<ChildLine>,
    /// 妊娠中の方.
    pub expecting: Vec<String>,
    /// 参加する事業.
    pub session: Option<SessionLine>,
}

/// A child who takes part.
#[derive(Clone)]
pub struct ChildLine {
    /// 氏名.
    pub name: String,
    /// 生年月日.
    pub born_on: NaiveDate,
}

impl ApplicationPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let small = Style { size: 9.5, lead: 14.5, ..BODY };
        let mut blocks = vec![
            opening(head, ""),
            addressee(head),
            Block::Title(marked(says.title)),
            Block::paragraph(marked(says.opening)),
            Block::Gap(8.0),
            particulars(self.rows(head), BODY),
            Block::Heading { text: marked(says.environment), style: BODY },
        ];
        let things = [says.line, says.device, says.camera, says.microphone, says.speaker];
        let empty = || Cell::words(marked(""));
        blocks.push(Block::Table(Table {
            columns: vec![22.0, 6.0, 9.0, 6.0],
            head: [says.circle, says.have, says.borrow, says.lack].map(marked).to_vec(),
            rows: things.map(|what| vec![Cell::words(marked(what)), empty(), empty(), empty()]).to_vec(),
            style: Style { size: 10.0, lead: 15.0, ..BODY },
        }));
        blocks.push(Block::Gap(6.0));
        blocks.extend([says.software, says.consent, says.privacy].map(|words| Block::Item {
            label: marked("・"),
            text: marked(words),
            body_at: 1.5,
            style: small,
        }));
        let mut closing = Vec::new();
        if !is_reference(head) {
            closing.push(signed(head, says.signature));
        }
        closing.extend([Block::Gap(10.0), code_and_contact(head)]);
        if head.code.is_empty() {
            // A blank form leads back to no record.
            closing.pop();
            closing.push(note(super::contact_line(head)));
        }
        blocks.push(Block::Together(closing));
        blocks
    }

    fn rows(&self, head: &Head) -> Vec<Vec<Cell>> {
        let says = Says::of(head.reading);
        let child = |child: &ChildLine| -> Text {
            let name = given("参加する子の氏名", child.name.clone());
            say(says.child, &[("name", name), ("day", on_day(head, child.born_on))])
        };
        let session = self.session.as_ref().map_or_else(|| room("", "", 2), |session| session.lines(head));
        let children = if self.children.is_empty() {
            room("", "", 3)
        } else {
            self.children.iter().map(child).collect()
        };
        vec![
            particular(says.session, session),
            particular(says.kana, room("ふりがな", &self.kana, 1)),
            particular(says.guardian, room("保護者の氏名", &self.guardian, 2)),
            particular(says.address, room("住所", &self.address, 2)),
            particular(says.phone, room("電話番号", &self.phone, 1)),
            particular(says.children, children),
            particular(says.expecting, room("妊娠中の方の氏名", &self.expecting.join("、"), 1)),
        ]
    }
}
