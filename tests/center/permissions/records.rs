//! Every kind of record there is one of, at one place, and every request about them, with the deed it is.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::staff::Deed::{self, *};
use serde_json::{Value, json};
use tests::{SmallCenter, TAKANE, application_entry, formal, good, guardian_entry, id, place};
use uuid::Uuid;

use crate::permissions::TODAY;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";
const SHEET: &str = "受付番号,保護者氏名,電話番号\n1,架空 花子,090-0000-9999\n";

/// A request about a record, and what it does to it.
pub type About = (&'static str, Value, Deed);

/// Asks for everything there is to know, as `keeper`, whose place it is then of; `kit` is on its way there from 高根台.
pub fn about_all(center: &SmallCenter, keeper: Uuid, division: Uuid, coming: Uuid) -> Vec<About> {
    center.sign_in(keeper);
    let at = center.must("desk", json!({}))["me"]["place"]["id"].clone();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    let other = center.family("佐藤 彩", "莉央", "2025-11-01");
    let card = center.must("family_card", json!({ "family": family }));
    let child = card["members"].as_array().and_then(|all| all.last()).expect("a child")["id"].clone();
    let session = center.session("2026-11-27", 12);
    let service = center.must("services", json!({}))[0]["id"].clone();
    let application = center.application(session, family);
    let code = center.printed_consent(other);
    let consent = center.consent(family);
    let need = center.approved_need(family);
    let open_need = center.need(other);
    let kit = center.kit();
    let spare = center.kit();
    let loan = center.loan(need, kit, "2026-12-01");
    let slip = center.must("loan_card", json!({ "loan": loan }))["slip"].clone();
    let part = center.parts(kit)[0];
    let reservation = center.must(
        "reserve",
        json!({ "need": need, "kind": "tablet", "place": null, "firstOn": "2026-12-10",
                "lastOn": "2026-12-14", "orQueue": true }),
    )["reservation"]
        .clone();
    let loss = center.must(
        "report_loss",
        json!({ "loan": loan, "part": part, "kind": "damaged", "happenedOn": TODAY, "account": "" }),
    )["loss"]
        .clone();
    let picture =
        center.must("attach", attach(json!({ "kind": "handOver", "loan": loan })))["attachment"].clone();
    let stocktake = center.must("open_stocktake", json!({}))["stocktake"].clone();
    let named = json!({ "session": session, "staff": keeper, "name": "", "part": "host" });
    center.must("name_present", named.clone());
    let present = center.must("session_card", json!({ "session": session }))["present"][0]["id"].clone();
    let paper = center.must("paper_register", json!({ "year": 2026, "kind": null, "page": 0 }))["papers"][0]
        ["id"]
        .clone();
    let bring = json!({ "fileName": "申込.csv", "bytes": STANDARD.encode(SHEET),
                        "aim": { "kind": "session", "session": session } });
    let import = center.must("bring_sheet", bring.clone())["import"].clone();
    let meanings = json!(["receipt", "guardianName", "phone"]);
    let aim = json!({ "kind": "session", "session": session });
    let read = json!({ "import": import, "meanings": meanings, "aim": aim });
    center.must("read_columns", read.clone());
    let row = center.must("import_sheet", json!({ "import": import, "group": "all", "page": 0 }))["rows"][0]
        .clone();
    let start = json!({ "clause": "§6(3)", "session": session, "family": family, "kit": null });
    let incident = center.must("start_incident", start.clone())["incident"].clone();
    let claim = json!({ "family": family, "person": child, "kind": "disclosure", "askedOn": TODAY, "matter": "ぜんぶ" });
    center.must("take_claim", claim.clone());
    let colleague = if keeper == division {
        center.colleague("架空 課子", "division", tests::DIVISION)
    } else {
        center.colleague("架空 南子", "staff", tests::MINAMI)
    };
    center.must("write_note", json!({ "session": session, "application": null, "text": "よく話せた" }));
    let entry = center.must("last_act", json!({}))["entry"].clone();

    center.sign_in(division);
    center.must("receive_incident", json!({ "incident": incident, "when": null }));
    center.must("give_instruction", json!({ "incident": incident, "text": "消す", "dueOn": "2026-11-27" }));
    let seen = center.must("incident_card", json!({ "incident": incident }));
    let instruction = seen["instructions"][0]["id"].clone();
    let refusal = json!({
        "family": other, "incident": null, "clauses": ["§6(3)"], "ground": "中傷", "number": "子育第301号",
        "decidedOn": TODAY, "scope": { "kind": "all" }, "from": TODAY, "until": "2027-01-31", "reviewOn": "2027-01-15",
    });
    let refused = center.must("decide_refusal", refusal.clone())["refusal"].clone();
    center.sign_in(keeper);

    let plan = json!({
        "place": at, "kind": "gathering", "title": "つどい", "heldOn": "2026-12-04", "startsAt": "10:30",
        "endsAt": "11:30", "capacity": 5, "service": service, "meetingId": "1", "passcode": "tsudoi1", "offer": null,
        "closedDay": "2026-12-04",
    });
    let series = with(plan.clone(), json!({ "meetingId": "", "passcode": "" }));
    let ready =
        json!({ "line": "own", "device": "own", "camera": "own", "microphone": "own", "speaker": "own" });
    let members = json!([guardian_entry("佐藤 綾")]);
    let whole = center.must("merge_sheet", json!({ "kept": family, "gone": other }));
    let written = json!({ "seen": "", "address": "", "language": "japanese", "consideration": "", "note": "",
                          "members": members });
    let details = seen["details"].clone();
    let strokes = json!([[[1, 1], [2, 2]]]);
    let parts: Vec<Value> = center.parts(kit).into_iter().map(good).collect();
    let spare_parts: Vec<Value> = center.parts(spare).into_iter().map(good).collect();
    assert!(whole.is_object());
    let wanted = |wanted: Value| formal(wanted);
    let mut about: Vec<About> = vec![
        ("let_staff_go", json!({ "staff": colleague }), ManageStaff),
        ("give_password", json!({ "staff": colleague, "password": "あたらしい合言葉です" }), ManageStaff),
        ("family_card", json!({ "family": family }), LookAtRecords),
        ("claims", json!({ "family": family }), LookAtRecords),
        ("session_card", json!({ "session": session }), LookAtRecords),
        ("day", json!({ "session": session }), LookAtRecords),
        ("judge_application", json!({ "session": session, "family": family }), LookAtRecords),
        ("consent_hangs", json!({ "consent": consent }), LookAtRecords),
        ("consent_form", json!({ "family": family, "session": null }), LookAtRecords),
        ("import_sheet", json!({ "import": import, "group": "all", "page": 0 }), LookAtRecords),
        ("incident_card", json!({ "incident": incident }), LookAtRecords),
        ("exposure_sheet", json!({ "lost": { "kind": "ofSession", "session": session } }), KeepRecords),
        ("loan_card", json!({ "loan": loan }), LookAtRecords),
        ("hand_over_sheet", json!({ "need": need }), LookAtRecords),
        ("merge_sheet", json!({ "kept": family, "gone": other }), LookAtRecords),
        (
            "series_days",
            json!({ "place": at, "first": "2026-12-04", "rhythm": { "kind": "weekly" },
                                "end": { "kind": "times", "times": 2 } }),
            LookAtRecords,
        ),
        ("picture", json!({ "attachment": picture }), LookAtRecords),
        ("stocktakes", json!({ "stocktake": stocktake }), LookAtStock),
        ("kit_card", json!({ "kit": kit }), LookAtStock),
        ("loan_of_kit", json!({ "number": "南-K01" }), LookAtStock),
        (
            "export_list",
            json!({ "list": { "kind": "applications", "session": session }, "format": "csv",
                                "purpose": "確認", "medium": "", "standIn": "refused" }),
            CarryOut,
        ),
        ("read_consultation", json!({ "application": application }), ReadConsultations),
        ("write_consultation", json!({ "application": application, "text": "相談" }), ReadConsultations),
        ("reveal_credentials", json!({ "session": session }), KeepRecords),
        ("undo", json!({ "entry": entry }), KeepRecords),
        ("take_claim", claim, KeepRecords),
        (
            "export_disclosure",
            json!({ "family": family, "person": child, "purpose": "請求による開示" }),
            LetRecordsGo,
        ),
        ("amend_family", with(written.clone(), json!({ "family": family })), KeepRecords),
        ("record_birth", json!({ "family": family, "person": child, "children": [] }), KeepRecords),
        (
            "defer_schooling",
            json!({ "family": family, "person": child, "until": "2033-03-31", "because": "病気",
                                    "decidedBy": "教育委員会" }),
            KeepRecords,
        ),
        ("lift_deferment", json!({ "family": family, "person": child }), KeepRecords),
        ("distinguish_families", json!({ "one": family, "other": other }), KeepRecords),
        ("prepare_decided", json!({ "session": session, "decision": Uuid::nil() }), KeepRecords),
        ("plan_session", plan.clone(), KeepRecords),
        ("amend_session", json!({ "session": session, "plan": plan }), KeepRecords),
        (
            "plan_series",
            json!({ "plan": series, "rhythm": { "kind": "weekly" }, "end": { "kind": "times", "times": 2 } }),
            KeepRecords,
        ),
        ("draw_lots", json!({ "session": session }), KeepRecords),
        ("prepare", json!({ "session": session, "item": "materials" }), KeepRecords),
        ("name_present", named, KeepRecords),
        ("acknowledge", json!({ "present": present }), KeepRecords),
        (
            "reissue_credentials",
            json!({ "session": session, "meetingId": "2", "passcode": "tsudoi2", "reason": "紛失" }),
            KeepRecords,
        ),
        ("tell_credentials", json!({ "applications": [application], "way": "paper" }), KeepRecords),
        ("apply", application_entry(session, family), KeepRecords),
        (
            "walk_in",
            json!({ "session": session, "members": members, "minorConsentOn": null, "overrideReason": null }),
            KeepRecords,
        ),
        ("give_seat", json!({ "application": application }), KeepRecords),
        (
            "amend_readiness",
            json!({ "application": application, "environment": ready, "installedOn": null,
                                    "testedOn": null }),
            KeepRecords,
        ),
        ("name_participants", json!({ "application": application, "persons": [child] }), KeepRecords),
        ("offer_seat", json!({ "application": application, "answerBy": "2026-11-26" }), KeepRecords),
        (
            "note_call",
            json!({ "application": application, "about": "seat", "answer": "agreed" }),
            KeepRecords,
        ),
        (
            "refuse_application",
            json!({ "session": session, "family": family, "channel": "counter", "because": "full",
                                       "note": "" }),
            KeepRecords,
        ),
        (
            "mark_attendance",
            json!({ "application": application, "mark": "present", "because": null, "at": null,
                                    "overrideReason": null }),
            KeepRecords,
        ),
        (
            "mark_person",
            json!({ "application": application, "person": child, "mark": "present", "because": null,
                                "at": null }),
            KeepRecords,
        ),
        ("clear_person", json!({ "application": application, "person": child }), KeepRecords),
        ("clear_attendance", json!({ "application": application }), KeepRecords),
        ("write_note", json!({ "session": session, "application": null, "text": "よく話せた" }), KeepRecords),
        ("look_up_code", json!({ "typed": code }), LookAtRecords),
        ("record_consent", json!({ "typed": code, "givenOn": TODAY, "permitted": [] }), KeepRecords),
        (
            "sign_consent",
            json!({ "family": family, "session": null, "agreed": [], "permitted": [], "strokes": strokes }),
            KeepRecords,
        ),
        ("set_permitted", json!({ "consent": consent, "permitted": [] }), KeepRecords),
        ("file_scan", json!({ "bytes": STANDARD.encode(PNG), "typed": code, "givenOn": TODAY }), KeepRecords),
        (
            "note_printing",
            json!({ "papers": [paper], "way": "printed", "copies": 1, "pages": "" }),
            KeepRecords,
        ),
        ("bring_sheet", bring, KeepRecords),
        ("read_columns", read, KeepRecords),
        (
            "mend_row",
            json!({ "row": row["id"], "cells": row["cells"], "whose": { "kind": "unsaid" },
                             "overrideReason": null }),
            KeepRecords,
        ),
        ("leave_row", json!({ "row": row["id"], "standing": "left" }), KeepRecords),
        ("take_rows", json!({ "import": import, "after": 0, "most": 10 }), KeepRecords),
        ("return_import", json!({ "import": import }), KeepRecords),
        ("put_away_import", json!({ "import": import }), KeepRecords),
        ("start_incident", start, KeepRecords),
        (
            "amend_incident",
            json!({ "incident": incident, "seen": seen["seen"], "details": details }),
            KeepRecords,
        ),
        ("relay_incident", json!({ "incident": incident, "how": "telephone", "when": null }), KeepRecords),
        ("receive_incident", json!({ "incident": incident, "when": null }), DecideIncidents),
        (
            "give_instruction",
            json!({ "incident": incident, "text": "消す", "dueOn": "2026-11-27" }),
            DecideIncidents,
        ),
        (
            "finish_instruction",
            json!({ "instruction": instruction, "doneOn": TODAY, "how": "消した" }),
            KeepRecords,
        ),
        ("note_incident", json!({ "incident": incident, "when": null, "text": "電話した" }), KeepRecords),
        ("remove_from_session", json!({ "incident": incident, "clause": "§6(3)", "at": null }), KeepRecords),
        ("close_incident", json!({ "incident": incident, "outcome": "済んだ" }), DecideIncidents),
        ("reopen_incident", json!({ "incident": incident, "reason": "また" }), DecideIncidents),
        (
            "record_exposure",
            json!({ "lost": { "kind": "ofSession", "session": session }, "incident": null,
                                    "facts": "なくした", "reason": "紛失",
                                    "sessions": [{ "session": session, "meetingId": null, "passcode": "tsudoi3" }] }),
            KeepRecords,
        ),
        ("decide_refusal", with(refusal, json!({ "family": family })), DecideRefusals),
        ("lift_refusal", json!({ "refusal": refused, "reason": "話せた" }), DecideRefusals),
        (
            "register_kit",
            json!({ "name": "一式", "kind": "tablet", "kitType": null, "place": at, "note": "",
                                 "details": null,
                                 "parts": [{ "name": "本体", "required": true, "exact": null, "serial": null }] }),
            KeepRecords,
        ),
        ("finish_check", json!({ "kit": spare, "done": tests::checked() }), KeepRecords),
        ("send_to_repair", json!({ "kit": spare, "note": "傷" }), KeepRecords),
        ("finish_repair", json!({ "kit": spare }), KeepRecords),
        ("amend_part", json!({ "part": center.parts(spare)[0], "condition": "good" }), KeepRecords),
        (
            "add_part",
            json!({ "kit": spare, "part": { "name": "袋", "required": false, "exact": null, "serial": null } }),
            KeepRecords,
        ),
        ("receive_kit", json!({ "kit": coming }), KeepRecords),
        ("attach", attach(json!({ "kind": "takeBack", "loan": loan })), KeepRecords),
        ("detach", json!({ "attachment": picture }), KeepRecords),
        ("count_kit", json!({ "stocktake": stocktake, "number": "南-K01" }), KeepRecords),
        (
            "explain_difference",
            json!({ "line": Uuid::nil(), "stocktake": stocktake, "reason": "貸出中" }),
            KeepRecords,
        ),
        ("close_stocktake", json!({ "stocktake": stocktake }), KeepRecords),
        (
            "ask_need",
            json!({ "family": family, "reason": "ない", "kinds": ["tablet"], "asker": null }),
            KeepRecords,
        ),
        (
            "approve_need",
            json!({ "need": open_need, "number": "子育第1号", "until": "2027-03-31", "session": null,
                                 "facts": null }),
            DecideNeeds,
        ),
        ("refuse_need", json!({ "need": open_need, "reason": "足りない", "facts": null }), DecideNeeds),
        (
            "reserve",
            json!({ "need": need, "kind": "tablet", "place": null, "firstOn": "2026-12-20",
                            "lastOn": "2026-12-22", "orQueue": true }),
            KeepRecords,
        ),
        (
            "amend_reservation",
            json!({ "reservation": reservation, "firstOn": "2026-12-11", "lastOn": "2026-12-14" }),
            KeepRecords,
        ),
        ("give_reservation", json!({ "reservation": reservation }), KeepRecords),
        ("cancel_reservation", json!({ "reservation": reservation }), KeepRecords),
        (
            "hand_over",
            json!({ "need": need, "dueOn": "2026-12-01", "lentOn": null,
                              "kits": [{ "kit": spare, "parts": spare_parts, "tested": null }] }),
            KeepRecords,
        ),
        ("sign_slip", json!({ "slip": slip, "strokes": strokes }), KeepRecords),
        ("extend_loan", json!({ "loan": loan, "dueOn": "2026-12-05", "reason": "次も" }), KeepRecords),
        ("log_call", json!({ "loan": loan, "said": "返します" }), KeepRecords),
        (
            "report_loss",
            json!({ "loan": loan, "part": part, "kind": "damaged", "happenedOn": TODAY, "account": "" }),
            KeepRecords,
        ),
        (
            "decide_loss",
            json!({ "loss": loss, "settlement": "exempt", "number": "", "ground": "地震",
                                "amountYen": null }),
            DecideNeeds,
        ),
        ("settle_loss", json!({ "loss": loss }), KeepRecords),
        (
            "take_back",
            json!({ "loan": loan, "parts": parts, "returnedOn": null, "returnedTo": at }),
            KeepRecords,
        ),
        ("send_kit", json!({ "kit": spare, "to": place(TAKANE), "note": "" }), KeepRecords),
        // What ends a record comes last.
        ("take_out_part", json!({ "part": center.parts(spare)[2] }), KeepRecords),
        ("replace_part", json!({ "part": center.parts(spare)[0], "serial": "", "on": null }), KeepRecords),
        ("void_paper", json!({ "paper": paper, "reason": "書きまちがい" }), KeepRecords),
        ("withdraw_consent", json!({ "consent": consent, "because": "本人" }), KeepRecords),
        ("withdraw_application", json!({ "application": application, "because": "ownReason" }), KeepRecords),
        ("remove_present", json!({ "present": present }), KeepRecords),
        ("cancel_session", json!({ "session": session, "reason": "大雪" }), KeepRecords),
        ("retire_kit", json!({ "kit": spare, "reason": "古い" }), KeepRecords),
        ("merge_families", with(written, json!({ "kept": family, "gone": other })), KeepRecords),
    ];
    for (kind, deed) in
        [("consent", LookAtRecords), ("application", LookAtRecords), ("guardianConsent", LookAtRecords)]
    {
        let one = json!({ "kind": kind, "families": [family], "session": null });
        about.push(("draft_papers", wanted(one), deed));
    }
    for (one, deed) in [
        (json!({ "kind": "consentReminder", "families": [family] }), LookAtRecords),
        (json!({ "kind": "connectionGuide", "families": [family], "session": session }), KeepRecords),
        (json!({ "kind": "roster", "session": session }), LookAtRecords),
        (json!({ "kind": "sessionReport", "session": session }), LookAtRecords),
        (json!({ "kind": "drawResult", "session": session }), LookAtRecords),
        (json!({ "kind": "needNotice", "needs": [need] }), LookAtRecords),
        (json!({ "kind": "loanReceipt", "slips": [slip] }), LookAtRecords),
        (
            json!({ "kind": "loanLedger", "place": at, "from": "2026-04-01", "until": "2027-03-31" }),
            LookAtRecords,
        ),
        (
            json!({ "kind": "needLedger", "place": at, "from": "2026-04-01", "until": "2027-03-31" }),
            LookAtRecords,
        ),
        (json!({ "kind": "incidentReport", "incident": incident }), LookAtRecords),
        (json!({ "kind": "callSheet", "incident": incident }), LookAtRecords),
        (json!({ "kind": "refusalNotice", "refusals": [refused] }), ReadRefusals),
        (json!({ "kind": "monthPlan", "place": at, "year": 2026, "month": 11 }), LookAtRecords),
        (json!({ "kind": "kitLedger", "place": at }), LookAtStock),
    ] {
        about.push(("draft_papers", wanted(one), deed));
    }
    let consent_paper = json!({ "kind": "consent", "families": [family], "session": null });
    about.insert(0, ("issue_papers", wanted(consent_paper.clone()), KeepRecords));
    about.insert(0, ("draft", wanted(consent_paper.clone()), LookAtRecords));
    about.insert(0, ("draft_to_keep", wanted(consent_paper), LookAtRecords));
    about.insert(0, ("papers", json!({ "papers": [paper] }), LookAtRecords));
    about.insert(0, ("papers_to_keep", json!({ "papers": [paper] }), LookAtRecords));
    about
}

fn with(mut request: Value, more: Value) -> Value {
    if let (Some(request), Some(more)) = (request.as_object_mut(), more.as_object()) {
        request.extend(more.clone());
    }
    request
}

fn attach(of: Value) -> Value {
    json!({ "of": of, "caption": "傷", "bytes": STANDARD.encode(PNG) })
}

/// A kit that 高根台 sends to another place; who sits at the desk works there.
pub fn on_its_way(center: &SmallCenter, to: usize) -> Uuid {
    let kit = center.kit();
    center.must("send_kit", json!({ "kit": kit, "to": place(to), "note": "" }));
    id(&json!(kit))
}
