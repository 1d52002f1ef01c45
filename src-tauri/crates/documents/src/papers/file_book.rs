//! File book (個人情報ファイル簿の案, §8): which personal data are kept, what for and how long.

use super::{code, document, figures, note, opening, particular, particulars};
use crate::{
    Head,
    model::{Align, BODY, Block, Cell, Document, Style, Table, given, marked, own},
    words::{say, words},
};

words! {
    office Says from "file-book" {
        title, file, file_is, organ, organ_is, division, purpose, purpose_is, scope, scope_is, collected,
        collected_is, sensitive, sensitive_is, provided, provided_is, claims, form, form_is, kind, why, on, items,
        years, years_are, from, note,
    }
}

/// 個人情報ファイル簿（案）.
#[derive(Clone)]
pub struct FileBookPaper {
    /// The head.
    pub head: Head,
    /// How many families are registered.
    pub families: u32,
    /// Each kind of record.
    pub kinds: Vec<FileBookLine>,
}

/// A kind of record.
#[derive(Clone)]
pub struct FileBookLine {
    /// What it is called.
    pub kind: String,
    /// 利用目的.
    pub purpose: String,
    /// 保有の根拠.
    pub basis: String,
    /// 記録項目.
    pub items: String,
    /// 保存年限.
    pub years: u32,
    /// From when they are counted.
    pub counted_from: String,
}

impl FileBookPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::formal();
        let city = own(head.issuer.city.clone());
        let division = || vec![own(head.issuer.division.clone())];
        let count = own(figures(self.families));
        let rows = vec![
            particular(says.file, vec![marked(says.file_is)]),
            particular(says.organ, vec![say(says.organ_is, &[("city", city)])]),
            particular(says.division, division()),
            particular(says.purpose, vec![marked(says.purpose_is)]),
            particular(says.scope, vec![say(says.scope_is, &[("count", count)])]),
            particular(says.collected, vec![marked(says.collected_is)]),
            particular(says.sensitive, vec![marked(says.sensitive_is)]),
            particular(says.provided, vec![marked(says.provided_is)]),
            particular(says.claims, division()),
            particular(says.form, vec![marked(says.form_is)]),
        ];
        vec![
            opening(head, ""),
            Block::Title(marked(says.title)),
            particulars(rows, BODY),
            Block::Gap(6.0),
            Block::Table(self.table()),
            Block::Gap(4.0),
            note(marked(says.note)),
            Block::Together(vec![Block::Gap(8.0), code(head)]),
        ]
    }

    fn table(&self) -> Table {
        let says = Says::formal();
        let rows = self.kinds.iter().map(|line| {
            vec![
                Cell::words(own(line.kind.clone())),
                Cell::Words(
                    vec![
                        own(line.purpose.clone()),
                        say(says.on, &[("basis", given("保有の根拠", line.basis.clone()))]),
                    ],
                    Align::Left,
                ),
                Cell::words(own(line.items.clone())),
                Cell::centred(say(says.years_are, &[("years", own(figures(line.years)))])),
                Cell::words(own(line.counted_from.clone())),
            ]
        });
        Table {
            columns: vec![6.5, 14.0, 11.5, 4.0, 7.0],
            head: [says.kind, says.why, says.items, says.years, says.from].map(marked).to_vec(),
            rows: rows.collect(),
            style: Style { size: 9.0, lead: 13.0, ..BODY },
        }
    }
}
