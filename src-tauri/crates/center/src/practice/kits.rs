//! Kits (機器) made up: what the register holds, with the parts each is made of.

use chrono::{Months, NaiveDate};
use domain::{
    calendar::fiscal_year_end,
    devices::{Checked, FirstKitType, KitKind},
    loans::Condition,
    places::FIRST_PLACES,
};
use store::devices::{Asset, Exactness, KitDetails, KitRecord, LineContract, PartRecord, PartState};

use super::{
    book::{Book, MINAMI, TAKANE, moment},
    pictures,
};

/// A kit with its parts, as the register has it.
pub(super) struct KitOnShelf {
    pub(super) record: KitRecord,
    pub(super) parts: Vec<PartRecord>,
    /// The centre that keeps it, as an index of [`FIRST_PLACES`].
    pub(super) place: usize,
    /// The running number in its kind at its place.
    pub(super) nth: u32,
}

/// Twenty kits; a larger register holds them over again.
const STOCK: [(usize, KitKind); 20] = [
    (MINAMI, KitKind::Tablet),
    (MINAMI, KitKind::Tablet),
    (MINAMI, KitKind::Tablet),
    (MINAMI, KitKind::Tablet),
    (MINAMI, KitKind::Tablet),
    (MINAMI, KitKind::Computer),
    (MINAMI, KitKind::Computer),
    (MINAMI, KitKind::Camera),
    (MINAMI, KitKind::Camera),
    (MINAMI, KitKind::Microphone),
    (MINAMI, KitKind::Speaker),
    (MINAMI, KitKind::Router),
    (MINAMI, KitKind::Router),
    (TAKANE, KitKind::Tablet),
    (TAKANE, KitKind::Tablet),
    (TAKANE, KitKind::Tablet),
    (TAKANE, KitKind::Tablet),
    (TAKANE, KitKind::Computer),
    (TAKANE, KitKind::Camera),
    (TAKANE, KitKind::Router),
];

/// Enters the kits in the register.
pub(super) fn register(book: &mut Book<'_>, on: NaiveDate, kits: u32) -> Vec<KitOnShelf> {
    let all: Vec<KitOnShelf> = STOCK
        .iter()
        .cycle()
        .take(kits as usize)
        .map(|&(place, kind)| {
            let prefix = format!("{}-{}", FIRST_PLACES[place].prefix, kind.letter());
            let nth = book.next_number(&prefix);
            kit(book, place, kind, &format!("{prefix}{nth:02}"), nth, on)
        })
        .collect();
    for (minutes, kit) in (600..).zip(&all) {
        let (record, parts) = (kit.record.clone(), kit.parts.clone());
        let by = book.someone_at(kit.place);
        book.note(moment(on, minutes.min(1020)), "register_kit", by, move |write| {
            store::devices::put(write, &record)?;
            parts.iter().try_for_each(|part| store::devices::put_part(write, part))
        });
        if let Some(bytes) = pictures::of(kit.record.kind) {
            let at = moment(on, minutes.min(1020));
            let picture = pictures::record(book.fresh(), &kit.record, bytes, at, book.who(by).into());
            book.note(at, "attach", by, move |write| store::attachments::put(write, &picture, bytes));
        }
    }
    all
}

fn kit(
    book: &mut Book<'_>,
    place: usize,
    kind: KitKind,
    number: &str,
    nth: u32,
    on: NaiveDate,
) -> KitOnShelf {
    let kit_type = FirstKitType::of(kind);
    let record = KitRecord {
        id: book.fresh(),
        number: number.to_owned(),
        name: kit_type.map(|first| first.name).unwrap_or_default().to_owned(),
        kind,
        kit_type: kit_type.map(FirstKitType::id),
        place: FIRST_PLACES[place].id(),
        registered_on: on,
        checked: Checked::Since { on },
        checked_by: Some(book.who(if place == MINAMI { 0 } else { 5 }).into()),
        check_note: "初期化して、会議に入れることを確かめた".to_owned(),
        repair: None,
        repaired_on: None,
        retired_on: None,
        retired_for: String::new(),
        lies_at: FIRST_PLACES[place].id(),
        details: details(kind, nth, on),
        note: String::new(),
    };
    let parts = (0..)
        .zip(kit_type.map(FirstKitType::parts).unwrap_or_default())
        .map(|(position, part)| PartRecord {
            id: book.fresh(),
            kit: record.id,
            name: part.name,
            number: format!("{number}-{}", position + 1),
            need: part.need,
            // The body is this very one; a charger may be another of its kind.
            exactness: if position == 0 { Exactness::ThisVeryOne } else { Exactness::AnyOfItsKind },
            serial: if position == 0 { record.details.serial.clone() } else { String::new() },
            state: PartState::There(Condition::Good),
            position,
            replaces: None,
            gone_on: None,
        })
        .collect();
    KitOnShelf { record, parts, place, nth }
}

/// What the ledger says of a kit, all of it made up.
fn details(kind: KitKind, nth: u32, on: NaiveDate) -> KitDetails {
    let letter = kind.letter();
    let (model, price_yen) = match kind {
        KitKind::Tablet => ("ひろば電機 ＴＢ－１０", 48_400),
        KitKind::Computer => ("ひろば電機 ＮＰ－１４", 98_780),
        KitKind::Camera => ("つながる光学 ＣＡ－２", 6_380),
        KitKind::Microphone => ("つながる音響 ＭＣ－１", 4_180),
        KitKind::Speaker => ("つながる音響 ＳＰ－１", 3_850),
        KitKind::Router => ("つながる電信 ＲＴ－４", 16_500),
    };
    let supply = matches!(kind, KitKind::Camera | KitKind::Microphone | KitKind::Speaker);
    let line = match kind {
        KitKind::Router => LineContract {
            number: format!("070-0000-{nth:04}"),
            sim_number: format!("8981000000000000{nth:03}"),
            carrier: "つながる電信（架空の会社）".to_owned(),
            data_cap: "月２０ＧＢ".to_owned(),
            contract_until: Some(fiscal_year_end(on) + Months::new(24)),
        },
        _ => LineContract::default(),
    };
    KitDetails {
        asset: if supply { Asset::Supply } else { Asset::Equipment },
        model: model.to_owned(),
        serial: format!("{letter}X{nth:05}"),
        bought_on: Some(on),
        price_yen: Some(price_yen),
        funding: "子育て支援事業費".to_owned(),
        warranty_until: Some(on + Months::new(12)),
        software: match kind {
            KitKind::Tablet | KitKind::Computer => "ひろばミーティング 第３版".to_owned(),
            _ => String::new(),
        },
        line,
    }
}
