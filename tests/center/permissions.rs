//! Permissions: the table is whole, and the door answers as it says — for every request, in every role.

use center::{PERMISSIONS, PRINTINGS, Permission, REQUESTS};
use domain::staff::{Deed, Role, Whose, may};
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, application_entry, good};
use uuid::Uuid;

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

/// Every record there is one of, at 南本町.
struct Records {
    family: Uuid,
    session: Uuid,
    application: Uuid,
    need: Uuid,
    kit: Uuid,
    loan: Uuid,
    part: Uuid,
    paper: Uuid,
}

fn records(center: &SmallCenter) -> Records {
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-11-27", 12);
    let application = center.application(session, family);
    center.consent(family);
    let need = center.approved_need(family);
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-01");
    let papers = center.must("paper_register", json!({ "year": 2026, "kind": null, "page": 0 }));
    let paper = tests::id(&papers["papers"][0]["id"]);
    let part = center.parts(kit)[0];
    Records { family, session, application, need, kit, loan, part, paper }
}

/// Requests about those records, with the deed each is.
fn about(records: &Records) -> Vec<(&'static str, Value, Deed)> {
    use Deed::{DecideNeeds, KeepRecords, LookAtRecords, ReadConsultations};
    let Records { family, session, application, need, kit, loan, part, paper } = records;
    vec![
        ("family_card", json!({ "family": family }), LookAtRecords),
        ("session_card", json!({ "session": session }), LookAtRecords),
        ("day", json!({ "session": session }), LookAtRecords),
        ("loan_card", json!({ "loan": loan }), LookAtRecords),
        ("hand_over_sheet", json!({ "need": need }), LookAtRecords),
        ("judge_application", json!({ "session": session, "family": family }), LookAtRecords),
        ("apply", application_entry(*session, *family), KeepRecords),
        ("reveal_credentials", json!({ "session": session }), KeepRecords),
        ("read_consultation", json!({ "application": application }), ReadConsultations),
        ("clear_attendance", json!({ "application": application }), KeepRecords),
        (
            "mark_attendance",
            json!({ "application": application, "mark": "present", "because": null, "at": null,
                    "overrideReason": null }),
            KeepRecords,
        ),
        ("ask_need", json!({ "family": family, "reason": "カメラがない", "kinds": ["tablet"] }), KeepRecords),
        ("approve_need", json!({ "need": need, "number": "子育第1号", "until": "2027-03-31" }), DecideNeeds),
        (
            "take_back",
            json!({ "loan": loan, "parts": [good(*part)], "returnedOn": null, "returnedTo": null }),
            KeepRecords,
        ),
        ("finish_check", json!({ "kit": kit }), KeepRecords),
        ("void_paper", json!({ "paper": paper, "reason": "書きまちがい" }), KeepRecords),
    ]
}

#[test]
fn another_places_records_answer_only_to_whom_the_table_lets() {
    let center = SmallCenter::at(DIVISION);
    let division = center.me();
    let minami = center.colleague("青木 久美", "head", MINAMI);
    let head = center.colleague("村上 佳代", "head", TAKANE);
    let staff = center.colleague("西田 悠斗", "staff", TAKANE);
    center.sign_in(minami);
    let records = records(&center);
    let mut asked = 0;
    for (who, role) in [(staff, Role::Staff), (head, Role::Head), (division, Role::Division)] {
        center.sign_in(who);
        for (name, request, deed) in about(&records) {
            let answer = center.ask(name, request).map(|_| ());
            let forbidden = told(answer.clone())["about"] == "forbidden";
            assert_eq!(forbidden, !may(role, deed, Whose::Other), "{name} for {role:?}: {answer:?}");
            asked += 1;
        }
    }
    assert_eq!(asked, 48, "answers were compared");
}

fn told(answer: Result<(), center::Failure>) -> Value {
    answer
        .map_or_else(|failure| serde_json::to_value(failure).expect("JSON"), |()| json!({ "about": "done" }))
}
