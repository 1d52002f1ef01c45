//! Permissions (撮影・録画などの承諾): what decisions ask each family of a session, and how they answered (§9).

use store::{Read, sessions::SessionRecord};

use super::PermissionRow;
use crate::{Reply, families::brief::Household, papers::asked_for};

/// What is asked of the families of a session, each with who said yes on the form that holds on its day.
pub(crate) fn permission_rows(read: &Read, session: &SessionRecord) -> Reply<Vec<PermissionRow>> {
    let asked = asked_for(read, session.held_on)?;
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let mut answers = Vec::new();
    for application in store::applications::of_session(read, session.id)? {
        let held = store::consents::held_on(read, application.family, session.held_on)?;
        let name = Household::of(read, application.family)?.name();
        answers.push((name, held.map(|record| record.permitted).unwrap_or_default()));
    }
    Ok(asked
        .into_iter()
        .map(|asked| {
            let said_no = |(_, permitted): &&(String, Vec<_>)| !permitted.contains(&asked.decision);
            let no: Vec<String> = answers.iter().filter(said_no).map(|(name, _)| name.clone()).collect();
            PermissionRow {
                decision: asked.decision,
                number: asked.number,
                words: asked.words,
                yes: (answers.len() - no.len()) as u32,
                no,
            }
        })
        .collect())
}
