//! Steps (手順): what many journeys do on their way. The same steps as `../chromium/steps.ts`.

use crate::hand::{Hand, called};
use crate::window::Walked;

/// The first administrator of every journey's ledger.
pub const NAME: &str = "青木 久美子";
const PASSWORD: &str = "さくら もみじ ゆきやなぎ こぶし";

/// はじめの支度: place, division, administrator, recovery key, and on to 今日, with a picture of every step.
pub async fn set_up(hand: &Hand) -> Walked {
    hand.see("このノートパソコンは、どこのものですか").await?;
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
