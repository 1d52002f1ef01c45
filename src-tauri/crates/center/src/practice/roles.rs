//! Roles (役の表): who is in the cast, each as of today.

/// Someone of the cast, as of today.
pub(super) struct Role {
    pub(super) name: &'static str,
    pub(super) kana: &'static str,
    /// Children: 氏名, ふりがな, months of age.
    pub(super) children: &'static [(&'static str, &'static str, u32)],
    /// Days until the birth that is expected.
    pub(super) due_in: Option<i64>,
    /// The other guardian.
    pub(super) partner: Option<(&'static str, &'static str)>,
    /// Days since they registered.
    pub(super) came: i64,
    /// Days since their consent came back.
    pub(super) agreed: Option<i64>,
    /// What whoever holds the session must know.
    pub(super) consideration: &'static str,
    /// 通称.
    pub(super) known_as: &'static str,
    pub(super) note: &'static str,
}

const NOBODY: Role = Role {
    name: "",
    kana: "",
    children: &[],
    due_in: None,
    partner: None,
    came: 0,
    agreed: None,
    consideration: "",
    known_as: "",
    note: "",
};

/// The twelve of today's session in the order they applied, the two who wait, and one more.
pub(super) const ROLES: [Role; 15] = [
    Role {
        name: "髙橋 由美子",
        kana: "たかはし ゆみこ",
        children: &[("髙橋 陽向", "たかはし ひなた", 8)],
        came: 140,
        agreed: Some(138),
        ..NOBODY
    },
    Role {
        name: "𠮷田 沙織",
        kana: "よしだ さおり",
        children: &[("𠮷田 湊", "よしだ みなと", 16)],
        due_in: Some(105),
        partner: Some(("髙橋 健", "たかはし けん")),
        came: 231,
        agreed: Some(229),
        note: "昼は電話、夜はメールがつながりやすい。",
        ..NOBODY
    },
    Role {
        name: "山﨑 美穂",
        kana: "やまさき みほ",
        children: &[("山﨑 結衣", "やまさき ゆい", 25)],
        came: 63,
        ..NOBODY
    },
    Role {
        name: "渡邉 恵理", kana: "わたなべ えり", due_in: Some(80), came: 91, agreed: Some(90), ..NOBODY
    },
    Role {
        name: "齋藤 千尋",
        kana: "さいとう ちひろ",
        children: &[("齋藤 蒼", "さいとう あおい", 11)],
        came: 160,
        agreed: Some(155),
        ..NOBODY
    },
    Role {
        name: "グエン・ティ・ラン",
        children: &[("グエン・ミン", "", 14)],
        known_as: "ランさん",
        came: 118,
        agreed: Some(112),
        note: "日本語は、やさしいことばで。",
        ..NOBODY
    },
    Role {
        name: "濵田 直樹",
        kana: "はまだ なおき",
        children: &[("濵田 凪", "はまだ なぎ", 6)],
        came: 62,
        ..NOBODY
    },
    Role {
        name: "中村 圭子",
        kana: "なかむら けいこ",
        children: &[("中村 律", "なかむら りつ", 80)],
        came: 343,
        agreed: Some(340),
        ..NOBODY
    },
    Role {
        name: "小林 真由",
        kana: "こばやし まゆ",
        children: &[("小林 樹", "こばやし いつき", 41)],
        came: 300,
        agreed: Some(297),
        ..NOBODY
    },
    Role {
        name: "森 彩香",
        kana: "もり あやか",
        due_in: Some(140),
        came: 77,
        agreed: Some(76),
        note: "未成年のため、母 森 由紀さんの同意書をいただいています。",
        ..NOBODY
    },
    Role {
        name: "佐藤 綾",
        kana: "さとう あや",
        children: &[("佐藤 莉子", "さとう りこ", 12), ("佐藤 圭", "さとう けい", 38)],
        came: 270,
        agreed: Some(263),
        ..NOBODY
    },
    Role {
        name: "福﨑 友里",
        kana: "ふくざき ゆり",
        children: &[("福﨑 紬", "ふくざき つむぎ", 9)],
        consideration: "左の耳がきこえにくい。字幕を出す。",
        came: 126,
        agreed: Some(121),
        ..NOBODY
    },
    Role {
        name: "大塚 奈々",
        kana: "おおつか なな",
        children: &[("大塚 颯太", "おおつか そうた", 19)],
        came: 182,
        agreed: Some(179),
        ..NOBODY
    },
    Role {
        name: "辻󠄀 真理子",
        kana: "つじ まりこ",
        children: &[("辻󠄀 心", "つじ こころ", 27)],
        came: 203,
        agreed: Some(199),
        ..NOBODY
    },
    Role {
        name: "岡田 瞳",
        kana: "おかだ ひとみ",
        children: &[("岡田 蓮", "おかだ れん", 30)],
        came: 238,
        agreed: Some(236),
        ..NOBODY
    },
];

/// Who is not in today's session: one whose birth is past due, one whose child enters school next April,
/// and one who is on two cards.
pub(super) const OTHERS: [Role; 3] = [
    Role {
        name: "長谷川 未来",
        kana: "はせがわ みく",
        due_in: Some(-12),
        came: 150,
        agreed: Some(148),
        ..NOBODY
    },
    Role {
        name: "西村 奈緒",
        kana: "にしむら なお",
        children: &[("西村 颯", "にしむら はやて", 60)],
        came: 380,
        agreed: Some(376),
        ..NOBODY
    },
    Role {
        name: "佐藤　綾",
        children: &[("佐藤　莉子", "", 12)],
        came: 33,
        agreed: Some(29),
        note: "電話で受けました。",
        ..NOBODY
    },
];

/// Whose last child enters school next April.
pub(super) const LEAVING: usize = ROLES.len() + 1;

pub(super) const TAKAHASHI: usize = 0;
pub(super) const YOSHIDA: usize = 1;
pub(super) const YAMASAKI: usize = 2;
pub(super) const WATANABE: usize = 3;
pub(super) const SAITO: usize = 4;
pub(super) const NGUYEN: usize = 5;
pub(super) const NAKAMURA: usize = 7;
pub(super) const KOBAYASHI: usize = 8;
pub(super) const MORI: usize = 9;
pub(super) const SATO: usize = 10;
pub(super) const FUKUZAKI: usize = 11;
pub(super) const OTSUKA: usize = 12;
pub(super) const TSUJI: usize = 13;
/// Who took the consent back.
pub(super) const OKADA: usize = 14;
