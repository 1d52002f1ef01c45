//! The program, set up as the model begins.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, id, place};
use uuid::Uuid;

use super::{
    FAMILIES, HOMES,
    model::{Decided, Kit, Model, Need, Part, World, year_end},
};

/// The program, set up as the model begins, with what the model's numbers stand for.
pub(super) struct Program {
    pub(super) center: SmallCenter,
    pub(super) kits: Vec<Uuid>,
    pub(super) parts: Vec<[Uuid; 3]>,
    pub(super) families: [Uuid; FAMILIES],
}

impl Program {
    pub(super) fn new() -> (Self, Model) {
        let center = SmallCenter::at(DIVISION);
        let session = center.session("2026-11-27", 12);
        center.alone();
        // The families of four come to 南本町, those of the others to 高根台.
        let division = center.me();
        let staff =
            [(MINAMI, "石井 千夏"), (TAKANE, "高根 花")].map(|(at, name)| center.colleague(name, "head", at));
        let families = std::array::from_fn(|nth| {
            center.sign_in(staff[nth / (FAMILIES / 2)]);
            let family = center.family(&format!("船橋 {nth}"), "湊", "2025-07-14");
            center.sign_in(division);
            center.application(session, family);
            center.consent(family);
            family
        });
        let today = center_today(&center);
        let needs = (0..FAMILIES).map(|nth| {
            let id = center.need(families[nth]);
            let decided = match nth {
                0..6 => {
                    let approval = json!({ "need": id, "number": "", "until": "2027-03-31", "session": null,
                                           "facts": null });
                    center.must("approve_need", approval);
                    Some(Decided::Approved(today, year_end()))
                }
                6 => None,
                _ => {
                    center.must("refuse_need", json!({ "need": id, "reason": "在庫なし", "facts": null }));
                    Some(Decided::Refused)
                }
            };
            Need { id, family: nth, asked_on: today, decided }
        });
        let needs = needs.collect();
        let mut kits = Vec::new();
        for home in HOMES {
            let answer = center.must(
                "register_kit",
                json!({ "name": "タブレット一式", "kind": "tablet", "place": place(home), "note": "",
                        "details": null, "check": tests::checked(), "parts": [
                    { "name": "本体", "required": true, "exact": true, "serial": "" },
                    { "name": "充電器", "required": true, "exact": false, "serial": "" },
                    { "name": "スタンド", "required": false, "exact": false, "serial": "" },
                ]}),
            );
            kits.push(id(&answer["kit"]));
        }
        let parts = kits.iter().map(|kit| center.parts(*kit).try_into().expect("three parts")).collect();
        let world = World {
            needs,
            kits: HOMES
                .map(|home| Kit {
                    home,
                    lies_at: home,
                    way: None,
                    came_on: None,
                    checked_on: Some(today),
                    repair_since: None,
                    repaired_on: None,
                    parts: [Part::Fine; 3],
                })
                .to_vec(),
            ..World::default()
        };
        (Self { center, kits, parts, families }, Model { now: world, before: None, today })
    }

    pub(super) fn tell(&self, name: &str, request: Value) -> Result<Value, Value> {
        self.center.ask(name, request).map_err(|failure| serde_json::to_value(failure).expect("a failure"))
    }
}

pub(super) fn center_today(center: &SmallCenter) -> NaiveDate {
    use center::world::World as _;
    center.clock.today()
}
