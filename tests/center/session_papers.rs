//! What is printed around a session: in the order it is entered again, counted from what was marked.

use std::process::Command;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{SmallCenter, formal, id};
use uuid::Uuid;

/// What a paper says, in the order it stands on it, without white space.
pub fn text(center: &SmallCenter, wanted: Value) -> String {
    let issued = center.must("issue_papers", formal(wanted));
    let papers: Vec<&Value> =
        issued["papers"].as_array().expect("papers").iter().map(|one| &one["id"]).collect();
    let pdf = center.desk.print("papers", json!({ "papers": papers })).expect("a PDF");
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), pdf).expect("written");
    let said = Command::new("pdftotext")
        .args(["-raw", "-enc", "UTF-8"])
        .arg(file.path())
        .arg("-")
        .output()
        .expect("poppler is installed");
    String::from_utf8_lossy(&said.stdout).chars().filter(|c| !c.is_whitespace()).collect()
}

fn mark(application: Uuid, mark: &str, because: Value) -> Value {
    json!({ "application": application, "mark": mark, "because": because, "at": null,
            "overrideReason": "電話で承諾を得た" })
}

#[test]
fn the_day_and_its_fast_entry_follow_the_printed_roster_line_by_line() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-25", 3);
    let mut names = vec!["渡辺 一花", "青木 由紀", "森 彩香", "佐藤 綾", "小川 恵"];
    for name in &names {
        let family = center.family(name, "湊", "2025-07-14");
        center.application(session, family);
        center.clock.pass(TimeDelta::minutes(1));
    }
    // The second withdraws, and the fourth, who waited, comes into its seat.
    let card = center.must("session_card", json!({ "session": session }));
    let second = id(&card["applications"][1]["id"]);
    center.must("withdraw_application", json!({ "application": second, "because": "illness" }));
    let fourth = id(&card["applications"][3]["id"]);
    center.must("give_seat", json!({ "application": fourth }));
    names.remove(1);
    names.pop();

    let day = center.must("day", json!({ "session": session }));
    let entered: Vec<&str> = day["roster"]
        .as_array()
        .expect("a roster")
        .iter()
        .map(|row| row["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(entered, names, "in the order they applied");
    let roster = text(&center, json!({ "kind": "roster", "session": session }));
    let at = |name: &str| roster.find(&name.replace(' ', "")).unwrap_or_else(|| panic!("{name} on {roster}"));
    assert!(
        entered.windows(2).all(|pair| at(pair[0]) < at(pair[1])),
        "the paper has the same order: {roster}"
    );
    assert!(!roster.contains("小川"), "who waits stands on neither");
}

#[test]
fn the_report_counts_people_as_they_were_marked() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-25", 12);
    let came = center.application(session, center.family("山﨑 美穂", "結衣", "2024-10-01"));
    let fault = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    center.application(session, center.family("森 彩香", "紬", "2025-11-01"));
    center.must("mark_attendance", mark(came, "present", Value::Null));
    center.must("mark_attendance", mark(fault, "absent", json!("lentEquipment")));
    let day = center.must("day", json!({ "session": session }));
    let child = day["roster"][0]["people"][1]["person"].clone();
    let report = |center: &SmallCenter| text(center, json!({ "kind": "sessionReport", "session": session }));
    assert!(report(&center).contains("１家庭（保護者１人、子１人"), "{}", report(&center));
    let asleep =
        json!({ "application": came, "person": child, "mark": "absent", "because": "ownReason", "at": null });
    center.must("mark_person", asleep);
    let said = report(&center);
    assert!(said.contains("１家庭（保護者１人、子０人"), "the child slept: {said}");
    assert!(said.contains("貸与した機器の不具合１"), "{said}");
}

#[test]
fn every_number_of_the_report_opens_the_clause_it_is_counted_under() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-25", 12);
    let came = center.application(session, center.family("山﨑 美穂", "結衣", "2024-10-01"));
    let fault = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    center.must("mark_attendance", mark(came, "present", Value::Null));
    center.must("mark_attendance", mark(came, "left", Value::Null));
    center.must("mark_attendance", mark(fault, "absent", json!("ownEquipment")));
    let draft = center.must("draft_papers", formal(json!({ "kind": "sessionReport", "session": session })));
    let figures = draft["papers"][0]["figures"].as_array().expect("figures").clone();
    let of = |label: &str| {
        let figure = figures.iter().find(|figure| figure["label"] == label);
        figure.map(|figure| (figure["count"].clone(), figure["clause"].clone()))
    };
    assert_eq!(of("申込"), Some((json!(2), json!("§2(4)"))));
    assert_eq!(of("自前の機器の不具合で不参加"), Some((json!(1), json!("§4(3)"))));
    assert_eq!(of("途中で退出"), Some((json!(1), json!("§2(4)"))));
    assert_eq!(of("強制退去"), None, "nobody was removed");
    for figure in &figures {
        let words = center.must("clause", json!({ "clause": figure["clause"], "on": figure["on"] }));
        assert!(words["paragraphs"].as_array().is_some_and(|all| !all.is_empty()), "{figure}");
    }
}

#[test]
fn the_plan_of_a_month_names_its_sessions_and_the_days_of_rest() {
    let center = SmallCenter::new();
    center.session("2026-12-10", 12);
    let place = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    center.must("add_closed_day", json!({ "day": "2026-12-02", "reason": "消毒" }));
    let plan = |month: u32| json!({ "kind": "monthPlan", "place": place, "year": 2026, "month": month });
    let december = text(&center, plan(12));
    for words in [
        "令和８年１２月",
        "１０日（木）",
        "10:30から11:30まで",
        "１２家庭",
        "先着順",
        "２日（水）、６日（日）",
        "３１日（木）",
    ] {
        assert!(december.contains(words), "{words}: {december}");
    }
    assert!(text(&center, plan(10)).contains("この月の予定はありません"));
    assert_eq!(center.refused("draft_papers", formal(plan(13)))["failure"]["field"], "month");
}

#[test]
fn the_result_of_a_draw_is_printed_with_its_seed_and_only_once_it_was_drawn() {
    let center = SmallCenter::new();
    let session = center.session("2026-12-10", 2);
    let card = center.must("session_card", json!({ "session": session }));
    let offer = json!({ "persons": null, "monthsFrom": null, "monthsUntil": null, "applyFrom": null,
                        "applyUntil": null, "choosing": "lottery", "hostAccount": "" });
    center.must(
        "amend_session",
        json!({ "session": session, "plan": {
            "place": card["placeId"], "kind": "gathering", "title": "ひろば", "heldOn": "2026-12-10",
            "startsAt": "10:30", "endsAt": "11:30", "capacity": 2, "service": card["serviceId"],
            "meetingId": "", "passcode": "", "offer": offer,
        }}),
    );
    for name in ["渡辺 一花", "青木 由紀", "森 彩香", "佐藤 綾"] {
        center.application(session, center.family(name, "湊", "2025-07-14"));
    }
    let wanted = json!({ "kind": "drawResult", "session": session });
    assert_eq!(center.refused("draft_papers", formal(wanted.clone()))["failure"]["kind"], "noDraw");
    center.must("draw_lots", json!({ "session": session }));
    let card = center.must("session_card", json!({ "session": session }));
    let result = text(&center, wanted);
    assert!(result.contains(card["draw"]["seed"].as_str().expect("a seed")), "{result}");
    let mut drawn: Vec<_> = card["applications"].as_array().expect("applications").clone();
    drawn.sort_by_key(|row| row["lot"].as_u64());
    let at = |row: &Value| result.find(&row["name"].as_str().expect("a name").replace(' ', ""));
    assert!(drawn.windows(2).all(|pair| at(&pair[0]) < at(&pair[1])), "in the order of the lots: {result}");
    assert_eq!(result.matches("キャンセル待ち").count(), 2, "{result}");
}

#[test]
fn a_printed_guide_tells_the_family_and_a_void_or_saved_one_does_not() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    center.application(session, family);
    let connection = || center.must("day", json!({ "session": session }))["roster"][0]["connection"].clone();
    let guide = || {
        let wanted = json!({ "kind": "connectionGuide", "families": [family], "session": session });
        center.must("issue_papers", formal(wanted))["papers"][0]["id"].clone()
    };
    let leaves = |paper: &Value, way: &str| {
        center.must("note_printing", json!({ "papers": [paper], "way": way, "copies": 1, "pages": "" }));
    };
    let first = guide();
    leaves(&first, "saved");
    assert_eq!(connection()["kind"], "untold", "the file lies on the laptop still");
    leaves(&first, "printed");
    let told = connection();
    assert_eq!((&told["kind"], &told["way"]), (&json!("told"), &json!("paper")));
    center.must(
        "reissue_credentials",
        json!({ "session": session, "meetingId": "999 888 777", "passcode": "x", "reason": "ほかの人に知られた" }),
    );
    leaves(&first, "printed");
    assert_eq!(connection()["kind"], "again", "the old sheet tells nobody of the new ＩＤ等");
    leaves(&guide(), "opened");
    assert_eq!(connection()["kind"], "told");
}
