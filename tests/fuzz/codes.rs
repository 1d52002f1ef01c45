//! Codes: check codes typed by hand or seen on a page, and the printed recovery key.

use domain::codes::CheckCode;
use store::keys::RecoveryKey;
use tests::SmallCenter;

use crate::{
    mangling::mangled,
    trial::{Judged, Trial},
};

const MOST: u64 = 16_000_000;

const WORDS: [&[u8]; 8] = [
    b"TSUDOI:",
    b"tsudoi:TSUDOI:",
    b"-",
    "ー－‐".as_bytes(),
    "ＴＳＵＤＯＩ：".as_bytes(),
    "\u{3000}\u{200B}".as_bytes(),
    b"IL10O",
    "٣𝟗①".as_bytes(),
];

#[test]
fn a_check_code_is_read_back_or_refused() {
    let code = CheckCode::drawn([3, 200, 17, 0, 30, 255, 9]);
    let corpus =
        [code.to_string(), code.bare(), format!("TSUDOI:{}", code.bare()), code.to_string().to_lowercase()];
    let corpus = corpus.map(String::into_bytes);
    let mut trial = Trial::of("check codes", MOST);
    for mut dice in trial.cases(10_000) {
        let bytes = mangled(&mut dice, &corpus, &WORDS);
        let text = String::from_utf8_lossy(&bytes);
        trial.case(&bytes, || {
            let read = CheckCode::read(&text);
            if let Ok(code) = read {
                assert_eq!(CheckCode::read(&code.to_string()), Ok(code));
                assert_eq!(CheckCode::read(&format!("TSUDOI:{}", code.bare())), Ok(code));
            }
            Judged::of(&read)
        });
    }
    trial.close();
}

#[test]
fn a_recovery_key_is_read_back_or_refused() {
    let center = SmallCenter::new();
    let drawn = center.must("draw_recovery_key", serde_json::json!({}));
    let groups: Vec<&str> =
        drawn["groups"].as_array().expect("groups").iter().filter_map(|group| group.as_str()).collect();
    let corpus = [groups.join("-"), groups.join(" "), groups.concat().to_lowercase()].map(String::into_bytes);
    let mut trial = Trial::of("recovery keys", MOST);
    for mut dice in trial.cases(4_000) {
        let bytes = mangled(&mut dice, &corpus, &WORDS);
        let text = String::from_utf8_lossy(&bytes);
        trial.case(&bytes, || {
            let read = RecoveryKey::read(&text);
            if let Some(key) = &read {
                assert_eq!(key.groups().concat(), groups.concat(), "only the same key has its checksum");
            }
            if read.is_some() { Judged::Taken } else { Judged::Refused }
        });
    }
    trial.close();
}
