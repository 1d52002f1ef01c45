//! Refusals (お断り, §6): decided by the division, seen by all, and judged anew at five places.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::Days;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use serde_json::{Value, json};
use tests::{MINAMI, SmallCenter, TAKANE, application_entry, day, good, id, place};
use uuid::Uuid;

use crate::hands::{Hands, hands};

mod agreeing;

const TODAY: &str = "2026-11-25";

fn refusal_of(family: Uuid) -> Value {
    json!({
        "family": family, "incident": null, "clauses": ["§6(3)"], "ground": "ほかの参加者への中傷をくり返した。",
        "number": "子育第301号", "decidedOn": TODAY, "scope": { "kind": "all" },
        "from": TODAY, "until": "2027-01-31", "reviewOn": "2027-01-15",
    })
}

/// The division refuses a family; then the one who sat there sits there again.
fn refuse(center: &SmallCenter, hands: &Hands, family: Uuid) -> Uuid {
    let back = center.me();
    center.sign_in(hands.division);
    let refusal = id(&center.must("decide_refusal", refusal_of(family))["refusal"]);
    center.sign_in(back);
    refusal
}

fn lift(center: &SmallCenter, hands: &Hands, refusal: Uuid) {
    let back = center.me();
    center.sign_in(hands.division);
    center.must("lift_refusal", json!({ "refusal": refusal, "reason": "話し合いができた" }));
    center.sign_in(back);
}

#[test]
fn only_the_division_decides_a_refusal_and_the_centres_see_that_there_is_one() {
    let (center, hands) = hands();
    let family = center.family("沼田 圭", "律", "2024-10-01");
    for who in [hands.head, hands.staff, hands.other] {
        center.sign_in(who);
        let refused = center.refused("decide_refusal", refusal_of(family));
        assert_eq!(refused["failure"]["kind"], "divisionOnly");
    }
    center.sign_in(hands.head);
    let refusal = refuse(&center, &hands, family);
    let seen_by = |who: Uuid| {
        center.sign_in(who);
        center.must("refusals", json!({}))["rows"][0].clone()
    };
    let head = seen_by(hands.head);
    assert_eq!(head["ground"]["ground"], "ほかの参加者への中傷をくり返した。");
    assert_eq!(head["standing"], "inForce");
    for who in [hands.staff, hands.other] {
        let row = seen_by(who);
        assert_eq!(row["brief"]["number"], "子育第301号", "that there is one, everyone sees");
        assert_eq!(row["ground"], Value::Null, "why, they do not");
    }
    let why = json!({ "refusal": refusal, "reason": "もうよい" });
    assert_eq!(center.refused("lift_refusal", why)["failure"]["kind"], "divisionOnly");
}

#[test]
fn a_refusal_has_a_ground_of_section_six_an_end_and_a_day_of_review() {
    let (center, hands) = hands();
    let family = center.family("沼田 圭", "律", "2024-10-01");
    center.sign_in(hands.division);
    let tried = |change: &[(&str, Value)]| {
        let mut request = refusal_of(family);
        for (field, value) in change {
            request[*field] = value.clone();
        }
        center.refused("decide_refusal", request)["failure"].clone()
    };
    assert_eq!(tried(&[("clauses", json!([]))])["kind"], "noClause");
    assert_eq!(tried(&[("clauses", json!(["§5(3)"]))])["clause"], "§6", "a loss is no ground");
    assert_eq!(tried(&[("until", json!("2026-11-24"))])["field"], "until");
    assert_eq!(tried(&[("reviewOn", json!("2027-02-01"))])["kind"], "reviewOutside");
    assert_eq!(tried(&[("from", json!("2026-11-24"))])["kind"], "beforeDecision");
    assert_eq!(tried(&[("number", json!(" "))])["field"], "number");
    assert_eq!(tried(&[("ground", json!(""))])["field"], "ground");
    assert_eq!(tried(&[("decidedOn", json!("2026-11-26"))])["field"], "decidedOn");
}

#[test]
fn a_refused_family_is_stopped_at_each_of_the_five_places() {
    let (center, hands) = hands();
    let (family, need) = center.borrower("沼田 圭");
    let kit = center.kit();
    // It applied before: it has a seat today, and waits for one tomorrow.
    let today = center.session(TODAY, 12);
    let seated = center.application(today, family);
    let full = center.session("2026-11-26", 1);
    let first = center.application(full, center.family("森 彩香", "凪", "2025-01-01"));
    let waiting = center.application(full, family);
    center.must("withdraw_application", json!({ "application": first, "because": "illness" }));
    let new = center.session("2026-11-28", 12);
    let refusal = refuse(&center, &hands, family);

    // 1. An application, even with a reason.
    let mut entry = application_entry(new, family);
    let stopped = center.refused("apply", entry.clone());
    assert_eq!(stopped["failure"]["against"]["kind"], "refused");
    assert_eq!(stopped["failure"]["against"]["clause"], "§6");
    entry["overrideReason"] = json!("どうしてもと言われた");
    assert_eq!(center.refused("apply", entry.clone())["failure"]["against"]["kind"], "refused");
    // 2. A table that is brought in.
    let csv =
        "保護者氏名,電話番号,お子さんの氏名,お子さんの生年月日\r\n沼田 圭,090-0000-1234,湊,2025-07-14\r\n";
    let import = center.must(
        "bring_sheet",
        json!({ "fileName": "申込.csv", "bytes": STANDARD.encode(csv), "aim": { "kind": "session", "session": new } }),
    );
    let sheet = center.must("import_sheet", json!({ "import": import["import"], "group": "all", "page": 0 }));
    assert_eq!(sheet["rows"][0]["verdict"]["kind"], "refused", "{sheet}");
    let taken = center.must("take_rows", json!({ "import": import["import"], "after": 0, "most": 500 }));
    assert_eq!(taken["taken"], 0);
    // 3. A seat that became free.
    for (request, answer) in [
        ("give_seat", json!({ "application": waiting })),
        ("offer_seat", json!({ "application": waiting, "answerBy": TODAY })),
        ("note_call", json!({ "application": waiting, "about": "seat", "answer": "agreed" })),
    ] {
        let stopped = center.refused(request, answer);
        assert_eq!(stopped["failure"]["against"]["kind"], "refused", "{request}");
    }
    // 4. A kit.
    let sheet = center.must("hand_over_sheet", json!({ "need": need }));
    assert_eq!(sheet["refusal"]["kind"], "refused");
    let stopped = center.refused("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
    assert_eq!(stopped["failure"]["kind"], "refused");
    assert_eq!(stopped["failure"]["clause"], "§6");
    // 5. The door, on the day.
    let roster = center.must("day", json!({ "session": today }));
    assert_eq!(roster["roster"][0]["refusal"]["kind"], "refused");
    let mut mark = json!({ "application": seated, "mark": "present", "because": null, "at": null,
        "overrideReason": null });
    assert_eq!(center.refused("mark_attendance", mark.clone())["failure"]["kind"], "refused");
    mark["overrideReason"] = json!("来てしまったので");
    let stopped = center.refused("mark_attendance", mark.clone());
    assert_eq!(stopped["failure"]["kind"], "refused", "not even with a reason of the centre");

    // It was written down that it was asked for, and is counted.
    center.must(
        "refuse_application",
        json!({ "session": new, "family": family, "channel": "telephone", "because": "refused", "note": "" }),
    );
    let year = center.must("refusals", json!({}))["years"][0].clone();
    assert_eq!(year, json!({ "year": 2026, "decided": 1, "lifted": 0, "stopped": 1 }));

    // The division may, and says why (§6: ことがある).
    center.sign_in(hands.division);
    center.must("mark_attendance", mark);
    let roster = center.must("day", json!({ "session": today }));
    assert_eq!(roster["roster"][0]["attendance"]["overrideReason"], "来てしまったので");
    center.must("apply", entry);

    // Once it is lifted, every door is open again.
    center.sign_in(hands.head);
    lift(&center, &hands, refusal);
    center.must("give_seat", json!({ "application": waiting }));
    center.must("hand_over", center.hand_over_entry(need, kit, "2026-12-05"));
}

#[test]
fn lots_give_a_refused_family_no_seat() {
    let (center, hands) = hands();
    let family = center.family("沼田 圭", "律", "2024-10-01");
    let service = center.must(
        "add_service",
        json!({ "name": "ひろば", "provider": "ひろば社", "termsVersion": "1", "termsCheckedOn": "2026-04-01" }),
    );
    let planned = center.must(
        "plan_session",
        json!({
            "place": place(MINAMI), "kind": "gathering", "title": "つどい", "heldOn": "2026-12-10",
            "startsAt": "10:30", "endsAt": "11:30", "capacity": 5, "service": service["service"],
            "meetingId": "1", "passcode": "2", "offer": {
                "persons": null, "monthsFrom": null, "monthsUntil": null, "applyFrom": "2026-11-20",
                "applyUntil": TODAY, "choosing": "lottery", "hostAccount": "" },
        }),
    );
    let session = id(&planned["session"]);
    center.application(session, family);
    center.application(session, center.family("森 彩香", "凪", "2025-01-01"));
    refuse(&center, &hands, family);
    center.clock.go_to("2026-11-26");
    let drawn = center.must("draw_lots", json!({ "session": session }));
    assert_eq!(drawn, json!({ "seated": 1, "waiting": 1 }));
}

#[test]
fn a_family_that_is_like_a_refused_one_is_asked_about_with_the_grounds() {
    let (center, hands) = hands();
    let refused = center.family("沼田 圭", "律", "2024-10-01");
    // The same telephone; another guardian, another child of that age.
    let other = center.family("大野 香", "葵", "2024-12-01");
    refuse(&center, &hands, refused);
    let session = center.session("2026-11-27", 12);
    let judged = center.must("judge_application", json!({ "session": session, "family": other }));
    let near = &judged["against"][0];
    assert_eq!(near["kind"], "likeRefused");
    assert_eq!(near["likeness"]["grounds"][0], json!({ "kind": "samePhone", "points": 40 }));
    let mut entry = application_entry(session, other);
    assert_eq!(center.refused("apply", entry.clone())["failure"]["against"]["kind"], "likeRefused");
    entry["overrideReason"] = json!("祖母の電話を借りている別の家庭");
    let application = id(&center.must("apply", entry)["application"]);
    // On the day it is a warning, and no more.
    center.consent(other);
    center.clock.go_to("2026-11-27");
    let roster = center.must("day", json!({ "session": session }));
    assert_eq!(roster["roster"][0]["refusal"]["kind"], "alike");
    center.must(
        "mark_attendance",
        json!({ "application": application, "mark": "present", "because": null, "at": null, "overrideReason": null }),
    );
    // Once someone found them to be two, nobody is asked again.
    center.must("distinguish_families", json!({ "one": refused, "other": other }));
    let roster = center.must("day", json!({ "session": session }));
    assert_eq!(roster["roster"][0]["refusal"]["kind"], "none");
}

#[test]
fn a_refusal_of_another_centres_family_is_met_here_too() {
    let (center, hands) = hands();
    let refused = center.family("沼田 圭", "律", "2024-10-01");
    refuse(&center, &hands, refused);
    center.sign_in(hands.other);
    let again = center.family("沼田　圭", "律", "2024-10-01");
    let session = center.session("2026-11-27", 12);
    let stopped = center.refused("apply", application_entry(session, again));
    assert_eq!(stopped["failure"]["against"]["kind"], "refused", "the same household on another card");
}

#[test]
fn a_refusal_goes_with_the_household_when_two_cards_become_one_and_ends_on_its_day() {
    let (center, hands) = hands();
    let gone = center.family("沼田 圭", "律", "2024-10-01");
    let kept = center.family("沼田 圭", "律", "2024-10-01");
    refuse(&center, &hands, gone);
    let sheet = center.must("merge_sheet", json!({ "kept": kept, "gone": gone }));
    let member = |n: usize| sheet["kept"]["members"][n]["id"].clone();
    center.must(
        "merge_families",
        json!({
            "kept": kept, "gone": gone, "seen": sheet["seen"], "address": "船橋市本町１丁目", "language": "japanese",
            "consideration": "", "note": "", "members": [
                { "id": member(0), "role": { "kind": "guardian", "name": "沼田 圭", "kana": "", "phone": "090-0000-1234", "email": "", "bornOn": null } },
                { "id": member(1), "role": { "kind": "child", "name": "律", "kana": "", "bornOn": "2024-10-01" } },
            ],
        }),
    );
    let last = center.session("2027-01-31", 12);
    let after = center.session("2027-02-01", 12);
    let stopped = center.refused("apply", application_entry(last, kept));
    assert_eq!(stopped["failure"]["against"]["kind"], "refused", "through its last day");
    center.must("apply", application_entry(after, kept));
    center.clock.go_to("2027-02-01");
    assert_eq!(center.must("refusals", json!({}))["rows"][0]["standing"], "lapsed");
}

#[test]
fn a_decision_is_taken_back_by_the_division_alone() {
    let (center, hands) = hands();
    let family = center.family("沼田 圭", "律", "2024-10-01");
    center.sign_in(hands.division);
    center.must("decide_refusal", refusal_of(family));
    let entry = center.must("last_act", json!({}))["entry"].clone();
    center.sign_in(hands.head);
    assert_eq!(center.refused("undo", json!({ "entry": entry }))["failure"]["kind"], "divisionOnly");
    center.sign_in(hands.division);
    center.must("undo", json!({ "entry": entry }));
    assert_eq!(center.must("refusals", json!({}))["rows"], json!([]));
}

#[test]
fn a_kit_is_not_kept_from_a_family_refused_elsewhere() {
    let (center, hands) = hands();
    let (family, need) = center.borrower("沼田 圭");
    let kit = center.kit();
    center.sign_in(hands.division);
    let mut request = refusal_of(family);
    request["scope"] = json!({ "kind": "place", "place": place(TAKANE) });
    center.must("decide_refusal", request);
    center.sign_in(hands.head);
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    center.must(
        "hand_over",
        json!({ "need": need, "dueOn": "2026-12-05", "lentOn": null, "kits": [{ "kit": kit, "parts": parts }] }),
    );
}
