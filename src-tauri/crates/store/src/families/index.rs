//! The index (さがす索引): the search keys of all families in memory, as long as the records are open.
//!
//! A letter that is typed must be answered before the next one. To walk through fifty thousand people in the file
//! means to decrypt and unpack every row for every letter; here they lie in one text, the newest number first, which
//! is searched from end to end in one go. It is bounded, it is gone with the open store, and it answers what a walk
//! through the table answers: a family that an act touched is read anew before the next search, and a search inside
//! an act walks through the table.

use std::{
    cell::RefCell,
    cmp::Reverse,
    collections::{BTreeSet, HashMap},
};

use memchr::memmem::Finder;
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::search::{Order, Word};
use crate::Result;

/// Beyond so many families the table is walked through: the index holds some two hundred bytes of each.
const MOST_FAMILIES: u32 = 200_000;
/// So many touched families stand beside the index, until it is made anew.
const MOST_BESIDE: usize = 400;

/// The keys in memory, and what acts have touched since they were read.
#[derive(Default)]
pub(crate) struct Index {
    keys: RefCell<Option<Keys>>,
    touched: RefCell<BTreeSet<Uuid>>,
}

/// Every family's keys as they were read, and those that have changed since.
struct Keys {
    lines: Lines,
    /// Read anew since, by family; `None` where there is no such family any more.
    beside: HashMap<Uuid, Option<Line>>,
}

/// The keys of one family.
struct Line {
    family: Uuid,
    place: Uuid,
    number: String,
    kana: String,
    key: String,
    phones: String,
}

/// Families by number, the newest first, and their keys in one text.
struct Lines {
    lines: Vec<Line>,
    keys: Text,
    phones: Text,
}

/// Many short texts as one; none of them holds a line's end.
struct Text {
    whole: String,
    /// Where each of them begins.
    begins: Vec<usize>,
}

impl Index {
    /// A family that an act has touched: it is read anew before the next search, whatever became of the act.
    pub(crate) fn touch(&self, family: Uuid) {
        self.touched.borrow_mut().insert(family);
    }

    /// Everything is read anew before the next search.
    pub(crate) fn forget(&self) {
        self.keys.replace(None);
        self.touched.borrow_mut().clear();
    }

    /// Those found by every word, in an order; nothing where the table has to be walked through: inside an act,
    /// whose rows may yet be taken back, or where there are too many families.
    pub(super) fn found(
        &self,
        connection: &Connection,
        place: Option<Uuid>,
        beginning: &str,
        words: &[Word],
        order: Order,
    ) -> Result<Option<Vec<Uuid>>> {
        if !connection.is_autocommit() {
            return Ok(None);
        }
        let mut keys = self.keys.borrow_mut();
        let touched = std::mem::take(&mut *self.touched.borrow_mut());
        let many = keys.as_ref().is_none_or(|keys| keys.beside.len() + touched.len() > MOST_BESIDE);
        if many {
            *keys = None;
            let families: u32 = connection
                .prepare_cached("SELECT count(*) FROM search_keys")?
                .query_row([], |row| row.get(0))?;
            if families > MOST_FAMILIES {
                return Ok(None);
            }
            *keys = Some(Keys { lines: Lines::read(connection)?, beside: HashMap::new() });
        }
        let Some(keys) = keys.as_mut() else { return Ok(None) };
        if !many {
            for family in touched {
                keys.beside.insert(family, line_of(connection, family)?);
            }
        }
        Ok(Some(keys.found(place, beginning, words, order)))
    }
}

impl Keys {
    fn found(&self, place: Option<Uuid>, beginning: &str, words: &[Word], order: Order) -> Vec<Uuid> {
        let here = |line: &&Line| place.is_none_or(|place| line.place == place);
        let mut found: Vec<&Line> = self
            .lines
            .found(words)
            .into_iter()
            .filter(|line| !self.beside.contains_key(&line.family))
            .filter(here)
            .collect();
        let beside = self.beside.values().flatten().filter(|line| words.iter().all(|word| word.is_in(line)));
        let before = found.len();
        found.extend(beside.filter(here));
        match order {
            Order::Newest => {
                // The lines lie in this order; only what stands beside them has to find its place.
                if found.len() > before {
                    found.sort_by_key(|line| Reverse((line.number.as_str(), line.family)));
                }
                let beginning = Finder::new(beginning);
                let (mut first, others): (Vec<_>, Vec<_>) =
                    found.into_iter().partition(|line| beginning.find(line.key.as_bytes()).is_some());
                first.extend(others);
                found = first;
            }
            Order::Kana => found.sort_by_key(|line| (line.kana.as_str(), line.number.as_str(), line.family)),
        }
        found.into_iter().map(|line| line.family).collect()
    }
}

impl Word {
    fn is_in(&self, line: &Line) -> bool {
        line.key.contains(&self.key)
            || self.figures.as_ref().is_some_and(|figures| line.phones.contains(figures))
    }
}

impl Lines {
    fn read(connection: &Connection) -> Result<Self> {
        let lines = connection
            .prepare_cached("SELECT * FROM search_keys ORDER BY number DESC, family DESC")?
            .query_and_then([], line)?
            .collect::<rusqlite::Result<Vec<Line>>>()?;
        let keys = Text::of(lines.iter().map(|line| line.key.as_str()));
        let phones = Text::of(lines.iter().map(|line| line.phones.as_str()));
        Ok(Self { lines, keys, phones })
    }

    /// Those that hold every word. The longest word leaves the fewest for the others to be looked for in.
    fn found(&self, words: &[Word]) -> Vec<&Line> {
        let Some(longest) = words.iter().max_by_key(|word| word.key.len()) else { return Vec::new() };
        let mut at = self.keys.holding(&longest.key);
        if let Some(figures) = &longest.figures {
            at.extend(self.phones.holding(figures));
            at.sort_unstable();
            at.dedup();
        }
        let lines = at.into_iter().filter_map(|at| self.lines.get(at));
        let alone = words.len() == 1;
        lines.filter(|line| alone || words.iter().all(|word| word.is_in(line))).collect()
    }
}

impl Text {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (mut whole, mut begins) = (String::new(), Vec::new());
        for text in texts {
            begins.push(whole.len());
            whole.push_str(text);
            whole.push('\n');
        }
        Self { whole, begins }
    }

    /// Which of them hold a word, each once, the first first.
    fn holding(&self, word: &str) -> Vec<usize> {
        let finder = Finder::new(word);
        let (mut found, mut from) = (Vec::new(), 0);
        while let Some(hit) = self.whole.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let next = self.begins.partition_point(|begin| *begin <= from + hit);
            found.push(next - 1);
            match self.begins.get(next) {
                Some(begin) => from = *begin,
                None => break,
            }
        }
        found
    }
}

fn line_of(connection: &Connection, family: Uuid) -> Result<Option<Line>> {
    Ok(connection
        .prepare_cached("SELECT * FROM search_keys WHERE family = ?1")?
        .query_row([family], line)
        .optional()?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        family: row.get("family")?,
        place: row.get("place")?,
        number: row.get("number")?,
        kana: row.get("kana")?,
        key: row.get("key")?,
        phones: row.get("phones")?,
    })
}
