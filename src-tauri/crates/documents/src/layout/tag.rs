//! Tags (役割): what each mark is, for those who hear the paper rather than see it.

/// One step of the way from a block down to a mark. A way without steps is an artifact: it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Tag {
    /// 表題.
    Title,
    /// 見出し.
    Heading,
    /// The n-th paragraph of a block.
    Paragraph(u16),
    /// 号: blocks of items that follow one another are one list.
    List,
    /// One item of a list.
    Listed,
    /// Its label: `(1)`.
    Label,
    /// What the label stands before.
    Body,
    /// 表.
    Table,
    /// Its n-th row, the head being one of them.
    Row(u16),
    /// A cell that names others.
    Head {
        /// Which column it stands in.
        column: u16,
        /// What it names.
        names: Names,
    },
    /// A cell.
    Cell {
        /// Which column it stands in.
        column: u16,
        /// How many rows it reaches over.
        rows: u16,
    },
    /// A figure, and what it shows.
    Figure(&'static str),
}

/// What the head of a table names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Names {
    /// The cells below it.
    Column,
    /// The cells beside it.
    Row,
}

impl Tag {
    /// The structure type of PDF.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Tag::Title => "H1",
            Tag::Heading => "H2",
            Tag::Paragraph(_) => "P",
            Tag::List => "L",
            Tag::Listed => "LI",
            Tag::Label => "Lbl",
            Tag::Body => "LBody",
            Tag::Table => "Table",
            Tag::Row(_) => "TR",
            Tag::Head { .. } => "TH",
            Tag::Cell { .. } => "TD",
            Tag::Figure(_) => "Figure",
        }
    }
}
