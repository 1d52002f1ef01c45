use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, PASSPHRASE, SmallCenter, formal, id, place};

fn entry(title: &str) -> Value {
    json!({
        "title": title, "askedBy": "南本町子育て支援センター", "askedOn": "2026-11-20",
        "matter": "講座を録画してよいか。", "decided": "全員が承諾したときだけ録画する。", "ground": "",
        "decidedOn": "2026-11-25", "approval": "", "appliesFrom": "2026-11-25",
        "clauses": ["§8", "§6(4)"], "audience": "public", "supersedes": null, "preparation": null,
        "consentLine": "",
    })
}

fn numbers(sheet: &Value) -> Vec<String> {
    let rows = sheet["rows"].as_array().expect("rows");
    rows.iter().map(|row| row["number"].as_str().expect("a number").to_owned()).collect()
}

#[test]
fn a_decision_is_numbered_by_its_fiscal_year_and_no_number_comes_twice() {
    let center = SmallCenter::at(DIVISION);
    assert_eq!(center.must("decide", entry("録画"))["number"], "協-2026-0001");
    center.undo();
    assert_eq!(center.must("decide", entry("録画"))["number"], "協-2026-0002", "the first stays taken");
    let mut last_year = entry("前の年度");
    for day in ["askedOn", "decidedOn", "appliesFrom"] {
        last_year[day] = json!("2026-03-31");
    }
    assert_eq!(center.must("decide", last_year)["number"], "協-2025-0001");
}

#[test]
fn a_decision_stands_beside_its_clauses_and_is_found_by_its_words() {
    let center = SmallCenter::at(DIVISION);
    center.must("decide", entry("録画は承諾のあるときだけ"));
    for (clause, there) in [("§8", 1), ("§6(4)", 1), ("§6", 1), ("§6(3)", 0), ("§4(1)", 0)] {
        let sheet = center.must("clause", json!({ "clause": clause, "on": null }));
        assert_eq!(sheet["decisions"].as_array().map(Vec::len), Some(there), "{clause}");
    }
    for (sought, found) in [("録画", 1), ("ろくが", 0), ("協-2026", 1), ("南本町", 1), ("ゴミ", 0), ("", 1)]
    {
        let sheet = center.must("decisions", json!({ "sought": sought }));
        assert_eq!(numbers(&sheet).len(), found, "{sought}");
    }
}

#[test]
fn another_decision_takes_the_place_of_the_old_from_its_day_and_only_one_does() {
    let center = SmallCenter::at(DIVISION);
    let old = center.must("decide", entry("録画しない"))["decision"].clone();
    let mut new = entry("承諾があれば録画する");
    new["supersedes"] = old.clone();
    new["appliesFrom"] = json!("2026-12-01");
    center.must("decide", new.clone());
    let standing = || center.must("decision", json!({ "decision": old }))["standing"]["kind"].clone();
    assert_eq!(standing(), "holds", "until the new one applies");
    let refusal = center.refused("decide", new);
    assert_eq!(refusal["failure"], json!({ "kind": "supersededAlready", "by": "協-2026-0002" }));
    center.clock.go_to("2026-12-01");
    assert_eq!(standing(), "superseded");
    assert_eq!(center.must("decision", json!({ "decision": old }))["supersededBy"]["number"], "協-2026-0002");
}

#[test]
fn a_decision_the_policy_takes_in_leaves_the_list_of_those_it_lacks() {
    let center = SmallCenter::at(DIVISION);
    let decision = center.must("decide", entry("録画"))["decision"].clone();
    assert_eq!(center.must("decisions", json!({ "sought": "" }))["notInPolicy"], 1);
    center.must("begin_policy_draft", json!({}));
    let draft = center.must("policy_draft", json!({}));
    assert_eq!(draft["decisions"][0]["id"], decision, "it is thought of when the policy is revised");
    let mut sections = draft["sections"].clone();
    let body = format!("{}\n録画は、参加者の承諾を得て行う。", sections[8]["body"].as_str().expect("words"));
    sections[8]["body"] = json!(body);
    center.must(
        "write_policy_draft",
        json!({ "title": draft["title"], "sections": sections, "inForce": "2026-12-01", "reason": "録画",
                "approval": "子育第401号", "seen": draft["seen"] }),
    );
    let seen = center.must("policy_draft", json!({}))["seen"].clone();
    center.must("adopt_policy", json!({ "decisions": [decision], "seen": seen }));
    assert_eq!(center.must("decisions", json!({ "sought": "" }))["notInPolicy"], 0);
    center.clock.go_to("2026-12-01");
    let card = center.must("decision", json!({ "decision": decision }));
    assert_eq!(card["standing"], json!({ "kind": "inThePolicy", "version": 2 }));
}

#[test]
fn a_decision_adds_to_the_preparation_of_its_kind_of_session_and_to_the_consent() {
    let center = SmallCenter::at(DIVISION);
    let before = center.session("2026-11-26", 12);
    let after = center.session("2026-12-04", 12);
    let mut decision = entry("録画");
    decision["appliesFrom"] = json!("2026-12-01");
    decision["preparation"] =
        json!({ "words": "承諾を名簿で確かめる", "kinds": ["gathering"], "daysBefore": 3 });
    decision["consentLine"] = json!("講座が録画されること。");
    let decision = center.must("decide", decision)["decision"].clone();
    let asked = |session| center.must("session_card", json!({ "session": session }))["decided"].clone();
    assert_eq!(asked(before), json!([]), "it applies from December");
    assert_eq!(asked(after)[0]["words"], "承諾を名簿で確かめる");
    assert_eq!(asked(after)[0]["dueOn"], "2026-12-01");
    let of_clause = center.must("decisions", json!({ "sought": "§6(4)" }));
    assert!(numbers(&of_clause).len() == 1, "found by its clause: {of_clause}");
    let tick = json!({ "session": after, "decision": decision });
    center.must("prepare_decided", tick.clone());
    assert_eq!(asked(after)[0]["doneOn"], "2026-11-25");
    center.must("prepare_decided", tick);
    assert_eq!(asked(after)[0]["doneOn"], Value::Null, "the tick is taken back");
    let other = json!({ "session": before, "decision": decision });
    assert_eq!(center.refused("prepare_decided", other)["failure"]["kind"], "notAsked");
    let family = center.family("佐藤 綾", "湊", "2025-07-14");
    let pdf = |session| {
        let wanted = formal(json!({ "kind": "consent", "families": [family], "session": session }));
        center.desk.print("draft", wanted).expect("a draft").len()
    };
    assert_ne!(pdf(before), pdf(after), "the form asks for it from December on");
}

#[test]
fn a_decision_names_clauses_that_are_there_and_days_that_can_be() {
    let center = SmallCenter::at(DIVISION);
    let refused = |field: &str, value: Value| {
        let mut request = entry("録画");
        request[field] = value;
        center.refused("decide", request)["failure"].clone()
    };
    assert_eq!(refused("clauses", json!([]))["field"], "clauses");
    assert_eq!(refused("clauses", json!(["§12"]))["problem"]["kind"], "noSuchClause");
    assert_eq!(refused("title", json!(" "))["field"], "title");
    assert_eq!(refused("decidedOn", json!("2026-11-26"))["problem"]["kind"], "inTheFuture");
    assert_eq!(refused("appliesFrom", json!("2026-11-24"))["kind"], "appliesTooEarly");
    let asked = json!({ "words": "名簿", "kinds": [], "daysBefore": 3 });
    assert_eq!(refused("preparation", asked)["field"], "preparation.kinds");
    let asked = json!({ "words": "名簿", "kinds": ["lecture"], "daysBefore": 0 });
    assert_eq!(refused("preparation", asked)["field"], "preparation.daysBefore");
}

#[test]
fn the_division_decides_and_everybody_reads_and_prints() {
    let center = SmallCenter::at(DIVISION);
    let decision = center.must("decide", entry("録画"))["decision"].clone();
    center.must(
        "add_staff",
        json!({ "name": "石井 千夏", "kana": "", "title": "保育士", "role": "staff", "place": place(MINAMI),
                "password": PASSPHRASE }),
    );
    let staff = center.must("staff_list", json!({}));
    let ishii = staff.as_array().expect("staff").iter().find(|row| row["name"] == "石井 千夏").expect("her");
    center.sign_in(id(&ishii["id"]));
    let refusal = center.refused("decide", entry("勝手な決定"));
    assert_eq!(refusal["failure"]["kind"], "divisionOnly");
    assert_eq!(center.must("decision", json!({ "decision": decision }))["number"], "協-2026-0001");
    for wanted in [json!({ "kind": "decisionRecord", "decisions": [decision] }), json!({ "kind": "answers" })]
    {
        center.must("issue_papers", formal(wanted));
    }
}
