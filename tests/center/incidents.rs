//! Incidents (事故・違反): a clock that runs until the division takes it, instructions that block closing, a
//! removal that changes the attendance, and the loss button.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{SmallCenter, formal, id};
use uuid::Uuid;

use crate::hands::hands;

const TODAY: &str = "2026-11-25";

fn start(center: &SmallCenter, clause: &str, session: Option<Uuid>, family: Option<Uuid>) -> Uuid {
    let request = json!({ "clause": clause, "session": session, "family": family, "kit": null });
    id(&center.must("start_incident", request)["incident"])
}

fn card(center: &SmallCenter, incident: Uuid) -> Value {
    center.must("incident_card", json!({ "incident": incident }))
}

fn amend(center: &SmallCenter, incident: Uuid, change: impl FnOnce(&mut Value)) -> Value {
    let card = card(center, incident);
    let mut details = card["details"].clone();
    change(&mut details);
    json!({ "incident": incident, "seen": card["seen"], "details": details })
}

fn cares(center: &SmallCenter) -> Vec<Value> {
    center.must("today", json!({}))["cares"].as_array().expect("cares").clone()
}

#[test]
fn told_within_the_minute_it_became_known_is_not_before_it() {
    let (center, _) = hands();
    center.clock.pass(TimeDelta::seconds(40));
    let incident = start(&center, "§6(3)", None, None);
    let relay =
        |at: &str| json!({ "incident": incident, "how": "telephone", "when": { "on": TODAY, "at": at } });
    assert_eq!(center.refused("relay_incident", relay("09:59"))["failure"]["kind"], "beforeItWasKnown");
    center.must("relay_incident", relay("10:00"));
    let row = card(&center, incident)["row"].clone();
    assert_eq!(row["learntAt"], "2026-11-25T01:00:40+00:00");
}

#[test]
fn an_incident_is_started_with_a_clause_alone_and_its_clock_runs_until_the_division_takes_it() {
    let (center, hands) = hands();
    center.sign_in(hands.staff);
    let incident = start(&center, "§6(3)", None, None);
    let row = card(&center, incident)["row"].clone();
    assert_eq!(row["number"], "南-事-2026-0001");
    assert_eq!(row["learntAt"], "2026-11-25T01:00:00+00:00");
    assert_eq!(cares(&center)[0]["kind"], "incidentRuns", "red on 今日 at once");
    assert_eq!(center.must("desk", json!({}))["counts"]["incidents"], 1);
    // The centre tells the division, with its own time.
    center.clock.pass(TimeDelta::minutes(20));
    center.must(
        "relay_incident",
        json!({ "incident": incident, "how": "telephone", "when": { "on": TODAY, "at": "10:05" } }),
    );
    assert_eq!(cares(&center)[0]["relayed"], true);
    let refused = center.refused("receive_incident", json!({ "incident": incident, "when": null }));
    assert_eq!(refused["failure"]["kind"], "divisionOnly", "the centre does not take its own word");
    center.sign_in(hands.division);
    center.must("receive_incident", json!({ "incident": incident, "when": null }));
    center.sign_in(hands.staff);
    assert!(cares(&center).iter().all(|care| care["kind"] != "incidentRuns"), "the clock stands");
    assert_eq!(card(&center, incident)["row"]["receivedAt"], "2026-11-25T01:20:00+00:00");
}

#[test]
fn an_incident_with_an_open_instruction_is_not_closed() {
    let (center, hands) = hands();
    let incident = start(&center, "§6(4)", None, None);
    center.sign_in(hands.division);
    let give = json!({ "incident": incident, "text": "削除を頼み、確かめること", "dueOn": "2026-11-27" });
    assert_eq!(center.refused("give_instruction", give.clone())["failure"]["kind"], "notReceived");
    center.must("receive_incident", json!({ "incident": incident, "when": null }));
    center.must("give_instruction", give);
    center.must("amend_incident", amend(&center, incident, |it| it["facts"] = json!("写真が投稿されていた")));
    let close = json!({ "incident": incident, "outcome": "削除を確かめた" });
    let refused = center.refused("close_incident", close.clone());
    assert_eq!(refused["failure"], json!({ "kind": "instructionsOpen", "open": 1, "clause": "§5(3)" }));
    // The centre follows it; its day stands on 今日 until then.
    center.sign_in(hands.head);
    assert_eq!(cares(&center)[0]["kind"], "instructionOpen");
    let instruction = card(&center, incident)["instructions"][0]["id"].clone();
    let done = json!({ "instruction": instruction, "doneOn": TODAY, "how": "投稿者に電話した" });
    center.must("finish_instruction", done);
    assert_eq!(center.refused("close_incident", close.clone())["failure"]["kind"], "divisionOnly");
    center.sign_in(hands.division);
    center.must("close_incident", close.clone());
    // Closed, it takes nothing more, until it is opened again.
    let note = json!({ "incident": incident, "when": null, "text": "また投稿された" });
    assert_eq!(center.refused("note_incident", note.clone())["failure"]["kind"], "closed");
    center.must("reopen_incident", json!({ "incident": incident, "reason": "また投稿された" }));
    center.must("note_incident", note);
    assert_eq!(card(&center, incident)["row"]["closedAt"], Value::Null);
}

#[test]
fn an_incident_is_closed_only_when_it_is_known_what_happened() {
    let (center, hands) = hands();
    let incident = start(&center, "§6(6)", None, None);
    center.sign_in(hands.division);
    let close = json!({ "incident": incident, "outcome": "注意した" });
    assert_eq!(center.refused("close_incident", close.clone())["failure"]["kind"], "notReceived");
    center.must("receive_incident", json!({ "incident": incident, "when": null }));
    assert_eq!(center.refused("close_incident", close)["failure"]["kind"], "noFacts");
}

#[test]
fn what_each_clause_asks_for_is_kept_and_times_stand_in_order() {
    let center = SmallCenter::new();
    let incident = start(&center, "§6(4)", None, None);
    center.must(
        "amend_incident",
        amend(&center, incident, |it| {
            it["clauses"] = json!(["§6(4)", "§6(5)"]);
            it["url"] = json!("https://example.jp/1");
            it["foundOn"] = json!("2026-11-24");
            it["removalAskedOn"] = json!(TODAY);
            it["occurred"] = json!({ "on": "2026-11-24", "at": "11:05" });
        }),
    );
    let known = card(&center, incident);
    assert_eq!(known["details"]["removalAskedOn"], TODAY);
    assert_eq!(known["details"]["clauses"], json!(["§6(4)", "§6(5)"]));
    let late = amend(&center, incident, |it| it["learnt"] = json!({ "on": "2026-11-24", "at": "11:00" }));
    assert_eq!(center.refused("amend_incident", late)["failure"]["kind"], "learntBefore");
    let none = amend(&center, incident, |it| it["clauses"] = json!([]));
    assert_eq!(center.refused("amend_incident", none)["failure"]["kind"], "noClause");
    let odd = json!({ "clause": "§4(1)", "session": null, "family": null, "kit": null });
    assert_eq!(center.refused("start_incident", odd)["failure"]["kind"], "noClause");
    // Who read it before someone else wrote is told so.
    let mine = amend(&center, incident, |it| it["facts"] = json!("わたしの書いたこと"));
    center.must("amend_incident", amend(&center, incident, |it| it["facts"] = json!("先に書いた")));
    assert_eq!(center.refused("amend_incident", mine)["about"], "overtaken");
}

#[test]
fn a_removal_changes_the_attendance_and_stays_until_it_is_taken_back() {
    let center = SmallCenter::new();
    let family = center.family("沼田 圭", "律", "2024-10-01");
    let session = center.session(TODAY, 12);
    let application = center.application(session, family);
    center.consent(family);
    let mark = |mark: &str| json!({ "application": application, "mark": mark, "because": null, "at": null, "overrideReason": null });
    center.must("mark_attendance", mark("present"));
    center.clock.pass(TimeDelta::minutes(52));
    let incident = start(&center, "§6(3)", Some(session), Some(family));
    let other = json!({ "incident": incident, "clause": "§6(4)", "at": null });
    assert_eq!(center.refused("remove_from_session", other)["failure"]["kind"], "noClause");
    center.must("remove_from_session", json!({ "incident": incident, "clause": "§6(3)", "at": null }));
    let sign = || center.must("day", json!({ "session": session }))["roster"][0]["attendance"].clone();
    assert_eq!((&sign()["mark"], &sign()["leftAt"]), (&json!("left"), &json!("10:52")));
    assert_eq!(
        sign()["removed"],
        json!({ "incident": incident, "clause": "§6(3)", "at": "10:52", "by": "青木 久美子" })
    );
    let refused = center.refused("mark_attendance", mark("present"));
    assert_eq!(refused["failure"], json!({ "kind": "removed", "clause": "§6(3)" }));
    assert_eq!(
        center.refused("clear_attendance", json!({ "application": application }))["failure"]["kind"],
        "removed"
    );
    center.undo();
    assert_eq!(sign()["mark"], "present", "the removal was a mistake");
    assert_eq!(sign()["removed"], Value::Null);
}

#[test]
fn another_places_incident_is_not_read_at_the_door() {
    let (center, hands) = hands();
    let incident = start(&center, "§6(3)", None, None);
    let update = amend(&center, incident, |_| {});
    center.sign_in(hands.other);
    assert_eq!(center.must("incidents", json!({}))["rows"], json!([]));
    for (name, request) in [
        ("incident_card", json!({ "incident": incident })),
        ("amend_incident", update),
        ("relay_incident", json!({ "incident": incident, "how": "mail", "when": null })),
        ("note_incident", json!({ "incident": incident, "when": null, "text": "見た" })),
        ("receive_incident", json!({ "incident": incident, "when": null })),
        ("close_incident", json!({ "incident": incident, "outcome": "了" })),
        ("reopen_incident", json!({ "incident": incident, "reason": "再" })),
        ("draft_papers", formal(json!({ "kind": "incidentReport", "incident": incident }))),
        ("draft_papers", formal(json!({ "kind": "incidentCourse", "incident": incident }))),
    ] {
        let refused = center.refused(name, request);
        assert_eq!(refused["about"], "forbidden", "{name}: {refused}");
    }
    center.sign_in(hands.division);
    assert_eq!(
        center.must("incidents", json!({}))["rows"][0]["id"],
        json!(incident),
        "the division sees all"
    );
}

#[test]
fn each_report_has_the_next_number_and_the_first_stays_as_it_was() {
    let center = SmallCenter::new();
    let incident = start(&center, "§6(3)", None, None);
    let wanted = || formal(json!({ "kind": "incidentReport", "incident": incident }));
    assert_eq!(card(&center, incident)["nextReport"], 1);
    let first = center.must("issue_papers", wanted());
    assert_eq!(card(&center, incident)["nextReport"], 2);
    center.must("amend_incident", amend(&center, incident, |it| it["facts"] = json!("あとからわかったこと")));
    let second = center.must("issue_papers", wanted());
    assert_ne!(first["papers"][0]["number"], second["papers"][0]["number"]);
    assert_eq!(card(&center, incident)["papers"].as_array().expect("papers").len(), 2);
}

/// Twelve sessions; a family was told of four of those to come, and of one that is over.
struct Twelve {
    family: Uuid,
    exposed: Vec<Uuid>,
}

fn twelve(center: &SmallCenter) -> Twelve {
    let family = center.family("沼田 圭", "律", "2024-10-01");
    let other = center.family("森 彩香", "凪", "2025-01-01");
    let days = [
        "2026-11-20",
        "2026-11-26",
        "2026-11-27",
        "2026-11-30",
        "2026-12-01",
        "2026-12-02",
        "2026-12-03",
        "2026-12-04",
        "2026-12-07",
        "2026-12-08",
        "2026-12-09",
        "2026-12-10",
    ];
    let mut exposed = Vec::new();
    for (at, held_on) in days.into_iter().enumerate() {
        let session = center.session(held_on, 12);
        // Each its own ＩＤ等, but for the last, which has those of the third over again.
        let twin = at == 11;
        let nth = if twin { 2 } else { at };
        center.must(
            "reissue_credentials",
            json!({ "session": session, "meetingId": format!("900 {nth}"), "passcode": format!("code{nth}"),
                "reason": "べつのＩＤにする" }),
        );
        let told = |family| {
            let application = center.application(session, family);
            center.must("tell_credentials", json!({ "applications": [application], "way": "telephone" }));
        };
        told(other);
        if [0, 1, 2, 5].contains(&at) {
            told(family);
        }
        if [1, 2, 5, 11].contains(&at) {
            exposed.push(session);
        }
    }
    Twelve { family, exposed }
}

#[test]
fn of_twelve_sessions_exactly_the_four_that_are_exposed_are_listed_and_issued_anew() {
    let center = SmallCenter::new();
    let Twelve { family, exposed } = twelve(&center);
    let lost = json!({ "kind": "ofFamily", "family": family });
    let sheet = center.must("exposure_sheet", json!({ "lost": lost }));
    let of = |state: &str| -> Vec<Uuid> {
        let rows = sheet["sessions"].as_array().expect("sessions").iter();
        rows.filter(|row| row["state"] == state).map(|row| id(&row["session"])).collect()
    };
    assert_eq!(of("toReissue"), exposed, "told to the family, or the same ＩＤ等 over again; no other");
    assert_eq!(of("over").len(), 1, "what is over is listed, and left as it was");
    let calls: Vec<_> = sheet["calls"].as_array().expect("calls").iter().map(|call| &call["name"]).collect();
    assert_eq!(calls, ["森 彩香", "沼田 圭"], "each family once");

    let anew: Vec<Value> = exposed
        .iter()
        .map(|session| json!({ "session": session, "meetingId": null, "passcode": "atarashii9" }))
        .collect();
    let record = json!({ "lost": lost, "incident": null, "facts": "案内の紙をなくした", "reason": "紛失",
        "sessions": anew });
    let recorded = center.must("record_exposure", record);
    assert_eq!((&recorded["reissued"], &recorded["toTellAgain"]), (&json!(4), &json!(7)));
    let after = center.must("exposure_sheet", json!({ "lost": lost }));
    let rows = after["sessions"].as_array().expect("sessions");
    assert!(rows.iter().all(|row| row["state"] != "toReissue"), "what is known opens nothing any more");
    for session in &exposed {
        let known = center.must("reveal_credentials", json!({ "session": session }));
        assert_eq!(known["passcode"], "atarashii9");
    }
    let incident = card(&center, id(&recorded["incident"]));
    assert_eq!(incident["details"]["clauses"], json!(["§5(3)"]));
    assert_eq!(incident["details"]["facts"], "案内の紙をなくした");
    // One act: one step back undoes all of it.
    center.undo();
    let back = center.must("exposure_sheet", json!({ "lost": lost }));
    let states = |sheet: &Value| -> Vec<(Value, Value)> {
        let rows = sheet["sessions"].as_array().expect("sessions").iter();
        rows.map(|row| (row["session"].clone(), row["state"].clone())).collect()
    };
    assert_eq!(states(&back), states(&sheet));
}

#[test]
fn whom_to_call_stays_on_the_sheet_until_each_was_told() {
    let center = SmallCenter::new();
    let Twelve { family, exposed } = twelve(&center);
    let lost = json!({ "kind": "ofFamily", "family": family });
    let anew: Vec<Value> = exposed
        .iter()
        .map(|session| json!({ "session": session, "meetingId": null, "passcode": "atarashii9" }))
        .collect();
    center.clock.pass(TimeDelta::minutes(5));
    let recorded = center.must(
        "record_exposure",
        json!({ "lost": lost, "incident": null, "facts": "案内の紙をなくした", "reason": "紛失", "sessions": anew }),
    );
    let calls = || card(&center, id(&recorded["incident"]))["calls"].clone();
    assert_eq!((&calls()[0]["name"], &calls()[1]["name"]), (&json!("森 彩香"), &json!("沼田 圭")));
    let about = |call: usize| calls()[call]["sessions"].as_array().map(Vec::len);
    assert_eq!((about(0), about(1)), (Some(4), Some(3)), "those each has a seat at");
    let wanted = formal(json!({ "kind": "callSheet", "incident": recorded["incident"] }));
    center.must("issue_papers", wanted.clone());
    let tell = |name: &str| {
        for session in &exposed {
            let known = center.must("session_card", json!({ "session": session }));
            let rows = known["applications"].as_array().expect("applications").clone();
            for row in rows.iter().filter(|row| row["name"] == name) {
                let told = json!({ "applications": [row["id"]], "way": "telephone" });
                center.must("tell_credentials", told);
            }
        }
    };
    tell("沼田 圭");
    assert_eq!(calls().as_array().map(Vec::len), Some(1), "who was told is not called again");
    tell("森 彩香");
    assert_eq!(calls(), json!([]));
    assert_eq!(center.refused("draft_papers", wanted)["failure"]["kind"], "nothing", "and there is no sheet");
}

#[test]
fn a_session_that_is_not_exposed_is_not_issued_anew_by_the_loss_button() {
    let center = SmallCenter::new();
    let Twelve { family, .. } = twelve(&center);
    let fresh = center.session("2026-12-15", 12);
    let refused = center.refused(
        "record_exposure",
        json!({ "lost": { "kind": "ofFamily", "family": family }, "incident": null, "facts": "紛失",
            "reason": "紛失", "sessions": [{ "session": fresh, "meetingId": null, "passcode": "x" }] }),
    );
    assert_eq!(refused["failure"]["kind"], "nothingExposed");
    assert_eq!(center.must("incidents", json!({}))["rows"], json!([]), "nothing was written");
}

#[test]
fn a_lost_kit_exposes_what_its_borrower_was_told_since_it_was_lent() {
    let center = SmallCenter::new();
    let (family, need) = center.borrower("沼田 圭");
    let kit = center.kit();
    let lost = json!({ "kind": "onKit", "kit": kit });
    assert_eq!(center.must("exposure_sheet", json!({ "lost": lost }))["sessions"], json!([]));
    center.loan(need, kit, "2026-12-05");
    let session = center.session("2026-12-01", 12);
    let application = center.application(session, family);
    center.must("tell_credentials", json!({ "applications": [application], "way": "paper" }));
    let sheet = center.must("exposure_sheet", json!({ "lost": lost }));
    assert_eq!(sheet["name"], "沼田 圭");
    let listed = sheet["sessions"].as_array().expect("sessions");
    assert!(listed.iter().any(|row| row["session"] == json!(session)));
}

#[test]
fn a_grave_leak_is_told_of_by_days_the_city_sets() {
    let (center, hands) = hands();
    let incident = start(&center, "§5(3)", None, None);
    center.must(
        "amend_incident",
        amend(&center, incident, |it| {
            it["leakPersons"] = json!(3);
            it["leakKinds"] = json!(["sensitive"]);
        }),
    );
    assert_eq!(card(&center, incident)["leak"], json!({ "promptBy": "2026-11-29", "fullBy": "2026-12-24" }));
    let set = json!({ "promptDays": 3, "fullDays": 30, "wrongfulDays": 60, "persons": 100 });
    assert_eq!(center.refused("set_leak_rules", set.clone())["failure"]["kind"], "divisionOnly");
    center.sign_in(hands.division);
    center.must("set_leak_rules", set);
    assert_eq!(card(&center, incident)["leak"]["promptBy"], "2026-11-27");
}
