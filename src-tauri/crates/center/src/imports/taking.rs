//! Taking rows (行の取り込み): what is ready becomes families and applications, and can be given back.

use chrono::NaiveTime;
use domain::{Id, applications::Application, families::Family, staff::Deed};
use store::{
    Write,
    imports::{ImportRecord, RowRecord, RowStanding},
};

use super::{
    ImportFailure, ImportReturned, ReturnImport, RowStays, RowsTaken, TakeRows,
    bringing::open,
    judging::{Judge, Judged, Plan},
};
use crate::{
    Center, Failure, Problem, Reply,
    applications::{Apply, ChannelWire, EnvironmentWire, ReadinessWire, taking::take},
    families::{
        brief::Household,
        keeping::{next_number, register},
    },
    hands::Hands,
};

/// The most rows one act takes.
const MOST: u32 = 500;

impl Center {
    /// Takes the next rows that are ready, as one act. What is not ready stays as it is.
    pub(crate) fn take_rows(&mut self, request: TakeRows) -> Reply<RowsTaken> {
        if !(1..=MOST).contains(&request.most) {
            return Err(Failure::field("most", Problem::OutOfBounds { least: 1, most: MOST }));
        }
        self.act("take_rows", |write, hands| {
            let import = open(write, hands, request.import)?;
            hands.may(Deed::KeepRecords, import.place)?;
            let mut judge = Judge::of(write, &import, hands.today())?;
            let mut numbers = Numbers::from(next_number(write, hands)?);
            let mut done = RowsTaken::default();
            for row in store::imports::rows(write, import.id)? {
                if row.number <= request.after {
                    judge.pass(&row);
                    continue;
                }
                if done.taken == request.most {
                    return Ok(done);
                }
                done.reached = Some(row.number);
                let Judged { said, plan: Some(plan), .. } = judge.judge(&row)? else { continue };
                let number = row.number;
                let family = Taking { write, hands, import: &import, done: &mut done, numbers: &mut numbers }
                    .take(row, &said, plan)
                    .map_err(|failure| refused(number, failure))?;
                judge.became(family);
            }
            done.reached = None;
            Ok(done)
        })
    }

    /// Gives back what an import became, row by row, where nothing stands on it since.
    pub(crate) fn return_import(&mut self, request: ReturnImport) -> Reply<ImportReturned> {
        self.act("return_import", |write, hands| {
            let import = open(write, hands, request.import)?;
            let mut answer = ImportReturned { returned: 0, stays: Vec::new() };
            let rows = store::imports::rows(write, import.id)?;
            for mut row in rows.into_iter().rev().filter(|row| row.standing == RowStanding::Taken) {
                let name = match row.family {
                    Some(family) => Household::of(write, family)?.name(),
                    None => String::new(),
                };
                if !give_back(write, &mut row)? {
                    answer.stays.push(RowStays { number: row.number, name });
                    continue;
                }
                answer.returned += 1;
            }
            answer.stays.reverse();
            Ok(answer)
        })
    }
}

/// A failure of the disk or the program is one of the whole act; a rule's names its row.
fn refused(number: u32, failure: Failure) -> Failure {
    match failure {
        Failure::Broken | Failure::DiskFull | Failure::RoomMade | Failure::Locked => failure,
        failure => ImportFailure::RowRefused { number, failure: Box::new(failure) }.into(),
    }
}

/// Running numbers of one act, drawn once.
struct Numbers {
    prefix: String,
    next: u32,
}

impl From<String> for Numbers {
    fn from(first: String) -> Self {
        let at = first.rfind('-').map_or(0, |at| at + 1);
        Self { prefix: first[..at].to_owned(), next: first[at..].parse().unwrap_or(1) }
    }
}

impl Numbers {
    fn draw(&mut self) -> String {
        let number = format!("{}{:04}", self.prefix, self.next);
        self.next += 1;
        number
    }
}

/// What one row is taken with.
struct Taking<'a> {
    write: &'a Write<'a>,
    hands: &'a Hands<'a>,
    import: &'a ImportRecord,
    done: &'a mut RowsTaken,
    numbers: &'a mut Numbers,
}

impl Taking<'_> {
    fn take(self, mut row: RowRecord, said: &super::reading::Said, plan: Plan) -> Reply<Id<Family>> {
        let Self { write, hands, done, .. } = self;
        let family = match plan.family {
            Some(family) => {
                add(write, hands, family, said, &plan)?;
                family
            }
            None => {
                done.families += 1;
                register(write, hands, &said.household, self.numbers.draw())?.id
            }
        };
        row.new_family = plan.family.is_none();
        row.application = match plan.session {
            Some(session) => {
                // Midnight of the day it was applied for; the day itself is not yet over.
                let received_at = said
                    .received_on
                    .map(|day| hands.moment(day, NaiveTime::MIN))
                    .filter(|at| *at < hands.now)
                    .unwrap_or(hands.now);
                let applied = take(
                    write,
                    hands,
                    Apply {
                        session: session.uuid(),
                        family: family.uuid(),
                        channel: ChannelWire::Online,
                        environment: OWN,
                        installed_on: None,
                        tested_on: None,
                        participants: None,
                        minor_consent_on: None,
                        override_reason: row.override_reason.clone(),
                    },
                    received_at,
                )?;
                done.applications += 1;
                done.waiting += u32::from(applied.waiting);
                Some(applied.application.into())
            }
            None => None,
        };
        row.family = Some(family);
        row.receipt = plan.receipt;
        row.standing = RowStanding::Taken;
        row.import = self.import.id;
        store::imports::put_row(write, &row)?;
        done.taken += 1;
        Ok(family)
    }
}

/// §4(1): the environment is the participant's own, unless the form is asked otherwise.
const OWN: EnvironmentWire = EnvironmentWire {
    line: ReadinessWire::Own,
    device: ReadinessWire::Own,
    camera: ReadinessWire::Own,
    microphone: ReadinessWire::Own,
    speaker: ReadinessWire::Own,
};

/// Puts whoever of the row is not there yet on the family's card.
fn add(
    write: &Write,
    hands: &Hands,
    family: Id<Family>,
    said: &super::reading::Said,
    plan: &Plan,
) -> Reply<()> {
    let members = store::families::members(write, family)?;
    let next = members.iter().map(|member| member.position + 1).max().unwrap_or(0);
    for (position, at) in (next..).zip(&plan.adds) {
        if let Some(person) = said.people.get(*at) {
            let mut person = person.clone();
            (person.id, person.family, person.position) = (hands.fresh(), family, position);
            store::families::put_person(write, &person)?;
        }
    }
    Ok(())
}

/// Takes back what a row became, unless something else names it; the row waits again.
fn give_back(write: &Write, row: &mut RowRecord) -> Reply<bool> {
    let (application, family) = (row.application, row.family);
    if let Some(application) = application
        && is_used(write, "applications", application.uuid(), &["import_rows"])?
    {
        return Ok(false);
    }
    let made = family.filter(|_| row.new_family);
    row.standing = RowStanding::Waiting;
    (row.application, row.receipt, row.family, row.new_family) = (None, None, None, false);
    store::imports::put_row(write, row)?;
    if let Some(application) = application {
        remove_application(write, application)?;
    }
    if let Some(family) = made {
        let members = store::families::members(write, family)?;
        let mut used = is_used(write, "families", family.uuid(), &["persons"])?;
        for person in &members {
            used |= is_used(write, "persons", person.id.uuid(), &[])?;
        }
        if !used {
            for person in members {
                store::families::remove_person(write, person.id)?;
            }
            store::families::remove(write, family)?;
        }
    }
    Ok(true)
}

/// Whether any record but those of `but` names this one.
fn is_used(write: &Write, table: &str, id: uuid::Uuid, but: &[&str]) -> Reply<bool> {
    Ok(store::imports::named_by(write, table, id)?.iter().any(|naming| !but.contains(&naming.as_str())))
}

fn remove_application(write: &Write, id: Id<Application>) -> Reply<()> {
    Ok(store::applications::remove(write, id)?)
}
