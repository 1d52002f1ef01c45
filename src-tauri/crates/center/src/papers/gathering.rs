//! Gathering (書類の中身を集める): from what a person asks for to what each paper will say.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    Id,
    calendar::{full_width, time_in_words, wareki},
    credentials::ToldBy,
    devices::KitKind,
    families::Family,
    loans::Condition,
    papers::PaperKind,
    places::Place,
    policy::ClauseId,
    staff::Deed,
};
use store::{Read, policy::Version};
use uuid::Uuid;

use super::{
    PaperFailure, Wanted, answers, application, audit_record, call_sheet, clause_coverage, connection_guide,
    consent, consent_reminder,
    contents::{Says, kept, policy_of},
    decision_record, disclosure, disposal, draw_result, drill_sheet, file_book, guardian_consent,
    incident_course, incident_report, instruction_sheet, kit_labels, kit_ledger, loan_contract, loan_ledger,
    loan_receipt, loan_reminder, loan_request, loss_notice, loss_report, media_record, month_plan,
    need_ledger, need_notice, policy, refusal_notice, return_receipt, roster, session_report, stocktake,
};
use crate::{
    Failure, Reply,
    families::brief::{Household, family_of},
    hands::Hands,
    world::in_japan,
};

/// The most papers issued or printed at once.
pub(super) const MOST: usize = 500;

/// What a paper will say, and of what it speaks.
pub(super) struct Ready {
    pub(super) family: Option<Id<Family>>,
    /// The session, need, slip or policy.
    pub(super) subject: Option<Uuid>,
    pub(super) version: Version,
    pub(super) says: Says,
}

/// One look at the records for papers.
pub(super) struct Gathering<'a> {
    pub(super) read: &'a Read<'a>,
    pub(super) hands: &'a Hands<'a>,
    pub(super) secrets: Secrets,
}

/// Whether papers show ＩＤ等 (§5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Secrets {
    /// They are issued, and the journal says by whom.
    Shown,
    /// They are only looked at.
    Hidden,
}

kept! {
    line BorrowerWords of Borrower { name: String, address: String, phone: String, }
}

impl BorrowerWords {
    /// Room to write on a blank form.
    pub(super) fn blank() -> Self {
        Self { name: String::new(), address: String::new(), phone: String::new() }
    }
}

impl Gathering<'_> {
    /// Every paper that is wanted, in the order it is printed.
    pub(super) fn all(&self, wanted: &Wanted) -> Reply<Vec<Ready>> {
        let each = |papers: &[Uuid], one: &dyn Fn(Uuid) -> Reply<Ready>| -> Reply<Vec<Ready>> {
            match papers.len() {
                0 => Err(PaperFailure::Nothing.into()),
                some if some > MOST => Err(PaperFailure::TooMany { most: MOST as u32 }.into()),
                _ => papers.iter().map(|id| one(*id)).collect(),
            }
        };
        match wanted {
            Wanted::Policy { version } => Ok(vec![policy::gather(self, *version)?]),
            Wanted::Consent { families, session } => {
                each(families, &|family| consent::gather(self, family.into(), *session))
            }
            Wanted::ConsentReminder { families } => {
                each(families, &|family| consent_reminder::gather(self, family.into()))
            }
            Wanted::LoanRequest { needs } => each(needs, &|need| loan_request::gather(self, need)),
            Wanted::LoanReceipt { slips } => each(slips, &|slip| loan_receipt::gather(self, slip)),
            Wanted::ReturnReceipt { slips } => each(slips, &|slip| return_receipt::gather(self, slip)),
            Wanted::Application { families, session } => {
                each(families, &|family| application::gather(self, family.into(), *session))
            }
            Wanted::GuardianConsent { families, session } => {
                each(families, &|family| guardian_consent::gather(self, family.into(), *session))
            }
            Wanted::ConnectionGuide { families, session } => {
                each(families, &|family| connection_guide::gather(self, family.into(), *session))
            }
            Wanted::Roster { session } => Ok(vec![roster::gather(self, *session)?]),
            Wanted::SessionReport { session } => Ok(vec![session_report::gather(self, *session)?]),
            Wanted::NeedNotice { needs } => each(needs, &|need| need_notice::gather(self, need)),
            Wanted::LoanContract { slips } => each(slips, &|slip| loan_contract::gather(self, slip)),
            Wanted::KitLabels { kits, .. } if kits.is_empty() => Err(PaperFailure::Nothing.into()),
            Wanted::KitLabels { kits, sheet, used } => {
                Ok(vec![kit_labels::gather(self, kits, *sheet, *used)?])
            }
            Wanted::LoanLedger { place, from, until } => {
                Ok(vec![loan_ledger::gather(self, (*place).into(), *from, *until)?])
            }
            Wanted::KitLedger { place } => Ok(vec![kit_ledger::gather(self, (*place).into())?]),
            Wanted::NeedLedger { place, from, until } => {
                Ok(vec![need_ledger::gather(self, (*place).into(), *from, *until)?])
            }
            Wanted::LoanReminder { slips } => each(slips, &|slip| loan_reminder::gather(self, slip)),
            Wanted::LossReport { losses } => each(losses, &|loss| loss_report::gather(self, loss)),
            Wanted::LossNotice { losses } => each(losses, &|loss| loss_notice::gather(self, loss)),
            Wanted::Stocktake { stocktake } => Ok(vec![stocktake::gather(self, *stocktake)?]),
            Wanted::MonthPlan { place, year, month } => {
                Ok(vec![month_plan::gather(self, place.map(Into::into), *year, *month)?])
            }
            Wanted::DrawResult { session } => Ok(vec![draw_result::gather(self, *session)?]),
            Wanted::DecisionRecord { decisions } => {
                each(decisions, &|decision| decision_record::gather(self, decision))
            }
            Wanted::Answers {} => Ok(vec![answers::gather(self)?]),
            Wanted::ClauseCoverage { year } => Ok(vec![clause_coverage::gather(self, *year)?]),
            Wanted::Disposal { disposal } => Ok(vec![disposal::gather(self, *disposal)?]),
            Wanted::Disclosure { family, person } => Ok(vec![disclosure::gather(self, *family, *person)?]),
            Wanted::FileBook {} => Ok(vec![file_book::gather(self)?]),
            Wanted::DrillSheet { drill } => Ok(vec![drill_sheet::gather(self, *drill)?]),
            Wanted::MediaRecord { from, until } => Ok(vec![media_record::gather(self, *from, *until)?]),
            Wanted::AuditRecord { asked, called } => Ok(vec![audit_record::gather(self, asked, called)?]),
            Wanted::RefusalNotice { refusals } => {
                each(refusals, &|refusal| refusal_notice::gather(self, refusal))
            }
            Wanted::IncidentReport { incident } => Ok(vec![incident_report::gather(self, *incident)?]),
            Wanted::IncidentCourse { incident } => Ok(vec![incident_course::gather(self, *incident)?]),
            Wanted::InstructionSheet { incident } => Ok(vec![instruction_sheet::gather(self, *incident)?]),
            Wanted::CallSheet { incident } => Ok(vec![call_sheet::gather(self, *incident)?]),
            Wanted::Blank { paper, .. } => Ok(vec![self.blank((*paper).into())?]),
        }
    }

    /// A form to be filled in by hand.
    fn blank(&self, kind: PaperKind) -> Reply<Ready> {
        let says = match kind {
            PaperKind::Consent => consent::blank(consent::asked_for(self.read, self.today())?),
            PaperKind::LoanRequest => loan_request::blank(),
            PaperKind::Application => application::blank(),
            PaperKind::GuardianConsent => guardian_consent::blank(),
            PaperKind::LossReport => loss_report::blank(),
            _ => return Err(PaperFailure::NoBlank.into()),
        };
        Ok(Ready { family: None, subject: None, says, version: self.version_on(self.today())? })
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.hands.today()
    }

    /// A household this person may keep papers for.
    pub(super) fn household(&self, family: Id<Family>) -> Reply<Household> {
        let record = family_of(self.read, family)?;
        self.hands.may(Deed::KeepRecords, record.place)?;
        Household::of(self.read, family)
    }

    pub(super) fn borrower(&self, family: Id<Family>, household: &Household) -> Reply<BorrowerWords> {
        Ok(BorrowerWords {
            name: household.name(),
            address: family_of(self.read, family)?.address,
            phone: household.phone(),
        })
    }

    pub(super) fn place_name(&self, place: Id<Place>) -> Reply<String> {
        Ok(store::places::get(self.read, place)?.ok_or(Failure::Gone)?.name)
    }

    /// Clauses, each with its words in a version of the policy.
    pub(super) fn clauses_in_words(&self, version: &Version, clauses: &[ClauseId]) -> Reply<Vec<String>> {
        let policy = policy_of(version)?;
        Ok(clauses
            .iter()
            .map(|clause| {
                // The words of an item begin with its number.
                let name = clause_in_words(*clause);
                let section = name.split('(').next().unwrap_or_default();
                match policy.words(*clause) {
                    Some(words) => format!("{section}{}", words.paragraphs.concat()),
                    None => name,
                }
            })
            .collect())
    }

    pub(super) fn version_on(&self, day: NaiveDate) -> Reply<Version> {
        store::policy::on(self.read, day)?.ok_or(Failure::Broken)
    }
}

/// A moment in Japan, as papers write it: 令和８年１１月２５日　１０時３０分.
pub(super) fn moment_in_words(at: DateTime<Utc>) -> String {
    let at = in_japan(at);
    format!("{}　{}", wareki(at.date_naive()), time_in_words(at.time()))
}

/// The day of a moment in Japan.
pub(super) fn day_of(at: DateTime<Utc>) -> NaiveDate {
    in_japan(at).date_naive()
}

/// A clause as papers name it: ６(4).
pub(super) fn clause_in_words(clause: ClauseId) -> String {
    let word = clause.to_string();
    let bare = word.trim_start_matches('§');
    let (section, item) = bare.split_at(bare.find('(').unwrap_or(bare.len()));
    format!("{}{item}", full_width(section))
}

pub(super) fn told_in_words(way: ToldBy) -> &'static str {
    match way {
        ToldBy::Paper => "書面",
        ToldBy::Counter => "面談",
        ToldBy::Telephone => "電話",
        ToldBy::Mail => "電子メール",
    }
}

pub(super) fn from_until(from: NaiveTime, until: NaiveTime) -> String {
    full_width(&format!("{}から{}まで", time_in_words(from), time_in_words(until)))
}

pub(super) fn condition_in_words(condition: Condition) -> &'static str {
    match condition {
        Condition::Good => "良好",
        Condition::Scratched => "傷あり",
        Condition::Broken => "破損",
    }
}

pub(super) fn kind_in_words(kind: KitKind) -> &'static str {
    match kind {
        KitKind::Tablet => "タブレット",
        KitKind::Computer => "パーソナルコンピュータ",
        KitKind::Camera => "ＷＥＢカメラ",
        KitKind::Microphone => "マイク",
        KitKind::Speaker => "スピーカー",
        KitKind::Router => "通信ルーター",
    }
}
