//! 参加申込書: blank, or with what the card knows, for an event or for any.

use chrono::NaiveDate;
use domain::{Id, families::Family, families::Member};
use uuid::Uuid;

use super::{
    consent::{SessionWords, on_paper},
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Reply, families::brief::family_of, sessions::keeping::session_of};

kept! {
    paper ApplicationPaper {
        guardian: String,
        kana: String,
        address: String,
        phone: String,
        children: Vec<ChildWords>,
        expecting: Vec<String>,
        session: Option<SessionWords>,
    }
}

kept! {
    line ChildWords of ChildLine { name: String, born_on: NaiveDate, }
}

pub(super) fn gather(gathering: &Gathering, family: Id<Family>, session: Option<Uuid>) -> Reply<Ready> {
    let household = gathering.household(family)?;
    let session = session.map(|session| session_of(gathering.read, session.into())).transpose()?;
    let children = household.members.iter().filter_map(|person| match person.member {
        Member::Child { born_on, .. } => Some(ChildWords { name: person.name.clone(), born_on }),
        _ => None,
    });
    let says = Says {
        guardian: household.name(),
        kana: household.kana(),
        address: family_of(gathering.read, family)?.address,
        phone: household.phone(),
        children: children.collect(),
        expecting: if household.is_expecting() { vec![household.name()] } else { Vec::new() },
        session: session.as_ref().map(|session| on_paper(gathering, session)).transpose()?,
    };
    Ok(Ready {
        family: Some(family),
        subject: session.map(|session| session.id.uuid()),
        says: Kept::Application(says),
        version: gathering.version_on(gathering.today())?,
    })
}

pub(super) fn blank() -> Kept {
    Kept::Application(Says {
        guardian: String::new(),
        kana: String::new(),
        address: String::new(),
        phone: String::new(),
        children: Vec::new(),
        expecting: Vec::new(),
        session: None,
    })
}
