//! Inventing (作りごと): requests in the shape of the contract, with values that are known, plausible or hostile.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Number, Value, json};

use super::shapes::{Shape, Shapes};
use crate::dice::Dice;

/// What is known of the records, and of what each field takes; it grows with every answer.
#[derive(Default)]
pub struct Known {
    /// Texts met in answers, by the name of their part.
    met: BTreeMap<String, BTreeSet<String>>,
    /// Ids met anywhere.
    ids: Vec<String>,
    /// Which kind of text a field was refused for; the next kind is tried.
    refused: BTreeMap<String, usize>,
    /// Texts a field was once taken with.
    taken: BTreeMap<String, Vec<String>>,
}

/// The kinds of text a field may ask for.
const KINDS: usize = 7;
/// So much is remembered of each part.
const REMEMBERED: usize = 40;

impl Known {
    /// Remembers what an answer holds.
    pub fn learn(&mut self, name: &str, value: &Value) {
        match value {
            Value::String(text) if text.len() < 200 => {
                let met = self.met.entry(name.to_owned()).or_default();
                if met.len() < REMEMBERED {
                    met.insert(text.clone());
                }
                if text.len() == 36 && text.parse::<uuid::Uuid>().is_ok() && self.ids.len() < 4_000 {
                    self.ids.push(text.clone());
                }
            }
            Value::Array(items) => items.iter().take(60).for_each(|item| self.learn(name, item)),
            Value::Object(parts) => parts.iter().for_each(|(part, value)| {
                self.learn(part, value);
                // `family: { id }` and `families: [{ id }]` both say what a family's id is.
                if part == "id" {
                    let singular = name.strip_suffix("ies").map_or_else(
                        || name.strip_suffix('s').unwrap_or(name).to_owned(),
                        |stem| format!("{stem}y"),
                    );
                    self.learn(&singular, value);
                }
            }),
            _ => {}
        }
    }

    /// A field could not be read as it was written: another kind of text next time.
    pub fn refuse(&mut self, request: &str, field: &str) {
        *self.refused.entry(format!("{request}.{}", plain(field))).or_default() += 1;
    }

    /// A request was taken: what its fields held is worth holding again.
    pub fn take(&mut self, at: &str, value: &Value) {
        match value {
            Value::String(text) if text.len() < 200 => {
                let taken = self.taken.entry(at.to_owned()).or_default();
                if taken.len() < REMEMBERED && !taken.contains(text) {
                    taken.push(text.clone());
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.take(at, item)),
            Value::Object(parts) => {
                parts.iter().for_each(|(part, value)| self.take(&format!("{at}.{part}"), value))
            }
            _ => {}
        }
    }

    fn text(&self, dice: &mut Dice, at: &str) -> String {
        let name = at.rsplit('.').next().unwrap_or(at);
        if let Some(taken) = self.taken.get(at).filter(|_| dice.percent(60)) {
            return dice.of_these(taken).clone();
        }
        let kind = self.refused.get(at).copied().unwrap_or(0);
        let met = self.met.get(name).filter(|_| kind < 3 && dice.percent(80));
        if let Some(met) = met {
            return met.iter().nth(dice.roll(met.len())).cloned().unwrap_or_default();
        }
        match kind % KINDS {
            0 | 1 if !self.ids.is_empty() => dice.of_these(&self.ids).clone(),
            2 => (*dice.of_these(&["2026-11-25", "2026-11-27", "2026-12-05", "2025-07-14", "2027-03-31"]))
                .to_owned(),
            3 => (*dice.of_these(&["10:30", "11:30", "9:00"])).to_owned(),
            4 => (*dice.of_these(&["2026-11", "2026-12"])).to_owned(),
            5 => "iVBORw0KGgoAAAANSUhEUg==".to_owned(),
            _ => (*dice.of_these(&["佐藤 綾", "電話で確認した", "047-000-0000", "135790"])).to_owned(),
        }
    }
}

/// A path of the contract without the numbers of its lists.
fn plain(field: &str) -> String {
    field.split('[').map(|part| part.split_once(']').map_or(part, |(_, after)| after)).collect()
}

/// A plausible value of a shape.
pub fn plausible(shapes: &Shapes, known: &Known, dice: &mut Dice, shape: &Shape, at: &str) -> Value {
    match shape {
        Shape::Text => known.text(dice, at).into(),
        Shape::Number => match at.rsplit('.').next() {
            Some("year") => json!(2026),
            Some("month") => json!(11 + dice.roll(2)),
            _ => json!(*dice.of_these(&[0, 1, 1, 2, 3, 5, 10, 12, 60])),
        },
        Shape::Flag => dice.percent(50).into(),
        Shape::Null => Value::Null,
        Shape::Word(word) => word.clone().into(),
        Shape::List(of) => {
            (0..dice.roll(4)).map(|_| plausible(shapes, known, dice, of, at)).collect::<Vec<_>>().into()
        }
        Shape::Tuple(these) => {
            these.iter().map(|one| plausible(shapes, known, dice, one, at)).collect::<Vec<_>>().into()
        }
        Shape::Map(of) => {
            let name = known.text(dice, at);
            json!({ name: plausible(shapes, known, dice, of, at) })
        }
        Shape::Either(these) => {
            let one = dice.of_these(these);
            plausible(shapes, known, dice, one, at)
        }
        Shape::Named(name) => plausible(shapes, known, dice, shapes.named(name), at),
        Shape::Parts(_) | Shape::Both(_) => {
            let mut parts = serde_json::Map::new();
            for (name, must, of) in shapes.form(shape, &mut |count| dice.roll(count)) {
                if must || dice.percent(50) {
                    let value = plausible(shapes, known, dice, &of, &format!("{at}.{name}"));
                    parts.insert(name, value);
                }
            }
            parts.into()
        }
    }
}

/// Makes one to three places of a request hostile.
pub fn made_hostile(dice: &mut Dice, request: &mut Value) {
    for _ in 0..1 + dice.roll(3) {
        let mut places = Vec::new();
        places_of(request, &mut Vec::new(), &mut places);
        let way = dice.of_these(&places).clone();
        let Some(place) = way.iter().try_fold(&mut *request, |place, step| match step {
            Step::Part(name) => place.get_mut(name),
            Step::Item(at) => place.get_mut(*at),
        }) else {
            continue;
        };
        *place = hostile(dice, place);
    }
}

#[derive(Clone)]
enum Step {
    Part(String),
    Item(usize),
}

fn places_of(value: &Value, way: &mut Vec<Step>, places: &mut Vec<Vec<Step>>) {
    places.push(way.clone());
    let mut into = |step, value| {
        way.push(step);
        places_of(value, way, places);
        way.pop();
    };
    match value {
        Value::Object(parts) => parts.iter().for_each(|(name, part)| into(Step::Part(name.clone()), part)),
        Value::Array(items) => (0..).zip(items).for_each(|(at, item)| into(Step::Item(at), item)),
        _ => {}
    }
}

/// What nobody should write there.
fn hostile(dice: &mut Dice, there: &Value) -> Value {
    match (dice.roll(10), there) {
        (0, _) => Value::Null,
        (1, _) => nested(dice.roll(120)),
        (2, Value::Object(parts)) => {
            let mut parts = parts.clone();
            if dice.percent(50) {
                parts.insert(text(dice), there.clone());
            } else if let Some(name) = parts.keys().nth(dice.roll(parts.len().max(1))).cloned() {
                parts.remove(&name);
            }
            parts.into()
        }
        (2 | 3, Value::Array(items)) => {
            let times = *dice.of_these(&[0, 2, 40, 2_000]);
            std::iter::repeat_n(items, times).flatten().take(6_000).cloned().collect::<Vec<_>>().into()
        }
        (_, Value::Number(_)) => number(dice),
        (_, Value::String(_)) => text(dice).into(),
        (_, Value::Bool(truth)) => (!truth).into(),
        (4, _) => text(dice).into(),
        (5, _) => number(dice),
        _ => there.clone(),
    }
}

fn nested(depth: usize) -> Value {
    (0..depth)
        .fold(json!({}), |inner, at| if at % 2 == 0 { json!([inner]) } else { json!({ "kind": inner }) })
}

fn number(dice: &mut Dice) -> Value {
    let whole = [
        0,
        -1,
        1,
        12,
        13,
        60,
        99,
        255,
        256,
        365,
        9_999,
        32_768,
        65_535,
        65_536,
        99_999,
        262_143,
        1 << 31,
        (1 << 32) - 1,
        1 << 32,
        1 << 53,
        i64::MAX,
        i64::MIN,
    ];
    match dice.roll(8) {
        0 => u64::MAX.into(),
        1 => Number::from_f64(*dice.of_these(&[0.5, -0.0, 1e308, 5e-324, 1e19])).into(),
        _ => (*dice.of_these(&whole)).into(),
    }
}

fn text(dice: &mut Dice) -> String {
    let words = [
        "",
        " ",
        "\u{0}",
        "\u{1b}[2J",
        "\u{202E}逆さ",
        "\u{FEFF}",
        "\u{FFFF}\u{10FFFF}",
        "\u{E000}",
        "👨‍👩‍👧",
        "か\u{3099}",
        "'; DROP TABLE families; --",
        "%_\\%",
        "<script>alert(1)</script>",
        "=1+1",
        "../../佐藤",
        "0001-01-01",
        "9999-12-31",
        "+262142-12-31",
        "-262143-01-01",
        "1900-01-01",
        "2026-02-29",
        "2028-02-29",
        "9999-12",
        "2026-13",
        "24:00",
        "23:59",
        "00:00",
        "99:99",
        "-1",
        "99999999999999999999",
        "{漢字|",
        "{|}{|}",
        "§999(999)",
        "§0",
        "§4(1",
        "1-4294967295",
        "1-2,4",
        "1,,2-",
        "TSUDOI:K7QF2M4X",
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "====",
        "AAAA",
        "南-2026-0042",
        "K01",
    ];
    match dice.roll(6) {
        0 => {
            let long = *dice.of_these(&[50, 101, 401, 2_001, 30_001, 200_000]);
            (*dice.of_these(&["長", "a", "9", "\n", "（", "か\u{3099}", "{漢|か}"])).repeat(long)
        }
        1 => format!("{}{}", dice.of_these(&words), dice.of_these(&words)),
        _ => (*dice.of_these(&words)).to_owned(),
    }
}
