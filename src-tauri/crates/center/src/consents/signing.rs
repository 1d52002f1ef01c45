//! Signing a consent on the screen (画面での承諾): the items are ticked, the pen's strokes sealed into the form.

use std::sync::Arc;

use domain::{
    consents::{Consent, ITEMS, Standing, Way},
    papers::Reading,
    staff::Deed,
};
use serde::{Deserialize, Serialize};
use store::consents::ConsentRecord;
use ts_rs::TS;
use uuid::Uuid;

use super::{AskedRow, ConsentFailure, keeping::asked_rows};
use crate::{
    Center, Failure, Reply,
    families::brief::{Household, family_of},
    papers::{PaperRow, SignedConsent, asked_for, asked_on, issuer, paper_row},
    sessions::keeping::session_of,
    strokes::{self, Strokes},
};

/// Show a form as it is signed on the screen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct ConsentFormRequest {
    /// Whose.
    pub family: Uuid,
    /// For which session, if for one.
    pub session: Option<Uuid>,
}

/// A form as it is signed on the screen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ConsentForm {
    /// The first guardian's 氏名.
    pub name: String,
    /// Of which version of the policy.
    pub version: u32,
    /// What is agreed to, each under its clause.
    pub items: Vec<ConsentItem>,
    /// What decisions ask besides (§9).
    pub asked: Vec<AskedRow>,
}

/// One thing that is agreed to.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ConsentItem {
    /// Under which clause.
    pub clause: String,
    /// As the form says it.
    pub words: String,
}

/// Give a consent on the screen, with a pen.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(export_to = "center.ts")]
pub struct SignConsent {
    /// Whose.
    pub family: Uuid,
    /// For which session, if for one.
    pub session: Option<Uuid>,
    /// The clauses that were ticked.
    pub agreed: Vec<String>,
    /// The decisions whose line was ticked (§9).
    pub permitted: Vec<Uuid>,
    /// Each stroke of the pen: its points in a field of 1000 by 300, from the upper left.
    pub strokes: Strokes,
}

/// A consent was given on the screen.
#[derive(Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export_to = "center.ts")]
pub struct ConsentSigned {
    /// Which.
    pub consent: Uuid,
    /// The form with the signature in it, to print the family's copy.
    pub paper: PaperRow,
}

impl Center {
    /// The form as it is signed on the screen: the words that will be printed.
    pub(crate) fn consent_form(&mut self, request: ConsentFormRequest) -> Reply<ConsentForm> {
        let (read, hands) = self.look();
        let family = family_of(&read, request.family.into())?;
        hands.may(Deed::KeepRecords, family.place)?;
        let session = request.session.map(|session| session_of(&read, session.into())).transpose()?;
        let day = session.map_or(hands.today(), |session| session.held_on);
        let version = store::policy::on(&read, day)?.ok_or(Failure::Broken)?.version;
        let (issuer, _) = issuer(&read)?;
        // A 参考訳 is for reading beside the form; what is signed is the form.
        let reading = match Reading::for_language(family.language) {
            Reading::Easy => Reading::Easy,
            Reading::Formal | Reading::English => Reading::Formal,
        };
        Ok(ConsentForm {
            name: Household::of(&read, family.id)?.name(),
            version,
            items: documents::consent_items(reading, &issuer.city, &issuer.division)
                .into_iter()
                .map(|(clause, words)| ConsentItem { clause: clause.to_string(), words })
                .collect(),
            asked: asked_rows(asked_for(&read, day)?),
        })
    }

    /// Keeps a consent that was given on the screen, with its form.
    pub(crate) fn sign_consent(&mut self, request: SignConsent) -> Reply<ConsentSigned> {
        let fonts = Arc::clone(&self.fonts);
        let practice = self.practice;
        self.act("sign_consent", |write, hands| {
            let family = family_of(write, request.family.into())?;
            hands.may(Deed::KeepRecords, family.place)?;
            let open = ITEMS.iter().map(ToString::to_string).find(|item| !request.agreed.contains(item));
            if let Some(clause) = open {
                return Err(ConsentFailure::NotAllAgreed { clause }.into());
            }
            if !strokes::are_a_signature(&request.strokes) {
                return Err(ConsentFailure::NotASignature.into());
            }
            let signed = SignedConsent {
                family: family.id,
                session: request.session,
                permitted: request.permitted.clone(),
                strokes: request.strokes,
            };
            let paper = Self::issue_signed(&fonts, practice, write, hands, signed)?;
            let asked = asked_on(&paper)?;
            let ticked = asked.into_iter().filter(|asked| asked.ticked).map(|asked| asked.decision);
            let record = ConsentRecord {
                id: hands.world.fresh(),
                consent: Consent {
                    family: family.id,
                    policy_version: paper.policy_version,
                    given_on: hands.today(),
                    standing: Standing::Given,
                },
                paper: paper.id,
                received_by: hands.me.id,
                way: Way::Screen,
                permitted: ticked.collect(),
                withdrawn_for: String::new(),
            };
            store::consents::put(write, &record)?;
            Ok(ConsentSigned { consent: record.id, paper: paper_row(write, paper)? })
        })
    }
}
