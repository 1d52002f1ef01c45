//! A session's consents, and the lines of one of them as its peers draw them.

use std::{fs, path::Path, process::Command, sync::Arc};

use chrono::NaiveDate;
use documents::{CityWords, ConsentPaper, Head, Issuer, Paper, SessionLine};
use domain::{
    papers::{OfficialSeal, PaperKind, Reading},
    policy::{FIRST_TEXT, Policy},
};

use crate::Outcome;

const FAMILIES: [&str; 20] = [
    "髙橋", "﨑山", "渡邉", "渡邊", "佐藤", "鈴木", "田中", "伊藤", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木",
    "山口", "松本", "井上", "木村", "斎藤",
];
const GUARDIANS: [&str; 10] = ["陽子", "美咲", "健太", "翔太", "結衣", "直樹", "恵", "智子", "由美子", "大輔"];
const CHILDREN: [&str; 10] = ["陽翔", "蓮", "葵", "凛", "紬", "湊", "結菜", "樹", "咲良", "悠真"];

/// What differs from form to form: number, code, guardian, child.
pub struct Family {
    pub number: String,
    pub code: String,
    pub guardian: String,
    pub child: String,
}

pub fn family(n: usize) -> Family {
    let name = FAMILIES[n % FAMILIES.len()];
    let letters: Vec<char> = "23456789ABCDEFGHJKMNPQRSTVWXYZ".chars().collect();
    let code: String = (0..8)
        .map(|at| letters[(n.wrapping_mul(7919) >> (at * 2)).wrapping_add(at * n + 31 * at) % letters.len()])
        .collect();
    Family {
        number: format!("南-承-2026-{:04}", n + 1),
        code: format!("{}-{}", &code[..4], &code[4..]),
        guardian: format!("{name}　{}", GUARDIANS[n / 20 % 10]),
        child: format!("{name}　{}", CHILDREN[n / 7 % 10]),
    }
}

pub fn consents(count: usize) -> Vec<Paper> {
    let policy = Arc::new(Policy::read(FIRST_TEXT).expect("the city's policy reads"));
    let day = NaiveDate::from_ymd_opt(2026, 11, 25).expect("a day");
    let consent = |n: usize| {
        let family = family(n);
        Paper::Consent(ConsentPaper {
            head: Head {
                kind: PaperKind::Consent,
                reading: Reading::Formal,
                number: family.number,
                issued_on: day,
                code: family.code,
                issuer: Issuer {
                    addressee: "船橋市長".into(),
                    city: "船橋市".into(),
                    division: "船橋市地域子育て支援課".into(),
                    phone: "047-000-0000".into(),
                    hours: "平日　９時から１７時まで".into(),
                    seal: OfficialSeal::Placed,
                },
                city_words: CityWords::default(),
                policy_version: 1,
                policy_in_force_from: None,
                retention_years: 5,
                practice: false,
            },
            policy: Arc::clone(&policy),
            guardian: family.guardian,
            children: vec![family.child],
            expecting: Vec::new(),
            asked: Vec::new(),
            signature: None,
            session: Some(SessionLine {
                title: "おうちで つどいの広場".into(),
                held_on: day,
                time: "１０時３０分から１１時３０分まで".into(),
                place: "南本町子育て支援センター".into(),
            }),
        })
    };
    (0..count).map(consent).collect()
}

/// One line of text: page from 0, left edge, baseline from the page's upper edge, size, words.
pub struct Line {
    pub page: usize,
    pub x: f32,
    pub y: f32,
    pub size: f32,
    pub words: String,
}

/// The lines of the first form as its file says them, with `{number}`, `{code}`, `{guardian}` and `{child}` for what differs.
pub fn read_back(file: &Path) -> Outcome<String> {
    let output = Command::new("pdftotext").arg("-bbox-layout").arg(file).arg("-").output()?;
    let told = String::from_utf8(output.stdout)?;
    let family = family(0);
    let wide: String = family
        .number
        .chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c),
            '-' => '－',
            c => c,
        })
        .collect();
    let mut lines = String::new();
    let (mut page, mut at) = (0, (0.0, 0.0, 0.0));
    let mut words: Vec<String> = Vec::new();
    let edge = |line: &str, name: &str| -> f32 {
        let found = line.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split('"').next());
        found.and_then(|number| number.parse().ok()).unwrap_or_default()
    };
    for line in told.lines().map(str::trim) {
        if line.starts_with("<page") {
            page += 1;
        } else if line.starts_with("<line") {
            at = (edge(line, "xMin"), edge(line, "yMin"), edge(line, "yMax"));
            words.clear();
        } else if line.starts_with("<word") {
            let said = line.split_once('>').and_then(|(_, rest)| rest.strip_suffix("</word>")).unwrap_or("");
            words.push(said.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        } else if line.starts_with("</line") {
            let said = words
                .join("　")
                .replace(&wide, "{number}")
                .replace(&family.number, "{number}")
                .replace(&family.code, "{code}")
                .replace(&family.guardian, "{guardian}")
                .replace(&family.child, "{child}");
            let size = at.2 - at.1;
            lines += &format!("{}\t{}\t{}\t{size}\t{said}\n", page - 1, at.0, at.1 + size * 0.88);
        }
    }
    Ok(lines)
}

pub fn lines(file: &str) -> Outcome<Vec<Line>> {
    let read = |line: &str| -> Option<Line> {
        let mut parts = line.split('\t');
        Some(Line {
            page: parts.next()?.parse().ok()?,
            x: parts.next()?.parse().ok()?,
            y: parts.next()?.parse().ok()?,
            size: parts.next()?.parse().ok()?,
            words: parts.next()?.to_owned(),
        })
    };
    Ok(fs::read_to_string(file)?.lines().filter_map(read).collect())
}
