use center::world::World;
use serde_json::{Value, json};
use tests::{SmallCenter, formal};

use crate::beneath::{key_of, opened};

fn consent_of(family: uuid::Uuid) -> Value {
    formal(json!({ "kind": "consent", "families": [family], "session": null }))
}

fn ids(issued: &Value) -> Vec<Value> {
    issued["papers"].as_array().expect("papers").iter().map(|paper| paper["id"].clone()).collect()
}

fn printed(center: &SmallCenter, issued: &Value) -> Vec<u8> {
    center.desk.print("papers", json!({ "papers": ids(issued) })).expect("a PDF")
}

fn register(center: &SmallCenter) -> Value {
    center.must("paper_register", json!({ "year": 2026, "kind": null, "page": 0 }))
}

#[test]
fn looking_at_a_draft_takes_no_number_and_leaves_no_record() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    for _ in 0..3 {
        let draft = center.must("draft_papers", consent_of(family));
        assert_eq!(draft["papers"][0]["name"], "山﨑 美穂");
        assert_eq!(draft["readings"], json!(["formal", "easy", "english"]));
        assert!(center.desk.print("draft", consent_of(family)).expect("a PDF").starts_with(b"%PDF"));
    }
    assert_eq!(register(&center)["total"], 0, "nothing was issued");
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["consent"]["kind"], "none", "nobody says it was printed");
    let issued = center.must("issue_papers", consent_of(family));
    assert_eq!(issued["papers"][0]["number"], "南-承-2026-0001", "the first number is still there");
}

#[test]
fn a_paper_of_which_the_words_cannot_be_read_is_named_and_hinders_no_other() {
    let center = SmallCenter::new();
    let families =
        [center.family("山﨑 美穂", "結衣", "2024-10-01"), center.family("佐藤 綾", "莉子", "2025-01-10")];
    let [odd, sound] = families.map(|family| center.must("issue_papers", consent_of(family)));
    let folder = center.folder.path();
    let number = odd["papers"][0]["number"].as_str().expect("a number");
    let changed = opened(folder, &key_of(folder))
        .execute(
            "UPDATE papers SET contents = '{\"says\":\"of another program\"}' WHERE number = ?1",
            [number],
        )
        .expect("written past the door");
    assert_eq!(changed, 1);
    let refused = center.desk.print("papers", json!({ "papers": ids(&odd) })).expect_err("nothing to print");
    let refused = serde_json::to_value(refused).expect("a failure");
    assert_eq!(refused["failure"], json!({ "kind": "unreadable", "number": number }));
    assert!(printed(&center, &sound).starts_with(b"%PDF"));
    assert_eq!(register(&center)["total"], 2, "it stands in the register all the same");
}

#[test]
fn every_printing_is_noted_with_who_how_and_how_often() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let issued = center.must("issue_papers", consent_of(family));
    center.must(
        "note_printing",
        json!({ "papers": ids(&issued), "way": "printed", "copies": 2, "pages": "1" }),
    );
    center.must("note_printing", json!({ "papers": ids(&issued), "way": "saved", "copies": 1, "pages": "" }));
    let card = center.must("family_card", json!({ "family": family }));
    let printings = &card["papers"][0]["printings"];
    assert_eq!(printings[0]["way"], "printed");
    assert_eq!(printings[0]["copies"], 2);
    assert_eq!(printings[0]["pages"], "1");
    assert_eq!(printings[1]["way"], "saved", "a reprint is noted beside the first");
    assert_eq!(register(&center)["gaps"], json!([]), "a number in use is no gap");
}

#[test]
fn a_list_of_pages_that_is_none_is_refused_beside_its_field() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let issued = center.must("issue_papers", consent_of(family));
    for pages in ["1-", "ぜんぶ", "0", "1,,2", "-3"] {
        let request = json!({ "papers": ids(&issued), "way": "printed", "copies": 1, "pages": pages });
        let refusal = center.refused("note_printing", request);
        assert_eq!(refusal["failure"]["field"], "pages", "{pages}");
    }
    let request = json!({ "papers": ids(&issued), "way": "printed", "copies": 0, "pages": "" });
    assert_eq!(center.refused("note_printing", request)["failure"]["field"], "copies");
}

#[test]
fn a_number_that_is_not_used_is_explained_and_never_given_again() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let issued = center.must("issue_papers", consent_of(family));
    let gaps = register(&center)["gaps"].clone();
    assert_eq!(gaps[0]["number"], "南-承-2026-0001");
    assert_eq!(gaps[0]["because"]["kind"], "neverPrinted", "the printer did not take it");
    let void = json!({ "paper": issued["papers"][0]["id"], "reason": "紙づまりで破れたため" });
    center.must("void_paper", void.clone());
    let gaps = register(&center)["gaps"].clone();
    assert_eq!(gaps[0]["because"]["reason"], "紙づまりで破れたため");
    assert_eq!(center.refused("void_paper", void)["failure"]["kind"], "isVoid");
    let next = center.must("issue_papers", consent_of(family));
    assert_eq!(next["papers"][0]["number"], "南-承-2026-0002");
    let code = &issued["papers"][0]["code"];
    let refusal = center.refused(
        "record_consent",
        json!({ "typed": code, "givenOn": center.clock.today(), "permitted": [] }),
    );
    assert_eq!(refusal["failure"]["kind"], "notAConsent", "a paper out of use agrees to nothing");
}

#[test]
fn a_paper_that_came_back_signed_stays_in_use() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    center.consent(family);
    let paper = register(&center)["papers"][0]["id"].clone();
    let refusal = center.refused("void_paper", json!({ "paper": paper, "reason": "まちがい" }));
    assert_eq!(refusal["failure"]["kind"], "cameBack");
}

#[test]
fn a_reprint_is_the_same_even_after_the_card_and_the_city_s_words_changed() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let issued = center.must("issue_papers", consent_of(family));
    let first = printed(&center, &issued);
    center.must(
        "amend_family",
        json!({ "family": family, "seen": center.seen(family), "address": "", "note": "",
                "members": [tests::guardian_entry("髙橋 美穂")] }),
    );
    let mut words = center.must("city_words", json!({}))["words"].clone();
    words["division"] = json!("船橋市こども家庭課");
    center.must("set_city_words", json!({ "words": words, "reason": "組織改正" }));
    assert!(printed(&center, &issued) == first, "the same bytes, with the name and the division of that day");
    let sheet = center.must("city_words", json!({}));
    assert_eq!(sheet["versions"][0]["version"], 2);
    assert_eq!(sheet["versions"][1]["reason"], "制定");
}

#[test]
fn the_city_s_easy_words_need_their_kana() {
    let center = SmallCenter::new();
    let before = center.must("city_words", json!({}))["words"].clone();
    let mut words = before.clone();
    words["readings"]["easy"]["closing"] = json!("電話{でんわ|}してください");
    let refusal = center.refused("set_city_words", json!({ "words": words, "reason": "直し" }));
    assert_eq!(refusal["failure"]["problem"]["kind"], "rubyMalformed");
    words["readings"]["easy"]["closing"] = json!("{電話|でんわ}で聞いてください");
    let refusal = center.refused("set_city_words", json!({ "words": words, "reason": "直し" }));
    assert_eq!(refusal["failure"]["field"], "words.readings.easy.closing");
    assert_eq!(refusal["failure"]["problem"]["kanji"], "聞");
    words["readings"]["easy"]["closing"] = json!("{電話|でんわ}で{聞|き}いてください");
    let shown = center.desk.print("city_words", json!({ "words": words, "reading": "easy" }));
    assert!(shown.expect("a PDF").starts_with(b"%PDF"), "seen before it is set");
    assert_eq!(center.must("city_words", json!({}))["words"], before, "looking sets nothing");
}

#[test]
fn papers_are_numbered_by_place_kind_and_year() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let number = |center: &SmallCenter| {
        let issued = center.must("issue_papers", consent_of(family));
        issued["papers"][0]["number"].clone()
    };
    assert_eq!(number(&center), "南-承-2026-0001");
    assert_eq!(number(&center), "南-承-2026-0002");
    center.clock.go_to("2027-04-01");
    assert_eq!(number(&center), "南-承-2027-0001", "a new fiscal year");
}

#[test]
fn every_paper_of_a_loan_is_printed_in_every_reading() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("山﨑 美穂");
    let kit = center.kit();
    let all = |wanted: Value| {
        for reading in ["easy", "english"] {
            let draft = json!({ "wanted": wanted, "reading": reading });
            assert!(center.desk.print("draft", draft).expect("a PDF").starts_with(b"%PDF"));
        }
        let issued = center.must("issue_papers", formal(wanted));
        assert!(printed(&center, &issued).starts_with(b"%PDF"));
        issued
    };
    all(json!({ "kind": "loanRequest", "needs": [need] }));
    let handed = center.must("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    let slip = &handed["slip"];
    let receipt = all(json!({ "kind": "loanReceipt", "slips": [slip] }));
    let found = center.must("look_up_code", json!({ "typed": receipt["papers"][0]["code"] }));
    assert_eq!(&found["slip"], slip, "the paper leads back to its loan");
    let refusal = center.refused("issue_papers", formal(json!({ "kind": "returnReceipt", "slips": [slip] })));
    assert_eq!(refusal["failure"]["kind"], "nothing", "nothing came back yet");
    let parts = center.parts(kit);
    center.must(
        "take_back",
        json!({ "loan": handed["loans"][0], "parts": [tests::good(parts[0])], "returnedOn": null }),
    );
    all(json!({ "kind": "returnReceipt", "slips": [slip] }));
    all(json!({ "kind": "policy", "version": 1 }));
}

#[test]
fn a_blank_form_is_printed_as_often_as_wanted_and_takes_no_number() {
    let center = SmallCenter::new();
    let blank = |times: u32| formal(json!({ "kind": "blank", "paper": "consent", "times": times }));
    let one = center.desk.print("draft", blank(1)).expect("a PDF");
    let ten = center.desk.print("draft", blank(10)).expect("a PDF");
    assert!(ten.len() > one.len());
    assert_eq!(center.refused("issue_papers", blank(1))["failure"]["kind"], "blankHasNoNumber");
    let never = formal(json!({ "kind": "blank", "paper": "returnReceipt", "times": 1 }));
    assert_eq!(center.refused("draft_papers", never)["failure"]["kind"], "noBlank");
}

#[test]
fn nothing_chosen_prints_nothing() {
    let center = SmallCenter::new();
    let none = formal(json!({ "kind": "consent", "families": [], "session": null }));
    assert_eq!(center.refused("issue_papers", none.clone())["failure"]["kind"], "nothing");
    assert_eq!(center.refused("draft_papers", none)["failure"]["kind"], "nothing");
}

#[test]
fn every_paper_of_a_session_is_printed_and_a_draft_hides_the_passcode() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let other = center.family("青木 由紀", "湊", "2025-01-20");
    let session = center.session("2026-11-27", 12);
    for family in [family, other] {
        center.application(session, family);
    }
    let families = json!([family, other]);
    for wanted in [
        json!({ "kind": "application", "families": families, "session": session }),
        json!({ "kind": "guardianConsent", "families": families, "session": session }),
        json!({ "kind": "roster", "session": session }),
        json!({ "kind": "sessionReport", "session": session }),
    ] {
        let issued = center.must("issue_papers", formal(wanted));
        assert!(printed(&center, &issued).starts_with(b"%PDF"));
    }
    let guide = formal(json!({ "kind": "connectionGuide", "families": families, "session": session }));
    let draft = center.desk.print("draft", guide.clone()).expect("a PDF");
    let issued = center.must("issue_papers", guide);
    assert_eq!(issued["papers"].as_array().map(Vec::len), Some(2), "a sheet for each family");
    assert!(draft != printed(&center, &issued));
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["papers"].as_array().map(Vec::len), Some(8), "all of them stand on the session's card");
}

#[test]
fn a_decision_is_told_in_writing_and_what_stands_in_stock_is_listed() {
    let center = SmallCenter::new();
    let (family, need) = center.borrower("山﨑 美穂");
    let waiting = center.need(family);
    let notice = |need| formal(json!({ "kind": "needNotice", "needs": [need] }));
    assert_eq!(center.refused("issue_papers", notice(waiting))["failure"]["kind"], "notDecided");
    let kit = center.kit();
    let handed = center.must("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    let place = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    for wanted in [
        notice(need),
        formal(json!({ "kind": "loanContract", "slips": [handed["slip"]] })),
        formal(json!({ "kind": "loanLedger", "place": place, "from": "2026-04-01", "until": "2027-03-31" })),
        formal(json!({ "kind": "kitLedger", "place": place })),
    ] {
        let issued = center.must("issue_papers", wanted);
        assert!(printed(&center, &issued).starts_with(b"%PDF"));
    }
    let labels = formal(json!({ "kind": "kitLabels", "kits": [kit], "sheet": "twelve", "used": 3 }));
    assert!(center.desk.print("draft", labels.clone()).expect("a PDF").starts_with(b"%PDF"));
    assert_eq!(center.refused("issue_papers", labels)["failure"]["kind"], "blankHasNoNumber");
}
