//! History: the card says who changed what, from what, and when.

use store::Value;

use crate::hand::{Hand, family, id, moment, place};

#[test]
fn a_card_says_who_changed_what_from_what_to_what_and_when_newest_first() {
    let mut hand = Hand::new();
    let made = hand.place(1, "南センター");
    let renamed = hand.rename(1, "中央センター");
    let lines = hand.store.read().history("places", id(1), 99).expect("read");
    assert_eq!(lines.iter().map(|line| line.entry).collect::<Vec<_>>(), [renamed, made]);
    let line = &lines[0];
    assert_eq!(line.act, "change");
    assert_eq!((line.actor, line.actor_name.as_str(), line.place), (id(0xB), "佐藤　町子", id(1)));
    assert_eq!(line.entered_at, moment(2));
    assert!(line.happened_at < line.entered_at, "what happened is told from when it was entered");
    let [change] = &line.changes[..] else { panic!("only what really changed") };
    assert_eq!((change.table.as_str(), change.id, change.field.as_str()), ("places", id(1), "name"));
    assert_eq!(change.from.as_ref().and_then(Value::text), Some("南センター"));
    assert_eq!(change.to.as_ref().and_then(Value::text), Some("中央センター"));
    let first = &lines[1];
    assert_eq!(first.changes.len(), 5, "a new record says all it was given");
    assert!(first.changes.iter().all(|change| change.from.is_none()));
}

#[test]
fn a_card_tells_only_of_itself_and_an_entry_of_all_it_changed() {
    let mut hand = Hand::new();
    let both = hand.act(|write| {
        write.put("places", id(1), &place("南センター"))?;
        write.put("families", id(11), &family(1))
    });
    let read = hand.store.read();
    assert_eq!(read.history("families", id(11), 99).expect("read")[0].changes.len(), 7);
    assert_eq!(read.entry(both).expect("read").expect("there").changes.len(), 12);
    assert!(read.history("families", id(1), 99).expect("read").is_empty());
    assert!(read.entry("1-99".parse().expect("an entry")).expect("read").is_none());
}

#[test]
fn a_field_written_twice_in_one_act_is_one_change() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let entry = hand.act(|write| {
        write.put("places", id(1), &[("name", "北センター".into())])?;
        write.put("places", id(1), &[("name", "西センター".into())])
    });
    let line = hand.store.read().entry(entry).expect("read").expect("there");
    let [change] = &line.changes[..] else { panic!("one change") };
    assert_eq!(change.from.as_ref().and_then(Value::text), Some("南センター"));
    assert_eq!(change.to.as_ref().and_then(Value::text), Some("西センター"));
}

#[test]
fn the_history_of_a_removed_record_stays() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    hand.act(|write| write.remove("places", id(1)));
    let lines = hand.store.read().history("places", id(1), 99).expect("read");
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].changes[0].field, "gone");
    assert_eq!(lines[0].changes[0].to, Some(true.into()));
    hand.place(1, "北センター");
    let lines = hand.store.read().history("places", id(1), 99).expect("read");
    let back = lines[0].changes.iter().find(|change| change.field == "gone").expect("it says so");
    assert_eq!((back.from.clone(), back.to.clone()), (Some(true.into()), Some(false.into())));
}

#[test]
fn the_latest_entries_come_newest_first() {
    let mut hand = Hand::new();
    let entries: Vec<_> = (1..=5).map(|n| hand.place(n, "南センター")).collect();
    let latest = hand.store.read().latest(3).expect("read");
    let latest: Vec<_> = latest.iter().map(|line| line.entry).collect();
    assert_eq!(latest, [entries[4], entries[3], entries[2]]);
    assert!(hand.store.read().latest(0).expect("read").is_empty());
}

#[test]
fn no_log_of_a_line_tells_what_it_holds() {
    let mut hand = Hand::new();
    hand.place(1, "南センター");
    let lines = hand.store.read().latest(1).expect("read");
    let printed = format!("{lines:?} {:?} {:?}", lines[0].changes, lines[0].changes[0].to);
    assert!(!printed.contains("南") && !printed.contains("佐藤"), "{printed}");
}
