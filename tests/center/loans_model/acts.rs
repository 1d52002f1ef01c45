//! Acts: what people do with kits, drawn by chance and as often as it happens.

use proptest::prelude::*;
use tests::{MINAMI, TAKANE};

use super::{FAMILIES, HOMES};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Act {
    Reserve { family: usize, at: usize, in_days: i64, length: u64, queue: bool },
    Cancel { which: usize },
    Give { which: usize },
    Ask { family: usize },
    Decide { family: usize, approve: bool, ago: u64, days: u64 },
    HandOver { family: usize, kits: Vec<usize>, ago: u64, due_in: u64 },
    TakeBack { loan: usize, parts: [bool; 3], ago: u64, at: usize },
    Check { kit: usize, ago: u64 },
    Extend { loan: usize, by: u64 },
    Lose { loan: usize, part: usize, lost: bool },
    Send { kit: usize, to: usize, ago: u64 },
    SendFor { kit: usize, which: usize },
    Receive { kit: usize, ago: u64 },
    Repair { kit: usize, ago: u64 },
    Repaired { kit: usize, ago: u64 },
    Mend { kit: usize, part: usize },
    Undo,
    PassDays { days: u64 },
}

pub(super) fn act() -> impl Strategy<Value = Act> {
    let at = prop_oneof![Just(MINAMI), Just(TAKANE)];
    let kit = 0..HOMES.len();
    let often = 0..FAMILIES;
    let kits =
        prop_oneof![4 => kit.clone().prop_map(|kit| vec![kit]), 1 => prop::collection::vec(kit.clone(), 2)];
    let late = || prop_oneof![4 => Just(0), 1 => 1..4u64];
    prop_oneof![
        6 => (often.clone(), at.clone(), -1..18i64, 0..9u64, any::<bool>())
            .prop_map(|(family, at, in_days, length, queue)| Act::Reserve { family, at, in_days, length, queue }),
        2 => any::<usize>().prop_map(|which| Act::Cancel { which }),
        1 => any::<usize>().prop_map(|which| Act::Give { which }),
        1 => often.clone().prop_map(|family| Act::Ask { family }),
        3 => (often.clone(), prop_oneof![5 => Just(true), 1 => Just(false)], late(), 5..70u64)
            .prop_map(|(family, approve, ago, days)| Act::Decide { family, approve, ago, days }),
        9 => (often, kits, late(), 0..32u64)
            .prop_map(|(family, kits, ago, due_in)| Act::HandOver { family, kits, ago, due_in }),
        8 => (any::<usize>(), prop_oneof![3 => Just([true; 3]), 2 => any::<[bool; 3]>()],
              late(), at.clone())
            .prop_map(|(loan, parts, ago, at)| Act::TakeBack { loan, parts, ago, at }),
        6 => (kit.clone(), late()).prop_map(|(kit, ago)| Act::Check { kit, ago }),
        3 => (any::<usize>(), 0..32u64).prop_map(|(loan, by)| Act::Extend { loan, by }),
        1 => (any::<usize>(), 0..3usize, any::<bool>())
            .prop_map(|(loan, part, lost)| Act::Lose { loan, part, lost }),
        2 => (kit.clone(), at, late()).prop_map(|(kit, to, ago)| Act::Send { kit, to, ago }),
        3 => (kit.clone(), any::<usize>()).prop_map(|(kit, which)| Act::SendFor { kit, which }),
        5 => (kit.clone(), late()).prop_map(|(kit, ago)| Act::Receive { kit, ago }),
        1 => (kit.clone(), late()).prop_map(|(kit, ago)| Act::Repair { kit, ago }),
        2 => (kit.clone(), late()).prop_map(|(kit, ago)| Act::Repaired { kit, ago }),
        3 => (kit, 0..3usize).prop_map(|(kit, part)| Act::Mend { kit, part }),
        4 => Just(Act::Undo),
        3 => (1..4u64).prop_map(|days| Act::PassDays { days }),
    ]
}
