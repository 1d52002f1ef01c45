//! The door (戸口): the contract over HTTP on this machine, for tests, benches, journeys and for drawing pages.
//!
//! ```text
//! door [--data DIR] [--practice] [--port N] [--pages DIR] [--full-while FILE]
//! POST /ask    {"name": …, "request": …} → 200 {"ok": …} or {"failure": …}
//! POST /print  {"name": …, "request": …} → 200 application/pdf or 422 {"failure": …}
//! GET  /…      the built pages, under the policy of tauri.conf.json
//! ```
//!
//! The first line it prints is `door http://127.0.0.1:PORT`; port 0 takes a free one. It listens on the loopback alone and
//! answers nobody who came by another name, so that no page of the web can reach the records through a browser.
//! `--full-while FILE`: while that file is there the disk is full for the records, until the room laid by is let go.

#![allow(clippy::print_stdout, reason = "the first line tells the journeys where to knock")]

#[path = "../../../../src-tauri/src/flags.rs"]
mod flags;
mod full;
#[path = "../../../../src-tauri/src/laptop.rs"]
mod laptop;
mod pages;

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Request, State, rejection::BytesRejection},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use center::{Desk, Failure};
use flags::Flags;
use pages::Pages;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::task::spawn_blocking;

/// The most one request may hold: a table of ten megabytes, in base64. What sends more is a mistake or worse.
const MOST_BYTES: usize = 16 * 1024 * 1024;

struct Door {
    desk: Desk,
    pages: Pages,
}

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            eprintln!("stopped at {place}");
        }
    }));
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_ansi(false).init();
    if let Err(why) = open(std::env::args_os().skip(1).collect()) {
        eprintln!("door: {why}");
        std::process::exit(2);
    }
}

#[tokio::main]
async fn open(mut words: Vec<OsString>) -> Result<(), String> {
    let port = take(&mut words, "--port").map_or(Ok(0), |port| port.to_string_lossy().parse::<u16>());
    let port = port.map_err(|_| "--port needs a number".to_owned())?;
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = take(&mut words, "--pages").map_or_else(|| top.join("ui/build"), PathBuf::from);
    let full = take(&mut words, "--full-while").map(PathBuf::from);
    let flags = Flags::read(words)?;
    let folder =
        flags.data.ok_or("--data DIR says where the records lie; the user's own are not for tests")?;
    let _disk = full.map(|file| full::while_there(&folder, file)).transpose()?;
    let desk = laptop::desk(folder, flags.practice).map_err(|failure| format!("{failure:?}"))?;

    let rooms = Router::new()
        .route("/ask", post(ask))
        .route("/print", post(print))
        .fallback(get(page))
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn(answered_here))
        .with_state(Arc::new(Door { desk, pages: Pages::at(pages) }));
    let knocks = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|error| error.to_string())?;
    let address = knocks.local_addr().map_err(|error| error.to_string())?;
    println!("door http://{address}");
    axum::serve(knocks, rooms).await.map_err(|error| error.to_string())
}

/// Takes `--name VALUE` out of the words.
fn take(words: &mut Vec<OsString>, name: &str) -> Option<OsString> {
    let at = words.iter().position(|word| word == name)?;
    words.remove(at);
    (at < words.len()).then(|| words.remove(at))
}

async fn ask(State(door): State<Arc<Door>>, body: Result<Bytes, BytesRejection>) -> Response {
    match apart(body, move |name, asked| door.desk.ask(name, asked)).await {
        Ok(answer) => json(StatusCode::OK, &json!({ "ok": answer })),
        Err(failure) => json(StatusCode::OK, &json!({ "failure": failure })),
    }
}

async fn print(State(door): State<Arc<Door>>, body: Result<Bytes, BytesRejection>) -> Response {
    match apart(body, move |name, asked| door.desk.print(name, asked)).await {
        Ok(paper) => ([(header::CONTENT_TYPE, "application/pdf")], paper).into_response(),
        Err(failure) => json(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "failure": failure })),
    }
}

async fn page(State(door): State<Arc<Door>>, asked: Uri) -> Response {
    door.pages.page(asked.path())
}

/// Answers on a thread of its own: a request that panics is answered like any other, and the door stays open.
async fn apart<T: Send + 'static>(
    body: Result<Bytes, BytesRejection>,
    work: impl FnOnce(&str, Value) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let body = body.map_err(|_| unreadable(""))?;
    spawn_blocking(move || read(&body).and_then(|(name, asked)| work(&name, asked)))
        .await
        .unwrap_or(Err(Failure::Broken))
}

fn read(body: &[u8]) -> Result<(String, Value), Failure> {
    let mut asked: Value = serde_json::from_slice(body).map_err(|_| unreadable(""))?;
    let known = |key: &String| ["name", "request"].contains(&key.as_str());
    if !asked.as_object().is_some_and(|members| members.keys().all(known)) {
        return Err(unreadable(""));
    }
    let name = asked.get("name").and_then(Value::as_str).ok_or_else(|| unreadable("name"))?.to_owned();
    let request = asked.get_mut("request").map(Value::take).ok_or_else(|| unreadable("request"))?;
    Ok((name, request))
}

fn unreadable(field: &str) -> Failure {
    Failure::Unreadable { field: field.to_owned() }
}

fn json(status: StatusCode, value: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

/// Opens to this machine alone, with answers that no browser guesses about or keeps.
async fn answered_here(request: Request, next: Next) -> Response {
    let mut answer = if came_by_loopback(request.headers()) {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "this door opens to 127.0.0.1 only").into_response()
    };
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

/// Whether the request was meant for this machine, and does not come from a page of another one.
fn came_by_loopback(headers: &HeaderMap) -> bool {
    let said = |name| headers.get(name).map(|value: &HeaderValue| value.to_str().unwrap_or_default());
    let origin = said(header::ORIGIN).map(|origin| origin.split_once("://").map_or("", |(_, host)| host));
    said(header::HOST).is_some_and(is_loopback) && origin.is_none_or(is_loopback)
}

fn is_loopback(host: &str) -> bool {
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_s_own_names_open_the_door() {
        for near in ["127.0.0.1:4807", "localhost:1420", "localhost", "[::1]:80"] {
            assert!(is_loopback(near), "{near} is this machine");
        }
        for far in ["tsudoi.example", "127.0.0.1.example:80", "localhost.example", "10.0.0.2:4807", ""] {
            assert!(!is_loopback(far), "{far:?} is not");
        }
    }

    #[test]
    fn flags_of_the_door_are_taken_out_before_the_others_are_read() {
        let mut words: Vec<OsString> = ["--data", "d", "--port", "0"].map(OsString::from).to_vec();
        assert_eq!(take(&mut words, "--port"), Some("0".into()));
        assert_eq!(words, ["--data", "d"]);
    }
}
