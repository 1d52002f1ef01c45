//! Papers a family signs (承諾書・申込書・同意書).

use documents::*;
use domain::papers::{PaperKind, Reading};

use super::{LONG_NAME, cruel_borrower, day, first_policy, head, read_in};

/// Each of them, by a name fit for a file.
pub fn papers() -> Vec<(&'static str, Paper)> {
    let mut practice = consent();
    practice.head.practice = true;
    vec![
        ("consent", Paper::Consent(consent())),
        ("consent-blank", Paper::Consent(blank_consent())),
        ("consent-cruel", Paper::Consent(cruel_consent())),
        ("consent-practice", Paper::Consent(practice)),
        ("application", Paper::Application(application())),
        ("application-blank", Paper::Application(blank_application())),
        ("application-cruel", Paper::Application(cruel_application())),
        ("application-easy", read_in(Reading::Easy, Paper::Application(application()))),
        ("application-english", read_in(Reading::English, Paper::Application(application()))),
        ("guardian-consent", Paper::GuardianConsent(guardian_consent())),
        ("guardian-consent-cruel", Paper::GuardianConsent(cruel_guardian_consent())),
        ("guardian-consent-easy", read_in(Reading::Easy, Paper::GuardianConsent(guardian_consent()))),
        ("guardian-consent-english", read_in(Reading::English, Paper::GuardianConsent(guardian_consent()))),
        ("consent-easy", read_in(Reading::Easy, Paper::Consent(consent()))),
        ("consent-easy-cruel", read_in(Reading::Easy, Paper::Consent(cruel_consent()))),
        ("consent-english", read_in(Reading::English, Paper::Consent(consent()))),
        ("consent-asking", Paper::Consent(asking_consent())),
        ("consent-signed", Paper::Consent(signed_consent())),
        ("consent-signed-easy", read_in(Reading::Easy, Paper::Consent(signed_consent()))),
        ("consent-reminder", Paper::ConsentReminder(consent_reminder())),
        ("consent-reminder-cruel", Paper::ConsentReminder(cruel_consent_reminder())),
        ("consent-reminder-easy", read_in(Reading::Easy, Paper::ConsentReminder(consent_reminder()))),
        ("consent-reminder-english", read_in(Reading::English, Paper::ConsentReminder(consent_reminder()))),
        ("consent-asking-easy", read_in(Reading::Easy, Paper::Consent(asking_consent()))),
    ]
}

pub fn consent() -> ConsentPaper {
    ConsentPaper {
        head: head(PaperKind::Consent, "南-承-2026-0118", "K7QF-2M4X"),
        policy: first_policy().into(),
        guardian: "山﨑　美穂".into(),
        children: vec!["山﨑　結衣".into()],
        expecting: Vec::new(),
        session: Some(SessionLine {
            title: "おうちで つどいの広場".into(),
            held_on: day("2026-11-25"),
            time: "１０時３０分から１１時３０分まで".into(),
            place: "南本町子育て支援センター".into(),
        }),
        asked: Vec::new(),
        signature: None,
    }
}

/// With what two decisions ask besides.
pub fn asking_consent() -> ConsentPaper {
    let asked = |number: &str, words: &str| AskedLine {
        number: number.into(),
        words: words.into(),
        tick: Tick::Open,
    };
    ConsentPaper {
        asked: vec![
            asked("３", "講座が録画され、一か月のあいだ参加した家庭が見られること。"),
            asked(
                "１２",
                "市の広報に使う写真を、顔が分からない大きさで撮ること。撮る前に、そのつど声をかけること。",
            ),
        ],
        ..consent()
    }
}

/// Signed on the screen: one of two was ticked besides.
pub fn signed_consent() -> ConsentPaper {
    let mut paper = asking_consent();
    paper.asked[0].tick = Tick::Set;
    let up = |n: u16| (120 + n * 30, 220 - n * 8);
    let down = |n: u16| (420 + n * 12, 60 + n * 9);
    paper.signature = Some(Signature {
        strokes: vec![(0..12).map(up).collect(), (0..16).map(down).collect(), vec![(700, 150), (860, 140)]],
        on: day("2026-11-25"),
        time: "１０時３２分".into(),
        before: "石井　千夏".into(),
    });
    paper
}

pub fn consent_reminder() -> ConsentReminderPaper {
    ConsentReminderPaper {
        head: head(PaperKind::ConsentReminder, "南-願-2026-0004", "M3TW-7KQ9"),
        name: "山﨑　美穂".into(),
        form: "南-承-2026-0118".into(),
        printed_on: day("2026-11-02"),
        session: consent().session,
        return_by: day("2026-12-02"),
        return_to: "南本町子育て支援センター".into(),
    }
}

pub fn cruel_consent_reminder() -> ConsentReminderPaper {
    ConsentReminderPaper { name: LONG_NAME.into(), session: cruel_consent().session, ..consent_reminder() }
}

pub fn blank_consent() -> ConsentPaper {
    ConsentPaper {
        head: head(PaperKind::Consent, "", ""),
        guardian: String::new(),
        children: Vec::new(),
        session: None,
        ..consent()
    }
}

pub fn cruel_consent() -> ConsentPaper {
    ConsentPaper {
        guardian: LONG_NAME.into(),
        children: ["一", "二", "三", "四", "五"]
            .iter()
            .map(|n| format!("{}{n}", &LONG_NAME[..LONG_NAME.len() - 3]))
            .collect(),
        expecting: vec!["髙﨑　邉".into()],
        session: Some(SessionLine {
            title:
                "はじめての離乳食と歯みがき講座　管理栄養士・歯科衛生士に聞いてみよう（第１２回・冬の特別編）"
                    .into(),
            ..consent().session.expect("one")
        }),
        ..consent()
    }
}

pub fn application() -> ApplicationPaper {
    ApplicationPaper {
        head: head(PaperKind::Application, "南-込-2026-0042", "H2KM-8WQD"),
        guardian: "山﨑　美穂".into(),
        kana: "やまざき　みほ".into(),
        address: "船橋市湊町２丁目１０番２５号".into(),
        phone: "090-0000-0000".into(),
        children: vec![ChildLine { name: "山﨑　結衣".into(), born_on: day("2025-07-14") }],
        expecting: Vec::new(),
        session: consent().session,
    }
}

pub fn blank_application() -> ApplicationPaper {
    ApplicationPaper {
        head: head(PaperKind::Application, "", ""),
        guardian: String::new(),
        kana: String::new(),
        address: String::new(),
        phone: String::new(),
        children: Vec::new(),
        expecting: Vec::new(),
        session: None,
    }
}

pub fn cruel_application() -> ApplicationPaper {
    let children = cruel_consent().children.into_iter();
    ApplicationPaper {
        guardian: LONG_NAME.into(),
        address: cruel_borrower().address,
        phone: cruel_borrower().phone,
        children: children.map(|name| ChildLine { name, born_on: day("2022-02-28") }).collect(),
        expecting: vec![LONG_NAME.into()],
        session: cruel_consent().session,
        ..application()
    }
}

pub fn guardian_consent() -> GuardianConsentPaper {
    GuardianConsentPaper {
        head: head(PaperKind::GuardianConsent, "南-同-2026-0003", "N7XR-4TBC"),
        minors: vec!["山﨑　結衣".into()],
        session: consent().session,
    }
}

pub fn cruel_guardian_consent() -> GuardianConsentPaper {
    GuardianConsentPaper {
        minors: cruel_consent().children,
        session: cruel_consent().session,
        ..guardian_consent()
    }
}
