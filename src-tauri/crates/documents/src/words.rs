//! Words (ことば): what papers say, from the readable files in `words/`; a missing key does not compile.
//!
//! One file a paper, one section a reading (`[formal]`, `[easy]`, `[english]`), one line a key: `key = "words"`. In
//! `easy` every kanji carries its reading (`{返却|へんきゃく}`). What a record fills in stands in angle brackets
//! (`<city>`). A translator needs a text editor and nothing else; the tests say what is missing or left over.

use domain::papers::Reading;

use crate::model::{Text, marked, own};

/// Reads a file of words into a struct of that name, at compile time. `office` has the formal section alone.
macro_rules! words {
    (family $name:ident from $file:literal { $($key:ident),* $(,)? }) => {
        words!(@shape $name $file { $($key),* } ["formal", "easy", "english"]);

        impl $name {
            pub(crate) fn of(reading: domain::papers::Reading) -> &'static Self {
                static FORMAL: $name = words!(@read $name "formal" { $($key),* });
                static EASY: $name = words!(@read $name "easy" { $($key),* });
                static ENGLISH: $name = words!(@read $name "english" { $($key),* });
                match reading {
                    domain::papers::Reading::Formal => &FORMAL,
                    domain::papers::Reading::Easy => &EASY,
                    domain::papers::Reading::English => &ENGLISH,
                }
            }
        }
    };
    (office $name:ident from $file:literal { $($key:ident),* $(,)? }) => {
        words!(@shape $name $file { $($key),* } ["formal"]);

        impl $name {
            pub(crate) fn formal() -> &'static Self {
                static FORMAL: $name = words!(@read $name "formal" { $($key),* });
                &FORMAL
            }
        }
    };
    (@shape $name:ident $file:literal { $($key:ident),* } $readings:expr) => {
        /// What the paper says.
        pub(crate) struct $name { $(pub(crate) $key: &'static str,)* }

        impl $name {
            const FILE: &str = include_str!(concat!("../../words/", $file, ".toml"));
            /// The version of these words, the same for every reading.
            #[allow(dead_code, reason = "the words all papers share have no foot of their own")]
            pub(crate) const VERSION: &str = $crate::words::find(Self::FILE, "", "version");
        }

        #[cfg(test)]
        mod words_of_this_paper {
            #[test]
            fn are_complete_and_every_kanji_can_be_read() {
                $crate::words::tests::check(super::$name::FILE, &$readings, &[$(stringify!($key)),*]);
            }
        }
    };
    (@read $name:ident $reading:literal { $($key:ident),* }) => {
        $name { $($key: const { $crate::words::find($name::FILE, $reading, stringify!($key)) },)* }
    };
}
pub(crate) use words;

/// The words of a key. While compiling, a key that is not there stops the compiler.
pub(crate) const fn find(file: &'static str, section: &str, key: &str) -> &'static str {
    let bytes = file.as_bytes();
    let mut at = 0;
    let mut inside = section.is_empty();
    while at < bytes.len() {
        if bytes[at] == b'[' {
            inside = starts_with(bytes, at + 1, section.as_bytes())
                && at + 1 + section.len() < bytes.len()
                && bytes[at + 1 + section.len()] == b']';
        } else if inside && starts_with(bytes, at, key.as_bytes()) {
            let mut from = at + key.len();
            if starts_with(bytes, from, b" = \"") {
                from += 4;
                let mut to = from;
                while bytes[to] != b'"' {
                    to += 1;
                }
                return file.split_at(to).0.split_at(from).1;
            }
        }
        while at < bytes.len() && bytes[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    panic!("a paper's words lack this key")
}

const fn starts_with(bytes: &[u8], at: usize, with: &[u8]) -> bool {
    let mut n = 0;
    while n < with.len() {
        if at + n >= bytes.len() || bytes[at + n] != with[n] {
            return false;
        }
        n += 1;
    }
    true
}

/// The words with what a record says in place of `<name>`; what is filled in is never taken for markup.
pub(crate) fn say(words: &str, with: &[(&str, Text)]) -> Text {
    let mut said = own("");
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('<') {
        let Some((name, behind)) = behind.split_once('>') else { break };
        said = said.and(marked(before));
        if let Some((_, value)) = with.iter().find(|(known, _)| *known == name) {
            said = said.and(value.clone());
        }
        rest = behind;
    }
    said.and(marked(rest))
}

/// Which readings a paper is laid out in: the 参考訳 stands behind the form it explains, and never alone.
pub(crate) fn laid_out_in(reading: Reading) -> &'static [Reading] {
    match reading {
        Reading::Formal => &[Reading::Formal],
        Reading::Easy => &[Reading::Easy],
        Reading::English => &[Reading::Formal, Reading::English],
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::readings::kanji_without_reading;

    fn without_places(words: &str) -> String {
        words.split('<').map(|part| part.split_once('>').map_or(part, |(_, behind)| behind)).collect()
    }

    /// What every file of words must be: every key in every reading, none left over, and ruby in `easy`.
    pub(crate) fn check(file: &str, readings: &[&str], keys: &[&str]) {
        let wanted: BTreeSet<(String, String)> = readings
            .iter()
            .flat_map(|reading| keys.iter().map(move |key| ((*reading).to_owned(), (*key).to_owned())))
            .chain([(String::new(), "version".to_owned())])
            .collect();
        let mut found = BTreeSet::new();
        let mut section = String::new();
        for (n, line) in file.lines().enumerate() {
            if let Some(name) = line.strip_prefix('[') {
                section = name.trim_end_matches(']').to_owned();
            } else if let Some((key, value)) = line.split_once(" = ") {
                assert!(value.len() >= 2 && value.starts_with('"') && value.ends_with('"'), "line {}", n + 1);
                let value = &value[1..value.len() - 1];
                assert!(!value.contains('"') && !value.contains('\\'), "line {}: plain words only", n + 1);
                assert!(found.insert((section.clone(), key.to_owned())), "line {}: said twice", n + 1);
                if section == "easy" {
                    let unread = kanji_without_reading(&without_places(value)).expect("marked up rightly");
                    assert!(unread.is_empty(), "line {}: without ふりがな: {unread:?}", n + 1);
                }
            } else {
                assert!(line.trim().is_empty() || line.starts_with('#'), "line {}: {line}", n + 1);
            }
        }
        assert_eq!(found, wanted, "the keys the paper uses, in every reading, and no other");
    }

    #[test]
    fn a_key_is_found_in_its_own_section_only() {
        const FILE: &str =
            "version = \"1\"\n[formal]\ntitle = \"甲\"\n[easy]\ntitles = \"丙\"\ntitle = \"乙\"\n";
        assert_eq!(find(FILE, "formal", "title"), "甲");
        assert_eq!(find(FILE, "easy", "title"), "乙");
        assert_eq!(find(FILE, "", "version"), "1");
    }

    #[test]
    #[should_panic(expected = "lack this key")]
    fn a_key_that_is_not_there_is_not_passed_over() {
        find("[formal]\ntitle = \"甲\"\n", "easy", "title");
    }

    #[test]
    fn what_a_record_says_is_never_taken_for_markup() {
        let said = say("<who>が<what>を返す", &[("who", own("{山|やま}")), ("what", own("機器"))]);
        assert_eq!(said.words, "{山|やま}が機器を返す");
    }
}
