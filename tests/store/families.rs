//! Families: found by every way of writing them, whatever has become of the rows since.

use domain::{
    Id,
    families::{Language, Member},
    names::search_key,
};
use store::{
    StoreError,
    families::{FamilyRecord, Kept, PersonRecord, find, put, put_person, remove_person},
};

use crate::hand::{Hand, id, moment};

fn family() -> FamilyRecord {
    FamilyRecord {
        id: Id::from(id(11)),
        number: "南-2026-0001".into(),
        place: Id::from(id(1)),
        address: "架空県架空市１丁目".into(),
        language: Language::Japanese,
        consideration: String::new(),
        note: String::new(),
        registered_on: moment(0).date_naive(),
    }
}

fn guardian(name: &str, kana: &str) -> PersonRecord {
    PersonRecord {
        id: Id::from(id(101)),
        family: Id::from(id(11)),
        member: Member::Guardian,
        name: name.into(),
        kana: kana.into(),
        known_as: String::new(),
        phone: "０９０-1234-5678".into(),
        other_phone: String::new(),
        email: String::new(),
        guardian_born_on: None,
        position: 1,
    }
}

fn found(hand: &Hand, sought: &str) -> bool {
    !find(&hand.store.read(), Kept::Anywhere, sought, 0, 10).expect("it can be sought").is_empty()
}

#[test]
fn a_person_is_found_by_name_kana_and_telephone_number_however_they_are_written() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    hand.act(|write| {
        put(write, &family())?;
        put_person(write, &guardian("髙﨑　みさき", "たかさき　みさき"))
    });
    for sought in
        ["高崎", "髙 﨑", "タカサキ", "ﾀｶｻｷ", "たかさき　みさき", "0901234", "090-1234-5678", "５６７８", ""]
    {
        assert!(found(&hand, sought), "{sought} {}", search_key(sought));
    }
    for sought in ["山田", "さきたか", "髙﨑みさきたか", "0801234"] {
        assert!(!found(&hand, sought), "{sought}");
    }
}

#[test]
fn the_search_follows_a_change_its_undoing_a_removal_and_a_refold() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    hand.act(|write| {
        put(write, &family())?;
        put_person(write, &guardian("山田", "やまだ"))
    });
    let married = hand.act(|write| put_person(write, &guardian("鈴木", "すずき")));
    assert!(found(&hand, "すずき") && !found(&hand, "山田"));
    let act = hand.next("take_back");
    hand.store.act::<_, StoreError>(act, |write| write.reverse(married)).expect("taken back");
    assert!(found(&hand, "山田") && !found(&hand, "すずき"));
    hand.store.refold().expect("it folds");
    assert!(found(&hand, "やまだ"));
    let left = hand.act(|write| remove_person(write, Id::from(id(101))));
    assert!(!found(&hand, "山田"));
    let act = hand.next("take_back");
    hand.store.act::<_, StoreError>(act, |write| write.reverse(left)).expect("taken back");
    assert!(found(&hand, "山田"));
}
