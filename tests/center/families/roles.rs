//! §3: what a centre's staff are told of another centre's families, whatever they ask. Tried at the door, by
//! the ids themselves: a screen that hides a link hides nothing.

use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, application_entry, formal, id};
use uuid::Uuid;

/// Everything about the other centre's family that is nobody else's.
const PRIVATE: [&str; 7] = [
    "大﨑 めぐみ",
    "おおさき めぐみ",
    "大﨑 蓮",
    "090-0000-7777",
    "船橋市高根台７丁目",
    "nana@example.jp",
    "夜は電話",
];

struct Theirs {
    family: Uuid,
    other: Uuid,
    session: Uuid,
    application: Uuid,
    consent: Uuid,
    code: String,
    need: Uuid,
    waiting: Uuid,
    kit: Uuid,
    loan: Uuid,
    slip: Uuid,
    members: Value,
}

/// A family of 高根台 with all that a family can have.
fn theirs(center: &SmallCenter) -> Theirs {
    let register = || {
        let answer = center.must(
            "register_family",
            json!({ "address": PRIVATE[4], "note": PRIVATE[6], "members": [
                { "id": null, "role": { "kind": "guardian", "name": PRIVATE[0], "kana": PRIVATE[1],
                    "phone": PRIVATE[3], "email": PRIVATE[5], "bornOn": null }},
                { "id": null, "role": { "kind": "child", "name": PRIVATE[2], "kana": "", "bornOn": "2025-02-01" } },
            ]}),
        );
        id(&answer["family"])
    };
    let (family, other) = (register(), register());
    let session = center.session("2026-11-27", 12);
    let application = center.application(session, family);
    let code = center.printed_consent(family);
    let consent =
        center.must("record_consent", json!({ "typed": code, "givenOn": "2026-11-25", "permitted": [] }));
    let need = center.approved_need(family);
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    let slip = id(&center.must("loan_card", json!({ "loan": loan }))["slip"]);
    Theirs {
        family,
        other,
        session,
        application,
        consent: id(&consent["consent"]),
        code,
        need,
        waiting: center.need(family),
        kit,
        loan,
        slip,
        members: center.must("family_card", json!({ "family": family }))["members"].clone(),
    }
}

/// A centre's clerk at the desk, and a family of another centre.
fn across() -> (SmallCenter, Theirs) {
    let center = SmallCenter::at(DIVISION);
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    let minami = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(takane);
    let theirs = theirs(&center);
    center.sign_in(minami);
    (center, theirs)
}

#[test]
fn nothing_a_centre_asks_tells_it_of_another_centres_family() {
    let (center, theirs) = across();
    let asked = [
        ("today", json!({})),
        ("families", json!({ "sought": "大崎", "page": 0 })),
        ("families", json!({ "sought": "", "page": 0, "order": "kana" })),
        ("families", json!({ "sought": "7777", "page": 0 })),
        ("family_card", json!({ "family": theirs.family })),
        ("merge_sheet", json!({ "kept": theirs.family, "gone": theirs.other })),
        ("alike_families", json!({ "page": 0 })),
        ("leaving_families", json!({ "page": 0 })),
        ("find", json!({ "typed": "おおさき" })),
        ("find", json!({ "typed": "蓮" })),
        ("find", json!({ "typed": "090-0000-7777" })),
        ("find", json!({ "typed": theirs.code })),
        ("find", json!({ "typed": "K01" })),
        ("consents", json!({})),
        ("look_up_code", json!({ "typed": theirs.code })),
        ("sessions", json!({ "year": 2026, "month": 11 })),
        ("session_card", json!({ "session": theirs.session })),
        ("day", json!({ "session": theirs.session })),
        ("judge_application", json!({ "session": theirs.session, "family": theirs.family })),
        ("reveal_credentials", json!({ "session": theirs.session })),
        ("kits", json!({})),
        ("kit_card", json!({ "kit": theirs.kit })),
        ("loan_board", json!({ "place": tests::place(TAKANE), "from": "2026-11-25", "days": 28 })),
        ("loan_board", json!({ "place": null, "from": "2026-11-25", "days": 28 })),
        ("loan_card", json!({ "loan": theirs.loan })),
        ("read_consultation", json!({ "application": theirs.application })),
        ("draft_papers", formal(json!({ "kind": "roster", "session": theirs.session }))),
        ("draft_papers", formal(json!({ "kind": "sessionReport", "session": theirs.session }))),
        ("draft_papers", formal(json!({ "kind": "drawResult", "session": theirs.session }))),
        (
            "draft_papers",
            formal(json!({ "kind": "monthPlan", "place": tests::place(TAKANE), "year": 2026, "month": 11 })),
        ),
        ("exports", json!({})),
        ("loan_of_kit", json!({ "number": "高-K01" })),
        ("hand_over_sheet", json!({ "need": theirs.need })),
    ];
    for (name, request) in asked {
        let told = match center.ask(name, request.clone()) {
            Ok(answer) => answer,
            Err(failure) => serde_json::to_value(failure).expect("a failure is JSON"),
        };
        assert_ne!(told["about"], "unreadable", "{name} {request} is no request: {told}");
        let told = told.to_string();
        for private in PRIVATE {
            assert!(!told.contains(private), "{name} {request} tells {private}: {told}");
        }
    }
}

#[test]
fn nothing_a_centre_does_touches_another_centres_family() {
    let (center, theirs) = across();
    let members: Vec<Value> = theirs
        .members
        .as_array()
        .expect("members")
        .iter()
        .map(|one| json!({ "id": one["id"], "role": one["role"] }))
        .collect();
    let card = json!({ "address": "", "note": "", "language": "japanese", "consideration": "", "seen": "",
                       "members": members });
    let with = |fields: Value| {
        let mut all = card.clone();
        all.as_object_mut().expect("fields").extend(fields.as_object().expect("fields").clone());
        all
    };
    let done = [
        ("amend_family", with(json!({ "family": theirs.family }))),
        ("merge_families", with(json!({ "kept": theirs.family, "gone": theirs.other }))),
        ("distinguish_families", json!({ "one": theirs.family, "other": theirs.other })),
        ("record_birth", json!({ "family": theirs.family, "person": theirs.family, "children": [] })),
        (
            "defer_schooling",
            json!({ "family": theirs.family, "person": theirs.family, "until": "2033-03-31", "because": "病気",
                    "decidedBy": "教育委員会" }),
        ),
        ("lift_deferment", json!({ "family": theirs.family, "person": theirs.family })),
        ("apply", application_entry(theirs.session, theirs.family)),
        ("withdraw_application", json!({ "application": theirs.application, "because": "ownReason" })),
        ("name_participants", json!({ "application": theirs.application, "persons": [theirs.family] })),
        (
            "walk_in",
            json!({ "session": theirs.session, "minorConsentOn": null, "overrideReason": null, "members": [
                tests::guardian_entry("新井 千夏"), tests::expected_entry(&json!("2027-02-01")) ]}),
        ),
        ("withdraw_consent", json!({ "consent": theirs.consent, "because": "電話で申し出" })),
        ("set_permitted", json!({ "consent": theirs.consent, "permitted": [] })),
        ("consent_hangs", json!({ "consent": theirs.consent })),
        ("consent_form", json!({ "family": theirs.family, "session": null })),
        (
            "sign_consent",
            json!({ "family": theirs.family, "session": null, "agreed": [], "permitted": [], "strokes": [] }),
        ),
        ("file_scan", json!({ "bytes": "", "typed": theirs.code, "givenOn": "2026-11-25" })),
        ("record_consent", json!({ "typed": theirs.code, "givenOn": "2026-11-25", "permitted": [] })),
        (
            "issue_papers",
            tests::formal(json!({ "kind": "consent", "families": [theirs.family], "session": null })),
        ),
        ("issue_papers", tests::formal(json!({ "kind": "loanReceipt", "slips": [theirs.slip] }))),
        ("ask_need", json!({ "family": theirs.family, "reason": "端末がない", "kinds": ["tablet"] })),
        ("approve_need", json!({ "need": theirs.waiting, "number": "", "until": "2027-03-31" })),
    ];
    for (name, request) in done {
        let refusal = center.refused(name, request);
        assert_eq!(refusal["about"], "forbidden", "{name}: {refusal}");
    }
}

#[test]
fn an_application_across_centres_is_the_divisions_to_take() {
    let (center, theirs) = across();
    let own = center.family("佐藤 綾", "佐藤 莉子", "2025-11-01");
    let session = center.session("2026-11-28", 12);
    let refusal = center.refused("apply", application_entry(session, theirs.family));
    assert_eq!(refusal["failure"]["kind"], "otherPlace", "§3");
    center.application(session, own);
}
