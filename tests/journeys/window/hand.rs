//! The hand (手): a person at the window. The same verbs as `../chromium/hand.ts`, and the same eyes (`../find.js`): what
//! has a name on the screen can be pressed, written into and seen; what has none cannot.

use crate::axe;
use crate::window::Walked;
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const FIND: &str = include_str!("../find.js");
const PATIENCE: Duration = Duration::from_secs(10);
const A_MOMENT: Duration = Duration::from_millis(50);

/// A person's hand, and where its pictures go.
#[derive(Clone)]
pub struct Hand {
    client: Client,
    folder: PathBuf,
}

/// What to look for, by its words, and where when they stand more than once.
#[derive(Debug, Clone)]
pub struct Want<'w> {
    words: &'w str,
    inside: Option<&'w str>,
    nth: usize,
}

impl<'w> From<&'w str> for Want<'w> {
    fn from(words: &'w str) -> Self {
        Self { words, inside: None, nth: 1 }
    }
}

impl<'w> Want<'w> {
    /// Only in the part of the page that holds these other words.
    pub fn inside(self, words: &'w str) -> Self {
        Self { inside: Some(words), ..self }
    }

    /// Not the first, but the `nth`.
    pub fn nth(self, nth: usize) -> Self {
        Self { nth, ..self }
    }
}

/// What is called so; then say where: `called("氏名").inside("お子さん")`.
pub fn called(words: &str) -> Want<'_> {
    words.into()
}

impl Hand {
    /// A hand at an open window.
    pub fn new(client: Client, folder: PathBuf) -> Self {
        Self { client, folder }
    }

    /// Presses what is called so: a button, a link, a tab, a box to tick.
    pub async fn press<'w>(&self, want: impl Into<Want<'w>>) -> Walked {
        let want = want.into();
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.find("press", &want).await?;
            let pressed = match self.reach(&found).await {
                Ok(()) => found.click().await,
                Err(why) => Err(why),
            };
            match pressed {
                Ok(()) => return self.set_out().await,
                // The page was drawn anew between the look and the press, so nothing was pressed: look again.
                Err(why) if is_out_of_reach(&why) && Instant::now() < until => {
                    tokio::time::sleep(A_MOMENT).await;
                }
                Err(why) => return Err(format!("{want:?} cannot be pressed: {why:?}").into()),
            }
        }
    }

    /// Writes into the field of that label, over what stood there. A date is typed whole into its first box.
    pub async fn write<'w>(&self, want: impl Into<Want<'w>>, text: &str) -> Walked {
        let field = self.find("field", &want.into()).await?;
        self.reach(&field).await?;
        field.clear().await?;
        field.send_keys(text).await?;
        self.key(&[], Key::Tab.into()).await
    }

    /// Chooses one line of a list.
    pub async fn choose<'w>(&self, want: impl Into<Want<'w>>, line: &str) -> Walked {
        let want = want.into();
        let list = self.find("field", &want).await?;
        // The list itself opens as a window of the system, outside the page: the choice is made as its keys would make it.
        let chosen = self
            .client
            .execute(
                "const [list, line] = arguments;
                 const option = [...list.options].find((option) => option.text.includes(line));
                 if (!option) return false;
                 list.focus();
                 list.value = option.value;
                 list.dispatchEvent(new Event('input', { bubbles: true }));
                 list.dispatchEvent(new Event('change', { bubbles: true }));
                 return true;",
                vec![serde_json::to_value(&list)?, json!(line)],
            )
            .await?;
        if chosen == Value::Bool(true) {
            Ok(())
        } else {
            Err(format!("{want:?} has no line 「{line}」").into())
        }
    }

    /// Presses one key while others are held: `key(&[Key::Control], 'k')`. Where the last one led to another room, waits for it.
    pub async fn key(&self, held: &[Key], key: char) -> Walked {
        self.arrived().await?;
        let held: Vec<char> = held.iter().copied().map(char::from).collect();
        let mut keys = KeyActions::new("keys".to_owned());
        for &value in &held {
            keys = keys.then(KeyAction::Down { value });
        }
        keys = keys.then(KeyAction::Down { value: key }).then(KeyAction::Up { value: key });
        for &value in held.iter().rev() {
            keys = keys.then(KeyAction::Up { value });
        }
        self.client.perform_actions(keys).await?;
        self.set_out().await
    }

    /// Types with whatever has the focus.
    pub async fn type_out(&self, text: &str) -> Walked {
        self.arrived().await?;
        Ok(self.client.active_element().await?.send_keys(text).await?)
    }

    /// Waits until the words can be read.
    pub async fn see<'w>(&self, want: impl Into<Want<'w>>) -> Walked<Element> {
        self.find("words", &want.into()).await
    }

    /// Waits until the window bears this title: the room is there, and no longer on its way.
    pub async fn arrive(&self, title: &str) -> Walked {
        let until = Instant::now() + PATIENCE;
        while !self.client.title().await?.starts_with(&format!("{title} — ")) {
            if Instant::now() > until {
                return Err(format!("「{title}」 does not come").into());
            }
            tokio::time::sleep(A_MOMENT).await;
        }
        Ok(())
    }

    /// The lines of the list of that name, as they can be read; waits for the first.
    pub async fn lines(&self, name: &str) -> Walked<Vec<String>> {
        const LINES: &str =
            "return [...arguments[0].querySelectorAll('li, tbody tr, [role=option], [role=row]')]
            .map((line) => line.textContent.trim())";
        let until = Instant::now() + PATIENCE;
        loop {
            let list = self.find("list", &name.into()).await?;
            let lines = self.client.execute(LINES, vec![serde_json::to_value(&list)?]).await?;
            let lines: Vec<String> = serde_json::from_value(lines)?;
            if !lines.is_empty() {
                return Ok(lines);
            }
            if Instant::now() > until {
                return Err(format!("「{name}」 has no lines").into());
            }
            tokio::time::sleep(A_MOMENT).await;
        }
    }

    /// Makes sure the words cannot be read.
    pub async fn miss(&self, words: &str) -> Walked {
        self.arrived().await?;
        let until = Instant::now() + PATIENCE;
        while self.glance("words", &words.into()).await?.is_some() {
            if Instant::now() > until {
                return Err(format!("「{words}」 is still there").into());
            }
            tokio::time::sleep(A_MOMENT).await;
        }
        Ok(())
    }

    /// Takes a picture, and has axe read the page for barriers.
    pub async fn look(&self, name: &str) -> Walked {
        // Half-way through an act, or a change of colour, there is nothing to judge yet.
        self.client
            .execute_async(
                "const done = arguments[arguments.length - 1];
                 const rest = () => {
                     const busy = [...document.querySelectorAll('[aria-busy=\"true\"]')];
                     if (busy.some((one) => one.checkVisibility())) return setTimeout(rest, 50);
                     document.fonts.ready
                         .then(() => Promise.allSettled(document.getAnimations().map((change) => change.finished)))
                         .then(() => done());
                 };
                 rest();",
                vec![],
            )
            .await?;
        self.picture(name).await?;
        let barriers = axe::barriers(&self.client).await?;
        if barriers.is_empty() { Ok(()) } else { Err(format!("barriers on {name}: {barriers:#?}").into()) }
    }

    /// Takes a picture.
    pub async fn picture(&self, name: &str) -> Walked {
        fs::create_dir_all(&self.folder)?;
        Ok(fs::write(self.folder.join(format!("{name}.png")), self.client.screenshot().await?)?)
    }

    /// Asks the contract itself, for what a journey takes as given.
    pub async fn ask(&self, name: &str, request: Value) -> Walked<Value> {
        let answer = self
            .client
            .execute_async(
                "const [name, request, done] = arguments;
                 window.__TAURI_INTERNALS__.invoke('ask', { name, request }).then((ok) => done({ ok }), (failure) => done({ failure }));",
                vec![json!(name), request],
            )
            .await?;
        match answer.get("failure") {
            Some(failure) => Err(format!("{name}: {failure}").into()),
            None => Ok(answer.get("ok").cloned().unwrap_or_default()),
        }
    }

    /// From now on, keeps every paper the page makes: see [`Hand::papers`]. Ends when the page is loaded anew. The
    /// system's own dialog, which no driver can press, is answered with a place that keeps nothing.
    pub async fn gather_papers(&self) -> Walked {
        self.client
            .execute(
                "if (window.gathered) return;
                 window.gathered = [];
                 const ask = window.fetch;
                 const kept = { choose_place: 'true', save_pdf: 'null' };
                 window.fetch = async (...asked) => {
                     const command = String(asked[0]).split('/').pop();
                     if (command in kept) {
                         const headers = { 'Content-Type': 'application/json', 'Tauri-Response': 'ok' };
                         return new Response(kept[command], { headers });
                     }
                     const answer = await ask(...asked);
                     if (String(asked[0]).endsWith('/print')) {
                         const bytes = new Uint8Array(await answer.clone().arrayBuffer());
                         let text = '';
                         for (const byte of bytes) text += String.fromCharCode(byte);
                         if (text.startsWith('%PDF-')) window.gathered.push(btoa(text));
                     }
                     return answer;
                 };",
                vec![],
            )
            .await?;
        Ok(())
    }

    /// The newest paper the page made, kept under this name; where it lies.
    pub async fn paper(&self, name: &str) -> Walked<PathBuf> {
        let until = Instant::now() + PATIENCE;
        loop {
            let gathered =
                self.client.execute("return (window.gathered ?? []).pop() ?? null", vec![]).await?;
            if let Some(text) = gathered.as_str() {
                let paper = from_base64(text).ok_or("the page gave no paper")?;
                fs::create_dir_all(&self.folder)?;
                let path = self.folder.join(format!("{name}.pdf"));
                fs::write(&path, &paper)?;
                return Ok(path);
            }
            if Instant::now() > until {
                return Err(format!("no paper was made for {name}").into());
            }
            tokio::time::sleep(A_MOMENT).await;
        }
    }

    /// A link lets the page draw once more before it sets out (SvelteKit): whoever looks sooner still sees the old room.
    async fn set_out(&self) -> Walked {
        const DRAWN: &str = "const done = arguments[arguments.length - 1];
             requestAnimationFrame(() => setTimeout(() => setTimeout(done)));";
        self.client.execute_async(DRAWN, vec![]).await?;
        Ok(())
    }

    /// No room is being left.
    async fn arrived(&self) -> Walked {
        const LEAVING: &str = "return document.querySelector(\".screen[aria-busy='true']\") !== null";
        let until = Instant::now() + PATIENCE;
        while self.client.execute(LEAVING, vec![]).await? == Value::Bool(true) {
            if Instant::now() > until {
                return Err("the room that was asked for does not come".into());
            }
            tokio::time::sleep(A_MOMENT).await;
        }
        Ok(())
    }

    async fn find(&self, what: &str, want: &Want<'_>) -> Walked<Element> {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = self.glance(what, want).await? {
                return Ok(found);
            }
            if Instant::now() > until {
                let there = self
                    .client
                    .execute("return document.body.innerText.replace(/\\s+/g, ' ').slice(0, 600)", vec![])
                    .await?;
                return Err(format!("nobody finds {what} {want:?}; there is: {there}").into());
            }
            tokio::time::sleep(A_MOMENT).await;
        }
    }

    async fn glance(&self, what: &str, want: &Want<'_>) -> Walked<Option<Element>> {
        let script = format!("return ({})(arguments[0])", FIND.trim_end().trim_end_matches(';'));
        let wanted = json!({ "what": what, "words": want.words, "inside": want.inside, "nth": want.nth });
        let found = self.client.execute(&script, vec![wanted]).await?;
        if found.is_null() {
            return Ok(None);
        }
        Ok(Some(Element::from_element_id(self.client.clone(), element_id(&found)?)))
    }

    /// Brings a thing into view, clear of the foot that stays at the bottom.
    async fn reach(&self, element: &Element) -> Result<(), CmdError> {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.client.execute(script, vec![serde_json::to_value(element)?]).await?;
        Ok(())
    }
}

/// Whether the thing had gone, or could not be got at, before anything was done with it.
fn is_out_of_reach(why: &CmdError) -> bool {
    let CmdError::Standard(told) = why else { return false };
    ["stale element reference", "element not interactable", "element click intercepted"]
        .contains(&told.error().as_str())
}

fn element_id(found: &Value) -> Walked<ElementRef> {
    const KEY: &str = "element-6066-11e4-a52e-4f735466cecf";
    let id = found.get(KEY).and_then(Value::as_str).ok_or_else(|| format!("no element: {found}"))?;
    Ok(ElementRef::from(id.to_owned()))
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0u32);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        held = (held << 6) | u32::try_from(value).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}
