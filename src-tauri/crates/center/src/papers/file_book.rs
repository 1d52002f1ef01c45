//! 個人情報ファイル簿（案） (§8): the kinds of record, as they stand today.

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{Reply, backups::count, retention::listing::judged};
use domain::{retention::Kind, staff::Deed};

kept! {
    paper FileBookPaper {
        families: u32,
        kinds: Vec<KindWords>,
    }
}

kept! {
    line KindWords of FileBookLine {
        kind: String,
        purpose: String,
        basis: String,
        items: String,
        years: u32,
        counted_from: String,
    }
}

pub(super) fn gather(gathering: &Gathering) -> Reply<Ready> {
    let (read, hands) = (gathering.read, gathering.hands);
    hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
    let families = judged(read, hands, &|_, _| false)?
        .iter()
        .filter(|judged| judged.unit.kind == Kind::Families)
        .count();
    let bases = store::retention::bases(read)?;
    let kinds = store::retention::years(read)?.into_iter().map(|(kind, years)| KindWords {
        kind: kind.name().to_owned(),
        purpose: kind.purpose().to_owned(),
        basis: bases.get(&kind).cloned().unwrap_or_default(),
        items: kind.holds().to_owned(),
        years,
        counted_from: kind.counted_from().to_owned(),
    });
    let says = Says { families: count(families as u64), kinds: kinds.collect() };
    let version = gathering.version_on(gathering.today())?;
    Ok(Ready { family: None, subject: None, says: Kept::FileBook(says), version })
}
