//! Series (くりかえしの予定): a session held again and again, planned in one act.

use chrono::NaiveDate;
use domain::{
    credentials::KEPT_SAFE,
    sessions::series::{End, MOST_TIMES, NotASeries, Occasion, Rhythm, Weeks, series},
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::{Read, sessions::SessionRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    PlanSession, SessionFailure,
    keeping::planned,
    months::{ClosedBecause, because},
};
use crate::{Center, Failure, Problem, Reply};

/// How often a session is held, always on the weekday of its first day.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(rename = "Rhythm", export_to = "center.ts")]
pub enum RhythmWire {
    /// 毎週.
    Weekly,
    /// 隔週.
    EveryOtherWeek,
    /// 毎月の第何週.
    Monthly {
        /// Weeks of the month, 1 to 5.
        weeks: Vec<u32>,
    },
}

/// When a series ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[ts(rename = "SeriesEnd", export_to = "center.ts")]
pub enum EndWire {
    /// After so many sessions; days that are skipped do not count.
    Times {
        /// How many.
        times: u32,
    },
    /// With a day.
    Until {
        /// Which.
        until: NaiveDate,
    },
}

/// Show the days a series would have.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SeriesDays {
    /// Where.
    pub place: Uuid,
    /// The first day.
    pub first: NaiveDate,
    /// How often.
    pub rhythm: RhythmWire,
    /// Until when.
    pub end: EndWire,
}

/// A day of a series.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct OccasionRow {
    /// Which.
    pub day: NaiveDate,
    /// Why it is skipped, if it is.
    pub closed: Option<ClosedBecause>,
}

/// Plan a session and all that follow it.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct PlanSeries {
    /// The first of them; ＩＤ等 are issued one set a session (§5(1)), so it names none.
    pub plan: PlanSession,
    /// How often.
    pub rhythm: RhythmWire,
    /// Until when.
    pub end: EndWire,
}

/// A series was planned.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct SeriesPlanned {
    /// The first that was planned.
    pub first: Uuid,
    /// How many.
    pub planned: u32,
    /// The days that were skipped: closed ones, and those on which it stands already.
    pub skipped: Vec<NaiveDate>,
}

impl Center {
    /// The days a series would have.
    pub(crate) fn series_days(&mut self, request: SeriesDays) -> Reply<Vec<OccasionRow>> {
        let (read, hands) = self.look();
        let place = request.place.into();
        hands.may(Deed::LookAtRecords, place)?;
        occasions(&read, request.place, request.first, &request.rhythm, request.end)?
            .into_iter()
            .map(|Occasion { day, closed }| {
                let closed = closed.map(|closed| because(&read, place, day, closed)).transpose()?;
                Ok(OccasionRow { day, closed })
            })
            .collect()
    }

    /// Plans a session and all that follow it, as one act.
    pub(crate) fn plan_series(&mut self, request: PlanSeries) -> Reply<SeriesPlanned> {
        self.act("plan_series", |write, hands| {
            let plan = &request.plan;
            if !plan.meeting_id.trim().is_empty() || !plan.passcode.trim().is_empty() {
                return Err(SessionFailure::OneSetEach { clause: KEPT_SAFE.to_string() }.into());
            }
            let pattern = planned(write, hands, hands.fresh(), plan)?;
            let (mut days, mut skipped) = (Vec::new(), Vec::new());
            for occasion in occasions(write, plan.place, plan.held_on, &request.rhythm, request.end)? {
                let there = store::sessions::between(write, Some(pattern.place), occasion.day, occasion.day)?;
                let stands =
                    there.iter().any(|one| one.starts_at == pattern.starts_at && one.title == pattern.title);
                if occasion.closed.is_some() || stands {
                    skipped.push(occasion.day);
                } else {
                    days.push(occasion.day);
                }
            }
            let mut first = None;
            for held_on in &days {
                let shift = *held_on - pattern.held_on;
                let mut offer = pattern.offer.clone();
                offer.window = offer.window.map(|(from, until)| (from + shift, until + shift));
                let session =
                    SessionRecord { id: hands.fresh(), held_on: *held_on, offer, ..pattern.clone() };
                store::sessions::put(write, &session)?;
                first.get_or_insert(session.id);
            }
            let first = first.ok_or(SessionFailure::NoDayLeft)?;
            Ok(SeriesPlanned { first: first.uuid(), planned: days.len() as u32, skipped })
        })
    }
}

fn occasions(
    read: &Read,
    place: Uuid,
    first: NaiveDate,
    rhythm: &RhythmWire,
    end: EndWire,
) -> Reply<Vec<Occasion>> {
    let rhythm = match rhythm {
        RhythmWire::Weekly => Rhythm::Weekly,
        RhythmWire::EveryOtherWeek => Rhythm::EveryOtherWeek,
        RhythmWire::Monthly { weeks } => Rhythm::Monthly(Weeks::new(weeks.iter().copied()).map_err(refused)?),
    };
    let end = match end {
        EndWire::Times { times } => End::Times(times),
        EndWire::Until { until } => End::Until(until),
    };
    let open = store::loans::open_days(read, place.into())?;
    series(first, &rhythm, end, &open).map_err(refused)
}

fn refused(reason: NotASeries) -> Failure {
    match reason {
        NotASeries::NoWeek => Failure::field("rhythm.weeks", Problem::Empty),
        NotASeries::Times => Failure::field("end.times", Problem::OutOfBounds { least: 1, most: MOST_TIMES }),
        NotASeries::TooLong => Failure::field("end.until", Problem::NotASpan),
        NotASeries::NoDay => SessionFailure::NoDayLeft.into(),
    }
}
