//! Bad input at the door: a worded failure, and nothing written.

use serde_json::{Value, json};
use tests::{MINAMI, PASSPHRASE, SmallCenter, place};

fn about(center: &SmallCenter, name: &str, request: Value) -> Value {
    center.refused(name, request)["about"].clone()
}

#[test]
fn what_cannot_be_read_is_answered_and_writes_nothing() {
    let center = SmallCenter::new();
    let before = center.must("verify_journal", json!({}));
    let family = |members: Value| json!({ "address": "", "note": "", "members": members });
    assert_eq!(about(&center, "drop_tables", json!({})), "unreadable");
    assert_eq!(about(&center, "register_family", json!({})), "unreadable");
    assert_eq!(about(&center, "register_family", json!([1, 2, 3])), "unreadable");
    assert_eq!(about(&center, "register_family", Value::Null), "unreadable");
    assert_eq!(about(&center, "draw_recovery_key", json!([])), "unreadable", "a list is no request");
    let mut unknown = family(json!([tests::guardian_entry("佐藤 綾")]));
    unknown["myNumber"] = json!("123456789012");
    assert_eq!(about(&center, "register_family", unknown), "unreadable", "§8: no such field");
    let born = |day: &str| {
        let child = json!({ "kind": "child", "name": "莉子", "kana": "", "bornOn": day });
        family(json!([tests::guardian_entry("佐藤 綾"), { "id": null, "role": child }]))
    };
    let refusal = center.refused("register_family", born("2026-02-30"));
    assert_eq!(refusal["about"], "unreadable", "2月30日 is no day");
    assert!(refusal["failure"]["field"].as_str().expect("where").starts_with("members[1]"));
    assert_eq!(about(&center, "register_family", born("yesterday")), "unreadable");
    assert_eq!(about(&center, "register_family", born("0001-01-01")), "field");
    for name in ["長".repeat(200), "佐藤\u{0}綾".to_owned(), "あ".repeat(1_000_000), " ".to_owned()] {
        let entry = family(json!([tests::guardian_entry(&name)]));
        assert_eq!(about(&center, "register_family", entry), "field");
    }
    assert_eq!(center.must("verify_journal", json!({})), before, "nothing was written");
}

#[test]
fn an_emoji_is_a_name_too() {
    let center = SmallCenter::new();
    let entry = json!({ "address": "", "note": "", "members": [tests::guardian_entry("佐藤 👨‍👩‍👧 綾")] });
    let family = center.must("register_family", entry)["family"].clone();
    let card = center.must("family_card", json!({ "family": family }));
    assert_eq!(card["name"], "佐藤 👨‍👩‍👧 綾");
    let before = center.must("verify_journal", json!({}))["entries"].clone();
    let refusal = center.refused(
        "issue_papers",
        tests::formal(json!({ "kind": "consent", "families": [family], "session": null })),
    );
    assert_eq!(refusal["failure"]["kind"], "unprintable", "never a box");
    let within = refusal["failure"]["characters"][0]["within"].as_str().expect("whose it is");
    assert!(within.starts_with("佐藤 👨‍👩‍👧 綾"));
    assert_eq!(center.must("verify_journal", json!({}))["entries"], before, "and no number is lost on it");
}

#[test]
fn every_request_is_closed_while_the_desk_is_locked() {
    let center = SmallCenter::new();
    let me = center.me();
    center.must("lock", json!({}));
    // Whoever stands before a locked desk can sit down at it, or leave it.
    let open = [
        "desk",
        "begin",
        "sign_in",
        "switch_by_pin",
        "recover",
        "lock",
        "end_day",
        "start_practice",
        "leave_practice",
        // A laptop whose records do not open is helped by a backup; it asks for a passphrase of its own.
        "backups_at",
        "restore",
    ];
    // These are read before they are asked who sits there, so they are asked in whole words.
    let whole = [
        (
            "add_staff",
            json!({ "name": "川崎 友美", "kana": "", "title": "保育士", "role": "staff", "place": place(MINAMI),
                    "password": PASSPHRASE }),
        ),
        ("let_staff_go", json!({ "staff": me })),
        ("give_password", json!({ "staff": me, "password": PASSPHRASE })),
        ("change_password", json!({ "old": PASSPHRASE, "new": "別の長い合言葉です" })),
        ("set_pin", json!({ "pin": "975310" })),
        ("confirm_recovery_key", json!({ "group": 1, "typed": "AAAAA" })),
    ];
    for name in center::REQUESTS.iter().filter(|name| !open.contains(name)) {
        let request =
            whole.iter().find(|(of, _)| of == name).map_or(json!({}), |(_, request)| request.clone());
        assert_eq!(about(&center, name, request), "locked", "{name}");
    }
    for name in center::PRINTINGS {
        let refusal = center.desk.print(name, json!({})).expect_err("nothing is printed for nobody");
        assert_eq!(refusal, center::Failure::Locked, "{name}");
    }
}
