//! Watching (お断りの確かめ): what a family meets of the refusals that hold, wherever it would take part.
//!
//! Judged anew each time, for a refusal may have been decided, lifted or have lapsed since the last.

use chrono::NaiveDate;
use domain::{
    Id,
    families::{
        Family,
        likeness::{Likeness, Traits},
    },
    places::Place,
    refusals::{Cards, MAY_BE_REFUSED, Meeting, Occasion, Scope, meeting},
};
use store::{Read, refusals::RefusalRecord, sessions::SessionRecord};

use super::{RefusalBrief, RefusalSign, ScopeWire};
use crate::{
    Failure, Reply,
    families::{
        alike::{known, traits_of},
        brief::{Household, family_of},
    },
};

/// The refusals that hold on an occasion, with the households they are about.
pub(crate) struct Watch<'a> {
    read: &'a Read<'a>,
    refused: Vec<(RefusalRecord, Traits)>,
}

impl<'a> Watch<'a> {
    /// Those that hold at a session, on its day.
    pub(crate) fn at(read: &'a Read<'a>, session: &SessionRecord) -> Reply<Self> {
        Self::on(read, occasion(session))
    }

    /// Those that hold on an occasion.
    pub(crate) fn on(read: &'a Read<'a>, occasion: Occasion) -> Reply<Self> {
        let refused = store::refusals::in_force(read, occasion.day)?
            .into_iter()
            .filter(|refusal| refusal.scope.covers(&occasion))
            .map(|refusal| {
                let traits = traits_of(read, refusal.family)?;
                Ok((refusal, traits))
            })
            .collect::<Reply<_>>()?;
        Ok(Self { read, refused })
    }

    /// What a family on record meets.
    pub(crate) fn meets(&self, family: Id<Family>) -> Reply<RefusalSign> {
        if self.refused.is_empty() {
            return Ok(RefusalSign::None);
        }
        let address = family_of(self.read, family)?.address;
        self.household_meets(Some(family), &Household::of(self.read, family)?, &address)
    }

    /// What a household meets, on record or not: a refusal of its own first, else the most alike.
    pub(crate) fn household_meets(
        &self,
        family: Option<Id<Family>>,
        household: &Household,
        address: &str,
    ) -> Reply<RefusalSign> {
        if self.refused.is_empty() {
            return Ok(RefusalSign::None);
        }
        let traits = Traits::of(household.members.iter().map(known), address);
        let mut alike: Option<(&RefusalRecord, Likeness)> = None;
        for (refusal, theirs) in &self.refused {
            let cards = self.cards(family, refusal.family)?;
            match meeting(cards, || theirs.likeness(&traits)) {
                Meeting::Theirs => {
                    return Ok(RefusalSign::Refused { refusal: brief(self.read, refusal)? });
                }
                Meeting::Alike(likeness)
                    if alike.as_ref().is_none_or(|(_, most)| most.score < likeness.score) =>
                {
                    alike = Some((refusal, likeness));
                }
                Meeting::Alike(_) | Meeting::Nothing => {}
            }
        }
        Ok(match alike {
            None => RefusalSign::None,
            Some((refusal, likeness)) => {
                RefusalSign::Alike { refusal: brief(self.read, refusal)?, likeness: likeness.into() }
            }
        })
    }

    fn cards(&self, family: Option<Id<Family>>, refused: Id<Family>) -> Reply<Cards> {
        Ok(match family {
            Some(family) if family == refused => Cards::TheSame,
            Some(family) if store::families::are_distinct(self.read, family, refused)? => Cards::FoundToBeTwo,
            _ => Cards::Unexamined,
        })
    }
}

/// What a family meets at a session, on its day.
pub(crate) fn sign(read: &Read, session: &SessionRecord, family: Id<Family>) -> Reply<RefusalSign> {
    Watch::at(read, session)?.meets(family)
}

/// What a family meets where it borrows, for a session or for none.
pub(crate) fn sign_of_borrower(
    read: &Read,
    family: Id<Family>,
    day: NaiveDate,
    place: Id<Place>,
    session: Option<&SessionRecord>,
) -> Reply<RefusalSign> {
    let kind = session.map(|session| session.kind);
    let place = session.map_or(place, |session| session.place);
    Watch::on(read, Occasion { day, kind, place })?.meets(family)
}

pub(crate) fn occasion(session: &SessionRecord) -> Occasion {
    Occasion { day: session.held_on, kind: Some(session.kind), place: session.place }
}

/// A refusal as everyone may see it.
pub(crate) fn brief(read: &Read, refusal: &RefusalRecord) -> Reply<Box<RefusalBrief>> {
    let (scope, place) = match refusal.scope {
        Scope::All => (ScopeWire::All {}, None),
        Scope::Kind(kind) => (ScopeWire::Sessions { of: kind.into() }, None),
        Scope::Place(place) => {
            let name = store::places::get(read, place)?.ok_or(Failure::Gone)?.short_name;
            (ScopeWire::Place { place: place.uuid() }, Some(name))
        }
    };
    Ok(Box::new(RefusalBrief {
        refusal: refusal.id.uuid(),
        number: refusal.number.clone(),
        name: Household::of(read, refusal.family)?.name(),
        scope,
        place,
        from: refusal.term.from,
        until: refusal.term.until,
        review_on: refusal.review_on,
        clause: MAY_BE_REFUSED.to_string(),
    }))
}
