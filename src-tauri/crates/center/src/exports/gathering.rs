//! Gathering lists (一覧をそろえる): what stands in the records, as lists have it.

use chrono::{DateTime, Months, NaiveDate, NaiveTime, Utc};
use domain::{
    Id,
    attendance::Mark,
    consents::Standing,
    devices::Checked,
    families::{Family, Member},
    sessions::Session,
    staff::Deed,
};
use sheets::{
    List,
    lists::{self, AttendanceLine, AttendanceMark, FamilyLine, NeedDecision},
};
use store::{
    Read, applications::Seat, devices::Asset, families::Kept, loans::DecisionRecord, sessions::SessionRecord,
};

use super::ListWire;
use crate::{
    Failure, Problem, Reply,
    families::brief::{Household, family_of},
    hands::Hands,
    obligations::counting::coverage,
    sessions::keeping::session_of,
    wire::{LINE, optional},
    world::in_japan,
};

/// Families read at a time.
const PAGE: u32 = 500;

/// The list, with what this person may see (§3).
pub(super) fn gathered(read: &Read, hands: &Hands, list: &ListWire) -> Reply<List> {
    match list {
        ListWire::Families { sought } => families(read, hands, sought),
        ListWire::Sessions { year, month } => sessions(read, hands, *year, *month),
        ListWire::Applications { session } => applications(read, hands, (*session).into()),
        ListWire::Attendance { session } => attendance(read, hands, (*session).into()),
        ListWire::Kits {} => kits(read, hands),
        ListWire::Loans { from, until } => loans(read, hands, *from, *until),
        ListWire::Needs { from, until } => needs(read, hands, *from, *until),
        ListWire::Consents {} => consents(read, hands),
        ListWire::Coverage { year } => coverage_of(read, hands, *year),
    }
}

fn families(read: &Read, hands: &Hands, sought: &str) -> Reply<List> {
    let kept = hands.sees().map_or(Kept::Anywhere, Kept::At);
    let sought = optional("list.sought", sought, LINE)?;
    let mut lines = Vec::new();
    for page in 0.. {
        let found = store::families::find(read, kept, &sought, page, PAGE)?;
        let last = found.len() < PAGE as usize;
        for family in found {
            let household = Household::of(read, family.id)?;
            let email = household.members.iter().find(|person| !person.email.is_empty());
            lines.push(FamilyLine {
                number: family.number,
                name: household.name(),
                kana: household.kana(),
                phone: household.phone(),
                email: email.map(|person| person.email.clone()).unwrap_or_default(),
                address: family.address,
                children: household
                    .members
                    .iter()
                    .filter_map(|person| match person.member {
                        Member::Child { born_on, .. } => {
                            Some((person.name.clone(), person.kana.clone(), born_on))
                        }
                        Member::Guardian | Member::Expected { .. } => None,
                    })
                    .collect(),
                due_on: household.members.iter().find_map(|person| match person.member {
                    Member::Expected { due_on } => Some(due_on),
                    Member::Guardian | Member::Child { .. } => None,
                }),
                registered_on: family.registered_on,
                consent_on: consent_on(read, family.id)?,
            });
        }
        if last {
            break;
        }
    }
    Ok(lists::families(lines, made_at(hands)))
}

fn sessions(read: &Read, hands: &Hands, year: i32, month: u32) -> Reply<List> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)
        .filter(|_| (1990..=2200).contains(&year))
        .ok_or_else(|| Failure::field("list.month", Problem::OutOfBounds { least: 1, most: 12 }))?;
    let last = (first + Months::new(1)).pred_opt().unwrap_or(first);
    let lines = store::sessions::between(read, hands.sees(), first, last)?
        .into_iter()
        .map(|session| {
            let seats = store::sessions::seats(read, session.id)?;
            let place = store::places::get(read, session.place)?.ok_or(Failure::Gone)?;
            Ok(lists::SessionLine {
                held_on: session.held_on,
                starts_at: session.starts_at,
                ends_at: session.ends_at,
                kind: session.kind,
                title: session.title,
                place: place.short_name,
                counts: [session.capacity, seats.taken, seats.waiting, seats.attended],
                cancelled_on: session.cancelled_on,
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::sessions(lines, made_at(hands)))
}

fn applications(read: &Read, hands: &Hands, session: Id<Session>) -> Reply<List> {
    let session = own(read, hands, session)?;
    let lines = store::applications::of_session(read, session.id)?
        .into_iter()
        .map(|application| {
            let household = Household::of(read, application.family)?;
            let environment = application.environment;
            Ok(lists::ApplicationLine {
                number: family_of(read, application.family)?.number,
                name: household.name(),
                kana: household.kana(),
                phone: household.phone(),
                children: household.child_names().join("、"),
                received_on: in_japan(application.received_at).date_naive(),
                channel: application.channel,
                waits: application.seat == Seat::Waiting,
                environment: [
                    environment.line,
                    environment.device,
                    environment.camera,
                    environment.microphone,
                    environment.speaker,
                ],
                consent_on: consent_on(read, application.family)?,
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::applications(lines, made_at(hands)))
}

fn attendance(read: &Read, hands: &Hands, session: Id<Session>) -> Reply<List> {
    let session = own(read, hands, session)?;
    let lines = store::applications::of_session(read, session.id)?
        .into_iter()
        .filter(|application| application.seat == Seat::Taken)
        .map(|application| {
            let household = Household::of(read, application.family)?;
            let record = store::attendance::get(read, application.id)?;
            let (mark, at, left_at) = match record.as_ref().map(|record| record.mark) {
                None => (None, None, None),
                Some(Mark::Present { at }) => (Some(AttendanceMark::Present), Some(at), None),
                Some(Mark::Late { at }) => (Some(AttendanceMark::Late), Some(at), None),
                Some(Mark::Left { at }) => {
                    (Some(AttendanceMark::Left), record.as_ref().and_then(|record| record.came_at), Some(at))
                }
                Some(Mark::Absent(because)) => (Some(AttendanceMark::Absent(because)), None, None),
            };
            Ok(AttendanceLine {
                number: family_of(read, application.family)?.number,
                name: household.name(),
                kana: household.kana(),
                children: household.child_names().join("、"),
                mark,
                came_at: at.map(clock),
                left_at: left_at.map(clock),
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::attendance(lines, made_at(hands)))
}

fn kits(read: &Read, hands: &Hands) -> Reply<List> {
    hands.may(Deed::LookAtStock, hands.me.place.id)?;
    let lines = store::devices::all(read, None)?
        .into_iter()
        .map(|kit| {
            let place = store::places::get(read, kit.place)?.ok_or(Failure::Gone)?;
            Ok(lists::KitLine {
                due_on: store::loans::open_of_kit(read, kit.id)?.map(|loan| loan.due_on),
                number: kit.number,
                name: kit.name,
                kind: kit.kind,
                place: place.short_name,
                registered_on: kit.registered_on,
                checked_on: match kit.checked {
                    Checked::Since { on } => Some(on),
                    Checked::NotYet => None,
                },
                repair_since: kit.repair.as_ref().map(|repair| repair.since),
                retired_on: kit.retired_on,
                equipment: kit.details.asset == Asset::Equipment,
                model: kit.details.model,
                serial: kit.details.serial,
                bought_on: kit.details.bought_on,
                price_yen: kit.details.price_yen,
                funding: kit.details.funding,
                warranty_until: kit.details.warranty_until,
                line: kit.details.line.number,
                contract_until: kit.details.line.contract_until,
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::kits(lines, made_at(hands)))
}

fn loans(read: &Read, hands: &Hands, from: NaiveDate, until: NaiveDate) -> Reply<List> {
    begins_before_it_ends(from, until)?;
    let lines = store::loans::of_place_between(read, hands.sees(), from, until)?
        .into_iter()
        .map(|loan| {
            let slip = store::loans::get_slip(read, loan.slip)?.ok_or(Failure::Gone)?;
            let kit = store::devices::get(read, loan.kit)?.ok_or(Failure::Gone)?;
            let household = Household::of(read, loan.family)?;
            Ok(lists::LoanLine {
                slip: slip.number,
                kit: kit.number,
                kit_name: kit.name,
                number: family_of(read, loan.family)?.number,
                name: household.name(),
                phone: household.phone(),
                lent_on: loan.lent_on,
                due_on: loan.due_on,
                returned_on: loan.returned_on,
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::loans(lines, made_at(hands)))
}

fn needs(read: &Read, hands: &Hands, from: NaiveDate, until: NaiveDate) -> Reply<List> {
    begins_before_it_ends(from, until)?;
    let lines = store::loans::needs_asked_or_decided(read, hands.sees(), from, until)?
        .into_iter()
        .map(|need| {
            let decision = match need.decision {
                DecisionRecord::Waiting => NeedDecision::Waiting,
                DecisionRecord::Approved { on, title, number, until, .. } => {
                    let session = need.for_session.map(|id| store::sessions::get(read, id)).transpose()?;
                    let session = session.flatten().map(|of| format!("{} {}", of.held_on, of.title));
                    NeedDecision::Approved { on, by: title, number, until, session }
                }
                DecisionRecord::Refused { on, title, reason, .. } => {
                    NeedDecision::Refused { on, by: title, reason }
                }
            };
            Ok(lists::NeedLine {
                asked_on: need.asked_on,
                number: family_of(read, need.family)?.number,
                name: Household::of(read, need.family)?.name(),
                reason: need.reason,
                kinds: need.kinds,
                facts: need.facts,
                decision,
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::needs(lines, made_at(hands)))
}

fn consents(read: &Read, hands: &Hands) -> Reply<List> {
    let lines = store::exports::consents(read, hands.sees())?
        .into_iter()
        .map(|id| {
            let consent = store::consents::get(read, id)?.ok_or(Failure::Gone)?.consent;
            let family = consent.family;
            Ok(lists::ConsentLine {
                number: family_of(read, family)?.number,
                name: Household::of(read, family)?.name(),
                version: consent.policy_version,
                given_on: consent.given_on,
                withdrawn_on: match consent.standing {
                    Standing::Given => None,
                    Standing::Withdrawn { on } => Some(on),
                },
            })
        })
        .collect::<Reply<_>>()?;
    Ok(lists::consents(lines, made_at(hands)))
}

fn coverage_of(read: &Read, hands: &Hands, year: i32) -> Reply<List> {
    let lines = coverage(read, hands, Some(year))?
        .rows
        .into_iter()
        .map(|row| lists::CoverageLine {
            id: row.id,
            asks: row.asks,
            kept: row.kept,
            counts: row.counts.into_iter().map(|of| (of.label, of.count, of.unit)).collect(),
            papers: row.papers.iter().map(|kind| kind.0.name().to_owned()).collect(),
            decisions: row.decisions,
        })
        .collect();
    Ok(lists::coverage(year, lines, made_at(hands)))
}

/// A session this person may see the families of (§3).
fn own(read: &Read, hands: &Hands, id: Id<Session>) -> Reply<SessionRecord> {
    let session = session_of(read, id)?;
    hands.may(Deed::CarryOut, session.place)?;
    Ok(session)
}

fn consent_on(read: &Read, family: Id<Family>) -> Reply<Option<NaiveDate>> {
    Ok(store::consents::of_family(read, family)?
        .filter(|record| record.consent.standing == Standing::Given)
        .map(|record| record.consent.given_on))
}

/// A period ends on its first day or later.
fn begins_before_it_ends(from: NaiveDate, until: NaiveDate) -> Reply<()> {
    if until < from {
        return Err(Failure::field("list.until", Problem::EndsBeforeItBegins));
    }
    Ok(())
}

/// When the list is made, for the workbook's own properties.
fn made_at(hands: &Hands) -> chrono::NaiveDateTime {
    hands.now.naive_utc()
}

/// A moment as clocks in Japan show it.
fn clock(moment: DateTime<Utc>) -> NaiveTime {
    in_japan(moment).time()
}
