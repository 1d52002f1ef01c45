use serde_json::json;
use tests::SmallCenter;

#[test]
fn a_signed_paper_finds_its_record_by_its_code() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let code = center.printed_consent(family);
    let found = center.must("look_up_code", json!({ "typed": code.to_lowercase() }));
    assert_eq!(found["name"], "山﨑 美穂");
    assert_eq!(found["returnedOn"], json!(null));
    let answer = center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25" }));
    assert_eq!(answer["name"], "山﨑 美穂");
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["consent"], json!({ "kind": "given", "version": 1, "on": "2026-11-25" }));
}

#[test]
fn a_paper_comes_back_once_and_not_before_it_was_printed() {
    let center = SmallCenter::new();
    let family = center.family("山﨑 美穂", "結衣", "2024-10-01");
    let code = center.printed_consent(family);
    let refused =
        |given_on: &str| center.refused("record_consent", json!({ "typed": code, "givenOn": given_on }));
    assert_eq!(
        refused("2026-11-24")["failure"],
        json!({ "kind": "beforePrinted", "printedOn": "2026-11-25" }),
    );
    assert_eq!(refused("2026-11-26")["failure"]["problem"]["kind"], "inTheFuture");
    center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25" }));
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
    center.must("withdraw_consent", json!({ "consent": consent }));
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
    center.must("withdraw_consent", json!({ "consent": second }));
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
    center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25" }));
}
