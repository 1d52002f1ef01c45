//! The journal: every act leaves its entry, and the tables are what the entries add up to.

use proptest::prelude::*;
use store::{Chain, EntryId, Reversal, Store, StoreError, Value};

use crate::hand::{Hand, family, id, laptop, moment, place};

/// How many entries a whole journal holds.
fn entries(store: &Store) -> u64 {
    match store.read().verify().expect("it can be read") {
        Chain::Whole { entries, .. } => entries,
        Chain::Broken { at } => panic!("broken at {at}"),
    }
}

#[test]
fn an_empty_journal_is_whole() {
    let store = Store::in_memory(&laptop()).expect("a store");
    assert_eq!(store.read().verify().expect("read"), Chain::Whole { entries: 0, head: [0; 32] });
    assert_eq!(store.read().known().expect("read"), [(id(0xA), 0)]);
    assert_eq!(store.read().this_laptop().expect("read"), id(0xA));
}

#[test]
fn each_act_is_the_next_entry_of_this_laptop_and_moves_the_head() {
    let mut hand = Hand::new();
    let first = hand.place(1, "南センター");
    let Chain::Whole { head, .. } = hand.store.read().verify().expect("read") else { panic!("broken") };
    let second = hand.rename(1, "中央センター");
    assert_eq!((first, second), (EntryId { laptop: 1, seq: 1 }, EntryId { laptop: 1, seq: 2 }));
    let Chain::Whole { entries, head: later } = hand.store.read().verify().expect("read") else {
        panic!("broken")
    };
    assert_eq!(entries, 2);
    assert_ne!(head, later);
    assert_eq!(hand.store.read().known().expect("read"), [(id(0xA), 2)]);
}

#[test]
fn a_failed_act_writes_nothing() {
    #[derive(Debug)]
    enum Refused {
        Rule,
        Store,
    }
    impl From<StoreError> for Refused {
        fn from(_: StoreError) -> Self {
            Self::Store
        }
    }
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let before = hand.digest();
    let act = hand.next("refused");
    let refused = hand.store.act(act, |write| {
        write.put("places", id(2), &place("北センター"))?;
        Err::<(), _>(Refused::Rule)
    });
    assert!(matches!(refused, Err(Refused::Rule)));
    let act = hand.next("no such column");
    let odd = hand.store.act(act, |write| {
        write.put("places", id(2), &place("北センター"))?;
        write.put("places", id(2), &[("colour", "red".into())])?;
        Ok::<_, Refused>(())
    });
    assert!(matches!(odd, Err(Refused::Store)));
    assert_eq!(hand.digest(), before);
    assert_eq!(entries(&hand.store), 1);
}

#[test]
fn a_panic_writes_nothing_and_poisons_nothing() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let act = hand.next("panic");
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _ = hand.store.act(act, |write| -> Result<(), StoreError> {
            write.put("places", id(2), &place("北センター"))?;
            panic!("as a fault in a rule would")
        });
    }));
    assert!(panicked.is_err());
    assert_eq!(hand.rename(1, "中央センター"), EntryId { laptop: 1, seq: 2 }, "the next act goes on");
    assert!(hand.store.read().history("places", id(2), 99).expect("read").is_empty());
}

#[test]
fn a_dangling_reference_is_refused_when_the_act_ends_and_not_before() {
    let mut hand = Hand::new();
    let act = hand.next("dangling");
    let refused = hand.store.act::<_, StoreError>(act, |write| write.put("families", id(3), &family(9)));
    assert!(refused.is_err());
    assert_eq!(entries(&hand.store), 0);
    hand.act(|write| {
        write.put("families", id(3), &family(9))?;
        write.put("places", id(9), &place("南センター"))
    });
}

#[test]
fn an_act_that_changes_nothing_leaves_no_entry() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let act = hand.next("nothing");
    let (answer, entry) = hand
        .store
        .act::<_, StoreError>(act, |write| {
            write.put("places", id(1), &place("南センター"))?;
            write.remove("places", id(7))?;
            Ok("done")
        })
        .expect("it can be done");
    assert_eq!((answer, entry), ("done", None));
    assert_eq!(entries(&hand.store), 1);
}

#[test]
fn a_look_at_a_card_is_an_entry_too_and_changes_nothing() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let before = hand.digest();
    let look = hand.act(|write| write.mention("places", id(1)));
    assert_eq!(hand.digest(), before);
    assert_eq!(entries(&hand.store), 2);
    let line = hand.store.read().entry(look).expect("read").expect("it is there");
    assert!(line.changes.is_empty());
    assert_eq!(line.looked, [("places".to_owned(), id(1))]);
}

#[test]
fn entries_stay_in_order_when_the_wall_clock_goes_back() {
    let mut hand = Hand::new();
    hand.clock.set(1000);
    hand.place(1, "南センター");
    hand.clock.set(0);
    let later = hand.rename(1, "中央センター");
    let line = &hand.store.read().latest(1).expect("read")[0];
    assert_eq!(line.entry, later, "what was written later stands later");
    assert_eq!(line.entered_at, moment(1), "though it says the time it was told");
    let before = hand.digest();
    hand.store.refold().expect("it folds");
    assert_eq!(hand.digest(), before, "and folds later");
    let line = hand.store.read().history("places", id(1), 99).expect("read").remove(0);
    assert_eq!(line.changes[0].to, Some("中央センター".into()));
}

#[test]
fn only_what_a_table_has_can_be_written() {
    let mut hand = Hand::new();
    for (table, fields) in [
        ("entry", vec![("act", Value::from("forged"))]),
        ("search_keys", vec![("key", Value::from("やまだ"))]),
        ("no_such_table", vec![]),
        ("places", vec![("id", Value::from(id(4)))]),
        ("places", vec![("name\" = 'x' --", Value::from("x"))]),
        ("places", vec![("name", Value::from("x")), ("name", Value::from("y"))]),
    ] {
        let act = hand.next("odd");
        let odd = hand.store.act::<_, StoreError>(act, |write| write.put(table, id(1), &fields));
        assert!(odd.is_err(), "{table}");
    }
    assert_eq!(entries(&hand.store), 0);
}

/// One thing a person may do to three places and two families.
#[derive(Clone, Debug)]
enum Deed {
    Place(u128, String),
    Rename(u128, Option<String>),
    Family(u128, u128),
    Move(u128, u128),
    RemovePlace(u128),
    RemoveFamily(u128),
    Look(u128),
    TakeBack(u64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let (place, family) = (1..4u128, 11..13u128);
    prop_oneof![
        (place.clone(), "[南北東西]{1,2}").prop_map(|(place, name)| Deed::Place(place, name)),
        (place.clone(), proptest::option::of("[南北東西]{1,2}"))
            .prop_map(|(place, name)| Deed::Rename(place, name)),
        (family.clone(), place.clone()).prop_map(|(family, place)| Deed::Family(family, place)),
        (family.clone(), place.clone()).prop_map(|(family, place)| Deed::Move(family, place)),
        place.clone().prop_map(Deed::RemovePlace),
        family.prop_map(Deed::RemoveFamily),
        place.prop_map(Deed::Look),
        (1..40u64).prop_map(Deed::TakeBack),
        (1..40u64).prop_map(Deed::TakeBack),
    ]
}

/// Does some deeds as one act; it may well be refused.
fn attempt(hand: &mut Hand, deeds: &[Deed]) -> Option<EntryId> {
    let act = hand.next("deeds");
    hand.store
        .act::<_, StoreError>(act, |write| {
            for deed in deeds {
                match deed {
                    Deed::Place(place, name) => write.put("places", id(*place), &crate::hand::place(name))?,
                    Deed::Rename(place, name) => {
                        write.put("places", id(*place), &[("name", name.clone().into())])?;
                    }
                    Deed::Family(family, place) => {
                        write.put("families", id(*family), &crate::hand::family(*place))?;
                    }
                    Deed::Move(family, place) => {
                        write.put("families", id(*family), &[("place", id(*place).into())])?;
                    }
                    Deed::RemovePlace(place) => write.remove("places", id(*place))?,
                    Deed::RemoveFamily(family) => write.remove("families", id(*family))?,
                    Deed::Look(place) => write.mention("places", id(*place))?,
                    Deed::TakeBack(seq) => {
                        write.reverse(EntryId { laptop: 1, seq: *seq })?;
                    }
                }
            }
            Ok(())
        })
        .ok()?
        .1
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_records_are_what_the_journal_adds_up_to(
        acts in proptest::collection::vec(proptest::collection::vec(deed(), 1..4), 1..40),
    ) {
        let mut hand = Hand::new();
        for deeds in &acts {
            attempt(&mut hand, deeds);
        }
        let before = hand.digest();
        hand.store.refold().expect("it folds");
        prop_assert_eq!(hand.digest(), before);
        let whole = matches!(hand.store.read().verify().expect("read"), Chain::Whole { .. });
        prop_assert!(whole);
        prop_assert!(hand.store.read().is_sound().expect("read"));
    }

    #[test]
    fn whatever_was_done_last_can_be_taken_back_and_done_again(
        acts in proptest::collection::vec(proptest::collection::vec(deed(), 1..4), 1..20),
        last in proptest::collection::vec(deed(), 1..4),
    ) {
        let mut hand = Hand::new();
        for deeds in &acts {
            attempt(&mut hand, deeds);
        }
        let before = hand.digest();
        let Some(mut entry) = attempt(&mut hand, &last) else { return Ok(()) };
        let after = hand.digest();
        for expected in [before, after, before] {
            let act = hand.next("take_back");
            let (reversal, by) = hand.store.act::<_, StoreError>(act, |write| write.reverse(entry)).expect("done");
            match (reversal, by) {
                (Reversal::Done, Some(by)) => {
                    prop_assert_eq!(hand.digest(), expected);
                    entry = by;
                }
                // It only looked at something.
                (Reversal::NotThere, None) => {
                    prop_assert_eq!(before, after);
                    break;
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
