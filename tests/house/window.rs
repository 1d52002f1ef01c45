//! The window (窓): what a page may load, and what it may ask of the laptop. As little as the work needs.

use super::{metadata, top, words};
use serde_json::{Value, json};
use std::fs;

fn read(file: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(top().join(file)).expect("there")).expect("JSON")
}

#[test]
fn a_page_loads_nothing_inline_and_nothing_from_elsewhere() {
    let conf = read("src-tauri/tauri.conf.json");
    let rules = conf["app"]["security"]["csp"].as_object().expect("a content policy");
    for (what, from) in rules {
        let from = from.as_str().expect("words");
        for source in from.split_whitespace() {
            let ours =
                ["'self'", "'none'", "ipc:", "http://ipc.localhost", "data:", "blob:"].contains(&source);
            assert!(ours, "{what} lets in {source}");
        }
        // A picture or a font may be made by the page itself; what is run may not.
        if ["default-src", "script-src", "style-src"].contains(&what.as_str()) {
            assert_eq!(from, "'self'", "{what}");
        }
    }
    for closed in ["object-src", "frame-src", "base-uri", "form-action"] {
        assert_eq!(rules[closed], json!("'none'"), "{closed}");
    }
    assert_eq!(rules["connect-src"], json!("'self' ipc: http://ipc.localhost"), "no network");
    let security = conf["app"]["security"].as_object().expect("security");
    assert_eq!(security.keys().collect::<Vec<_>>(), ["capabilities", "csp"], "and nothing softens it");
    assert_eq!(conf["app"]["withGlobalTauri"], Value::Null, "no page finds Tauri by a global name");
}

#[test]
fn the_one_window_has_the_least_of_rights() {
    let folder = top().join("src-tauri/capabilities");
    let files: Vec<_> =
        fs::read_dir(folder).expect("rights").map(|file| file.expect("one").file_name()).collect();
    assert_eq!(files, ["main.json"]);
    let main = read("src-tauri/capabilities/main.json");
    assert_eq!(main["windows"], json!(["main"]));
    assert_eq!(main["permissions"], json!(["core:event:allow-listen", "core:event:allow-unlisten"]));
    assert_eq!(main["remote"], Value::Null, "no page of another place has any");
}

#[test]
fn a_release_has_no_tools_to_look_behind_the_page() {
    for system in ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-msvc"] {
        let all = metadata(Some(system));
        let nodes = all["resolve"]["nodes"].as_array().expect("nodes");
        let of = |name: &str| nodes.iter().find(|node| words(node, "id").contains(&format!("#{name}@")));
        for name in ["tauri", "tauri-runtime-wry", "wry"] {
            let node = of(name).unwrap_or_else(|| panic!("{name} is in the tree"));
            let features: Vec<&str> =
                node["features"].as_array().expect("features").iter().filter_map(Value::as_str).collect();
            assert!(!features.contains(&"devtools"), "{name}: {features:?}");
        }
    }
}

#[test]
fn no_title_says_more_than_the_room() {
    let layout = fs::read_to_string(top().join("ui/src/routes/+layout.svelte")).expect("the layout");
    assert_eq!(layout.matches("<title>").count(), 1);
    let mut others = Vec::new();
    super::walk(&top().join("ui/src"), &mut |file| {
        let text = fs::read_to_string(file).unwrap_or_default();
        if text.contains("<title>") || text.contains("document.title =") || text.contains("setTitle(") {
            others.push(file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default());
        }
    });
    others.sort();
    assert_eq!(others, ["+layout.svelte", "app.html"], "the title is made in one place, of a room's name");
}
