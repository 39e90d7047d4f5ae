//! Đề nghị khen thưởng: from the unit's form with its papers through two appraisals by two people.

use crate::steps::{
    appraised, dossier, fields, lent, open_round, page_of, paper, puts_forward, says_who, writing,
};
use crate::world::{World, individual, on_both_ledgers, pdf, png};

const NAME: &str = "Phạm Thị Kim Duyên";
const OTHER: &str = "Nguyễn Văn Tư Hậu";

on_both_ledgers!(
    a_nomination_is_returned_once_completed_and_appraised_by_two,
    a_nomination_is_suspended_lifted_and_withdrawn,
    a_late_nomination_waits_for_the_chairman,
    who_may_put_forward_and_read_is_the_unit_alone,
);

async fn a_nomination_is_returned_once_completed_and_appraised_by_two(world: World) {
    let round = open_round(&world).await;
    let (unit, reader) = (world.sign_in("bc-tram-y-te").await, world.sign_in("so-hoa").await);
    let (officer, both) = (world.sign_in("thi-dua").await, world.sign_in("hai-vai").await);
    let nominee = individual(NAME, "tram-y-te");
    let papers = vec![
        paper("to-trinh", "to-trinh.pdf", pdf("to-trinh")),
        paper("bao-cao-thanh-tich", "anh.png", png()),
    ];
    let at = puts_forward(&world, &unit, &round, &nominee, papers).await;
    unit.gets(&at).await.is(200).says("Giấy tờ: có 2/3").says("Còn thiếu").says("1990 (không công khai)");
    reader.gets("/noi-bo").await.is(200).says("Thẩm định thành tích");

    let met = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng thực tế.")];
    both.posts_to(&at, &format!("{at}/thanh-tich"), &met).await.is(303);
    both.gets(&at).await.is(200).says("người khác thẩm định bước này").hides("/ho-so\"");
    let facts = world.facts().await;
    let complete = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ.")];
    let same = world.forges(&both, &format!("{at}/ho-so"), &complete).await;
    same.is(422);
    officer.posts_to(&at, &format!("{at}/ho-so"), &complete).await.is(422).says("còn thiếu");
    assert_eq!(world.facts().await, facts);
    let back = [("ket-luan-ho-so", "tra-lai"), ("y-kien", "Thiếu biên bản."), ("thieu", "bien-ban-hop-xet")];
    officer.posts_to(&at, &format!("{at}/ho-so"), &back).await.is(303);
    unit.gets("/noi-bo").await.is(200).says("Bổ sung, nộp lại hồ sơ đề nghị");

    let private = [("thanh-tich", "Lập sổ sức khỏe điện tử cho 1.162 người, ĐT 0912 345 678.")];
    unit.uploads(&at, &private, Vec::new()).await.is(422).says("0912 345 678").says("không ghi ở đây");
    let words = [("thanh-tich", "Lập sổ sức khỏe điện tử cho 1.162 người.")];
    let minutes = vec![paper("bien-ban-hop-xet", "bien-ban.pdf", pdf("bien-ban"))];
    unit.uploads(&at, &words, minutes).await.is(303);
    unit.gets(&at).await.is(200).says("Giấy tờ: có 3/3").says("1.162 người");
    both.posts_to(&at, &format!("{at}/thanh-tich"), &met).await.is(303);
    let same = world.forges(&both, &format!("{at}/ho-so"), &complete).await;
    same.is(422).says("Người thẩm định thành tích không thẩm định hồ sơ");
    officer.gets(&at).await.is(200).says("không trả lại thêm được");
    officer.posts_to(&at, &format!("{at}/ho-so"), &complete).await.is(303);
    unit.gets(&at).await.is(200).says("Đủ hồ sơ");
    world.keeps_secret(&[NAME]).await;
    world.is_sound().await;
}

async fn a_nomination_is_suspended_lifted_and_withdrawn(world: World) {
    let round = open_round(&world).await;
    let (_, unit, officer, chair, mttq) = world.people().await;
    let nominee = individual(NAME, "ap-trung");
    let at = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    let grounds = [("vi-sao", "khieu-nai"), ("can-cu", "Đơn ngày 20/10 của công dân")];
    chair.posts_to(&at, &format!("{at}/tam-dung"), &grounds).await.is(303);
    unit.gets(&at).await.is(200).says("Tạm dừng vì có khiếu nại");
    let reader = world.sign_in("so-hoa").await;
    let met = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng.")];
    world.forges(&reader, &format!("{at}/thanh-tich"), &met).await.is(422).says("Đề nghị đang tạm dừng");
    officer.posts_to(&at, &format!("{at}/xet-tiep"), &[("ket-qua", "Kết luận 07/KL: đúng")]).await.is(303);
    reader.posts_to(&at, &format!("{at}/thanh-tich"), &met).await.is(303);
    unit.posts_to(&at, &format!("{at}/rut"), &[("ly-do-rut", "Chuyển công tác")]).await.is(303);
    unit.gets(&at).await.is(200).says("Đơn vị đã rút").hides("/rut\"");
    let complete = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ.")];
    world.forges(&officer, &format!("{at}/ho-so"), &complete).await.is(422).says("Đơn vị đã rút");
    mttq.gets("/noi-bo/nhat-ky").await.is(200).says("NominationSuspended").says("NominationWithdrawn");
    mttq.gets(&at).await.is(200).says("Chuyển công tác");
}

async fn a_late_nomination_waits_for_the_chairman(world: World) {
    let round = open_round(&world).await;
    let (_, unit, officer, chair, _) = world.people().await;
    let on_time = individual(OTHER, "ap-trung");
    puts_forward(&world, &unit, &round, &on_time, dossier(&on_time)).await;
    let page = format!("/noi-bo/dot-xet/{round}");
    officer.posts_to(&page, &format!("{page}/dong-nhan"), &[]).await.is(303);
    let nominee = individual(NAME, "ap-trung");
    unit.gets(&writing(&round, &nominee)).await.is(200).says("nộp sau hạn");
    let at = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    unit.gets(&at).await.is(200).says("chờ Chủ tịch cho nhận");
    let reader = world.sign_in("so-hoa").await;
    let met = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng.")];
    world.forges(&reader, &format!("{at}/thanh-tich"), &met).await.is(422).says("chưa được cho nhận");
    let reason = [("ly-do-nhan", "Mất điện cả ấp ngày cuối hạn.")];
    world.forges(&officer, &format!("{at}/nhan-muon"), &reason).await.is(403);
    chair.posts_to(&at, &format!("{at}/nhan-muon"), &reason).await.is(303);
    appraised(&world, &at).await;
    unit.gets(&at).await.is(200).says("Mất điện cả ấp").says("Đủ hồ sơ");
}

async fn who_may_put_forward_and_read_is_the_unit_alone(world: World) {
    let round = open_round(&world).await;
    let (anon, unit, officer, _, _) = world.people().await;
    let nominee = individual(NAME, "ap-trung");
    let at = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    let other = world.sign_in("bc-tram-y-te").await;
    other.gets(&at).await.is(403);
    other.gets("/noi-bo/de-nghi").await.is(200).hides(NAME);
    other.gets(&format!("/noi-bo/dot-xet/{round}")).await.is(200).hides(NAME);
    let neighbour = world.sign_in("thi-dua.phu-thai").await;
    neighbour.gets(&at).await.is(403);
    officer.gets(&writing(&round, &nominee)).await.is(403);
    anon.gets(&at).await.is(303);
    anon.gets("/phu-tan/tim-kiem?q=Kim+Duyen").await.is(200).hides(NAME);
    anon.gets("/phu-tan/so").await.is(200).hides(NAME);
    let facts = world.facts().await;
    world.forges(&other, &format!("{at}/rut"), &[("ly-do-rut", "Phá")]).await.is(403);
    let mut stranger = fields(&world, &nominee);
    stranger.extend([
        ("dot", round.clone()),
        ("hinh-thuc", "giay-khen.ca-nhan".to_owned()),
        ("doi-tuong", "ca-nhan".to_owned()),
    ]);
    world.forges(&officer, "/noi-bo/de-nghi", &lent(&stranger)).await.is(403);
    assert_eq!(world.facts().await, facts);
    // of another unit it becomes that unit's own nomination, whoever is named
    let asked = world.forges(&other, "/noi-bo/de-nghi", &lent(&stranger)).await;
    asked.is(422).says("Có phải người đã có trong sổ");
    let sent = says_who(&other, asked, Some("khac")).await;
    other.gets(&page_of(&sent)).await.is(200).says("Trạm Y tế xã");
}
