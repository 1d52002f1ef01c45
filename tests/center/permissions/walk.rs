//! The walk: every request of the contract, as each role, about records of the own place and of another.

use super::{records::*, *};

/// Requests that are about no one place's records: what they do, they do for the person's own place or for the city.
/// Those that list are asked in whole words, so that what they show can be looked at.
fn of_no_place() -> Vec<(&'static str, Value)> {
    let nothing = || json!("nothing");
    let listing = [
        ("staff_list", json!({})),
        ("key_sheet", json!({})),
        ("counted_records", json!({ "record": "consents", "year": 2026 })),
        ("services", json!({})),
        ("keeping", json!({})),
        ("backups", json!({})),
        (
            "audit",
            json!({ "asked": { "actor": null, "act": null, "from": null, "to": null, "family": null }, "page": 0 }),
        ),
        ("exports", json!({})),
        ("retention", json!({})),
        ("due_records", json!({ "kind": "families", "page": 0 })),
        ("today", json!({})),
        ("find", json!({ "typed": "佐藤" })),
        ("families", json!({ "sought": "佐藤", "page": 0 })),
        (
            "likely_families",
            json!({ "but": null, "address": "船橋市本町１丁目", "members": [
            { "kind": "guardian", "name": "佐藤 綾", "kana": "", "knownAs": "", "phone": "090-0000-1234",
              "otherPhone": "", "email": "", "day": null }] }),
        ),
        ("alike_families", json!({ "page": 0 })),
        ("leaving_families", json!({ "page": 0 })),
        ("sessions", json!({ "year": 2026, "month": 11 })),
        ("month_closed", json!({ "year": 2026, "month": 11 })),
        ("consents", json!({})),
        ("paper_register", json!({ "year": 2026, "kind": null, "page": 0 })),
        ("imports", json!({})),
        ("incidents", json!({})),
        ("refusals", json!({})),
        ("kit_types", json!({})),
        ("kits", json!({})),
        ("availability", json!({ "kinds": ["tablet"], "firstOn": "2026-11-25", "lastOn": "2026-12-20" })),
        ("loan_board", json!({ "from": "2026-11-20", "days": 28, "place": null })),
    ];
    // About the whole city or the whole file, or about the own place alone.
    let doing = [
        "draw_recovery_key",
        "confirm_recovery_key",
        "recovery_sheet",
        "add_staff",
        "turn_key",
        "discard_older_backups",
        "set_city",
        "set_city_words",
        "begin_policy_draft",
        "write_policy_draft",
        "drop_policy_draft",
        "adopt_policy",
        "decide",
        "add_service",
        "set_loan_rules",
        "add_closed_day",
        "remove_closed_day",
        "note_missing",
        "back_up",
        "set_backup_folder",
        "remove_backup_folder",
        "carry_backup",
        "return_medium",
        "return_sheet",
        "drill_backup",
        "verify_journal",
        "export_audit",
        "find_mark",
        "set_retention",
        "set_basis",
        "propose_disposal",
        "return_disposal",
        "approve_disposal",
        "decide_claim",
        "register_family",
        "copy_month",
        "set_leak_rules",
        "add_kit_type",
        "amend_kit_type",
        "amend_kit",
        "open_stocktake",
    ];
    listing.into_iter().chain(doing.into_iter().map(|name| (name, nothing()))).collect()
}

fn answer(center: &SmallCenter, name: &str, request: Value) -> (Value, String) {
    let (answer, shown) = if REQUESTS.contains(&name) {
        let answer = center.ask(name, request);
        let shown = answer.as_ref().map(Value::to_string).unwrap_or_default();
        (answer.map(|_| ()), shown)
    } else {
        (center.desk.print(name, request).map(|_| ()), String::new())
    };
    (told(answer), shown)
}

/// One person who asks.
struct Asker {
    who: Uuid,
    role: Role,
    whose: Whose,
}

impl Asker {
    /// What the table says of a deed to the records: the gate asks of the own place, the record of its own.
    fn may(&self, name: &str, deed: Deed) -> bool {
        let gate = match row(name) {
            Permission::May(gate) => may(self.role, gate, Whose::Own),
            Permission::SignedIn | Permission::Before => true,
        };
        gate && may(self.role, deed, self.whose)
    }
}

#[test]
fn the_whole_contract_answers_each_role_at_its_own_place_and_at_another_as_the_table_says() {
    let mut counts = [0; 3];
    let mut apart = Vec::new();
    for of in [MINAMI, DIVISION] {
        let center = SmallCenter::at(DIVISION);
        let division = center.me();
        let head = center.colleague("青木 久美", "head", MINAMI);
        let staff = center.colleague("石井 千夏", "staff", MINAMI);
        let other_head = center.colleague("村上 佳代", "head", TAKANE);
        let other_staff = center.colleague("西田 悠斗", "staff", TAKANE);
        center.sign_in(other_head);
        let coming = on_its_way(&center, of);
        let keeper = if of == MINAMI { head } else { division };
        let about = about_all(&center, keeper, division, coming);
        let whose = |own: usize| if own == of { Whose::Own } else { Whose::Other };
        let askers = [
            Asker { who: other_staff, role: Role::Staff, whose: Whose::Other },
            Asker { who: other_head, role: Role::Head, whose: Whose::Other },
            Asker { who: staff, role: Role::Staff, whose: whose(MINAMI) },
            Asker { who: head, role: Role::Head, whose: whose(MINAMI) },
            Asker { who: division, role: Role::Division, whose: whose(DIVISION) },
        ];
        complete(&about);
        // What the table refuses comes first: nothing has been changed yet.
        for allowed in [false, true] {
            for asker in &askers {
                center.sign_in(asker.who);
                for (name, request, _) in
                    about.iter().filter(|(name, _, deed)| asker.may(name, *deed) == allowed)
                {
                    let (answer, shown) = answer(&center, name, request.clone());
                    let Asker { role, whose, .. } = asker;
                    assert_ne!(answer["about"], "unreadable", "{name}: {request} is no such request");
                    if (answer["about"] == "forbidden") == allowed {
                        apart.push(format!("{name} for {role:?}, records {whose:?}: {answer} to {request}"));
                    }
                    apart.extend(shows_somebody(asker, name, &shown, &mut counts[2]));
                    counts[usize::from(allowed)] += 1;
                }
                for (name, request) in of_no_place().into_iter().filter(|_| !allowed) {
                    let Permission::May(deed) = row(name) else { panic!("{name} needs no permission") };
                    let (answer, shown) = answer(&center, name, request);
                    let permitted = may(asker.role, deed, Whose::Own);
                    assert_eq!(
                        answer["about"] == "forbidden",
                        !permitted,
                        "{name} for {:?}: {answer}",
                        asker.role
                    );
                    apart.extend(shows_somebody(asker, name, &shown, &mut counts[2]));
                    counts[usize::from(permitted)] += 1;
                }
            }
        }
    }
    assert!(apart.is_empty(), "{} answers are not what the table says:\n{}", apart.len(), apart.join("\n"));
    let [refused, answered, looked] = counts;
    assert!(refused > 400 && answered > 800 && looked > 60, "{counts:?}");
    let _ = writeln!(
        io::stderr(),
        "permissions: {} answers equal the table ({refused} refused, {answered} not), {looked} answers to another \
         place name none of its people: 0 bypasses",
        refused + answered
    );
}

/// Somebody of another place, named to whom the table shows none of its records.
fn shows_somebody(asker: &Asker, name: &str, shown: &str, looked: &mut usize) -> Option<String> {
    // That a family is refused everywhere, every counter is to know (Deed::ReadRefusals is to read why).
    if may(asker.role, Deed::LookAtRecords, asker.whose) || shown.is_empty() || name == "refusals" {
        return None;
    }
    *looked += 1;
    let people = ["佐藤", "莉子", "莉央", "架空 花子", "090-0000"];
    let person = people.iter().find(|person| shown.contains(**person))?;
    Some(format!("{name} shows {person} to {:?} of another place: {shown}", asker.role))
}

/// Every request that needs a permission is asked.
fn complete(about: &[About]) {
    let no_place = of_no_place();
    let asked =
        |name: &str| about.iter().any(|(of, ..)| *of == name) || no_place.iter().any(|(of, _)| *of == name);
    let missing: Vec<_> =
        names().filter(|name| matches!(row(name), Permission::May(_)) && !asked(name)).collect();
    assert!(missing.is_empty(), "the walk leaves out {missing:?}");
    let twice: Vec<_> = no_place.iter().filter(|(name, _)| about.iter().any(|(of, ..)| of == name)).collect();
    assert!(twice.is_empty(), "{twice:?}");
}
