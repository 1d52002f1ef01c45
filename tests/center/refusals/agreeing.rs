//! Whatever the scope, the days and the likeness: who is refused agrees with a plain reckoning.

use super::*;

/// A card beside that of the refused family, and what it has in common with it.
#[derive(Debug, Clone)]
struct Card {
    own: bool,
    guardian: bool,
    phone: bool,
    child: bool,
    birth: bool,
    address: bool,
}

#[derive(Debug, Clone)]
struct Case {
    card: Card,
    /// What is refused: everything, consultations, gatherings, here, elsewhere.
    scope: usize,
    from: u64,
    length: u64,
    held: u64,
    renamed: bool,
    lifted: bool,
}

fn cases() -> impl Strategy<Value = Case> {
    let common = (prop::bool::weighted(0.2), any::<[bool; 5]>());
    let card = common.prop_map(|(own, [guardian, phone, child, birth, address])| Card {
        own,
        guardian,
        phone,
        child,
        birth,
        address,
    });
    // Most refusals are met by the session, or hardly any likeness would be asked about.
    (card, 0..5_usize, 0..3_u64, 2..9_u64, 0..11_u64, any::<bool>(), prop::bool::weighted(0.1)).prop_map(
        |(card, scope, from, length, held, renamed, lifted)| Case {
            card,
            scope,
            from,
            length,
            held,
            renamed,
            lifted,
        },
    )
}

/// What is to be expected, reckoned on one's fingers.
fn expected(case: &Case) -> &'static str {
    let covered = [true, false, true, true, false][case.scope];
    let in_time = case.held >= case.from && case.held <= case.from + case.length;
    if !covered || !in_time || case.lifted {
        return "none";
    }
    let card = &case.card;
    if card.own {
        return "refused";
    }
    // A refused guardian who took another name since is not known by it.
    let guardian = card.guardian && !case.renamed;
    let mut points = 0;
    points += if card.child && card.birth { 45 } else { 0 };
    points += if card.birth && !card.child { 15 } else { 0 };
    points -= if card.birth { 0 } else { 15 };
    points += if card.phone { 40 } else { 0 };
    points += if guardian { 30 } else { 0 };
    points += if card.address { 20 } else { 0 };
    let strong = (card.child && card.birth) || card.phone || guardian;
    match points {
        80.. => "refused",
        40.. if strong => "likeRefused",
        _ => "none",
    }
}

fn entry(name: &str, phone: &str, child: &str, born_on: &str, address: &str) -> Value {
    json!({ "address": address, "note": "", "members": [
        { "id": null, "role": { "kind": "guardian", "name": name, "kana": "", "phone": phone, "email": "", "bornOn": null } },
        { "id": null, "role": { "kind": "child", "name": child, "kana": "", "bornOn": born_on } },
    ]})
}

#[test]
fn who_is_refused_agrees_with_a_plain_reckoning_of_scope_days_and_likeness() {
    let (center, hands) = hands();
    let mut runner = TestRunner::deterministic();
    let mut met = std::collections::BTreeMap::new();
    for number in 0..160 {
        let case = cases().new_tree(&mut runner).expect("a case").current();
        // Nobody of one case is like anybody of another.
        let phone = format!("090-{number:04}-0001");
        let (name, child) = (format!("沼田{number} 圭"), format!("律{number}"));
        let born_on = (day("2023-05-01") + Days::new(3 * number)).to_string();
        let address = format!("本町{number}丁目");
        let refused =
            id(&center.must("register_family", entry(&name, &phone, &child, &born_on, &address))["family"]);
        let card = &case.card;
        let or = |same: bool, one: &str, other: String| if same { one.to_owned() } else { other };
        let family = if card.own {
            refused
        } else {
            let later = (day(&born_on) + Days::new(1)).to_string();
            let answer = center.must(
                "register_family",
                entry(
                    &or(card.guardian, &name, format!("大野{number} 香")),
                    &or(card.phone, &phone, format!("090-{number:04}-9999")),
                    &or(card.child, &child, format!("葵{number}")),
                    &or(card.birth, &born_on, later),
                    &or(card.address, &address, format!("高根台{number}丁目")),
                ),
            );
            id(&answer["family"])
        };
        let session = center.session(&(day(TODAY) + Days::new(case.held)).to_string(), 12);
        let mut request = refusal_of(refused);
        let from = day(TODAY) + Days::new(case.from);
        request["from"] = json!(from);
        request["until"] = json!(from + Days::new(case.length));
        request["reviewOn"] = json!(from);
        request["scope"] = [
            json!({ "kind": "all" }),
            json!({ "kind": "sessions", "of": "consultation" }),
            json!({ "kind": "sessions", "of": "gathering" }),
            json!({ "kind": "place", "place": place(MINAMI) }),
            json!({ "kind": "place", "place": place(TAKANE) }),
        ][case.scope]
            .clone();
        center.sign_in(hands.division);
        let refusal = id(&center.must("decide_refusal", request)["refusal"]);
        if case.lifted {
            center.must("lift_refusal", json!({ "refusal": refusal, "reason": "解決" }));
        }
        center.sign_in(hands.head);
        if case.renamed {
            let card = center.must("family_card", json!({ "family": refused }));
            let ids: Vec<Value> =
                card["members"].as_array().expect("members").iter().map(|one| one["id"].clone()).collect();
            let mut amended = entry(&format!("別姓{number} 圭"), &phone, &child, &born_on, &address);
            for (at, known) in ids.into_iter().enumerate() {
                amended["members"][at]["id"] = known;
            }
            amended["family"] = json!(refused);
            amended["seen"] = card["seen"].clone();
            center.must("amend_family", amended);
        }
        let judged = center.must("judge_application", json!({ "session": session, "family": family }));
        let found = judged["against"]
            .as_array()
            .expect("what speaks against it")
            .iter()
            .find_map(|one| one["kind"].as_str().filter(|kind| kind.to_lowercase().contains("refused")))
            .unwrap_or("none")
            .to_owned();
        assert_eq!(found, expected(&case), "case {number}: {case:?}");
        *met.entry(found).or_insert(0) += 1;
    }
    assert!(met.len() == 3 && met.values().all(|times| *times >= 5), "every answer was met: {met:?}");
}
