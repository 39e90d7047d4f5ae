//! After a khen nhầm: the paper that takes an award back is another one than the paper that made it, and whoever earned it
//! is decided upon again.

use crate::steps::{award_of, awards, decides, paper, public_page};
use crate::world::{World, individual, on_both_ledgers, pdf};

on_both_ledgers!(
    a_paper_that_ends_an_award_is_no_paper_that_makes_one,
    whoever_was_awarded_by_a_wrong_paper_is_decided_upon_again,
    an_end_is_taken_back_while_the_nomination_waits_to_be_decided_again,
    a_paper_from_above_takes_no_number_of_the_commune,
);

fn today() -> String {
    sovang_domain::calendar::day(sovang_desk::clock::now()).to_string()
}

fn mistaken<'a>(ground: &'a str, document: &'a str, on: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("nham-gi", ground),
        ("ly-do", "Soạn quyết định theo bản dự thảo cũ"),
        ("van-ban", document),
        ("ngay", on),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "not_given"),
        ("hien-vat", "not_given"),
    ]
}

async fn a_paper_that_ends_an_award_is_no_paper_that_makes_one(world: World) {
    let nominees =
        ["Phạm Thị Kim Duyên", "Lý Minh Sang", "Võ Thị Thu Năm"].map(|name| individual(name, "ap-trung"));
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, _, _, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids[..1]).await;
    awards(&world, &chair, &round, &ids[1..2]).await;
    let (first, second) = (award_of(&world, &ids[0]).unwrap(), award_of(&world, &ids[1]).unwrap());
    let (inside, on) = (format!("/noi-bo/quyet-dinh/{first}"), today());
    let deed = format!("{inside}/khen-nham");
    for own in ["01/QĐ-UBND", "Quyết định số 1/QD-UBND của Chủ tịch UBND xã Phú Tân"] {
        let refused = chair.posts_to(&inside, &deed, &mistaken("wrong_person", own, &on)).await;
        refused.is(422).says("chính quyết định khen thưởng này").says("khen-nham-van-ban-loi").says(own);
    }
    for other in [
        "02/QĐ-UBND",
        "02/QĐ-UBND của Chủ tịch UBND xã",
        "Quyết định số 02 về việc hủy bỏ khen thưởng",
        "02/QĐ-UBND của UBND xã Phú Tân",
    ] {
        let refused = chair.posts_to(&inside, &deed, &mistaken("wrong_person", other, &on)).await;
        refused.is(422).says("02/QĐ-UBND cùng năm là quyết định khen thưởng").says(other);
    }
    let law = [
        ("can-cu", "false_declaration"),
        ("ket-luan", "Kết luận số 07/KL-TTr"),
        ("van-ban", "Quyết định số 01/QĐ-UBND"),
        ("nguoi-ky", "Chủ tịch Lê Văn Tám"),
        ("tien", "due"),
        ("hien-vat", "due"),
        ("ngay", on.as_str()),
    ];
    let refused = chair.posts_to(&inside, &format!("{inside}/huy-bo"), &law).await;
    refused.is(422).says("chính quyết định khen thưởng này").says("huy-bo-van-ban-loi");
    anon.gets(&public_page(&first)).await.is(200).says("CÒN HIỆU LỰC");
    let ends = mistaken("wrong_person", "06/QĐ-UBND của Chủ tịch UBND xã", &on);
    chair.goes_on(chair.posts_to(&inside, &deed, &ends).await).await.is(303);

    // the number is used: neither a decision that awards nor a corrected number takes it
    decides(&chair, &round, &ids[2..]).await.is(303);
    let draft = format!("/noi-bo/dot-xet/{round}/du-thao/3");
    let clerk = world.sign_in("van-thu").await;
    let signed = |number: &'static str| {
        let scan = paper("ban-ky", "quyet-dinh.pdf", pdf("QĐ 06"));
        (vec![("so", number), ("ngay", on.as_str())], scan)
    };
    let (fields, scan) = signed("06/QĐ-UBND");
    let refused = clerk.uploads(&draft, &fields, vec![scan]).await;
    refused.is(422).says("là văn bản hủy bỏ khen thưởng").says("cap-so-so-loi");
    let other = format!("/noi-bo/quyet-dinh/{second}");
    let corrected = [
        ("so-quyet-dinh", "06/QĐ-UBND"),
        ("ly-do", "Ghi nhầm số"),
        ("van-ban", "12/CV-UBND"),
        ("ngay", on.as_str()),
    ];
    let refused = chair.posts_to(&other, &format!("{other}/dinh-chinh"), &corrected).await;
    refused.is(422).says("là văn bản hủy bỏ khen thưởng").says("dinh-chinh-so-quyet-dinh-loi");
    let (fields, scan) = signed("07/QĐ-UBND");
    clerk.goes_on(clerk.uploads(&draft, &fields, vec![scan]).await).await.is(303);
    world.is_sound().await;
}

async fn whoever_was_awarded_by_a_wrong_paper_is_decided_upon_again(world: World) {
    let (round, ids) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    let (anon, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let first = award_of(&world, &ids[0]).unwrap();
    let (inside, on) = (format!("/noi-bo/quyet-dinh/{first}"), today());
    let back = mistaken("wrong_paper", "06/QĐ-UBND", &on);
    let deed = format!("{inside}/khen-nham");
    chair.goes_on(chair.posts_to(&inside, &deed, &back).await).await.is(303);
    anon.gets(&public_page(&first)).await.is(200).says("ai số, ngày hoặc thể thức của quyết định");
    chair
        .gets(&inside)
        .await
        .is(200)
        .says("Quyết định lại hồ sơ này")
        .says(&format!("/noi-bo/dot-xet/{round}"));

    let of_the_round = format!("/noi-bo/dot-xet/{round}");
    let deed = format!("{of_the_round}/rut-lai");
    let step = format!("khen-nham-{}", ids[0].local());
    let again = [("viec", step.as_str()), ("ly-do", "Quyết định lại theo đúng thể thức"), ("van-ban", "")];
    world.forges(&officer, &deed, &again).await.is(422);
    chair.posts_to(&of_the_round, &deed, &again).await.is(303);
    chair.gets("/noi-bo/nhat-ky").await.is(200).says("để quyết định lại");
    chair.gets(&of_the_round).await.is(200).says("01 đề nghị chờ Chủ tịch quyết định");
    awards(&world, &chair, &round, &ids).await;
    let second = award_of(&world, &ids[0]).unwrap();
    assert_ne!(first, second);
    anon.gets(&public_page(&second)).await.is(200).says("CÒN HIỆU LỰC").says("thứ 1");
    // the first does not hold beside it
    let end = [("ly-do", "Bấm nhầm dòng"), ("van-ban", "20/UBND-VHXH"), ("ngay", on.as_str())];
    let refused = chair.posts_to(&inside, &format!("{inside}/rut-lai-huy-bo"), &end).await;
    refused.is(422).says("trùng với khen thưởng");
    anon.gets(&public_page(&first)).await.is(200).says("KHEN NHẦM");
    world.is_sound().await;
}

async fn an_end_is_taken_back_while_the_nomination_waits_to_be_decided_again(world: World) {
    let nominees = ["Phạm Thị Kim Duyên", "Lý Minh Sang"].map(|name| individual(name, "ap-trung"));
    let (round, ids) = world.proposed_round(&nominees).await;
    let (anon, unit, _, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let (of_the_round, on) = (format!("/noi-bo/dot-xet/{round}"), today());
    let award = |place: usize| award_of(&world, &ids[place]).unwrap();
    let inside = |place: usize| format!("/noi-bo/quyet-dinh/{}", award(place));
    for place in [0, 1] {
        let (page, document) = (inside(place), format!("{:02}/QĐ-UBND", 6 + place));
        let back = mistaken("wrong_paper", &document, &on);
        chair.goes_on(chair.posts_to(&page, &format!("{page}/khen-nham"), &back).await).await.is(303);
        let step = format!("khen-nham-{}", ids[place].local());
        let again = [("viec", step.as_str()), ("ly-do", "Quyết định lại"), ("van-ban", "")];
        chair.posts_to(&of_the_round, &format!("{of_the_round}/rut-lai"), &again).await.is(303);
    }
    let end = [("ly-do", "Bấm nhầm dòng"), ("van-ban", "20/UBND-VHXH"), ("ngay", on.as_str())];
    let back = chair.posts_to(&inside(0), &format!("{}/rut-lai-huy-bo", inside(0)), &end).await;
    chair.goes_on(back).await.is(303);
    anon.gets(&public_page(&award(0))).await.is(200).says("CÒN HIỆU LỰC");
    chair.gets(&of_the_round).await.is(200).says("01 đề nghị chờ Chủ tịch quyết định");
    // the unit does not want the other one any more
    let nomination = format!("/noi-bo/de-nghi/{}", ids[1]);
    let withdraws = [("ly-do-rut", "Chuyển công tác")];
    unit.posts_to(&nomination, &format!("{nomination}/rut"), &withdraws).await.is(303);
    let refused = chair.posts_to(&inside(1), &format!("{}/rut-lai-huy-bo", inside(1)), &end).await;
    refused.is(422).says("nay đơn vị đã rút hoặc hồ sơ đang dừng").says("Bấm nhầm dòng");
    anon.gets(&public_page(&award(1))).await.is(200).says("KHEN NHẦM");
    world.is_sound().await;
}

async fn a_paper_from_above_takes_no_number_of_the_commune(world: World) {
    let nominees = [
        individual("Phạm Thị Kim Duyên", "ap-trung").for_the_province(),
        individual("Lý Minh Sang", "ap-dong"),
    ];
    let (round, ids) = world.proposed_round(&nominees).await;
    let (_, _, officer, chair, _) = world.people().await;
    let (page, on) = (format!("/noi-bo/dot-xet/{round}"), today());
    let upward = [("to-trinh", "41/TTr-UBND")];
    officer.posts_to(&page, &format!("{page}/trinh-tren/{}", ids[0]), &upward).await.is(303);
    let granted = [
        ("dong-y", "co"),
        ("so", "1188/QĐ-UBND"),
        ("ngay", on.as_str()),
        ("co-quan", "Chủ tịch UBND tỉnh An Giang"),
    ];
    let shown = officer.posts_to(&page, &format!("{page}/ket-qua-tren/{}", ids[0]), &granted).await;
    officer.goes_on(shown).await.is(303);
    let inside = format!("/noi-bo/quyet-dinh/{}", award_of(&world, &ids[0]).unwrap());
    let law = [
        ("can-cu", "false_declaration"),
        ("ket-luan", "Kết luận số 07/KL-TTr"),
        ("van-ban", "01/QĐ-UBND của Chủ tịch UBND tỉnh An Giang"),
        ("nguoi-ky", "Chủ tịch UBND tỉnh Hồ Văn Mừng"),
        ("tien", "not_given"),
        ("hien-vat", "not_given"),
        ("ngay", on.as_str()),
    ];
    chair.goes_on(chair.posts_to(&inside, &format!("{inside}/huy-bo"), &law).await).await.is(303);
    // the commune's own first decision of the year
    awards(&world, &chair, &round, &ids[1..]).await;
    assert_eq!(award_of(&world, &ids[1]).unwrap().local(), format!("{}-1-1", &on[..4]));
    world.is_sound().await;
}
