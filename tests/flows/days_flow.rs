//! Days: read as people write them, counted by the calendar of the locality, and a notice that is moved when that changes.

use crate::steps::{dossier, fields, lent, open_round, page, writing};
use crate::world::{World, individual, on_both_ledgers};
use jiff::Timestamp;
use jiff::civil::Date;
use sovang_desk::Denied;
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::ids::RoundId;
use sovang_domain::refusal::Refusal;
use sovang_words::format;

const NAME: &str = "Phạm Thị Kim Duyên";
/// What was typed into a field for a day, and what is right.
const TYPED: &str = include_str!("../../domain/tests/data/typed-days.tsv");
/// A day on which a notice of ten working days is opened, and its last day.
const LAST_DAYS: &str = include_str!("../../domain/tests/data/last-notice-days.tsv");
const LOCALITY: &str = "/noi-bo/dia-phuong";

on_both_ledgers!(
    a_day_is_taken_as_people_write_it_and_asked_back_where_it_is_none,
    a_day_off_announced_later_moves_a_running_notice_by_a_fact_and_never_back,
);

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().skip(1).filter_map(|line| line.split_once('\t'))
}

async fn a_day_is_taken_as_people_write_it_and_asked_back_where_it_is_none(world: World) {
    let round = open_round(&world).await;
    let (unit, officer) = (world.sign_in("bc-ap-trung").await, world.sign_in("thi-dua").await);
    for (place, (typed, right)) in rows(TYPED).enumerate() {
        let nominee =
            individual(format!("{NAME} {}", ["A", "B", "C", "D", "E", "G", "H"][place]), "ap-trung");
        let mut sent = fields(&world, &nominee);
        sent.retain(|(name, _)| *name != "den-ngay");
        sent.push(("den-ngay", typed.to_owned()));
        let address = writing(&round, &nominee);
        let answer = unit.uploads(&address, &lent(&sent), dossier(&nominee)).await;
        if let Ok(day) = right.parse::<Date>() {
            let written = answer.is(303).location.clone().unwrap();
            unit.gets(&written).await.is(200).says(&format::date(day));
        } else {
            let words = right.rsplit(": ").next().unwrap();
            page(&answer, 422).says(words).says(&format!(r#"value="{typed}""#));
            assert_eq!(
                answer.text.contains("không có trong lịch"),
                right == "không có trong lịch",
                "{typed}"
            );
        }
    }
    let trail = officer.gets("/noi-bo/nhat-ky?tu=19%2F11%2F2026").await;
    trail.is(200).says(r#"value="19/11/2026""#).hides("NominationSubmitted");
    let trail = officer.gets("/noi-bo/nhat-ky?tu=31%2F02%2F2026").await;
    trail.is(200).says(r#"value="31/02/2026""#).says("không có trong lịch").says("NominationSubmitted");
}

/// A round of this year on whose list is one nominee, its notice opened at that moment.
async fn on_notice(world: &World, opened: Timestamp) -> RoundId {
    let round = RoundId::from(open_round(world).await.as_str());
    world.ready(&round, &individual(NAME, "ap-trung"), 15).await;
    world
        .desk
        .close_nominations(
            &world.asking("thi-dua", world.days_ago(10)).await,
            &round,
            Some("Các đơn vị đã gửi đủ".into()),
        )
        .await
        .unwrap();
    let done = world.desk.open_notice(&world.asking("thi-dua", opened).await, &round).await.unwrap();
    world.shows(&done).await;
    round
}

fn public_notice(round: &RoundId) -> String {
    format!("/phu-tan/lay-y-kien/{}", round.local())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_notice_counts_the_day_of_culture() {
    for (opened, last) in rows(LAST_DAYS) {
        let world = World::sqlite().await;
        let round = on_notice(&world, format!("{opened}T09:00:00+07:00").parse().unwrap()).await;
        let last: Date = last.parse().unwrap();
        let notice = world.anyone().gets(&public_notice(&round)).await;
        notice.is(200).says(&format!("đến hết {}, <time datetime=\"{last}\">", format::weekday(last)));
    }
}

async fn a_day_off_announced_later_moves_a_running_notice_by_a_fact_and_never_back(world: World) {
    let round = on_notice(&world, world.days_ago(1)).await;
    let (anon, unit, officer, ..) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let (inside, notice) = (format!("/noi-bo/dot-xet/{round}"), public_notice(&round));
    anon.gets(&notice).await.is(200).says("02/12/2026").hides("kéo dài");
    officer.gets(&inside).await.is(200).hides("Lịch nghỉ đã đổi");

    let declare = format!("{LOCALITY}/phu-tan/ngay-nghi");
    let off = |day| {
        [("ngay", day), ("noi-dung", "Nghỉ hoán đổi"), ("lam-bu", ""), ("van-ban", "Thông báo số 12/TB-BNV")]
    };
    world.forges(&unit, &declare, &off("23/11/2026")).await.is(403);
    clerk.posts_to(LOCALITY, &declare, &off("24/11/2026")).await.is(422).says("Cơ quan đã nghỉ");
    let answer = clerk.posts_to(LOCALITY, &declare, &off("23/13/2026")).await;
    answer.is(422).says(r#"value="23/13/2026""#).says("Nghỉ hoán đổi");
    clerk.posts_to(LOCALITY, &declare, &off("ngày 23/11/2026")).await.is(303);
    clerk
        .gets(LOCALITY)
        .await
        .is(200)
        .says("Thông báo số 12/TB-BNV")
        .says("đáng lẽ kết thúc ngày 03/12/2026");
    world
        .anyone()
        .gets(&notice)
        .await
        .is(200)
        .says("đến hết thứ Tư, <time datetime=\"2026-12-02\">")
        .hides("kéo dài");

    let late = world.asking("thi-dua", "2026-12-03T03:00:00Z".parse().unwrap()).await;
    match world.desk.close_notice(&late, &round).await {
        Err(Denied::Refused(Refusal::AwardRound(AwardRoundRefusal::NoticeTooShort { due, .. }))) => {
            assert_eq!(due.to_string(), "2026-12-04", "a whole day more, after the day on which it is asked");
        }
        other => panic!("{other:?}"),
    }
    officer.gets(&inside).await.is(200).says("đáng lẽ kết thúc ngày 03/12/2026, đang ghi ngày 02/12/2026");
    let extend = format!("{inside}/keo-dai-lay-y-kien");
    officer.posts_to(&inside, &extend, &[("ly-do", " ")]).await.is(422).says("Ghi vì sao kéo dài");
    let why = "Nghỉ hoán đổi ngày 23/11/2026 theo Thông báo số 12/TB-BNV";
    // the start page says so too, with one button
    let start = officer.gets("/noi-bo").await;
    start
        .is(200)
        .says("hạn phải dời vì lịch nghỉ đổi")
        .says("Dời đến hết ngày 03/12/2026")
        .says("Nghỉ hoán đổi");
    clerk.gets("/noi-bo").await.is(200).hides("Dời đến hết");
    officer.posts_to("/noi-bo", &extend, &[("ly-do", why)]).await.is(303);
    officer.gets("/noi-bo").await.is(200).hides("Dời đến hết");
    world.anyone().gets(&notice).await.is(200).says("đến hết thứ Năm").says("03/12/2026").says(why);
    world.forges(&officer, &extend, &[("ly-do", why)]).await.is(422).says("đã đủ số ngày làm việc");

    let back = [("ngay", "2026-11-23"), ("ly-do", "Đã thay thế"), ("van-ban", "Thông báo số 15/TB-BNV")];
    clerk.posts_to(LOCALITY, &format!("{LOCALITY}/phu-tan/bo-ngay-nghi"), &back).await.is(303);
    clerk.gets(LOCALITY).await.is(200).says("Đã bỏ").says("Thông báo số 15/TB-BNV");
    world.anyone().gets(&notice).await.is(200).says("03/12/2026").says(why);
    world
        .anyone()
        .gets("/phu-tan/so")
        .await
        .is(200)
        .says("Kéo dài lấy ý kiến")
        .says("Bỏ ngày nghỉ 23/11/2026");
    world.is_sound().await;
}
