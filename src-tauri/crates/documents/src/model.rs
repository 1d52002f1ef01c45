//! What is said (文書の組み立て): a paper as a list of blocks, each with its meaning. No positions, no fonts.

use std::{borrow::Cow, ops::Range, sync::Arc};

use chrono::NaiveDate;

use crate::{
    codes::Modules,
    fonts::Voice,
    readings::{Piece, pieces},
};

/// A paper, ready to be laid out.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    /// The paper's name. Holds no personal data: it becomes the file's title.
    pub(crate) title: &'static str,
    /// 発行日.
    pub(crate) issued_on: NaiveDate,
    /// The language it is written in.
    pub(crate) language: Language,
    /// 練習.
    pub(crate) practice: bool,
    /// What stands at the foot of every page, left.
    pub(crate) foot: String,
    /// The parts of the paper, each with page numbers of its own: 市控, 本人控.
    pub(crate) parts: Vec<Vec<Block>>,
}

/// The language of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// 日本語.
    Japanese,
    /// English (参考訳): what would be set in 明朝 is set in letters of their own widths.
    English,
}

/// Words, and whose they are.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Text {
    pub(crate) words: Cow<'static, str>,
    /// What a person would call these words (`保護者の氏名`); the paper's own words have no such name.
    pub(crate) called: &'static str,
    /// The kana above them, in order (ふりがな).
    pub(crate) readings: Vec<Reading>,
}

/// Kana above some of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// Which bytes of the words they stand above.
    pub(crate) over: Range<usize>,
    pub(crate) kana: String,
}

/// The paper's own words.
pub(crate) fn own(words: impl Into<Cow<'static, str>>) -> Text {
    Text { words: words.into(), called: "", readings: Vec::new() }
}

/// Words that came from a record.
pub(crate) fn given(called: &'static str, words: impl Into<String>) -> Text {
    Text { words: Cow::Owned(words.into()), called, readings: Vec::new() }
}

/// The paper's own words with their readings marked up (`{漢字|かんじ}`). Words that are not marked up rightly
/// stand as they are, braces and all, so that a preview shows what is wrong.
pub(crate) fn marked(words: &str) -> Text {
    let Ok(pieces) = pieces(words) else { return own(words.to_owned()) };
    pieces.into_iter().fold(own(""), |text, piece| match piece {
        Piece::Plain(words) => text.and(own(words)),
        Piece::Read { base, reading } => text.and(own(base).read_as(&reading)),
    })
}

impl Text {
    /// The same words with kana above all of them.
    pub(crate) fn read_as(mut self, kana: &str) -> Text {
        let over = 0..self.words.len();
        self.readings = vec![Reading { over, kana: kana.to_owned() }];
        self
    }

    /// These words, and others behind them; what came from a record keeps its name.
    pub(crate) fn and(mut self, other: Text) -> Text {
        let behind = self.words.len();
        if behind == 0 && self.called.is_empty() {
            return other;
        }
        self.words.to_mut().push_str(&other.words);
        let moved = |reading: Reading| Reading {
            over: reading.over.start + behind..reading.over.end + behind,
            ..reading
        };
        self.readings.extend(other.readings.into_iter().map(moved));
        if self.called.is_empty() {
            self.called = other.called;
        }
        self
    }
}

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) voice: Voice,
    /// Points.
    pub(crate) size: f32,
    /// From line to line, in points.
    pub(crate) lead: f32,
}

/// The running text of a form.
pub(crate) const BODY: Style = Style { voice: Voice::Mincho, size: 10.5, lead: 17.5 };
/// The same, set for a text of many lines.
pub(crate) const CLAUSE: Style = Style { voice: Voice::Mincho, size: 10.5, lead: 18.0 };
/// What stands at the foot, and notes.
pub(crate) const NOTE: Style = Style { voice: Voice::Mincho, size: 9.0, lead: 14.0 };
/// The running text of a paper in English.
pub(crate) const ENGLISH: Style = Style { voice: Voice::Latin, size: 10.5, lead: 15.5 };
/// A title.
pub(crate) const TITLE: Style = Style { voice: Voice::Mincho, size: 16.0, lead: 24.0 };

/// Where a text stands between the margins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    /// Both edges straight (両端揃え).
    Justified,
    /// From the left margin (左揃え).
    Left,
    /// In the middle (中央揃え).
    Centre,
    /// To the right margin (右揃え).
    Right,
}

/// One block of a paper. Its variant is its meaning, and its tag in the file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    /// 表題.
    Title(Text),
    /// 見出し, never parted from what follows.
    Heading { text: Text, style: Style },
    /// 段落.
    Paragraph { text: Text, align: Align, style: Style, first_indent: f32, indent: f32 },
    /// 号: a label that hangs before its body; the body begins at `body_at` em.
    Item { label: Text, text: Text, body_at: f32, style: Style },
    /// 確認欄: a box to tick, what it says, and its clause.
    Check { text: Text, clause: Text, tick: Tick, style: Style },
    /// Words at the left margin and words at the right, on the same lines.
    Sides { left: Vec<Text>, right: Vec<Text>, style: Style },
    /// 記入欄: labels with ruled lines to write on, side by side.
    Entries(Vec<Entry>),
    /// 署名: a day, a label, and the strokes of a pen above the rule.
    Signed { day: Text, label: Text, strokes: Vec<Vec<(u16, u16)>> },
    /// 表.
    Table(Table),
    /// きりとり.
    Cut,
    /// 確認コード with its QR at the right, and lines beside it.
    Code { lines: Vec<Text>, code: Option<Text>, qr: Option<Modules> },
    /// バーコード (Code 128), its letters below it.
    Barcode { code: Text },
    /// ラベル用紙: sheets of labels, from edge to edge; nothing else stands on them.
    Labels(Labels),
    /// A key to be copied by hand: groups of letters, large and far apart.
    Key { groups: Vec<Text> },
    /// 改頁.
    NextPage,
    /// An empty space, in points.
    Gap(f32),
    /// Blocks that stay on one page.
    Together(Vec<Block>),
    /// Blocks that stand at the foot of the page.
    AtFoot(Vec<Block>),
    /// 共通の部分: blocks that flow, put together and laid out once for a whole job ([`crate::alike::Alike`]).
    Common(Arc<[Block]>),
}

/// Labels on sheets of them (ラベル).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Labels {
    pub(crate) sheet: LabelSheet,
    /// How many labels of the first sheet are used up.
    pub(crate) used: usize,
    pub(crate) labels: Vec<Label>,
}

/// How labels lie on an A4 sheet (ラベル用紙). Millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelSheet {
    /// How many stand side by side.
    pub across: usize,
    /// How many rows there are.
    pub down: usize,
    /// Width and height of one.
    pub cell: (f32, f32),
    /// From the sheet's left and upper edge to the first.
    pub edge: (f32, f32),
    /// Between two, sideways and downwards.
    pub gap: (f32, f32),
}

impl LabelSheet {
    /// １０面, two by five.
    pub const TEN: LabelSheet =
        LabelSheet { across: 2, down: 5, cell: (86.4, 50.8), edge: (18.6, 21.5), gap: (0.0, 0.0) };
    /// １２面, two by six, as most makers cut them.
    pub const TWELVE: LabelSheet =
        LabelSheet { across: 2, down: 6, cell: (86.4, 42.3), edge: (18.6, 21.6), gap: (0.0, 0.0) };
    /// １８面, three by six, with room between the columns.
    pub const EIGHTEEN: LabelSheet =
        LabelSheet { across: 3, down: 6, cell: (63.5, 46.6), edge: (7.25, 8.7), gap: (2.5, 0.0) };
    /// ２１面, three by seven, with room between the columns.
    pub const TWENTY_ONE: LabelSheet =
        LabelSheet { across: 3, down: 7, cell: (63.5, 38.1), edge: (7.25, 15.15), gap: (2.5, 0.0) };
    /// ２４面, three by eight.
    pub const TWENTY_FOUR: LabelSheet =
        LabelSheet { across: 3, down: 8, cell: (66.0, 33.9), edge: (6.0, 12.9), gap: (0.0, 0.0) };
    /// ４４面, four by eleven.
    pub const FORTY_FOUR: LabelSheet =
        LabelSheet { across: 4, down: 11, cell: (48.3, 25.4), edge: (8.4, 8.8), gap: (0.0, 0.0) };

    /// How many labels a sheet has.
    pub const fn labels(&self) -> usize {
        self.across * self.down
    }
}

/// One label: a QR, a large number and small lines below it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    pub(crate) number: Text,
    pub(crate) lines: Vec<Text>,
    /// What the QR says, as it is.
    pub(crate) code: String,
}

/// A label and the line to write on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry {
    pub(crate) label: Text,
    /// What is already known.
    pub(crate) filled: Text,
    /// How much of the line's width it takes, in parts of the whole.
    pub(crate) share: f32,
    /// A place for a seal at its end (印).
    pub(crate) seal: Seal,
}

/// Whether a box is ticked already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    /// To be ticked by hand, or left empty on the screen.
    Open,
    /// Ticked on the screen.
    Set,
}

/// Whether a seal is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seal {
    /// A signature is enough.
    Unasked,
    /// A ring with 印 in it.
    Asked,
}

/// A signature that was written on the screen (画面での署名): the pen's strokes, and what witnesses them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Each stroke: its points in a field of 1000 by 300, from the upper left.
    pub strokes: Vec<Vec<(u16, u16)>>,
    /// The day.
    pub on: NaiveDate,
    /// The time, as `１０時３２分`.
    pub time: String,
    /// Before whom.
    pub before: String,
}

/// The field a signature is written in.
pub(crate) const SIGNING_FIELD: (f32, f32) = (1000.0, 300.0);

/// A ruled table (表).
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    /// The widths of its columns, in parts of the whole.
    pub(crate) columns: Vec<f32>,
    /// Its head, said again on every page it reaches.
    pub(crate) head: Vec<Text>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) style: Style,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// 項目名, spread over the width of its column (均等割付).
    Label(Text),
    /// Words, line by line.
    Words(Vec<Text>, Align),
    /// The cell above goes on: no rule between.
    Continued,
}

impl Block {
    /// A paragraph of running text, its first line moved in by one em.
    pub(crate) fn paragraph(text: Text) -> Block {
        Block::Paragraph { text, align: Align::Justified, style: BODY, first_indent: 1.0, indent: 0.0 }
    }

    /// A paragraph in English, its words wrapped, its right edge ragged or straight.
    pub(crate) fn english(text: Text, align: Align) -> Block {
        Block::Paragraph { text, align, style: ENGLISH, first_indent: 0.0, indent: 0.0 }
    }

    /// A line of running text, without 字下げ.
    pub(crate) fn line(text: Text, align: Align) -> Block {
        Block::Paragraph { text, align, style: BODY, first_indent: 0.0, indent: 0.0 }
    }
}

impl Cell {
    /// One line of words, at the left.
    pub(crate) fn words(text: Text) -> Cell {
        Cell::Words(vec![text], Align::Left)
    }

    /// One line of words, in the middle.
    pub(crate) fn centred(text: Text) -> Cell {
        Cell::Words(vec![text], Align::Centre)
    }
}

// No length in a block is ever NaN: what is equal to something is equal to itself.
impl Eq for Block {}

/// By its words alone: blocks that differ in looks only are told apart when they are compared.
impl std::hash::Hash for Block {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let mut say = |text: &Text| text.words.hash(state);
        match self {
            Block::Title(text) | Block::Heading { text, .. } | Block::Paragraph { text, .. } => say(text),
            Block::Item { label: text, text: other, .. } | Block::Check { text, clause: other, .. } => {
                say(text);
                say(other);
            }
            Block::Sides { left, right, .. } => left.iter().chain(right).for_each(say),
            Block::Entries(entries) => {
                entries.iter().flat_map(|entry| [&entry.label, &entry.filled]).for_each(say);
            }
            Block::Signed { day, label, strokes } => {
                say(day);
                say(label);
                strokes.hash(state);
            }
            Block::Table(table) => table.rows.iter().flatten().for_each(|cell| match cell {
                Cell::Label(text) => say(text),
                Cell::Words(texts, _) => texts.iter().for_each(&mut say),
                Cell::Continued => {}
            }),
            Block::Code { lines, code, .. } => {
                lines.iter().chain(code).for_each(say);
            }
            Block::Barcode { code } => say(code),
            Block::Key { groups } => groups.iter().for_each(say),
            Block::Gap(height) => height.to_bits().hash(state),
            Block::Cut | Block::NextPage | Block::Labels(_) | Block::Together(_) | Block::AtFoot(_) => {}
            Block::Common(blocks) => blocks.len().hash(state),
        }
    }
}
