//! Finding anything (さがす): a name, a kit's number, a paper's code.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use domain::{codes::CheckCode, staff::Deed};
use store::families::Kept;

use crate::{
    Center, Failure, Reply,
    decisions::{DecisionBrief, keeping::saying},
    devices::{KitRow, keeping::kit_row},
    families::{FamilyRow, keeping::family_row},
    papers::{PaperRow, may_touch, paper_rows},
    wire::{LINE, optional},
};

/// Find by whatever was typed or scanned.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct Find {
    /// As typed.
    pub typed: String,
}

/// What was found, the likeliest first; at most ten of each.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct Found {
    /// Families, by name, kana, number or telephone number.
    pub families: Vec<FamilyRow>,
    /// Kits, by number or name.
    pub kits: Vec<KitRow>,
    /// Papers, by check code or number.
    pub papers: Vec<PaperRow>,
    /// Sessions, by title.
    pub sessions: Vec<FoundSession>,
    /// Decisions, by any of their words.
    pub decisions: Vec<DecisionBrief>,
}

/// A session that was found.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct FoundSession {
    /// Which.
    pub id: Uuid,
    /// Its name.
    pub title: String,
    /// Its day.
    pub held_on: NaiveDate,
    /// Where (short name).
    pub place: String,
}

/// The most of each kind that are shown.
const MOST: u32 = 10;

impl Center {
    /// Finds anything by whatever was typed or scanned.
    pub(crate) fn find(&mut self, request: Find) -> Reply<Found> {
        let (read, hands) = self.look();
        let typed = optional("typed", &request.typed, LINE)?;
        if typed.is_empty() {
            return Ok(Found {
                families: Vec::new(),
                kits: Vec::new(),
                papers: Vec::new(),
                sessions: Vec::new(),
                decisions: Vec::new(),
            });
        }
        let kept = hands.sees().map_or(Kept::Anywhere, Kept::At);
        let families = store::families::find(&read, kept, &typed, 0, MOST)?
            .iter()
            .map(|family| family_row(&read, family, hands.today()))
            .collect::<Reply<_>>()?;
        let kits = store::devices::find(&read, &typed, MOST)?
            .iter()
            .map(|kit| kit_row(&read, &hands, kit))
            .collect::<Reply<_>>()?;
        let papers = match CheckCode::read(&typed) {
            Ok(code) => store::papers::by_code(&read, code)?,
            Err(_) => store::papers::by_number(&read, &typed)?,
        };
        let papers = papers
            .into_iter()
            .filter(|paper| may_touch(&read, &hands, paper, Deed::LookAtRecords).is_ok())
            .collect();
        let sessions = store::sessions::titled(&read, hands.sees(), &typed, MOST)?
            .into_iter()
            .map(|session| {
                let place = store::places::get(&read, session.place)?.ok_or(Failure::Gone)?;
                Ok(FoundSession {
                    id: session.id.uuid(),
                    title: session.title,
                    held_on: session.held_on,
                    place: place.short_name,
                })
            })
            .collect::<Reply<_>>()?;
        let mut decisions = saying(&read, &typed, hands.today())?;
        decisions.truncate(MOST as usize);
        Ok(Found { families, kits, papers: paper_rows(&read, papers)?, sessions, decisions })
    }
}
