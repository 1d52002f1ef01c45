use serde_json::json;
use tests::SmallCenter;

/// Which families Ctrl+K finds.
fn families(center: &SmallCenter, typed: &str) -> Vec<String> {
    let found = center.must("find", json!({ "typed": typed }));
    let rows = found["families"].as_array().expect("families").clone();
    rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
}

#[test]
fn a_name_is_found_by_every_way_of_writing_it_and_another_name_is_not() {
    let center = SmallCenter::new();
    for (written, typed) in [
        ("髙橋", "高橋"),
        ("山﨑", "山崎"),
        ("齋藤", "斉藤"),
        ("ﾔﾏﾀﾞ", "やまだ"),
        ("葛󠄀", "葛"),
        ("𠮷田", "吉田"),
        ("渡邊", "渡辺"),
        ("キャシー・ヴァン", "きやしぶあん"),
    ] {
        center.family(&format!("{written} 花"), "湊", "2025-07-14");
        let name = format!("{written} 花");
        for typed in [typed, written] {
            assert!(families(&center, typed).contains(&name), "{typed} finds {written}");
        }
    }
    assert!(families(&center, "渡部").is_empty(), "渡部 is another family than 渡辺");
    assert!(families(&center, "高崎").is_empty());
}

#[test]
fn a_family_is_found_by_its_telephone_by_a_child_and_by_two_words() {
    let center = SmallCenter::new();
    center.family("髙橋 由美子", "髙橋 陽向", "2026-03-01");
    for typed in
        ["090-0000-1234", "０９０００００１２３４", "1234", "陽向", "高橋　陽向", "由美子 陽向", "高橋 1234"]
    {
        assert_eq!(families(&center, typed), ["髙橋 由美子"], "{typed}");
    }
    for typed in ["090-0000-9999", "高橋 莉子", "12"] {
        assert!(families(&center, typed).is_empty(), "{typed}");
    }
}

#[test]
fn who_is_called_so_comes_before_who_only_has_it_in_the_name() {
    let center = SmallCenter::new();
    center.family("森 彩香", "凪", "2026-03-01");
    center.family("大森 恵", "律", "2026-03-01");
    assert_eq!(families(&center, "森"), ["森 彩香", "大森 恵"]);
}

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
