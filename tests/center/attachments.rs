//! Pictures: kept by what their bytes are, shown again byte for byte, taken away and brought back.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use tests::{DIVISION, MINAMI, SmallCenter, TAKANE, good};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55";

fn attach(of: Value, bytes: &[u8]) -> Value {
    json!({ "of": of, "caption": "左下の傷", "bytes": STANDARD.encode(bytes) })
}

#[test]
fn a_picture_of_a_kit_is_shown_again_byte_for_byte_and_comes_back_after_a_wrong_click() {
    let center = SmallCenter::new();
    let kit = center.kit();
    let pictures = || center.must("kit_card", json!({ "kit": kit }))["pictures"].clone();
    assert_eq!(pictures(), json!([]));
    let kept = center.must("attach", attach(json!({ "kind": "kit", "kit": kit }), PNG));
    assert_eq!(pictures()[0]["caption"], "左下の傷");
    let picture = json!({ "attachment": kept["attachment"] });
    let shown = center.must("picture", picture.clone());
    assert_eq!(shown, json!({ "mediaType": "image/png", "bytes": STANDARD.encode(PNG) }));
    center.must("detach", picture.clone());
    assert_eq!(pictures(), json!([]));
    assert_eq!(center.refused("picture", picture.clone())["about"], "gone");
    center.undo();
    assert_eq!(center.must("picture", picture), shown, "its bytes waited for the undoing");
    center.must("verify_journal", json!({}));
}

#[test]
fn a_file_that_is_no_picture_is_refused_whatever_it_is_called() {
    let center = SmallCenter::new();
    let kit = center.kit();
    let of = json!({ "kind": "kit", "kit": kit });
    for bytes in [&b"%PDF-1.7"[..], b"<svg onload=alert(1)>", b""] {
        assert_eq!(center.refused("attach", attach(of.clone(), bytes))["failure"]["kind"], "notAPicture");
    }
    let mut large = PNG.to_vec();
    large.resize(4 * 1024 * 1024 + 1, 0);
    assert_eq!(center.refused("attach", attach(of.clone(), &large))["failure"]["kind"], "tooLarge");
    for nth in 0..12u8 {
        center.must("attach", attach(of.clone(), &[PNG, &[nth]].concat()));
    }
    let refused = center.refused("attach", attach(of, PNG));
    assert_eq!(refused["failure"], json!({ "kind": "tooMany", "most": 12 }));
}

#[test]
fn what_was_lent_is_pictured_as_it_went_and_as_it_came_back_for_its_own_place_alone() {
    let center = SmallCenter::at(DIVISION);
    let elsewhere = center.colleague("村上 佳代", "head", TAKANE);
    let here = center.colleague("石井 千夏", "head", MINAMI);
    center.sign_in(here);
    let (_, need) = center.borrower("髙橋 沙織");
    let kit = center.kit();
    let loan = center.loan(need, kit, "2026-12-05");
    center.must("attach", attach(json!({ "kind": "handOver", "loan": loan }), PNG));
    let part = good(center.parts(kit)[0]);
    let back = json!({ "loan": loan, "parts": [part], "returnedOn": null, "returnedTo": null });
    center.must("take_back", back);
    let kept = center.must("attach", attach(json!({ "kind": "takeBack", "loan": loan }), PNG));
    let pictures = center.must("loan_card", json!({ "loan": loan }))["pictures"].clone();
    let shows: Vec<&Value> = pictures.as_array().expect("two").iter().map(|one| &one["shows"]).collect();
    assert_eq!(shows, ["handOver", "takeBack"], "the same bytes may show both");
    center.sign_in(elsewhere);
    let picture = json!({ "attachment": kept["attachment"] });
    assert_eq!(center.refused("picture", picture.clone())["about"], "forbidden");
    assert_eq!(center.refused("detach", picture)["about"], "forbidden");
}
