//! The plan's calendar: rounds, reports, reviews and the conclusion are done where the plan puts them, or with the
//! chairman's written leave, which everyone reads.

use crate::steps::page;
use crate::world::{World, on_both_ledgers};

const ROUNDS: &str = "/noi-bo/dot-xet";
const WHY: &str = "Ủy ban nhân dân tỉnh tổ chức sơ kết sớm một năm.";

on_both_ledgers!(
    a_round_is_opened_where_the_plan_puts_it_or_with_the_chairmans_public_leave,
    a_report_of_a_year_to_come_is_not_taken,
    a_phase_and_a_campaign_end_in_their_years,
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
    let fields = [("viec", "dot:interim"), ("nam", "2026"), ("ly-do", WHY), ("van-ban", "88/UBND-VHXH")];
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
