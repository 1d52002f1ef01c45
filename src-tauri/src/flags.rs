//! Flags (起動のしかた): which ledger a start opens.

use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line asked for.
#[derive(Debug, PartialEq, Eq, Default)]
pub struct Flags {
    /// Another data folder than the user's own.
    pub data: Option<PathBuf>,
    /// The practice ledger (練習) instead of the true one.
    pub practice: bool,
}

impl Flags {
    /// Reads the words after the program's name; the error names the word that is not known.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut flags = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.to_str() {
                Some("--practice") => flags.practice = true,
                Some("--data") => match words.next() {
                    Some(folder) if !folder.is_empty() => flags.data = Some(folder.into()),
                    _ => return Err("--data needs a folder".to_owned()),
                },
                _ => return Err(format!("{} is not known", word.to_string_lossy())),
            }
        }
        Ok(flags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Flags, String> {
        Flags::read(words.iter().map(OsString::from))
    }

    #[test]
    fn a_bare_start_opens_the_true_ledger() {
        assert_eq!(read(&[]), Ok(Flags::default()));
    }

    #[test]
    fn another_folder_and_practice_are_read() {
        let flags = read(&["--data", "/tmp/ledger", "--practice"]).expect("both are known");
        assert_eq!(flags, Flags { data: Some("/tmp/ledger".into()), practice: true });
    }

    #[test]
    fn an_unknown_word_is_named() {
        assert_eq!(read(&["--fast"]), Err("--fast is not known".to_owned()));
        assert_eq!(read(&["--data"]), Err("--data needs a folder".to_owned()));
    }
}
