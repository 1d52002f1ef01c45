//! What is on record under an obligation (条項別の記録): rows of a year, and so their number.

use chrono::NaiveDate;
use domain::{Id, incidents::LOSS_OF_IDS, obligations::RecordKind, places::Place, policy::ClauseId};
use rusqlite::params;
use uuid::Uuid;

use crate::{Read, Result, StoreError, words::Word};

/// Of whom records are counted, and of when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Of one place, or of all.
    pub place: Option<Id<Place>>,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// A record that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day it counts for.
    pub on: NaiveDate,
    /// What is opened to see it.
    pub of: Opens,
    /// Which.
    pub id: Uuid,
}

/// What is opened to see a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opens {
    /// A session.
    Session,
    /// A family.
    Family,
    /// A loan.
    Loan,
    /// A paper.
    Paper,
    /// A decision.
    Decision,
    /// A version of the policy.
    Policy,
    /// A service.
    Service,
    /// A list that was written out.
    Export,
    /// An incident.
    Incident,
}

impl Word for Opens {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Session, "session"),
        (Self::Family, "family"),
        (Self::Loan, "loan"),
        (Self::Paper, "paper"),
        (Self::Decision, "decision"),
        (Self::Policy, "policy"),
        (Self::Service, "service"),
        (Self::Export, "export"),
        (Self::Incident, "incident"),
    ];
}

/// How many there are of each kind.
///
/// What is counted of applications is counted in one walk through those of the span, however many kinds are asked for.
pub fn counts(
    read: &Read,
    kinds: impl IntoIterator<Item = RecordKind>,
    span: Span,
) -> Result<Vec<(RecordKind, u32)>> {
    let place = span.place.map(Id::uuid);
    let values = params![span.from, span.until, place];
    let (mut counted, mut of_applications) = (Vec::new(), Vec::new());
    for kind in kinds {
        if let Some(so) = application_is(kind) {
            of_applications.push((kind, so));
            continue;
        }
        let sql = format!("SELECT count(*) FROM ({})", rows_of(kind));
        let count = read.connection().prepare_cached(&sql)?.query_row(values, |row| row.get(0))?;
        counted.push((kind, count));
    }
    if !of_applications.is_empty() {
        let columns: Vec<String> =
            of_applications.iter().map(|(_, so)| format!("count(*) FILTER (WHERE {so})")).collect();
        let sql = format!("SELECT {} {APPLICATIONS}", columns.join(", "));
        read.connection().prepare_cached(&sql)?.query_row(values, |row| {
            for (at, (kind, _)) in of_applications.iter().enumerate() {
                counted.push((*kind, row.get(at)?));
            }
            Ok(())
        })?;
    }
    Ok(counted)
}

/// The records themselves, the latest first.
pub fn rows(read: &Read, kind: RecordKind, span: Span, most: u32) -> Result<Vec<Counted>> {
    let sql = format!("SELECT \"on\", of, id FROM ({}) ORDER BY \"on\" DESC, id LIMIT ?4", rows_of(kind));
    let place = span.place.map(Id::uuid);
    read.connection()
        .prepare_cached(&sql)?
        .query_and_then(params![span.from, span.until, place, most], |row| {
            let of: String = row.get("of")?;
            Ok(Counted {
                on: row.get("on")?,
                of: Opens::of(&of).ok_or(StoreError::odd("a record nothing opens"))?,
                id: row.get("id")?,
            })
        })?
        .collect()
}

/// Applications to the sessions of a span.
const APPLICATIONS: &str = "FROM applications JOIN sessions ON sessions.id = applications.session
    LEFT JOIN attendances AS came ON came.id = applications.id
    LEFT JOIN consultations AS asked ON asked.id = applications.id
    WHERE sessions.held_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR sessions.place = ?3)";

/// What an application must be to count as one of a kind; none where the kind is not of applications.
fn application_is(kind: RecordKind) -> Option<String> {
    let so = match kind {
        RecordKind::Consultations => "asked.id IS NOT NULL",
        RecordKind::Applications => "TRUE",
        RecordKind::Overrides => "applications.override IS NOT NULL",
        RecordKind::LinesAsked => "applications.withdrawn_on IS NULL",
        RecordKind::BorrowedLines => "applications.line = 'borrowed'",
        RecordKind::OwnEnvironments => {
            "applications.line = 'own' AND applications.device = 'own' AND applications.camera = 'own'
             AND applications.microphone = 'own' AND applications.speaker = 'own'"
        }
        RecordKind::InstalledBefore => "applications.installed_on IS NOT NULL",
        RecordKind::OwnTroubles => return Some(troubled_by("ownEquipment")),
        RecordKind::LentTroubles => return Some(troubled_by("lentEquipment")),
        RecordKind::GuardianConsents => "applications.minor_consent_on IS NOT NULL",
        RecordKind::LeftEarly => "came.mark = 'left'",
        _ => return None,
    };
    Some(so.to_owned())
}

/// Applications whose family was absent because of a machine, before the day or on it.
fn troubled_by(whose: &str) -> String {
    format!("(applications.withdrawn_because = '{whose}' OR ifnull(came.because, '') = '{whose}')")
}

/// Rows of a day (`on`), what opens them (`of`, `id`): ?1 to ?2, of the place ?3 or of all. The number is the
/// number of these rows, so that no count says other than what it opens.
fn rows_of(kind: RecordKind) -> String {
    /// Moments are kept in UTC; a day is a day in Japan.
    fn day(moment: &str) -> String {
        format!("date({moment}, '+9 hours')")
    }
    /// A moment of the span: from midnight in Japan to midnight, as moments are written down.
    fn within(moment: &str) -> String {
        format!("{moment} >= datetime(?1, '-9 hours') AND {moment} < datetime(?2, '+1 day', '-9 hours')")
    }
    /// Rows about a session, by the moment something was done.
    fn about_sessions(table: &str, join: &str, moment: &str, so: &str) -> String {
        let on = day(moment);
        format!(
            "SELECT {on} AS \"on\", 'session' AS of, sessions.id AS id FROM {table} {join}
             WHERE {} AND (?3 IS NULL OR sessions.place = ?3) AND {so}",
            within(&format!("{table}.{moment}"))
        )
    }
    /// Needs that were decided on.
    fn needs(so: &str) -> String {
        format!(
            "SELECT decided_on AS \"on\", 'family' AS of, family AS id FROM needs
             WHERE decided_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3) AND {so}"
        )
    }
    /// Loans by one of their days.
    fn loans(on: &str) -> String {
        format!(
            "SELECT loans.{on} AS \"on\", 'loan' AS of, loans.id AS id FROM loans
             JOIN slips ON slips.id = loans.slip
             WHERE loans.{on} BETWEEN ?1 AND ?2 AND (?3 IS NULL OR slips.place = ?3)"
        )
    }
    /// Consents by one of their days.
    fn consents(on: &str) -> String {
        format!(
            "SELECT consents.{on} AS \"on\", 'family' AS of, families.id AS id FROM consents
             JOIN families ON families.id = consents.family
             WHERE consents.{on} BETWEEN ?1 AND ?2 AND (?3 IS NULL OR families.place = ?3)"
        )
    }
    /// Incidents under a clause, by the day they became known.
    fn incidents(clause: ClauseId, so: &str) -> String {
        let on = day("learnt_at");
        format!(
            "SELECT {on} AS \"on\", 'incident' AS of, id FROM incidents
             WHERE {on} BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3)
               AND instr(',' || clauses || ',', ',{clause},') > 0 AND {so}"
        )
    }
    /// Incidents of an act that §6 prohibits.
    fn acts(item: u8) -> String {
        incidents(ClauseId::item(6, item), "TRUE")
    }
    /// What was done about incidents, by its moment.
    fn about_incidents(table: &str, moment: &str) -> String {
        let on = day(moment);
        format!(
            "SELECT {on} AS \"on\", 'incident' AS of, incidents.id AS id FROM {table}
             JOIN incidents ON incidents.id = {table}.incident
             WHERE {on} BETWEEN ?1 AND ?2 AND (?3 IS NULL OR incidents.place = ?3)"
        )
    }
    let of_credentials = "JOIN sessions ON sessions.id = credentials.session";
    match kind {
        RecordKind::Consultations
        | RecordKind::Applications
        | RecordKind::Overrides
        | RecordKind::LinesAsked
        | RecordKind::BorrowedLines
        | RecordKind::OwnEnvironments
        | RecordKind::InstalledBefore
        | RecordKind::OwnTroubles
        | RecordKind::LentTroubles
        | RecordKind::GuardianConsents
        | RecordKind::LeftEarly => format!(
            "SELECT sessions.held_on AS \"on\", 'family' AS of, applications.family AS id {APPLICATIONS} AND {}",
            application_is(kind).unwrap_or("FALSE".to_owned())
        ),
        RecordKind::Sessions => "SELECT held_on AS \"on\", 'session' AS of, id FROM sessions
             WHERE held_on BETWEEN ?1 AND ?2 AND cancelled_on IS NULL AND (?3 IS NULL OR place = ?3)"
            .to_owned(),
        RecordKind::PolicyVersions => "SELECT in_force AS \"on\", 'policy' AS of, id FROM policies
             WHERE in_force BETWEEN ?1 AND ?2 AND ?3 IS ?3"
            .to_owned(),
        RecordKind::NotTaken => format!(
            "SELECT {on} AS \"on\", 'family' AS of, refused_applications.family AS id
             FROM refused_applications JOIN sessions ON sessions.id = refused_applications.session
             WHERE {so} AND (?3 IS NULL OR sessions.place = ?3)",
            on = day("refused_at"),
            so = within("refused_at"),
        ),
        RecordKind::ServiceTerms => "SELECT terms_checked_on AS \"on\", 'service' AS of, id FROM services
             WHERE terms_checked_on BETWEEN ?1 AND ?2 AND ?3 IS ?3"
            .to_owned(),
        RecordKind::Acknowledgements => "SELECT acknowledged_on AS \"on\", 'session' AS of, sessions.id AS id
             FROM session_staff JOIN sessions ON sessions.id = session_staff.session
             WHERE acknowledged_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR sessions.place = ?3)"
            .to_owned(),
        RecordKind::PapersIssued => "SELECT issued_on AS \"on\", 'paper' AS of, id FROM papers
             WHERE issued_on BETWEEN ?1 AND ?2 AND void_on IS NULL AND (?3 IS NULL OR place = ?3)"
            .to_owned(),
        RecordKind::NeedsDecided => needs("TRUE"),
        RecordKind::NeedsRefused => needs("decision = 'refused'"),
        RecordKind::Reservations => format!(
            "SELECT {on} AS \"on\", 'family' AS of, family AS id FROM reservations
             WHERE {on} BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3)",
            on = day("made_at"),
        ),
        RecordKind::Loans => loans("lent_on"),
        RecordKind::Returns => loans("returned_on"),
        RecordKind::Consents => consents("given_on"),
        RecordKind::ConsentsWithdrawn => consents("withdrawn_on"),
        RecordKind::CredentialsIssued => about_sessions("credentials", of_credentials, "issued_at", "TRUE"),
        RecordKind::Tellings => about_sessions(
            "tellings",
            "JOIN credentials ON credentials.id = tellings.credentials
             JOIN sessions ON sessions.id = credentials.session",
            "told_at",
            "TRUE",
        ),
        RecordKind::Reissues => {
            about_sessions("credentials", of_credentials, "issued_at", "credentials.reason <> ''")
        }
        RecordKind::Losses => "SELECT reported_on AS \"on\", 'loan' AS of, loans.id AS id FROM losses
             JOIN loans ON loans.id = losses.loan JOIN slips ON slips.id = loans.slip
             WHERE reported_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR slips.place = ?3)"
            .to_owned(),
        RecordKind::IdLosses => incidents(LOSS_OF_IDS, "TRUE"),
        RecordKind::LossesReceived => incidents(LOSS_OF_IDS, "received_at IS NOT NULL"),
        RecordKind::Instructions => about_incidents("instructions", "given_at"),
        RecordKind::Malware => acts(1),
        RecordKind::Copies => acts(2),
        RecordKind::Defamations => acts(3),
        RecordKind::Postings => acts(4),
        RecordKind::Intrusions => acts(5),
        RecordKind::Untruths => acts(6),
        RecordKind::Indecencies => acts(7),
        RecordKind::Disclosures => acts(8),
        RecordKind::MinorsAlone => acts(9),
        RecordKind::OtherOffences => acts(10),
        RecordKind::TermBreaches => acts(11),
        RecordKind::Removals => about_incidents("removals", "removed_at"),
        RecordKind::Refusals => "SELECT decided_on AS \"on\", 'family' AS of, families.id AS id FROM refusals
             JOIN families ON families.id = refusals.family
             WHERE decided_on BETWEEN ?1 AND ?2 AND (?3 IS NULL OR families.place = ?3)"
            .to_owned(),
        RecordKind::Looks => "SELECT date(entry.entered_at / 1000, 'unixepoch', '+9 hours') AS \"on\",
                'family' AS of, change.id AS id
             FROM entry JOIN change ON change.laptop = entry.laptop AND change.seq = entry.seq
             WHERE entry.act = 'family_card' AND change.record = 'families' AND change.field = 'looked'
               AND entry.entered_at >= unixepoch(?1, '-9 hours') * 1000
               AND entry.entered_at < unixepoch(?2, '+1 day', '-9 hours') * 1000
               AND (?3 IS NULL OR entry.place = ?3)"
            .to_owned(),
        RecordKind::Exports => format!(
            "SELECT {on} AS \"on\", 'export' AS of, id FROM exports
             WHERE {on} BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place = ?3)",
            on = day("written_at"),
        ),
        RecordKind::Decisions => "SELECT decided_on AS \"on\", 'decision' AS of, id FROM decisions
             WHERE decided_on BETWEEN ?1 AND ?2 AND ?3 IS ?3"
            .to_owned(),
    }
}
