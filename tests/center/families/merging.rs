use serde_json::{Value, json};
use tests::SmallCenter;
use uuid::Uuid;

fn card(center: &SmallCenter, family: Uuid) -> Value {
    center.must("family_card", json!({ "family": family }))
}

/// The choice that keeps everyone of the one card, and of the other whoever is on it alone.
fn merging(center: &SmallCenter, kept: Uuid, gone: Uuid) -> Value {
    let sheet = center.must("merge_sheet", json!({ "kept": kept, "gone": gone }));
    let pairs = sheet["pairs"].as_array().expect("pairs").clone();
    let members = |side: &str| sheet[side]["members"].as_array().expect("members").clone();
    let named: Vec<Value> = members("kept")
        .into_iter()
        .chain(members("gone").into_iter().filter(|one| !pairs.iter().any(|pair| pair["gone"] == one["id"])))
        .map(|one| json!({ "id": one["id"], "role": one["role"] }))
        .collect();
    json!({ "kept": kept, "gone": gone, "seen": sheet["seen"], "address": sheet["gone"]["address"],
            "language": "japanese", "consideration": "", "note": "まとめました", "members": named })
}

/// Two cards of one household; the second has an application, a consent, a need, a loan and papers.
fn twice(center: &SmallCenter) -> (Uuid, Uuid) {
    let kept = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let (gone, need) = center.borrower("佐藤　綾");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let slip = center.must("loan_card", json!({ "loan": loan }))["slip"].clone();
    center.must("issue_papers", tests::formal(json!({ "kind": "loanReceipt", "slips": [slip] })));
    (kept, gone)
}

#[test]
fn everything_the_one_had_becomes_the_others() {
    let center = SmallCenter::new();
    let (kept, gone) = twice(&center);
    let before = card(&center, gone);
    center.must("merge_families", merging(&center, kept, gone));
    let after = card(&center, kept);
    for list in ["needs", "loans", "papers"] {
        let ids = |card: &Value| -> Vec<Value> {
            card[list].as_array().expect("a list").iter().map(|one| one["id"].clone()).collect()
        };
        assert_eq!(ids(&after), ids(&before), "{list}");
        assert!(!ids(&after).is_empty(), "{list}");
    }
    assert_eq!(after["consent"]["kind"], "given");
    assert_eq!(after["note"], "まとめました");
    let kinds: Vec<&Value> =
        after["events"].as_array().expect("events").iter().map(|event| &event["kind"]).collect();
    for kind in ["session", "lent", "need", "consent", "paper"] {
        assert!(kinds.contains(&&json!(kind)), "{kind} in {kinds:?}");
    }
    assert_eq!(
        after["members"].as_array().map(Vec::len),
        Some(3),
        "綾, 莉子, and 湊 who was on the other card"
    );
    assert_eq!(center.refused("family_card", json!({ "family": gone }))["about"], "gone");
    let found = center.must("families", json!({ "sought": "佐藤", "page": 0 }));
    assert_eq!(found["count"], 1);
}

#[test]
fn a_merge_is_undone_in_one_step_and_nothing_is_lost() {
    let center = SmallCenter::new();
    let (kept, gone) = twice(&center);
    let stripped = |family: Uuid| {
        let mut card = card(&center, family);
        card.as_object_mut().expect("a card").remove("history");
        card
    };
    let before = (stripped(kept), stripped(gone));
    center.must("merge_families", merging(&center, kept, gone));
    center.undo();
    assert_eq!((stripped(kept), stripped(gone)), before);
    let found = center.must("families", json!({ "sought": "佐藤", "page": 0 }));
    assert_eq!(found["count"], 2, "both are found again");
}

#[test]
fn a_number_that_was_merged_away_is_not_given_again() {
    let center = SmallCenter::new();
    let one = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let other = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    center.must("merge_families", merging(&center, one, other));
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [tests::guardian_entry("森 彩香")] }),
    );
    assert_eq!(answer["number"], "南-2026-0003");
}

#[test]
fn two_applications_to_one_session_are_settled_first() {
    let center = SmallCenter::new();
    let one = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let other = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let session = center.session("2026-11-27", 12);
    center.application(session, one);
    let second = center.application(session, other);
    let told = json!({ "kind": "bothApplied", "title": "おうちで つどいの広場", "heldOn": "2026-11-27" });
    let sheet = center.must("merge_sheet", json!({ "kept": one, "gone": other }));
    assert_eq!(sheet["hindrance"], told, "the sheet says so beforehand");
    assert_eq!(center.refused("merge_families", merging(&center, one, other))["failure"], told);
    center.must("withdraw_application", json!({ "application": second, "because": "ownReason" }));
    center.must("merge_families", merging(&center, one, other));
}

#[test]
fn a_consent_that_was_taken_back_is_not_given_again_by_a_merge() {
    let center = SmallCenter::new();
    let one = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let other = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    center.consent(one);
    let consent = center.consent(other);
    center.must("withdraw_consent", json!({ "consent": consent, "because": "電話で申し出" }));
    let refusal = center.refused("merge_families", merging(&center, one, other));
    assert_eq!(refusal["failure"]["kind"], "consentsDisagree", "§4(3)");
}

#[test]
fn a_choice_made_from_an_old_card_is_not_written() {
    let center = SmallCenter::new();
    let one = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let other = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let choice = merging(&center, one, other);
    let members = card(&center, other)["members"].as_array().expect("members").clone();
    let members: Vec<Value> =
        members.iter().map(|one| json!({ "id": one["id"], "role": one["role"] })).collect();
    center.must(
        "amend_family",
        json!({ "family": other, "seen": center.seen(other), "address": "船橋市海神", "note": "", "members": members }),
    );
    assert_eq!(center.refused("merge_families", choice)["about"], "overtaken");
    assert_eq!(center.refused("merge_families", merging(&center, one, one))["failure"]["kind"], "sameFamily",);
}
