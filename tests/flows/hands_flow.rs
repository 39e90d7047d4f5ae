//! Hai tài khoản, một người; một tài khoản, hai vai trò: one hand does not do two steps of a dossier, and roles that check each
//! other are held by one person only for a reason.

use crate::steps::{decides, dossier, puts_forward};
use crate::world::{World, individual, on_both_ledgers};
use sovang_domain::authority::Role;
use sovang_domain::ids::NominationId;
use sovang_domain::plan::Occasion;

on_both_ledgers!(
    a_chairman_does_not_decide_what_he_appraised_under_another_account,
    a_role_that_checks_another_is_given_to_one_person_only_for_a_reason,
);

async fn a_chairman_does_not_decide_what_he_appraised_under_another_account(world: World) {
    let asking = world.asking("thi-dua", world.days_ago(3)).await;
    let opened = world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Unscheduled).await;
    let (round, done) = opened.unwrap();
    world.shows(&done).await;
    let (_, unit, _, chair, _) = world.people().await;
    world.opens_for("phuoc", ("Ông TRẦN HỮU PHƯỚC", "công chức"), Role::AppraiserDossier).await;
    let (reader, again) = (world.sign_in("so-hoa").await, world.sign_in("phuoc").await);
    let nominee = individual("Võ Thị Lành", "ap-trung");
    let page = puts_forward(&world, &unit, round.as_str(), &nominee, dossier(&nominee)).await;
    let fields = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng thực tế.")];
    reader.posts_to(&page, &format!("{page}/thanh-tich"), &fields).await.is(303);
    let fields = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ giấy tờ.")];
    again.posts_to(&page, &format!("{page}/ho-so"), &fields).await.is(303);
    let id = NominationId::from(page.rsplit('/').next().unwrap());
    let facts = world.facts().await;
    let refused = decides(&chair, &round, std::slice::from_ref(&id)).await;
    refused.is(422).says("Một tài khoản khác cùng họ tên đã đề nghị, thẩm định hoặc trình hồ sơ này");
    refused.says("Không tự quyết định").says("Phó Chủ tịch");
    assert_eq!(world.facts().await, facts);
    let other = individual("Lê Thị Thảo", "ap-trung");
    let page = puts_forward(&world, &unit, round.as_str(), &other, dossier(&other)).await;
    world.opens_for("khoa", ("Đặng Đức Khoa", "công chức"), Role::AppraiserDossier).await;
    let khoa = world.sign_in("khoa").await;
    let fields = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng thực tế.")];
    reader.posts_to(&page, &format!("{page}/thanh-tich"), &fields).await.is(303);
    let fields = [("ket-luan-ho-so", "du"), ("y-kien", "Đủ giấy tờ.")];
    let refused = khoa.posts_to(&page, &format!("{page}/ho-so"), &fields).await;
    refused.is(422).says("Một tài khoản khác cùng họ tên đã đề nghị hoặc thẩm định hồ sơ này");
    world.is_sound().await;
}

async fn a_role_that_checks_another_is_given_to_one_person_only_for_a_reason(world: World) {
    let keeper = world.sign_in("sovang.quan-tri").await;
    let page = "/noi-bo/tai-khoan/phu-tan.van-thu";
    let deed = format!("{page}/giao");
    let facts = world.facts().await;
    let gives = async |role: &str, reason: &str| {
        keeper.posts_to(page, &deed, &[("vai-tro", role), ("vi-sao-kiem", reason)]).await
    };
    gives("chairman", "").await.is(422).says("kiểm tra lẫn nhau");
    gives("supervisor", "Xã ít người").await.is(422).says("không giao cho một người");
    assert_eq!(world.facts().await, facts);
    keeper.gets("/noi-bo/tai-khoan").await.is(200).hides("văn thư và");
    gives("chairman", "Xã ít người, đến hết quý I").await.is(303);
    let shown = keeper.gets(page).await;
    shown.is(200).says("Kiêm vai trò").says("Xã ít người, đến hết quý I");
    keeper.gets("/noi-bo/tai-khoan").await.is(200).says("Kiêm vai trò").says("Văn thư và Chủ tịch");
    world.is_sound().await;
}
