use serde_json::json;
use tests::SmallCenter;

#[test]
fn anything_is_found_from_one_box() {
    let center = SmallCenter::new();
    let family = center.family("髙橋 由美子", "陽向", "2026-03-01");
    center.session("2026-11-27", 12);
    center.kit();
    let code = center.printed_consent(family);
    let find = |typed: &str| center.must("find", json!({ "typed": typed }));
    assert_eq!(find("高橋")["families"][0]["name"], "髙橋 由美子");
    assert_eq!(find("k01")["kits"][0]["number"], "南-K01");
    assert_eq!(find(&code)["papers"][0]["kind"], "consent");
    assert_eq!(find("南-承-2026-0001")["papers"][0]["code"], code);
    assert_eq!(find("つどい")["sessions"][0]["title"], "おうちで つどいの広場");
    assert_eq!(find("")["families"], json!([]));
}
