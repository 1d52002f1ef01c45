//! Roster (名簿): the day on paper, to be filled in by hand when the laptop does not help (§2). Without passcodes.

use super::{consent::SessionLine, document, figures, note, opening};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "roster" {
        title, handle, note, line, guardian, children, consent, kit, mark, came, remarks, consented, not_consented,
        count,
    }
}

/// How many empty lines there are for families who come without an application.
const MORE_LINES: usize = 5;

/// 名簿（当日・手書き予備）.
#[derive(Clone)]
pub struct RosterPaper {
    /// The head.
    pub head: Head,
    /// 事業.
    pub session: SessionLine,
    /// The families, in the order they are entered again.
    pub families: Vec<RosterLine>,
}

/// A family on the roster.
#[derive(Clone)]
pub struct RosterLine {
    /// 保護者.
    pub name: String,
    /// ふりがな.
    pub kana: String,
    /// 子・妊娠中, as staff call them.
    pub children: String,
    /// Whether the consent came back (§4(3)).
    pub consented: bool,
    /// 貸与機器 by number; empty for none.
    pub kits: String,
}

impl RosterPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let count = [("families", own(figures(self.families.len())))];
        let mut blocks = vec![opening(head, says.handle), Block::Title(marked(says.title))];
        blocks.extend(self.session.lines(head).into_iter().map(|line| Block::line(line, Align::Left)));
        blocks.extend([
            Block::line(say(says.count, &count), Align::Right),
            Block::Gap(2.0),
            Block::Table(self.table()),
            Block::Gap(6.0),
            note(marked(says.note)),
        ]);
        blocks
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let families = self.families.iter().zip(1_u32..).map(|(family, n)| {
            vec![
                Cell::centred(own(figures(n))),
                Cell::Words(
                    vec![given("ふりがな", family.kana.clone()), given("保護者の氏名", family.name.clone())],
                    Align::Left,
                ),
                Cell::words(given("子の名", family.children.clone())),
                Cell::centred(marked(if family.consented { says.consented } else { says.not_consented })),
                Cell::words(given("管理番号", family.kits.clone())),
                Cell::words(own("")),
                Cell::words(own("")),
                Cell::words(own("")),
            ]
        });
        let empty =
            (0..MORE_LINES).map(|_| std::iter::repeat_with(|| Cell::words(own("\n"))).take(8).collect());
        let head = [
            says.line,
            says.guardian,
            says.children,
            says.consent,
            says.kit,
            says.mark,
            says.came,
            says.remarks,
        ];
        Table {
            columns: vec![3.2, 10.0, 9.0, 2.8, 5.0, 3.2, 4.5, 5.3],
            head: head.map(marked).to_vec(),
            rows: families.chain(empty).collect(),
            style: Style { size: 9.5, lead: 13.0, ..BODY },
        }
    }
}
