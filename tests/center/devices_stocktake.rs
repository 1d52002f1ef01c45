//! Stocktakes: forty kits, two that are missing and one that should not be there.

use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, formal};

fn sheet(center: &SmallCenter, of: &Value) -> Value {
    center.must("stocktakes", json!({ "stocktake": of }))["shown"].clone()
}

fn tally(sheet: &Value) -> [&Value; 4] {
    [&sheet["found"], &sheet["missing"], &sheet["unexpected"], &sheet["elsewhere"]]
}

#[test]
fn forty_kits_two_missing_and_one_that_should_not_be_there() {
    let center = SmallCenter::at(DIVISION);
    let takane = center.colleague("村上 佳代", "head", TAKANE);
    let minami = center.colleague("石井 千夏", "head", MINAMI);
    center.sign_in(takane);
    center.kit();
    center.sign_in(minami);
    let kits: Vec<_> = (0..40).map(|_| center.kit()).collect();
    let (_, need) = center.borrower("髙橋 沙織");
    center.loan(need, kits[39], "2026-12-05");
    let opened = center.must("open_stocktake", json!({}));
    let of = &opened["stocktake"];
    assert_eq!(center.refused("open_stocktake", json!({}))["failure"]["kind"], "stocktakeOpen");
    assert_eq!(tally(&sheet(&center, of)), [&json!(0), &json!(39), &json!(0), &json!(1)]);
    let count = |number: String| json!({ "stocktake": of, "number": number });
    // Read by a scanner, some in full width, all but two.
    for nth in (1..=39).filter(|nth| ![7, 23].contains(nth)) {
        let number = if nth % 2 == 0 { format!("南-K{nth:02}") } else { format!("南－ｋ{nth:02}") };
        assert_eq!(center.must("count_kit", count(number))["outcome"], "found");
    }
    assert_eq!(center.must("count_kit", count("南-K01".into()))["again"], true);
    assert_eq!(center.must("count_kit", count("高-K01".into()))["outcome"], "unexpected");
    assert_eq!(
        center.refused("count_kit", count("南-K99".into()))["failure"],
        json!({ "kind": "kitUnknown", "number": "南-K99" })
    );
    let shown = sheet(&center, of);
    assert_eq!(tally(&shown), [&json!(37), &json!(2), &json!(1), &json!(1)]);
    let close = json!({ "stocktake": of });
    assert_eq!(center.refused("close_stocktake", close.clone())["failure"]["kind"], "unexplained");
    for line in shown["lines"].as_array().expect("lines") {
        if line["outcome"] == "missing" || line["outcome"] == "unexpected" {
            let reason = json!({ "stocktake": of, "line": line["id"], "reason": "さがしています" });
            center.must("explain_difference", reason);
        }
    }
    let paper = formal(json!({ "kind": "stocktake", "stocktake": of }));
    assert_eq!(center.refused("draft_papers", paper.clone())["failure"]["kind"], "stocktakeOpen");
    center.must("close_stocktake", close);
    assert_eq!(center.must("issue_papers", paper)["papers"][0]["kind"], "stocktake");
    assert_eq!(center.refused("count_kit", count("南-K07".into()))["failure"]["kind"], "stocktakeClosed");
    let all = center.must("stocktakes", json!({ "stocktake": null }));
    assert_eq!(all["shown"], json!(null));
    assert_eq!(tally(&all["closed"][0]), [&json!(37), &json!(2), &json!(1), &json!(1)]);
}

#[test]
fn a_wrong_tick_is_taken_back_until_the_stocktake_is_closed() {
    let center = SmallCenter::new();
    center.kit();
    let opened = center.must("open_stocktake", json!({}));
    let of = &opened["stocktake"];
    let count = json!({ "stocktake": of, "number": "南-K01" });
    center.must("count_kit", count.clone());
    center.undo();
    assert_eq!(sheet(&center, of)["missing"], 1);
    center.must("count_kit", count);
    let counted = center.must("last_act", json!({}))["entry"].clone();
    center.must("close_stocktake", json!({ "stocktake": of }));
    assert_eq!(center.refused("undo", json!({ "entry": counted }))["failure"]["kind"], "changedSince");
}

#[test]
fn the_register_holds_what_the_ledger_asks() {
    let center = SmallCenter::new();
    let kit = center.kit();
    let details = json!({
        "asset": "supply", "model": "ＴＢ－１０", "serial": "KX00001", "boughtOn": "2026-04-01",
        "priceYen": 48400, "funding": "子育て支援事業費", "warrantyUntil": "2027-03-31",
        "software": "ひろばミーティング 第３版", "lineNumber": "070-0000-0001", "simNumber": "8981",
        "carrier": "つながる電信", "dataCap": "月２０ＧＢ", "contractUntil": "2028-03-31",
    });
    let amend = json!({ "kit": kit, "name": "タブレット一式", "note": "", "details": details });
    center.must("amend_kit", amend.clone());
    assert_eq!(center.must("kit_card", json!({ "kit": kit }))["details"], details);
    let mut dear = amend;
    dear["details"]["priceYen"] = json!(200_000_000);
    assert_eq!(center.refused("amend_kit", dear)["failure"]["field"], "details.priceYen");
    center.must("retire_kit", json!({ "kit": kit, "reason": "画面が割れ、直せない" }));
    assert_eq!(center.must("kit_card", json!({ "kit": kit }))["state"]["kind"], "retired");
    let again = center.refused("retire_kit", json!({ "kit": kit, "reason": "もう一度" }));
    assert_eq!(again["failure"]["kind"], "retiredAlready");
    center.undo();
    assert_eq!(center.must("kit_card", json!({ "kit": kit }))["state"]["kind"], "onShelf");
}
