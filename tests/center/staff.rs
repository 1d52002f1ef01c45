use serde_json::json;
use tests::{DIVISION, MINAMI, PASSPHRASE, SmallCenter, TAKANE, place};

fn entry(role: &str, place_at: usize) -> serde_json::Value {
    json!({ "name": "石井 千夏", "kana": "いしい ちなつ", "title": "保育士", "role": role,
            "place": place(place_at), "password": PASSPHRASE })
}

#[test]
fn a_colleague_signs_in_and_after_leaving_no_longer() {
    let center = SmallCenter::new();
    let head = center.me();
    let ishii = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(ishii);
    assert_eq!(center.must("desk", json!({}))["me"]["role"], "staff");
    center.sign_in(head);
    center.must("let_staff_go", json!({ "staff": ishii }));
    let refusal = center.refused("sign_in", json!({ "staff": ishii, "password": PASSPHRASE }));
    assert_eq!(refusal["about"], "gone");
    let refusal = center.refused("let_staff_go", json!({ "staff": head }));
    assert_eq!(refusal["failure"]["kind"], "cannotLeaveOneself");
}

#[test]
fn a_head_enters_staff_of_the_own_centre_and_no_other() {
    let center = SmallCenter::new();
    assert_eq!(center.refused("add_staff", entry("staff", TAKANE))["failure"]["kind"], "otherPlace");
    assert_eq!(
        center.refused("add_staff", entry("division", DIVISION))["about"],
        "forbidden",
        "only the division appoints its own",
    );
    let ishii = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(ishii);
    assert_eq!(center.refused("add_staff", entry("staff", MINAMI))["failure"]["kind"], "headOnly");
}

#[test]
fn the_list_says_who_agreed_to_the_policy_in_force() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let me = center.me();
    let row = |who: uuid::Uuid| {
        let staff = center.must("staff_list", json!({}));
        let all = staff.as_array().expect("staff");
        all.iter().find(|row| tests::id(&row["id"]) == who).expect("a row").clone()
    };
    let ishii = center.colleague("石井 千夏", "staff", MINAMI);
    let named = json!({ "session": session, "staff": me, "name": "", "part": "host" });
    center.must("name_present", named);
    assert_eq!(row(me)["acknowledgedOn"], json!(null), "to be there is not to agree");
    let card = center.must("session_card", json!({ "session": session }));
    center.must("acknowledge", json!({ "present": card["present"][0]["id"] }));
    assert_eq!(row(me)["acknowledgedOn"], "2026-11-25");
    assert_eq!(row(ishii)["acknowledgedOn"], json!(null), "a colleague is still asked");
}

#[test]
fn a_role_fits_its_place() {
    let center = SmallCenter::at(DIVISION);
    let refusal = center.refused("add_staff", entry("head", DIVISION));
    assert_eq!(refusal["failure"]["kind"], "roleDoesNotFitPlace");
    let refusal = center.refused("add_staff", entry("division", MINAMI));
    assert_eq!(refusal["failure"]["kind"], "roleDoesNotFitPlace");
}

#[test]
fn the_citys_settings_are_not_a_centres_staffs() {
    let center = SmallCenter::new();
    let mut city = center.must("city", json!({}));
    city["longestDays"] = json!(21);
    center.must("set_city", city.clone());
    assert_eq!(center.must("city", json!({}))["longestDays"], 21);
    let words = center.must("city_words", json!({}))["words"].clone();
    let mut wrong = city.clone();
    wrong["idleMinutes"] = json!(0);
    assert_eq!(
        center.refused("set_city", wrong)["failure"]["problem"],
        json!({ "kind": "outOfBounds", "least": 1, "most": 60 }),
    );
    let ishii = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(ishii);
    assert_eq!(center.refused("set_city", city)["about"], "forbidden");
    let words = json!({ "words": words, "reason": "直し" });
    assert_eq!(center.refused("set_city_words", words)["about"], "forbidden");
}
