//! Reading (読み込み): the bytes of a file somebody chose, as headings and rows of text.

mod text;
mod workbook;

pub use text::Encoding;

/// What reading holds at most; more is refused in words.
pub struct Bounds;

impl Bounds {
    /// Bytes of a file.
    pub const BYTES: usize = 10 * 1024 * 1024;
    /// Bytes a workbook may unfold to.
    pub const UNFOLDED: u64 = 64 * 1024 * 1024;
    /// Rows under the headings.
    pub const ROWS: usize = 20_000;
    /// Columns.
    pub const COLUMNS: usize = 100;
    /// Characters of one cell.
    pub const CELL: usize = 2_000;
}

/// A table as text: what every later step reads, whatever the file was.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// How the file was written.
    pub encoding: Encoding,
    /// The first row that looks like one of headings. Each is there, and there once.
    pub headings: Vec<String>,
    /// What stands below; rows of nothing are left out.
    pub rows: Vec<SheetRow>,
}

/// A row, as text.
#[derive(Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// Which row of the table it is, from 1, as Excel counts.
    pub number: u32,
    /// As many cells as there are headings; more only where the row itself has more.
    pub cells: Vec<String>,
}

/// Why a file cannot be read as a table. Says no value of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotASheet {
    /// Nothing in it, or only headings.
    #[error("no rows")]
    NoRows,
    /// More bytes than [`Bounds::BYTES`], folded or not.
    #[error("too large")]
    TooLarge,
    /// More than [`Bounds::ROWS`].
    #[error("too many rows")]
    TooManyRows,
    /// More than [`Bounds::COLUMNS`].
    #[error("too many columns in row {row}")]
    TooManyColumns {
        /// Which row.
        row: u32,
    },
    /// A cell over [`Bounds::CELL`] characters: a quotation mark is not closed.
    #[error("a cell of row {row} does not end")]
    EndlessCell {
        /// Which row.
        row: u32,
    },
    /// Neither UTF-8 nor CP932.
    #[error("text of no known encoding")]
    UnknownText,
    /// A workbook of the kind before 2007, or one under a password.
    #[error("an old or locked workbook")]
    OldWorkbook,
    /// A workbook that is not whole.
    #[error("a damaged workbook")]
    DamagedWorkbook,
    /// A picture, a PDF, a program: no table at all.
    #[error("no table")]
    NoTable,
}

/// Reads the bytes of a file.
pub fn read(bytes: &[u8]) -> Result<Sheet, NotASheet> {
    if bytes.len() > Bounds::BYTES {
        return Err(NotASheet::TooLarge);
    }
    let (encoding, rows) = match bytes {
        [b'P', b'K', 3 | 5 | 7, ..] => (Encoding::Workbook, workbook::rows(bytes)?),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Err(NotASheet::OldWorkbook),
        [b'%', b'P', b'D', b'F', ..] | [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] => {
            return Err(NotASheet::NoTable);
        }
        _ => text::rows(bytes)?,
    };
    table(encoding, rows)
}

/// Parts the headings from the rows below them.
fn table(encoding: Encoding, rows: Vec<SheetRow>) -> Result<Sheet, NotASheet> {
    let filled = |row: &SheetRow| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    // Above the headings a title may stand, which fills one cell.
    let at = rows
        .iter()
        .position(|row| filled(row) >= 2)
        .or_else(|| rows.iter().position(|row| filled(row) > 0))
        .ok_or(NotASheet::NoRows)?;
    let mut rows = rows.into_iter().skip(at);
    let headings = named(rows.next().ok_or(NotASheet::NoRows)?.cells);
    let rows: Vec<SheetRow> = rows
        .filter(|row| filled(row) > 0)
        .map(|mut row| {
            let last = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
            row.cells.resize(last.max(headings.len()), String::new());
            row
        })
        .collect();
    if rows.is_empty() {
        return Err(NotASheet::NoRows);
    }
    Ok(Sheet { encoding, headings, rows })
}

/// Headings that can be told apart: one that is missing is called by its column, a second one of a name counted.
fn named(mut cells: Vec<String>) -> Vec<String> {
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    let mut headings: Vec<String> = Vec::with_capacity(cells.len());
    for (column, cell) in (1..).zip(cells) {
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if cell.is_empty() { format!("{column}列目") } else { cell };
        let mut heading = name.clone();
        let mut count = 1;
        while headings.contains(&heading) {
            count += 1;
            heading = format!("{name}（{count}）");
        }
        headings.push(heading);
    }
    headings
}

/// What is gathered row by row, within the bounds.
pub(crate) struct Gathered {
    rows: Vec<SheetRow>,
}

impl Gathered {
    fn new() -> Self {
        Self { rows: Vec::new() }
    }

    /// Takes a row; an empty one is passed over.
    fn take(&mut self, number: u32, cells: Vec<String>) -> Result<(), NotASheet> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        // The headings and a title have room beside the rows.
        if self.rows.len() > Bounds::ROWS + 1 {
            return Err(NotASheet::TooManyRows);
        }
        self.rows.push(SheetRow { number, cells });
        Ok(())
    }
}

/// A cell's text within the bounds, without the spaces around it.
fn cell(text: &str, row: u32) -> Result<String, NotASheet> {
    if text.len() > Bounds::CELL && text.chars().count() > Bounds::CELL {
        return Err(NotASheet::EndlessCell { row });
    }
    Ok(text.trim().replace("\r\n", "\n").replace('\r', "\n"))
}
