//! Papers of the policy and what was decided beside it (協議決定・Ｑ＆Ａ集・条項別対応状況).

use documents::*;
use domain::papers::PaperKind;

use super::{day, first_policy, head};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    vec![
        ("decision-record", Paper::DecisionRecord(decision_record())),
        ("decision-record-bare", Paper::DecisionRecord(bare_decision_record())),
        ("answers", Paper::Answers(answers())),
        ("answers-cruel", Paper::Answers(cruel_answers())),
        ("answers-none", Paper::Answers(no_answers())),
        ("clause-coverage", Paper::ClauseCoverage(clause_coverage())),
        ("clause-coverage-cruel", Paper::ClauseCoverage(cruel_clause_coverage())),
    ]
}

pub fn decision_record() -> DecisionRecordPaper {
    DecisionRecordPaper {
        head: head(PaperKind::DecisionRecord, "課-議-2026-0001", "B4NT-7WYM"),
        policy: first_policy().title,
        number: "協-2026-0003".into(),
        called: "録画は事前の承諾があるときだけ".into(),
        asked_by: "南本町子育て支援センター".into(),
        asked_on: day("2026-06-01"),
        clauses: vec!["§6(4)".into(), "§8".into()],
        matter: "講座を録画して、あとで見られるようにしてよいですか。\n動画の置き場所は、どこにしますか。".into(),
        decided: "講座に限り、参加する全員が承諾したときだけ録画する。録画は一か月で消す。\n置き場所は庁内の共有フォルダとする。".into(),
        ground: "保管と消去のしかたを決めたため。".into(),
        decided_on: day("2026-06-15"),
        approval: "子育第３２１号".into(),
        applies_from: day("2026-07-01"),
        public: true,
        supersedes: "協-2026-0002　録画の取扱い".into(),
        preparation: Some(PreparationLine {
            words: "録画の承諾がそろっているか、名簿で確かめる".into(),
            kinds: "講座".into(),
            days: 3,
        }),
        consent_line: "講座が録画され、一か月のあいだ参加した家庭が見られること。".into(),
    }
}

pub fn bare_decision_record() -> DecisionRecordPaper {
    DecisionRecordPaper {
        matter: "あ".repeat(1000),
        decided: "決".repeat(1000),
        ground: String::new(),
        approval: String::new(),
        public: false,
        supersedes: String::new(),
        preparation: None,
        consent_line: String::new(),
        ..decision_record()
    }
}

pub fn answers() -> AnswersPaper {
    let answers = (1..=12).map(|nth| AnswerLine {
        number: format!("協-2026-{nth:04}"),
        question: "ＷＥＢ会議の画面に出す名前は、どう書いてもらえばよいですか。".into(),
        answer: "子の名のあとに月齢を書く（例：みなと ９か月）。姓は書かない。きょうだいで参加するときは、年上の子から並べて書く。".into(),
        applies_from: day("2026-07-01"),
        clauses: vec!["§6(8)".into()],
    });
    AnswersPaper {
        head: head(PaperKind::Answers, "課-答-2026-0001", "H3WC-2RKD"),
        policy: first_policy().title,
        answers: answers.collect(),
    }
}

pub fn cruel_answers() -> AnswersPaper {
    let many = (1..=40).map(|nth| AnswerLine {
        number: format!("協-2026-{nth:04}"),
        question: "画面に出す名前を、髙橋・渡邉・山﨑のように戸籍の字で書いてもよいですか。"
            .repeat(if nth == 3 { 12 } else { 1 }),
        answer: "よい。ただし、ほかの家庭に知られたくないときは、子の名だけにする（§6(8)）。"
            .repeat(if nth == 5 { 20 } else { 1 }),
        applies_from: day("2026-07-01"),
        clauses: (1..=9).map(|section| format!("§{section}")).collect(),
    });
    AnswersPaper { answers: many.collect(), ..answers() }
}

pub fn no_answers() -> AnswersPaper {
    AnswersPaper { answers: Vec::new(), ..answers() }
}

pub fn clause_coverage() -> ClauseCoveragePaper {
    use domain::obligations::Obligation;
    let lines = Obligation::ALL.iter().map(|one| CoverageLine {
        id: one.id().into(),
        asks: one.asks().into(),
        kept: one.kept().into(),
        counts: one
            .records()
            .iter()
            .zip([0, 7, 1284])
            .map(|(kind, count)| CountLine { label: kind.label().into(), count, unit: kind.unit().into() })
            .collect(),
        papers: one.papers().iter().map(|kind| kind.name().to_owned()).collect(),
        decisions: if one.id() == "§9" { 3 } else { 0 },
    });
    ClauseCoveragePaper {
        head: head(PaperKind::ClauseCoverage, "課-条-2026-0001", "R8TX-5FQA"),
        year: "令和８年度".into(),
        place: String::new(),
        lines: lines.collect(),
    }
}

pub fn cruel_clause_coverage() -> ClauseCoveragePaper {
    let lines = clause_coverage().lines.into_iter().map(|line| CoverageLine {
        kept: line.kept.repeat(4),
        counts: line.counts.into_iter().map(|counted| CountLine { count: 1_000_000, ..counted }).collect(),
        decisions: 999,
        ..line
    });
    ClauseCoveragePaper {
        place: "船橋市習志野台・高根台地域子育て支援センター（北部福祉会館内分室）".repeat(2),
        lines: lines.collect(),
        ..clause_coverage()
    }
}
