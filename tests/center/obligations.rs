use domain::obligations::{Obligation, RecordKind};
use serde_json::json;
use tests::{DIVISION, SmallCenter, formal};

fn counts(center: &SmallCenter, id: &str) -> Vec<(String, u64)> {
    let sheet = center.must("coverage", json!({ "year": null }));
    let rows = sheet["rows"].as_array().expect("rows").clone();
    let row = rows.iter().find(|row| row["id"] == id).unwrap_or_else(|| panic!("{id}"));
    let counts = row["counts"].as_array().expect("counts").iter();
    counts
        .map(|of| (of["record"].as_str().unwrap_or_default().to_owned(), of["count"].as_u64().unwrap_or(99)))
        .collect()
}

#[test]
fn the_coverage_has_forty_two_rows_in_the_order_of_the_policy() {
    let center = SmallCenter::new();
    let sheet = center.must("coverage", json!({ "year": null }));
    let ids: Vec<&str> =
        sheet["rows"].as_array().expect("rows").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, Obligation::ALL.iter().map(|one| one.id()).collect::<Vec<_>>());
    assert_eq!((sheet["year"].clone(), ids.len()), (json!(2026), 42));
}

#[test]
fn a_year_of_practice_is_opened_from_every_obligation_to_its_records() {
    let center = SmallCenter::new();
    center.must("start_practice", json!({}));
    center.must("lock", json!({}));
    let desk = center.must("desk", json!({}));
    let all = desk["staff"].as_array().expect("staff");
    let division = all.iter().find(|one| one["name"] == "川﨑 浩").expect("the division's")["id"].clone();
    let signing = json!({ "staff": division, "password": center::practice::PASSPHRASE });
    center.must("sign_in", signing);
    let sheet = center.must("coverage", json!({ "year": 2026 }));
    let rows = sheet["rows"].as_array().expect("rows").clone();
    assert_eq!(rows.len(), 42);
    let mut alive = 0;
    for row in &rows {
        let clause = center.must("clause", json!({ "clause": row["clause"], "on": "2026-11-25" }));
        assert!(!clause["paragraphs"].as_array().expect("words").is_empty(), "{}", row["id"]);
        let counts = row["counts"].as_array().expect("counts");
        assert!(!counts.is_empty(), "{} has nothing to open", row["id"]);
        for count in counts {
            let opened = center.must("counted_records", json!({ "record": count["record"], "year": 2026 }));
            let rows = opened["rows"].as_array().expect("rows").len() as u64;
            let counted = count["count"].as_u64().expect("a number");
            assert_eq!(rows, counted.min(300), "{}: {}", row["id"], count["label"]);
            alive += u64::from(counted > 0);
        }
    }
    assert!(alive > 50, "the practice year has something under most: {alive}");
    center.must("issue_papers", formal(json!({ "kind": "clauseCoverage", "year": 2026 })));
}

#[test]
fn every_number_is_the_number_of_the_rows_it_opens() {
    let center = SmallCenter::at(DIVISION);
    let (family, need) = center.borrower("佐藤 綾");
    let kit = center.kit();
    center.loan(need, kit, "2026-12-09");
    center.must("family_card", json!({ "family": family }));
    for kind in RecordKind::ALL {
        let sheet = center.must("counted_records", json!({ "record": kind.word(), "year": 2026 }));
        let rows = sheet["rows"].as_array().expect("rows").len();
        assert_eq!(sheet["count"], json!(rows), "{kind:?}");
        assert!(!sheet["obligations"].as_array().expect("obligations").is_empty(), "{kind:?}");
    }
    assert_eq!(counts(&center, "§4(1)-e"), [("loans".to_owned(), 1), ("returns".to_owned(), 0)]);
    assert_eq!(counts(&center, "§2(4)"), [("applications".to_owned(), 1)]);
    assert_eq!(counts(&center, "§4(1)-c"), [("needsDecided".to_owned(), 1)]);
    assert_eq!(counts(&center, "§8-a"), [("looks".to_owned(), 1), ("exports".to_owned(), 0)]);
    assert_eq!(counts(&center, "§5(1)-b")[0], ("credentialsIssued".to_owned(), 1));
}

#[test]
fn an_incident_counts_under_each_of_its_clauses_and_a_refusal_under_its_own() {
    let center = SmallCenter::at(DIVISION);
    let family = center.family("佐藤 綾", "蓮", "2024-10-01");
    let about = json!({ "clause": "§6(4)", "session": null, "family": family, "kit": null });
    let incident = center.must("start_incident", about)["incident"].clone();
    assert_eq!(counts(&center, "§6(4)"), [("consents".to_owned(), 0), ("postings".to_owned(), 1)]);
    assert_eq!(counts(&center, "§6(3)")[1], ("defamations".to_owned(), 0), "of another clause there is none");
    assert_eq!(counts(&center, "§5(3)-a")[0], ("idLosses".to_owned(), 0));
    let opened = center.must("counted_records", json!({ "record": "postings", "year": 2026 }));
    assert_eq!(
        (&opened["rows"][0]["opens"], &opened["rows"][0]["id"]),
        (&json!("incident"), &incident),
        "and the number leads to it"
    );
    center.must("receive_incident", json!({ "incident": incident, "when": null }));
    center.must(
        "give_instruction",
        json!({ "incident": incident, "text": "消すように頼む", "dueOn": "2026-11-27" }),
    );
    assert_eq!(counts(&center, "§5(3)-c")[0], ("instructions".to_owned(), 1));
    center.must(
        "decide_refusal",
        json!({
            "family": family, "incident": incident, "clauses": ["§6(4)"], "ground": "くり返したため",
            "number": "子育第1号", "decidedOn": "2026-11-25", "scope": { "kind": "all" },
            "from": "2026-11-25", "until": "2026-12-31", "reviewOn": "2026-12-25",
        }),
    );
    assert_eq!(counts(&center, "§6-b")[0], ("refusals".to_owned(), 1));
}

#[test]
fn a_centre_counts_its_own_and_the_division_all() {
    let center = SmallCenter::at(DIVISION);
    center.session("2026-11-27", 12);
    assert_eq!(counts(&center, "§1-a"), [("sessions".to_owned(), 1)]);
    let takane = center.colleague("村上 佳代", "head", tests::TAKANE);
    center.sign_in(takane);
    assert_eq!(counts(&center, "§1-a"), [("sessions".to_owned(), 0)], "another place's session");
}

#[test]
fn the_coverage_is_printed_and_written_out() {
    let center = SmallCenter::at(DIVISION);
    let issued = center.must("issue_papers", formal(json!({ "kind": "clauseCoverage", "year": 2026 })));
    assert_eq!(issued["papers"][0]["kind"], "clauseCoverage");
    let list = json!({ "kind": "coverage", "year": 2026 });
    let written = center.must(
        "export_list",
        json!({ "list": list, "format": "xlsx", "purpose": "", "medium": "", "standIn": "refused" }),
    );
    let rows: usize = Obligation::ALL.iter().map(|one| one.records().len().max(1)).sum();
    assert_eq!(written["rows"], json!(rows), "a row for each kind of record under each clause");
}

#[test]
fn an_unknown_year_or_record_opens_nothing() {
    let center = SmallCenter::new();
    assert_eq!(center.refused("coverage", json!({ "year": 12 }))["failure"]["field"], "year");
    let unknown = json!({ "record": "secrets", "year": 2026 });
    assert_eq!(center.refused("counted_records", unknown)["about"], "gone");
}
