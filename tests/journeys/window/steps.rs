//! Steps (手順): what many journeys do on their way. The same steps as `../chromium/steps.ts`.

use crate::hand::{Hand, called};
use crate::window::Walked;
use chrono::NaiveDate;
use serde_json::json;

/// The first administrator of every journey's ledger.
pub const NAME: &str = "青木 久美子";
const PASSWORD: &str = "さくら もみじ ゆきやなぎ こぶし";

/// はじめの支度: place, division, administrator, recovery key, and on to 今日, with a picture of every step.
pub async fn set_up(hand: &Hand) -> Walked {
    hand.see("このノートパソコンは、どこのものですか").await?;
    hand.press("船橋市地域子育て支援課").await?;
    hand.look("first-1-place").await?;
    hand.press("次へ").await?;

    hand.write("課の電話", "012-345-6789").await?;
    hand.look("first-2-division").await?;
    hand.press("次へ").await?;

    hand.write("なまえ", NAME).await?;
    hand.write("ふりがな", "あおき くみこ").await?;
    hand.write("職名", "主任保育士").await?;
    hand.write("ＰＩＮ", "246810").await?;
    hand.write("合言葉", PASSWORD).await?;
    hand.write(called("合言葉をもう一度"), PASSWORD).await?;
    hand.look("first-3-administrator").await?;
    hand.press("記録の入れ物を作る").await?;

    hand.see("復旧鍵を紙に残します").await?;
    let groups = hand.lines("復旧鍵").await?;
    hand.write("7番の5文字を打つ", groups.get(6).map_or("", String::as_str)).await?;
    hand.press("鍵のかかる場所に納める").await?;
    hand.look("first-4-recovery").await?;
    hand.press("次へ").await?;

    hand.see("支度ができました").await?;
    hand.look("first-5-practice").await?;
    hand.press("つどい帳をはじめる").await?;
    hand.see("今日").await?;
    hand.look("first-6-today").await
}

/// Goes to a room by its tab on the rail.
pub async fn room(hand: &Hand, name: &str) -> Walked {
    hand.press(called(name).inside("部屋")).await?;
    hand.arrive(name).await
}

/// The desk's own today: what the program calls きょう, and no other clock.
pub async fn desk_today(hand: &Hand) -> Walked<NaiveDate> {
    let desk = hand.ask("desk", json!({})).await?;
    Ok(serde_json::from_value(desk.get("today").cloned().unwrap_or_default())?)
}

/// A day as a person types it: 20261122.
pub fn typed(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}
