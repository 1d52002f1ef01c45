//! Aiming (どの事業の申込か): the session a row applies to, and whether it has a seat left.

use chrono::NaiveDate;
use domain::{imports::day, names::search_key};
use store::{imports::Aim, sessions::SessionRecord};

use super::{
    super::{RowVerdict, reading::Said},
    Judge, brief_of,
};
use crate::Reply;

impl Judge<'_> {
    /// The session a row applies to; none where families alone are wanted.
    pub(super) fn session(&mut self, said: &Said) -> Reply<Result<Option<SessionRecord>, RowVerdict>> {
        let (key, none) = match self.import.aim {
            Aim::Families => return Ok(Ok(None)),
            Aim::Session(session) => (session.uuid().to_string(), String::new()),
            Aim::Column => (said.session.clone(), said.session.clone()),
        };
        let found = match self.sessions.get(&key) {
            Some(found) => found.clone(),
            None => {
                let found = match self.import.aim {
                    Aim::Session(session) => store::sessions::get(self.read, session)?,
                    _ => self.session_called(&said.session)?,
                };
                self.sessions.insert(key, found.clone());
                found
            }
        };
        Ok(match found {
            None => Err(RowVerdict::NoSuchSession { said: none }),
            Some(session) if session.cancelled_on.is_some() => {
                Err(RowVerdict::SessionCancelled { session: brief_of(&session) })
            }
            Some(session) => Ok(Some(session)),
        })
    }

    /// The one session of the place that text means: by its day, by its title, or by both.
    fn session_called(&self, text: &str) -> Reply<Option<SessionRecord>> {
        let on = days_in(text, self.today);
        let (from, until) = match on {
            Some(day) => (day, day),
            None => (self.today, self.today + chrono::Months::new(12)),
        };
        let mut sessions = store::sessions::between(self.read, Some(self.import.place), from, until)?;
        sessions.retain(|session| session.cancelled_on.is_none());
        let key = search_key(text);
        if sessions.len() > 1 || on.is_none() {
            sessions.retain(|session| {
                let title = search_key(&session.title);
                !key.is_empty() && (key.contains(&title) || title.contains(&key))
            });
        }
        let mut sessions = sessions.into_iter();
        Ok(match (sessions.next(), sessions.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        })
    }

    /// Takes a seat of the session for the row, and tells how many there were.
    pub(super) fn seat(&mut self, session: &SessionRecord) -> Reply<u32> {
        let left = match self.seats.get(&session.id) {
            Some(left) => *left,
            None => {
                let taken = store::sessions::seats(self.read, session.id)?.taken;
                session.capacity.saturating_sub(taken)
            }
        };
        self.seats.insert(session.id, left.saturating_sub(1));
        Ok(left)
    }
}

/// The day a text names, wherever in it: 「11月25日（水）おうちでつどい」 has none without its year.
fn days_in(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Ok(day) = day(text, today) {
        return Some(day);
    }
    // Up to the first sign of something else than a day.
    let end = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    end.filter_map(|end| day(text.get(..end)?, today).ok()).next_back()
}
