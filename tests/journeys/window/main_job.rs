//! The main job (本筋): from a family's first day to the kit that was lent and came back, with the five papers and the
//! refusals on the way. `TSUDOI_JOURNEY_PRACTICE=1` walks it among the practice records, where a service stands already.

use crate::hand::{Hand, called};
use crate::papers::{says, scanned};
use crate::steps::{desk_today, room, set_up, typed};
use crate::window::{Ledger, Walked, walk};
use chrono::{Datelike, Months, NaiveDate};
use serde_json::json;

const MOTHER: &str = "八重樫 千尋";
const CHILD: &str = "八重樫 湊";
const PUPIL: &str = "四方 恵";
const SESSION: &str = "ふゆの親子ひろば";
const PARTS: [&str; 4] = ["タブレット本体", "充電器とケーブル", "保護ケース", "ＳＩＭカード"];

#[test]
#[ignore = "needs the real window: cargo xtask test"]
fn journey_the_main_job_from_the_first_family_to_the_kit_that_is_back() {
    let practice = std::env::var_os("TSUDOI_JOURNEY_PRACTICE").is_some();
    walk(if practice { Ledger::Practice } else { Ledger::Empty }, move |hand| async move {
        if practice {
            hand.see("きょう気にかけること").await?;
            hand.look("main-01-today").await?;
        } else {
            set_up(&hand).await?;
            add_service(&hand).await?;
        }
        hand.gather_papers().await?;
        let today = desk_today(&hand).await?;
        register_families(&hand, today).await?;
        plan_session(&hand, today).await?;
        take_application(&hand, today).await?;
        refuse_school_child(&hand).await?;
        let code = print_consent(&hand).await?;
        wait_for_consent(&hand).await?;
        record_consent(&hand, &code).await?;
        let kit = register_kit(&hand).await?;
        approve_need(&hand).await?;
        hand_over(&hand, &kit).await?;
        mark_attendance(&hand).await?;
        take_back(&hand, &kit).await?;
        print_policy(&hand).await?;
        read_family_card(&hand).await
    });
}

async fn add_service(hand: &Hand) -> Walked {
    room(hand, "設定").await?;
    hand.press("ＷＥＢ会議サービス").await?;
    hand.see("ＷＥＢ会議サービスは、まだありません").await?;
    hand.press("サービスを加える").await?;
    hand.write("サービスの名", "Zoom Meetings").await?;
    hand.write("提供者", "Zoom Communications").await?;
    hand.write("規約の版", "2026年4月版").await?;
    hand.look("main-02-service").await?;
    hand.press("加える").await?;
    hand.see("Zoom Communications").await?;
    hand.look("main-03-services").await
}

async fn register_families(hand: &Hand, today: NaiveDate) -> Walked {
    let born = today - Months::new(16);
    room(hand, "家庭").await?;
    hand.press("家庭を登録する").await?;
    hand.write("氏名", MOTHER).await?;
    hand.write("ふりがな", "やえがし ちひろ").await?;
    hand.write("電話", "090-1234-5678").await?;
    hand.write(called("氏名").nth(2), CHILD).await?;
    hand.write(called("ふりがな").nth(2), "やえがし みなと").await?;
    hand.write("生まれた日", &typed(born)).await?;
    hand.see("いま1歳4か月").await?;
    hand.press("妊娠中を加える").await?;
    hand.write("出産予定日", &typed(today + Months::new(3))).await?;
    hand.look("main-04-family-writing").await?;
    hand.press("登録する").await?;
    hand.see("八重樫 千尋 さんの家庭").await?;
    hand.look("main-05-family").await?;

    room(hand, "家庭").await?;
    hand.look("main-06-families").await?;
    hand.press("家庭を登録する").await?;
    hand.write("氏名", PUPIL).await?;
    hand.write("ふりがな", "よも めぐみ").await?;
    hand.write(called("氏名").nth(2), "四方 蓮").await?;
    hand.write(called("ふりがな").nth(2), "よも れん").await?;
    hand.write("生まれた日", &typed(today - Months::new(8 * 12))).await?;
    hand.press("登録する").await?;
    hand.see("四方 恵 さんの家庭").await?;
    Ok(())
}

async fn plan_session(hand: &Hand, today: NaiveDate) -> Walked {
    let services = hand.ask("services", json!({})).await?;
    let service = services.pointer("/0/name").and_then(|name| name.as_str()).unwrap_or("Zoom");
    room(hand, "オンライン事業").await?;
    hand.look("main-07-sessions").await?;
    hand.press("事業を予定する").await?;
    hand.write("名称", SESSION).await?;
    hand.choose("種類", "交流会").await?;
    hand.write("開く日", &typed(today)).await?;
    // All day long: the walk is the same whatever the hour.
    hand.write("始まり", "0900").await?;
    hand.write("終わり", "2359").await?;
    hand.choose("ＷＥＢ会議サービス", service).await?;
    hand.write("会議ＩＤ", "987 6543 2101").await?;
    hand.write("パスコード", "sakura").await?;
    hand.look("main-08-session-planning").await?;
    hand.press("予定する").await?;
    let month = json!({ "year": today.year(), "month": today.month() });
    let closed = hand.ask("month_closed", month).await?;
    let rests = |day: &serde_json::Value| day["day"] == today.to_string();
    if closed.as_array().is_some_and(|days| days.iter().any(rests)) {
        hand.press("休みの日に予定する").await?;
    }
    hand.see("申込は、まだありません").await?;
    hand.look("main-09-session-empty").await
}

async fn take_application(hand: &Hand, today: NaiveDate) -> Walked {
    hand.press("申込を受ける").await?;
    hand.write("どの家庭の申込ですか", "やえがし").await?;
    hand.miss(PUPIL).await?;
    hand.press(MOTHER).await?;
    hand.see("対象です").await?;
    hand.see("湊さんは1歳4か月。").await?;
    hand.see("就学前です。").await?;
    hand.press(called("借りる").inside("端末")).await?;
    hand.write("ソフトを入れた日", &typed(today)).await?;
    hand.look("main-10-applying").await?;
    hand.press("申込を受ける").await?;
    hand.see("八重樫 千尋さんの申込").await?;
    hand.look("main-11-session").await
}

async fn refuse_school_child(hand: &Hand) -> Walked {
    hand.press("申込を受ける").await?;
    hand.write("どの家庭の申込ですか", "よも").await?;
    hand.miss(MOTHER).await?;
    hand.press(PUPIL).await?;
    hand.see("対象から外れます").await?;
    hand.see("就学しました。").await?;
    hand.look("main-12-not-eligible").await?;
    read_clause(hand, "§2(1)", "就学前の乳幼児と保護者及び妊娠中の方を対象として", "main-13-clause-2-1")
        .await?;
    hand.press("家庭を選び直す").await?;
    hand.press("やめる").await
}

/// Prints the family's consent from the session, and gives what a reader reads from it.
async fn print_consent(hand: &Hand) -> Walked<String> {
    hand.press("承諾書を印刷する").await?;
    let paper = shown(hand, "main-14-consent", "paper-1-consent").await?;
    says(&paper, &["オンライン事業等参加承諾書", MOTHER, CHILD, SESSION])?;
    let code = scanned(&paper)?;
    hand.press("もどる").await?;
    hand.press("書類").await?;
    let bare = code.strip_prefix("TSUDOI:").ok_or_else(|| format!("{code} is no code of ours"))?;
    let (left, right) = bare.split_at(4);
    hand.see(format!("{left}-{right}").as_str()).await?;
    says(&paper, &[&format!("{left}-{right}")])?;
    hand.look("main-15-session-papers").await?;
    Ok(code)
}

async fn wait_for_consent(hand: &Hand) -> Walked {
    hand.press("当日を始める").await?;
    hand.see("参加には承諾が要ります。").await?;
    hand.look("main-16-day-waiting").await?;
    hand.press("出席").await?;
    hand.see("出席は、下の「わけを書いて入れる」からつけられます。").await?;
    read_clause(hand, "§4(3)", "環境に不具合があった場合", "main-17-clause-4-3").await
}

async fn record_consent(hand: &Hand, code: &str) -> Walked {
    room(hand, "承諾書").await?;
    hand.see(MOTHER).await?;
    hand.look("main-18-consents").await?;
    hand.write("返ってきた紙のコード", code).await?;
    hand.see("見つかりました").await?;
    hand.look("main-19-code-found").await?;
    hand.press("返却を記録する").await?;
    hand.see("八重樫 千尋さん 承諾書の返却").await?;
    hand.look("main-20-consent-back").await
}

/// Registers a kit with its parts; gives its number.
async fn register_kit(hand: &Hand) -> Walked<String> {
    room(hand, "機器と貸出").await?;
    hand.look("main-21-loans").await?;
    hand.press("機器の台帳").await?;
    hand.press("機器を登録する").await?;
    hand.see("箱に入っている部品").await?;
    for part in ["マイクつきイヤホン", "かんたん説明書", "スタンド", "持ち運びの袋"]
    {
        hand.press(format!("はずす {part}").as_str()).await?;
    }
    hand.press("部品を足す").await?;
    hand.type_out(PARTS[3]).await?;
    hand.press("済ませた").await?;
    hand.press("前の家庭のものを消した（初期化）").await?;
    hand.press("動くことを確かめた").await?;
    hand.look("main-22-kit-writing").await?;
    hand.press("登録する").await?;
    hand.see("まだ貸していません").await?;
    hand.look("main-23-kit").await?;
    let title = hand.see("タブレット一式").await?.text().await?;
    title.split_whitespace().next().map(str::to_owned).ok_or_else(|| "the kit has no number".into())
}

async fn approve_need(hand: &Hand) -> Walked {
    room(hand, "機器と貸出").await?;
    hand.press("貸す").await?;
    hand.write("どの家庭に貸しますか", "やえがし").await?;
    hand.miss(PUPIL).await?;
    hand.press(MOTHER).await?;
    hand.press("タブレット").await?;
    hand.write("自分では用意できないわけ", "家にある端末は父が仕事で使っていて、日中は使えません。").await?;
    hand.look("main-24-need-writing").await?;
    hand.press("申し出を記録する").await?;
    hand.see("八重樫 千尋さん 貸与の申し出").await?;
    hand.look("main-25-need-waiting").await?;

    hand.press(called("申請書").inside(MOTHER)).await?;
    let paper = shown(hand, "main-26-request", "paper-2-loan-request").await?;
    says(&paper, &["貸与申請書兼誓約書", MOTHER, "父が仕事で使っていて"])?;
    hand.press("もどる").await?;

    hand.press(called("認める").inside(MOTHER)).await?;
    hand.write("決裁番号", "子育第214号").await?;
    hand.look("main-27-need-approving").await?;
    hand.press("認める").await?;
    hand.see("八重樫 千尋さん 貸与を認めた").await?;
    Ok(())
}

async fn hand_over(hand: &Hand, kit: &str) -> Walked {
    hand.press("きょう動くもの").await?;
    hand.look("main-28-moves").await?;
    hand.press(called("引き渡す").inside(MOTHER)).await?;
    hand.see("貸してよいことを確かめます").await?;
    hand.look("main-29-hand-over-need").await?;
    hand.press("機器をえらぶ").await?;
    hand.press(kit).await?;
    hand.look("main-30-hand-over-kit").await?;
    hand.press("部品の確認へ進む").await?;
    for part in &PARTS[1..] {
        hand.press(*part).await?;
    }
    hand.choose("タブレット本体のようす", "ない").await?;
    hand.see("「タブレット本体」がないと貸せません").await?;
    hand.look("main-31-hand-over-lacking").await?;
    read_clause(hand, "§4(1)", "船橋市が必要と認めた参加者については", "main-32-clause-4-1").await?;
    hand.choose("タブレット本体のようす", "よい").await?;
    hand.miss("「タブレット本体」がないと貸せません").await?;
    hand.look("main-33-hand-over-parts").await?;
    hand.press("借用書へ進む").await?;
    hand.press("2週間後").await?;
    hand.look("main-34-hand-over-day").await?;
    hand.press("貸して、借用書を印刷する").await?;
    let paper = shown(hand, "main-35-receipt", "paper-3-loan-receipt").await?;
    says(&paper, &[&["借用書", "市控", "本人控", kit, MOTHER], PARTS.as_slice()].concat())?;
    hand.press("もどる").await?;
    hand.see("さんに貸した記録").await?;
    hand.look("main-36-loan").await
}

async fn mark_attendance(hand: &Hand) -> Walked {
    room(hand, "オンライン事業").await?;
    hand.press(SESSION).await?;
    hand.press("当日を始める").await?;
    hand.see("参加できます").await?;
    // A slip of the hand, and the way back.
    hand.press("欠席").await?;
    hand.see("を欠席にします").await?;
    hand.look("main-37-absent").await?;
    hand.press("連絡なし").await?;
    hand.see("八重樫 千尋 さん 欠席").await?;
    hand.press("もとに戻す").await?;
    hand.see("もとに戻しました").await?;
    hand.see("参加できます").await?;
    hand.press("出席").await?;
    hand.see("八重樫 千尋 さん 出席").await?;
    hand.look("main-38-day").await
}

async fn take_back(hand: &Hand, kit: &str) -> Walked {
    room(hand, "機器と貸出").await?;
    hand.press("返却を受ける").await?;
    hand.write("機器の番号", kit).await?;
    hand.look("main-39-take-in").await?;
    hand.press("部品の確認へ進む").await?;
    for part in &PARTS[..3] {
        hand.press(*part).await?;
    }
    hand.see("のこりの1つは").await?;
    hand.look("main-40-taking-back").await?;
    hand.press("3つの返却を記録する").await?;
    hand.see("あと1つ、返っていません").await?;
    hand.look("main-41-partly-back").await?;
    print_return(hand, "main-42-return-partly", "paper-4-return-partly").await?;

    hand.press("ぜんぶ、貸したときのまま返った").await?;
    hand.press("返却を記録する").await?;
    hand.see("ぜんぶ返りました").await?;
    hand.look("main-43-all-back").await?;
    print_return(hand, "main-44-return", "paper-4-return").await?;
    hand.press("点検する").await?;
    hand.see("点検を待っています").await?;
    hand.press("点検する").await?;
    hand.press("前の家庭のものを消した（初期化）").await?;
    hand.press("動くことを確かめた").await?;
    hand.press("点検を終える").await?;
    hand.see(format!("{kit} 点検").as_str()).await?;
    hand.look("main-45-kit-checked").await
}

/// Prints what came back, and what did not.
async fn print_return(hand: &Hand, picture: &str, name: &str) -> Walked {
    hand.press("返却確認書を印刷").await?;
    let paper = shown(hand, picture, name).await?;
    says(&paper, &[&["返却確認書", MOTHER], PARTS.as_slice()].concat())?;
    hand.press("もどる").await
}

async fn print_policy(hand: &Hand) -> Walked {
    room(hand, "決まりごと").await?;
    hand.see("今年度の記録").await?;
    hand.look("main-46-policy").await?;
    hand.press("印刷").await?;
    let paper = shown(hand, "main-47-policy-preview", "paper-5-policy").await?;
    says(
        &paper,
        &["ＷＥＢ会議サービス運用ポリシー", "就学前の乳幼児と保護者", "６．禁止事項", "９．その他"],
    )?;
    hand.press("もどる").await
}

async fn read_family_card(hand: &Hand) -> Walked {
    room(hand, "家庭").await?;
    hand.write("家庭をさがす", "やえがし").await?;
    hand.miss(PUPIL).await?;
    hand.press(MOTHER).await?;
    hand.see("が返ってきました").await?;
    for paper in ["参加承諾書", "貸与申請書兼誓約書", "借用書", "返却確認書"] {
        hand.see(called(paper).inside("書類")).await?;
    }
    hand.look("main-48-family").await?;
    room(hand, "今日").await?;
    hand.see("このあと").await?;
    hand.look("main-49-today").await
}

/// Waits for the preview, looks at it, saves it, for only then it has its number, and keeps its paper.
async fn shown(hand: &Hand, picture: &str, name: &str) -> Walked<std::path::PathBuf> {
    hand.see("ページを印刷する").await?;
    hand.look(picture).await?;
    hand.press("ＰＤＦで保存する").await?;
    hand.see("ＰＤＦを保存しました").await?;
    hand.paper(name).await
}

/// Opens the words of a clause from its chip, and closes them again.
async fn read_clause(hand: &Hand, clause: &str, part: &str, picture: &str) -> Walked {
    let heading = format!("{clause} 条文");
    hand.press(clause).await?;
    hand.see(heading.as_str()).await?;
    hand.see(part).await?;
    hand.look(picture).await?;
    hand.press("閉じる").await?;
    hand.miss(&heading).await
}
