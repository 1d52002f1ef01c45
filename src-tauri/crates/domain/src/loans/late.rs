//! Overdue (期限すぎ): how loud a reminder (督促) is after so many days, and what was lost or broken.

use chrono::NaiveDate;

/// The tone of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// お願い.
    First,
    /// 再度のお願い.
    Second,
    /// 最終.
    Final,
}

/// From how many days after the due day each tone is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// 再度のお願い from so many days on.
    pub second_after_days: u32,
    /// 最終 from so many days on.
    pub final_after_days: u32,
}

impl Tones {
    /// The tone that fits a loan so many days overdue; none while it is not.
    pub fn after(&self, days_over: u32) -> Option<Tone> {
        match days_over {
            0 => None,
            days if days >= self.final_after_days => Some(Tone::Final),
            days if days >= self.second_after_days => Some(Tone::Second),
            _ => Some(Tone::First),
        }
    }

    /// The tone of the next letter, after the loudest one that was sent: as the days ask for, but never softer than
    /// what was said already, and never a step left out (nobody's first letter is the last).
    pub fn of_letter(&self, days_over: u32, sent: Option<Tone>) -> Option<Tone> {
        let asked = self.after(days_over)?;
        let (least, most) = match sent {
            None => (Tone::First, Tone::First),
            Some(Tone::First) => (Tone::First, Tone::Second),
            Some(Tone::Second) => (Tone::Second, Tone::Final),
            Some(Tone::Final) => (Tone::Final, Tone::Final),
        };
        Some(asked.clamp(least, most))
    }
}

/// Something a family lost or broke (亡失・毀損).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LossKind {
    /// 亡失: it does not come back.
    Lost,
    /// 毀損: it is broken.
    Damaged,
}

/// What the city decides on it (§6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// 弁償: the family makes it good.
    Repay,
    /// 免除: a natural disaster, or another reason that is not the family's.
    Exempt,
}

/// By how many days something due is over on `today`.
pub fn days_over(due_on: NaiveDate, today: NaiveDate) -> u32 {
    u32::try_from((today - due_on).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_gets_firmer_with_the_days() {
        let tones = Tones { second_after_days: 7, final_after_days: 21 };
        let after = |days| tones.after(days);
        assert_eq!(after(0), None, "on the due day nobody is reminded");
        assert_eq!((after(1), after(6)), (Some(Tone::First), Some(Tone::First)));
        assert_eq!((after(7), after(20)), (Some(Tone::Second), Some(Tone::Second)));
        assert_eq!(after(21), Some(Tone::Final));
    }

    #[test]
    fn a_letter_is_never_softer_than_the_last_and_leaves_no_step_out() {
        let tones = Tones { second_after_days: 7, final_after_days: 21 };
        let all = [None, Some(Tone::First), Some(Tone::Second), Some(Tone::Final)];
        for days in 1..60 {
            for sent in all {
                let next = tones.of_letter(days, sent).expect("it is overdue");
                assert!(sent.is_none_or(|sent| next >= sent), "{days} {sent:?} {next:?}");
                let steps = next as i32 - sent.map_or(-1, |sent| sent as i32);
                assert!(steps <= 1, "{days} {sent:?} {next:?}");
            }
        }
        assert_eq!(tones.of_letter(40, None), Some(Tone::First), "the first letter asks, however late");
        assert_eq!(tones.of_letter(7, Some(Tone::First)), Some(Tone::Second));
        assert_eq!(tones.of_letter(8, Some(Tone::Second)), Some(Tone::Second), "not yet the last");
        assert_eq!(tones.of_letter(0, Some(Tone::Final)), None, "extended since");
    }
}
