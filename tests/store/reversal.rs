//! Undo: a new act that puts back what an earlier one changed, and names it.

use store::{EntryId, Reversal, StoreError};

use crate::hand::{Hand, family, id, place};

impl Hand {
    fn take_back(&mut self, entry: EntryId) -> (Reversal, Option<EntryId>) {
        let act = self.next("take_back");
        self.store.act::<_, StoreError>(act, |write| write.reverse(entry)).expect("it can be asked")
    }
}

#[test]
fn a_change_is_taken_back_by_an_act_that_names_it() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let before = hand.digest();
    let renamed = hand.rename(1, "北センター");
    let (reversal, by) = hand.take_back(renamed);
    assert_eq!(reversal, Reversal::Done);
    assert_eq!(hand.digest(), before);
    let by = by.expect("it leaves an entry");
    let read = hand.store.read();
    assert_eq!(read.entry(by).expect("read").expect("there").reverses, Some(renamed));
    assert_eq!(read.entry(renamed).expect("read").expect("there").reversed_by, Some(by));
    assert_eq!(read.history("places", id(1), 99).expect("read").len(), 3, "nothing leaves the history");
}

#[test]
fn taking_back_a_new_record_removes_it_and_taking_that_back_brings_it_again() {
    let mut hand = Hand::new();
    let empty = hand.digest();
    let made = hand.place(1, "南センター");
    let there = hand.digest();
    let (_, undone) = hand.take_back(made);
    assert_eq!(hand.digest(), empty);
    let (_, redone) = hand.take_back(undone.expect("an entry"));
    assert_eq!(hand.digest(), there);
    let (_, undone) = hand.take_back(redone.expect("an entry"));
    assert_eq!(hand.digest(), empty);
    hand.store.refold().expect("it folds");
    assert_eq!(hand.digest(), empty);
    assert!(undone.is_some());
}

#[test]
fn taking_back_a_removal_brings_the_record_back_as_it_was() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    hand.rename(1, "北センター");
    let there = hand.digest();
    let removed = hand.act(|write| write.remove("places", id(1)));
    assert_ne!(hand.digest(), there);
    assert_eq!(hand.take_back(removed).0, Reversal::Done);
    assert_eq!(hand.digest(), there);
}

#[test]
fn what_was_changed_since_is_not_taken_back_and_it_says_by_what() {
    let mut hand = Hand::new();
    let made = hand.place(1, "南センター");
    let first = hand.rename(1, "北センター");
    let second = hand.rename(1, "西センター");
    let now = hand.digest();
    let since = Reversal::ChangedSince { table: "places".into(), id: id(1), by: second };
    assert_eq!(hand.take_back(first), (since.clone(), None));
    assert_eq!(hand.take_back(made), (since, None), "nor is the record itself taken away");
    assert_eq!(hand.digest(), now);
    let other = hand.act(|write| write.put("places", id(1), &[("position", 7.into())]));
    assert_eq!(hand.take_back(second).0, Reversal::Done, "another field does not stand in the way");
    assert_eq!(hand.take_back(other).0, Reversal::Done);
}

#[test]
fn a_new_record_that_has_been_added_to_is_not_taken_away() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let hired = hand.act(|write| write.put("staff", id(21), &staff()));
    let left = hand.act(|write| write.put("staff", id(21), &[("left_on", day())]));
    let since = Reversal::ChangedSince { table: "staff".into(), id: id(21), by: left };
    assert_eq!(hand.take_back(hired), (since, None), "though nobody touched what was first written");
    assert_eq!(hand.take_back(left).0, Reversal::Done);
}

#[test]
fn what_is_taken_back_once_is_not_taken_back_twice() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let renamed = hand.rename(1, "北センター");
    let (_, by) = hand.take_back(renamed);
    let by = by.expect("an entry");
    assert_eq!(hand.take_back(renamed), (Reversal::AlreadyReversed { by }, None));
}

#[test]
fn a_new_record_that_another_leans_on_is_not_taken_away() {
    let mut hand = Hand::new();
    let made = hand.place(1, "南センター");
    let leaning = hand.act(|write| write.put("families", id(11), &family(1)));
    let now = hand.digest();
    let since = Reversal::ChangedSince { table: "families".into(), id: id(11), by: leaning };
    assert_eq!(hand.take_back(made), (since, None));
    assert_eq!(hand.digest(), now);
    assert_eq!(hand.take_back(leaning).0, Reversal::Done);
    assert_eq!(hand.take_back(made).0, Reversal::Done, "once it leans no more it can go");
}

#[test]
fn a_record_whose_own_support_is_gone_does_not_come_back() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    hand.act(|write| write.put("families", id(11), &family(1)));
    let family_gone = hand.act(|write| write.remove("families", id(11)));
    let place_gone = hand.act(|write| write.remove("places", id(1)));
    let since = Reversal::ChangedSince { table: "places".into(), id: id(1), by: place_gone };
    assert_eq!(hand.take_back(family_gone), (since, None));
    assert_eq!(hand.take_back(place_gone).0, Reversal::Done);
    assert_eq!(hand.take_back(family_gone).0, Reversal::Done);
}

#[test]
fn a_record_and_what_leans_on_it_made_in_one_act_go_together() {
    let mut hand = Hand::new();
    let empty = hand.digest();
    let both = hand.act(|write| {
        write.put("families", id(11), &family(1))?;
        write.put("places", id(1), &place("南センター"))
    });
    assert_eq!(hand.take_back(both).0, Reversal::Done);
    assert_eq!(hand.digest(), empty);
}

#[test]
fn a_kit_lent_again_meanwhile_is_not_taken_out_of_the_second_familys_hands() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    hand.act(|write| {
        write.put("staff", id(21), &staff())?;
        write.put("families", id(11), &family(1))?;
        write.put("kits", id(31), &kit())?;
        write.put("needs", id(41), &need())?;
        write.put("slips", id(51), &slip())?;
        write.put("loans", id(61), &loan())
    });
    let returned = hand.act(|write| {
        write.put("loans", id(61), &[("returned_on", crate::hand::moment(0).date_naive().into())])
    });
    hand.act(|write| write.put("loans", id(62), &loan()));
    let now = hand.digest();
    let (reversal, entry) = hand.take_back(returned);
    assert!(
        matches!(reversal, Reversal::ChangedSince { table, id, .. } if table == "loans" && id == self::id(61))
    );
    assert_eq!(entry, None);
    assert_eq!(hand.digest(), now, "a kit is in one place at a time");
}

#[test]
fn there_is_nothing_to_take_back_in_a_look_or_in_no_entry() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let look = hand.act(|write| write.mention("places", id(1)));
    assert_eq!(hand.take_back(look), (Reversal::NotThere, None));
    assert_eq!(hand.take_back(EntryId { laptop: 1, seq: 99 }), (Reversal::NotThere, None));
    assert_eq!(hand.take_back(EntryId { laptop: 7, seq: 1 }), (Reversal::NotThere, None));
    assert_eq!(hand.take_back(EntryId { laptop: 1, seq: u64::MAX }), (Reversal::NotThere, None));
}

#[test]
fn taking_back_may_be_part_of_a_larger_act_and_a_refusal_leaves_the_rest_of_it_alone() {
    let mut hand = Hand::new();
    let made = hand.place(1, "南センター");
    hand.act(|write| write.put("families", id(11), &family(1)));
    let larger = hand.act(|write| {
        write.put("places", id(2), &place("北センター"))?;
        assert!(matches!(write.reverse(made)?, Reversal::ChangedSince { .. }));
        write.put("places", id(2), &[("position", 2.into())])
    });
    let line = hand.store.read().entry(larger).expect("read").expect("there");
    assert_eq!(line.reverses, None);
    assert!(line.changes.iter().all(|change| change.id == id(2)));
    let before = hand.digest();
    hand.store.refold().expect("it folds");
    assert_eq!(hand.digest(), before);
}

type Fields<const N: usize> = [(&'static str, store::Value); N];

fn day() -> store::Value {
    crate::hand::moment(0).date_naive().into()
}

fn staff() -> Fields<5> {
    [
        ("name", "佐藤　町子".into()),
        ("kana", "さとう　まちこ".into()),
        ("title", "主任".into()),
        ("role", "staff".into()),
        ("place", id(1).into()),
    ]
}

fn kit() -> Fields<19> {
    [
        ("number", "南-K01".into()),
        ("name", "タブレット一式".into()),
        ("kind", "tablet".into()),
        ("place", id(1).into()),
        ("registered_on", day()),
        ("repair_note", "".into()),
        ("check_note", "".into()),
        ("retired_for", "".into()),
        ("lies_at", id(1).into()),
        ("asset", "equipment".into()),
        ("model", "".into()),
        ("serial", "".into()),
        ("funding", "".into()),
        ("software", "".into()),
        ("line_number", "".into()),
        ("sim_number", "".into()),
        ("carrier", "".into()),
        ("data_cap", "".into()),
        ("note", "".into()),
    ]
}

fn need() -> Fields<9> {
    [
        ("family", id(11).into()),
        ("place", id(1).into()),
        ("asked_on", day()),
        ("asked_by", id(21).into()),
        ("reason", "機器がない".into()),
        ("kinds", "tablet".into()),
        ("decision", "waiting".into()),
        ("decision_no", "".into()),
        ("facts", "".into()),
    ]
}

fn slip() -> Fields<6> {
    [
        ("number", "南-貸-2026-0001".into()),
        ("family", id(11).into()),
        ("need", id(41).into()),
        ("place", id(1).into()),
        ("lent_at", crate::hand::moment(0).into()),
        ("lent_by", id(21).into()),
    ]
}

fn loan() -> Fields<6> {
    [
        ("slip", id(51).into()),
        ("kit", id(31).into()),
        ("family", id(11).into()),
        ("lent_on", day()),
        ("due_on", day()),
        ("tested", "".into()),
    ]
}
