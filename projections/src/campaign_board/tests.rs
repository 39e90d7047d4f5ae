//! What stays of a campaign on the board.

#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;
use crate::testing::{CAMPAIGN, World, document, phu_tan, rules};
use sovang_domain::campaign::{PlanPaper, Summed};
use sovang_domain::plan::CalendarEntry;

#[test]
fn every_version_of_the_plan_stays_with_its_reason() {
    let mut world = World::founded();
    let mut plan = phu_tan();
    plan.issuer = "UBND xã Phú Tân".to_owned();
    let (reason, document) = ("sửa tên cơ quan".to_owned(), "30/KH-UBND".to_owned());
    let stamp = world.by("phu-tan.van-thu");
    let index =
        world.given(CAMPAIGN, CampaignEvent::PlanAmended { version: 2, plan, reason, document, stamp });
    let conn = world.views();
    let versions = versions(&conn, &CAMPAIGN.into()).unwrap();
    assert_eq!((versions.len(), versions[0].reason.as_deref()), (2, None));
    assert_eq!((versions[1].reason.as_deref(), versions[1].log_index), (Some("sửa tên cơ quan"), index));
    assert_ne!(versions[0].plan, versions[1].plan);
    assert_eq!(super::plan(&conn, &CAMPAIGN.into()).unwrap().unwrap(), versions[1].plan);
}

#[test]
fn the_paper_of_the_plan_and_the_words_of_the_end_are_put_right_and_what_stood_stays() {
    let mut world = World::founded();
    let before = phu_tan().paper();
    let after = PlanPaper { number: Some("81/KH-UBND".to_owned()), ..before.clone() };
    let (reason, stamp) = ("Gõ đảo số".to_owned(), world.by("phu-tan.van-thu"));
    let corrected = CampaignEvent::PlanPaperCorrected {
        before: before.clone(),
        after: after.clone(),
        reason: reason.clone(),
        document: None,
        stamp: stamp.clone(),
    };
    world.given(CAMPAIGN, corrected);
    let summed = |summary: &str| Summed {
        summary: summary.to_owned(),
        document: "99/BC-UBND".to_owned(),
        on: jiff::civil::date(2026, 12, 20),
    };
    let Summed { summary, document, on } = summed("đạt 9");
    let on = Some(on);
    world.given(CAMPAIGN, CampaignEvent::CampaignConcluded { summary, document, on, stamp: stamp.clone() });
    let (before, right, phase) = (summed("đạt 9"), summed("đạt 6"), None);
    let event = CampaignEvent::ReviewCorrected { phase, before, after: right, reason, stamp };
    let index = world.given(CAMPAIGN, event);
    let conn = world.views();
    let row = by_id(&conn, &CAMPAIGN.into()).unwrap().unwrap();
    assert_eq!((row.plan.paper(), row.paper_corrected[0].before.clone()), (after.clone(), phu_tan().paper()));
    assert_eq!(versions(&conn, &CAMPAIGN.into()).unwrap()[0].plan.paper(), after);
    let end = row.conclusion.unwrap();
    assert_eq!((end.summary.as_str(), end.corrected[0].before.summary.as_str()), ("đạt 6", "đạt 9"));
    assert_eq!(end.corrected[0].log_index, index);
}

#[test]
fn a_unit_plan_is_kept_with_its_lateness_and_the_end_of_the_campaign_too() {
    let mut world = World::founded();
    let (unit, document) = ("ap-dong".into(), Some(document("ke-hoach")));
    let stamp = world.by("phu-tan.van-thu");
    world.given(CAMPAIGN, CampaignEvent::UnitPlanFiled { unit, document, due: None, late: true, stamp });
    let (summary, document) = ("đạt".to_owned(), "99/BC-UBND".to_owned());
    let stamp = world.by("phu-tan.van-thu");
    world.given(CAMPAIGN, CampaignEvent::CampaignConcluded { summary, document, on: None, stamp });
    let conn = world.views();
    let row = one(&conn, &"phu-tan".into(), "doi-moi-sang-tao-chuyen-doi-so").unwrap().unwrap();
    assert_eq!((row.units.len(), row.unit_plans()), (3, (1, 1)));
    assert_eq!((row.is_running(), row.version), (false, 4));
    assert_eq!(names(&conn, &"phu-tan".into()).unwrap(), [(row.campaign.clone(), row.plan.campaign.clone())]);
    assert_eq!(of_locality(&conn, &"phu-tan".into()).unwrap(), [row]);
}

#[test]
fn a_merged_unit_takes_part_no_more_until_that_is_taken_back() {
    let mut world = World::founded();
    let (unit, document) = ("ap-dong".into(), Some(document("ke-hoach")));
    let stamp = world.by("phu-tan.van-thu");
    world.given(CAMPAIGN, CampaignEvent::UnitPlanFiled { unit, document, due: None, late: true, stamp });
    let counts = |world: &World| {
        let row = by_id(&world.views(), &CAMPAIGN.into()).unwrap().unwrap();
        (row.units.len(), row.taking_part().count(), row.unit_plans())
    };
    assert_eq!(counts(&world), (3, 3, (1, 1)));
    let (into, stamp) = (UnitId::from("ap-trung"), world.by("phu-tan.van-thu"));
    let document = "09/NQ-HĐND".to_owned();
    let merged = LocalityEvent::UnitMerged { unit: "ap-dong".into(), into: into.clone(), document, stamp };
    world.given("phu-tan", merged);
    assert_eq!(counts(&world), (3, 2, (0, 0)), "what it did stays in the book");
    let (reason, stamp) = ("ghi nhầm".to_owned(), world.by("phu-tan.van-thu"));
    let back = LocalityEvent::UnitMergerTakenBack { unit: "ap-dong".into(), into, reason, stamp };
    world.given("phu-tan", back);
    assert_eq!(counts(&world), (3, 3, (1, 1)));
}

#[test]
fn what_was_allowed_beside_the_calendar_bears_the_day_of_its_paper() {
    let mut world = World::founded();
    let on = jiff::civil::date(2025, 7, 30);
    let (reason, document) = ("Tỉnh tổng kết sớm.".to_owned(), "Công văn số 88/UBND-VHXH".to_owned());
    let (what, stamp) = (CalendarEntry::Conclusion, world.by("phu-tan.chu-tich"));
    let index = world
        .given(CAMPAIGN, CampaignEvent::ExceptionAllowed { what, reason, document, on: Some(on), stamp });
    let conn = world.views();
    let row = by_id(&conn, &CAMPAIGN.into()).unwrap().unwrap();
    assert_eq!(row.exceptions[0].on, on);
    let newest = crate::public::ledger::newest(&conn, &rules(), &"phu-tan".into(), None, 1);
    let line = newest.unwrap().pop().unwrap();
    assert_eq!(line.log_index, index);
    assert!(
        line.text.text().contains("theo Công văn số 88/UBND-VHXH ngày 30/7/2025: Tỉnh"),
        "{}",
        line.text.text()
    );
}
