//! Keeping decisions (協議決定): numbered, found, and shown beside their clauses.

use chrono::NaiveDate;
use domain::{
    Id,
    calendar::fiscal_year,
    decisions::{
        AddedPreparation, Audience, Decision, DecisionStanding, LONGEST_BEFORE, standing as standing_on,
    },
    names::search_key,
    policy::{ClauseId, Policy},
    staff::Deed,
};
use store::{Read, decisions::DecisionRecord};

use super::{
    AddedPreparationWire, AudienceWire, Decide, Decided, DecisionBrief, DecisionCard, DecisionFailure,
    DecisionRequest, DecisionStandingWire, Decisions, DecisionsSheet,
};
use crate::{
    Center, Failure, Problem, Reply,
    desk::not_after,
    history::shown,
    loans::rows::staff_name,
    papers::paper_rows,
    wire::{LINE, LONG_LINE, NOTE, needed, needed_text, optional, text},
};

/// Where the numbers of decisions begin: they are the division's, whichever laptop writes them.
const SERIES: &str = "協";

impl Center {
    /// The decisions that say what is sought. Everyone of the staff reads them.
    pub(crate) fn decisions(&mut self, request: Decisions) -> Reply<DecisionsSheet> {
        let (read, hands) = self.look();
        let sought = optional("sought", &request.sought, LINE)?;
        let book = DecisionBook::open(&read)?;
        let today = hands.today();
        let holding = |record: &&DecisionRecord| book.standing(record, today) == DecisionStanding::Holds;
        let holds = || book.records.iter().filter(holding);
        Ok(DecisionsSheet {
            year: fiscal_year(today),
            rows: saying(&read, &sought, today)?,
            not_in_policy: holds().filter(|record| record.taken_in.is_none()).count() as u32,
            public: holds().filter(|record| record.audience == Audience::Public).count() as u32,
        })
    }

    /// One decision, whole.
    pub(crate) fn decision(&mut self, request: DecisionRequest) -> Reply<DecisionCard> {
        let (read, hands) = self.look();
        let record = store::decisions::get(&read, request.decision.into())?.ok_or(Failure::Gone)?;
        let book = DecisionBook::open(&read)?;
        let today = hands.today();
        let brief = |id: Id<Decision>| book.get(id).map(|record| book.brief(record, today));
        Ok(DecisionCard {
            brief: book.brief(&record, today),
            supersedes: record.supersedes.and_then(brief),
            superseded_by: book.successor(record.id).map(|record| book.brief(record, today)),
            written_by: staff_name(&read, record.written_by)?,
            papers: paper_rows(&read, store::papers::about(&read, record.id.uuid())?)?,
            history: shown(&read, &[("decisions", record.id.uuid())])?,
            asked_by: record.asked_by,
            asked_on: record.asked_on,
            matter: record.matter,
            ground: record.ground,
            approval: record.approval,
            preparation: record.preparation.map(AddedPreparationWire::from),
            consent_line: record.consent_line,
        })
    }

    /// Writes a decision down (§9: the division's). It gets the next number of its 年度.
    pub(crate) fn decide(&mut self, request: Decide) -> Reply<Decided> {
        self.act("decide", |write, hands| {
            hands.may(Deed::KeepPolicy, hands.me.place.id)?;
            let decided_on = not_after("decidedOn", request.decided_on, hands.today())?;
            let asked_on = not_after("askedOn", request.asked_on, hands.today())?;
            if asked_on > decided_on {
                return Err(DecisionFailure::AskedAfterDecided.into());
            }
            let supersedes = match request.supersedes {
                Some(id) => Some(replaceable(write, id.into())?),
                None => None,
            };
            let earliest =
                supersedes.as_ref().map_or(decided_on, |before| decided_on.max(before.applies_from));
            if request.applies_from < earliest {
                return Err(DecisionFailure::AppliesTooEarly { earliest }.into());
            }
            let prefix = format!("{SERIES}-{}-", fiscal_year(decided_on));
            let number = format!("{prefix}{:04}", store::decisions::highest_number(write, &prefix)? + 1);
            let record = DecisionRecord {
                id: hands.fresh(),
                number: number.clone(),
                title: needed("title", &request.title, LINE)?,
                asked_by: needed("askedBy", &request.asked_by, LINE)?,
                asked_on,
                matter: needed_text("matter", &request.matter, NOTE)?,
                decided: needed_text("decided", &request.decided, NOTE)?,
                ground: text("ground", &request.ground, NOTE)?,
                decided_on,
                approval: optional("approval", &request.approval, LINE)?,
                applies_from: request.applies_from,
                clauses: clauses(write, hands.today(), &request.clauses)?,
                audience: request.audience.into(),
                supersedes: supersedes.map(|before| before.id),
                taken_in: None,
                preparation: request.preparation.as_ref().map(preparation).transpose()?,
                consent_line: optional("consentLine", &request.consent_line, LONG_LINE)?,
                written_by: hands.me.id,
            };
            store::decisions::put(write, &record)?;
            Ok(Decided { decision: record.id.uuid(), number })
        })
    }
}

/// Every decision, with what took whose place and which versions took one in.
pub(crate) struct DecisionBook {
    pub(crate) records: Vec<DecisionRecord>,
    in_force: Vec<(u32, NaiveDate)>,
}

impl DecisionBook {
    pub(crate) fn open(read: &Read) -> Reply<Self> {
        let versions = store::policy::all(read)?;
        Ok(Self {
            records: store::decisions::all(read)?,
            in_force: versions.iter().map(|version| (version.version, version.in_force)).collect(),
        })
    }

    fn get(&self, id: Id<Decision>) -> Option<&DecisionRecord> {
        self.records.iter().find(|record| record.id == id)
    }

    /// What took its place.
    fn successor(&self, id: Id<Decision>) -> Option<&DecisionRecord> {
        self.records.iter().find(|record| record.supersedes == Some(id))
    }

    pub(crate) fn standing(&self, record: &DecisionRecord, day: NaiveDate) -> DecisionStanding {
        let superseded_from = self.successor(record.id).map(|after| after.applies_from);
        let taken_in =
            record.taken_in.and_then(|taken| self.in_force.iter().find(|(version, _)| *version == taken));
        standing_on(record.applies_from, superseded_from, taken_in.copied(), day)
    }

    /// Those that are followed on a day, the first first.
    pub(crate) fn followed(&self, day: NaiveDate) -> impl Iterator<Item = &DecisionRecord> {
        self.records.iter().rev().filter(move |record| self.standing(record, day).is_followed())
    }

    fn brief(&self, record: &DecisionRecord, day: NaiveDate) -> DecisionBrief {
        DecisionBrief {
            id: record.id.uuid(),
            number: record.number.clone(),
            nth: nth(&record.number),
            year: fiscal_year(record.decided_on),
            title: record.title.clone(),
            decided: record.decided.clone(),
            decided_on: record.decided_on,
            applies_from: record.applies_from,
            clauses: record.clauses.iter().map(ClauseId::to_string).collect(),
            audience: record.audience.into(),
            standing: self.standing(record, day).into(),
        }
    }
}

/// Decisions about a clause, or about any, as they stand on a day: the latest first.
pub(crate) fn about(read: &Read, day: NaiveDate, clause: Option<ClauseId>) -> Reply<Vec<DecisionBrief>> {
    let book = DecisionBook::open(read)?;
    let concerns = |record: &&DecisionRecord| {
        clause.is_none_or(|clause| record.clauses.iter().any(|of| of.concerns(clause)))
    };
    Ok(book.records.iter().filter(concerns).map(|record| book.brief(record, day)).collect())
}

/// Decisions that hold or will hold and that no version says: to be thought of when the policy is revised.
pub(crate) fn not_in_the_policy(read: &Read, day: NaiveDate) -> Reply<Vec<DecisionBrief>> {
    let book = DecisionBook::open(read)?;
    Ok(book
        .records
        .iter()
        .filter(|record| record.taken_in.is_none())
        .filter(|record| {
            matches!(book.standing(record, day), DecisionStanding::Holds | DecisionStanding::NotYet { .. })
        })
        .map(|record| book.brief(record, day))
        .collect())
}

/// Decisions that say what is sought, the latest first.
pub(crate) fn saying(read: &Read, sought: &str, day: NaiveDate) -> Reply<Vec<DecisionBrief>> {
    let sought = search_key(sought);
    let book = DecisionBook::open(read)?;
    Ok(book
        .records
        .iter()
        .filter(|record| says(record, &sought))
        .map(|record| book.brief(record, day))
        .collect())
}

/// The running number of 協-2026-0003: 3.
pub(crate) fn nth(number: &str) -> u32 {
    number.rsplit('-').next().and_then(|figures| figures.parse().ok()).unwrap_or_default()
}

/// Whether a decision says what is sought, wherever.
fn says(record: &DecisionRecord, sought: &str) -> bool {
    let words = [
        &record.number,
        &record.title,
        &record.asked_by,
        &record.matter,
        &record.decided,
        &record.ground,
        &record.approval,
    ];
    let clauses = record.clauses.iter().map(ToString::to_string);
    sought.is_empty()
        || words.iter().any(|words| search_key(words).contains(sought))
        || clauses.into_iter().any(|clause| search_key(&clause).contains(sought))
}

/// The decision, if nothing took its place yet.
fn replaceable(read: &Read, id: Id<Decision>) -> Reply<DecisionRecord> {
    let before = store::decisions::get(read, id)?.ok_or(Failure::Gone)?;
    match DecisionBook::open(read)?.successor(id) {
        Some(after) => Err(DecisionFailure::SupersededAlready { by: after.number.clone() }.into()),
        None => Ok(before),
    }
}

/// The clauses, each of which today's policy has.
fn clauses(read: &Read, today: NaiveDate, named: &[String]) -> Reply<Vec<ClauseId>> {
    let version = store::policy::on(read, today)?.ok_or(Failure::Broken)?;
    let policy = Policy::read(&version.text).map_err(|_| Failure::Broken)?;
    let mut clauses = Vec::new();
    for name in named {
        let clause: ClauseId = name.parse().map_err(|_| Failure::field("clauses", Problem::NoSuchClause))?;
        policy.words(clause).ok_or_else(|| Failure::field("clauses", Problem::NoSuchClause))?;
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    if clauses.is_empty() {
        return Err(Failure::field("clauses", Problem::Empty));
    }
    clauses.sort();
    Ok(clauses)
}

fn preparation(added: &AddedPreparationWire) -> Reply<AddedPreparation> {
    if added.kinds.is_empty() {
        return Err(Failure::field("preparation.kinds", Problem::Empty));
    }
    if !(1..=LONGEST_BEFORE).contains(&added.days_before) {
        let problem = Problem::OutOfBounds { least: 1, most: LONGEST_BEFORE };
        return Err(Failure::field("preparation.daysBefore", problem));
    }
    Ok(AddedPreparation {
        words: needed("preparation.words", &added.words, LINE)?,
        kinds: added.kinds.iter().map(|kind| (*kind).into()).collect(),
        days_before: added.days_before,
    })
}

impl From<AddedPreparation> for AddedPreparationWire {
    fn from(added: AddedPreparation) -> Self {
        Self {
            words: added.words,
            kinds: added.kinds.into_iter().map(Into::into).collect(),
            days_before: added.days_before,
        }
    }
}

impl From<DecisionStanding> for DecisionStandingWire {
    fn from(standing: DecisionStanding) -> Self {
        match standing {
            DecisionStanding::NotYet { from } => Self::NotYet { from },
            DecisionStanding::Holds => Self::Holds,
            DecisionStanding::Superseded { since } => Self::Superseded { since },
            DecisionStanding::InThePolicy { version } => Self::InThePolicy { version },
        }
    }
}

impl From<Audience> for AudienceWire {
    fn from(audience: Audience) -> Self {
        match audience {
            Audience::Staff => Self::Staff,
            Audience::Public => Self::Public,
        }
    }
}

impl From<AudienceWire> for Audience {
    fn from(audience: AudienceWire) -> Self {
        match audience {
            AudienceWire::Staff => Self::Staff,
            AudienceWire::Public => Self::Public,
        }
    }
}
