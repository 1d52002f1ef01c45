//! Decisions of the practice centre (協議決定), and a next version of the policy in the making.

use domain::{
    calendar::{fiscal_year, full_width},
    decisions::{AddedPreparation, Audience},
    policy::{ClauseId, FIRST_TEXT, laws::CITED},
    sessions::SessionKind,
};
use store::{decisions::DecisionRecord, policy::Draft};

use super::book::{Book, KAWASAKI, POLICY, days_before, moment, open_after, open_before};
use crate::{decisions::keeping::nth, papers::AskedWords};

/// A decision as it is made up.
struct Made {
    /// How many days ago it was decided.
    ago: i64,
    title: &'static str,
    asked_by: &'static str,
    matter: &'static str,
    decided: &'static str,
    ground: &'static str,
    clauses: &'static [ClauseId],
    audience: Audience,
    /// Takes the place of the one before it.
    supersedes: bool,
    preparation: Option<(&'static str, SessionKind, u32)>,
    consent_line: &'static str,
}

const DECISIONS: [Made; 6] = [
    Made {
        ago: 380,
        title: "交流会の写真",
        asked_by: "南本町子育て支援センター",
        matter: "交流会の画面の写真を、センターのたよりにのせてよいですか。",
        decided: "承諾書の□に印をつけた家庭だけが写る写真に限り、のせる。",
        ground: "写りたくない家庭を、撮る前に分けられるようにするため。",
        clauses: &[ClauseId::item(6, 4), ClauseId::section(8)],
        audience: Audience::Public,
        supersedes: false,
        preparation: Some(("写真をとってよい家庭を、名簿で確かめる", SessionKind::Gathering, 1)),
        consent_line: "交流会の画面の写真をとり、センターのたよりにのせること。",
    },
    Made {
        ago: 190,
        title: "画面に出す名前の決まり",
        asked_by: "高根台子育て支援センター",
        matter: "ＷＥＢ会議の画面に出す名前は、どう書いてもらえばよいですか。",
        decided: "子の名のあとに月齢を書く（例：みなと ９か月）。姓は書かない。",
        ground: "不要な個人情報を、ほかの参加者に見せないため。",
        clauses: &[ClauseId::item(6, 8)],
        audience: Audience::Public,
        supersedes: false,
        preparation: None,
        consent_line: "",
    },
    Made {
        ago: 160,
        title: "録画の取扱い",
        asked_by: "南本町子育て支援センター",
        matter: "講座を録画して、あとで見られるようにしてよいですか。",
        decided: "録画はしない。",
        ground: "映像の保管のしかたが決まっていないため。",
        clauses: &[ClauseId::item(6, 4), ClauseId::section(8)],
        audience: Audience::Public,
        supersedes: false,
        preparation: None,
        consent_line: "",
    },
    Made {
        ago: 90,
        title: "録画は事前の承諾があるときだけ",
        asked_by: "南本町子育て支援センター",
        matter: "講座を録画して、あとで見られるようにしてよいですか。",
        decided: "講座に限り、参加する全員が承諾したときだけ録画する。録画は一か月で消す。",
        ground: "保管と消去のしかたを決めたため。",
        clauses: &[ClauseId::item(6, 4), ClauseId::section(8)],
        audience: Audience::Public,
        supersedes: true,
        preparation: Some(("録画の承諾がそろっているか、名簿で確かめる", SessionKind::Lecture, 3)),
        consent_line: "講座が録画され、一か月のあいだ参加した家庭が見られること。",
    },
    Made {
        ago: 60,
        title: "やめた家庭の記録は５年で廃棄",
        asked_by: "地域子育て支援課",
        matter: "参加しなくなった家庭の記録を、いつまで残すか。",
        decided: "最後に参加した年度の終わりから５年で廃棄する。廃棄した日と人を残す。",
        ground: "文書の保存年限にそろえるため。",
        clauses: &[ClauseId::section(8)],
        audience: Audience::Staff,
        supersedes: false,
        preparation: None,
        consent_line: "",
    },
    Made {
        ago: 30,
        title: "きょうだいの同席",
        asked_by: "高根台子育て支援センター",
        matter: "就学したきょうだいが、画面に入ってもよいですか。",
        decided: "就学前の子か保護者が参加していれば、同じ画面に入ってよい。",
        ground: "家庭で分けることがむずかしいため。",
        clauses: &[ClauseId::item(2, 1), ClauseId::item(2, 4)],
        audience: Audience::Public,
        supersedes: false,
        preparation: None,
        consent_line: "",
    },
];

/// What was decided, and the draft that names the law now in force.
pub(super) fn decide(book: &mut Book<'_>) {
    let mut before = None;
    for made in DECISIONS {
        let decided_on = open_before(days_before(book.today, made.ago));
        let prefix = format!("協-{}-", fiscal_year(decided_on));
        let record = DecisionRecord {
            id: book.fresh(),
            number: format!("{prefix}{:04}", book.next_number(&prefix)),
            title: made.title.to_owned(),
            asked_by: made.asked_by.to_owned(),
            asked_on: open_before(days_before(decided_on, 10)),
            matter: made.matter.to_owned(),
            decided: made.decided.to_owned(),
            ground: made.ground.to_owned(),
            decided_on,
            approval: String::new(),
            applies_from: open_after(days_before(decided_on, -7)),
            clauses: made.clauses.to_vec(),
            audience: made.audience,
            supersedes: before.filter(|_| made.supersedes),
            taken_in: None,
            preparation: made.preparation.map(|(words, kind, days_before)| AddedPreparation {
                words: words.to_owned(),
                kinds: vec![kind],
                days_before,
            }),
            consent_line: made.consent_line.to_owned(),
            written_by: book.who(KAWASAKI).into(),
        };
        before = Some(record.id);
        if !record.consent_line.is_empty() {
            let number = full_width(&nth(&record.number).to_string());
            let (decision, words) = (record.id.uuid(), record.consent_line.clone());
            book.asked.push((record.applies_from, AskedWords { decision, number, words, ticked: false }));
        }
        book.note(moment(decided_on, 960), "decide", KAWASAKI, move |write| {
            store::decisions::put(write, &record)
        });
    }
    let begun = open_before(days_before(book.today, 14));
    let [_, old, new] = CITED;
    let draft = Draft {
        id: book.fresh::<()>().uuid(),
        base: POLICY,
        text: FIRST_TEXT.to_owned(),
        in_force: None,
        reason: String::new(),
        decision: String::new(),
        written_on: begun,
        written_by: book.who(KAWASAKI).into(),
    };
    let written = Draft {
        text: FIRST_TEXT.replace(old.cited, new.cited),
        reason: "引用する法令の改正にあわせる".to_owned(),
        ..draft.clone()
    };
    book.note(moment(begun, 1000), "begin_policy_draft", KAWASAKI, move |write| {
        store::policy::put_draft(write, &draft)
    });
    book.note(moment(begun, 1020), "write_policy_draft", KAWASAKI, move |write| {
        store::policy::put_draft(write, &written)
    });
}
