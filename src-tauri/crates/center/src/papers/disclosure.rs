//! 開示用一式 (§8): all that is held about one person, with what tells of others blacked out.

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::NaiveDate;
use domain::{
    calendar::wareki,
    families::{Member, Schooling},
    retention::black_out,
    staff::Deed,
};
use sheets::{Cell, Column, List, to_xlsx};
use store::{
    Read,
    families::PersonRecord,
    retention::{Happened, HeldLine, held, third_parties},
};
use uuid::Uuid;

use super::{
    contents::{Says as Kept, kept},
    gathering::{Gathering, Ready},
};
use crate::{
    Center, Failure, Reply,
    backups::count,
    exports::{Exported, Left},
    families::brief::family_of,
    hands::Hands,
    retention::ExportDisclosure,
    wire::{LINE, needed},
};

kept! {
    paper DisclosurePaper {
        number: String,
        name: String,
        kana: String,
        known_as: String,
        born_on: Option<NaiveDate>,
        due_on: Option<NaiveDate>,
        schooling: String,
        phone: String,
        other_phone: String,
        email: String,
        address: String,
        consideration: String,
        note: String,
        lines: Vec<LineWords>,
    }
}

kept! {
    line LineWords of DisclosureLine { on: NaiveDate, what: String, of: String, said: String, }
}

pub(super) fn gather(gathering: &Gathering, family: Uuid, person: Uuid) -> Reply<Ready> {
    let says = says(gathering.read, gathering.hands, family, person)?;
    let version = gathering.version_on(gathering.today())?;
    Ok(Ready { family: Some(family.into()), subject: Some(person), says: Kept::Disclosure(says), version })
}

impl Center {
    /// The same as a workbook, for whoever asks for it to be read by a machine. That it left is on record.
    pub(crate) fn export_disclosure(&mut self, request: ExportDisclosure) -> Reply<Exported> {
        let (read, hands) = self.look();
        hands.may(Deed::CarryOut, hands.me.place.id)?;
        let says = says(&read, &hands, request.family, request.person)?;
        let purpose = needed("purpose", &request.purpose, LINE)?;
        let list = List {
            title: "開示用一式".to_owned(),
            columns: HEADINGS.map(|heading| Column { heading: heading.to_owned() }).into(),
            rows: rows(&says),
            made_at: hands.now.naive_utc(),
        };
        // Whose it is, by the number: a name stands in no file's name.
        let file_name = format!("{}_{}.xlsx", list.title, says.number);
        let count = count(list.rows.len() as u64);
        let bytes = to_xlsx(&list).map_err(|error| {
            tracing::error!(%error, "a disclosure does not fit a workbook");
            Failure::Broken
        })?;
        self.act("export_disclosure", |write, hands| {
            write.mention("persons", request.person)?;
            let medium = String::new();
            Left { list: "disclosure", format: "xlsx", rows: count, purpose, medium }.on_record(write, hands)
        })?;
        Ok(Exported { file_name, bytes: STANDARD.encode(bytes), rows: count })
    }
}

/// The columns of the workbook.
const HEADINGS: [&str; 4] = ["日", "こと", "番号・名", "書かれていること"];

/// What stands on the card, and then what happened, the earliest first.
fn rows(says: &Says) -> Vec<Vec<Cell>> {
    let text = |words: &str| if words.is_empty() { Cell::Nothing } else { Cell::Text(words.to_owned()) };
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let (born_on, due_on) = (day(says.born_on), day(says.due_on));
    let card = [
        ("氏名", &says.name),
        ("ふりがな", &says.kana),
        ("通称", &says.known_as),
        ("生年月日", &born_on),
        ("出産予定日", &due_on),
        ("就学猶予", &says.schooling),
        ("電話", &says.phone),
        ("ほかの電話", &says.other_phone),
        ("メール", &says.email),
        ("住所", &says.address),
        ("配慮", &says.consideration),
        ("メモ", &says.note),
    ];
    let card = card
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| vec![Cell::Nothing, text(label), Cell::Nothing, text(words)]);
    let lines = says
        .lines
        .iter()
        .map(|line| vec![text(&line.on.to_string()), text(&line.what), text(&line.of), text(&line.said)]);
    card.chain(lines).collect()
}

/// All that is held about a person; only the division gathers it.
fn says(read: &Read, hands: &Hands, family: Uuid, person: Uuid) -> Reply<Says> {
    hands.may(Deed::LetRecordsGo, hands.me.place.id)?;
    let record = family_of(read, family.into())?;
    let person: PersonRecord = store::families::members(read, record.id)?
        .into_iter()
        .find(|member| member.id.uuid() == person)
        .ok_or(Failure::Gone)?;
    let lines = held(read, record.id, person.id)?;
    let own =
        [&person.name, &person.kana, &person.known_as, &person.phone, &person.other_phone, &person.email];
    let own: Vec<&str> = own.into_iter().map(String::as_str).collect();
    let schooling = put_off(&person);
    let all: String = lines
        .iter()
        .map(|line| line.said.as_str())
        .chain([record.consideration.as_str(), record.note.as_str(), schooling.as_str()])
        .collect::<Vec<_>>()
        .join("\n");
    let others: Vec<String> = third_parties(read, person.id)?;
    let others = domain::retention::named_in(&all, others.iter().map(String::as_str), &own);
    let masked = |text: &str| black_out(text, &others);
    let (born_on, due_on) = match person.member {
        Member::Guardian => (person.guardian_born_on, None),
        Member::Child { born_on, .. } => (Some(born_on), None),
        Member::Expected { due_on } => (None, Some(due_on)),
    };
    Ok(Says {
        number: record.number.clone(),
        born_on,
        due_on,
        schooling: masked(&schooling),
        address: record.address.clone(),
        consideration: masked(&record.consideration),
        note: masked(&record.note),
        lines: lines
            .into_iter()
            .map(|line| LineWords {
                on: line.on,
                what: happened_in_words(line.happened).to_owned(),
                said: masked(&line.said),
                of: of_in_words(line),
            })
            .collect(),
        name: person.name,
        kana: person.kana,
        known_as: person.known_as,
        phone: person.phone,
        other_phone: person.other_phone,
        email: person.email,
    })
}

/// 就学猶予 as it stands on the card.
fn put_off(person: &PersonRecord) -> String {
    match (person.member, &person.deferment) {
        (Member::Child { schooling: Schooling::Deferred { until }, .. }, Some(deferment)) => {
            format!("{}まで（{}）　{}", wareki(until), deferment.decided_by, deferment.because)
        }
        _ => String::new(),
    }
}

fn happened_in_words(happened: Happened) -> &'static str {
    match happened {
        Happened::Registered => "家庭の登録",
        Happened::Applied => "申込",
        Happened::NotTaken => "受けられなかった申込",
        Happened::Attended => "出欠",
        Happened::Noted => "当日のメモ",
        Happened::Consulted => "相談（内容は別に開示）",
        Happened::Consented => "承諾書",
        Happened::Withdrew => "承諾の取下げ",
        Happened::Asked => "貸与の申出",
        Happened::Decided => "貸与の決定",
        Happened::Lent => "貸出",
        Happened::Returned => "返却",
        Happened::Reminded => "返却のお願い",
        Happened::Lost => "亡失・毀損届",
        Happened::Settled => "弁償・免除の決定",
        Happened::Incident => "事故・違反",
        Happened::Refused => "参加のお断り",
        Happened::Issued => "文書の発行",
        Happened::Claimed => "開示などの請求",
    }
}

/// A number or title; how someone came stands at its end, as the records say it.
fn of_in_words(line: HeldLine) -> String {
    if line.happened != Happened::Attended {
        return line.of;
    }
    let ends = [("present", "出席"), ("late", "遅刻"), ("left", "退出"), ("absent", "欠席")];
    let found =
        ends.iter().find_map(|(word, says)| line.of.strip_suffix(word).map(|title| format!("{title}{says}")));
    found.unwrap_or(line.of)
}
