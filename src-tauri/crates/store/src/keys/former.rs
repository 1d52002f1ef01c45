//! Keys of before (以前の鍵): what the backups of the last weeks open by, kept under the key of today.

use chrono::{DateTime, TimeDelta, Utc};
use domain::backups::LONGEST_DAYS;

use super::{DatabaseKey, Entropy, wrap::Sealed};

/// A key that was replaced.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Former {
    pub(super) replaced_at: DateTime<Utc>,
    pub(super) sealed: Sealed,
}

impl Former {
    /// Keeps `key`, which was replaced then, under that of today.
    pub(super) fn keep(
        key: &DatabaseKey,
        replaced_at: DateTime<Utc>,
        today: &DatabaseKey,
        entropy: &mut Entropy<'_>,
    ) -> Option<Self> {
        let sealed = Sealed::seal(&today.derived(PURPOSE), &key.0, &bound(replaced_at), entropy)?;
        Some(Self { replaced_at, sealed })
    }

    /// The key, for whoever has that of today.
    pub(super) fn key(&self, today: &DatabaseKey) -> Option<DatabaseKey> {
        let key = self.sealed.open(&today.derived(PURPOSE), &bound(self.replaced_at))?;
        Some(DatabaseKey(*key))
    }

    /// Whether a backup may still be there that it opens.
    pub(super) fn serves(&self, now: DateTime<Utc>) -> bool {
        now - self.replaced_at <= TimeDelta::days(LONGEST_DAYS)
    }
}

const PURPOSE: &str = "tsudoi former 1";

fn bound(replaced_at: DateTime<Utc>) -> String {
    format!("{PURPOSE}|{}", replaced_at.timestamp_millis())
}
