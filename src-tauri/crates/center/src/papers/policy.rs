//! 運用ポリシー, verbatim: any version.

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Failure, Reply};

kept! { paper with policy PolicyPaper {} }

pub(super) fn gather(gathering: &Gathering, version: u32) -> Reply<Ready> {
    let version = store::policy::get(gathering.read, version)?.ok_or(Failure::Gone)?;
    Ok(Ready { family: None, subject: Some(version.id), says: Kept::Policy(Says {}), version })
}
