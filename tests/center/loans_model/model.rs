//! The model: kits, loans and reservations, counted day by day.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use tests::day;
use uuid::Uuid;

use super::{BEGUN, BUFFER, HOMES};

/// Days of rest in the winter the runs go through, from the city's calendar.
const REST: [&str; 9] = [
    "2026-12-29",
    "2026-12-30",
    "2026-12-31",
    "2027-01-01",
    "2027-01-02",
    "2027-01-03",
    "2027-01-11",
    "2027-02-11",
    "2027-02-23",
];

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    Fine,
    Broken,
    Lost,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kit {
    pub(super) home: usize,
    pub(super) lies_at: usize,
    pub(super) way: Option<Way>,
    /// The day it last came from another place.
    pub(super) came_on: Option<NaiveDate>,
    /// The day it was wiped and tested, if it was since.
    pub(super) checked_on: Option<NaiveDate>,
    pub(super) repair_since: Option<NaiveDate>,
    pub(super) repaired_on: Option<NaiveDate>,
    pub(super) parts: [Part; 3],
}

/// A kit on its way, and the reservation it goes for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Way {
    pub(super) to: usize,
    pub(super) sent_on: NaiveDate,
    pub(super) serves: Option<usize>,
}

/// What a family asked for, and from when until when the city found it in need.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Need {
    pub(super) id: Uuid,
    pub(super) family: usize,
    pub(super) asked_on: NaiveDate,
    pub(super) decided: Option<Decided>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Decided {
    Approved(NaiveDate, NaiveDate),
    Refused,
}

impl Need {
    /// Whether it holds on a day.
    pub(super) fn holds(&self, on: NaiveDate) -> bool {
        matches!(self.decided, Some(Decided::Approved(from, until)) if from <= on && on <= until)
    }

    /// Whether what is lent for it may be due on a day.
    pub(super) fn reaches(&self, due_on: NaiveDate) -> bool {
        matches!(self.decided, Some(Decided::Approved(_, until)) if due_on <= until)
    }
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Line {
    Out,
    Back(NaiveDate),
    Lost,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Loan {
    pub(super) id: Uuid,
    pub(super) need: usize,
    pub(super) kit: usize,
    pub(super) lent_on: NaiveDate,
    pub(super) due_on: NaiveDate,
    pub(super) lines: [Line; 3],
    /// What came back: when, which part, and where.
    pub(super) backs: Vec<(NaiveDate, usize, usize)>,
    pub(super) returned_on: Option<NaiveDate>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reserved {
    pub(super) id: Uuid,
    pub(super) need: usize,
    pub(super) at: usize,
    pub(super) from: NaiveDate,
    pub(super) until: NaiveDate,
    pub(super) waiting: bool,
    pub(super) open: bool,
}

/// All that acts change; a copy of it is what undoing goes back to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct World {
    pub(super) needs: Vec<Need>,
    pub(super) kits: Vec<Kit>,
    pub(super) loans: Vec<Loan>,
    pub(super) reserved: Vec<Reserved>,
}

pub(super) struct Model {
    pub(super) now: World,
    pub(super) before: Option<World>,
    pub(super) today: NaiveDate,
}

pub(super) fn is_open(day: NaiveDate) -> bool {
    day.weekday() != Weekday::Sun && !REST.contains(&day.to_string().as_str())
}

pub(super) fn due_day(first: NaiveDate, wanted: NaiveDate) -> NaiveDate {
    let open = |day: &NaiveDate| is_open(*day);
    let back = (0..400).map(|days| wanted - Days::new(days)).take_while(|day| *day > first).find(open);
    back.unwrap_or(if is_open(first) { first } else { wanted })
}

pub(super) fn days(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= until)
}

pub(super) fn year_end() -> NaiveDate {
    day("2027-03-31")
}

impl Model {
    pub(super) fn open_loan(&self, kit: usize) -> Option<usize> {
        self.now.loans.iter().position(|loan| loan.kit == kit && loan.returned_on.is_none())
    }

    pub(super) fn is_whole(&self, kit: usize) -> bool {
        self.now.kits[kit].parts[..2].iter().all(|part| *part == Part::Fine)
    }

    /// The need a family asked for last.
    pub(super) fn need_of(&self, family: usize) -> usize {
        self.now.needs.iter().rposition(|need| need.family == family).expect("each family asked once")
    }

    /// Since when a kit waits, or waited, for its check.
    pub(super) fn back_since(&self, kit: usize) -> NaiveDate {
        let back = self.now.loans.iter().filter(|loan| loan.kit == kit).filter_map(|loan| loan.returned_on);
        back.chain(self.now.kits[kit].repaired_on).chain([day(BEGUN)]).max().expect("a day")
    }

    /// Since when a kit is where it lies.
    pub(super) fn here_since(&self, kit: usize) -> NaiveDate {
        self.back_since(kit).max(self.now.kits[kit].came_on.unwrap_or(day(BEGUN)))
    }

    /// The reservation a kit of a place would serve.
    pub(super) fn served(&self, need: usize, at: usize) -> Option<usize> {
        let promised = |n: &usize| {
            let reserved = &self.now.reserved[*n];
            reserved.open && !reserved.waiting && reserved.need == need && reserved.at == at
        };
        (0..self.now.reserved.len()).filter(promised).min_by_key(|n| self.now.reserved[*n].from)
    }

    /// Whether a kit is on its way for a reservation.
    pub(super) fn is_sent(&self, reserved: usize) -> bool {
        self.now.kits.iter().any(|kit| kit.way.is_some_and(|way| way.serves == Some(reserved)))
    }

    /// How the register must show the kit.
    pub(super) fn state(&self, kit: usize) -> &'static str {
        let known = &self.now.kits[kit];
        if self.open_loan(kit).is_some() {
            "out"
        } else if known.repair_since.is_some() {
            "inRepair"
        } else if known.way.is_some() {
            "onTheWay"
        } else if known.lies_at != known.home {
            "elsewhere"
        } else if known.parts[..2] == [Part::Lost; 2] {
            "lost"
        } else if !self.is_whole(kit) {
            "partMissing"
        } else if known.checked_on.is_none() {
            "toCheck"
        } else {
            "onShelf"
        }
    }

    /// The kits of a place that can be counted on, but for one.
    pub(super) fn usable(&self, at: usize, but: Option<usize>) -> i64 {
        let counts = |kit: &usize| match self.state(*kit) {
            "onShelf" | "toCheck" => true,
            "out" => {
                let loan = &self.now.loans[self.open_loan(*kit).expect("it is out")];
                loan.due_on >= self.today && self.is_whole(*kit)
            }
            _ => false,
        };
        let here = (0..HOMES.len()).filter(|kit| self.now.kits[*kit].home == at && Some(*kit) != but);
        here.filter(counts).count() as i64
    }

    /// How many are to spare on a day, a kit or a reservation left out.
    pub(super) fn free(&self, at: usize, on: NaiveDate, but_kit: Option<usize>, but: Option<Uuid>) -> i64 {
        let buffer = Days::new(BUFFER);
        let out = self.now.loans.iter().filter(|loan| {
            loan.returned_on.is_none()
                && self.now.kits[loan.kit].home == at
                && Some(loan.kit) != but_kit
                && self.is_whole(loan.kit)
                && loan.due_on >= self.today
                && self.today <= on
                && on <= loan.due_on + buffer
        });
        let promised = self.now.reserved.iter().enumerate().filter(|(nth, reserved)| {
            reserved.at == at
                && !self.is_sent(*nth)
                && reserved.open
                && !reserved.waiting
                && Some(reserved.id) != but
                && reserved.until >= self.today
                && reserved.from <= on
                && on <= reserved.until + buffer
        });
        self.usable(at, but_kit) - out.count() as i64 - promised.count() as i64
    }

    pub(super) fn fewest(&self, at: usize, from: NaiveDate, until: NaiveDate) -> i64 {
        days(from, until + Days::new(BUFFER)).map(|on| self.free(at, on, None, None)).min().expect("a day")
    }
}

pub(super) fn close(world: &mut World, loan: usize, on: NaiveDate, at: usize) {
    let meant = &mut world.loans[loan];
    let backs = meant.lines.iter().filter_map(|line| match line {
        Line::Back(on) => Some(*on),
        _ => None,
    });
    meant.returned_on = Some(backs.chain([on]).max().expect("a day"));
    let kit = &mut world.kits[meant.kit];
    (kit.checked_on, kit.lies_at) = (None, at);
}

pub(super) fn pick(of: usize, which: usize) -> Option<usize> {
    (of > 0).then(|| which % of)
}
