//! Acts: what people do with kits, drawn by chance and as often as it happens.

use proptest::prelude::*;
use tests::{MINAMI, TAKANE};

use super::{FAMILIES, HOMES};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Act {
    Reserve { family: usize, at: usize, in_days: i64, length: u64, queue: bool },
    Cancel { which: usize },
    Give { which: usize },
    HandOver { family: usize, kit: usize, ago: u64, due_in: u64 },
    TakeBack { loan: usize, parts: [bool; 3], ago: u64, at: usize },
    Check { kit: usize },
    Extend { loan: usize, by: u64 },
    Lose { loan: usize, part: usize, lost: bool },
    Send { kit: usize, to: usize },
    Receive { kit: usize },
    Repair { kit: usize },
    Repaired { kit: usize },
    Mend { kit: usize, part: usize },
    Undo,
    PassDays { days: u64 },
}

pub(super) fn act() -> impl Strategy<Value = Act> {
    let at = prop_oneof![Just(MINAMI), Just(TAKANE)];
    let kit = 0..HOMES.len();
    let often = 0..FAMILIES;
    prop_oneof![
        6 => (often.clone(), at.clone(), -1..18i64, 0..9u64, any::<bool>())
            .prop_map(|(family, at, in_days, length, queue)| Act::Reserve { family, at, in_days, length, queue }),
        2 => any::<usize>().prop_map(|which| Act::Cancel { which }),
        1 => any::<usize>().prop_map(|which| Act::Give { which }),
        9 => (often, kit.clone(), prop_oneof![4 => Just(0), 1 => 1..4u64], 0..32u64)
            .prop_map(|(family, kit, ago, due_in)| Act::HandOver { family, kit, ago, due_in }),
        8 => (any::<usize>(), prop_oneof![3 => Just([true; 3]), 2 => any::<[bool; 3]>()],
              prop_oneof![4 => Just(0), 1 => 1..4u64], at.clone())
            .prop_map(|(loan, parts, ago, at)| Act::TakeBack { loan, parts, ago, at }),
        6 => kit.clone().prop_map(|kit| Act::Check { kit }),
        3 => (any::<usize>(), 0..32u64).prop_map(|(loan, by)| Act::Extend { loan, by }),
        1 => (any::<usize>(), 0..3usize, any::<bool>())
            .prop_map(|(loan, part, lost)| Act::Lose { loan, part, lost }),
        2 => (kit.clone(), at).prop_map(|(kit, to)| Act::Send { kit, to }),
        4 => kit.clone().prop_map(|kit| Act::Receive { kit }),
        1 => kit.clone().prop_map(|kit| Act::Repair { kit }),
        2 => kit.clone().prop_map(|kit| Act::Repaired { kit }),
        3 => (kit, 0..3usize).prop_map(|(kit, part)| Act::Mend { kit, part }),
        4 => Just(Act::Undo),
        3 => (1..4u64).prop_map(|days| Act::PassDays { days }),
    ]
}
