//! The window (窓): the app under WebKit's own driver, with a ledger of its own, for one journey.

use crate::hand::Hand;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::future::Future;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Which ledger a journey starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ledger {
    /// Nothing yet: the first start.
    Empty,
    /// The practice records (練習).
    Practice,
}

/// What a journey may fail with: the words a reader of the log needs.
pub type Walked<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Walks a journey in a new window over a new ledger, and closes both, however it ends.
pub fn walk<Way: Future<Output = Walked>>(ledger: Ledger, journey: impl FnOnce(Hand) -> Way) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder for the ledger");
    let walked = runtime.block_on(async {
        let driver = Driver::start().await;
        let client = driver.open(&app("TSUDOI_WINDOW_APP"), &flags(ledger, folder.path())).await;
        let hand = Hand::new(client.clone(), pictures());
        let walked = journey(hand.clone()).await;
        if walked.is_err() {
            // The picture of where it stopped; without one, the words must do.
            let _ = hand.picture("stopped-here").await;
        }
        let _ = client.close().await; // the driver closes what is left of it
        walked
    });
    if let Err(why) = walked {
        panic!("{why}");
    }
}

/// The app that a variable names.
pub fn app(variable: &str) -> PathBuf {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .unwrap_or_else(|| panic!("{variable} names no app: run `cargo xtask test`"))
}

/// The words that start the app on this ledger.
pub fn flags(ledger: Ledger, folder: &Path) -> Vec<String> {
    let mut flags = vec!["--data".to_owned(), folder.to_string_lossy().into_owned()];
    if ledger == Ledger::Practice {
        flags.push("--practice".to_owned());
    }
    flags
}

fn pictures() -> PathBuf {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/journeys/window");
    std::env::var_os("TSUDOI_JOURNEY_FOLDER").map_or(usual, PathBuf::from)
}

/// WebKit's driver, stopped with the journey.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port and waits until it listens.
    pub async fn start() -> Self {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|free| free.local_addr())
            .expect("a free port")
            .port();
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // With the DMABUF renderer off, WebKit never answers a request for a picture (2.50).
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env("TZ", "Asia/Tokyo")
            .stdout(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is installed (webkit2gtk-driver)");
        let driver = Self { process, port };
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return driver;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("WebKitWebDriver does not listen");
    }

    /// Opens an app's window.
    pub async fn open(&self, app: &Path, words: &[String]) -> Client {
        let mut wanted = Capabilities::new();
        wanted.insert("webkitgtk:browserOptions".into(), json!({ "binary": app, "args": words }));
        ClientBuilder::new(HttpConnector::new())
            .capabilities(wanted)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("the window opens")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have gone by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
