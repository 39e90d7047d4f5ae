//! Báo cáo: filed, on time or late, returned, filed again, accepted, waived; each by whom it is for.

use crate::support::person::Upload;
use crate::world::{World, on_both_ledgers, pdf};
use sovang_domain::ids::CampaignId;
use sovang_domain::plan::Occasion;
use sovang_domain::unit_report::ReportContent;

const RESULTS: &str = "Lập 12 tổ công nghệ số cộng đồng, 1.150 lượt người được hướng dẫn.";

on_both_ledgers!(
    a_report_is_filed_returned_filed_again_and_accepted,
    a_report_after_its_day_is_taken_and_marked_late,
    a_report_is_waived_with_a_reason_that_all_can_read,
    a_returned_report_that_does_not_come_again_is_closed_with_a_reason,
    the_communes_report_is_drafted_from_accepted_ones_and_recorded_as_it_was_sent,
    a_unit_neither_reads_nor_files_nor_reviews_what_is_not_its_own_to_do,
);

async fn a_report_is_filed_returned_filed_again_and_accepted(world: World) {
    let (anon, unit, officer, _, mttq) = world.people().await;
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    unit.gets("/noi-bo").await.is(200).says(&report);
    let paper = Upload {
        field: "bao-cao",
        file_name: "bao-cao.pdf",
        media_type: "application/pdf",
        bytes: pdf("báo cáo năm"),
    };
    let filed = unit.uploads(&report, &[("ket-qua", RESULTS), ("kho-khan", "Thiếu máy")], vec![paper]).await;
    let answer = filed.is(303).location.clone().unwrap();
    unit.gets(&answer).await.is(200).says("Đã ghi vào sổ").says(RESULTS);

    officer.gets("/noi-bo").await.is(200).says("Xem báo cáo");
    let back = [("ly-do-tra-lai", "Thiếu số liệu quý III."), ("bo-sung-truoc", "")];
    officer.posts_to(&report, &format!("{report}/tra-lai"), &back).await.is(303);
    unit.gets(&report).await.is(200).says("Thiếu số liệu quý III.");
    let again = "Lập 12 tổ; quý III thêm 3 tổ.";
    unit.posts(&report, &[("ket-qua", again), ("kho-khan", "")]).await.is(303);
    officer.gets(&report).await.is(200).says(again);
    let accept = [("nhan-xet", "Đủ số liệu.")];
    officer.posts_to(&report, &format!("{report}/chap-nhan"), &accept).await.is(303);
    unit.gets(&report).await.is(200).says("Đã chấp nhận").says("Đủ số liệu.");

    let trail = mttq.gets("/noi-bo/nhat-ky").await;
    trail.is(200).says("ReportFiled").says("ReportReturned").says("ReportRefiled").says("ReportAccepted");
    let public =
        format!("/{}/phong-trao/doi-moi-sang-tao-chuyen-doi-so/bao-cao?nam={}", "phu-tan", world.year);
    anon.gets(&public).await.is(200).says("Ban nhân dân ấp Trung").says("; nộp lại ").hides(again);
    anon.gets("/phu-tan/so").await.is(200).says("ấp Trung");
    world.is_sound().await;
}

async fn a_report_after_its_day_is_taken_and_marked_late(world: World) {
    let (unit, officer) =
        (world.sign_in("bc-truong-bac.phu-thai").await, world.sign_in("thi-dua.phu-thai").await);
    let campaign = unit.gets("/noi-bo/bao-cao").await.is(200).text.clone();
    let slug =
        campaign.split("/noi-bo/bao-cao/phu-thai.").nth(1).unwrap().split('.').next().unwrap().to_owned();
    let address = |year: i16| format!("/noi-bo/bao-cao/phu-thai.{slug}.truong-bac.{year}");
    let (late, early) = (address(2025), address(world.year));
    unit.gets(&late).await.is(200).says("vẫn được nhận và ghi là nộp sau hạn");
    unit.posts(&late, &[("ket-qua", RESULTS), ("kho-khan", "")]).await.is(303);
    let asking = world.asking("bc-truong-bac.phu-thai", world.days_ago(20)).await;
    let neighbour = CampaignId::from(format!("phu-thai.{slug}").as_str());
    let content =
        ReportContent { results: RESULTS.to_owned(), difficulties: String::new(), documents: Vec::new() };
    let (unit_id, period) = ("truong-bac".into(), (world.year, Occasion::Annual));
    let done = world.desk.file_report(&asking, &neighbour, &unit_id, period, content).await.unwrap();
    world.shows(&done).await;
    unit.gets(&early).await.is(200).hides("ghi là nộp sau hạn").says("05/11");
    officer.gets(&late).await.is(200).says("nộp sau hạn").hides(", đúng hạn");
    officer.gets(&early).await.is(200).hides("nộp sau hạn").says(", đúng hạn");
    let public = |year: i16| format!("/phu-thai/phong-trao/{slug}/bao-cao?nam={year}");
    world.anyone().gets(&public(2025)).await.is(200).says("nộp sau hạn");
}

async fn a_report_is_waived_with_a_reason_that_all_can_read(world: World) {
    let (anon, unit, _, chair, _) = world.people().await;
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    let before = world.facts().await;
    chair
        .posts_to(&report, &format!("{report}/mien"), &[("ly-do-mien", "  ")])
        .await
        .is(422)
        .says("Ghi lý do miễn");
    assert_eq!(world.facts().await, before);
    let reason = "Ấp đang sắp xếp lại tổ chức.";
    chair.posts_to(&report, &format!("{report}/mien"), &[("ly-do-mien", reason)]).await.is(303);
    unit.gets(&report).await.is(200).says(reason);
    let filing = world.forges(&unit, &format!("{report}/nop"), &[("ket-qua", RESULTS)]).await;
    filing.is(422).says("Báo cáo này đã được miễn");
    let public = format!("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so/bao-cao?nam={}", world.year);
    anon.gets(&public).await.is(200).says(reason);
    assert_eq!(world.facts().await, before + 1);
}

async fn a_returned_report_that_does_not_come_again_is_closed_with_a_reason(world: World) {
    let (anon, unit, officer, _, _) = world.people().await;
    let report = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    unit.posts(&report, &[("ket-qua", RESULTS), ("kho-khan", "")]).await.is(303);
    let back = [("ly-do-tra-lai", "Thiếu số liệu quý III."), ("bo-sung-truoc", "")];
    officer.posts_to(&report, &format!("{report}/tra-lai"), &back).await.is(303);
    unit.gets("/noi-bo").await.is(200).says("Bổ sung, nộp lại báo cáo");
    officer.gets(&report).await.is(200).says("Không yêu cầu nộp lại");
    let reason = "Ấp đã giải thể, không còn người lập lại báo cáo.";
    officer.posts_to(&report, &format!("{report}/mien"), &[("ly-do-mien", reason)]).await.is(303);
    unit.gets(&report).await.is(200).says(reason).hides("<textarea");
    unit.gets("/noi-bo").await.is(200).hides("Bổ sung, nộp lại báo cáo");
    let public = format!("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so/bao-cao?nam={}", world.year);
    anon.gets(&public).await.is(200).says(reason).says("Được miễn");
}

async fn the_communes_report_is_drafted_from_accepted_ones_and_recorded_as_it_was_sent(world: World) {
    let (anon, unit, officer, chair, _) = world.people().await;
    let clerk = world.sign_in("van-thu").await;
    let of_unit = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    unit.posts(&of_unit, &[("ket-qua", RESULTS), ("kho-khan", "")]).await.is(303);
    officer.posts_to(&of_unit, &format!("{of_unit}/chap-nhan"), &[("nhan-xet", "")]).await.is(303);
    let report = format!("/noi-bo/bao-cao/{}..{}", world.campaign, world.year);
    clerk.gets("/noi-bo").await.is(200).says(&report);
    clerk.gets(&report).await.is(200).says(RESULTS).says("Ghi đã gửi cấp trên");
    chair.gets(&report).await.is(200).hides("Ghi đã gửi cấp trên").says("Ghi không phải gửi");
    let scan = || Upload {
        field: "bao-cao",
        file_name: "bao-cao-gui-tinh.pdf",
        media_type: "application/pdf",
        bytes: pdf("báo cáo gửi tỉnh"),
    };
    let on = world.days_ago(0).strftime("%Y-%m-%d").to_string();
    let unnamed = [("ket-qua", "96 hộ."), ("kho-khan", ""), ("so", ""), ("ngay", on.as_str())];
    let refused = clerk.uploads(&report, &unnamed, vec![scan()]).await;
    refused.is(422).says("Ghi số, ký hiệu trên văn bản").says("96 hộ.");
    let fields = [("ket-qua", "96 hộ."), ("kho-khan", ""), ("so", "201/BC-UBND"), ("ngay", on.as_str())];
    let sent = clerk.uploads(&report, &fields, vec![scan()]).await;
    let answer = sent.is(303).location.clone().unwrap();
    clerk.gets(&answer).await.is(200).says("Đã ghi vào sổ").says("số 201/BC-UBND ngày");
    let public = format!("/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so/bao-cao?nam={}", world.year);
    anon.gets(&public).await.is(200).says("Đã gửi cấp trên").says("201/BC-UBND").hides("96 hộ.");
    let back = [("ly-do-rut-lai", "Ghi nhầm số văn bản.")];
    clerk.posts_to(&report, &format!("{report}/rut-lai"), &back).await.is(303);
    anon.gets(&public).await.is(200).hides("201/BC-UBND");
    clerk.gets(&report).await.is(200).says("Ghi đã gửi cấp trên");
}

async fn a_unit_neither_reads_nor_files_nor_reviews_what_is_not_its_own_to_do(world: World) {
    let (_, unit, officer, _, mttq) = world.people().await;
    let own = format!("/noi-bo/bao-cao/{}.ap-trung.{}", world.campaign, world.year);
    let theirs = format!("/noi-bo/bao-cao/{}.tram-y-te.{}", world.campaign, world.year);
    unit.gets(&theirs).await.is(403);
    unit.posts(&own, &[("ket-qua", RESULTS), ("kho-khan", "")]).await.is(303);
    let facts = world.facts().await;
    let filed = [("ket-qua", RESULTS)];
    world.forges(&unit, &format!("{theirs}/nop"), &filed).await.is(403);
    world.forges(&officer, &format!("{theirs}/nop"), &filed).await.is(403);
    world.forges(&unit, &format!("{own}/chap-nhan"), &[("nhan-xet", "Tốt")]).await.is(403);
    world.forges(&unit, &format!("{own}/tra-lai"), &[("ly-do-tra-lai", "Thiếu")]).await.is(403);
    world.forges(&mttq, &format!("{own}/chap-nhan"), &[("nhan-xet", "Tốt")]).await.is(403);
    let other = world.sign_in("thi-dua.phu-thai").await;
    world.forges(&other, &format!("{own}/chap-nhan"), &[("nhan-xet", "Tốt")]).await.is(403);
    assert_eq!(world.facts().await, facts);
    let page = unit.gets(&own).await;
    page.is(200).hides("/chap-nhan").hides("/tra-lai");
}
