use serde_json::{Value, json};
use tests::SmallCenter;

fn printed(center: &SmallCenter, issued: &Value) -> Vec<u8> {
    let ids: Vec<&Value> =
        issued["papers"].as_array().expect("papers").iter().map(|paper| &paper["id"]).collect();
    center.desk.print("papers", json!({ "papers": ids })).expect("a PDF")
}

#[test]
fn a_reprint_is_the_same_even_after_the_card_changed() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let issued =
        center.must("issue_papers", json!({ "kind": "consent", "families": [family], "session": null }));
    let first = printed(&center, &issued);
    center.must(
        "amend_family",
        json!({ "family": family, "seen": center.seen(family), "address": "", "note": "",
                "members": [tests::guardian_entry("髙橋 美穂")] }),
    );
    assert!(printed(&center, &issued) == first, "the same bytes, with the name of that day");
}

#[test]
fn papers_are_numbered_by_place_kind_and_year() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let number = |center: &SmallCenter| {
        let issued =
            center.must("issue_papers", json!({ "kind": "consent", "families": [family], "session": null }));
        issued["papers"][0]["number"].clone()
    };
    assert_eq!(number(&center), "南-承-2026-0001");
    assert_eq!(number(&center), "南-承-2026-0002");
    center.clock.go_to("2027-04-01");
    assert_eq!(number(&center), "南-承-2027-0001", "a new fiscal year");
}

#[test]
fn every_paper_of_a_loan_is_printed() {
    let center = SmallCenter::new();
    let (_, need) = center.borrower("山﨑 美穂");
    let kit = center.kit();
    let request = center.must("issue_papers", json!({ "kind": "loanRequest", "need": need }));
    assert!(printed(&center, &request).starts_with(b"%PDF"));
    let handed = center.must("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    let slip = &handed["slip"];
    let receipt = center.must("issue_papers", json!({ "kind": "loanReceipt", "slip": slip }));
    assert!(printed(&center, &receipt).starts_with(b"%PDF"));
    let found = center.must("look_up_code", json!({ "typed": receipt["papers"][0]["code"] }));
    assert_eq!(&found["slip"], slip, "the paper leads back to its loan");
    let refusal = center.refused("issue_papers", json!({ "kind": "returnReceipt", "slip": slip }));
    assert_eq!(refusal["failure"]["kind"], "nothing", "nothing came back yet");
    let parts = center.parts(kit);
    center.must(
        "take_back",
        json!({ "loan": handed["loans"][0], "parts": [tests::good(parts[0])], "returnedOn": null }),
    );
    let back = center.must("issue_papers", json!({ "kind": "returnReceipt", "slip": slip }));
    assert!(printed(&center, &back).starts_with(b"%PDF"));
    let policy = center.must("issue_papers", json!({ "kind": "policy", "version": 1 }));
    assert!(printed(&center, &policy).starts_with(b"%PDF"));
}

#[test]
fn nothing_chosen_prints_nothing() {
    let center = SmallCenter::new();
    let refusal =
        center.refused("issue_papers", json!({ "kind": "consent", "families": [], "session": null }));
    assert_eq!(refusal["failure"]["kind"], "nothing");
}
