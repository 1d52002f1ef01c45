//! What tells of a person (個人情報の項目): every column that is let go, and what it says instead.
//!
//! A test walks every table: a column of words that is neither here nor in [`STAYS`] fails it, so that no later
//! feature's can be forgotten.

/// What a field says once it is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Instead {
    /// 消去済み where something was said; what was empty stays so.
    Word,
    /// Nothing.
    Empty,
    /// That nothing is known.
    Unknown,
    /// No bytes.
    NoBytes,
    /// A child's birth date, as far as figures need it; a guardian's is not kept.
    Birth,
    /// A due date, as far as figures need it.
    Due,
}

use Instead::{Birth, Due, Empty, NoBytes, Unknown, Word};

/// The columns of each table that are let go.
pub(super) const PERSONAL: &[(&str, &[(&str, Instead)])] = &[
    ("families", &[("address", Empty), ("consideration", Empty), ("note", Empty)]),
    (
        "persons",
        &[
            ("name", Word),
            ("kana", Empty),
            ("known_as", Empty),
            ("phone", Empty),
            ("other_phone", Empty),
            ("email", Empty),
            ("born_on", Birth),
            ("due_on", Due),
            ("deferred_until", Unknown),
            ("deferred_because", Empty),
            ("deferred_by", Empty),
        ],
    ),
    ("claims", &[("matter", Word), ("ground", Word)]),
    ("applications", &[("override", Word)]),
    ("refused_applications", &[("note", Word)]),
    ("attendances", &[("override", Word)]),
    ("day_notes", &[("text", Word)]),
    ("consultations", &[("text", Word)]),
    ("consents", &[("withdrawn_for", Word)]),
    ("attachments", &[("caption", Empty)]),
    ("needs", &[("reason", Word), ("facts", Word), ("refused_for", Word)]),
    ("signatures", &[("strokes", Empty)]),
    ("extensions", &[("reason", Word)]),
    ("reminders", &[("said", Word)]),
    ("losses", &[("account", Word), ("ground", Word)]),
    (
        "incidents",
        &[
            ("facts", Word),
            ("witnesses", Word),
            ("evidence", Word),
            ("machine", Word),
            ("url", Word),
            ("minor", Word),
            ("outcome", Word),
        ],
    ),
    ("incident_notes", &[("text", Word)]),
    ("instructions", &[("text", Word), ("done_how", Word)]),
    ("refusals", &[("ground", Word), ("lifted_for", Word)]),
    ("papers", &[("contents", Empty), ("void_reason", Word)]),
    ("session_staff", &[("name", Word)]),
    ("imports", &[("file_name", Word)]),
    ("import_rows", &[("cells", Empty), ("known_by", NoBytes), ("receipt", Unknown), ("override", Word)]),
];

/// What is let go of a table.
pub(super) fn of(table: &str) -> Option<(&'static str, &'static [(&'static str, Instead)])> {
    PERSONAL.iter().find(|(known, _)| *known == table).copied()
}

/// Columns of words that stay: what the city set, what things are called, what its own staff are and decided, numbers,
/// days and words of a list.
#[cfg(test)]
const STAYS: &[(&str, &[&str])] = &[
    ("families", &["number", "language", "registered_on", "erased_on"]),
    ("persons", &["kind"]),
    ("claims", &["kind", "asked_on", "decision", "decided_on"]),
    (
        "applications",
        &[
            "channel",
            "received_at",
            "line",
            "device",
            "camera",
            "microphone",
            "speaker",
            "installed_on",
            "tested_on",
            "answer_by",
            "minor_consent_on",
            "withdrawn_on",
            "withdrawn_because",
        ],
    ),
    ("refused_applications", &["channel", "refused_at", "because"]),
    ("attendances", &["mark", "came_at", "left_at", "because"]),
    ("day_notes", &["written_at"]),
    ("consents", &["given_on", "way", "permitted", "withdrawn_on"]),
    ("attachments", &["shows", "format", "added_at"]),
    (
        "needs",
        &["asked_on", "kinds", "decision", "decided_on", "decided_title", "decision_no", "valid_until"],
    ),
    ("signatures", &["signed_at"]),
    ("extensions", &["from_on", "to_on", "made_on"]),
    ("reminders", &["way", "tone", "at"]),
    (
        "losses",
        &[
            "number",
            "kind",
            "happened_on",
            "reported_on",
            "settlement",
            "decided_on",
            "decided_title",
            "decision_no",
            "settled_on",
        ],
    ),
    (
        "incidents",
        &[
            "number",
            "clauses",
            "occurred_at",
            "learnt_at",
            "found_on",
            "removal_asked_on",
            "removal_confirmed_on",
            "opened_at",
            "relayed_at",
            "relayed_how",
            "received_at",
            "closed_at",
            "leak_kinds",
        ],
    ),
    ("incident_notes", &["at"]),
    ("instructions", &["given_at", "due_on", "done_on"]),
    (
        "refusals",
        &[
            "number",
            "clauses",
            "scope",
            "scope_kind",
            "from_on",
            "until_on",
            "review_on",
            "decided_on",
            "decided_title",
            "lifted_on",
        ],
    ),
    ("papers", &["kind", "reading", "number", "code", "issued_on", "void_on"]),
    ("session_staff", &["part", "acknowledged_on"]),
    ("imports", &["encoding", "aim", "brought_at", "closed_on"]),
    ("import_rows", &["standing"]),
];

/// Tables that hold nothing of a family: the city's own matters, and what belongs to no person.
#[cfg(test)]
const OF_NOBODY: &[&str] = &[
    "city",
    "city_words",
    "places",
    "staff",
    "policies",
    "policy_drafts",
    "distinctions",
    "services",
    "sessions",
    "preparations",
    "credentials",
    "calls",
    "tellings",
    "participants",
    "person_attendances",
    "printings",
    "decisions",
    "decided_preparations",
    "kit_types",
    "kits",
    "parts",
    "slips",
    "loans",
    "loan_parts",
    "import_forms",
    "exports",
    "loan_rules",
    "closed_days",
    "reservations",
    "transfers",
    "stocktakes",
    "stocktake_lines",
    "removals",
    "leak_rules",
    "backup_folders",
    "carryings",
    "drills",
    "retention_years",
    "disposals",
    "disposal_lines",
];

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::{NewLaptop, Store};

    #[test]
    fn every_column_of_words_is_either_let_go_or_known_to_tell_of_nobody() {
        let (id, joined_at) = (Uuid::from_u128(9), DateTime::UNIX_EPOCH);
        let laptop = NewLaptop { id, name: "南の１号".into(), place: id, joined_at };
        let store = Store::in_memory(&laptop).expect("a store");
        for (table, shape) in store.shape.tables() {
            let goes = of(table).map_or(&[][..], |(_, columns)| columns);
            let stays = STAYS.iter().find(|(known, _)| *known == table).map_or(&[][..], |(_, stays)| stays);
            if OF_NOBODY.contains(&table) {
                assert!(goes.is_empty() && stays.is_empty(), "{table} is named twice");
                continue;
            }
            for column in &shape.columns {
                let kind: String = store
                    .connection
                    .query_row(
                        "SELECT type FROM pragma_table_info(?1) WHERE name = ?2",
                        [table, column.as_str()],
                        |row| row.get(0),
                    )
                    .expect("a column");
                let named = goes.iter().any(|(goes, _)| goes == column) || stays.contains(&column.as_str());
                assert!(
                    named || kind != "TEXT",
                    "{table}.{column}: name it in PERSONAL where it can tell of a person, else in STAYS"
                );
            }
            for column in goes.iter().map(|(column, _)| column).chain(stays) {
                assert!(shape.has(column), "{table} has no {column}");
            }
        }
        for table in PERSONAL.iter().map(|(table, _)| table).chain(OF_NOBODY) {
            assert!(store.shape.find(table).is_some(), "there is no table {table}");
        }
    }
}
