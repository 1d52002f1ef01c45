//! Readings above kanji (ふりがな): each over its own word, none over another, and the text as if they were not there.

use std::{collections::BTreeSet, ops::RangeInclusive};

use documents::{
    Fonts,
    composing::{compose_marked, specimen_book},
    readings::{Piece, pieces},
};
use proptest::prelude::*;

use crate::tools::{bare, folder, said, text, text_in_order};

/// Words as やさしい日本語 has them, some with readings far longer than they are, some far shorter.
fn marked() -> impl Strategy<Value = String> {
    let pieces = "{志|こころざし} {承|うけたまわ} {私|わたし} {個人情報|こじんじょうほう} {市|し} {漢|かん} {字|じ} {一二三四五|ご} {子|こ} {ＩＤ|アイディー} の を 、 。 「 」 （ ） ー です １２ 年 月 令和 漢字 A"
        .split(' ')
        .map(str::to_owned)
        .collect::<Vec<_>>();
    prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn readings_stay_inside_the_margins_and_never_meet(words in marked(), width in 4u32..80) {
        let measure = width as f32 / 2.0;
        let fonts = Fonts::bundled();
        let lines = compose_marked(&fonts, &words, measure);
        let told = pieces(&words).expect("it is marked up rightly");
        let (mut bases, mut kana) = (String::new(), String::new());
        for piece in told {
            match piece {
                Piece::Plain(words) => bases.push_str(&words),
                Piece::Read { base, reading } => {
                    bases.push_str(&base);
                    kana.push_str(&reading);
                }
            }
        }
        prop_assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), bases, "no word lost");
        let read: String = lines.iter().flat_map(|line| &line.readings).map(|(says, ..)| says.as_str()).collect();
        prop_assert_eq!(read, kana, "no reading lost");
        for line in &lines {
            let mut end = -1e-2;
            for (says, from, to) in &line.readings {
                prop_assert!(*from >= end - 1e-2, "{} meets the one before it: {:?}", says, line);
                end = *to;
            }
            prop_assert!(end <= measure + 1e-2 || line.text.chars().count() == 1, "over the margin: {:?}", line);
            prop_assert!(line.to <= measure + 1e-2 || line.text.chars().count() == 1, "over the margin: {:?}", line);
        }
    }
}

fn specimens(name: &str) -> std::path::PathBuf {
    let path = folder().join(format!("specimen-book-{name}.pdf"));
    let whole = tempfile::NamedTempFile::new_in(folder()).expect("a file").into_temp_path();
    std::fs::write(&whole, specimen_book(documents::Profile::Print, &Fonts::bundled()).expect("it prints"))
        .expect("it is written");
    whole.persist(&path).expect("it is named");
    path
}

#[test]
fn a_reader_and_a_search_find_the_words_without_their_readings() {
    let path = specimens("readings");
    for text in [bare(&text(&path)), bare(&text_in_order(&path))] {
        for words in [
            "子どもの集まりに参加するときは、この紙に名前を書いて、受付に渡してください。",
            "志を承り、私達は承諾書を預かります。",
            "参加の約束",
            "住所",
            "山﨑美穂",
            "漢字一字ずつ（モノルビ）",
            "「{記録の文字は|そのまま}」",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        assert!(!text.contains("こころざし"), "kana are for the eye");
    }
}

#[test]
fn english_is_wrapped_between_its_words() {
    let text = text(&specimens("english"));
    for words in ["The Japanese text is the only legally binding version.", "“Operating Policy"] {
        assert!(text.replace('\n', " ").contains(words), "{words}: {text}");
    }
}

/// What is read off a band of a page; millimetres from its upper edge. A picture of very many codes at once is harder to
/// read than the one a person points at.
fn codes(path: &str, page: usize, from: f32, height: f32) -> BTreeSet<String> {
    let mut read = BTreeSet::new();
    for dots in [200.0_f32, 300.0] {
        let picture = folder().join(format!("specimen-codes-{page}"));
        let dot = |mm: f32| ((mm / 25.4 * dots) as u32).to_string();
        let (dots, page) = (dots.to_string(), page.to_string());
        let (top, width, height) = (dot(from), dot(210.0), dot(height));
        let band = ["-r", &dots, "-f", &page, "-x", "0", "-y", &top, "-W", &width, "-H", &height];
        let file = ["-singlefile", "-png", path, picture.to_str().expect("a path")];
        said("pdftoppm", &[&band[..], &file].concat());
        let picture = picture.with_extension("png");
        let told = said("zbarimg", &["-q", "--raw", picture.to_str().expect("a path")]);
        read.extend(told.lines().map(str::to_owned));
        std::fs::remove_file(picture).expect("tidied");
    }
    read
}

#[test]
fn every_label_and_the_barcode_are_read_back_from_their_picture() {
    let path = specimens("codes");
    let path = path.to_str().expect("a path");
    let labels = |range: RangeInclusive<usize>| -> BTreeSet<String> {
        range.map(|n| format!("TSUDOI:KIT:K{n:02}")).collect()
    };
    let both = codes(path, 3, 0.0, 297.0);
    assert!(both.contains("K7QF-2M4X") && both.contains("TSUDOI:K7QF2M4X"), "{both:?}");
    // Of the first sheet of twelve three are used up: the first row and one of the second.
    for (row, range) in [(1, 1..=1), (2, 2..=3), (3, 4..=5), (4, 6..=7), (5, 8..=9)] {
        assert_eq!(codes(path, 4, 21.6 + row as f32 * 42.3, 42.3), labels(range), "row {row}");
    }
    assert_eq!(codes(path, 5, 21.6, 42.3), labels(10..=11));
    for row in 0..8 {
        let range = row * 3 + 1..=row * 3 + 3;
        assert_eq!(codes(path, 6, 12.9 + row as f32 * 33.9, 33.9), labels(range), "row {row}");
    }
}
