//! The pages (画面) as the window serves them: files of `ui/build`, one page for every address, the same policy.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
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
    pub fn page(&self, url: &str) -> Response {
        if url == "/favicon.ico" {
            let icon: &[u8] = include_bytes!("../../../../icons/32x32.png");
            return ([(header::CONTENT_TYPE, "image/png")], icon).into_response();
        }
        let path = Path::new(url.trim_start_matches('/'));
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return missing();
        }
        let file = self.folder.join(path);
        let file = match path.extension() {
            None if !file.is_file() => self.folder.join("index.html"),
            _ => file,
        };
        match fs::read(&file) {
            Ok(bytes) => {
                let policy = (header::CONTENT_SECURITY_POLICY, self.policy.as_str());
                ([(header::CONTENT_TYPE, kind(&file)), policy], bytes).into_response()
            }
            Err(_) => missing(),
        }
    }
}

fn missing() -> Response {
    (StatusCode::NOT_FOUND, "there is no such page").into_response()
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
        assert_eq!(pages.page("/families").status(), StatusCode::OK);
        assert_eq!(pages.page("/gone.js").status(), StatusCode::NOT_FOUND);
    }

    #[test]
    fn nothing_above_the_pages_is_served() {
        let (_folder, pages) = pages();
        assert_eq!(pages.page("/../Cargo.toml").status(), StatusCode::NOT_FOUND);
        assert_eq!(
            pages.page("//etc/hosts.allow").status(),
            StatusCode::NOT_FOUND,
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
