//! First start (はじめて使う): a laptop on its first day.

use crate::steps::{NAME, set_up};
use crate::window::{Ledger, walk};
use fantoccini::key::Key;

#[test]
#[ignore = "needs the real window: cargo xtask test"]
fn journey_a_first_start_leads_to_today_and_a_lock_hides_it() {
    walk(Ledger::Empty, |hand| async move {
        set_up(&hand).await?;
        hand.key(&[Key::Control], 'l').await?;
        hand.see("どなたが続けますか").await?;
        hand.see(NAME).await?;
        hand.look("locked").await
    });
}
