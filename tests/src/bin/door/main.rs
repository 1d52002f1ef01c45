//! The door (戸口): the contract over HTTP on this machine, for tests, benches, journeys and for drawing pages.
//!
//! ```text
//! door [--data DIR] [--practice] [--port N] [--pages DIR]
//! POST /ask    {"name": …, "request": …} → 200 {"ok": …} or {"failure": …}
//! POST /print  {"name": …, "request": …} → 200 application/pdf or 422 {"failure": …}
//! GET  /…      the built pages, under the policy of tauri.conf.json
//! ```
//!
//! The first line it prints is `door http://127.0.0.1:PORT`; port 0 takes a free one. It listens on the loopback alone and
//! answers nobody who came by another name, so that no page of the web can reach the records through a browser.

#![allow(clippy::print_stdout, reason = "the first line tells the journeys where to knock")]

#[path = "../../../../src-tauri/src/flags.rs"]
mod flags;
#[path = "../../../../src-tauri/src/laptop.rs"]
mod laptop;
mod pages;

use center::{Desk, Failure};
use flags::Flags;
use pages::Pages;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::io::{Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// The most one request may hold: a table of ten megabytes, in base64. What sends more is a mistake or worse.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// What knocks and what is given, both whole.
pub(crate) type Answer = Response<std::io::Cursor<Vec<u8>>>;

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
    if let Err(why) = open(std::env::args_os().skip(1).collect()) {
        eprintln!("door: {why}");
        std::process::exit(2);
    }
}

fn open(mut words: Vec<OsString>) -> Result<(), String> {
    let port = take(&mut words, "--port").map_or(Ok(0), |port| port.to_string_lossy().parse::<u16>());
    let port = port.map_err(|_| "--port needs a number".to_owned())?;
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = take(&mut words, "--pages").map_or_else(|| top.join("ui/build"), PathBuf::from);
    let flags = Flags::read(words)?;
    let folder =
        flags.data.ok_or("--data DIR says where the records lie; the user's own are not for tests")?;
    let desk = laptop::desk(folder, flags.practice).map_err(|failure| format!("{failure:?}"))?;
    let door = Arc::new(Door { desk, pages: Pages::at(pages) });

    let server = Server::http(("127.0.0.1", port)).map_err(|error| error.to_string())?;
    let server = Arc::new(server);
    println!("door http://{}", server.server_addr());
    let hands: Vec<_> = (0..4)
        .map(|_| {
            let (server, door) = (Arc::clone(&server), Arc::clone(&door));
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    door.serve(request);
                }
            })
        })
        .collect();
    for hand in hands {
        hand.join().map_err(|_| "a hand at the door broke".to_owned())?;
    }
    Ok(())
}

/// Takes `--name VALUE` out of the words.
fn take(words: &mut Vec<OsString>, name: &str) -> Option<OsString> {
    let at = words.iter().position(|word| word == name)?;
    words.remove(at);
    (at < words.len()).then(|| words.remove(at))
}

impl Door {
    fn serve(&self, mut request: Request) {
        let answer = if !came_by_loopback(&request) {
            words(403, "this door opens to 127.0.0.1 only")
        } else {
            match (request.method(), request.url()) {
                (Method::Post, "/ask") => self.ask(&mut request),
                (Method::Post, "/print") => self.print(&mut request),
                (Method::Get | Method::Head, url) => self.pages.page(url),
                _ => words(405, "only GET, POST /ask and POST /print"),
            }
        };
        let whole = *request.method() != Method::Head;
        // Whoever asked has gone: nobody is left to tell.
        let _ = send(request.into_writer(), answer, whole);
    }

    fn ask(&self, request: &mut Request) -> Answer {
        let answer = read(request).and_then(|(name, asked)| apart(|| self.desk.ask(&name, asked)));
        match answer {
            Ok(answer) => json(200, &json!({ "ok": answer })),
            Err(failure) => json(200, &json!({ "failure": failure })),
        }
    }

    fn print(&self, request: &mut Request) -> Answer {
        match read(request).and_then(|(name, asked)| apart(|| self.desk.print(&name, asked))) {
            Ok(paper) => body(200, "application/pdf", paper),
            Err(failure) => json(422, &json!({ "failure": failure })),
        }
    }
}

/// Writes an answer and asks for the connection to be closed: a browser that keeps idle ones open would hold a
/// hand of the server each, until no hand is left for the next knock.
fn send(mut out: impl Write, answer: Answer, whole: bool) -> std::io::Result<()> {
    let status = answer.status_code();
    write!(out, "HTTP/1.1 {} {}\r\n", status.0, status.default_reason_phrase())?;
    for header in answer.headers() {
        write!(out, "{}: {}\r\n", header.field, header.value)?;
    }
    let length = answer.data_length().unwrap_or(0);
    write!(out, "Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
    if whole {
        std::io::copy(&mut answer.into_reader(), &mut out)?;
    }
    out.flush()
}

/// A request that panics is answered like any other, and the door stays open.
fn apart<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Failure::Broken))
}

fn read(request: &mut Request) -> Result<(String, Value), Failure> {
    let mut body = Vec::new();
    let mut limited = request.as_reader().take(MOST_BYTES + 1);
    limited.read_to_end(&mut body).map_err(|_| unreadable(""))?;
    if body.len() as u64 > MOST_BYTES {
        return Err(unreadable(""));
    }
    let mut asked: Value = serde_json::from_slice(&body).map_err(|_| unreadable(""))?;
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

/// Whether the request was meant for this machine, and does not come from a page of another one.
fn came_by_loopback(request: &Request) -> bool {
    let header = |name: &'static str| {
        request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    };
    let origin = header("Origin").map(|origin| origin.split_once("://").map_or("", |(_, host)| host));
    header("Host").is_some_and(is_loopback) && origin.is_none_or(is_loopback)
}

fn is_loopback(host: &str) -> bool {
    let name =
        host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

pub(crate) fn words(status: u16, words: &str) -> Answer {
    body(status, "text/plain; charset=utf-8", words.as_bytes().to_vec())
}

fn json(status: u16, value: &Value) -> Answer {
    body(status, "application/json", value.to_string().into_bytes())
}

/// An answer that no browser guesses about or keeps.
pub(crate) fn body(status: u16, kind: &str, bytes: Vec<u8>) -> Answer {
    let mut answer = Response::from_data(bytes).with_status_code(status);
    for (name, value) in [
        ("Content-Type", kind),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ] {
        answer = with(answer, name, value);
    }
    answer
}

/// Adds a header; one that is not ASCII stays away.
pub(crate) fn with(answer: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        Err(()) => answer,
    }
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
