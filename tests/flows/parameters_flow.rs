//! What the rules leave to the locality is set in the browser, by a text and for a reason, and holds from its day on.

use crate::steps::{award_of, decides, dossier, open_round, page, paper, public_page, puts_forward};
use crate::world::{World, individual, on_both_ledgers, pdf};
use sovang_domain::plan::Occasion;

const PAGE: &str = "/noi-bo/dia-phuong/phu-tan/tham-so";
const TEXT: &str = "Quyết định số 80/QĐ-UBND ngày 17/11/2026";

on_both_ledgers!(
    a_notice_of_its_own_length_holds_for_rounds_opened_from_its_day_until_it_is_taken_back,
    a_decision_bears_the_bases_and_the_prize_of_what_was_set,
    a_year_of_days_off_is_typed_as_it_was_announced,
    a_dossier_is_returned_as_often_as_the_commune_lets_it,
);

async fn a_notice_of_its_own_length_holds_for_rounds_opened_from_its_day_until_it_is_taken_back(
    world: World,
) {
    let (anon, unit, officer, ..) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    clerk.gets("/noi-bo/dia-phuong").await.is(200).says(PAGE);
    clerk.gets(PAGE).await.is(200).says("10 ngày làm việc").says("Xã chưa đặt mức riêng");
    officer.gets(PAGE).await.is(200).hides("<form method=\"post\" action=\"/noi-bo/dia-phuong");

    let deed = format!("{PAGE}/notice");
    let set =
        |days, from| [("muc", days), ("tu-ngay", from), ("van-ban", TEXT), ("ly-do", "Quy chế mới của xã.")];
    for person in [&unit, &officer] {
        world.forges(person, &deed, &set("7", "18/11/2026")).await.is(403);
    }
    let wrong = clerk.posts_to(PAGE, &deed, &set("70", "18/11/2026")).await;
    page(&wrong, 422).says("Ghi một số từ 1 đến 60.").says(r#"value="70""#).says(TEXT);
    let backwards = clerk.posts_to(PAGE, &deed, &set("7", "01/11/2026")).await;
    page(&backwards, 422).says("không áp dụng ngược về ngày 01/11/2026").says(r#"value="7""#);
    clerk.posts_to(PAGE, &deed, &set("7", "18/11/2026")).await.is(303);
    clerk
        .gets(PAGE)
        .await
        .is(200)
        .says("07 ngày làm việc")
        .says("Nguồn: Quyết định số 80/QĐ-UBND")
        .says("Xã đặt");
    anon.gets("/phu-tan/so").await.is(200).says("Thời gian công khai lấy ý kiến từ ngày 18/11/2026: 07 ngày");
    clerk.posts_to(PAGE, &deed, &set("7", "18/11/2026")).await.is(422).says("Sổ đang ghi đúng như vậy");

    let now = world.days_ago(0);
    let asking = world.asking("thi-dua", now).await;
    let (round, done) =
        world.desk.open_round(&asking, &world.campaign, world.year, Occasion::Annual).await.unwrap();
    world.shows(&done).await;
    world.ready(&round, &individual("Phạm Thị Kim Duyên", "ap-trung"), 0).await;
    let inside = format!("/noi-bo/dot-xet/{round}");
    officer.posts_to(&inside, &format!("{inside}/dong-nhan"), &[]).await.is(303);
    let open = officer.posts_to(&inside, &format!("{inside}/mo-lay-y-kien"), &[]).await;
    officer.goes_on(open).await.is(303);
    // 24/11 is a day off
    anon.gets(&format!("/phu-tan/lay-y-kien/{}", round.local())).await.is(200).says("2026-11-30");

    let back = format!("{deed}/rut-lai");
    let slip = [("tu-ngay", "2026-11-18"), ("ly-do", "Ghi nhầm số ngày.")];
    clerk
        .posts_to(PAGE, &back, &[("tu-ngay", "2026-11-18"), ("ly-do", " ")])
        .await
        .is(422)
        .says("Ghi vì sao");
    clerk.posts_to(PAGE, &back, &slip).await.is(303);
    clerk.gets(PAGE).await.is(200).says("10 ngày làm việc").says("Đã rút lại").says("Ghi nhầm số ngày.");
    world.forges(&clerk, &back, &slip).await.is(422).says("Xã không đặt mức nào từ ngày 18/11/2026");
    world.is_sound().await;
}

async fn a_decision_bears_the_bases_and_the_prize_of_what_was_set(world: World) {
    let (anon, _, _, chair, _) = world.people().await;
    let bases = "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15\nCăn cứ Quyết định số 12/2026/QĐ-UBND của Ủy ban nhân dân tỉnh";
    let shared = [("tu-ngay", "18/11/2026"), ("van-ban", TEXT), ("ly-do", "Tỉnh ban hành quy định mới.")];
    let with = |value| [&[("muc", value)][..], &shared].concat();
    chair.posts_to(PAGE, &format!("{PAGE}/legal_bases"), &with(bases)).await.is(303);
    let wrong = chair.posts_to(PAGE, &format!("{PAGE}/base_salary"), &with("hai triệu")).await;
    page(&wrong, 422).says("ví dụ 2.530.000").says("hai triệu");
    // a nought too many is asked before it is recorded
    let facts = world.facts().await;
    let leap = chair.posts_to(PAGE, &format!("{PAGE}/base_salary"), &with("25.300.000")).await;
    page(&leap, 200).says("Chênh quá 30 % so với mức trước").says("2.530.000 đ; mức vừa ghi: 25.300.000 đ");
    assert_eq!(world.facts().await, facts);
    chair.posts_to(PAGE, &format!("{PAGE}/base_salary"), &with("3.000.000 đồng")).await.is(303);

    let (round, nominations) = world.proposed_round(&[individual("Phạm Thị Kim Duyên", "ap-trung")]).await;
    decides(&chair, &round, &nominations).await.is(303);
    let (clerk, draft) = (world.sign_in("van-thu").await, format!("/noi-bo/dot-xet/{round}/du-thao/1"));
    let day = sovang_words::format::date(sovang_domain::calendar::day(world.days_ago(0)));
    let scan = vec![paper("ban-ky", "ban-ky.pdf", pdf("ban-ky"))];
    let shown = clerk.uploads(&draft, &[("so", "1"), ("ngay", &day)], scan).await;
    shown.is(200).says("Tiền thưởng cộng: 900.000 đ").hides("760.000");
    clerk.goes_on(shown).await.is(303);
    let award = award_of(&world, &nominations[0]).unwrap();
    anon.gets(&public_page(&award)).await.is(200).says("900.000 đ");
    let decision = anon.gets("/phu-tan/quyet-dinh/2026-1").await;
    decision.is(200).says("12/2026/QĐ-UBND của Ủy ban nhân dân tỉnh").hides("152/2025/NĐ-CP");
    decision.hides("Căn cứ chưa đối chiếu");
    world.is_sound().await;
}

async fn a_year_of_days_off_is_typed_as_it_was_announced(world: World) {
    let clerk = world.sign_in("van-thu").await;
    let deed = format!("{PAGE}/days_off");
    let typed = |off, worked| {
        [
            ("nam", "2027"),
            ("ngay-nghi", off),
            ("lam-bu", worked),
            ("van-ban", TEXT),
            ("ly-do", "Thông báo năm 2027."),
        ]
    };
    for (off, worked, says) in [
        ("01/01/2027 Tết Dương lịch\n31/02/2027 Tết", "", "Dòng 2: "),
        ("01/01/2026 Tết Dương lịch", "", "Ngày 01/01/2026 không thuộc năm 2027."),
        ("02/01/2027 Tết Dương lịch", "", "Ngày 02/01/2027 là thứ bảy hoặc chủ nhật"),
        ("01/01/2027 Tết Dương lịch", "04/01/2027", "Ngày 04/01/2027 vốn là ngày làm việc"),
        ("", "", "Ghi các ngày nghỉ của năm."),
    ] {
        let wrong = clerk.posts_to(PAGE, &deed, &typed(off, worked)).await;
        page(&wrong, 422).says(says).says("Thông báo năm 2027.");
    }
    let fixed =
        "01/01/2027 Tết Dương lịch\n30/4/2027 Chiến thắng\n02/9/2027 Quốc khánh\n24/11/2027 Ngày Văn hóa";
    let without = clerk.posts_to(PAGE, &deed, &typed(fixed, "")).await;
    page(&without, 422).says("Thiếu các ngày nghỉ Tết Âm lịch");
    let without = fixed.replace("30/4/2027", "29/4/2027");
    page(&clerk.posts_to(PAGE, &deed, &typed(&without, "")).await, 422).says("Thiếu ngày 30/4/2027");
    let off = format!("{fixed}\nTừ ngày 05/02/2027 đến hết ngày 11/02/2027: Tết Nguyên đán");
    let off = off.as_str();
    clerk.posts_to(PAGE, &deed, &typed(off, "13/02/2027 Làm bù")).await.is(303);
    let shown = clerk.gets(PAGE).await;
    shown.is(200).says("năm 2027 nghỉ 01/01/2027 (Tết Dương lịch), 05/02/2027 (Tết Nguyên đán)");
    shown.says("24/11/2027 (Ngày Văn hóa); làm bù 13/02/2027 (Làm bù)").hides("06/02/2027");
    world.is_sound().await;
}

async fn a_dossier_is_returned_as_often_as_the_commune_lets_it(world: World) {
    let (_, unit, officer, ..) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let set = [("muc", "2"), ("tu-ngay", "18/11/2026"), ("van-ban", TEXT), ("ly-do", "Quy chế của xã.")];
    clerk.posts_to(PAGE, &format!("{PAGE}/returns"), &set).await.is(303);
    let round = open_round(&world).await;
    let nominee = individual("Phạm Thị Kim Duyên", "tram-y-te");
    let unit_of_nominee = world.sign_in("bc-tram-y-te").await;
    let at = puts_forward(&world, &unit_of_nominee, &round, &nominee, dossier(&nominee)).await;
    unit.gets(&at).await.is(403);
    let reader = world.sign_in("so-hoa").await;
    let met = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng.")];
    let back =
        [("ket-luan-ho-so", "tra-lai"), ("y-kien", "Bổ sung biên bản."), ("thieu", "bien-ban-hop-xet")];
    for _ in 0..2 {
        reader.posts_to(&at, &format!("{at}/thanh-tich"), &met).await.is(303);
        officer.gets(&at).await.is(200).says("Trả lại để bổ sung (chỉ được 02 lần)");
        officer.posts_to(&at, &format!("{at}/ho-so"), &back).await.is(303);
        let again = vec![paper("bien-ban-hop-xet", "bien-ban.pdf", pdf("bien-ban"))];
        unit_of_nominee.uploads(&at, &[], again).await.is(303);
    }
    reader.posts_to(&at, &format!("{at}/thanh-tich"), &met).await.is(303);
    officer.gets(&at).await.is(200).says("Đã trả lại 02 lần, không trả lại thêm được").says(TEXT);
}
