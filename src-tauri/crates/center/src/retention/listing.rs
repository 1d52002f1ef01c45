//! What is to go (廃棄予定): every record judged as of today.

use std::collections::{BTreeMap, HashMap};

use domain::{
    calendar::fiscal_year,
    retention::{Hold, Kind, Standing, paper_years, standing},
    staff::Deed,
};
use store::{
    Read,
    retention::{Disposal, Unit, What, units},
};
use uuid::Uuid;

use super::{
    DisposalBrief, DisposalCount, DuePage, DueRecords, DueRow, KeptRow, RetentionKindRow, RetentionRequest,
    RetentionSheet, claims::claim_row,
};
use crate::{
    Center, Reply, backups::count, families::brief::family_of, hands::Hands, loans::rows::staff_name,
    world::in_japan,
};

/// Records a page shows.
const PAGE: usize = 50;

/// A record, and what is to become of it.
pub(crate) struct Judged {
    pub(crate) unit: Unit,
    pub(crate) standing: Standing,
}

impl Judged {
    pub(crate) fn is_due(&self) -> bool {
        matches!(self.standing, Standing::Due { .. })
    }
}

impl Center {
    /// How long records are kept, and what is to go.
    pub(crate) fn retention(&mut self, RetentionRequest {}: RetentionRequest) -> Reply<RetentionSheet> {
        let (read, hands) = self.look();
        let years = store::retention::years(&read)?;
        let bases = store::retention::bases(&read)?;
        let judged = judged(&read, &hands, &|_, _| false)?;
        let of = |kind: Kind| judged.iter().filter(move |judged| judged.unit.kind == kind);
        let kinds = years
            .iter()
            .map(|(kind, years)| RetentionKindRow {
                kind: (*kind).into(),
                name: kind.name().to_owned(),
                purpose: kind.purpose().to_owned(),
                basis: bases.get(kind).cloned().unwrap_or_default(),
                holds: kind.holds().to_owned(),
                counted_from: kind.counted_from().to_owned(),
                years: *years,
                kept: count(of(*kind).count() as u64),
                due: count(of(*kind).filter(|judged| judged.is_due()).count() as u64),
                held: count(
                    of(*kind).filter(|judged| matches!(judged.standing, Standing::Held { .. })).count()
                        as u64,
                ),
            })
            .collect();
        let (mut waiting, mut past) = (None, Vec::new());
        for disposal in store::retention::disposals(&read)? {
            let brief = brief(&read, &hands, &disposal, &judged)?;
            match disposal.outcome {
                None => waiting = Some(brief),
                Some(_) => past.push(brief),
            }
        }
        let mut claims = Vec::new();
        for claim in store::retention::open_claims(&read)? {
            if hands.may(Deed::LookAtRecords, family_of(&read, claim.family)?.place).is_ok() {
                claims.push(claim_row(&read, claim)?);
            }
        }
        Ok(RetentionSheet {
            kinds,
            waiting,
            past,
            claims,
            decides: hands.may(Deed::LetRecordsGo, hands.me.place.id).is_ok(),
        })
    }

    /// The records of a kind whose years are over: what goes, and what is held back.
    pub(crate) fn due_records(&mut self, request: DueRecords) -> Reply<DuePage> {
        let (read, hands) = self.look();
        hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
        let kind = Kind::from(request.kind);
        let mut rows = Vec::new();
        for Judged { unit, standing } in judged(&read, &hands, &|_, _| false)? {
            let (since, holds) = match standing {
                Standing::Due { since } => (since, Vec::new()),
                Standing::Held { since, holds } => (since, holds),
                Standing::Kept { .. } => continue,
            };
            if unit.kind == kind {
                rows.push((since, holds, unit));
            }
        }
        rows.sort_by_key(|(since, ..)| *since);
        let found = rows.len();
        let rows = rows.into_iter().skip(request.page as usize * PAGE).take(PAGE);
        let rows = rows.map(|(since, holds, unit)| {
            let family = unit.family.map(|family| store::families::get(&read, family.into())).transpose()?;
            Ok(DueRow {
                kind: kind.into(),
                record: unit.record,
                label: unit.label,
                family: unit.family,
                family_number: family.flatten().map(|family| family.number),
                since,
                holds: holds.into_iter().map(Into::into).collect(),
            })
        });
        Ok(DuePage {
            rows: rows.collect::<Reply<_>>()?,
            count: count(found as u64),
            page_length: PAGE as u32,
        })
    }
}

/// Every record with what is to become of it today. A family stays while a record about it does, be it that `stays`
/// says so.
pub(crate) fn judged(read: &Read, hands: &Hands, stays: &dyn Fn(Kind, Uuid) -> bool) -> Reply<Vec<Judged>> {
    let today = hands.today();
    let years = store::retention::years(read)?;
    let years_of = |unit: &Unit| {
        let set = years.get(&unit.kind).copied().unwrap_or_else(|| unit.kind.usual_years());
        match unit.paper {
            Some(paper) => paper_years(paper, set),
            None => Some(set),
        }
    };
    let mut found = Vec::new();
    let mut remaining: HashMap<Uuid, u32> = HashMap::new();
    let (families, others): (Vec<Unit>, Vec<Unit>) =
        units(read, today)?.into_iter().partition(|unit| unit.kind == Kind::Families);
    for unit in others {
        // A paper that tells of nobody is no matter of this.
        let Some(years) = years_of(&unit) else { continue };
        let standing = standing(&unit.judged, years, today);
        let judged = Judged { unit, standing };
        if let Some(family) = judged.unit.family
            && (!judged.is_due() || stays(judged.unit.kind, judged.unit.record))
        {
            *remaining.entry(family).or_default() += 1;
        }
        found.push(judged);
    }
    for mut unit in families {
        if remaining.contains_key(&unit.record) {
            unit.judged.holds.push(Hold::OtherRecords);
        }
        let years = years_of(&unit).unwrap_or_else(|| unit.kind.usual_years());
        let standing = standing(&unit.judged, years, today);
        found.push(Judged { unit, standing });
    }
    Ok(found)
}

/// How many of each kind go by a list, as it was drawn up.
pub(crate) fn counts(read: &Read, disposal: Uuid) -> Reply<BTreeMap<Kind, u32>> {
    let mut counts = BTreeMap::new();
    for line in store::retention::lines(read, disposal)?.iter().filter(|line| line.kept_for.is_empty()) {
        *counts.entry(line.kind).or_insert(0) += 1;
    }
    Ok(counts)
}

/// 職・氏名 of who drew a list up or decided it: an older backup may not know them.
pub(crate) fn who(read: &Read, staff: domain::Id<domain::staff::Staff>) -> Reply<String> {
    match store::staff::get(read, staff)? {
        Some(_) => staff_name(read, staff),
        None => Ok("（名簿にない職員）".to_owned()),
    }
}

fn brief(read: &Read, hands: &Hands, disposal: &Disposal, judged: &[Judged]) -> Reply<DisposalBrief> {
    let decided = disposal.outcome.as_ref();
    let label = |record: Uuid| {
        let unit = judged.iter().find(|judged| judged.unit.record == record);
        unit.map(|judged| judged.unit.label.clone()).unwrap_or_default()
    };
    let kept = store::retention::lines(read, disposal.id)?
        .into_iter()
        .filter(|line| !line.kept_for.is_empty())
        .map(|line| KeptRow {
            name: line.kind.name().to_owned(),
            label: label(line.record),
            reason: line.kept_for,
        });
    Ok(DisposalBrief {
        disposal: disposal.id,
        number: disposal.number.clone(),
        as_of: disposal.as_of,
        proposed_on: in_japan(disposal.proposed_at).date_naive(),
        proposed_by: who(read, disposal.proposed_by)?,
        proposed_by_me: disposal.proposed_by == hands.me.id,
        decided_on: decided.map(|decided| in_japan(decided.at).date_naive()),
        decided_by: decided.map(|decided| who(read, decided.by)).transpose()?,
        returned_for: decided.and_then(|decided| match &decided.what {
            What::Erased => None,
            What::Returned { reason } => Some(reason.clone()),
        }),
        counts: counts(read, disposal.id)?
            .into_iter()
            .map(|(kind, count)| DisposalCount { name: kind.name().to_owned(), count })
            .collect(),
        kept: kept.collect(),
    })
}

/// The prefix of a new list's number.
pub(super) fn number_prefix(hands: &Hands) -> String {
    format!("{}-棄-{}-", hands.me.place.prefix, fiscal_year(hands.today()))
}
