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
}
