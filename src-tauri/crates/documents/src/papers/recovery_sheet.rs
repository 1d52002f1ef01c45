//! Recovery key (復旧鍵): the sheet that goes into an envelope in the safe (§8). No personal data.

use domain::calendar::wareki;

use super::{contact_line, document_of, particular};
use crate::{
    Head,
    model::{Align, BODY, Block, Document, Entry, NOTE, Seal, Table, given, own},
};

/// 復旧鍵（封筒用）.
#[derive(Clone)]
pub struct RecoverySheetPaper {
    /// The head; its day is the day the key was made.
    pub head: Head,
    /// The key, in seven groups of five.
    pub groups: Vec<String>,
    /// The place whose laptop it opens.
    pub place: String,
    /// What the laptop is called, as `１号機`; may be empty.
    pub laptop: String,
}

impl RecoverySheetPaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        let mut rows = vec![
            particular("設置場所", vec![given("設置場所", self.place.clone())]),
            particular("発行日", vec![own(wareki(self.head.issued_on))]),
        ];
        if !self.laptop.is_empty() {
            rows.insert(1, particular("端末", vec![given("端末", self.laptop.clone())]));
        }
        let steps = [
            "この用紙を封筒に入れて封をし、封筒に「復旧鍵」、設置場所及び発行日を書いて、金庫など、かぎのかかる場所に保管してください。",
            "この用紙を複写し、撮影し、又は電子メール等で送信しないでください。",
            "合言葉をすべて忘れたときに限り、所属長の立会いのもとで開封し、つどい帳の入口で「復旧鍵で開く」を選び、上の文字を左から順に入力してください。大文字と小文字の区別はありません。",
            "使用したときは、使用した日と理由を下に記入し、新しい復旧鍵を発行してください。",
            "古い復旧鍵は、新しい復旧鍵を保管した後に、裁断して廃棄してください。",
        ];
        let mut blocks = vec![
            Block::Sides {
                left: vec![own(self.head.kind.form())],
                right: vec![own("取扱注意")],
                style: BODY,
            },
            Block::Title(own("復旧鍵")),
            Block::paragraph(own(
                "つどい帳の記録は、暗号で守られています。合言葉をすべて忘れたときは、この鍵がなければ、だれにも開くことができません。",
            )),
            Block::Gap(12.0),
            Block::Key {
                groups: self.groups.iter().map(|group| given("復旧鍵", group.clone())).collect()
            },
            Block::Gap(14.0),
            Block::Table(Table { columns: vec![9.0, 34.0], head: Vec::new(), rows, style: BODY }),
            Block::Gap(6.0),
            Block::Heading { text: own("保管と使用"), style: BODY },
        ];
        let numbers = ["１", "２", "３", "４", "５"];
        blocks.extend(numbers.into_iter().zip(steps).map(|(number, step)| Block::Item {
            label: own(number),
            text: own(step),
            body_at: 2.0,
            style: BODY,
        }));
        let entry = |label: &'static str, share| Entry {
            label: own(label),
            filled: own(""),
            share,
            seal: Seal::Unasked,
        };
        blocks.push(Block::Together(vec![
            Block::Gap(10.0),
            Block::Entries(vec![entry("封をした日", 1.0), entry("立会者（署名）", 1.2)]),
            Block::Entries(vec![entry("開封した日", 1.0), entry("開封した者（署名）", 1.2)]),
            Block::Entries(vec![entry("理由", 1.0)]),
            Block::Gap(8.0),
            Block::Paragraph {
                text: contact_line(&self.head),
                align: Align::Left,
                style: NOTE,
                first_indent: 0.0,
                indent: 0.0,
            },
        ]));
        vec![document_of(&self.head, "封筒に入れて保管".into(), vec![blocks])]
    }
}
