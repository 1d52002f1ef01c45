//! Shapes: the contract as the screens have it (`ui/src/lib/center.ts`), read back into what a value must look like.

use std::collections::BTreeMap;

use serde_json::Value;

/// What a value of the contract looks like.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Any text: a name, an id, a day.
    Text,
    /// Any number.
    Number,
    /// Yes or no.
    Flag,
    /// Nothing.
    Null,
    /// This word and no other.
    Word(String),
    /// As many as there are.
    List(Box<Shape>),
    /// So many, each its own.
    Tuple(Vec<Shape>),
    /// Named parts; whether each must be there.
    Parts(Vec<(String, bool, Shape)>),
    /// Parts of any name.
    Map(Box<Shape>),
    /// One of several.
    Either(Vec<Shape>),
    /// All of several, in one.
    Both(Vec<Shape>),
    /// One that is told elsewhere.
    Named(String),
}

/// All shapes of the contract, by name.
pub struct Shapes(BTreeMap<String, Shape>);

impl Shapes {
    /// Reads the generated file.
    pub fn of_the_contract() -> Self {
        let text = include_str!("../../../ui/src/lib/center.ts");
        let mut words = Words::of(text);
        let mut shapes = BTreeMap::new();
        while words.skip("export") {
            words.expect("type");
            let name = words.next();
            words.expect("=");
            let shape = words.shape();
            words.expect(";");
            shapes.insert(name, shape);
        }
        assert!(words.left.is_empty(), "the contract is not read to its end: {:?}", words.left.last());
        Self(shapes)
    }

    /// The shape of a name.
    pub fn named(&self, name: &str) -> &Shape {
        self.0.get(name).unwrap_or_else(|| panic!("{name} is told nowhere"))
    }

    /// What a request takes and what it gives.
    pub fn request(&self, name: &str) -> (&Shape, &Shape) {
        match self.part("Contract", name) {
            Shape::Tuple(pair) => (&pair[0], &pair[1]),
            other => panic!("{name}: {other:?}"),
        }
    }

    /// What a printing takes.
    pub fn printing(&self, name: &str) -> &Shape {
        self.part("Printing", name)
    }

    fn part(&self, whole: &str, name: &str) -> &Shape {
        let Shape::Parts(parts) = self.named(whole) else { panic!("{whole} has parts") };
        &parts.iter().find(|(known, ..)| known == name).unwrap_or_else(|| panic!("{name} is no {whole}")).2
    }

    /// What a value has that its shape has not; nothing where it fits. Names the place, not the value.
    pub fn misfit(&self, shape: &Shape, value: &Value, at: &str) -> Option<String> {
        let wrong = || Some(format!("{at} is not {shape:?}"));
        match (shape, value) {
            (Shape::Named(name), _) => self.misfit(self.named(name), value, at),
            (Shape::Text, Value::String(_))
            | (Shape::Number, Value::Number(_))
            | (Shape::Flag, Value::Bool(_))
            | (Shape::Null, Value::Null) => None,
            (Shape::Word(word), Value::String(text)) if word == text => None,
            (Shape::List(of), Value::Array(items)) => (0..)
                .zip(items)
                .find_map(|(n, item): (usize, _)| self.misfit(of, item, &format!("{at}[{n}]"))),
            (Shape::Tuple(of), Value::Array(items)) if of.len() == items.len() => {
                of.iter().zip(items).find_map(|(of, item)| self.misfit(of, item, at))
            }
            (Shape::Map(of), Value::Object(parts)) => {
                parts.iter().find_map(|(name, part)| self.misfit(of, part, &format!("{at}.{name}")))
            }
            (Shape::Either(these), _) => {
                let misfits: Option<Vec<String>> =
                    these.iter().map(|one| self.misfit(one, value, at)).collect();
                // The one that fits best is the one that fails deepest.
                misfits.and_then(|all| all.into_iter().max_by_key(|misfit| misfit.find(" is ").unwrap_or(0)))
            }
            (Shape::Parts(_) | Shape::Both(_), Value::Object(given)) => {
                let forms = self.forms(shape);
                let misfits: Option<Vec<String>> = forms
                    .iter()
                    .map(|parts| {
                        parts
                            .iter()
                            .find_map(|(name, must, of)| match given.get(name) {
                                Some(part) => self.misfit(of, part, &format!("{at}.{name}")),
                                None if *must => Some(format!("{at}.{name} is not there")),
                                None => None,
                            })
                            .or_else(|| {
                                let told = |name: &String| parts.iter().any(|(known, ..)| known == name);
                                given
                                    .keys()
                                    .find(|name| !told(name))
                                    .map(|name| format!("{at}.{name} is not told"))
                            })
                    })
                    .collect();
                misfits.and_then(|all| all.into_iter().max_by_key(|misfit| misfit.find(" is ").unwrap_or(0)))
            }
            _ => wrong(),
        }
    }

    /// Every set of parts that something made of parts may have.
    fn forms(&self, shape: &Shape) -> Vec<Vec<(String, bool, Shape)>> {
        match shape {
            Shape::Parts(parts) => vec![parts.clone()],
            Shape::Named(name) => self.forms(self.named(name)),
            Shape::Either(these) => these.iter().flat_map(|one| self.forms(one)).collect(),
            Shape::Both(these) => these.iter().fold(vec![Vec::new()], |so_far, one| {
                let more = self.forms(one);
                so_far.iter().flat_map(|known| more.iter().map(|new| [&known[..], new].concat())).collect()
            }),
            other => panic!("{other:?} has no parts"),
        }
    }

    /// One set of parts of something made of parts: `pick` says which of several.
    pub fn form(&self, shape: &Shape, pick: &mut dyn FnMut(usize) -> usize) -> Vec<(String, bool, Shape)> {
        let mut forms = self.forms(shape);
        let at = pick(forms.len());
        forms.swap_remove(at)
    }
}

/// The words of the file, the first one last.
struct Words {
    left: Vec<String>,
}

impl Words {
    fn of(text: &str) -> Self {
        let mut left = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if first == '"' {
                rest[1..].find('"').map_or(rest.len(), |end| end + 2)
            } else if first.is_alphanumeric() || first == '_' {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            } else {
                first.len_utf8()
            };
            let (word, after) = rest.split_at(length);
            if !word.starts_with("//") && !word.starts_with("/*") && !first.is_whitespace() {
                left.push(word.to_owned());
            }
            rest = after;
        }
        left.reverse();
        Self { left }
    }

    fn next(&mut self) -> String {
        self.left.pop().expect("the contract goes on")
    }

    fn skip(&mut self, word: &str) -> bool {
        let there = self.left.last().is_some_and(|next| next == word);
        if there {
            self.left.pop();
        }
        there
    }

    fn expect(&mut self, word: &str) {
        let next = self.next();
        assert_eq!(next, word, "before {:?}", self.left.iter().rev().take(8).collect::<Vec<_>>());
    }

    fn shape(&mut self) -> Shape {
        self.skip("|");
        let mut these = vec![self.joined()];
        while self.skip("|") {
            these.push(self.joined());
        }
        if these.len() == 1 { these.remove(0) } else { Shape::Either(these) }
    }

    fn joined(&mut self) -> Shape {
        let mut these = vec![self.one()];
        while self.skip("&") {
            these.push(self.one());
        }
        if these.len() == 1 { these.remove(0) } else { Shape::Both(these) }
    }

    fn one(&mut self) -> Shape {
        let word = self.next();
        match word.as_str() {
            "string" => Shape::Text,
            "number" => Shape::Number,
            "boolean" => Shape::Flag,
            "null" => Shape::Null,
            "(" => {
                let shape = self.shape();
                self.expect(")");
                shape
            }
            "[" => Shape::Tuple(self.until("]", Self::shape)),
            "{" => self.parts(),
            "Array" => {
                self.expect("<");
                let of = self.shape();
                self.expect(">");
                Shape::List(Box::new(of))
            }
            "Record" => {
                for word in ["<", "symbol", ",", "never", ">"] {
                    self.expect(word);
                }
                Shape::Parts(Vec::new())
            }
            word if word.starts_with('"') => Shape::Word(word.trim_matches('"').to_owned()),
            name => Shape::Named(name.to_owned()),
        }
    }

    fn parts(&mut self) -> Shape {
        if self.skip("[") {
            for word in ["key", "in"] {
                self.expect(word);
            }
            self.shape();
            self.expect("]");
            self.skip("?");
            self.expect(":");
            let of = self.shape();
            self.expect("}");
            return Shape::Map(Box::new(of));
        }
        Shape::Parts(self.until("}", |words| {
            let name = words.next().trim_matches('"').to_owned();
            let must = !words.skip("?");
            words.expect(":");
            (name, must, words.shape())
        }))
    }

    fn until<T>(&mut self, end: &str, one: impl Fn(&mut Self) -> T) -> Vec<T> {
        let mut all = Vec::new();
        while !self.skip(end) {
            all.push(one(self));
            self.skip(",");
        }
        all
    }
}
