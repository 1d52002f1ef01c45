//! Marks (記録のしるし): what a paper was issued over is still in the journal, or the program says that it is not.

use std::fs;

use center::world::World;
use serde_json::{Value, json};
use tests::{MINAMI, PASSPHRASE, SmallCenter};

use crate::{
    beneath::{key_of, opened},
    session_papers::text,
};

/// The mark on a report that is printed now.
fn printed(center: &SmallCenter) -> String {
    let session = center.session("2026-11-25", 12);
    let said = text(center, json!({ "kind": "sessionReport", "session": session }));
    let mark = said.split_once("記録のしるし").expect("a mark is on the report").1;
    mark.split('（').next().expect("a mark").to_owned()
}

fn find(center: &SmallCenter, mark: &str) -> Value {
    center.must("find_mark", json!({ "mark": mark }))
}

/// The last entry of this laptop.
fn last(center: &SmallCenter) -> u64 {
    let page = center.must(
        "audit",
        json!({ "asked": { "actor": null, "act": null, "from": null, "to": null, "family": null }, "page": 0 }),
    );
    page["total"].as_u64().expect("a count")
}

#[test]
fn the_mark_on_a_report_is_found_however_long_the_journal_grew() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let mark = printed(&center);
    let before = last(&center);
    center.family("鈴木 舞", "陽向", "2025-10-01");
    let found = find(&center, &mark.to_lowercase().replace('-', " "));
    assert_eq!(found["kind"], "kept", "{found}");
    let since = last(&center) - before + 1;
    assert_eq!(found["since"], since, "the report itself, and what came after it");
    let now = center.must("verify_journal", json!({}))["mark"].clone();
    let found = find(&center, now.as_str().expect("a mark"));
    assert_eq!((&found["kind"], &found["since"]), (&json!("kept"), &json!(0)));
}

/// Cuts the last `entries` off the journal as somebody would who knows how: the program's own marks go with them.
fn cut(center: SmallCenter, entries: u64) -> SmallCenter {
    let me = center.me();
    center.must("end_day", json!({}));
    let folder = center.folder.path().to_owned();
    let database = opened(&folder, &key_of(&folder));
    let from: u64 = database
        .query_row("SELECT max(seq) FROM entry", [], |row| row.get::<_, i64>(0))
        .expect("counted")
        .unsigned_abs()
        - entries;
    database
        .execute_batch(&format!(
            "PRAGMA foreign_keys = OFF;
             DELETE FROM change WHERE seq > {from};
             DELETE FROM entry WHERE seq > {from};"
        ))
        .expect("cut");
    drop(database);
    for gone in ["tsudoi.mark", "tsudoi.lost"] {
        let _ = fs::remove_file(folder.join(gone));
    }
    fs::remove_dir_all(folder.join("backups")).expect("the backups were there");
    let center = center.restarted();
    center.sign_in(me);
    center
}

#[test]
fn a_tail_that_was_cut_off_is_noticed_against_paper_though_the_chain_is_whole() {
    let center = SmallCenter::new();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let early = printed(&center);
    for _ in 0..8 {
        center.family("鈴木 舞", "陽向", "2025-10-01");
    }
    let late = center.must("verify_journal", json!({}))["mark"].as_str().expect("a mark").to_owned();
    let known: u64 = late.split('-').next().expect("a number").parse().expect("a number");
    let center = cut(center, 6);
    assert_eq!(center.must("keeping", json!({}))["missing"], Value::Null, "the program alone cannot know");
    let told = find(&center, &late);
    assert_eq!((&told["kind"], &told["known"]), (&json!("cut"), &json!(known)), "{told}");
    assert_eq!(find(&center, &early)["kind"], "kept", "what came before the cut is there");
    // Written on over the cut: the numbers are there again, and other acts bear them.
    for _ in 0..8 {
        center.family("高橋 楓", "蓮", "2025-09-01");
    }
    assert_eq!(find(&center, &late)["kind"], "rewritten");
}

#[test]
fn after_a_restore_the_paper_says_what_the_backup_did_not_have() {
    let center = SmallCenter::new();
    let me = center.me();
    center.family("佐藤 綾", "莉子", "2025-11-01");
    let backup = center.must("back_up", json!({}));
    center.family("鈴木 舞", "陽向", "2025-10-01");
    let mark = printed(&center);
    let by = json!({ "kind": "passphrase", "password": PASSPHRASE });
    center.must("restore", json!({ "path": null, "name": backup["name"], "staff": me, "by": by }));
    let told = find(&center, &mark);
    assert_eq!((&told["kind"], &told["on"]), (&json!("endedByRestore"), &json!("2026-11-25")), "{told}");
}

#[test]
fn a_mark_of_another_laptop_or_one_mistyped_is_told_from_a_loss() {
    let center = SmallCenter::new();
    let mark = printed(&center);
    // A still world gives every laptop its ids in the same order: one more drawn, and it is another.
    let other = SmallCenter::untouched();
    World::fresh(&other.clock);
    other.must(
        "begin",
        json!({ "place": tests::place(MINAMI), "phone": "047-000-0000", "hours": "平日", "name": "森 恵",
                "kana": "もり めぐみ", "title": "保育士", "password": PASSPHRASE, "pin": tests::PIN }),
    );
    assert_eq!(find(&other, &mark)["kind"], "elsewhere");
    let mut wrong: Vec<char> = mark.chars().collect();
    let end = wrong.len() - 1;
    wrong.swap(end, end - 1);
    let mistyped: String = wrong.into_iter().collect();
    if mistyped != mark {
        let refused = center.refused("find_mark", json!({ "mark": mistyped }));
        assert_eq!(
            (&refused["failure"]["field"], &refused["failure"]["problem"]["kind"]),
            (&json!("mark"), &json!("markMistyped"))
        );
    }
    let refused = center.refused("find_mark", json!({ "mark": "K7QF-2M4X" }));
    assert_eq!(refused["failure"]["problem"]["kind"], "notAMark");
}

#[test]
fn the_paper_holds_what_was_asked_for_with_the_chain_and_its_mark_and_names_no_family() {
    let center = SmallCenter::new();
    let family = center.family("佐藤 綾", "莉子", "2025-11-01");
    center.family("鈴木 舞", "陽向", "2025-10-01");
    center.must("family_card", json!({ "family": family }));
    let wanted = |asked: Value| {
        let mut all = json!({ "actor": null, "act": null, "from": null, "to": null, "family": null });
        for (key, value) in asked.as_object().expect("what is asked") {
            all[key] = value.clone();
        }
        json!({ "kind": "auditRecord", "asked": all, "called": { "family_card": "家庭の記録を見た" } })
    };
    let said = text(&center, wanted(json!({ "family": family })));
    for words in [
        "家庭の記録を見た",
        "register_family",
        "南-2026-0001",
        "２件",
        "書きかえも抜けもない",
        "末尾のしるし",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(!said.contains("佐藤") && !said.contains("0002"), "{said}");
    let looked = text(&center, wanted(json!({ "act": "family_card", "from": "2026-11-25" })));
    assert!(looked.contains("令和８年１１月２５日から") && looked.contains("１件"), "{looked}");
    let backwards =
        json!({ "wanted": wanted(json!({ "from": "2026-11-26", "to": "2026-11-25" })), "reading": "formal" });
    assert_eq!(center.refused("draft_papers", backwards)["failure"]["field"], "asked.to");
    let staff = center.colleague("石井 千夏", "staff", MINAMI);
    center.sign_in(staff);
    let refused = center.refused("draft_papers", json!({ "wanted": wanted(json!({})), "reading": "formal" }));
    assert_eq!(refused["about"], "forbidden");
}
