//! Lending as three places do it: promised at one, fetched by another, brought back to a third.

use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, good, id, place};
use uuid::Uuid;

/// 南本町 keeps two tablets; at 高根台 a family was found in need. Who works at each.
fn two_centres() -> (SmallCenter, [Uuid; 2], [Uuid; 2], Uuid) {
    let center = SmallCenter::at(DIVISION);
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    center.sign_in(minami);
    let kits = [center.kit(), center.kit()];
    center.sign_in(takane);
    let (_, need) = center.borrower("髙橋 沙織");
    (center, [minami, takane], kits, need)
}

fn board(center: &SmallCenter) -> Value {
    center.must("loan_board", json!({ "from": "2026-11-23", "days": 28, "place": null }))
}

fn reserve(center: &SmallCenter, need: Uuid, at: usize) -> Uuid {
    let reserved = center.must(
        "reserve",
        json!({ "need": need, "kind": "tablet", "place": place(at), "firstOn": "2026-12-01",
                "lastOn": "2026-12-05", "orQueue": false }),
    );
    id(&reserved["reservation"])
}

#[test]
fn what_another_place_promised_is_sent_for_and_handed_over_where_the_family_comes() {
    let (center, [minami, takane], [kit, other], need) = two_centres();
    let reservation = reserve(&center, need, MINAMI);
    let awaited = &board(&center)["reserved"][0];
    assert_eq!(
        (&awaited["place"], &awaited["name"]),
        (&json!("南本町"), &json!("髙橋 沙織")),
        "it is in sight"
    );

    center.sign_in(minami);
    let asked = &board(&center)["reserved"][0];
    assert_eq!(
        (&asked["forPlaceName"], &asked["name"]),
        (&json!("高根台"), &json!(null)),
        "§3: for whom is not told"
    );
    // The other kit leaves none for the promise, were it not sent for it.
    center.must("send_kit", json!({ "kit": other, "to": place(DIVISION), "note": "" }));
    let send = |kit: Uuid, to: usize, reservation: Option<Uuid>| json!({ "kit": kit, "to": place(to), "note": "", "reservation": reservation });
    let refusal = center.refused("send_kit", send(kit, TAKANE, None));
    assert_eq!(refusal["failure"]["kind"], "promisedHere");
    let refusal = center.refused("send_kit", send(kit, DIVISION, Some(reservation)));
    assert_eq!(refusal["failure"]["kind"], "notForThatReservation", "the family does not come there");
    center.must("send_kit", send(kit, TAKANE, Some(reservation)));
    assert_eq!(board(&center)["short"], json!([]), "the promise went along");
    assert_eq!(board(&center)["reserved"][0]["sent"], true);

    center.sign_in(takane);
    center.must("receive_kit", json!({ "kit": kit }));
    assert_eq!(board(&center)["reserved"][0]["place"], "高根台");
    center.clock.go_to("2026-12-01");
    center.loan(need, kit, "2026-12-05");
    assert_eq!(board(&center)["reserved"], json!([]), "served");
}

#[test]
fn what_was_received_for_a_promise_goes_back_on_its_way_when_that_is_undone() {
    let (center, [minami, takane], [kit, _], need) = two_centres();
    let reservation = reserve(&center, need, MINAMI);
    center.sign_in(minami);
    let request = json!({ "kit": kit, "to": place(TAKANE), "note": "", "reservation": reservation });
    center.must("send_kit", request);
    center.sign_in(takane);
    center.must("receive_kit", json!({ "kit": kit }));
    center.undo();
    let row = &board(&center)["reserved"][0];
    assert_eq!((&row["place"], &row["sent"]), (&json!("南本町"), &json!(true)));
}

#[test]
fn a_kit_is_brought_to_another_place_and_its_staff_take_it_back_without_knowing_whose() {
    let (center, [minami, takane], [kit, _], _) = two_centres();
    center.sign_in(minami);
    let (_, need) = center.borrower("小林 真由");
    let loan = center.loan(need, kit, "2026-12-05");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.sign_in(takane);
    let found = center.must("loan_of_kit", json!({ "number": "南-K01" }));
    assert_eq!((id(&found["loan"]), &found["own"]), (loan, &json!(false)));
    assert_eq!(center.refused("loan_card", json!({ "loan": loan }))["failure"]["kind"], "otherPlace", "§3");
    let sheet = center.must("return_sheet", json!({ "loan": loan }));
    assert!(!sheet.to_string().contains("小林"), "{sheet}");
    assert_eq!(sheet["lines"].as_array().map(Vec::len), Some(3));
    let back =
        |to: usize| json!({ "loan": loan, "parts": parts, "returnedOn": null, "returnedTo": place(to) });
    let refusal = center.refused("take_back", back(MINAMI));
    assert_eq!(refusal["failure"]["kind"], "otherPlace", "only what is brought here");
    center.must("take_back", back(TAKANE));
    let lying = &board(&center)["lyingHere"][0];
    assert_eq!((&lying["number"], &lying["place"]), (&json!("南-K01"), &json!("南本町")));
    // Wiped where it lies, it is expected in a stocktake there, and then sent home.
    center.must("finish_check", json!({ "kit": kit, "done": tests::checked() }));
    let stocktake = center.must("open_stocktake", json!({}))["stocktake"].clone();
    let counted = center.must("count_kit", json!({ "stocktake": stocktake, "number": "南-K01" }));
    assert_eq!(counted["outcome"], "found");
    center.must("send_kit", json!({ "kit": kit, "to": place(MINAMI), "note": "" }));
    center.sign_in(minami);
    center.must("receive_kit", json!({ "kit": kit }));
    let card = center.must("loan_card", json!({ "loan": loan }));
    assert_eq!(
        (&card["returnedOn"], &card["lines"][0]["returnedTo"]),
        (&json!("2026-11-25"), &json!("高根台"))
    );
}

#[test]
fn what_is_lent_is_due_while_the_city_finds_it_needed() {
    let center = SmallCenter::new();
    center.alone();
    let family = center.family("髙橋 沙織", "湊", "2025-07-14");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    center.consent(family);
    let kit = center.kit();
    let approve = |until: &str, session: Option<Uuid>| {
        let need = center.need(family);
        let request =
            json!({ "need": need, "number": "", "until": until, "session": session, "facts": null });
        center.must("approve_need", request);
        need
    };
    let beyond = |until: &str| json!({ "kind": "dueBeyondNeed", "until": until, "clause": "§4(1)" });
    let need = approve("2026-12-02", None);
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-03"));
    assert_eq!(refusal["failure"], beyond("2026-12-02"));
    assert_eq!(center.must("hand_over_sheet", json!({ "need": need }))["latestDue"], "2026-12-02");
    let days = json!({ "need": need, "kind": "tablet", "place": null, "firstOn": "2026-12-01",
                       "lastOn": "2026-12-03", "orQueue": false });
    assert_eq!(center.refused("reserve", days)["failure"], beyond("2026-12-02"));
    let loan = center.loan(need, kit, "2026-12-02");
    let longer = json!({ "loan": loan, "dueOn": "2026-12-03", "reason": "次も" });
    assert_eq!(center.refused("extend_loan", longer)["failure"], beyond("2026-12-02"));
    center.undo();

    // For one session: it is brought back on the next open day, for on the day itself they take part with it.
    let need = approve("2026-11-27", Some(session));
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-11-30"));
    assert_eq!(refusal["failure"], beyond("2026-11-28"));
    center.loan(need, kit, "2026-11-28");
}

#[test]
fn the_kit_that_failed_is_named_and_no_other_is_flagged() {
    let center = SmallCenter::new();
    let (family, need) = center.borrower("髙橋 沙織");
    let (one, two) = (center.kit(), center.kit());
    let session = center.session("2026-11-28", 12);
    let application = center.application(session, family);
    center.loan(need, one, "2026-12-05");
    center.loan(need, two, "2026-12-05");
    center.clock.go_to("2026-11-28");
    let lent = center.must("day", json!({ "session": session }))["lent"][family.to_string()].clone();
    assert_eq!(lent.as_array().map(Vec::len), Some(2), "which of the two");
    let mark = |kit: Option<Uuid>| {
        json!({ "application": application, "mark": "absent", "because": "lentEquipment", "at": null,
                "overrideReason": null, "kit": kit })
    };
    // Whoever came was kept away by no kit, whatever else is said.
    let mut came = mark(Some(two));
    came["mark"] = json!("present");
    center.must("mark_attendance", came);
    assert_eq!(center.must("kit_card", json!({ "kit": two }))["failedIn"], json!([]));
    let stranger = center.kit();
    assert_eq!(center.refused("mark_attendance", mark(Some(stranger)))["failure"]["kind"], "notTheirKit");
    center.must("mark_attendance", mark(None));
    let faults = |center: &SmallCenter| board(center)["faults"].as_array().expect("rows").len();
    assert_eq!(faults(&center), 2, "while nobody knows which, both are looked at");
    center.must("mark_attendance", mark(Some(two)));
    assert_eq!(faults(&center), 1);
    assert_eq!(board(&center)["faults"][0]["kitNumber"], "南-K02");

    let loan = center.must("loan_of_kit", json!({ "number": "南-K02" }))["loan"].clone();
    let parts: Vec<Value> = center.parts(two).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    center.must("send_to_repair", json!({ "kit": two, "note": "音が出ない", "session": session }));
    let card = center.must("kit_card", json!({ "kit": two }));
    assert_eq!(card["failedIn"][0]["session"], json!(session));
    assert_eq!(card["repairSession"]["heldOn"], "2026-11-28");
    assert_eq!(faults(&center), 0, "it is seen to");
}

#[test]
fn what_is_written_down_late_keeps_its_own_day() {
    let center = SmallCenter::new();
    center.alone();
    let (family, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-11-28");
    center.clock.go_to("2026-12-03");
    let asked = json!({ "family": family, "reason": "端末がないため", "kinds": ["tablet"], "asker": null,
                        "on": "2026-12-01" });
    let second = id(&center.must("ask_need", asked)["need"]);
    let approve = |on: &str| json!({ "need": second, "number": "", "until": "2027-03-31", "session": null, "facts": null, "on": on });
    let early = center.refused("approve_need", approve("2026-11-30"));
    assert_eq!(early["failure"], json!({ "kind": "tooEarly", "since": "2026-12-01" }));
    center.must("approve_need", approve("2026-12-02"));
    let extend = |on: &str| json!({ "loan": loan, "dueOn": "2026-12-08", "reason": "次も", "on": on });
    assert_eq!(center.refused("extend_loan", extend("2026-11-24"))["failure"]["kind"], "tooEarly");
    center.must("log_call", json!({ "loan": loan, "said": "延ばしたい", "on": "2026-11-30" }));
    center.must("extend_loan", extend("2026-11-30"));
    let card = center.must("loan_card", json!({ "loan": loan }));
    assert_eq!(card["extensions"][0]["madeOn"], "2026-11-30");
    assert!(card["reminders"][0]["at"].as_str().expect("when").starts_with("2026-11-30"));
    assert_eq!(card["daysOver"], 0, "it had been extended before it was due");
}

#[test]
fn what_was_lost_or_failed_stays_with_the_familys_place_when_the_kit_moves() {
    let (center, [minami, takane], [kit, _], _) = two_centres();
    center.sign_in(minami);
    let (_, need) = center.borrower("小林 真由");
    let loan = center.loan(need, kit, "2026-12-05");
    let parts = center.parts(kit);
    let lost =
        json!({ "loan": loan, "part": parts[2], "kind": "lost", "happenedOn": "2026-11-25", "account": "" });
    let loss = center.must("report_loss", lost)["loss"].clone();
    let back = json!({ "loan": loan, "parts": [good(parts[0]), good(parts[1])], "returnedOn": null });
    center.must("take_back", back);
    center.must("send_kit", json!({ "kit": kit, "to": place(TAKANE), "note": "" }));
    let returned = center.must("last_act", json!({}))["entry"].clone();
    center.sign_in(takane);
    center.must("receive_kit", json!({ "kit": kit }));
    assert!(!board(&center).to_string().contains("小林"), "§3: the kit came, not who had it");
    assert_eq!(center.refused("loan_card", json!({ "loan": loan }))["failure"]["kind"], "otherPlace");
    let decide =
        json!({ "loss": loss, "settlement": "exempt", "number": "", "ground": "古い", "amountYen": null });
    assert_eq!(center.refused("decide_loss", decide.clone())["failure"]["kind"], "otherPlace");
    center.sign_in(minami);
    assert_eq!(board(&center)["losses"].as_array().map(Vec::len), Some(1), "it is still theirs to decide");
    center.must("decide_loss", decide);
    assert_eq!(
        center.refused("undo", json!({ "entry": returned }))["about"],
        "history",
        "it was received since"
    );
}

#[test]
fn a_return_is_not_undone_once_the_kit_went_on_and_a_loss_leaves_the_kit_where_it_came_back() {
    let (center, [minami, takane], [kit, other], _) = two_centres();
    center.sign_in(minami);
    let (_, need) = center.borrower("小林 真由");
    let loan = center.loan(need, kit, "2026-12-05");
    center.clock.go_to("2026-11-26");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null }));
    let returned = center.must("last_act", json!({}))["entry"].clone();
    center.must("send_kit", json!({ "kit": kit, "to": place(TAKANE), "note": "" }));
    center.sign_in(takane);
    center.must("receive_kit", json!({ "kit": kit }));
    center.sign_in(minami);
    assert_eq!(center.refused("undo", json!({ "entry": returned }))["about"], "history");

    let loan = center.loan(need, other, "2026-12-05");
    let parts = center.parts(other);
    center.sign_in(takane);
    let back = json!({ "loan": loan, "parts": [good(parts[0]), good(parts[1])], "returnedOn": null });
    center.must("take_back", back);
    center.sign_in(minami);
    let lost =
        json!({ "loan": loan, "part": parts[2], "kind": "lost", "happenedOn": "2026-11-26", "account": "" });
    center.must("report_loss", lost);
    let card = center.must("kit_card", json!({ "kit": other }));
    assert_eq!(card["state"], json!({ "kind": "elsewhere", "at": "高根台" }));
}

#[test]
fn what_was_lent_before_the_program_came_is_written_down_as_it_was() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    center.clock.go_to("2026-11-30");
    let at = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    let entry = json!({ "name": "タブレット一式", "kind": "tablet", "place": at, "note": "", "check": tests::checked(),
                        "on": "2026-11-10", "parts": [{ "name": "本体", "required": true }] });
    let kit = id(&center.must("register_kit", entry)["kit"]);
    let mut early = center.hand_over_entry(need, kit, "2026-12-05");
    early["lentOn"] = json!("2026-11-26");
    center.must("hand_over", early);
}
