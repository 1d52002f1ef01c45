//! Damage: bits that flip, files cut short, pages swapped or of yesterday, a log that is gone. None of it is silent.

use super::*;

/// The files of an open store, just after so many acts: the log still holds the last of them.
struct Pictured {
    files: Files,
    /// Before the last acts.
    yesterday: Vec<u8>,
    digest: [u8; 32],
    acknowledged: u64,
}

fn pictured() -> Pictured {
    let folder = tempfile::tempdir().expect("a folder");
    let mut hand = Hand::over(Store::create(folder.path(), &key(), &laptop()).expect("created"));
    for n in 1..150 {
        hand.place(n, "架空南センター");
    }
    drop(hand);
    let yesterday = fs::read(folder.path().join(NAME)).expect("read");
    let mut hand = Hand::over(Store::open(folder.path(), &key()).expect("it opens"));
    for n in 1..25 {
        hand.rename(n * 6, "架空北センター");
    }
    let acknowledged = hand.rename(1, "架空東センター").seq;
    let digest = hand.digest();
    Pictured { files: files(folder.path()), yesterday, digest, acknowledged }
}

/// The same with nothing left in the log.
fn closed() -> Pictured {
    let mut pictured = pictured();
    let folder = laid_out(&pictured.files);
    drop(Store::open(folder.path(), &key()).expect("it opens"));
    pictured.files = files(folder.path());
    assert!(!pictured.files.contains_key(WAL), "closed, the log is folded in");
    pictured
}

/// How what was done to the files shows.
#[derive(Debug, PartialEq, Eq)]
enum Shows {
    /// It does not open, or says that it is damaged.
    Damaged,
    /// Acts are missing, and it says so.
    Missing,
    /// Pages of another day: the records are not what the journal adds up to.
    Apart,
    /// Nothing was lost at all.
    Whole,
    /// Something is wrong, and nobody would know.
    Silent,
}

fn shows(files: &Files, pictured: &Pictured) -> Shows {
    let folder = laid_out(files);
    let mut store = match Store::open(folder.path(), &key()) {
        Ok(store) => store,
        Err(OpenError::Damaged) => return Shows::Damaged,
        Err(other) => panic!("{other}"),
    };
    if store.missing().is_some() {
        return Shows::Missing;
    }
    let Some(come) = come_to(&store) else { return Shows::Damaged };
    match store.adds_up() {
        Err(_) => Shows::Damaged,
        Ok(false) => Shows::Apart,
        Ok(true) => {
            let whole =
                come == pictured.acknowledged && store.read().digest().is_ok_and(|d| d == pictured.digest);
            if whole { Shows::Whole } else { Shows::Silent }
        }
    }
}

fn with(files: &Files, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> Files {
    let mut files = files.clone();
    change(files.get_mut(name).expect("there"));
    files
}

#[test]
fn no_damage_to_the_file_is_silent() {
    let pictured = closed();
    assert_eq!(shows(&pictured.files, &pictured), Shows::Whole, "as it was, nothing is wrong");
    let pages = pictured.files[NAME].len() / 4096;
    let changed: Vec<usize> = (0..pictured.yesterday.len() / 4096)
        .map(|page| page * 4096)
        .filter(|page| pictured.yesterday[*page..page + 4096] != pictured.files[NAME][*page..page + 4096])
        .collect();
    let mut dice = Dice(4242);
    let kinds = ["a bit", "cut", "pages swapped", "a page of yesterday"];
    let mut seen = [[0; 4]; 4];
    for round in 0..rounds(60) {
        let (one, other) = (dice.roll(pages) * 4096, dice.roll(pages) * 4096);
        let damaged = with(&pictured.files, NAME, |bytes| match round % 4 {
            0 => bytes[dice.roll(pages * 4096)] ^= 1 << dice.roll(8),
            1 => bytes.truncate(dice.roll(pages * 4096)),
            2 => {
                let page = bytes[one..one + 4096].to_vec();
                bytes.copy_within(other..other + 4096, one);
                bytes[other..other + 4096].copy_from_slice(&page);
            }
            _ => {
                let page = changed[dice.roll(changed.len())];
                bytes[page..page + 4096].copy_from_slice(&pictured.yesterday[page..page + 4096]);
            }
        });
        if damaged == pictured.files {
            continue;
        }
        let shown = shows(&damaged, &pictured);
        let column = match shown {
            Shows::Damaged => 0,
            Shows::Missing => 1,
            Shows::Apart => 2,
            // A page no row lies on, or one that says the same.
            Shows::Whole => 3,
            Shows::Silent => panic!("round {round}: {} went unnoticed", kinds[round % 4]),
        };
        seen[round % 4][column] += 1;
    }
    for (kind, seen) in kinds.iter().zip(seen) {
        assert!(seen.iter().sum::<usize>() > 0, "{kind} was never tried");
        let [damaged, missing, apart, whole] = seen;
        say(&format!(
            "{kind}: told damaged {damaged}, acts missing {missing}, apart {apart}, harmless {whole}, silent 0"
        ));
    }
    assert!(seen[0][0] > 0 && seen[1][0] > 0 && seen[2][0] > 0, "damage is told");
}

#[test]
fn a_log_that_is_gone_cut_or_flipped_loses_nothing_silently() {
    let pictured = pictured();
    assert_eq!(shows(&pictured.files, &pictured), Shows::Whole, "as it was, nothing is wrong");
    let mut gone = pictured.files.clone();
    let log = gone.remove(WAL).expect("the log holds something");
    assert_eq!(shows(&gone, &pictured), Shows::Missing, "a log that was deleted");
    let mut old = pictured.files.clone();
    old.remove(WAL);
    old.insert(NAME.to_owned(), pictured.yesterday.clone());
    assert_eq!(shows(&old, &pictured), Shows::Missing, "an older file in its place");

    let mut dice = Dice(99);
    let mut seen = [0; 2];
    for round in 0..rounds(40) {
        let damaged = with(&pictured.files, WAL, |bytes| match round % 2 {
            0 => bytes.truncate(dice.roll(log.len())),
            _ => bytes[dice.roll(log.len())] ^= 1 << dice.roll(8),
        });
        let shown = shows(&damaged, &pictured);
        assert_ne!(shown, Shows::Silent, "round {round}");
        seen[usize::from(shown == Shows::Whole)] += 1;
    }
    say(&format!("the log cut or flipped: told {}, harmless {}, silent 0", seen[0], seen[1]));
    assert!(seen[0] > 0);
}

#[test]
fn without_its_mark_a_deleted_log_goes_unnoticed_so_the_mark_is_what_tells() {
    let pictured = pictured();
    let mut gone = pictured.files.clone();
    gone.remove(WAL);
    gone.remove(MARK);
    assert_eq!(shows(&gone, &pictured), Shows::Silent, "the harness sees a silent loss");
}
