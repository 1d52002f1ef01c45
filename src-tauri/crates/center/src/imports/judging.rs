//! Judging rows (行の判定): whose each is, and whether §2(1), the seats and what is there already let it be taken.

mod aiming;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Id,
    families::{
        Family,
        likeness::{Traits, Verdict},
    },
    imports::Import,
    names::search_key,
    sessions::Session,
};
use store::{
    Read,
    families::{Kept, PersonRecord},
    imports::{ImportRecord, RowRecord, RowStanding, known_by},
    sessions::SessionRecord,
};

use super::{
    MeaningWire, RowFamily, RowVerdict, SessionBrief,
    reading::{Said, said},
};
use crate::{
    Failure, Reply,
    families::{
        LikelyFamily,
        alike::{known, likely, traits_of},
        brief::{Household, family_of},
        keeping::family_row,
    },
    refusals::{RefusalSign, watching::Watch},
};

/// Likely families that are shown.
const MOST_LIKELY: usize = 3;

/// Rows are judged in their order: one knows of those above it.
pub(super) struct Judge<'a> {
    read: &'a Read<'a>,
    import: &'a ImportRecord,
    columns: Vec<Option<MeaningWire>>,
    today: NaiveDate,
    /// The households of rows above, by the marks they bear.
    above: HashMap<String, Vec<usize>>,
    households: Vec<Above>,
    sessions: HashMap<String, Option<SessionRecord>>,
    /// Seats left, as the rows above take them.
    seats: HashMap<Id<Session>, u32>,
    /// Which row above makes a registered family apply to a session.
    applying: HashMap<(Id<Session>, Id<Family>), u32>,
}

/// The household of a row above.
struct Above {
    number: u32,
    traits: Traits,
    /// The family it became, once it is taken.
    family: Option<Id<Family>>,
}

/// A row, judged.
pub(super) struct Judged {
    /// What it says.
    pub(super) said: Said,
    /// What becomes of it.
    pub(super) verdict: RowVerdict,
    /// What taking it does, where it can be taken.
    pub(super) plan: Option<Plan>,
}

/// What taking a row does.
pub(super) struct Plan {
    /// The family it belongs to; none for a new one.
    pub(super) family: Option<Id<Family>>,
    /// The people of the row that are not on its card.
    pub(super) adds: Vec<usize>,
    /// The session it applies to.
    pub(super) session: Option<Id<Session>>,
    /// What its receipt is known by, within the form.
    pub(super) receipt: Option<[u8; 32]>,
}

/// Whose a row is.
enum Belongs {
    New,
    Family(Id<Family>),
    Ask(Vec<LikelyFamily>),
    LikeRow(u32),
}

impl<'a> Judge<'a> {
    pub(super) fn of(read: &'a Read<'a>, import: &'a ImportRecord, today: NaiveDate) -> Reply<Self> {
        let form = store::imports::form(read, import.form)?.ok_or(Failure::Gone)?;
        Ok(Self {
            read,
            import,
            columns: form.meanings.iter().map(|word| MeaningWire::of(word)).collect(),
            today,
            above: HashMap::new(),
            households: Vec::new(),
            sessions: HashMap::new(),
            seats: HashMap::new(),
            applying: HashMap::new(),
        })
    }

    /// Judges a row below all that were judged before.
    pub(super) fn judge(&mut self, row: &RowRecord) -> Reply<Judged> {
        let said = said(&self.columns, &row.cells, self.today);
        let (verdict, plan) = match row.standing {
            RowStanding::Taken => {
                let family = row.family.map(|family| self.family(family, Vec::new())).transpose()?.flatten();
                (RowVerdict::Taken { family, made: row.new_family }, None)
            }
            RowStanding::Left => (RowVerdict::Left, None),
            RowStanding::Waiting => {
                let judged = self.judge_waiting(row, &said)?;
                self.note(row.number, &said, judged.0.family());
                judged
            }
        };
        Ok(Judged { said, verdict, plan })
    }

    /// Passes a row that is not judged now; those below know of it.
    pub(super) fn pass(&mut self, row: &RowRecord) {
        if row.standing == RowStanding::Waiting {
            let said = said(&self.columns, &row.cells, self.today);
            self.note(row.number, &said, None);
        }
    }

    /// The row judged last became this family.
    pub(super) fn became(&mut self, family: Id<Family>) {
        if let Some(last) = self.households.last_mut() {
            last.family = Some(family);
        }
    }

    fn judge_waiting(&mut self, row: &RowRecord, said: &Said) -> Reply<(RowVerdict, Option<Plan>)> {
        if !said.troubles.is_empty() {
            return Ok((RowVerdict::Wrong { troubles: said.troubles.clone() }, None));
        }
        let receipt = (!said.receipt.is_empty())
            .then(|| known_by([self.import.form.to_string().as_str(), search_key(&said.receipt).as_str()]));
        if let Some(receipt) = &receipt
            && let Some(taken) = store::imports::taken_by_receipt(self.read, self.import.place, receipt)?
            && taken.id != row.id
        {
            let family = taken.family.map(|family| self.family(family, Vec::new())).transpose()?.flatten();
            return Ok((RowVerdict::TakenBefore { family }, None));
        }
        let family = match self.belongs(row, said)? {
            Belongs::New => None,
            Belongs::Family(family) => Some(family),
            Belongs::Ask(likely) => return Ok((RowVerdict::AskFamily { likely }, None)),
            Belongs::LikeRow(number) => return Ok((RowVerdict::LikeRow { number }, None)),
        };
        let session = match self.session(said)? {
            Ok(session) => session,
            Err(verdict) => return Ok((verdict, None)),
        };
        let members = match family {
            Some(family) => store::families::members(self.read, family)?,
            None => Vec::new(),
        };
        let adds = adds(&members, &said.people);
        let belongs = match family {
            Some(family) => {
                let names = adds.iter().filter_map(|at| said.people.get(*at)).map(spoken_of).collect();
                self.family(family, names)?
            }
            None => None,
        };
        let plan = Plan { family, adds: adds.clone(), session: session.as_ref().map(|it| it.id), receipt };
        let Some(session) = session else {
            return Ok(match belongs {
                Some(family) if adds.is_empty() => (RowVerdict::RegisteredAlready { family }, None),
                family => {
                    (RowVerdict::Ready { family, eligibility: None, session: None, waits: false }, Some(plan))
                }
            });
        };
        let brief = brief_of(&session);
        if let (Some(id), Some(family)) = (family, &belongs)
            && store::applications::standing(self.read, session.id, id)?.is_some()
        {
            let family = family.clone();
            return Ok((RowVerdict::AppliedAlready { family, session: brief }, None));
        }
        let household = Household {
            members: members
                .into_iter()
                .chain(adds.iter().filter_map(|at| said.people.get(*at).cloned()))
                .collect(),
        };
        let address = match family {
            Some(family) => family_of(self.read, family)?.address,
            None => said.household.address.clone(),
        };
        match Watch::at(self.read, &session)?.household_meets(family, &household, &address)? {
            RefusalSign::Refused { refusal } => {
                return Ok((RowVerdict::Refused { refusal, session: brief }, None));
            }
            RefusalSign::Alike { refusal, likeness } if row.override_reason.is_none() => {
                return Ok((RowVerdict::LikeRefused { refusal, likeness, session: brief }, None));
            }
            RefusalSign::Alike { .. } | RefusalSign::None => {}
        }
        let eligibility = household.verdict(session.held_on);
        if !eligibility.lets_in() && row.override_reason.is_none() {
            return Ok((RowVerdict::NotEligible { eligibility, session: brief }, None));
        }
        if let Some(family) = family {
            let first = *self.applying.entry((session.id, family)).or_insert(row.number);
            if first != row.number {
                return Ok((RowVerdict::LikeRow { number: first }, None));
            }
        }
        let waits = self.seat(&session)? == 0;
        let ready = RowVerdict::Ready {
            family: belongs,
            eligibility: Some(eligibility),
            session: Some(brief),
            waits,
        };
        Ok((ready, Some(plan)))
    }

    /// Whose a row is: as a person said, or as likeness says beyond doubt.
    fn belongs(&self, row: &RowRecord, said: &Said) -> Reply<Belongs> {
        if let Some(family) = row.family
            && store::families::get(self.read, family)?.is_some()
        {
            return Ok(Belongs::Family(family));
        }
        if row.new_family {
            return Ok(Belongs::New);
        }
        let traits = traits(said);
        let mut found = likely(self.read, Kept::At(self.import.place), &traits, None)?;
        for above in self.like(&traits) {
            match above.family {
                Some(family) if !found.iter().any(|(known, _)| *known == family) => {
                    found.push((family, traits_of(self.read, family)?.likeness(&traits)));
                }
                Some(_) => {}
                None => return Ok(Belongs::LikeRow(above.number)),
            }
        }
        let mut same = found.iter().filter(|(_, likeness)| likeness.verdict() == Verdict::Same);
        if let (Some((family, _)), None) = (same.next(), same.next()) {
            return Ok(Belongs::Family(*family));
        }
        if found.is_empty() {
            return Ok(Belongs::New);
        }
        found.sort_by_key(|(_, likeness)| std::cmp::Reverse(likeness.score));
        let shown = found.into_iter().take(MOST_LIKELY).map(|(family, likeness)| {
            let family = family_row(self.read, &family_of(self.read, family)?, self.today)?;
            Ok(LikelyFamily { family, likeness: likeness.into() })
        });
        Ok(Belongs::Ask(shown.collect::<Reply<_>>()?))
    }

    /// The rows above that look like a household.
    fn like(&self, traits: &Traits) -> Vec<&Above> {
        let mut at: Vec<usize> =
            traits.marks().iter().filter_map(|mark| self.above.get(mark)).flatten().copied().collect();
        at.sort_unstable();
        at.dedup();
        at.into_iter()
            .filter_map(|at| self.households.get(at))
            .filter(|above| above.traits.likeness(traits).verdict() != Verdict::Apart)
            .collect()
    }

    fn note(&mut self, number: u32, said: &Said, family: Option<Id<Family>>) {
        let traits = traits(said);
        for mark in traits.marks() {
            self.above.entry(mark).or_default().push(self.households.len());
        }
        self.households.push(Above { number, traits, family });
    }

    fn family(&self, id: Id<Family>, adds: Vec<String>) -> Reply<Option<RowFamily>> {
        let Some(family) = store::families::get(self.read, id)? else { return Ok(None) };
        let name = Household::of(self.read, id)?.name();
        Ok(Some(RowFamily { id: id.uuid(), number: family.number, name, adds }))
    }
}

impl RowVerdict {
    /// The family that is on record for it.
    fn family(&self) -> Option<Id<Family>> {
        match self {
            Self::AppliedAlready { family, .. } | Self::RegisteredAlready { family } => {
                Some(family.id.into())
            }
            Self::Ready { family, .. } | Self::TakenBefore { family } | Self::Taken { family, .. } => {
                family.as_ref().map(|family| family.id.into())
            }
            _ => None,
        }
    }
}

/// What a household is compared by.
fn traits(said: &Said) -> Traits {
    Traits::of(said.people.iter().map(known), &said.household.address)
}

/// Which of a row's people are not among those on the card.
fn adds(members: &[PersonRecord], people: &[PersonRecord]) -> Vec<usize> {
    let is_there =
        |person: &PersonRecord| members.iter().any(|member| known(member).is_same_as(&known(person)));
    people.iter().enumerate().filter(|(_, person)| !is_there(person)).map(|(at, _)| at).collect()
}

/// What someone is spoken of by.
pub(super) fn spoken_of(person: &PersonRecord) -> String {
    use domain::families::Member;
    match person.member {
        Member::Guardian => person.name.clone(),
        Member::Child { born_on, .. } => format!("{}（{}）", person.name, born_on.format("%Y/%-m/%-d")),
        Member::Expected { due_on } => format!("（{}）", due_on.format("%Y/%-m/%-d")),
    }
}

/// A session in brief.
pub(super) fn brief_of(session: &SessionRecord) -> SessionBrief {
    SessionBrief { id: session.id.uuid(), title: session.title.clone(), held_on: session.held_on }
}

/// An import that must be there.
pub(super) fn import_of(read: &Read, id: Id<Import>) -> Reply<ImportRecord> {
    store::imports::get(read, id)?.ok_or(Failure::Gone)
}
