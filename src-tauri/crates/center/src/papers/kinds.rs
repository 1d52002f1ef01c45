//! Kinds and readings on the wire (書類の種類): the words of `domain`'s one list, so that it stays the only one.

use domain::papers::{OfficialSeal, PaperKind, Reading};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use ts_rs::{Config, TS};

macro_rules! by_word {
    ($(#[$doc:meta])+ $wire:ident($of:ty) as $name:literal from $all:expr) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $wire(pub $of);

        impl From<$of> for $wire {
            fn from(value: $of) -> Self {
                Self(value)
            }
        }

        impl From<$wire> for $of {
            fn from(wire: $wire) -> Self {
                wire.0
            }
        }

        impl Serialize for $wire {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.0.word())
            }
        }

        impl<'de> Deserialize<'de> for $wire {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                word.parse().map(Self).map_err(|_| D::Error::custom("an unknown word"))
            }
        }

        impl TS for $wire {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn name(_: &Config) -> String {
                $name.to_owned()
            }

            fn inline(_: &Config) -> String {
                let words: Vec<_> = $all.iter().map(|value| format!("\"{}\"", value.word())).collect();
                words.join(" | ")
            }

            fn decl(config: &Config) -> String {
                format!("type {} = {};", $name, Self::inline(config))
            }

            fn decl_concrete(config: &Config) -> String {
                Self::decl(config)
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some("center.ts".into())
            }
        }
    };
}

by_word! {
    /// What kind of paper.
    PaperKindWire(PaperKind) as "PaperKind" from PaperKind::ALL
}

by_word! {
    /// Which reading of a paper's words.
    ReadingWire(Reading) as "Reading" from Reading::ALL
}

by_word! {
    /// 公印 on what is sent in the city's name.
    OfficialSealWire(OfficialSeal) as "OfficialSeal" from OfficialSeal::ALL
}
