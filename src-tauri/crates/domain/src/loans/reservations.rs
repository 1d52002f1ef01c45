//! Reservations (予約): a type of kit, at a place, for some days; the very kit is named at hand-over (§4(1)).
//!
//! Kits of a type are alike, so what counts is how many are spoken for on a day. Every stretch that is
//! not a reservation began before today, so a day with a kit to spare on each day of a stretch is a
//! stretch some kit is free for.

use chrono::{Days, NaiveDate};

/// A family's reservation of one kit of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reservation;

/// The days a kit of the type is spoken for, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; the days to wipe and test it come on top.
    pub until: NaiveDate,
}

/// What a place can lend of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stock {
    /// Kits that can be lent, now or once they are back when they are due.
    pub kits: u32,
    /// Loans that are out and not overdue, and reservations.
    pub claims: Vec<Claim>,
    /// Days between a return and the next hand-over (点検の日).
    pub buffer_days: u32,
}

/// No kit of the type is free on all the days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("none is free on {first}")]
pub struct NoneFree {
    /// The first of the days on which none is free.
    pub first: NaiveDate,
    /// From this day on there is one for as long, if that is ever so.
    pub free_from: Option<NaiveDate>,
}

impl Stock {
    /// How many kits are to spare on a day: below nothing where more are promised than there are.
    pub fn free_on(&self, day: NaiveDate) -> i64 {
        let taken = self.claims.iter().filter(|claim| claim.from <= day && day <= self.busy_until(claim));
        i64::from(self.kits) - taken.count() as i64
    }

    /// The fewest kits that are to spare on any day from the first to the last, and while one is
    /// wiped and tested after it.
    pub fn free_between(&self, claim: Claim) -> i64 {
        self.turns(claim).map(|day| self.free_on(day)).min().unwrap_or(0)
    }

    /// Whether one more may be promised for these days.
    pub fn has_room(&self, claim: Claim) -> Result<(), NoneFree> {
        match self.turns(claim).filter(|day| self.free_on(*day) < 1).min() {
            None => Ok(()),
            Some(first) => Err(NoneFree { first, free_from: self.free_from(claim) }),
        }
    }

    /// Whether all that is promised from a day on can be kept.
    pub fn keeps_its_word(&self, from: NaiveDate) -> bool {
        let ends = self.claims.iter().map(|claim| claim.from).filter(|day| *day >= from);
        ends.chain([from]).all(|day| self.free_on(day) >= 0)
    }

    /// The first day a stretch as long as this one could begin: this one's, or the day after something ends.
    fn free_from(&self, claim: Claim) -> Option<NaiveDate> {
        let length = claim.until - claim.from;
        let mut firsts: Vec<NaiveDate> = self
            .claims
            .iter()
            .map(|taken| self.busy_until(taken) + Days::new(1))
            .filter(|day| *day > claim.from)
            .collect();
        firsts.sort();
        firsts.into_iter().find(|from| {
            let later = Claim { from: *from, until: *from + length };
            self.turns(later).all(|day| self.free_on(day) >= 1)
        })
    }

    /// The days on which what is to spare can get less: the first, and each on which another begins.
    fn turns(&self, claim: Claim) -> impl Iterator<Item = NaiveDate> {
        let last = self.busy_until(&claim);
        let begun = self.claims.iter().map(|taken| taken.from);
        begun.filter(move |day| claim.from < *day && *day <= last).chain([claim.from])
    }

    fn busy_until(&self, claim: &Claim) -> NaiveDate {
        claim.until + Days::new(u64::from(self.buffer_days))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn claim(from: &str, until: &str) -> Claim {
        Claim { from: day(from), until: day(until) }
    }

    #[test]
    fn a_kit_is_free_again_when_it_was_wiped_and_tested() {
        let stock = Stock { kits: 1, claims: vec![claim("2026-12-01", "2026-12-05")], buffer_days: 1 };
        assert_eq!(stock.free_on(day("2026-12-06")), 0, "the day of the check");
        assert!(stock.has_room(claim("2026-12-07", "2026-12-09")).is_ok());
        assert!(stock.has_room(claim("2026-11-28", "2026-11-29")).is_ok(), "checked before the first begins");
        assert_eq!(
            stock.has_room(claim("2026-11-28", "2026-11-30")),
            Err(NoneFree { first: day("2026-12-01"), free_from: Some(day("2026-12-07")) }),
        );
    }

    #[test]
    fn two_kits_serve_two_families_at_once_and_no_third() {
        let claims = vec![claim("2026-12-01", "2026-12-05"), claim("2026-12-03", "2026-12-10")];
        let stock = Stock { kits: 2, claims, buffer_days: 0 };
        assert_eq!(stock.free_between(claim("2026-12-01", "2026-12-02")), 1);
        assert_eq!(stock.free_between(claim("2026-12-02", "2026-12-03")), 0);
        let refusal = stock.has_room(claim("2026-12-02", "2026-12-04")).expect_err("none is free");
        assert_eq!(refusal, NoneFree { first: day("2026-12-03"), free_from: Some(day("2026-12-06")) });
        assert!(stock.keeps_its_word(day("2026-12-01")));
        assert!(!Stock { kits: 1, ..stock }.keeps_its_word(day("2026-12-01")), "a kit broke");
    }

    #[test]
    fn where_there_is_no_kit_there_is_no_day() {
        let stock = Stock { kits: 0, claims: Vec::new(), buffer_days: 1 };
        let refusal = stock.has_room(claim("2026-12-02", "2026-12-04")).expect_err("none is free");
        assert_eq!(refusal.free_from, None);
    }
}
