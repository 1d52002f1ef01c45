//! What follows a loan: a later day, a call, a loss; a kit that came back elsewhere, or goes to another place.

use chrono::TimeDelta;
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, good, id, place};
use uuid::Uuid;

fn card(center: &SmallCenter, loan: Uuid) -> Value {
    center.must("loan_card", json!({ "loan": loan }))
}

fn state(center: &SmallCenter, kit: Uuid) -> Value {
    center.must("kit_card", json!({ "kit": kit }))["state"].clone()
}

#[test]
fn a_loan_is_extended_where_nobody_waits_for_the_kit() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let (_, other) = center.borrower("小林 真由");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    center.must(
        "reserve",
        json!({ "need": other, "kind": "tablet", "place": null, "firstOn": "2026-12-15",
                "lastOn": "2026-12-19", "orQueue": false }),
    );
    let extend = |due_on: &str| json!({ "loan": loan, "dueOn": due_on, "reason": "次の会にも使うため" });
    assert_eq!(center.refused("extend_loan", extend("2026-12-16"))["failure"]["kind"], "noneFree");
    assert_eq!(center.refused("extend_loan", extend("2026-12-05"))["failure"]["kind"], "notLater");
    assert_eq!(
        center.refused("extend_loan", extend("2027-01-05"))["failure"],
        json!({ "kind": "dueTooLate", "latest": "2027-01-02", "longestDays": 28, "clause": "§4(1)" })
    );
    let extended = center.must("extend_loan", extend("2026-12-13"));
    assert_eq!(extended["dueOn"], "2026-12-12", "the 13th is a Sunday");
    let seen = card(&center, loan);
    assert_eq!(
        (&seen["dueOn"], &seen["extensions"][0]["from"]),
        (&json!("2026-12-12"), &json!("2026-12-05"))
    );
    assert_eq!(seen["next"]["name"], json!(null), "the next is more than two weeks away");
    center.undo();
    assert_eq!(card(&center, loan)["dueOn"], "2026-12-05");
    assert_eq!(card(&center, loan)["extensions"], json!([]));
}

#[test]
fn a_reminder_gets_firmer_and_calls_are_kept() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let tone = |day: &str| {
        center.clock.go_to(day);
        card(&center, loan)["tone"].clone()
    };
    assert_eq!(tone("2026-12-05"), json!(null));
    assert_eq!(tone("2026-12-06"), "first");
    assert_eq!(tone("2026-12-12"), "second");
    assert_eq!(tone("2026-12-26"), "final");
    center.must("log_call", json!({ "loan": loan, "said": "出なかった" }));
    assert_eq!(card(&center, loan)["reminders"][0]["said"], "出なかった");
    let empty = center.refused("log_call", json!({ "loan": loan, "said": " " }));
    assert_eq!(empty["failure"]["field"], "said");
}

#[test]
fn each_letter_is_logged_once_when_it_is_printed_and_the_next_is_a_step_firmer() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let slip = card(&center, loan)["slip"].clone();
    let wanted = json!({ "wanted": { "kind": "loanReminder", "slips": [slip] }, "reading": "formal" });
    assert_eq!(center.refused("draft_papers", wanted.clone())["failure"]["kind"], "notOverdue");
    center.clock.go_to("2026-12-28");
    let send = |tone: &str, letters: usize| {
        assert_eq!(card(&center, loan)["letter"], tone);
        let issued = center.must("issue_papers", wanted.clone());
        let paper = issued["papers"][0]["id"].clone();
        assert_eq!(
            card(&center, loan)["reminders"].as_array().map(Vec::len),
            Some(letters - 1),
            "not printed"
        );
        let printed = json!({ "papers": [paper], "way": "printed", "copies": 1, "pages": "" });
        center.must("note_printing", printed.clone());
        center.must("note_printing", printed);
        let reminders = card(&center, loan)["reminders"].clone();
        assert_eq!(reminders.as_array().map(Vec::len), Some(letters), "printed twice, sent once");
        assert_eq!(reminders[0]["tone"], tone);
        assert_eq!(reminders[0]["said"], issued["papers"][0]["number"]);
        center.clock.pass(TimeDelta::days(1));
    };
    send("first", 1);
    send("second", 2);
    send("final", 3);
    send("final", 4);
}

#[test]
fn a_hand_over_is_signed_on_the_screen_once_and_its_receipt_carries_the_strokes() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let slip = card(&center, loan)["slip"].clone();
    let stroke: Vec<(u16, u16)> = (0..40).map(|n| (n * 20, 100 + n)).collect();
    let sign = |strokes: Value| json!({ "slip": slip, "strokes": strokes });
    for none in [json!([]), json!([[]]), json!([[[1, 1], [2, 2]]]), json!([vec![(1001, 5); 20]])] {
        assert_eq!(center.refused("sign_slip", sign(none))["failure"]["kind"], "notASignature");
    }
    let receipt = json!({ "wanted": { "kind": "loanReceipt", "slips": [slip] }, "reading": "formal" });
    let unsigned = center.desk.print("draft", receipt.clone()).expect("a PDF");
    center.must("sign_slip", sign(json!([stroke])));
    assert_eq!(card(&center, loan)["signed"]["strokes"], json!([stroke]));
    assert_eq!(center.refused("sign_slip", sign(json!([stroke])))["failure"]["kind"], "signedAlready");
    let signed = center.desk.print("draft", receipt.clone()).expect("a PDF");
    assert!(signed != unsigned);
    center.undo();
    assert_eq!(card(&center, loan)["signed"], json!(null));
    assert!(center.desk.print("draft", receipt).expect("a PDF") == unsigned);
}

#[test]
fn a_loss_has_its_report_and_after_the_decision_its_notice() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let part = center.parts(kit)[2];
    let report = json!({ "loan": loan, "part": part, "kind": "damaged", "happenedOn": "2026-11-25",
                         "account": "落とした" });
    let loss = center.must("report_loss", report)["loss"].clone();
    let wanted = |kind: &str| json!({ "wanted": { "kind": kind, "losses": [loss] }, "reading": "easy" });
    center.must("issue_papers", wanted("lossReport"));
    assert_eq!(center.refused("issue_papers", wanted("lossNotice"))["failure"]["kind"], "notDecided");
    center.must(
        "decide_loss",
        json!({ "loss": loss, "settlement": "exempt", "number": "", "ground": "台風のため", "amountYen": null }),
    );
    center.must("issue_papers", wanted("lossNotice"));
    let kinds = card(&center, loan)["papers"].clone();
    let kinds: Vec<&Value> = kinds.as_array().expect("papers").iter().map(|paper| &paper["kind"]).collect();
    assert!(kinds.contains(&&json!("lossReport")) && kinds.contains(&&json!("lossNotice")), "{kinds:?}");
}

#[test]
fn what_is_lost_is_no_longer_waited_for_and_the_city_decides() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let parts = center.parts(kit);
    let both: Vec<Value> = parts[..2].iter().map(|part| good(*part)).collect();
    center.must("take_back", json!({ "loan": loan, "parts": both, "returnedOn": null, "returnedTo": null }));
    let report = json!({ "loan": loan, "part": parts[2], "kind": "lost", "happenedOn": "2026-11-25",
                         "account": "電車に忘れた" });
    let reported = center.must("report_loss", report.clone());
    assert_eq!((&reported["number"], &reported["stillOut"]), (&json!("南-亡-2026-0001"), &json!([])));
    assert_eq!(card(&center, loan)["returnedOn"], "2026-11-25", "nothing of it is out any more");
    assert_eq!(center.refused("report_loss", report)["failure"]["kind"], "lostAlready");
    let decide = |settlement: &str, ground: &str| {
        json!({ "loss": reported["loss"], "settlement": settlement, "number": "子育第301号", "ground": ground,
                "amountYen": 1200 })
    };
    let settle = json!({ "loss": reported["loss"] });
    assert_eq!(center.refused("settle_loss", settle.clone())["failure"]["kind"], "nothingToSettle");
    center.must("decide_loss", decide("repay", "不注意による"));
    assert_eq!(center.refused("decide_loss", decide("exempt", "台風"))["failure"]["kind"], "lossDecided");
    center.must("settle_loss", settle);
    let loss = &card(&center, loan)["losses"][0];
    assert_eq!((&loss["decided"]["amountYen"], &loss["settledOn"]), (&json!(1200), &json!("2026-11-25")));
    // It turned up after all.
    center.must(
        "take_back",
        json!({ "loan": loan, "parts": [good(parts[2])], "returnedOn": null, "returnedTo": null }),
    );
    assert_eq!(center.must("kit_card", json!({ "kit": kit }))["parts"][2]["condition"], "good");
}

#[test]
fn a_centres_staff_report_a_loss_and_do_not_decide_it() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let staff = center.colleague("濵口 翔", "staff", MINAMI);
    center.sign_in(staff);
    let part = center.parts(kit)[0];
    let reported = center.must(
        "report_loss",
        json!({ "loan": loan, "part": part, "kind": "damaged", "happenedOn": "2026-11-25", "account": "" }),
    );
    let refusal = center.refused(
        "decide_loss",
        json!({ "loss": reported["loss"], "settlement": "exempt", "number": "", "ground": "地震",
                "amountYen": null }),
    );
    assert_eq!(refusal["failure"]["kind"], "headOnly");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.must("take_back", json!({ "loan": loan, "parts": parts, "returnedOn": null, "returnedTo": null }));
}

#[test]
fn a_kit_comes_back_at_another_place_and_is_sent_home() {
    let center = SmallCenter::at(DIVISION);
    let division = center.me();
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    center.sign_in(minami);
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.sign_in(division);
    center.must(
        "take_back",
        json!({ "loan": loan, "parts": parts, "returnedOn": null, "returnedTo": place(TAKANE) }),
    );
    assert_eq!(state(&center, kit), json!({ "kind": "elsewhere", "at": "高根台" }));
    center.sign_in(takane);
    center.must("send_kit", json!({ "kit": kit, "to": place(MINAMI), "note": "返ってきました" }));
    assert_eq!(state(&center, kit)["kind"], "onTheWay");
    let refusal = center.refused("receive_kit", json!({ "kit": kit }));
    assert_eq!(refusal["failure"]["kind"], "otherPlace", "whom it was sent to receives it");
    center.sign_in(minami);
    assert_eq!(
        center.must("loan_board", json!({ "from": "2026-11-23", "days": 7, "place": null }))["onTheWay"][0]["from"],
        "高根台"
    );
    center.must("receive_kit", json!({ "kit": kit }));
    assert_eq!(state(&center, kit)["kind"], "toCheck");
    assert_eq!(center.refused("receive_kit", json!({ "kit": kit }))["failure"]["kind"], "notOnTheWay");
}

#[test]
fn a_kit_that_is_promised_here_is_not_sent_away() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    center.must(
        "reserve",
        json!({ "need": need, "kind": "tablet", "place": null, "firstOn": "2026-12-01",
                "lastOn": "2026-12-05", "orQueue": false }),
    );
    let send = json!({ "kit": kit, "to": place(TAKANE), "note": "" });
    assert_eq!(center.refused("send_kit", send.clone())["failure"]["kind"], "promisedHere");
    center.kit();
    center.must("send_kit", send);
    let refusal = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(refusal["failure"]["reason"]["kind"], "onTheWay");
}

#[test]
fn a_broken_kit_leaves_a_promise_that_cannot_be_kept_and_the_board_says_so() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    center.must(
        "reserve",
        json!({ "need": need, "kind": "tablet", "place": null, "firstOn": "2026-12-01",
                "lastOn": "2026-12-05", "orQueue": false }),
    );
    center.must("send_to_repair", json!({ "kit": kit, "note": "電源が入らない" }));
    let board = center.must("loan_board", json!({ "from": "2026-11-23", "days": 21, "place": null }));
    assert_eq!(board["short"], json!(["tablet"]));
}

#[test]
fn a_lent_kit_that_kept_a_family_away_is_looked_at() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 沙織", "湊", "2025-07-14");
    let session = center.session("2026-11-27", 12);
    let application = center.application(session, family);
    center.consent(family);
    let need = center.approved_need(family);
    let kit = center.kit();
    center.loan(need, kit, "2026-12-05");
    center.clock.go_to("2026-11-27");
    let faults = || {
        center.must("loan_board", json!({ "from": "2026-11-23", "days": 21, "place": null }))["faults"]
            .clone()
    };
    assert_eq!(faults(), json!([]));
    center.must(
        "mark_attendance",
        json!({ "application": application, "mark": "absent", "because": "lentEquipment", "at": null,
                "overrideReason": null }),
    );
    assert_eq!(faults()[0]["kitNumber"], "南-K01", "§4(3): not the family's own equipment");
    assert_eq!(id(&faults()[0]["kit"]), kit);
}

#[test]
fn an_approval_for_the_year_serves_again_when_all_is_back() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let ask = || json!({ "from": "2026-11-23", "days": 21, "place": place(MINAMI) });
    let board = || center.must("loan_board", ask());
    assert_eq!(board()["toLendAgain"], json!([]));
    let loan = center.loan(need, kit, "2026-12-05");
    assert_eq!((&board()["toHandOver"], &board()["toLendAgain"]), (&json!([]), &json!([])), "it is out");
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.must(
        "take_back",
        json!({ "loan": loan, "parts": parts, "returnedOn": null, "returnedTo": place(MINAMI) }),
    );
    assert_eq!(board()["toLendAgain"][0]["id"], json!(need));
    center.must("finish_check", json!({ "kit": kit, "done": tests::checked() }));
    center.loan(need, kit, "2026-12-05");
    assert_eq!(board()["toLendAgain"], json!([]), "it is out once more");
}
