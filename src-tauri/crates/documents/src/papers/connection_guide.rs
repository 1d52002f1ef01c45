//! Connection guide (接続案内): ＩＤ, パスコード and what to do, for one family (§4(2), §5(1), §6(8)).

use super::{
    code_and_contact, consent::SessionLine, dear, document, issuer, items, letter, opening, particular,
};
use crate::{
    Head,
    model::{Align, BODY, Block, Document, Style, Table, given, marked},
    words::words,
};

words! {
    family Says from "connection-guide" {
        title, session, service, meeting_id, passcode, display_name, before, before_1, before_2, before_3, day, day_1,
        day_2, day_3, care, care_1, care_2,
    }
}

/// 接続案内（個人別）: one family a sheet, never two.
#[derive(Clone)]
pub struct ConnectionGuidePaper {
    /// The head.
    pub head: Head,
    /// 保護者.
    pub guardian: String,
    /// 事業.
    pub session: SessionLine,
    /// ＷＥＢ会議サービス.
    pub service: String,
    /// 会議ＩＤ.
    pub meeting_id: String,
    /// パスコード.
    pub passcode: String,
    /// 表示名, by the rule of the centre: no more of a person than is needed.
    pub display_name: String,
}

impl ConnectionGuidePaper {
    pub(crate) fn compose(&self) -> Vec<Document> {
        document(&self.head, Says::VERSION, |head| vec![self.sheet(head)])
    }

    fn sheet(&self, head: &Head) -> Vec<Block> {
        let says = Says::of(head.reading);
        let large = Style { size: 13.0, lead: 22.0, ..BODY };
        let table =
            |rows, style| Block::Table(Table { columns: vec![10.0, 33.0], head: Vec::new(), rows, style });
        let mut blocks = vec![
            opening(head, ""),
            Block::line(dear(head, "保護者の氏名", &self.guardian), Align::Left),
            issuer(head),
            Block::Title(marked(says.title)),
        ];
        blocks.extend(letter(&head.city_says().greeting));
        blocks.extend([
            Block::Gap(8.0),
            table(
                vec![
                    particular(says.session, self.session.lines(head)),
                    particular(says.service, vec![given("ＷＥＢ会議サービス", self.service.clone())]),
                ],
                BODY,
            ),
            Block::Gap(8.0),
            table(
                vec![
                    particular(says.meeting_id, vec![given("会議ＩＤ", self.meeting_id.clone())]),
                    particular(says.passcode, vec![given("パスコード", self.passcode.clone())]),
                    particular(says.display_name, vec![given("表示名", self.display_name.clone())]),
                ],
                large,
            ),
        ]);
        for (heading, steps) in [
            (says.before, [says.before_1, says.before_2, says.before_3].as_slice()),
            (says.day, &[says.day_1, says.day_2, says.day_3]),
            (says.care, &[says.care_1, says.care_2]),
        ] {
            blocks.push(Block::Heading { text: marked(heading), style: BODY });
            blocks.extend(items(steps.iter().copied(), BODY));
        }
        blocks.push(Block::Gap(4.0));
        blocks.extend(letter(&head.city_says().closing));
        blocks.push(Block::Together(vec![Block::Gap(10.0), code_and_contact(head)]));
        blocks
    }
}
