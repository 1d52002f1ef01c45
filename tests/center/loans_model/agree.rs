//! Agreement: what the screens show must be what the model counts.

use std::collections::BTreeSet;

use chrono::Days;
use proptest::{prelude::*, test_runner::TestCaseError};
use serde_json::json;
use tests::{MINAMI, TAKANE, id, place};
use uuid::Uuid;

use super::{
    model::{Model, due_day},
    program::Program,
};

/// What both must agree on between the acts.
pub(super) fn agree(program: &Program, model: &Model) -> Result<(), TestCaseError> {
    let shown = program.center.must("kits", json!({}));
    for row in shown.as_array().expect("kits") {
        let kit = program.kits.iter().position(|kit| *kit == id(&row["id"])).expect("a known kit");
        prop_assert_eq!(
            row["state"]["kind"].as_str(),
            Some(model.state(kit)),
            "kit {} on {}",
            kit,
            model.today
        );
    }
    let until = model.today + Days::new(12);
    let request = json!({ "kinds": ["tablet"], "firstOn": model.today, "lastOn": until });
    let free = program.center.must("availability", request);
    let until = due_day(model.today, until);
    for row in free["rows"].as_array().expect("rows") {
        let at = if id(&row["place"]) == place(MINAMI) { MINAMI } else { TAKANE };
        prop_assert_eq!(
            row["free"].as_i64(),
            Some(model.fewest(at, model.today, until)),
            "what is free at {} on {}",
            at,
            model.today
        );
    }
    for at in [MINAMI, TAKANE] {
        let request = json!({ "from": model.today, "days": 21, "place": place(at) });
        let board = program.center.must("loan_board", request);
        let out: Vec<Uuid> =
            board["out"].as_array().expect("rows").iter().map(|row| id(&row["kit"])).collect();
        let once: BTreeSet<&Uuid> = out.iter().collect();
        prop_assert_eq!(out.len(), once.len(), "a kit is with one family");
        for way in board["onTheWay"].as_array().expect("rows") {
            prop_assert!(!out.contains(&id(&way["kit"])), "a kit is with a family or on its way");
        }
    }
    Ok(())
}
