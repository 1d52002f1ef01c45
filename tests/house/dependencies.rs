//! Dependencies (部品): `deny.toml` says what may stand in the tree; here it is held to that, without a network.
//!
//! The same lists serve `cargo deny check`, which also knows of advisories, where its database can be reached.

use super::{metadata, top, words};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// What `deny.toml` says.
struct Rules {
    targets: Vec<String>,
    licences: Vec<spdx::Licensee>,
    banned: Vec<String>,
}

impl Rules {
    fn read() -> Self {
        let text = fs::read_to_string(top().join("deny.toml")).expect("deny.toml");
        let rules: toml::Table = toml::from_str(&text).expect("deny.toml can be read");
        let list = |table: &str, field: &str| -> Vec<String> {
            let entries = rules[table][field].as_array().expect("a list");
            let name = |entry: &toml::Value| entry.get("crate").unwrap_or(entry).as_str().map(str::to_owned);
            entries.iter().map(|entry| name(entry).expect("a name")).collect()
        };
        let licences = list("licenses", "allow");
        Self {
            targets: list("graph", "targets"),
            licences: licences.iter().map(|name| spdx::Licensee::parse(name).expect("a licence")).collect(),
            banned: list("bans", "deny"),
        }
    }

    /// Why a package may not stand in the tree; nothing where it may.
    fn against(&self, package: &Value) -> Option<String> {
        let name = words(package, "name");
        if self.banned.iter().any(|banned| banned == name) {
            return Some("it is banned".to_owned());
        }
        let terms = words(package, "license");
        let expression = match spdx::Expression::parse_mode(terms, spdx::ParseMode::LAX) {
            Ok(expression) => expression,
            Err(_) => return Some(format!("its licence is not told: 「{terms}」")),
        };
        let fits = expression.evaluate(|asked| self.licences.iter().any(|known| known.satisfies(asked)));
        (!fits).then(|| format!("its licence is not among ours: {terms}"))
    }
}

/// The packages others made, each once, of everything we build for.
fn packages(rules: &Rules) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for target in &rules.targets {
        for package in metadata(Some(target))["packages"].as_array().expect("packages") {
            if !package["source"].is_null() {
                all.insert(
                    format!("{} {}", words(package, "name"), words(package, "version")),
                    package.clone(),
                );
            }
        }
    }
    all
}

#[test]
fn every_part_is_one_that_deny_toml_lets_in() {
    let rules = Rules::read();
    let all = packages(&rules);
    assert!(all.len() > 100, "only {} packages: the tree was not read", all.len());
    let refused: Vec<String> = all
        .iter()
        .filter_map(|(name, package)| Some(format!("{name}: {}", rules.against(package)?)))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn every_part_comes_from_the_one_registry() {
    let rules = Rules::read();
    let sources: BTreeSet<String> =
        packages(&rules).values().map(|package| words(package, "source").to_owned()).collect();
    assert_eq!(sources.len(), 1, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("registry+")), "{sources:?}");
}

#[test]
fn a_banned_part_and_an_unknown_licence_are_refused() {
    let rules = Rules::read();
    let package = |name: &str, terms: Value| serde_json::json!({ "name": name, "license": terms });
    assert_eq!(rules.against(&package("fast_qr", "MIT".into())), None);
    assert_eq!(rules.against(&package("two", "GPL-3.0-only OR MIT".into())), None, "one of two is enough");
    assert!(rules.against(&package("reqwest", "MIT".into())).is_some());
    assert!(rules.against(&package("both", "GPL-3.0-only AND MIT".into())).is_some());
    assert!(rules.against(&package("untold", Value::Null)).is_some());
}
