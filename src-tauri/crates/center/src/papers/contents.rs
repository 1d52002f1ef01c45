//! What a paper says (書類の中身), kept as it was when it was issued, so that a reprint is the same.

use chrono::NaiveDate;
use documents::{
    Borrower, ConsentPaper, Head, Issuer, KitLine, LoanReceiptPaper, LoanRequestPaper, Paper, PartLine,
    PolicyPaper, ReturnReceiptPaper, ReturnedKit, ReturnedPart, SessionLine, WantedKit,
};
use domain::{codes::CheckCode, policy::Policy};
use serde::{Deserialize, Serialize};
use store::{Read, papers::PaperRecord};

use super::PaperKind;
use crate::{Failure, Reply};

/// What a paper says: what every paper says, and what its kind does.
#[derive(Serialize, Deserialize)]
pub(crate) struct Contents {
    pub(super) issuer: IssuerWords,
    pub(super) retention_years: u32,
    pub(super) practice: bool,
    pub(super) says: Says,
}

/// 発行者.
#[derive(Serialize, Deserialize)]
pub(super) struct IssuerWords {
    pub(super) addressee: String,
    pub(super) division: String,
    pub(super) phone: String,
    pub(super) hours: String,
}

/// What a paper of a kind says. The policy's words are not copied: its version has them.
#[derive(Serialize, Deserialize)]
pub(super) enum Says {
    Policy,
    Consent {
        guardian: String,
        children: Vec<String>,
        expecting: Vec<String>,
        session: Option<SessionWords>,
    },
    LoanRequest {
        borrower: BorrowerWords,
        participants: Vec<String>,
        reason: String,
        kits: Vec<(String, u32)>,
        place: String,
    },
    LoanReceipt {
        borrower: BorrowerWords,
        kits: Vec<KitWords>,
        lent_on: NaiveDate,
        due_on: NaiveDate,
        lent_at: String,
        return_to: String,
    },
    ReturnReceipt {
        borrower: BorrowerWords,
        kits: Vec<ReturnedWords>,
        lent_on: NaiveDate,
        returned_on: NaiveDate,
        returned_to: String,
        rest_due_on: Option<NaiveDate>,
        received_by: String,
    },
}

#[derive(Serialize, Deserialize)]
pub(super) struct SessionWords {
    pub(super) title: String,
    pub(super) held_on: NaiveDate,
    pub(super) time: String,
    pub(super) place: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct BorrowerWords {
    pub(super) name: String,
    pub(super) address: String,
    pub(super) phone: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct KitWords {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) parts: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct ReturnedWords {
    pub(super) number: String,
    pub(super) name: String,
    pub(super) back: bool,
    /// Name, whether it is back, and its condition.
    pub(super) parts: Vec<(String, bool, String)>,
}

impl Contents {
    pub(super) fn written(&self) -> Reply<String> {
        serde_json::to_string(self).map_err(|error| {
            tracing::error!(line = error.line(), "a paper's words could not be written down");
            Failure::Broken
        })
    }
}

/// A 参加承諾書's contents, for records that are made up for practice.
pub(crate) fn contents_of_consent(
    city: &store::city::City,
    guardian: &str,
    children: Vec<String>,
    expecting: Vec<String>,
) -> String {
    let contents = Contents {
        issuer: city.into(),
        retention_years: city.retention_years,
        practice: true,
        says: Says::Consent { guardian: guardian.to_owned(), children, expecting, session: None },
    };
    serde_json::to_string(&contents).unwrap_or_default()
}

impl From<&store::city::City> for IssuerWords {
    fn from(city: &store::city::City) -> Self {
        Self {
            addressee: city.addressee.clone(),
            division: city.division.clone(),
            phone: city.phone.clone(),
            hours: city.hours.clone(),
        }
    }
}

impl From<IssuerWords> for Issuer {
    fn from(words: IssuerWords) -> Self {
        Self {
            addressee: words.addressee,
            city: "船橋市".to_owned(),
            division: words.division,
            phone: words.phone,
            hours: words.hours,
        }
    }
}

impl From<BorrowerWords> for Borrower {
    fn from(words: BorrowerWords) -> Self {
        Self { name: words.name, address: words.address, phone: words.phone }
    }
}

/// The paper of a record, as it was issued.
pub(super) fn paper(read: &Read, record: &PaperRecord) -> Reply<Paper> {
    let contents: Contents = serde_json::from_str(&record.contents).map_err(|error| {
        // Where, not what: the message would quote a name.
        tracing::error!(line = error.line(), column = error.column(), "a paper's words cannot be read");
        Failure::Broken
    })?;
    let version = store::policy::get(read, record.policy_version)?.ok_or(Failure::Gone)?;
    let kind = PaperKind::of(&record.kind).ok_or(Failure::Broken)?;
    let head = Head {
        form: kind.form().to_owned(),
        number: record.number.clone(),
        issued_on: record.issued_on,
        code: CheckCode::read(&record.code).map(|code| code.to_string()).unwrap_or_default(),
        issuer: contents.issuer.into(),
        policy_version: record.policy_version,
        policy_in_force_from: Some(version.in_force),
        retention_years: contents.retention_years,
        practice: contents.practice,
    };
    let policy = || {
        Policy::read(&version.text).map_err(|error| {
            tracing::error!(%error, "a policy on record does not read");
            Failure::Broken
        })
    };
    let duties = || documents::DUTIES.iter().map(|duty| (*duty).to_owned()).collect();
    Ok(match contents.says {
        Says::Policy => Paper::Policy(PolicyPaper { head, policy: policy()? }),
        Says::Consent { guardian, children, expecting, session } => Paper::Consent(ConsentPaper {
            head,
            policy: policy()?,
            guardian,
            children,
            expecting,
            session: session.map(|session| SessionLine {
                title: session.title,
                held_on: session.held_on,
                time: session.time,
                place: session.place,
            }),
        }),
        Says::LoanRequest { borrower, participants, reason, kits, place } => {
            Paper::LoanRequest(LoanRequestPaper {
                head,
                borrower: borrower.into(),
                participants,
                reason,
                kits: kits.into_iter().map(|(kind, count)| WantedKit { kind, count }).collect(),
                from: None,
                until: None,
                place,
                duties: duties(),
            })
        }
        Says::LoanReceipt { borrower, kits, lent_on, due_on, lent_at, return_to } => {
            Paper::LoanReceipt(LoanReceiptPaper {
                head,
                borrower: borrower.into(),
                kits: kits
                    .into_iter()
                    .map(|kit| KitLine {
                        number: kit.number,
                        name: kit.name,
                        parts: kit
                            .parts
                            .into_iter()
                            .map(|(name, condition)| PartLine { name, count: 1, condition })
                            .collect(),
                        condition: String::new(),
                    })
                    .collect(),
                lent_on,
                due_on,
                lent_at,
                return_to,
                duties: duties(),
            })
        }
        Says::ReturnReceipt {
            borrower,
            kits,
            lent_on,
            returned_on,
            returned_to,
            rest_due_on,
            received_by,
        } => Paper::ReturnReceipt(ReturnReceiptPaper {
            head,
            borrower: borrower.into(),
            kits: kits
                .into_iter()
                .map(|kit| ReturnedKit {
                    number: kit.number,
                    name: kit.name,
                    back: kit.back,
                    condition: String::new(),
                    parts: kit
                        .parts
                        .into_iter()
                        .map(|(name, back, condition)| ReturnedPart {
                            name,
                            lent: 1,
                            back: u32::from(back),
                            condition,
                        })
                        .collect(),
                })
                .collect(),
            lent_on,
            returned_on,
            returned_to,
            rest_due_on,
            remarks: String::new(),
            received_by,
        }),
    })
}
