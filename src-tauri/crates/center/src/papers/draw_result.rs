//! 抽選結果: the order in which the lots of a session were drawn, and what became of each.

use domain::{
    calendar::{time_in_words, wareki_with_weekday},
    staff::Deed,
};
use store::applications::Seat;
use uuid::Uuid;

use super::{
    consent::{SessionWords, on_paper},
    contents::{OnPaper, Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{
    Reply,
    applications::judging::heads,
    families::brief::{Household, family_of},
    sessions::{SessionFailure, keeping::session_of},
    world::in_japan,
};

kept! {
    paper DrawResultPaper {
        session: SessionWords,
        drawn_at: String,
        seed: String,
        capacity: u32,
        persons: Option<u32>,
        lots: Vec<LotWords>,
    }
}

kept! {
    line LotWords of LotLine {
        lot: u32,
        number: String,
        name: String,
        heads: u32,
        result: ResultWords,
    }
}

/// What became of a lot.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum ResultWords {
    Seat,
    Waits,
    Withdrawn,
}

impl OnPaper for ResultWords {
    type Paper = documents::LotResult;

    fn on_paper(self) -> Self::Paper {
        match self {
            Self::Seat => documents::LotResult::Seat,
            Self::Waits => documents::LotResult::Waits,
            Self::Withdrawn => documents::LotResult::Withdrawn,
        }
    }
}

pub(super) fn gather(gathering: &Gathering, session: Uuid) -> Reply<Ready> {
    let read = gathering.read;
    let session = session_of(read, session.into())?;
    gathering.hands.may(Deed::LookAtRecords, session.place)?;
    let (seed, at) = session.drawn.ok_or(SessionFailure::NoDraw)?;
    let mut drawn = store::applications::of_session(read, session.id)?;
    let stand = drawn.len();
    drawn.extend(store::applications::withdrawn(read, session.id)?);
    let mut lots = Vec::new();
    for (at, application) in drawn.iter().enumerate() {
        // Who applied after the draw has no lot.
        let Some(lot) = application.lot else { continue };
        lots.push(LotWords {
            lot,
            number: family_of(read, application.family)?.number,
            name: Household::of(read, application.family)?.name(),
            heads: heads(read, application.family, application.id)? as u32,
            result: match application.seat {
                _ if at >= stand => ResultWords::Withdrawn,
                Seat::Taken => ResultWords::Seat,
                Seat::Waiting => ResultWords::Waits,
            },
        });
    }
    lots.sort_by_key(|line| line.lot);
    let at = in_japan(at);
    let says = Says {
        session: on_paper(gathering, &session)?,
        drawn_at: format!("{}　{}", wareki_with_weekday(at.date_naive()), time_in_words(at.time())),
        seed: format!("{seed:016x}"),
        capacity: session.capacity,
        persons: session.offer.persons,
        lots,
    };
    Ok(Ready {
        family: None,
        subject: Some(session.id.uuid()),
        says: Kept::DrawResult(says),
        version: gathering.version_on(session.held_on)?,
    })
}
