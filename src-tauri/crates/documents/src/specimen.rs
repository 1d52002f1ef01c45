//! Specimen book (組版見本): every block the typesetter knows, once plainly and once made hard.
//!
//! No paper of the city: it is what the tests look at, so that a block is right before a paper uses it.

use chrono::NaiveDate;

use crate::{
    CannotPrint, Fonts, LabelSheet, Profile,
    codes::check_code,
    model::{
        Align, BODY, Block, Cell, Document, ENGLISH, Entry, Label, Labels, Language, NOTE, Seal, Style,
        Table, Tick, given, marked, own,
    },
    print::print_documents,
};

const EASY: &str = "{子|こ}どもの{集|あつ}まりに{参加|さんか}するときは、この{紙|かみ}に{名前|なまえ}を{書|か}いて、{受付|うけつけ}に{渡|わた}してください。{利用者|りようしゃ}の{個人情報|こじんじょうほう}は、{市|し}が{大切|たいせつ}に{扱|あつか}います。{志|こころざし}を{承|うけたまわ}り、{私|わたし}{達|たち}は{承諾書|しょうだくしょ}を{預|あず}かります。";
const ENGLISH_WORDS: &str = "This is a reference translation. The Japanese text is the only legally binding version. I have read the “Operating Policy for Web Meeting Services in Online Exchange Programs” and agree to all of the following items; I will not let any third party use the ID and password, nor lend, transfer or sell them. Guardian: 山﨑　美穂 (047-000-0000).";

/// The specimen book as a file.
pub fn specimen_book(profile: Profile, fonts: &Fonts) -> Result<Vec<u8>, CannotPrint> {
    print_documents(profile, fonts, book().into_iter())
}

fn book() -> [Document; 2] {
    let document = |language, parts| Document {
        title: "組版見本",
        issued_on: NaiveDate::default(),
        language,
        practice: false,
        foot: "組版見本".to_owned(),
        parts,
    };
    [
        document(Language::English, vec![english()]),
        document(Language::Japanese, vec![readings(), codes(), labels()]),
    ]
}

fn readings() -> Vec<Block> {
    let roomy = Style { lead: 21.0, ..BODY };
    let tight = Style { size: 10.0, lead: 12.5, ..BODY };
    let entry = |label, filled| Entry { label, filled, share: 1.0, seal: Seal::Asked };
    vec![
        Block::Sides {
            left: vec![marked("{様式|ようしき}{第|だい}２{号|ごう}")],
            right: vec![own("令和８年１１月２５日"), marked("{船橋|ふなばし}{市長|しちょう}")],
            style: BODY,
        },
        Block::Title(marked("{参加|さんか}の{約束|やくそく}")),
        Block::Paragraph {
            text: marked(EASY),
            align: Align::Justified,
            style: roomy,
            first_indent: 1.0,
            indent: 0.0,
        },
        Block::Heading { text: marked("１．{大切|たいせつ}なこと"), style: BODY },
        Block::Item { label: own("(1)"), text: marked(EASY), body_at: 3.0, style: BODY },
        Block::Check {
            text: marked("{映像|えいぞう}を{録|と}りません。{写真|しゃしん}も{撮|と}りません。"),
            clause: own("６"),
            tick: Tick::Open,
            style: BODY,
        },
        Block::Entries(vec![
            entry(marked("{名前|なまえ}"), given("氏名", "山﨑　美穂").read_as("やまざき　みほ")),
            entry(marked("{子|こ}どもの{名前|なまえ}"), given("氏名", "")),
        ]),
        Block::Gap(12.0),
        Block::Table(Table {
            columns: vec![9.0, 34.0],
            head: vec![marked("{項目|こうもく}"), marked("{内容|ないよう}")],
            rows: vec![
                vec![Cell::Label(marked("{住所|じゅうしょ}")), Cell::words(own("船橋市湊町２丁目１０番２５号"))],
                vec![
                    Cell::Label(marked("{連絡先|れんらくさき}")),
                    Cell::Words(vec![marked(EASY)], Align::Justified),
                ],
                vec![Cell::Label(own("備考")), Cell::words(own("ふりがなのない行は、もとの行送りのまま。"))],
            ],
            style: tight,
        }),
        Block::Gap(8.0),
        Block::Paragraph {
            text: marked("{漢|かん}{字|じ}{一|いち}{字|じ}ずつ（モノルビ）と、{熟語|じゅくご}{全体|ぜんたい}（グループルビ）。")
                .and(given("氏名", "「{記録の文字は|そのまま}」")),
            align: Align::Left,
            style: NOTE,
            first_indent: 0.0,
            indent: 0.0,
        },
    ]
}

fn english() -> Vec<Block> {
    vec![
        Block::Title(own("Consent to Take Part")),
        Block::english(given("guardian", ENGLISH_WORDS), Align::Left),
        Block::Gap(10.0),
        Block::english(given("guardian", ENGLISH_WORDS), Align::Justified),
        Block::Check {
            text: own("I do not record or photograph the meeting."),
            clause: own("6"),
            tick: Tick::Set,
            style: BODY,
        },
        Block::Entries(vec![Entry {
            label: own("Name of guardian"),
            filled: given("guardian", "山﨑　美穂"),
            share: 1.0,
            seal: Seal::Unasked,
        }]),
        Block::Item { label: own("(1)"), text: own(ENGLISH_WORDS), body_at: 3.0, style: ENGLISH },
        Block::Item {
            label: own("(2)"),
            text: own("www.example.lg.jp/".repeat(9)),
            body_at: 3.0,
            style: ENGLISH,
        },
    ]
}

fn codes() -> Vec<Block> {
    vec![
        Block::Title(own("符号")),
        Block::Barcode { code: own("K7QF-2M4X") },
        Block::Gap(10.0),
        Block::Code {
            lines: vec![own("保存年限　５年")],
            code: Some(own("確認コード　K7QF-2M4X")),
            qr: check_code("K7QF-2M4X"),
        },
    ]
}

fn labels() -> Vec<Block> {
    let label = |n: usize| Label {
        number: given("管理番号", format!("南-K{n:02}")),
        lines: vec![
            given("品名", "タブレット（１０．１インチ）"),
            given("置き場所", "南本町子育て支援センター　２階事務室　鍵付き保管庫"),
        ],
        code: format!("TSUDOI:KIT:K{n:02}"),
    };
    let sheet =
        |sheet, used, count| Block::Labels(Labels { sheet, used, labels: (1..=count).map(label).collect() });
    vec![sheet(LabelSheet::TWELVE, 3, 11), sheet(LabelSheet::TWENTY_FOUR, 0, 24)]
}
