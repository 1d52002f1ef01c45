//! The program, set up as the model begins.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tests::{DIVISION, SmallCenter, id, place};
use uuid::Uuid;

use super::{
    FAMILIES, HOMES,
    model::{Kit, Model, Part, World},
};

/// The program, set up as the model begins, with what the model's numbers stand for.
pub(super) struct Program {
    pub(super) center: SmallCenter,
    pub(super) kits: Vec<Uuid>,
    pub(super) parts: Vec<[Uuid; 3]>,
    pub(super) needs: Vec<Uuid>,
}

impl Program {
    pub(super) fn new() -> (Self, Model) {
        let center = SmallCenter::at(DIVISION);
        let session = center.session("2026-11-27", 12);
        center.alone();
        let needs = (0..FAMILIES).map(|nth| {
            let family = center.family(&format!("船橋 {nth}"), "湊", "2025-07-14");
            center.application(session, family);
            center.consent(family);
            let need = center.need(family);
            match nth {
                0..6 => drop(center.must(
                    "approve_need",
                    json!({ "need": need, "number": "", "until": "2027-03-31", "session": null, "facts": null }),
                )),
                6 => {}
                _ => drop(center.must("refuse_need", json!({ "need": need, "reason": "在庫なし", "facts": null }))),
            }
            need
        });
        let needs = needs.collect();
        let mut kits = Vec::new();
        for home in HOMES {
            let answer = center.must(
                "register_kit",
                json!({ "name": "タブレット一式", "kind": "tablet", "place": place(home), "note": "",
                        "details": null, "parts": [
                    { "name": "本体", "required": true, "exact": true, "serial": "" },
                    { "name": "充電器", "required": true, "exact": false, "serial": "" },
                    { "name": "スタンド", "required": false, "exact": false, "serial": "" },
                ]}),
            );
            kits.push(id(&answer["kit"]));
        }
        let parts = kits.iter().map(|kit| center.parts(*kit).try_into().expect("three parts")).collect();
        let world = World {
            kits: HOMES
                .map(|home| Kit {
                    home,
                    lies_at: home,
                    way_to: None,
                    came_on: None,
                    checked: true,
                    in_repair: false,
                    parts: [Part::Fine; 3],
                })
                .to_vec(),
            ..World::default()
        };
        let today = center_today(&center);
        (Self { center, kits, parts, needs }, Model { now: world, before: None, today })
    }

    pub(super) fn tell(&self, name: &str, request: Value) -> Result<Value, Value> {
        self.center.ask(name, request).map_err(|failure| serde_json::to_value(failure).expect("a failure"))
    }
}

pub(super) fn center_today(center: &SmallCenter) -> NaiveDate {
    use center::world::World as _;
    center.clock.today()
}
