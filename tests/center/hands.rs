//! Those at work (職員): who sits at the desk where roles matter.

use tests::{DIVISION, MINAMI, SmallCenter, TAKANE};
use uuid::Uuid;

/// Those at work here: 石井, the head of 南本町; someone of her staff; the division; another centre's head.
pub struct Hands {
    pub head: Uuid,
    pub staff: Uuid,
    pub division: Uuid,
    pub other: Uuid,
}

/// The division's laptop, with a centre's head at its desk.
pub fn hands() -> (SmallCenter, Hands) {
    let center = SmallCenter::at(DIVISION);
    let hands = Hands {
        division: center.me(),
        head: center.colleague("石井 恵", "head", MINAMI),
        staff: center.colleague("上田 さゆり", "staff", MINAMI),
        other: center.colleague("川崎 学", "head", TAKANE),
    };
    center.sign_in(hands.head);
    (center, hands)
}
