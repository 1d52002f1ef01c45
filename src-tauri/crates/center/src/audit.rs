//! Requests about auditing (監査): the whole journal, by who, what, when and whose card (§8).

pub(crate) mod marks;

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{Days, NaiveDate, NaiveTime};
use domain::staff::Deed;
use serde::{Deserialize, Serialize};
use sheets::{Cell, Column, List, to_xlsx};
use store::{Asked, AuditedEntry, Read};
use ts_rs::TS;
use uuid::Uuid;

use crate::{
    Center, Failure, Problem, Reply,
    exports::{Exported, Left},
    families::brief::{Household, family_of},
    hands::Hands,
    wire::{LINE, needed},
    world::in_japan,
};

/// Entries on a page.
const PAGE: u32 = 50;
/// Families named beside an entry; a table that was brought in is about hundreds.
const MOST_FAMILIES: usize = 5;
/// The most entries a file holds; more than that is asked for in parts.
const MOST: u32 = 50_000;

/// The columns of a workbook.
const HEADINGS: [&str; 8] =
    ["番号", "記録した日時", "だれが", "所", "したこと", "家庭", "変えたところ", "取り消した番号"];

/// Show a page of the journal.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AuditRequest {
    /// Which entries.
    pub asked: AuditAsked,
    /// Which page, from 0.
    pub page: u32,
}

/// Which entries of the journal; what is none does not matter.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct AuditAsked {
    /// Who did it.
    pub actor: Option<Uuid>,
    /// What was done, by its name.
    pub act: Option<String>,
    /// From this day.
    pub from: Option<NaiveDate>,
    /// To this day, which counts.
    pub to: Option<NaiveDate>,
    /// Whose card.
    pub family: Option<Uuid>,
}

/// A page of the journal.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AuditPage {
    /// The entries, the latest first.
    pub rows: Vec<AuditRow>,
    /// How many there are in all.
    pub total: u32,
    /// How many stand on a page.
    pub page_length: u32,
    /// Everyone who is in the journal.
    pub actors: Vec<AuditActor>,
    /// Everything that was ever done, by its name.
    pub acts: Vec<String>,
}

/// Someone who is in the journal.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AuditActor {
    /// Who.
    pub id: Uuid,
    /// By the name they had last.
    pub name: String,
}

/// An entry, as an auditor reads it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AuditRow {
    /// Which (`1-42`).
    pub entry: String,
    /// What was done, by its name.
    pub act: String,
    /// Who, by the name they had then.
    pub actor: String,
    /// Where.
    pub place: String,
    /// When it was entered (RFC 3339).
    pub entered_at: String,
    /// When it happened, where that was more than a minute apart (RFC 3339).
    pub happened_at: Option<String>,
    /// Whose card it changed or looked at.
    pub families: Vec<AuditFamily>,
    /// How many fields it changed.
    pub changes: u32,
    /// The entry it took back.
    pub reverses: Option<String>,
}

/// A family an entry is about.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct AuditFamily {
    /// Which.
    pub id: Uuid,
    /// 家庭の番号.
    pub number: String,
    /// Whose.
    pub name: String,
}

/// Write entries of the journal into a workbook. That it was written is an entry too.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ExportAudit {
    /// Which entries.
    pub asked: AuditAsked,
    /// 用途.
    pub purpose: String,
    /// What acts are called, by their names in the journal: words are the screen's.
    pub called: BTreeMap<String, String>,
}

impl Center {
    /// A page of the journal: of every place for the division, of their own for a head.
    pub(crate) fn audit(&mut self, request: AuditRequest) -> Reply<AuditPage> {
        let (read, hands) = self.look();
        hands.may(Deed::Audit, hands.me.place.id)?;
        let (total, lines) =
            read.audited(&asked(&hands, &request.asked)?, request.page, PAGE, MOST_FAMILIES)?;
        let (actors, acts) = (read.doers()?, read.deeds()?);
        Ok(AuditPage {
            rows: lines.iter().map(|line| row(&read, line)).collect::<Reply<_>>()?,
            total: u32::try_from(total).unwrap_or(u32::MAX),
            page_length: PAGE,
            actors: actors.into_iter().map(|(id, name)| AuditActor { id, name }).collect(),
            acts,
        })
    }

    /// The same entries as a workbook; they are read before it is an entry itself.
    pub(crate) fn export_audit(&mut self, request: ExportAudit) -> Reply<Exported> {
        let (read, hands) = self.look();
        hands.may(Deed::Audit, hands.me.place.id)?;
        hands.may(Deed::CarryOut, hands.me.place.id)?;
        let purpose = needed("purpose", &request.purpose, LINE)?;
        let (_, lines) = read.audited(&asked(&hands, &request.asked)?, 0, MOST, MOST_FAMILIES)?;
        let rows =
            lines.iter().map(|line| cells(&row(&read, line)?, &request.called)).collect::<Reply<Vec<_>>>()?;
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let list = List {
            title: "監査の記録".to_owned(),
            columns: HEADINGS.map(|heading| Column { heading: heading.to_owned() }).into(),
            rows,
            made_at: hands.now.naive_utc(),
        };
        let file_name = format!("{}_{}.xlsx", list.title, hands.today().format("%Y%m%d"));
        let bytes = to_xlsx(&list).map_err(|error| {
            tracing::error!(%error, "the journal does not fit a workbook");
            Failure::Broken
        })?;
        self.act("export_audit", |write, hands| {
            let medium = String::new();
            Left { list: "audit", format: "xlsx", rows: count, purpose, medium }.on_record(write, hands)
        })?;
        Ok(Exported { file_name, bytes: STANDARD.encode(bytes), rows: count })
    }
}

/// What is asked of the journal, as far as this person sees it (§3).
pub(crate) fn asked(hands: &Hands, asked: &AuditAsked) -> Reply<Asked> {
    if let (Some(from), Some(to)) = (asked.from, asked.to)
        && from > to
    {
        return Err(Failure::field("asked.to", Problem::NotASpan));
    }
    let midnight = |day: NaiveDate| hands.moment(day, NaiveTime::MIN);
    Ok(Asked {
        actor: asked.actor,
        act: asked.act.clone(),
        from: asked.from.map(midnight),
        before: asked.to.and_then(|day| day.checked_add_days(Days::new(1))).map(midnight),
        place: hands.sees().map(|place| place.uuid()),
        family: asked.family,
    })
}

fn row(read: &Read, line: &AuditedEntry) -> Reply<AuditRow> {
    let apart = (line.entered_at - line.happened_at).num_seconds().abs() > 60;
    Ok(AuditRow {
        entry: line.entry.to_string(),
        act: line.act.clone(),
        actor: line.actor_name.clone(),
        place: store::places::get(read, line.place.into())?.map(|place| place.short_name).unwrap_or_default(),
        entered_at: in_japan(line.entered_at).to_rfc3339(),
        happened_at: apart.then(|| in_japan(line.happened_at).to_rfc3339()),
        // A family that is gone has no name any more; that something was done with it stays.
        families: line.families.iter().filter_map(|id| family(read, *id).ok()).collect(),
        changes: line.changes,
        reverses: line.reverses.map(|entry| entry.to_string()),
    })
}

fn family(read: &Read, id: Uuid) -> Reply<AuditFamily> {
    let number = family_of(read, id.into())?.number;
    Ok(AuditFamily { id, number, name: Household::of(read, id.into())?.name() })
}

fn cells(row: &AuditRow, called: &BTreeMap<String, String>) -> Reply<Vec<Cell>> {
    let families: Vec<String> =
        row.families.iter().map(|family| format!("{} {}", family.number, family.name)).collect();
    Ok(vec![
        Cell::Text(row.entry.clone()),
        Cell::Text(row.entered_at.clone()),
        Cell::Text(row.actor.clone()),
        Cell::Text(row.place.clone()),
        Cell::Text(called.get(&row.act).unwrap_or(&row.act).clone()),
        Cell::Text(families.join("、")),
        Cell::Number(row.changes.into()),
        row.reverses.clone().map_or(Cell::Nothing, Cell::Text),
    ])
}
