//! Gathering today (今日の集め): the next session, and what needs a person, the urgent first.

use chrono::{Datelike, Days};
use domain::{calendar::fiscal_year_end, loans::LENDING, policy::ClauseId, staff::Deed};
use store::{Read, families::Kept, loans::LoanRecord, sessions::SessionRecord};

use super::{Care, NextSheet, Today, TodaySheet};
use crate::{
    Center, Failure, Reply,
    applications::{LoanSign, rows::application_rows},
    decisions::preparing::unprepared_decided,
    desk::{DeskState, RoomCounts},
    devices::{
        KitState,
        keeping::{kit_of, kit_row},
    },
    families::{ConsentSign, brief::Household, leaving::leaving_count},
    hands::Hands,
    loans::rows::days_over,
    sessions::{
        keeping::{session_of, session_row},
        readying::unprepared,
    },
    wire::clock,
    world::in_japan,
};

/// Sessions after the next one that the list shows.
const COMING: u32 = 5;
/// How many days ahead consents are asked for.
const WEEK: u64 = 7;
/// §4(2): the software is installed beforehand.
const INSTALLED_BEFORE: ClauseId = ClauseId::item(4, 2);

impl Center {
    /// Today at this place; for the division, at every place.
    pub(crate) fn today(&mut self, Today {}: Today) -> Reply<TodaySheet> {
        let (read, hands) = self.look();
        let place = hands.works_at();
        let today = hands.today();
        let now = in_japan(hands.now).time();
        let mut coming = store::sessions::coming(&read, place, today, COMING + 4)?;
        // A session that is over is not the next one, even today.
        coming.retain(|session| session.held_on > today || session.ends_at > now);
        let next = coming.first().map(|session| next_sheet(&read, &hands, session)).transpose()?;
        let cares = cares(&read, &hands, &coming)?;
        let kept = place.map_or(Kept::Anywhere, Kept::At);
        Ok(TodaySheet {
            today,
            next,
            coming: coming
                .iter()
                .skip(1)
                .take(COMING as usize)
                .map(|session| session_row(&read, session))
                .collect::<Reply<_>>()?,
            cares,
            families: store::families::total(&read, kept)?,
            kits: store::devices::total(&read, place)?,
            sessions: store::sessions::total(&read, place)?,
        })
    }

    /// How the desk stands with this person at it.
    pub(crate) fn desk_state(&self, practice: bool, recovery_confirmed: bool) -> Reply<DeskState> {
        let (read, hands) = self.look();
        let city = store::city::get(&read)?.ok_or(Failure::Broken)?;
        let (place, today) = (hands.works_at(), hands.today());
        let due = store::loans::open(&read, place)?.iter().filter(|loan| loan.due_on <= today).count();
        let missing = store::consents::outstanding(&read, place, today, today + Days::new(WEEK))?.len();
        Ok(DeskState::Open {
            me: hands.me.shown(),
            practice,
            idle_minutes: city.idle_minutes,
            recovery_confirmed,
            has_pin: store::staff::pin(&read, hands.me.id)?.is_some(),
            today,
            counts: RoomCounts { loans: due as u32, consents: missing as u32 },
        })
    }
}

fn next_sheet(read: &Read, hands: &Hands, session: &SessionRecord) -> Reply<NextSheet> {
    let rows = application_rows(read, session, hands.today())?;
    let seated = rows.iter().filter(|row| !row.waiting);
    let given = |consent: &ConsentSign| matches!(consent, ConsentSign::Given { .. });
    let lent = |loan: &LoanSign| matches!(loan, LoanSign::Lent { .. } | LoanSign::Overdue { .. });
    Ok(NextSheet {
        session: session_row(read, session)?,
        consents_given: seated.clone().filter(|row| given(&row.consent)).count() as u32,
        consents_missing: seated.clone().filter(|row| !given(&row.consent)).count() as u32,
        lent: seated.filter(|row| lent(&row.loan)).count() as u32,
    })
}

/// What needs a person, the most urgent first.
fn cares(read: &Read, hands: &Hands, coming: &[SessionRecord]) -> Reply<Vec<Care>> {
    let (place, today) = (hands.works_at(), hands.today());
    let mut cares = Vec::new();
    let open = store::loans::open(read, place)?;
    for loan in open.iter().filter(|loan| loan.due_on < today) {
        cares.push(overdue(read, hands, loan)?);
    }
    for need in store::loans::to_hand_over(read, place, today)? {
        if let domain::loans::Decision::Approved { until, .. } = need.facts().decision {
            let name = Household::of(read, need.family)?.name();
            cares.push(Care::ToHandOver { need: need.id.uuid(), name, until });
        }
    }
    for (family, session) in store::consents::outstanding(read, place, today, today + Days::new(WEEK))? {
        let session = session_of(read, session.into())?;
        let printed = store::papers::latest_for(read, family, domain::papers::PaperKind::Consent)?;
        cares.push(Care::ConsentMissing {
            family: family.uuid(),
            name: Household::of(read, family)?.name(),
            session: session.id.uuid(),
            title: session.title,
            held_on: session.held_on,
            starts_at: clock(session.starts_at),
            printed: printed.is_some(),
        });
    }
    for loan in open.iter().filter(|loan| loan.due_on == today) {
        let kit = kit_of(read, loan.kit)?;
        cares.push(Care::DueToday {
            loan: loan.id.uuid(),
            name: Household::of(read, loan.family)?.name(),
            kit: kit.number,
            kit_name: kit.name,
        });
    }
    for need in store::loans::needs_waiting(read, place)? {
        cares.push(Care::NeedWaiting {
            need: need.id.uuid(),
            family: need.family.uuid(),
            name: Household::of(read, need.family)?.name(),
            reason: need.reason,
            asked_on: need.asked_on,
            clause: LENDING.to_string(),
        });
    }
    for session in coming.iter().filter(|session| session.held_on <= today + Days::new(1)) {
        let unsure = store::applications::of_session(read, session.id)?
            .iter()
            .filter(|application| application.installed_on.is_none())
            .count();
        if unsure > 0 {
            cares.push(Care::NotInstalled {
                session: session.id.uuid(),
                title: session.title.clone(),
                held_on: session.held_on,
                families: unsure as u32,
                clause: INSTALLED_BEFORE.to_string(),
            });
        }
    }
    for session in coming {
        let items: Vec<_> = unprepared(read, session, today)?.into_iter().map(|row| row.item).collect();
        let decided: Vec<_> =
            unprepared_decided(read, session, today)?.into_iter().map(|row| row.words).collect();
        if !items.is_empty() || !decided.is_empty() {
            cares.push(Care::ToPrepare {
                session: session.id.uuid(),
                title: session.title.clone(),
                held_on: session.held_on,
                items,
                decided,
            });
        }
    }
    for kit in store::devices::all(read, place)? {
        if hands.may(Deed::KeepRecords, kit.place).is_ok()
            && kit_row(read, hands, &kit)?.state == KitState::ToCheck
        {
            let kit_id = kit.id.uuid();
            cares.push(Care::ToCheck { kit: kit_id, number: kit.number, name: kit.name });
        }
    }
    // From January on: the families whose youngest enters school in April.
    if (1..=3).contains(&today.month()) {
        let kept = place.map_or(Kept::Anywhere, Kept::At);
        let families = leaving_count(read, kept, today)?;
        if families > 0 {
            cares.push(Care::Leaving { families, last_day: fiscal_year_end(today) });
        }
    }
    Ok(cares)
}

fn overdue(read: &Read, hands: &Hands, loan: &LoanRecord) -> Reply<Care> {
    let kit = kit_of(read, loan.kit)?;
    Ok(Care::Overdue {
        loan: loan.id.uuid(),
        name: Household::of(read, loan.family)?.name(),
        kit: kit.number,
        kit_name: kit.name,
        due_on: loan.due_on,
        days: days_over(loan.due_on, None, hands.today()),
    })
}
