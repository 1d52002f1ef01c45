//! The pages (画面) as the window serves them: files of `ui/build`, one page for every address, the same policy.

use crate::{Answer, body, with, words};
use serde_json::Value;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The folder of built pages.
pub struct Pages {
    folder: PathBuf,
    policy: String,
}

impl Pages {
    /// The pages built into `folder`.
    pub fn at(folder: PathBuf) -> Self {
        Self { folder, policy: policy(include_str!("../../../../src-tauri/tauri.conf.json")) }
    }

    /// What stands at an address. An address without a file is a room of the one page.
    pub fn page(&self, url: &str) -> Answer {
        if url == "/favicon.ico" {
            return body(200, "image/png", include_bytes!("../../../../icons/32x32.png").to_vec());
        }
        let path = Path::new(url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/'));
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return words(404, "there is no such page");
        }
        let file = self.folder.join(path);
        let file = match path.extension() {
            None if !file.is_file() => self.folder.join("index.html"),
            _ => file,
        };
        match fs::read(&file) {
            Ok(bytes) => with(body(200, kind(&file), bytes), "Content-Security-Policy", &self.policy),
            Err(_) => words(404, "there is no such page"),
        }
    }
}

/// The window's content policy, spelled as a header; without one, nothing may load at all.
fn policy(conf: &str) -> String {
    let conf: Value = serde_json::from_str(conf).unwrap_or_default();
    let Some(rules) = conf.pointer("/app/security/csp").and_then(Value::as_object) else {
        return "default-src 'none'".to_owned();
    };
    let rules = rules.iter().filter_map(|(what, from)| Some(format!("{what} {}", from.as_str()?)));
    rules.chain(["frame-ancestors 'none'".to_owned()]).collect::<Vec<_>>().join("; ")
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> (tempfile::TempDir, Pages) {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("index.html"), "<!doctype html>").expect("a page");
        let pages = Pages::at(folder.path().to_owned());
        (folder, pages)
    }

    #[test]
    fn every_room_is_the_one_page_and_a_missing_file_is_missing() {
        let (_folder, pages) = pages();
        assert_eq!(pages.page("/families?find=1").status_code(), 200);
        assert_eq!(pages.page("/gone.js").status_code(), 404);
    }

    #[test]
    fn nothing_above_the_pages_is_served() {
        let (_folder, pages) = pages();
        assert_eq!(pages.page("/../Cargo.toml").status_code(), 404);
        assert_eq!(
            pages.page("//etc/hosts.allow").status_code(),
            404,
            "it falls inside the folder, where it is not"
        );
    }

    #[test]
    fn the_policy_is_the_window_s_own() {
        let policy = policy(include_str!("../../../../src-tauri/tauri.conf.json"));
        assert!(
            policy.contains("default-src 'self'; ") || policy.ends_with("default-src 'self'"),
            "{policy}"
        );
        assert!(!policy.contains("unsafe"), "{policy}");
    }
}
