//! Rooms (画面ごと): every list, card and report a person opens, asked of ten years of records and of the forty
//! families a beginner finds: what a line of the answer costs must be the same in both, for nobody waits for what is
//! not shown.

use std::{error::Error, hint::black_box};

use center::Desk;
use serde_json::{Value, json};

/// How a request may grow with the records.
#[derive(Clone, Copy)]
enum Grows {
    /// By what it answers and no more: a page, a card, a month, a count along an index.
    ByItsAnswer,
    /// By the lines it carries out: a whole list into a file.
    ByWhatItCarries,
}

/// One request of a room.
struct Asked {
    room: &'static str,
    name: &'static str,
    request: Value,
    grows: Grows,
}

/// A line of an answer out of ten years may take so many times what it takes out of the practice ledger.
const LINE_GOAL: f64 = 3.0;
/// An answer shorter than this is no measure of the work: both count as this long, in bytes.
const SHORT: f64 = 2_000.0;
/// Nothing under this is felt: a ratio of two such times says nothing.
const UNFELT_MS: f64 = 16.0;

/// Asks every room's requests of both desks and prints their times as ratios.
pub fn measure(big: &Desk, small: &Desk) -> Result<(), Box<dyn Error>> {
    let (ours, floor) = (requests(big)?, requests(small)?);
    for asked in &ours {
        let Some(same) = floor.iter().find(|other| other.room == asked.room) else {
            println!("bench room {} has no like in the practice ledger", asked.room);
            continue;
        };
        let (big_ms, big_bytes, big_lines) = time(big, asked)?;
        let (small_ms, small_bytes, small_lines) = time(small, same)?;
        let name = format!("room-{} ({big_ms:.1} ms, practice {small_ms:.1} ms)", asked.room);
        let by_answer = (big_ms / big_bytes.max(SHORT)) / (small_ms / small_bytes.max(SHORT));
        let by_lines = (big_ms / big_lines) / (small_ms / small_lines);
        match asked.grows {
            Grows::ByItsAnswer if big_ms <= UNFELT_MS => crate::told(&name, big_ms, "ms", UNFELT_MS),
            Grows::ByItsAnswer => crate::told(&name, by_answer, "x-practice-by-answer", LINE_GOAL),
            Grows::ByWhatItCarries => crate::told(&name, by_lines, "x-practice-by-line", LINE_GOAL),
        }
    }
    Ok(())
}

/// The median time in milliseconds, how many bytes were answered, and how many lines were carried out.
fn time(desk: &Desk, asked: &Asked) -> Result<(f64, f64, f64), Box<dyn Error>> {
    let answer = desk
        .ask(asked.name, asked.request.clone())
        .map_err(|failure| format!("{} {}: {failure:?}", asked.room, asked.request))?;
    let bytes = answer.to_string().len() as f64;
    let lines = answer["rows"].as_f64().unwrap_or(1.0).max(1.0);
    let time = crate::median(5, |_| {
        black_box(desk.ask(asked.name, asked.request.clone()).is_ok());
    });
    Ok((time.as_secs_f64() * 1e3, bytes, lines))
}

/// What each room asks, with the newest of whatever it opens.
fn requests(desk: &Desk) -> Result<Vec<Asked>, Box<dyn Error>> {
    let ask = |name: &str, request: Value| -> Result<Value, String> {
        desk.ask(name, request).map_err(|failure| format!("{name}: {failure:?}"))
    };
    let first = |list: &Value, field: &str| list[0][field].clone();
    let families = ask("families", json!({ "sought": "", "page": 0 }))?;
    let family = first(&families["rows"], "id");
    let other = families["rows"][1]["id"].clone();
    let last_page = families["count"].as_u64().unwrap_or(0).saturating_sub(1) / 50;
    let today = ask("today", json!({}))?;
    let day = today["today"].as_str().ok_or("no day")?.to_owned();
    let year: i32 = day[..4].parse()?;
    let month: u32 = day[5..7].parse()?;
    let month_before = if month == 1 { (year - 1, 12) } else { (year, month - 1) };
    let sessions = ask("sessions", json!({ "year": month_before.0, "month": month_before.1 }))?;
    let rows = sessions.as_array().ok_or("no sessions")?;
    let fullest = rows.iter().max_by_key(|row| row["taken"].as_u64()).ok_or("no session last month")?;
    let session = fullest["id"].clone();
    let kits = ask("kits", json!({}))?;
    let kit = first(&kits, "id");
    let board = json!({ "from": day, "days": 14, "place": null });
    let loan = ask("loan_board", board.clone())?["out"][0]["id"].clone();
    let fiscal = if month >= 4 { year } else { year - 1 };
    let nobody = json!({ "actor": null, "act": null, "from": null, "to": null, "family": null });
    let of_family = json!({ "actor": null, "act": null, "from": null, "to": null, "family": family.clone() });
    let of_act = json!({ "actor": null, "act": "issue_papers", "from": null, "to": null, "family": null });
    let export = |list: Value| json!({ "list": list, "format": "xlsx", "purpose": "計測", "medium": "なし", "standIn": "geta" });
    let page = |room, name, request| Asked { room, name, request, grows: Grows::ByItsAnswer };
    let whole = |room, list| Asked {
        room,
        name: "export_list",
        request: export(list),
        grows: Grows::ByWhatItCarries,
    };
    let guardian = json!({ "kind": "guardian", "name": "佐藤 綾", "kana": "", "knownAs": "",
                           "phone": "090-0000-1234", "otherPhone": "", "email": "", "day": null });
    let mut asked = vec![
        page("today", "today", json!({})),
        page("find", "find", json!({ "typed": "さとう" })),
        page("families", "families", json!({ "sought": "", "page": 0 })),
        page("families-last-page", "families", json!({ "sought": "", "page": last_page })),
        page("families-kana", "families", json!({ "sought": "", "page": 0, "order": "kana" })),
        page("families-sought", "families", json!({ "sought": "さ", "page": 0 })),
        page("family-card", "family_card", json!({ "family": family })),
        page(
            "families-likely",
            "likely_families",
            json!({ "but": null, "address": "", "members": [guardian] }),
        ),
        page("families-alike", "alike_families", json!({ "page": 0 })),
        page("families-merge", "merge_sheet", json!({ "kept": family, "gone": other })),
        page("families-leaving", "leaving_families", json!({ "page": 0 })),
        page("sessions-month", "sessions", json!({ "year": month_before.0, "month": month_before.1 })),
        page("sessions-closed", "month_closed", json!({ "year": year, "month": month })),
        page("session", "session_card", json!({ "session": session })),
        page("session-judge", "judge_application", json!({ "session": session, "family": family })),
        page("services", "services", json!({})),
        page("day", "day", json!({ "session": session })),
        page("consents", "consents", json!({})),
        page("paper-register", "paper_register", json!({ "year": fiscal, "kind": null, "page": 0 })),
        page("imports", "imports", json!({})),
        page("exports", "exports", json!({})),
        page("kits", "kits", json!({})),
        page("kit-types", "kit_types", json!({})),
        page("kit-card", "kit_card", json!({ "kit": kit })),
        page("stocktakes", "stocktakes", json!({ "stocktake": null })),
        page("loans", "loan_board", board),
        page("loans-free", "availability", json!({ "kinds": ["tablet"], "firstOn": day, "lastOn": day })),
        page("loan-rules", "loan_rules", json!({})),
        page("incidents", "incidents", json!({})),
        page(
            "exposure-family",
            "exposure_sheet",
            json!({ "lost": { "kind": "ofFamily", "family": family } }),
        ),
        page(
            "exposure-session",
            "exposure_sheet",
            json!({ "lost": { "kind": "ofSession", "session": session } }),
        ),
        page("refusals", "refusals", json!({})),
        page("policy", "policy", json!({ "version": null })),
        page("decisions", "decisions", json!({ "sought": "" })),
        page("coverage", "coverage", json!({ "year": fiscal })),
        page("coverage-applications", "counted_records", json!({ "record": "applications", "year": fiscal })),
        page("staff", "staff_list", json!({})),
        page("last-act", "last_act", json!({})),
        page("audit", "audit", json!({ "asked": nobody, "page": 0 })),
        page("audit-of-family", "audit", json!({ "asked": of_family, "page": 0 })),
        page("audit-of-act", "audit", json!({ "asked": of_act, "page": 0 })),
        page("keeping", "keeping", json!({})),
        page("backups", "backups", json!({})),
        whole("export-families", json!({ "kind": "families", "sought": "" })),
        whole(
            "export-sessions",
            json!({ "kind": "sessions", "year": month_before.0, "month": month_before.1 }),
        ),
        whole("export-applications", json!({ "kind": "applications", "session": session })),
        whole("export-attendance", json!({ "kind": "attendance", "session": session })),
        whole("export-kits", json!({ "kind": "kits" })),
        whole("export-loans", json!({ "kind": "loans", "from": "1990-01-01", "until": day })),
        whole("export-needs", json!({ "kind": "needs", "from": "1990-01-01", "until": day })),
        whole("export-consents", json!({ "kind": "consents" })),
        whole("export-coverage", json!({ "kind": "coverage", "year": fiscal })),
    ];
    if !loan.is_null() {
        asked.push(page("loan-card", "loan_card", json!({ "loan": loan })));
    }
    Ok(asked)
}
