//! Where pages end (改頁): never behind a heading, never leaving one line of a paragraph alone, in tables between rows.

use documents::{Paper, PolicyPaper};
use domain::{papers::PaperKind, policy::Policy};

use crate::{
    specimens::{self, LONG_NAME},
    tools::{bare, printed, said},
};

/// The lines of every page, top to bottom, without the foot.
fn pages(name: &str, paper: Paper) -> Vec<Vec<String>> {
    let path = printed(name, &[paper]);
    let text = said("pdftotext", &["-raw", path.to_str().expect("a path"), "-"]);
    std::fs::remove_file(path).expect("tidied");
    let lines = |page: &str| {
        let lines = page.lines().map(bare).filter(|line| !line.is_empty());
        lines.filter(|line| !line.contains("施行）") && !line.contains('／')).collect()
    };
    text.split('\u{c}').map(lines).filter(|page: &Vec<String>| !page.is_empty()).collect()
}

#[test]
fn no_line_of_a_paragraph_is_left_alone_and_no_heading_stands_last() {
    // Each paragraph is one kanji over and over: every line says whose it is.
    let kanji: Vec<char> =
        "一丁七万丈三上下不世丘丙両並中丸主久乏乗乙九乱乳乾亀了予争事二互五井亜亡交享京亭人仁今介仏仕他付仙"
            .chars()
            .collect();
    for lead in 0..9 {
        let mut text = "方針\n１．初\n".to_owned() + &format!("{}\n", "空".repeat(43)).repeat(lead);
        for (n, kanji) in kanji.iter().enumerate() {
            if n == 17 {
                text += "２．次\n";
            }
            text += &format!("{}\n", kanji.to_string().repeat(43 * (2 + n % 6)));
        }
        let policy = Policy::read(&text).expect("it reads");
        let paper = PolicyPaper { head: specimens::head(PaperKind::Policy, "", ""), policy };
        let pages = pages("policy-ends", Paper::Policy(paper));
        assert!(pages.len() > 3, "over several pages");
        for (number, page) in pages.iter().enumerate() {
            assert_ne!(page.last().map(String::as_str), Some("２．次"), "lead {lead}, page {number}");
        }
        for kanji in &kanji {
            let whole: usize = pages.iter().flatten().filter(|line| line.starts_with(*kanji)).count();
            for page in &pages {
                let here = page.iter().filter(|line| line.starts_with(*kanji)).count();
                assert!(here != 1 || whole == 1, "{kanji}: one line of {whole} alone, lead {lead}");
            }
        }
    }
}

#[test]
fn a_row_of_a_table_stands_on_one_page_and_its_head_is_said_again() {
    let mut paper = specimens::cruel_loan_receipt();
    paper.kits = (1..=30)
        .map(|n| {
            let mut kit = specimens::kit(&format!("南-K{n:02}"));
            kit.condition = format!("始{n:02}{LONG_NAME}終{n:02}");
            kit
        })
        .collect();
    let pages = pages("loan-receipt-thirty", Paper::LoanReceipt(paper));
    let wholes: Vec<String> = pages.iter().map(|page| page.concat()).collect();
    for n in 1..=30 {
        let (start, end) = (format!("始{n:02}"), format!("終{n:02}"));
        for page in &wholes {
            assert_eq!(page.contains(&start), page.contains(&end), "row {n} stands on one page: {page}");
        }
    }
    for page in wholes.iter().filter(|page| page.contains("始")) {
        assert!(page.contains("貸与時の状態"), "{page}");
    }
}
