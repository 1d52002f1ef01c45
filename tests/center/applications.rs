use serde_json::{Value, json};
use tests::{DIVISION, PASSPHRASE, SmallCenter, TAKANE, application_entry};
use uuid::Uuid;

#[test]
fn a_family_is_judged_on_the_day_of_the_session_and_told_why() {
    let center = SmallCenter::new();
    let family = center.family("𠮷田 沙織", "𠮷田 湊", "2025-07-14");
    let session = center.session("2026-11-27", 12);
    let judgement = center.must("judge_application", json!({ "session": session, "family": family }));
    assert_eq!(
        judgement["eligibility"],
        json!({ "kind": "child", "name": "湊", "months": 16, "entersOn": "2032-04-01",
                "lastDay": "2032-03-31", "deferredBy": null, "clause": "§2(1)" }),
    );
}

#[test]
fn a_family_whose_child_is_at_school_is_refused_by_the_clause_unless_someone_says_why_not() {
    let center = SmallCenter::new();
    let family = center.family("中村 圭子", "律", "2020-03-10");
    let session = center.session("2026-11-27", 12);
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "notEligible");
    assert_eq!(refusal["failure"]["verdict"]["kind"], "atSchool");
    assert_eq!(refusal["failure"]["verdict"]["clause"], "§2(1)");

    let mut entry = application_entry(session, family);
    entry["overrideReason"] = json!("就学猶予の通知を確認した");
    center.must("apply", entry);
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!(card["applications"][0]["overrideReason"], "就学猶予の通知を確認した");
}

#[test]
fn a_family_applies_to_a_session_once_but_again_after_it_withdrew() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-11-27", 12);
    let application = center.application(session, family);
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "appliedAlready");
    center.must("withdraw_application", json!({ "application": application, "because": "ownReason" }));
    center.application(session, family);
}

#[test]
fn when_no_seat_is_left_a_family_waits_and_moves_up_when_one_is_free() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 1);
    let first = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let second = center.family("森 彩香", "紬", "2025-11-01");
    let answer = center.must("apply", application_entry(session, second));
    assert_eq!(answer["waiting"], true);
    let refusal = center.refused("give_seat", json!({ "application": answer["application"] }));
    assert_eq!(refusal["failure"], json!({ "kind": "noSeat", "capacity": 1 }));
    center.must("withdraw_application", json!({ "application": first, "because": "illness" }));
    center.must("give_seat", json!({ "application": answer["application"] }));
    let card = center.must("session_card", json!({ "session": session }));
    assert_eq!((&card["applied"], &card["waiting"]), (&json!(1), &json!(0)));
}

#[test]
fn a_session_called_off_takes_no_application() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let session = center.session("2026-11-27", 12);
    center.must("cancel_session", json!({ "session": session, "reason": "台風のため" }));
    let refusal = center.refused("apply", application_entry(session, family));
    assert_eq!(refusal["failure"]["kind"], "sessionCancelled");
}

fn card(center: &SmallCenter, session: Uuid) -> Value {
    center.must("session_card", json!({ "session": session }))
}

/// A full session of one seat, and who waits for it.
fn one_waits(center: &SmallCenter) -> (Uuid, Uuid, Value) {
    let session = center.session("2026-11-27", 1);
    let first = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let second = center.family("森 彩香", "紬", "2025-11-01");
    let waiting = center.must("apply", application_entry(session, second))["application"].clone();
    (session, first, waiting)
}

#[test]
fn a_free_seat_is_kept_for_who_waits_until_a_day_and_the_answer_settles_it() {
    let center = SmallCenter::new();
    let (session, first, waiting) = one_waits(&center);
    let offer = json!({ "application": waiting, "answerBy": "2026-11-26" });
    assert_eq!(center.refused("offer_seat", offer.clone())["failure"]["kind"], "noSeat");
    center.must("withdraw_application", json!({ "application": first, "because": "ownEquipment" }));
    let late = json!({ "application": waiting, "answerBy": "2026-11-28" });
    assert_eq!(center.refused("offer_seat", late)["failure"]["field"], "answerBy", "after the session");
    center.must("offer_seat", offer);
    assert_eq!(card(&center, session)["applications"][0]["answerBy"], "2026-11-26");

    let third = center.family("岡田 瞳", "蓮", "2025-11-01");
    let other = center.must("apply", application_entry(session, third));
    assert_eq!(other["waiting"], true, "nobody overtakes those who wait");
    let taken = center.refused("give_seat", json!({ "application": other["application"] }));
    assert_eq!(taken["failure"]["kind"], "noSeat", "it is kept for somebody else");

    center.must("note_call", json!({ "application": waiting, "about": "seat", "answer": "noAnswer" }));
    center.must("note_call", json!({ "application": waiting, "about": "seat", "answer": "agreed" }));
    let card = card(&center, session);
    assert_eq!((&card["applied"], &card["waiting"]), (&json!(1), &json!(1)));
    let calls = card["applications"][0]["calls"].as_array().expect("calls");
    assert_eq!(calls.len(), 2, "the one nobody answered stays too");
    assert_eq!(card["withdrawn"][0]["because"], "ownEquipment", "§4(3): whose equipment it was");
}

#[test]
fn whoever_says_no_makes_room_for_the_next() {
    let center = SmallCenter::new();
    let (session, _, waiting) = one_waits(&center);
    center.must("note_call", json!({ "application": waiting, "about": "seat", "answer": "declined" }));
    assert_eq!(card(&center, session)["waiting"], 0);
    center.undo();
    assert_eq!(card(&center, session)["waiting"], 1, "a wrong button is taken back");
}

#[test]
fn a_minor_alone_is_taken_once_the_guardians_consent_was_seen() {
    let center = SmallCenter::new();
    let answer = center.must(
        "register_family",
        json!({ "address": "", "note": "", "members": [
            { "id": null, "role": { "kind": "guardian", "name": "森 彩香", "kana": "", "phone": "", "email": "",
              "bornOn": "2009-06-01" } },
            { "id": null, "role": { "kind": "expected", "dueOn": "2027-03-10" } },
        ]}),
    );
    let session = center.session("2026-11-27", 12);
    let mut entry = application_entry(session, tests::id(&answer["family"]));
    let refusal = center.refused("apply", entry.clone());
    assert_eq!(refusal["failure"]["against"], json!({ "kind": "minorAlone", "clause": "§6(9)" }));
    entry["minorConsentOn"] = json!("2026-11-20");
    center.must("apply", entry);
}

fn offered(center: &SmallCenter, offer: Value) -> Uuid {
    let session = center.session("2026-12-10", 12);
    let card = card(center, session);
    let plan = json!({
        "place": card["placeId"], "kind": "gathering", "title": "ひろば", "heldOn": "2026-12-10",
        "startsAt": "10:30", "endsAt": "11:30", "capacity": 2, "service": card["serviceId"],
        "meetingId": "", "passcode": "", "offer": offer,
    });
    center.must("amend_session", json!({ "session": session, "plan": plan }));
    session
}

fn offer() -> Value {
    json!({ "persons": null, "monthsFrom": null, "monthsUntil": null, "applyFrom": null, "applyUntil": null,
            "choosing": "arrival", "hostAccount": "" })
}

#[test]
fn a_session_says_for_which_age_it_is_and_when_it_takes_applications() {
    let center = SmallCenter::new();
    let mut meant = offer();
    meant["monthsFrom"] = json!(3);
    meant["monthsUntil"] = json!(11);
    meant["applyFrom"] = json!("2026-12-01");
    meant["applyUntil"] = json!("2026-12-08");
    let session = offered(&center, meant);
    let older = center.family("佐藤 綾", "莉子", "2024-11-01");
    let judgement = center.must("judge_application", json!({ "session": session, "family": older }));
    let kinds: Vec<_> =
        judgement["against"].as_array().expect("all").iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["notTheAge", "notTheTime"]);
    let baby = center.family("森 彩香", "紬", "2026-06-01");
    let entry = application_entry(session, baby);
    let early = center.refused("apply", entry.clone());
    assert_eq!(early["failure"]["against"]["kind"], "notTheTime");
    center.clock.go_to("2026-12-01");
    center.must("apply", entry);
}

#[test]
fn what_cannot_be_taken_stays_on_record_with_its_clause_but_only_if_it_is_so() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-27", 12);
    let family = center.family("中村 圭子", "律", "2020-03-10");
    let refuse = |because: &str| {
        json!({ "session": session, "family": family, "channel": "telephone", "because": because,
                "note": "来年の学童を案内した" })
    };
    assert_eq!(center.refused("refuse_application", refuse("full"))["failure"]["kind"], "notSo");
    center.must("refuse_application", refuse("notEligible"));
    let refused = card(&center, session)["refused"][0].clone();
    assert_eq!((&refused["because"], &refused["clause"]), (&json!("notEligible"), &json!("§2(1)")));
    assert_eq!(refused["note"], "来年の学童を案内した");
}

#[test]
fn where_persons_count_a_large_family_waits_though_a_seat_is_free() {
    let center = SmallCenter::new();
    let mut few = offer();
    few["persons"] = json!(3);
    let session = offered(&center, few);
    center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let second = center.family("森 彩香", "紬", "2025-11-01");
    assert_eq!(
        center.must("apply", application_entry(session, second))["waiting"],
        true,
        "two and two are four"
    );
}

#[test]
fn what_a_family_wants_to_talk_about_is_for_the_places_own_staff_alone() {
    let center = SmallCenter::at(DIVISION);
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    let minami = center.colleague("石井 千夏", "staff", tests::MINAMI);
    let division = center.me();
    center.sign_in(minami);
    let session = center.session("2026-11-27", 1);
    let application = center.application(session, center.family("佐藤 綾", "莉子", "2025-11-01"));
    let text = "夜泣きがつづき、眠れていない";
    center.must("write_consultation", json!({ "application": application, "text": text }));
    let read = json!({ "application": application });
    assert_eq!(center.must("read_consultation", read.clone())["text"], text);
    let card = card(&center, session);
    assert!(!card.to_string().contains(text), "neither on the card nor in its history");
    assert_eq!(card["applications"][0]["consultation"], true);
    for other in [takane, division] {
        center.must("sign_in", json!({ "staff": other, "password": PASSPHRASE }));
        assert_eq!(center.refused("read_consultation", read.clone())["about"], "forbidden", "§3");
        let write = json!({ "application": application, "text": "書き足し" });
        assert_eq!(center.refused("write_consultation", write)["about"], "forbidden");
    }
    for name in ["find", "session_card", "day"] {
        let request =
            if name == "find" { json!({ "text": "夜泣き" }) } else { json!({ "session": session }) };
        let answer = center.ask(name, request).map(|answer| answer.to_string()).unwrap_or_default();
        assert!(!answer.contains(text), "{name} gives it away");
    }
}

#[test]
fn lots_are_drawn_once_after_the_window_and_can_be_drawn_again_from_their_seed() {
    let center = SmallCenter::new();
    let mut lottery = offer();
    lottery["choosing"] = json!("lottery");
    lottery["applyFrom"] = json!("2026-11-25");
    lottery["applyUntil"] = json!("2026-11-30");
    let session = offered(&center, lottery);
    let mut ids = Vec::new();
    for n in 0..5 {
        let family = center.family(&format!("佐藤 {n}"), "莉子", "2025-11-01");
        let answer = center.must("apply", application_entry(session, family));
        assert_eq!(answer["waiting"], true, "nobody has a seat before the draw");
        ids.push(tests::id(&answer["application"]));
    }
    let early = center.refused("draw_lots", json!({ "session": session }));
    assert_eq!(early["failure"], json!({ "kind": "stillOpen", "until": "2026-11-30" }));
    center.clock.go_to("2026-12-01");
    assert_eq!(center.must("draw_lots", json!({ "session": session })), json!({ "seated": 2, "waiting": 3 }));
    let card = card(&center, session);
    let seed = u64::from_str_radix(card["draw"]["seed"].as_str().expect("a seed"), 16).expect("hexadecimal");
    ids.sort();
    let again: Vec<Uuid> = domain::sessions::draw(seed, 5).into_iter().map(|at| ids[at]).collect();
    let mut rows: Vec<_> = card["applications"].as_array().expect("rows").clone();
    rows.sort_by_key(|row| row["lot"].as_u64());
    let drawn: Vec<Uuid> = rows.iter().map(|row| tests::id(&row["id"])).collect();
    assert_eq!(drawn, again, "the kept seed draws the same");
    assert_eq!(center.refused("draw_lots", json!({ "session": session }))["failure"]["kind"], "noDraw");
}

#[test]
fn a_family_nobody_knows_is_registered_and_applies_on_the_spot_in_one_act() {
    let center = SmallCenter::new();
    let session = center.session("2026-11-25", 12);
    let walk_in = |born_on: &str| {
        json!({ "session": session, "minorConsentOn": null, "overrideReason": null, "members": [
            tests::guardian_entry("新井 千夏"),
            { "id": null, "role": { "kind": "child", "name": "新井 空", "kana": "", "bornOn": born_on } },
        ]})
    };
    let refusal = center.refused("walk_in", walk_in("2019-05-01"));
    assert_eq!(refusal["failure"]["kind"], "notEligible");
    assert_eq!(
        center.must("families", json!({ "sought": "新井", "page": 0 }))["count"],
        0,
        "nothing is half done: no card without its application"
    );
    assert_eq!(center.must("walk_in", walk_in("2025-05-01"))["waiting"], false);
    let day = center.must("day", json!({ "session": session }));
    assert_eq!(
        (&day["roster"][0]["name"], &day["roster"][0]["channel"]),
        (&json!("新井 千夏"), &json!("onTheSpot"))
    );
    center.undo();
    assert_eq!(center.must("families", json!({ "sought": "新井", "page": 0 }))["count"], 0, "one way back");
    let nameless = json!({ "session": session, "minorConsentOn": null, "overrideReason": null, "members": [
        tests::guardian_entry(" ") ]});
    assert_eq!(center.refused("walk_in", nameless)["failure"]["field"], "members.0.role.name");
}
