//! Obligations (ポリシーが求めること): the 42 things the policy asks for, each with what serves it.
//!
//! An obligation is a variant, so that none is forgotten: a new one does not compile until it says which clause
//! asks for it, how it is kept, which records are counted under it and which papers it is seen on.

use std::{fmt, str::FromStr};

use crate::{
    papers::PaperKind::{self, *},
    policy::ClauseId,
};

macro_rules! obligations {
    ($($name:ident: $id:literal, $section:literal $(. $item:literal)?, $asks:literal, $kept:literal,
       [$($record:ident),*], [$($paper:ident),*];)*) => {
        /// Something the policy asks of the program.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Obligation { $(#[doc = concat!($id, " ", $asks)] $name,)* }

        impl Obligation {
            /// Every one, in the order of the policy.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its stable id: `§4(1)-c`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The clause that asks for it.
            pub fn clause(self) -> ClauseId {
                match self { $(Self::$name => obligations!(@clause $section $(. $item)?),)* }
            }

            /// What the policy asks for, shortened.
            pub fn asks(self) -> &'static str {
                match self { $(Self::$name => $asks,)* }
            }

            /// How it is kept.
            pub fn kept(self) -> &'static str {
                match self { $(Self::$name => $kept,)* }
            }

            /// The records that are counted under it.
            pub fn records(self) -> &'static [RecordKind] {
                match self { $(Self::$name => &[$(RecordKind::$record),*],)* }
            }

            /// The papers it is seen on.
            pub fn papers(self) -> &'static [PaperKind] {
                match self { $(Self::$name => &[$($paper),*],)* }
            }
        }
    };
    (@clause $section:literal) => { ClauseId::section($section) };
    (@clause $section:literal . $item:literal) => { ClauseId::item($section, $item) };
}

macro_rules! records {
    ($($name:ident: $word:literal, $label:literal, $unit:literal;)*) => {
        /// Records of one kind, as they are counted over a year.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordKind { $(#[doc = $label] $name,)* }

        impl RecordKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The word by which a request names it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// What is counted.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// In what it is counted.
            pub fn unit(self) -> &'static str {
                match self { $(Self::$name => $unit,)* }
            }
        }
    };
}

// Id, clause, what is asked, how it is kept, records, papers.
obligations! {
    Places: "§1-a", 1, "課・南本町・高根台の三つで行う",
        "事業・機器・貸出・職員は、どれも三つのうち一つのもの", [Sessions], [SessionReport];
    Kinds: "§1-b", 1, "交流会、相談、講座等を行う",
        "事業は種類ごとに準備がちがい、相談の内容は開くところだけが読む", [Sessions, Consultations], [SessionReport, MonthPlan];
    Text: "§1-c", 1, "必要な事項を定める",
        "条文は一字も変えずに版で残し、事業はその日の版に従う", [PolicyVersions], [Policy, ClauseCoverage];
    Eligible: "§2(1)", 2 . 1, "就学前の乳幼児と保護者、妊娠中の方が対象",
        "開く日に対象かを見て、対象でない申込は条文を示して断る", [Applications, NotTaken, Overrides],
        [Application];
    CloudService: "§2(2)", 2 . 2, "クラウド型ビデオ会議サービスを使う",
        "事業ごとにサービスを一つ決め、規約を確かめた日を残す", [ServiceTerms, Sessions], [ConnectionGuide];
    Everyone: "§2(3)", 2 . 3, "利用者は、使うすべての者",
        "職員と講師も名を書き、ポリシーの承諾を残す", [Acknowledgements], [];
    Applicants: "§2(4)", 2 . 4, "参加者は、申し込んで参加する者",
        "申込のない家庭は出席にできない。その場の申込も申込として残す", [Applications], [Application, Roster, DrawResult];
    Lines: "§2(5)", 2 . 5, "電気通信事業者の回線",
        "申込ごとに回線を聞きとり、貸し出す回線は番号と事業者を残す", [LinesAsked, BorrowedLines], [KitLedger];
    InCharge: "§3", 3, "運用主体は船橋市（地域子育て支援課）",
        "センターは自分の記録だけを扱い、ポリシーと決定は課が扱う。紙の発行者は課", [PapersIssued],
        [Policy, Consent];
    Environment: "§4(1)-a", 4 . 1, "回線・端末・カメラ・マイク・スピーカーを用意する",
        "申込ごとに五つを聞きとる", [LinesAsked], [Application];
    OwnCost: "§4(1)-b", 4 . 1, "原則、利用者の負担",
        "聞きとりは「自分のもの」から始まり、貸すのは認めたときだけ", [OwnEnvironments], [Application];
    Need: "§4(1)-c", 4 . 1, "市が必要と認めた参加者",
        "認めていない家庭や、参加者でない家庭には貸せない", [NeedsDecided], [LoanRequest, NeedNotice, NeedLedger];
    WithinReach: "§4(1)-d", 4 . 1, "可能な範囲で",
        "あいている日と台数を数え、足りないときは順番を待つか、断る", [Reservations, NeedsRefused], [NeedNotice, NeedLedger];
    Lending: "§4(1)-e", 4 . 1, "課及びセンターで貸与する",
        "借用書と部品の確認で渡し、返るまで期限を追う", [Loans, Returns],
        [LoanReceipt, ReturnReceipt, LoanLedger, LoanContract, LoanReminder, KitLabels, Stocktake];
    Installed: "§4(2)", 4 . 2, "ソフトウェアをあらかじめ入れる",
        "入れた日を残し、前の日になっても確かめていない家庭を知らせる", [InstalledBefore], [ConnectionGuide];
    OwnTrouble: "§4(3)", 4 . 3, "自分の環境の不具合で参加できないことを承諾する",
        "承諾書が返るまで参加できない。自前と貸与の不具合は分けて数える",
        [Consents, OwnTroubles, LentTroubles], [Consent, ConsentReminder];
    Terms: "§5(1)-a", 5 . 1, "提供者の規約等を守る",
        "承諾の項目にし、規約を確かめた日を残す", [Consents, ServiceTerms], [Consent];
    KeptSafe: "§5(1)-b", 5 . 1, "ＩＤ等を第三者に使わせない",
        "だれに、いつ、どう知らせたかを残し、ふだんは伏せ、発行しなおせば前のものは使えない",
        [CredentialsIssued, Tellings], [ConnectionGuide];
    Misuse: "§5(2)", 5 . 2, "管理不十分の責任は利用者",
        "承諾の項目に、条文のまま印刷する", [Consents], [Consent];
    LossKnown: "§5(3)-a", 5 . 3, "紛失・盗難・不正利用を知ったとき",
        "知った時刻を残し、知られたおそれのあるＩＤ等を洗い出して、一度に発行しなおす",
        [IdLosses, Reissues], [IncidentReport, ConnectionGuide];
    LossTold: "§5(3)-b", 5 . 3, "直ちに課に連絡する",
        "知ってから課が受けるまでの時間を計る。承諾書の控と接続案内に、課の連絡先を載せる",
        [LossesReceived, Consents, Tellings], [IncidentReport, Consent, ConnectionGuide];
    LossFollowed: "§5(3)-c", 5 . 3, "課の指示に従う",
        "指示が済むまで終結できない。発行しなおしたＩＤ等を知らせなおす",
        [Instructions, Consents, Reissues], [InstructionSheet, IncidentCourse, CallSheet, Consent];
    Harmful: "§6(1)", 6 . 1, "有害なプログラムを送らない",
        "承諾の項目にし、貸す機器は渡す前に初期化して確かめる", [Consents, Malware, Loans],
        [Consent, IncidentReport];
    Copyright: "§6(2)", 6 . 2, "著作権等を侵害しない",
        "承諾の項目にし、違反は条ごとに報告し、課が受けるまで時間を計る",
        [Consents, Copies], [Consent, IncidentReport];
    Defamation: "§6(3)", 6 . 3, "誹謗・中傷しない",
        "承諾の項目にし、違反は条ごとに報告し、課が受けるまで時間を計る",
        [Consents, Defamations], [Consent, IncidentReport];
    Posting: "§6(4)", 6 . 4, "映像・写真・音声を投稿しない",
        "承諾の項目にし、違反は条ごとに報告し、課が受けるまで時間を計る",
        [Consents, Postings], [Consent, IncidentReport];
    Privacy: "§6(5)", 6 . 5, "財産・プライバシーを侵害しない",
        "承諾の項目にし、名簿や画面にＩＤ等を出さない", [Consents, Intrusions],
        [Consent, IncidentReport];
    Untrue: "§6(6)", 6 . 6, "事実に反することを書かない",
        "承諾の項目にし、違反は条ごとに報告し、課が受けるまで時間を計る",
        [Consents, Untruths], [Consent, IncidentReport];
    Decency: "§6(7)", 6 . 7, "公序良俗に反するものを公開しない",
        "承諾の項目にし、違反は条ごとに報告し、課が受けるまで時間を計る",
        [Consents, Indecencies], [Consent, IncidentReport];
    NeedlessData: "§6(8)", 6 . 8, "不要な個人情報を公開しない",
        "接続案内に、画面に出す名前の決まりを書く", [Consents, Tellings, Disclosures],
        [ConnectionGuide, IncidentReport];
    Minors: "§6(9)", 6 . 9, "保護者の同意なく未成年者だけで使わない",
        "未成年者だけの申込は、保護者の同意を見るまで受けない", [GuardianConsents, MinorsAlone],
        [GuardianConsent, IncidentReport];
    OtherLaws: "§6(10)", 6 . 10, "法令に違反しない",
        "承諾の項目にし、違反は条ごとに報告し、課が受けるまで時間を計る",
        [Consents, OtherOffences], [Consent, IncidentReport];
    TermsBroken: "§6(11)", 6 . 11, "提供者の規約に違反しない",
        "承諾の項目にし、規約を確かめた日を残す", [Consents, ServiceTerms, TermBreaches],
        [Consent, IncidentReport];
    Removal: "§6-a", 6, "違反すれば強制退去とする",
        "だれが、どの条で、いつ退去させたかを残し、出欠も変わる", [Removals, LeftEarly],
        [IncidentCourse, Consent, SessionReport];
    Refusal: "§6-b", 6, "以後の参加を断ることがある",
        "課が範囲と期限をつけて決め、申込・取り込み・繰上げ・貸出・当日に確かめる", [Refusals, NotTaken],
        [RefusalNotice, Consent];
    Damage: "§6-c", 6, "違反による損害の責任は利用者",
        "なくした・こわした機器の届と、弁償か免除かの決定を残す", [Losses], [LoanReceipt, LossReport, LossNotice];
    NoLiability: "§7(1)", 7 . 1, "利用者の損害に市は責任を負わない",
        "承諾の項目に、条文のまま印刷する", [Consents], [Consent];
    NoLiabilityToOthers: "§7(2)", 7 . 2, "利用者が与えた損害に市は責任を負わない",
        "承諾の項目に、条文のまま印刷する", [Consents], [Consent];
    Handling: "§8-a", 8, "個人情報を適正に取り扱う",
        "見た人を残し、記録は暗号にし、書き出しは用途を残し、記録が欠けていないことを紙とも照らす", [Looks, Exports], [Consent, RecoverySheet, AuditRecord, DrillSheet, MediaRecord];
    Ordinance: "§8-b", 8, "船橋市個人情報保護条例に基づく",
        "条文はそのままに、改正・廃止された法令は付せんで知らせる", [PolicyVersions], [Policy];
    Retention: "§8-c", 8, "適正な取り扱いに努める",
        "種類ごとに保存年限を決め、過ぎたものは２人の確認で消し、廃棄記録を残す", [PapersIssued, ConsentsWithdrawn], [Consent, Disposal, Disclosure, FileBook];
    Deciding: "§9", 9, "定めのないことは課で協議し決定する",
        "決定に番号をつけ、条文のわきに出し、ポリシーに入るまで追う", [Decisions], [DecisionRecord, Answers];
}

// Word, what is counted, in what.
records! {
    Sessions: "sessions", "開いたオンライン事業", "回";
    Consultations: "consultations", "書きとめた相談", "件";
    PolicyVersions: "policyVersions", "施行したポリシーの版", "版";
    Applications: "applications", "受けた申込", "件";
    NotTaken: "notTaken", "受けられなかった申込", "件";
    Overrides: "overrides", "わけを書いて受けた申込", "件";
    ServiceTerms: "serviceTerms", "規約を確かめたサービス", "件";
    Acknowledgements: "acknowledgements", "職員・講師の承諾", "人";
    LinesAsked: "linesAsked", "環境を聞きとった申込", "件";
    BorrowedLines: "borrowedLines", "回線を借りる申込", "件";
    PapersIssued: "papersIssued", "発行した紙", "通";
    OwnEnvironments: "ownEnvironments", "すべて自分で用意した申込", "件";
    NeedsDecided: "needsDecided", "必要の判断", "件";
    NeedsRefused: "needsRefused", "認めなかった必要", "件";
    Reservations: "reservations", "予約", "件";
    Loans: "loans", "貸出", "件";
    Returns: "returns", "返却", "件";
    InstalledBefore: "installedBefore", "ソフトを確かめた申込", "件";
    Consents: "consents", "返ってきた承諾書", "件";
    ConsentsWithdrawn: "consentsWithdrawn", "取り下げた承諾", "件";
    OwnTroubles: "ownTroubles", "自前の機器の不具合で不参加", "件";
    LentTroubles: "lentTroubles", "貸与の機器の不具合で不参加", "件";
    CredentialsIssued: "credentialsIssued", "発行したＩＤ等", "件";
    Tellings: "tellings", "ＩＤ等を知らせた", "件";
    Reissues: "reissues", "ＩＤ等の再発行", "件";
    GuardianConsents: "guardianConsents", "確かめた保護者の同意", "件";
    LeftEarly: "leftEarly", "途中で出た", "件";
    Losses: "losses", "亡失・毀損", "件";
    IdLosses: "idLosses", "ＩＤ等の紛失・盗難・不正利用", "件";
    LossesReceived: "lossesReceived", "課が受けた紛失等", "件";
    Instructions: "instructions", "課の指示", "件";
    Malware: "malware", "有害なプログラムの事故", "件";
    Copies: "copies", "著作権等の侵害", "件";
    Defamations: "defamations", "誹謗・中傷", "件";
    Postings: "postings", "映像・写真・音声の投稿", "件";
    Intrusions: "intrusions", "財産・プライバシーの侵害", "件";
    Untruths: "untruths", "事実に反する書きこみ", "件";
    Indecencies: "indecencies", "公序良俗に反するもの", "件";
    Disclosures: "disclosures", "不要な個人情報の公開", "件";
    MinorsAlone: "minorsAlone", "未成年者だけの使用", "件";
    OtherOffences: "otherOffences", "法令違反", "件";
    TermBreaches: "termBreaches", "規約違反", "件";
    Removals: "removals", "強制退去", "人";
    Refusals: "refusals", "お断りの決定", "件";
    Looks: "looks", "家庭の記録を見た", "回";
    Exports: "exports", "一覧の書き出し", "件";
    Decisions: "decisions", "協議決定", "件";
}

/// The clauses a paper serves, in the order of the policy.
pub fn clauses_behind(paper: PaperKind) -> Vec<ClauseId> {
    let mut clauses: Vec<ClauseId> = Vec::new();
    for one in Obligation::ALL.iter().filter(|one| one.papers().contains(&paper)) {
        if !clauses.contains(&one.clause()) {
            clauses.push(one.clause());
        }
    }
    clauses
}

/// The text is no obligation's id, or no word for records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing goes by this word")]
pub struct Unknown;

impl FromStr for Obligation {
    type Err = Unknown;

    fn from_str(id: &str) -> Result<Self, Unknown> {
        Self::ALL.iter().copied().find(|one| one.id() == id).ok_or(Unknown)
    }
}

impl fmt::Display for Obligation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for RecordKind {
    type Err = Unknown;

    fn from_str(word: &str) -> Result<Self, Unknown> {
        Self::ALL.iter().copied().find(|one| one.word() == word).ok_or(Unknown)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::policy::{FIRST_TEXT, Policy};

    #[test]
    fn there_are_forty_two_and_each_goes_by_an_id_of_its_own() {
        assert_eq!(Obligation::ALL.len(), 42);
        let ids: BTreeSet<&str> = Obligation::ALL.iter().map(|one| one.id()).collect();
        assert_eq!(ids.len(), 42);
        for one in Obligation::ALL {
            assert_eq!(one.id().parse(), Ok(*one));
            let clause = one.clause().to_string();
            let rest = one.id().strip_prefix(&clause).expect("the id begins with its clause");
            assert!(rest.is_empty() || rest.starts_with('-'), "{}", one.id());
        }
    }

    #[test]
    fn every_obligation_has_a_record_or_a_paper_that_serves_it() {
        for one in Obligation::ALL {
            assert!(!one.records().is_empty() || !one.papers().is_empty(), "nothing serves {one}");
            assert!(!one.asks().is_empty() && !one.kept().is_empty(), "{one} says nothing");
        }
    }

    #[test]
    fn every_obligation_stands_on_a_clause_of_the_policy_and_every_clause_is_served() {
        let policy = Policy::read(FIRST_TEXT).expect("the city's policy reads");
        for one in Obligation::ALL {
            assert!(policy.words(one.clause()).is_some(), "{one}");
        }
        for clause in policy.clauses() {
            assert!(
                Obligation::ALL.iter().any(|one| one.clause().concerns(clause)),
                "nothing is kept under {clause}"
            );
        }
    }

    #[test]
    fn nothing_is_counted_that_serves_no_obligation() {
        for record in RecordKind::ALL {
            assert!(Obligation::ALL.iter().any(|one| one.records().contains(record)), "{record:?}");
            assert_eq!(record.word().parse(), Ok(*record));
        }
    }

    #[test]
    fn obligations_stand_in_the_order_of_the_policy() {
        let clauses: Vec<ClauseId> = Obligation::ALL.iter().map(|one| one.clause()).collect();
        let mut sections: Vec<String> =
            clauses.iter().map(|clause| clause.to_string().chars().take(2).collect()).collect();
        let before = sections.clone();
        sections.sort();
        assert_eq!(sections, before);
    }

    #[test]
    fn every_paper_serves_a_clause() {
        for kind in PaperKind::ALL {
            assert!(!clauses_behind(*kind).is_empty(), "{} serves nothing the policy asks", kind.name());
        }
        assert!(clauses_behind(Consent).contains(&ClauseId::item(4, 3)));
    }
}
