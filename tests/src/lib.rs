//! A small centre to test in: its clock stands still, its numbers count up, and its builders speak
//! as staff do. Everything goes through the one door, as the screen does.

pub mod applicants;

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use center::{Desk, Failure, world::World};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use documents::Fonts;
use serde_json::{Value, json};
use store::keys::Cost;
use tempfile::TempDir;
use uuid::Uuid;

/// A world whose clock moves only when it is told to.
pub struct StillWorld {
    now: AtomicI64,
    given: AtomicU64,
}

/// A handle on a [`StillWorld`], for whoever keeps the time.
#[derive(Clone)]
pub struct Clock(Arc<StillWorld>);

impl Clock {
    /// Wednesday 25 November 2026, ten in the morning in Japan.
    pub fn new() -> Self {
        let now: DateTime<Utc> = "2026-11-25T01:00:00Z".parse().expect("a moment");
        Self(Arc::new(StillWorld { now: AtomicI64::new(now.timestamp_millis()), given: AtomicU64::new(0) }))
    }

    /// Lets time pass.
    pub fn pass(&self, time: TimeDelta) {
        self.0.now.fetch_add(time.num_milliseconds(), Ordering::Relaxed);
    }

    /// Goes to ten in the morning of a day.
    pub fn go_to(&self, day: &str) {
        let at: DateTime<Utc> = format!("{day}T01:00:00Z").parse().expect("a day");
        self.0.now.store(at.timestamp_millis(), Ordering::Relaxed);
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

impl World for Clock {
    fn now(&self) -> DateTime<Utc> {
        let millis = self.0.now.load(Ordering::Relaxed);
        DateTime::from_timestamp_millis(millis).expect("a moment")
    }

    fn fresh(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.given.fetch_add(1, Ordering::Relaxed)) + 1)
    }

    fn fill(&self, bytes: &mut [u8]) {
        draw(self.0.given.fetch_add(1, Ordering::Relaxed), bytes);
    }
}

/// The `nth` draw of a [`StillWorld`]: not chance, but never the same twice, and the same on every run.
pub fn draw(nth: u64, bytes: &mut [u8]) {
    let mut state = nth.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for byte in bytes {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        *byte = (state >> 33) as u8;
    }
}

/// Everyone's passphrase here.
pub const PASSPHRASE: &str = "春の雨と青い傘と靴";
/// Everyone's PIN here.
pub const PIN: &str = "135790";

/// The three places of §1, by the order the policy names them.
pub fn place(at: usize) -> Uuid {
    domain::places::FIRST_PLACES[at].id().uuid()
}
/// 地域子育て支援課.
pub const DIVISION: usize = 0;
/// 南本町.
pub const MINAMI: usize = 1;
/// 高根台.
pub const TAKANE: usize = 2;

/// What the log says stands under a test that failed; whoever began first has begun for all.
fn hear_the_log() {
    let _ = tracing_subscriber::fmt().with_test_writer().with_ansi(false).try_init();
}

/// A small centre, set up, with someone at its desk.
pub struct SmallCenter {
    /// Its door.
    pub desk: Desk,
    /// Its clock.
    pub clock: Clock,
    /// Where its file lies; gone with it.
    pub folder: TempDir,
}

impl SmallCenter {
    /// A laptop nobody has set up.
    pub fn untouched() -> Self {
        hear_the_log();
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::new();
        let desk = desk_in(&folder, &clock);
        Self { desk, clock, folder }
    }

    /// A laptop of 南本町, set up by 青木 久美子, the head.
    pub fn new() -> Self {
        Self::at(MINAMI)
    }

    /// A laptop of one of the three places, set up by 青木 久美子.
    pub fn at(place_at: usize) -> Self {
        let center = Self::untouched();
        center.must(
            "begin",
            json!({
                "place": place(place_at), "phone": "047-000-0000", "hours": "平日 9時から17時まで",
                "name": "青木 久美子", "kana": "あおき くみこ", "title": "主任保育士",
                "password": PASSPHRASE, "pin": PIN,
            }),
        );
        center
    }

    /// Closes the program and opens it again on the same file.
    pub fn restarted(self) -> Self {
        let Self { desk, clock, folder } = self;
        drop(desk);
        let desk = desk_in(&folder, &clock);
        Self { desk, clock, folder }
    }

    /// Asks as the screen asks: a name and JSON.
    pub fn ask(&self, name: &str, request: Value) -> Result<Value, Failure> {
        let answer = self.desk.ask(name, request);
        // One thing at a time: what is made beside the desk is waited for. Whoever wants both asks the desk.
        self.desk.settle();
        answer
    }

    /// Asks what must be answered.
    pub fn must(&self, name: &str, request: Value) -> Value {
        self.ask(name, request).unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    /// Asks what must be refused, and gives the refusal as the screen gets it.
    pub fn refused(&self, name: &str, request: Value) -> Value {
        match self.ask(name, request) {
            Ok(answer) => panic!("{name} was done: {answer}"),
            Err(failure) => serde_json::to_value(failure).expect("a failure is JSON"),
        }
    }

    /// Signs someone in.
    pub fn sign_in(&self, staff: Uuid) {
        self.must("sign_in", json!({ "staff": staff, "password": PASSPHRASE }));
    }

    /// Who sits at the desk.
    pub fn me(&self) -> Uuid {
        id(&self.must("desk", json!({}))["me"]["id"])
    }

    /// Enters a member of staff and gives their id.
    pub fn colleague(&self, name: &str, role: &str, place_at: usize) -> Uuid {
        self.must(
            "add_staff",
            json!({
                "name": name, "kana": "", "title": "保育士", "role": role,
                "place": place(place_at), "password": PASSPHRASE,
            }),
        );
        let staff = self.must("staff_list", json!({}));
        let row = staff.as_array().expect("a list").iter().find(|row| row["name"] == name);
        id(&row.expect("the new colleague")["id"])
    }

    /// A family: a guardian and a child born that day.
    pub fn family(&self, guardian: &str, child: &str, born_on: &str) -> Uuid {
        let answer = self.must(
            "register_family",
            json!({ "address": "船橋市本町１丁目", "note": "", "members": [
                guardian_entry(guardian),
                { "id": null, "role": { "kind": "child", "name": child, "kana": "", "bornOn": born_on } },
            ]}),
        );
        id(&answer["family"])
    }

    /// The word for a family's card as it is now, which an amendment brings with it.
    pub fn seen(&self, family: Uuid) -> Value {
        self.must("family_card", json!({ "family": family }))["seen"].clone()
    }

    /// A session at 10:30 on a day, at the place of the person at the desk.
    pub fn session(&self, held_on: &str, capacity: u32) -> Uuid {
        let service = self.must(
            "add_service",
            json!({
                "name": "ひろばミーティング", "provider": "ひろば社", "termsVersion": "1",
                "termsCheckedOn": "2026-04-01",
            }),
        );
        let at = self.must("desk", json!({}))["me"]["place"]["id"].clone();
        let answer = self.must(
            "plan_session",
            json!({
                "place": at, "kind": "gathering", "title": "おうちで つどいの広場",
                "heldOn": held_on, "startsAt": "10:30", "endsAt": "11:30", "capacity": capacity,
                "service": service["service"], "meetingId": "123 456 789", "passcode": "tsudoi1",
                "closedDay": held_on,
            }),
        );
        id(&answer["session"])
    }

    /// A family's application, with everything its own.
    pub fn application(&self, session: Uuid, family: Uuid) -> Uuid {
        id(&self.must("apply", application_entry(session, family))["application"])
    }

    /// A consent: printed, and given back the same day.
    pub fn consent(&self, family: Uuid) -> Uuid {
        let code = self.printed_consent(family);
        let today = self.clock.today();
        id(
            &self.must("record_consent", json!({ "typed": code, "givenOn": today, "permitted": [] }))["consent"],
        )
    }

    /// The check code of a consent form, freshly printed.
    pub fn printed_consent(&self, family: Uuid) -> String {
        let issued = self.must(
            "issue_papers",
            formal(json!({ "kind": "consent", "families": [family], "session": null })),
        );
        let printed = json!([issued["papers"][0]["id"]]);
        self.must("note_printing", json!({ "papers": printed, "way": "printed", "copies": 1, "pages": "" }));
        issued["papers"][0]["code"].as_str().expect("a code").to_owned()
    }

    /// A tablet kit with a body and a charger it needs, and a stand it does not.
    pub fn kit(&self) -> Uuid {
        let at = self.must("desk", json!({}))["me"]["place"]["id"].clone();
        let answer = self.must(
            "register_kit",
            json!({ "name": "タブレット一式", "kind": "tablet", "place": at, "note": "", "parts": [
                { "name": "タブレット本体", "required": true },
                { "name": "充電器とケーブル", "required": true },
                { "name": "スタンド", "required": false },
            ], "check": checked() }),
        );
        id(&answer["kit"])
    }

    /// A kit's parts, in order.
    pub fn parts(&self, kit: Uuid) -> Vec<Uuid> {
        let card = self.must("kit_card", json!({ "kit": kit }));
        card["parts"].as_array().expect("parts").iter().map(|part| id(&part["id"])).collect()
    }

    /// A need for a tablet, approved until the end of the fiscal year.
    pub fn approved_need(&self, family: Uuid) -> Uuid {
        let need = self.need(family);
        self.alone();
        self.must("approve_need", json!({ "need": need, "number": "子育第214号", "until": "2027-03-31" }));
        need
    }

    /// Lets whoever took a need down decide on it too, as where one person works alone.
    pub fn alone(&self) {
        let mut rules = self.must("loan_rules", json!({}))["rules"].clone();
        if rules["twoPeople"] == true {
            rules["twoPeople"] = json!(false);
            self.must("set_loan_rules", rules);
        }
    }

    /// A need for a tablet that nobody decided.
    pub fn need(&self, family: Uuid) -> Uuid {
        let need = self.must(
            "ask_need",
            json!({ "family": family, "reason": "カメラのある端末がない", "kinds": ["tablet"] }),
        );
        id(&need["need"])
    }

    /// A participant who agreed, with an approved need.
    pub fn borrower(&self, guardian: &str) -> (Uuid, Uuid) {
        let family = self.family(guardian, "湊", "2025-07-14");
        let session = self.session("2026-11-27", 12);
        self.application(session, family);
        self.consent(family);
        (family, self.approved_need(family))
    }

    /// The request that hands every part of a kit over.
    pub fn hand_over_entry(&self, need: Uuid, kit: Uuid, due_on: &str) -> Value {
        let parts: Vec<Value> = self.parts(kit).into_iter().map(good).collect();
        json!({
            "need": need, "dueOn": due_on, "lentOn": null,
            "kits": [{ "kit": kit, "parts": parts }],
        })
    }

    /// Hands a whole kit over, and gives the loan.
    pub fn loan(&self, need: Uuid, kit: Uuid, due_on: &str) -> Uuid {
        let handed = self.must("hand_over", self.hand_over_entry(need, kit, due_on));
        id(&handed["loans"][0])
    }

    /// Takes back the last act.
    pub fn undo(&self) -> Value {
        let last = self.must("last_act", json!({}));
        self.must("undo", json!({ "entry": last["entry"] }))
    }
}

impl Default for SmallCenter {
    fn default() -> Self {
        Self::new()
    }
}

fn desk_in(folder: &TempDir, clock: &Clock) -> Desk {
    let fonts = Fonts::bundled();
    Desk::with_cost(folder.path().to_owned(), Box::new(clock.clone()), fonts, Cost::of_tests())
}

/// A guardian as the form sends one.
pub fn guardian_entry(name: &str) -> Value {
    json!({ "id": null, "role": {
        "kind": "guardian", "name": name, "kana": "", "phone": "090-0000-1234", "email": "",
        "bornOn": null,
    }})
}

/// Someone expecting, due on a day.
pub fn expected_entry(due_on: &Value) -> Value {
    json!({ "id": null, "role": { "kind": "expected", "dueOn": due_on } })
}

/// An application as the form sends one, with everything the family's own.
pub fn application_entry(session: Uuid, family: Uuid) -> Value {
    json!({
        "session": session, "family": family, "channel": "telephone", "installedOn": null,
        "overrideReason": null,
        "environment": { "line": "own", "device": "own", "camera": "own", "microphone": "own",
                         "speaker": "own" },
    })
}

/// Papers that are wanted, in the formal reading.
pub fn formal(wanted: Value) -> Value {
    json!({ "wanted": wanted, "reading": "formal" })
}

/// What is said of a kit that was wiped and seen to work (§4(2)).
pub fn checked() -> Value {
    json!({ "wiped": true, "works": true, "note": "" })
}

/// A part in good condition.
pub fn good(part: Uuid) -> Value {
    json!({ "part": part, "condition": "good" })
}

/// An id out of an answer.
pub fn id(value: &Value) -> Uuid {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no id: {value}"))
}

/// A day, as people write it.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}
