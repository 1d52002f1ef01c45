//! Families: found by every way of writing them, whatever has become of the rows since.

use proptest::prelude::*;

use domain::{
    Id,
    families::{Language, Member},
    names::search_key,
};
use store::{
    StoreError,
    families::{FamilyRecord, Kept, Order, PersonRecord, find, put, put_person, remove_person, search},
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
        deferment: None,
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

/// What is done to the records between two searches.
#[derive(Debug, Clone)]
enum Step {
    Written { family: u64, name: usize, phone: usize },
    Left { family: u64 },
    TakenBack,
    Refolded,
}

const NAMES: [&str; 8] = ["佐藤", "さとう", "髙橋 由美子", "高橋", "森", "大森", "渡邊", "ﾔﾏﾀﾞ"];
const PHONES: [&str; 3] = ["090-1234-5678", "047-000-0000", ""];
const SOUGHT: [&str; 12] = [
    "さ",
    "佐藤",
    "高橋",
    "森",
    "もり",
    "渡辺",
    "1234",
    "高橋 5678",
    "2026",
    "南-2026-0003",
    "大 森",
    "だれも",
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..9_u64, 0..NAMES.len(), 0..PHONES.len())
            .prop_map(|(family, name, phone)| Step::Written { family, name, phone }),
        2 => (0..9_u64).prop_map(|family| Step::Left { family }),
        2 => Just(Step::TakenBack),
        1 => Just(Step::Refolded),
    ]
}

/// Everything every search finds, in its order.
fn all_found(read: &store::Read) -> Vec<(u32, Vec<String>)> {
    let mut found = Vec::new();
    for kept in [Kept::Anywhere, Kept::At(Id::from(id(1))), Kept::At(Id::from(id(2)))] {
        for order in [Order::Newest, Order::Kana] {
            for sought in SOUGHT {
                let page = search(read, kept, sought, order, 0, 20).expect("sought");
                found.push((page.count, page.families.into_iter().map(|one| one.number).collect()));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_index_in_memory_finds_what_a_walk_through_the_table_finds(steps in proptest::collection::vec(step(), 1..16)) {
        let mut hand = Hand::new();
        hand.place(1, "南センター");
        hand.place(2, "高センター");
        let mut last = None;
        for step in steps {
            match step {
                Step::Written { family: n, name, phone } => {
                    let family = FamilyRecord {
                        id: Id::from(id(1000 + n as u128)),
                        number: format!("南-2026-{n:04}"),
                        place: Id::from(id(1 + u128::from(n % 2))),
                        ..family()
                    };
                    let person = PersonRecord {
                        id: Id::from(id(2000 + n as u128)),
                        family: family.id,
                        phone: PHONES[phone].into(),
                        ..guardian(NAMES[name], "もり")
                    };
                    let act = hand.next("write");
                    let written = hand.store.act::<_, StoreError>(act, |write| {
                        put(write, &family)?;
                        put_person(write, &person)
                    });
                    // Written as it stood, it leaves no entry.
                    last = written.expect("written").1.or(last);
                }
                Step::Left { family: n } => {
                    let there = store::families::members(&hand.store.read(), Id::from(id(1000 + n as u128)))
                        .expect("members");
                    if !there.is_empty() {
                        last = Some(hand.act(|write| remove_person(write, Id::from(id(2000 + n as u128)))));
                    }
                }
                Step::TakenBack => {
                    if let Some(entry) = last.take() {
                        let act = hand.next("take_back");
                        hand.store.act::<_, StoreError>(act, |write| write.reverse(entry)).expect("taken back");
                    }
                }
                Step::Refolded => hand.store.refold().expect("it folds"),
            }
            let by_index = all_found(&hand.store.read());
            // Inside an act the table itself is walked through.
            let act = hand.next("look");
            let (walked, _) =
                hand.store.act::<_, StoreError>(act, |write| Ok(all_found(write))).expect("an act");
            prop_assert_eq!(by_index, walked);
        }
    }
}
