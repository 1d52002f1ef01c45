//! Signing a consent on the screen (画面での承諾): the items are ticked, the pen's strokes sealed into the form.

use std::sync::Arc;

use domain::{
    consents::{Consent, ITEMS, Standing, Way},
    papers::Reading,
    staff::Deed,
};
use store::consents::ConsentRecord;

use super::{
    ConsentFailure, ConsentForm, ConsentFormRequest, ConsentItem, ConsentSigned, SignConsent,
    keeping::asked_rows,
};
use crate::{
    Center, Failure, Reply,
    families::brief::{Household, family_of},
    papers::{SignedConsent, asked_for, asked_on, issuer, paper_row},
    sessions::keeping::session_of,
    strokes,
};

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
