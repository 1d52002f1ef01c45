//! Readings above kanji (ふりがな): each over its own word, none over another, and the text as if they were not there.

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

fn specimens() -> std::path::PathBuf {
    let path = folder().join("specimen-book.pdf");
    let whole = tempfile::NamedTempFile::new_in(folder()).expect("a file").into_temp_path();
    std::fs::write(&whole, specimen_book(&Fonts::bundled()).expect("it prints")).expect("it is written");
    whole.persist(&path).expect("it is named");
    path
}

#[test]
fn a_reader_and_a_search_find_the_words_without_their_readings() {
    let path = specimens();
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
    let text = text(&specimens());
    for words in ["The Japanese text is the only legally binding version.", "“Operating Policy"] {
        assert!(text.replace('\n', " ").contains(words), "{words}: {text}");
    }
}

#[test]
fn every_label_and_the_barcode_are_read_back_from_their_picture() {
    let path = specimens();
    let picture = folder().join("specimen-codes");
    let (path, pictures) = (path.to_str().expect("a path"), picture.to_str().expect("a path"));
    said("pdftoppm", &["-r", "200", "-f", "3", "-png", path, pictures]);
    let pages = said("pdfinfo", &[path]);
    let pages: usize = pages
        .lines()
        .find_map(|line| line.strip_prefix("Pages:"))
        .and_then(|count| count.trim().parse().ok())
        .expect("a count");
    let mut read = Vec::new();
    for page in 3..=pages {
        let picture = format!("{pictures}-{page}.png");
        read.push(said("zbarimg", &["-q", "--raw", &picture]));
        std::fs::remove_file(picture).expect("tidied");
    }
    let all = read.concat();
    assert!(all.lines().any(|line| line == "K7QF-2M4X"), "the barcode: {read:?}");
    assert!(all.lines().any(|line| line == "TSUDOI:K7QF2M4X"), "the check code: {read:?}");
    assert_eq!(all.matches("TSUDOI:KIT:K").count(), 11 + 24, "{read:?}");
}
