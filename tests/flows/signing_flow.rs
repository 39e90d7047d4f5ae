//! Ký thay: a deputy signs for the chairman by a text and within its days, never as the chairman.

use crate::steps::{about, decides};
use crate::world::{World, account, individual, on_both_ledgers};
use jiff::Timestamp;
use sovang_desk::Denied;
use sovang_domain::authority::Role;
use sovang_domain::calendar::day;
use sovang_domain::locality::{LocalityRefusal, SigningMode};
use sovang_domain::refusal::Refusal;

on_both_ledgers!(a_deputy_decides_only_by_a_text_that_lets_him_and_never_as_the_chairman);

const DEPUTY: (&str, &str) = ("Lê Thị Sen", "Phó Chủ tịch Ủy ban nhân dân xã");

async fn lets_sign(world: &World, document: &str, from: Timestamp, until: Option<Timestamp>) {
    let asking = world.asking("chu-tich", world.days_ago(0)).await;
    let (locality, deputy) = ("phu-tan".into(), account("pho-ct"));
    let (mode, days) = (SigningMode::ForHead, (day(from), until.map(day)));
    let desk = &world.desk;
    let done = desk.delegate_officer(&asking, &locality, deputy, mode, days, document.to_owned()).await;
    world.shows(&done.unwrap()).await;
}

async fn a_deputy_decides_only_by_a_text_that_lets_him_and_never_as_the_chairman(world: World) {
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    world.opens_for("pho-ct", DEPUTY, Role::Chairman).await;
    let deputy = world.sign_in("pho-ct").await;
    let page = format!("/noi-bo/dot-xet/{round}/quyet-dinh");
    let forbidden = deputy.gets(&page).await;
    forbidden.is(200).says("Chưa có văn bản giao Ông/Bà ký thay Chủ tịch").hides("Lập dự thảo quyết định");
    let choice = about("kq", &ids[0]);
    let signed = |mode: &'static str| [(choice.clone(), "khen"), ("cach-ky".to_owned(), mode)];
    let facts = world.facts().await;
    for (mode, why) in
        [("own", "không ký với tư cách Chủ tịch"), ("for_head", "Chưa có văn bản giao ký thay")]
    {
        let fields = signed(mode);
        let fields = fields.each_ref().map(|(name, value)| (name.as_str(), *value));
        world.forges(&deputy, &page, &fields).await.is(422).says(why);
    }
    assert_eq!(world.facts().await, facts);
    // nobody lets himself sign, and nobody acts as the chairman beside him
    let by = |login: &str| {
        let (world, login) = (&world, login.to_owned());
        async move {
            let asking = world.asking(&login, world.days_ago(0)).await;
            let (mode, days) = match login.as_str() {
                "pho-ct" => (SigningMode::ForHead, (day(world.days_ago(1)), None)),
                _ => (SigningMode::Acting, (day(world.days_ago(1)), None)),
            };
            let (place, deputy) = ("phu-tan".into(), account("pho-ct"));
            let paper = "05/QĐ-UBND".to_owned();
            world.desk.delegate_officer(&asking, &place, deputy, mode, days, paper).await.unwrap_err()
        }
    };
    let refused = |denied: Denied| match denied {
        Denied::Refused(refusal) => refusal,
        other => panic!("{other}"),
    };
    assert_eq!(refused(by("pho-ct").await), Refusal::Locality(LocalityRefusal::OwnDelegation));
    let Refusal::Locality(LocalityRefusal::HeadInOffice { .. }) = refused(by("chu-tich").await) else {
        panic!("the chairman is in office")
    };

    lets_sign(&world, "Giấy ủy quyền số 03/GUQ-UBND", world.days_ago(400), Some(world.days_ago(300))).await;
    let over = decides(&deputy, &round, &ids).await;
    over.is(422).says("Giấy ủy quyền số 03/GUQ-UBND chỉ giao ký đến hết ngày");
    lets_sign(&world, "Giấy ủy quyền số 05/GUQ-UBND", world.days_ago(1), None).await;
    deputy.gets(&page).await.is(200).says("theo Giấy ủy quyền số 05/GUQ-UBND").hides("Chủ tịch ký</");
    decides(&deputy, &round, &ids).await.is(303);
    let draft = deputy.gets(&format!("/noi-bo/dot-xet/{round}/du-thao/1")).await;
    draft.is(200).says("KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Lê Thị Sen, theo Giấy ủy quyền số 05/GUQ-UBND");
    world.signed(&round).await;
    let decision = world.anyone().gets(&format!("/phu-tan/quyet-dinh/{}-1", world.year)).await;
    decision.is(200).says("KT. CHỦ TỊCH").says("PHÓ CHỦ TỊCH").says("Giấy ủy quyền số 05/GUQ-UBND");
}
