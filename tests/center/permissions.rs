//! Permissions: the table is whole, and the door answers as it says — for every request, in every role.

mod records;
mod walk;

use std::io::{self, Write as _};

use center::{PERMISSIONS, PRINTINGS, Permission, REQUESTS};
use domain::staff::{Deed, Role, Whose, may};
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE};
use uuid::Uuid;

const TODAY: &str = "2026-11-25";

fn names() -> impl Iterator<Item = &'static str> {
    REQUESTS.iter().chain(PRINTINGS).copied()
}

fn row(name: &str) -> Permission {
    let row = PERMISSIONS.iter().find(|(row, _)| *row == name);
    row.unwrap_or_else(|| panic!("{name} has no row")).1
}

#[test]
fn every_request_has_one_row_and_no_row_is_of_nothing() {
    let without: Vec<_> = names().filter(|name| !PERMISSIONS.iter().any(|(row, _)| row == name)).collect();
    assert!(without.is_empty(), "no row in center/src/permissions.rs: {without:?}");
    for (at, (name, _)) in PERMISSIONS.iter().enumerate() {
        assert!(names().any(|known| known == *name), "{name} is no request");
        assert!(PERMISSIONS[..at].iter().all(|(row, _)| row != name), "{name} has two rows");
    }
}

#[test]
fn before_anyone_has_signed_in_only_the_desk_answers() {
    let center = SmallCenter::new();
    center.must("lock", json!({}));
    for name in names().filter(|name| row(name) != Permission::Before) {
        let refused = match REQUESTS.contains(&name) {
            true => center.ask(name, json!({})).map(|_| ()),
            false => center.desk.print(name, json!({})).map(|_| ()),
        };
        assert_eq!(told(refused), json!({ "about": "locked" }), "{name}");
    }
}

#[test]
fn each_role_is_refused_what_the_table_refuses_it_and_nothing_else() {
    let center = SmallCenter::at(DIVISION);
    let head = center.colleague("村上 佳代", "head", TAKANE);
    let staff = center.colleague("西田 悠斗", "staff", TAKANE);
    let mut asked = 0;
    for (who, role) in [(None, Role::Division), (Some(head), Role::Head), (Some(staff), Role::Staff)] {
        if let Some(who) = who {
            center.sign_in(who);
        }
        for name in names() {
            let Permission::May(deed) = row(name) else { continue };
            // A request nobody could read: whoever is let in hears that, and whoever is not, that they may not.
            let answer = match REQUESTS.contains(&name) {
                true => center.ask(name, json!("nothing")).map(|_| ()),
                false => center.desk.print(name, json!("nothing")).map(|_| ()),
            };
            let expected = if may(role, deed, Whose::Own) { "unreadable" } else { "forbidden" };
            assert_eq!(told(answer)["about"], expected, "{name} for {role:?}");
            asked += 1;
        }
    }
    assert!(asked > 300, "{asked} answers were compared");
}

fn told(answer: Result<(), center::Failure>) -> Value {
    answer
        .map_or_else(|failure| serde_json::to_value(failure).expect("JSON"), |()| json!({ "about": "done" }))
}
