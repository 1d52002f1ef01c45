//! The policy's text: what a city may paste from another program.

use domain::policy::{ClauseId, FIRST_TEXT, Policy, difference::difference, laws::superseded_in};

use crate::{
    mangling::mangled,
    trial::{Judged, Trial},
};

/// The comparison of two long clauses, letter by letter.
const MOST: u64 = 200_000_000;

const WORDS: [&[u8]; 10] = [
    "１．".as_bytes(),
    "10．".as_bytes(),
    "\n(1)".as_bytes(),
    "\n(2)".as_bytes(),
    "(４)".as_bytes(),
    "256．".as_bytes(),
    "\u{FEFF}".as_bytes(),
    "\u{2028}\r\u{85}".as_bytes(),
    "\n\n".as_bytes(),
    "個人情報の保護に関する法律".as_bytes(),
];

#[test]
fn a_text_is_a_policy_that_reads_back_or_is_refused_with_its_line() {
    let corpus =
        [FIRST_TEXT.as_bytes().to_vec(), "題\n１．目的\n段落\n(1)甲\n(2)乙\n２．次\n".as_bytes().to_vec()];
    let first = Policy::read(FIRST_TEXT).expect("the city's policy");
    let mut trial = Trial::of("policy", MOST);
    for mut dice in trial.cases(1_500) {
        let bytes = mangled(&mut dice, &corpus, &WORDS);
        let text = String::from_utf8_lossy(&bytes);
        trial.case(&bytes, || {
            let read = Policy::read(&text);
            if let Ok(policy) = &read {
                assert_eq!(
                    Policy::read(&policy.text()).as_ref(),
                    Ok(policy),
                    "what is kept is what was read"
                );
                for clause in policy.clauses() {
                    assert_eq!(clause.to_string().parse::<ClauseId>().ok(), Some(clause));
                    assert!(policy.words(clause).is_some(), "{clause} says something");
                }
                superseded_in(policy);
                difference(&first, policy);
            }
            Judged::of(&read)
        });
    }
    trial.close();
}

#[test]
fn a_clause_id_is_read_back_or_refused() {
    let corpus = ["§4(1)", "§6", "§9(2)", "§255(255)"].map(|id| id.as_bytes().to_vec());
    let mut trial = Trial::of("clause ids", 1_000_000);
    for mut dice in trial.cases(4_000) {
        let bytes = mangled(&mut dice, &corpus, &["§".as_bytes(), b"(", b")", b"+1", "１".as_bytes()]);
        let text = String::from_utf8_lossy(&bytes);
        trial.case(&bytes, || {
            let read = text.parse::<ClauseId>();
            if let Ok(clause) = read {
                assert_eq!(clause.to_string().parse(), Ok(clause));
            }
            Judged::of(&read)
        });
    }
    trial.close();
}
