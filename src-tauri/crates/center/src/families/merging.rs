//! Merging (統合): two cards of one household become one, field by field as a person chooses.

use domain::{Id, consents::Standing, families::Family, staff::Deed};
use serde::{Deserialize, Serialize};
use store::{Read, families::PersonRecord};
use ts_rs::TS;
use uuid::Uuid;

use super::{
    FamilyFailure, FamilyRow, LanguageWire, LikenessWire, MemberCard, MemberEntry,
    alike::{known, traits_of},
    brief::{Household, family_of},
    card::member_card,
    deferment::share_deferments,
    entry::{Card, put_members},
    keeping::{family_row, records},
};
use crate::{
    Center, Reply,
    contract::Done,
    seen::{seen, still_as_seen},
};

/// Show two families side by side, to be merged.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MergeSheetRequest {
    /// The one whose number stays.
    pub kept: Uuid,
    /// The one that becomes part of it.
    pub gone: Uuid,
}

/// Two families side by side.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MergeSheet {
    /// The one whose number stays.
    pub kept: MergeSide,
    /// The one that becomes part of it.
    pub gone: MergeSide,
    /// Who of the one is who of the other.
    pub pairs: Vec<MemberPair>,
    /// How alike they are, and why.
    pub likeness: LikenessWire,
    /// Both cards as they are now, to be sent back with the choice.
    pub seen: String,
    /// Why they cannot be merged as they stand.
    pub hindrance: Option<FamilyFailure>,
}

/// One of the two, with all that can be chosen of it.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MergeSide {
    /// As lists show it.
    pub family: FamilyRow,
    /// The place that keeps it (short name).
    pub place: String,
    /// 住所.
    pub address: String,
    /// The language it is best spoken to in.
    pub language: LanguageWire,
    /// 配慮.
    pub consideration: String,
    /// What staff should know.
    pub note: String,
    /// The household.
    pub members: Vec<MemberCard>,
    /// What moves with it: applications.
    pub applications: u32,
    /// Consents.
    pub consents: u32,
    /// Loans, given back or not.
    pub loans: u32,
    /// Papers.
    pub papers: u32,
}

/// The same person, on both cards.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct MemberPair {
    /// On the card that stays.
    pub kept: Uuid,
    /// On the card that goes.
    pub gone: Uuid,
}

/// Merge two families: what the one has becomes the other's. The household is written as it was chosen;
/// members that are not named leave the card.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct MergeFamilies {
    /// The one whose number stays.
    pub kept: Uuid,
    /// The one that becomes part of it.
    pub gone: Uuid,
    /// Both cards as they were when they were chosen from.
    pub seen: String,
    /// 住所.
    pub address: String,
    /// The language it is best spoken to in.
    pub language: LanguageWire,
    /// 配慮.
    pub consideration: String,
    /// What staff should know.
    pub note: String,
    /// The household, of people from either card.
    pub members: Vec<MemberEntry>,
}

impl Center {
    /// Two families side by side. Both looks are written down (§8).
    pub(crate) fn merge_sheet(&mut self, request: MergeSheetRequest) -> Reply<MergeSheet> {
        let (kept, gone) = (request.kept.into(), request.gone.into());
        self.act("family_card", |write, hands| {
            for id in [kept, gone] {
                hands.may(Deed::LookAtRecords, family_of(write, id)?.place)?;
                store::families::mention(write, id)?;
            }
            Ok(())
        })?;
        let (read, hands) = self.look();
        let side = |id: Id<Family>| -> Reply<MergeSide> {
            let family = family_of(&read, id)?;
            let household = Household::of(&read, id)?;
            let place = store::places::get(&read, family.place)?.ok_or(crate::Failure::Gone)?;
            Ok(MergeSide {
                family: family_row(&read, &family, hands.today())?,
                place: place.short_name,
                address: family.address,
                language: family.language.into(),
                consideration: family.consideration,
                note: family.note,
                members: household.members.iter().map(|person| member_card(person, hands.today())).collect(),
                applications: store::applications::of_family(&read, id)?.len() as u32,
                consents: store::consents::all_of_family(&read, id)?.len() as u32,
                loans: store::loans::of_family(&read, id)?.len() as u32,
                papers: store::papers::of_family(&read, id)?.len() as u32,
            })
        };
        Ok(MergeSheet {
            kept: side(kept)?,
            gone: side(gone)?,
            pairs: pairs(&Household::of(&read, kept)?.members, &Household::of(&read, gone)?.members),
            likeness: traits_of(&read, kept)?.likeness(&traits_of(&read, gone)?).into(),
            seen: seen(&read, &both(&read, kept, gone)?)?,
            hindrance: hindrance(&read, kept, gone)?,
        })
    }

    /// Merges two families.
    pub(crate) fn merge_families(&mut self, request: MergeFamilies) -> Reply<Done> {
        self.act("merge_families", |write, hands| {
            let mut kept = family_of(write, request.kept.into())?;
            let gone = family_of(write, request.gone.into())?;
            hands.may(Deed::KeepRecords, kept.place)?;
            hands.may(Deed::KeepRecords, gone.place)?;
            if let Some(hindrance) = hindrance(write, kept.id, gone.id)? {
                return Err(hindrance.into());
            }
            still_as_seen(write, &both(write, kept.id, gone.id)?, &request.seen)?;
            Card {
                address: &request.address,
                language: request.language,
                consideration: &request.consideration,
                note: &request.note,
            }
            .write_on(&mut kept)?;
            store::families::put(write, &kept)?;
            let mut before = store::families::members(write, kept.id)?;
            let gones = store::families::members(write, gone.id)?;
            let same: Vec<_> = pairs(&before, &gones).iter().map(|pair| (pair.kept, pair.gone)).collect();
            before.extend(gones);
            share_deferments(&mut before, &same);
            put_members(write, hands, kept.id, &request.members, &before)?;
            store::families::merge_into(write, kept.id, gone.id)?;
            store::families::mention(write, kept.id)?;
            Ok(Done {})
        })
    }
}

fn both(read: &Read, kept: Id<Family>, gone: Id<Family>) -> Reply<Vec<(&'static str, Uuid)>> {
    let mut all = Vec::new();
    for id in [kept, gone] {
        all.extend(records(&family_of(read, id)?, &store::families::members(read, id)?));
    }
    Ok(all)
}

/// Why the two cannot become one as they stand.
fn hindrance(read: &Read, kept: Id<Family>, gone: Id<Family>) -> Reply<Option<FamilyFailure>> {
    if kept == gone {
        return Ok(Some(FamilyFailure::SameFamily));
    }
    if let Some((title, held_on)) = store::families::shared_sessions(read, kept, gone)?.into_iter().next() {
        return Ok(Some(FamilyFailure::BothApplied { title, held_on }));
    }
    // A consent that was taken back is taken back for the household (§4(3)): merging must not give it again.
    let mut given = None;
    let mut withdrawn = None;
    for id in [kept, gone] {
        if let Some(record) = store::consents::of_family(read, id)? {
            match record.consent.standing {
                Standing::Given => given = given.max(Some(record.consent.given_on)),
                Standing::Withdrawn { on } => withdrawn = withdrawn.max(Some(on)),
            }
        }
    }
    Ok(match (given, withdrawn) {
        (Some(given), Some(withdrawn)) if withdrawn >= given => Some(FamilyFailure::ConsentsDisagree),
        _ => None,
    })
}

/// Who of the one card is who of the other: those of one kind who are alike, each once.
fn pairs(kept: &[PersonRecord], gone: &[PersonRecord]) -> Vec<MemberPair> {
    let mut left: Vec<&PersonRecord> = gone.iter().collect();
    kept.iter()
        .filter_map(|person| {
            let at = left.iter().position(|other| known(person).is_same_as(&known(other)))?;
            Some(MemberPair { kept: person.id.uuid(), gone: left.remove(at).id.uuid() })
        })
        .collect()
}
