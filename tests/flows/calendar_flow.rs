//! The plan's calendar: rounds, reports, reviews and the conclusion are done where the plan puts them, or with the
//! chairman's written leave, which everyone reads.

use crate::steps::{awards, dossier, fields, lent, open_round, page, paper, puts_forward, report, writing};
use crate::world::{Nominee, World, individual, on_both_ledgers, pdf};
use sovang_domain::plan::{CalendarEntry, DueGrammar, Occasion, YearlyDue};

const ROUNDS: &str = "/noi-bo/dot-xet";
const WHY: &str = "Ủy ban nhân dân tỉnh tổ chức sơ kết sớm một năm.";

on_both_ledgers!(
    a_round_is_opened_where_the_plan_puts_it_or_with_the_chairmans_public_leave,
    a_report_of_a_year_to_come_is_not_taken,
    a_phase_and_a_campaign_end_in_their_years,
    days_outside_campaign_and_round_are_refused_at_their_field,
    a_merged_unit_owes_nothing_and_starts_nothing,
    what_is_left_of_a_merged_unit_goes_on_with_the_unit_it_became_part_of,
    an_amendment_makes_no_report_late_by_a_day_that_did_not_exist,
    a_limit_of_the_year_is_not_begun_afresh_by_another_occasion,
);

async fn a_round_is_opened_where_the_plan_puts_it_or_with_the_chairmans_public_leave(world: World) {
    let (anon, _, officer, chair, _) = world.people().await;
    let campaign = world.campaign.as_str();
    let early = "Theo kế hoạch, việc này làm từ ngày 01/01/2030.";
    for (year, occasion, says) in [
        ("2030", "annual", early),
        ("2028", "final", "Kế hoạch định tổng kết vào năm 2030."),
        ("2026", "interim", "Kế hoạch định sơ kết vào năm 2027."),
        ("2027", "interim", "Theo kế hoạch, việc này làm từ ngày 01/01/2027."),
        ("2027", "unscheduled", "Theo kế hoạch, việc này làm từ ngày 01/01/2027."),
        ("2031", "annual", "Kế hoạch thực hiện từ năm 2025 đến năm 2030."),
    ] {
        let fields = [("phong-trao", campaign), ("nam", year), ("dip", occasion)];
        let refused = officer.posts(ROUNDS, &fields).await;
        page(&refused, 422).says(says).says(&format!(r#"value="{year}""#));
    }
    let inside = format!("/noi-bo/phong-trao/{campaign}");
    let leave = format!("{inside}/ngoai-lich");
    let on = sovang_domain::calendar::day(sovang_desk::clock::now()).to_string();
    let fields = [
        ("viec", "dot:interim"),
        ("nam", "2026"),
        ("ly-do", WHY),
        ("van-ban", "88/UBND-VHXH"),
        ("ngay", on.as_str()),
    ];
    world.forges(&officer, &leave, &fields).await.is(403);
    let blank = [("viec", "dot:interim"), ("nam", "2026"), ("ly-do", ""), ("van-ban", "88/UBND-VHXH")];
    let refused = chair.posts_to(&inside, &leave, &blank).await;
    page(&refused, 422).says("Ghi lý do bằng một hai câu").says(r#"value="88/UBND-VHXH""#);
    let needless = [("viec", "dot:annual"), ("nam", "2026"), ("ly-do", WHY), ("van-ban", "88/UBND-VHXH")];
    let refused = chair.posts_to(&inside, &leave, &needless).await;
    page(&refused, 422).says("Việc này nằm trong lịch của kế hoạch").says(WHY);
    chair.posts_to(&inside, &leave, &fields).await.is(303);
    let public = anon.gets("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so").await;
    public.is(200).says("Chủ tịch cho phép mở đợt xét khen sơ kết 2026").says(WHY).says("88/UBND-VHXH");
    anon.gets("/phu-tan/so").await.is(200).says(WHY);
    let fields = [("phong-trao", campaign), ("nam", "2026"), ("dip", "interim")];
    officer.posts(ROUNDS, &fields).await.is(303);
    world.is_sound().await;
}

async fn a_report_of_a_year_to_come_is_not_taken(world: World) {
    let (_, unit, officer, _, _) = world.people().await;
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.2030", world.campaign);
    unit.gets(&report)
        .await
        .is(200)
        .says("Theo kế hoạch, việc này làm từ ngày 01/01/2030.")
        .hides("<textarea");
    let list = unit.gets("/noi-bo/bao-cao").await;
    let place = |year: &str| list.text.find(&format!(".ap-trung.{year}\"")).unwrap();
    assert!(place("2026") < place("2030"), "what is due now stands first");
    let facts = world.facts().await;
    let fields = [("ket-qua", "Lập 12 tổ."), ("kho-khan", "")];
    world.forges(&unit, &format!("{report}/nop"), &fields).await.is(422);
    world.forges(&officer, &format!("{report}/mien"), &[("ly-do-mien", "Không cần.")]).await.is(422);
    assert_eq!(world.facts().await, facts);
}

async fn a_phase_and_a_campaign_end_in_their_years(world: World) {
    let clerk = world.sign_in("van-thu").await;
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    clerk.gets(&inside).await.is(200).says("Theo kế hoạch, việc này làm từ ngày 01/01/2030.");
    let facts = world.facts().await;
    let fields = [("tom-tat", "Đạt."), ("van-ban", "90/BC-UBND")];
    let refused = world.forges(&clerk, &format!("{inside}/tong-ket"), &fields).await;
    page(&refused, 422).says("Theo kế hoạch, việc này làm từ ngày 01/01/2030.");
    let fields = [("giai-doan", "Giai đoạn 1"), ("tom-tat", "Đạt."), ("van-ban", "90/BC-UBND")];
    let refused = world.forges(&clerk, &format!("{inside}/so-ket"), &fields).await;
    page(&refused, 422).says("Theo kế hoạch, việc này làm từ ngày 01/01/2027.");
    assert_eq!(world.facts().await, facts);
}

async fn days_outside_campaign_and_round_are_refused_at_their_field(world: World) {
    let (_, unit, officer, _, _) = world.people().await;
    let round = open_round(&world).await;
    let nominee = individual("Phạm Thị Kim Duyên", "ap-trung");
    let address = writing(&round, &nominee);
    for (from, to, field, says) in [
        ("1920-01-01", "2026-09-30", "tu-ngay", "thực hiện từ năm 2025 đến năm 2030"),
        ("2026-11-25", "2026-12-10", "tu-ngay", "sau hôm nay"),
        ("2025-01-01", "2025-12-31", "den-ngay", "Đợt này xét thành tích của năm 2026."),
        ("2026-01-01", "2027-02-01", "den-ngay", "01/02/2027"),
    ] {
        let mut sent = fields(&world, &nominee);
        sent.retain(|(name, _)| !name.ends_with("-ngay"));
        sent.extend([("tu-ngay", from.to_owned()), ("den-ngay", to.to_owned())]);
        let refused = unit.uploads(&address, &lent(&sent), dossier(&nominee)).await;
        page(&refused, 422)
            .says(says)
            .says(&format!(r#"value="{}""#, sovang_words::format::date(from.parse().unwrap())));
        assert!(refused.text.contains(&format!("href=\"#{field}\"")), "{field}: {}", refused.text);
    }
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    for (on, says) in [("2020-06-18", "Phong trào bắt đầu từ ngày 01/01/2025."), ("2026-12-18", "chưa đến")]
    {
        let fields =
            [("don-vi", "ap-trung"), ("ngay", on), ("nhan-xet", "Đều."), ("bien-ban", "02/BB-HĐTĐKT")];
        let refused = officer.posts_to(&inside, &format!("{inside}/kiem-tra"), &fields).await;
        page(&refused, 422).says(says).says("02/BB-HĐTĐKT");
    }
}

async fn a_merged_unit_owes_nothing_and_starts_nothing(world: World) {
    let (anon, unit, officer, ..) = world.people().await;
    let round = open_round(&world).await;
    let nominee = individual("Phạm Thị Kim Duyên", "ap-trung");
    let report = report(&world);
    unit.gets(&report).await.is(200).says("kế hoạch không nêu ngày");
    let merging = world.asking("van-thu", world.days_ago(0)).await;
    let document = "Nghị quyết số 09/NQ-HĐND".to_owned();
    let (trung, dong) = ("ap-trung".into(), "ap-dong".into());
    let done = world.desk.merge_unit(&merging, &"phu-tan".into(), trung, dong, document).await.unwrap();
    world.shows(&done).await;
    unit.gets(&report).await.is(404);
    let public = format!("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so/bao-cao?nam={}", world.year);
    anon.gets(&public).await.is(200).hides("ấp Trung").says("ấp Đông");
    officer.gets("/noi-bo/bao-cao?nam=2026").await.is(200).hides("ấp Trung");
    let sent = fields(&world, &nominee);
    let refused = unit.uploads(&writing(&round, &nominee), &lent(&sent), dossier(&nominee)).await;
    page(&refused, 422).says("Đơn vị này đã sáp nhập vào đơn vị khác");
}

async fn what_is_left_of_a_merged_unit_goes_on_with_the_unit_it_became_part_of(world: World) {
    let (anon, unit, officer, ..) = world.people().await;
    let (reader, heir) = (world.sign_in("so-hoa").await, world.sign_in("bc-ap-dong").await);
    let round = open_round(&world).await;
    let nominee = individual("Phạm Thị Kim Duyên", "ap-trung");
    let dossier_page = puts_forward(&world, &unit, &round, &nominee, dossier(&nominee)).await;
    let met = [("ket-luan-thanh-tich", "dat"), ("y-kien", "Đúng thực tế.")];
    reader.posts_to(&dossier_page, &format!("{dossier_page}/thanh-tich"), &met).await.is(303);
    let back = [("ket-luan-ho-so", "tra-lai"), ("y-kien", "Thiếu biên bản."), ("thieu", "bien-ban-hop-xet")];
    officer.posts_to(&dossier_page, &format!("{dossier_page}/ho-so"), &back).await.is(303);
    heir.gets(&dossier_page).await.is(403);
    let inside = format!("/noi-bo/phong-trao/{}", world.campaign);
    let taking_part = |page: &str, more: usize| {
        let of = |number: usize| format!("{number:02} đơn vị tham gia");
        (1..30).find(|number| page.contains(&of(*number))).unwrap() + more
    };
    let before = taking_part(&officer.gets(&inside).await.text, 0);

    let merging = world.asking("van-thu", world.days_ago(0)).await;
    let document = "Nghị quyết số 09/NQ-HĐND".to_owned();
    let (trung, dong) = ("ap-trung".into(), "ap-dong".into());
    let done = world.desk.merge_unit(&merging, &"phu-tan".into(), trung, dong, document).await.unwrap();
    world.shows(&done).await;
    assert_eq!(taking_part(&officer.gets(&inside).await.text, 1), before);
    let public = anon.gets("/phu-tan/phong-trao").await;
    assert!(public.is(200).text.contains(&format!(">{}<", before - 1)), "{}", public.text);
    heir.gets("/noi-bo").await.is(200).says("Bổ sung, nộp lại hồ sơ đề nghị").says("Phạm Thị Kim Duyên");
    heir.gets("/noi-bo/de-nghi").await.is(200).says("Phạm Thị Kim Duyên");
    let words = [("thanh-tich", "Lập sổ sức khỏe điện tử cho 1.162 người.")];
    let minutes = vec![paper("bien-ban-hop-xet", "bien-ban.pdf", pdf("bien-ban"))];
    heir.uploads(&dossier_page, &words, minutes).await.is(303);
    officer.gets(&dossier_page).await.is(200).says("1.162 người");
    world.is_sound().await;
}

async fn an_amendment_makes_no_report_late_by_a_day_that_did_not_exist(world: World) {
    let (anon, unit, ..) = world.people().await;
    let views = world.desk.views();
    let row = views.read(|connection| sovang_projections::campaign_board::by_id(connection, &world.campaign));
    let mut plan = row.unwrap().unwrap().plan;
    plan.report_duties[0].due = Some(YearlyDue { grammar: DueGrammar::Before, month: 11, day: 5 });
    let amending = world.asking("van-thu", world.days_ago(1)).await;
    let why = ("Thêm ngày nộp.".to_owned(), "20/KH-UBND".to_owned());
    let done = world.desk.amend_plan(&amending, &world.campaign, plan, why.0, why.1).await.unwrap();
    world.shows(&done).await;
    let of = |year: i16| format!("/noi-bo/bao-cao/{}.ap-trung.{year}", world.campaign);
    unit.gets(&of(2025)).await.is(200).says("kế hoạch không nêu ngày").hides("Quá hạn 3");
    unit.gets(&of(2026)).await.is(200).says("Quá hạn 1 ngày").hides("Quá hạn 14 ngày");
    anon.gets("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so/bao-cao?nam=2026")
        .await
        .says("Quá hạn 1 ngày");
}

/// Awards four persons in the yearly round, then asks for one more at a sơ kết of the same year.
async fn a_limit_of_the_year_is_not_begun_afresh_by_another_occasion(world: World) {
    let four: Vec<Nominee> =
        ["Một", "Hai", "Ba", "Bốn"].map(|name| individual(format!("Lê Thị {name}"), "ap-trung")).into();
    let (round, ids) = world.proposed_round(&four).await;
    let (_, _, officer, chair, _) = world.people().await;
    awards(&world, &chair, &round, &ids).await;
    let leave = world.asking("chu-tich", world.days_ago(0)).await;
    let (year, occasion) = (world.year, Occasion::Interim);
    let what = CalendarEntry::Round { occasion, year };
    let on = sovang_domain::calendar::day(leave.at);
    let why = (WHY.to_owned(), "88/UBND-VHXH".to_owned(), on);
    world.desk.allow_exception(&leave, &world.campaign, what, why).await.unwrap();
    let asking = world.asking("thi-dua", world.days_ago(0)).await;
    let (interim, done) = world.desk.open_round(&asking, &world.campaign, year, occasion).await.unwrap();
    world.shows(&done).await;
    let inside = officer.gets(&format!("/noi-bo/dot-xet/{interim}")).await;
    inside.is(200).says("4/4").says("Trong đó 04 ở đợt khác của năm");
    let nominee = individual("Lê Thị Năm", "ap-dong");
    let other = world.sign_in("bc-ap-dong").await;
    puts_forward(&world, &other, interim.as_str(), &nominee, dossier(&nominee)).await;
    let public = world.anyone().gets("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so").await;
    assert_eq!(public.is(200).text.matches("4/4").count(), 1, "one limit of the year: {}", public.text);
}
