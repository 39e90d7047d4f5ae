//! Nobody is left waiting: a late dossier is refused with a reason, and a round ends with a reason for every dossier.

use crate::steps::{dossier, open_round, puts_forward};
use crate::world::{World, individual, on_both_ledgers};

on_both_ledgers!(
    a_round_ends_with_a_reason_for_every_dossier_and_no_task_is_left,
    a_late_dossier_is_refused_with_a_reason_the_unit_reads,
);

const REASON: &str = "Hội đồng không họp được trong năm; đơn vị đề nghị lại ở đợt sau.";

async fn a_round_ends_with_a_reason_for_every_dossier_and_no_task_is_left(world: World) {
    let nominees = [individual("Phạm Thị Kim Duyên", "ap-trung"), individual("Lê Văn Bảy", "truong-thcs")];
    let (round, ids) = world.round_after_notice(&nominees).await;
    let (_, unit, officer, chair, _) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}");
    officer.posts_to(&page, &format!("{page}/het-lay-y-kien"), &[]).await.is(303);
    let close = format!("{page}/khep-lai");
    let field = |place: usize| format!("ly-do-{}", ids[place].local());
    let (first, second) = (field(0), field(1));
    let facts = world.facts().await;
    let both = [(first.as_str(), REASON), (second.as_str(), REASON)];
    world.forges(&chair, &close, &both).await.is(403);
    officer.posts_to(&page, &close, &[(&first, REASON), (&second, " ")]).await.is(422).says("Lê Văn Bảy.");
    assert_eq!(world.facts().await, facts);
    let shown = officer.posts_to(&page, &close, &both).await;
    shown.is(200).says("Kết thúc không khen").says(&format!("Lê Văn Bảy: {REASON}"));
    assert_eq!(world.facts().await, facts);
    officer.goes_on(shown).await.is(303);
    assert_eq!(world.facts().await, facts + 3, "two ends and the round's, in one append");
    let dossier = format!("/noi-bo/de-nghi/{}", ids[0]);
    unit.gets(&dossier).await.is(200).says("Đã kết thúc, không khen").says("đề nghị lại ở đợt sau");
    world
        .forges(&unit, &format!("{dossier}/rut"), &[("ly-do-rut", "Muộn.")])
        .await
        .is(422)
        .says("đã có kết quả");
    for (person, task) in [(&officer, &page), (&officer, &dossier), (&chair, &page)] {
        person.gets("/noi-bo").await.is(200).hides(&format!("href=\"{task}\""));
    }
    let local = round.as_str().strip_prefix("phu-tan.").unwrap();
    let notice = world.anyone().gets(&format!("/phu-tan/lay-y-kien/{local}")).await;
    notice.is(200).hides("Lê Văn Bảy").hides(REASON);
    world.keeps_secret(&[REASON]).await;
    world.is_sound().await;
}

async fn a_late_dossier_is_refused_with_a_reason_the_unit_reads(world: World) {
    let round = open_round(&world).await;
    let (_, unit, officer, chair, _) = world.people().await;
    let page = format!("/noi-bo/dot-xet/{round}");
    officer.posts_to(&page, &format!("{page}/dong-nhan"), &[]).await.is(303);
    let nominee = individual("Phạm Thị Kim Duyên", "ap-trung");
    let late = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    chair.gets("/noi-bo").await.is(200).says(&late);
    let refuse = format!("{late}/khong-nhan-muon");
    let reason = [("ly-do-khong-nhan", "Gửi sau hạn, không có lý do bất khả kháng.")];
    world.forges(&officer, &refuse, &reason).await.is(403);
    chair
        .posts_to(&late, &refuse, &[("ly-do-khong-nhan", " ")])
        .await
        .is(422)
        .says("Ghi lý do không cho nhận");
    chair.posts_to(&late, &refuse, &reason).await.is(303);
    unit.gets(&late).await.is(200).says("không có lý do bất khả kháng");
    chair.gets("/noi-bo").await.is(200).hides(&format!("href=\"{late}\""));
    world.forges(&chair, &refuse, &reason).await.is(422).says("không cho nhận hồ sơ nộp sau hạn này");
    // a wrong click is put right as long as the round takes dossiers
    let admit = [("ly-do-nhan", "Mưa lũ chia cắt ấp ba ngày.")];
    chair.posts_to(&late, &format!("{late}/nhan-muon"), &admit).await.is(303);
    unit.gets(&late).await.is(200).says("Chủ tịch đã cho nhận");
    world.is_sound().await;
}
