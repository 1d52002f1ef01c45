use serde_json::{Value, json};
use tests::{SmallCenter, formal};

#[test]
fn a_signed_paper_finds_its_record_by_its_code() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let code = center.printed_consent(family);
    let found = center.must("look_up_code", json!({ "typed": code.to_lowercase() }));
    assert_eq!(found["name"], "山﨑 美穂");
    assert_eq!(found["returnedOn"], json!(null));
    let answer =
        center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25", "permitted": [] }));
    assert_eq!(answer["name"], "山﨑 美穂");
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["consent"], json!({ "kind": "given", "version": 1, "on": "2026-11-25" }));
}

#[test]
fn a_paper_comes_back_once_and_not_before_it_was_printed() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let code = center.printed_consent(family);
    let refused = |given_on: &str| {
        center.refused("record_consent", json!({ "typed": code, "givenOn": given_on, "permitted": [] }))
    };
    assert_eq!(
        refused("2026-11-24")["failure"],
        json!({ "kind": "beforePrinted", "printedOn": "2026-11-25" }),
    );
    assert_eq!(refused("2026-11-26")["failure"]["problem"]["kind"], "inTheFuture");
    center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25", "permitted": [] }));
    assert_eq!(refused("2026-11-25")["failure"], json!({ "kind": "cameBackAlready", "on": "2026-11-25" }),);
}

#[test]
fn a_mistyped_code_is_told_from_an_unknown_one() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let code = center.printed_consent(family);
    let kind =
        |typed: &str| center.refused("look_up_code", json!({ "typed": typed }))["failure"]["kind"].clone();
    let last = code.chars().last().expect("a letter");
    let wrong = format!("{}{}", &code[..code.len() - 1], if last == '2' { '3' } else { '2' });
    assert_eq!(kind(&wrong), "codeMistyped");
    assert_eq!(kind("さとう"), "notACode");
    let elsewhere = domain::codes::CheckCode::drawn([1, 2, 3, 4, 5, 6, 7]).to_string();
    assert_eq!(kind(&elsewhere), "codeUnknown");
}

#[test]
fn a_consent_taken_back_no_longer_lets_the_family_in() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let consent = center.consent(family);
    center.must("withdraw_consent", json!({ "consent": consent, "because": "電話で申し出" }));
    let sheet = center.must("consents", json!({}));
    assert_eq!((&sheet["given"], &sheet["withdrawn"]), (&json!(0), &json!(1)));
    let session = center.session("2026-11-25", 12);
    let application = center.application(session, family);
    let refusal = center.refused(
        "mark_attendance",
        json!({ "application": application, "mark": "present", "because": null, "at": null,
                "overrideReason": null }),
    );
    assert_eq!(refusal["failure"]["clause"], "§4(3)");
}

#[test]
fn families_that_come_without_a_consent_stand_on_the_list() {
    let center = SmallCenter::new();
    let family = center.family("濵田 直樹", "凪", "2026-05-01");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    let sheet = center.must("consents", json!({}));
    assert_eq!(sheet["outstanding"][0]["name"], "濵田 直樹");
    assert_eq!(sheet["outstanding"][0]["nextSession"]["heldOn"], "2026-11-27");
    center.consent(family);
    assert_eq!(center.must("consents", json!({}))["outstanding"], json!([]));
}

#[test]
fn a_family_that_signed_twice_takes_its_word_back_from_both() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    center.consent(family);
    let second = center.consent(family);
    center.must("withdraw_consent", json!({ "consent": second, "because": "電話で申し出" }));
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["consent"]["kind"], "withdrawn");
}

#[test]
fn a_paper_goes_with_its_family_whoever_printed_it() {
    let center = SmallCenter::at(tests::DIVISION);
    let division = center.me();
    let minami = center.colleague("石井 千夏", "staff", tests::MINAMI);
    center.sign_in(minami);
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    center.sign_in(division);
    let code = center.printed_consent(family);
    center.sign_in(minami);
    center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25", "permitted": [] }));
}

#[test]
fn a_form_that_is_out_is_waited_for_with_its_days_even_where_nothing_was_applied_for() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    center.printed_consent(family);
    center.clock.go_to("2026-12-09");
    let row = center.must("consents", json!({}))["outstanding"][0].clone();
    assert_eq!((&row["name"], &row["daysOut"]), (&json!("山﨑 美穂"), &json!(14)));
    assert_eq!((&row["nextSession"], &row["remindedOn"]), (&json!(null), &json!(null)));
    // Printed once more, and one of the two comes back: nothing is waited for any longer.
    let second = center.printed_consent(family);
    center.must("record_consent", json!({ "typed": second, "givenOn": "2026-12-09", "permitted": [] }));
    assert_eq!(center.must("consents", json!({}))["outstanding"], json!([]));
}

#[test]
fn a_family_is_reminded_of_the_form_it_was_handed_and_of_no_other() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let wanted = formal(json!({ "kind": "consentReminder", "families": [family] }));
    assert_eq!(center.refused("draft_papers", wanted.clone())["failure"]["kind"], "notWaitedFor");
    let code = center.printed_consent(family);
    let issued = center.must("issue_papers", wanted.clone());
    let letter = json!([issued["papers"][0]["id"]]);
    let reminded = || center.must("consents", json!({}))["outstanding"][0]["remindedOn"].clone();
    assert_eq!(reminded(), json!(null), "a letter that was not printed reminds nobody");
    center.must("note_printing", json!({ "papers": letter, "way": "printed", "copies": 1, "pages": "" }));
    assert_eq!(reminded(), "2026-11-25");
    center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25", "permitted": [] }));
    assert_eq!(center.refused("draft_papers", wanted)["failure"]["kind"], "notWaitedFor");
}

#[test]
fn before_a_consent_is_taken_back_the_desk_is_told_what_hangs_on_it_and_it_is_given_again_by_undo() {
    let center = SmallCenter::new();
    let (family, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let session = center.session("2026-11-27", 12);
    center.application(session, family);
    let row = center.must("consents", json!({}))["latest"][0].clone();
    let hangs = center.must("consent_hangs", json!({ "consent": row["id"] }));
    let sessions = hangs["sessions"].as_array().expect("sessions");
    assert!(sessions.iter().any(|of| of["heldOn"] == "2026-11-27"));
    assert_eq!(hangs["loans"][0]["id"], json!(loan));
    let refusal = center.refused("withdraw_consent", json!({ "consent": row["id"], "because": " " }));
    assert_eq!(refusal["failure"]["field"], "because");
    center.must("withdraw_consent", json!({ "consent": row["id"], "because": "しばらく休む" }));
    let latest = || center.must("consents", json!({}))["latest"][0].clone();
    assert_eq!(
        (&latest()["withdrawnOn"], &latest()["withdrawnFor"]),
        (&json!("2026-11-25"), &json!("しばらく休む"))
    );
    center.undo();
    assert_eq!((&latest()["withdrawnOn"], &latest()["withdrawnFor"]), (&json!(null), &json!("")));
}

fn name_written() -> Value {
    json!([(0..40).map(|n| (n * 20, 100 + n)).collect::<Vec<(u16, u16)>>()])
}

#[test]
fn a_consent_is_signed_on_the_screen_with_every_item_ticked_and_the_form_carries_it() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let form = center.must("consent_form", json!({ "family": family, "session": null }));
    let items = form["items"].as_array().expect("items");
    let agreed: Vec<&Value> = items.iter().map(|item| &item["clause"]).collect();
    assert_eq!((form["version"].as_u64(), agreed.len()), (Some(1), 7));
    let sign = |agreed: &[&Value], strokes: Value| json!({ "family": family, "session": null, "agreed": agreed, "permitted": [], "strokes": strokes });
    let refusal = center.refused("sign_consent", sign(&agreed[1..], name_written()));
    assert_eq!(refusal["failure"], json!({ "kind": "notAllAgreed", "clause": "§4(3)" }));
    let refusal = center.refused("sign_consent", sign(&agreed, json!([[[1, 1]]])));
    assert_eq!(refusal["failure"]["kind"], "notASignature");
    let signed = center.must("sign_consent", sign(&agreed, name_written()));
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["consent"], json!({ "kind": "given", "version": 1, "on": "2026-11-25" }));
    let latest = center.must("consents", json!({}))["latest"][0].clone();
    assert_eq!((&latest["way"], &latest["paper"]["id"]), (&json!("screen"), &signed["paper"]["id"]));
    let papers = json!({ "papers": [signed["paper"]["id"]] });
    let once = center.desk.print("papers", papers.clone()).expect("a PDF");
    center.clock.go_to("2027-02-01");
    assert!(center.desk.print("papers", papers).expect("a PDF") == once, "sealed: the same to the byte");
    center.undo();
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["consent"], json!({ "kind": "none" }));
}

#[test]
fn what_a_decision_asks_besides_is_kept_as_it_was_ticked_and_only_what_the_form_asks() {
    let center = SmallCenter::at(tests::DIVISION);
    let decided = center.must(
        "decide",
        json!({
            "title": "録画", "askedBy": "南本町", "askedOn": "2026-11-20", "matter": "録画してよいか。",
            "decided": "承諾した家庭だけ。", "ground": "", "decidedOn": "2026-11-25", "approval": "",
            "appliesFrom": "2026-11-25", "clauses": ["§8"], "audience": "public", "supersedes": null,
            "preparation": null, "consentLine": "講座が録画されること。",
        }),
    );
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let code = center.printed_consent(family);
    let found = center.must("look_up_code", json!({ "typed": code }));
    assert_eq!(found["asked"][0]["decision"], decided["decision"]);
    let stranger = "018f0000-0000-7000-8000-000000000000";
    let ticked = json!([decided["decision"], stranger]);
    let consent =
        center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25", "permitted": ticked }));
    let permits = || center.must("consents", json!({}))["latest"][0]["permitted"].clone();
    assert_eq!(permits(), json!(["１"]), "what was not on the form is not permitted by it");
    center.must("set_permitted", json!({ "consent": consent["consent"], "permitted": [] }));
    assert_eq!(permits(), json!([]));
}
