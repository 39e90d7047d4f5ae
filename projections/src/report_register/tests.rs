//! What is owed by whom, and how it stands on a day.
#![allow(clippy::unwrap_used, reason = "tests")]

use super::{ReportStanding, Totals, by_id, of_campaign, of_commune, overdue, shifts, waiting};
use crate::testing::{CAMPAIGN, World, document, phong_quang};
use jiff::civil::date;
use sovang_domain::calendar::{Deadline, TimeLeft};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::ReportId;
use sovang_domain::locality::{LocalityEvent, UnitKind};
use sovang_domain::plan::{DueGrammar, Occasion, YearlyDue};
use sovang_domain::unit_report::{ReportContent, Stage, UnitReportEvent};

mod ended;

const DATED: &str = "phong-quang.dot-pha-khoa-hoc-cong-nghe";

/// Phong Quang: units and enterprises before 25/11, the commune before 30/11.
fn dated() -> World {
    let mut world = World::at("2025-09-01T08:00:00+07:00");
    for (unit, kind) in [
        ("tram-y-te", UnitKind::Service),
        ("che", UnitKind::Enterprise),
        ("xom-1", UnitKind::Village),
        ("mat-tran", UnitKind::Association),
        ("phong", UnitKind::Office),
    ] {
        let (name, stamp) = (unit.to_owned(), world.by("phong-quang.van-thu"));
        world.given("phong-quang", LocalityEvent::UnitRegistered { unit: unit.into(), name, kind, stamp });
    }
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::PlanIssued { plan: phong_quang(), stamp });
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::UnitsEnrolled { units: vec!["tram-y-te".into(), "che".into()], stamp });
    world
}

fn filed(world: &mut World, unit: &str, late: bool) -> String {
    let report = format!("{DATED}.{unit}.2026");
    let results = "96 hộ".to_owned();
    let content =
        ReportContent { results, difficulties: String::new(), documents: vec![document("bao-cao")] };
    let event = UnitReportEvent::ReportFiled {
        campaign: DATED.into(),
        unit: unit.into(),
        year: 2026,
        occasion: Occasion::Annual,
        content,
        due: Some(Deadline::Before(date(2026, 11, 25))),
        late,
        stamp: world.by("phong-quang.tram-y-te"),
    };
    world.given(&report, event);
    report
}

#[test]
fn every_unit_owes_a_report_for_every_year_of_the_plan() {
    let conn = dated().views();
    for year in 2025..=2030 {
        let rows = of_campaign(&conn, &DATED.into(), year).unwrap();
        // no phase names a tổng kết: it closes the campaign in its last year
        let upward = if year == 2030 { 2 } else { 1 };
        assert_eq!(rows.len(), upward + 2, "{year}: the commune upward, then two units");
        assert!(rows[..upward].iter().all(|row| row.unit.is_commune()));
        assert!(rows[upward..].iter().all(|row| !row.unit.is_commune()));
    }
    assert!(of_campaign(&conn, &DATED.into(), 2031).unwrap().is_empty());
}

#[test]
fn enterprises_report_on_their_own_line_where_the_plan_has_one() {
    let conn = dated().views();
    let duty = |unit: &str| {
        let report = format!("{DATED}.{unit}.2026");
        by_id(&conn, &report.as_str().into()).unwrap().unwrap().duty.unwrap()
    };
    assert_eq!(duty("tram-y-te"), "hang-nam");
    assert_eq!(duty("che"), "hang-nam-doanh-nghiep");
}

#[test]
fn a_report_is_owed_by_those_whom_the_plan_names_and_by_no_other_unit() {
    let mut world = dated();
    let stamp = world.by("phong-quang.van-thu");
    let units = vec!["xom-1".into(), "mat-tran".into()];
    world.given(DATED, CampaignEvent::UnitsEnrolled { units, stamp });
    let conn = world.views();
    let rows = of_campaign(&conn, &DATED.into(), 2026).unwrap();
    let owing: Vec<&str> = rows.iter().map(|row| row.unit.as_str()).filter(|unit| !unit.is_empty()).collect();
    assert_eq!(owing, ["che", "tram-y-te"], "neither hamlets nor the Fatherland Front");
    let conn = World::founded().views();
    let rows = of_campaign(&conn, &CAMPAIGN.into(), 2026).unwrap();
    assert!(
        rows.iter().all(|row| row.unit != "htx".into()),
        "and no enterprise where only offices are named"
    );
}

#[test]
fn where_the_plan_names_nobody_apart_every_unit_owes_it() {
    let mut world = dated();
    let mut plan = phong_quang();
    plan.report_duties.retain(|duty| duty.id == "hang-nam");
    plan.report_duties[0].kinds.clear();
    let (reason, document) = ("bỏ phân loại".to_owned(), "20/KH-UBND".to_owned());
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::PlanAmended { version: 2, plan, reason, document, stamp });
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::UnitsEnrolled { units: vec!["xom-1".into()], stamp });
    let rows = of_campaign(&world.views(), &DATED.into(), 2026).unwrap();
    assert_eq!(rows.len(), 3, "{rows:?}");
}

#[test]
fn a_merged_unit_owes_nothing_after_its_day() {
    let mut world = dated();
    let returned = filed(&mut world, "che", false);
    let (reason, due) = ("thiếu số liệu".to_owned(), Some(Deadline::Before(date(2026, 11, 22))));
    let stamp = world.by("phong-quang.tdkt");
    world.given(&returned, UnitReportEvent::ReportReturned { reason, due, stamp });
    for unit in ["tram-y-te", "che"] {
        let (into, document) = ("phong".into(), "09/NQ-HĐND".to_owned());
        let stamp = world.by("phong-quang.van-thu");
        world.given("phong-quang", LocalityEvent::UnitMerged { unit: unit.into(), into, document, stamp });
    }
    let late = date(2030, 6, 1);
    let left = |world: &World| {
        let overdue = overdue(&world.views(), &"phong-quang".into(), late).unwrap();
        overdue.into_iter().filter(|row| !row.unit.is_commune()).count()
    };
    assert_eq!(left(&world), 0);
    let row = by_id(&world.views(), &returned.as_str().into()).unwrap().unwrap();
    assert_eq!((row.merged, row.standing(late)), (true, ReportStanding::Returned), "what came stays");
    let tasks = |world: &World| {
        let sql = "select count(*) from task_list where kind = 'refile_report'";
        world.views().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(tasks(&world), 0);
    // and a later amendment does not bring it back
    let mut plan = phong_quang();
    plan.number = Some("20/KH-UBND".into());
    let (reason, document) = ("ghi số".to_owned(), "20/KH-UBND".to_owned());
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::PlanAmended { version: 2, plan, reason, document, stamp });
    assert_eq!(left(&world), 0);
}

#[test]
fn a_rule_binds_from_its_day_and_makes_no_earlier_report_late() {
    let mut world = World::founded();
    world.on("2026-11-20T08:00:00+07:00");
    let mut plan = crate::testing::phu_tan();
    plan.report_duties[0].due = Some(YearlyDue { grammar: DueGrammar::Before, month: 11, day: 5 });
    let (reason, document) = ("thêm ngày nộp".to_owned(), "20/KH-UBND".to_owned());
    let stamp = world.by("phu-tan.van-thu");
    world.given(CAMPAIGN, CampaignEvent::PlanAmended { version: 2, plan, reason, document, stamp });
    let conn = world.views();
    let row = |year| by_id(&conn, &format!("{CAMPAIGN}.ap-dong.{year}").as_str().into()).unwrap().unwrap();
    assert_eq!(row(2025).due, None, "its year had ended without a day");
    assert_eq!(row(2025).standing(date(2026, 11, 21)), ReportStanding::YearOver);
    assert_eq!(row(2026).due, Some(Deadline::By(date(2026, 11, 20))), "the day of the rule");
    assert_eq!(row(2026).standing(date(2026, 11, 21)), ReportStanding::Overdue { days: 1 });
    assert_eq!(row(2027).due, Some(Deadline::Before(date(2027, 11, 5))));
}

#[test]
fn what_the_commune_owes_upward_stands_apart() {
    let conn = dated().views();
    let rows = of_commune(&conn, &DATED.into()).unwrap();
    assert_eq!(rows.len(), 6 + 1, "and the last one at the tổng kết");
    assert_eq!(rows[1].due, Some(Deadline::Before(date(2026, 11, 30))));
    assert!(rows.iter().all(|row| row.unit.as_str().is_empty()));
}

#[test]
fn a_unit_owes_nothing_for_years_before_it_joined() {
    let mut world = dated();
    world.on("2027-03-01T08:00:00+07:00");
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::UnitsEnrolled { units: vec!["phong".into()], stamp });
    let conn = world.views();
    let owes =
        |year| of_campaign(&conn, &DATED.into(), year).unwrap().iter().any(|row| row.unit == "phong".into());
    assert!(!owes(2026));
    assert!(owes(2027));
}

#[test]
fn interim_and_final_reports_are_owed_in_the_years_of_the_reviews() {
    let conn = World::founded().views();
    let of = |year, occasion| {
        let rows = of_campaign(&conn, &CAMPAIGN.into(), year).unwrap();
        rows.iter().filter(|row| row.occasion == occasion).count()
    };
    assert_eq!((of(2027, Occasion::Interim), of(2026, Occasion::Interim)), (2, 0));
    assert_eq!((of(2030, Occasion::Final), of(2027, Occasion::Final)), (2, 0));
}

#[test]
fn the_standing_of_a_report_follows_the_day() {
    let conn = dated().views();
    let row = by_id(&conn, &format!("{DATED}.tram-y-te.2026").as_str().into()).unwrap().unwrap();
    assert_eq!(row.standing(date(2026, 11, 9)), ReportStanding::Open);
    assert_eq!(row.standing(date(2026, 11, 10)), ReportStanding::DueSoon { left: TimeLeft::Days(14) });
    assert_eq!(row.standing(date(2026, 11, 24)), ReportStanding::DueSoon { left: TimeLeft::LastDay });
    assert_eq!(row.standing(date(2026, 11, 25)), ReportStanding::Overdue { days: 1 });
    assert_eq!(row.standing(date(2027, 1, 5)), ReportStanding::Overdue { days: 42 });
}

#[test]
fn without_a_day_a_report_is_missing_only_when_its_year_is_over() {
    let conn = World::founded().views();
    let row = by_id(&conn, &format!("{CAMPAIGN}.ap-dong.2026").as_str().into()).unwrap().unwrap();
    assert_eq!(row.due, None);
    assert_eq!(row.standing(date(2026, 12, 31)), ReportStanding::Open);
    assert_eq!(row.standing(date(2027, 1, 1)), ReportStanding::YearOver);
    let overdue = overdue(&conn, &"phu-tan".into(), date(2026, 6, 1)).unwrap();
    assert!(overdue.iter().all(|row| row.year == 2025));
    assert_eq!(overdue.len(), 2 + 1, "two hamlets and the commune itself");
}

#[test]
fn lateness_stays_after_acceptance() {
    let mut world = dated();
    world.on("2026-11-26T08:00:00+07:00");
    let report = filed(&mut world, "tram-y-te", true);
    let (remark, stamp) = (String::new(), world.by("phong-quang.tdkt"));
    world.given(&report, UnitReportEvent::ReportAccepted { remark, stamp });
    let conn = world.views();
    let rows = of_campaign(&conn, &DATED.into(), 2026).unwrap();
    let totals = Totals::of(&rows, date(2026, 12, 1));
    assert_eq!((totals.owed, totals.accepted, totals.late, totals.missing), (3, 1, 1, 2));
    let row = by_id(&conn, &report.as_str().into()).unwrap().unwrap();
    assert_eq!((row.stage, row.late, row.version), (Stage::Accepted, true, 2));
}

#[test]
fn a_returned_report_is_overdue_after_the_day_set_for_it() {
    let mut world = dated();
    let report = filed(&mut world, "tram-y-te", false);
    let (reason, due) = ("thiếu số liệu".to_owned(), Some(Deadline::Before(date(2026, 11, 22))));
    let stamp = world.by("phong-quang.tdkt");
    world.given(&report, UnitReportEvent::ReportReturned { reason, due, stamp });
    let conn = world.views();
    let row = by_id(&conn, &report.as_str().into()).unwrap().unwrap();
    assert_eq!(row.standing(date(2026, 11, 21)), ReportStanding::Returned);
    assert_eq!(row.standing(date(2026, 11, 26)), ReportStanding::ReturnOverdue { days: 5 });
}

#[test]
fn an_amended_plan_moves_what_is_still_owed_and_leaves_what_was_filed() {
    let mut world = dated();
    let report = filed(&mut world, "tram-y-te", false);
    let mut plan = phong_quang();
    plan.period.to_year = 2028;
    for duty in &mut plan.report_duties {
        duty.due = Some(YearlyDue { grammar: DueGrammar::By, month: 12, day: 10 });
    }
    let (reason, document) = ("gia hạn".to_owned(), "20/KH-UBND".to_owned());
    let stamp = world.by("phong-quang.van-thu");
    world.given(DATED, CampaignEvent::PlanAmended { version: 2, plan, reason, document, stamp });
    let conn = world.views();
    let due = |report: &str| by_id(&conn, &report.into()).unwrap().map(|row| row.due.unwrap());
    assert_eq!(due(&report), Some(Deadline::Before(date(2026, 11, 25))));
    assert_eq!(due(&format!("{DATED}.che.2026")), Some(Deadline::By(date(2026, 12, 10))));
    assert_eq!(due(&format!("{DATED}.che.2029")), None);
}

#[test]
fn an_amendment_tells_beforehand_exactly_what_it_will_change() {
    let mut world = dated();
    filed(&mut world, "che", false);
    let mut plan = phong_quang();
    plan.report_duties.retain(|duty| duty.occasion == Occasion::Annual && duty.id != "hang-nam-cua-xa");
    for duty in &mut plan.report_duties {
        duty.due = Some(YearlyDue { grammar: DueGrammar::Before, month: 12, day: 5 });
    }
    let before = rows_by_report(&world);
    let stamp = world.by("phong-quang.van-thu");
    let on = sovang_domain::calendar::day(stamp.at);
    let told = shifts(&world.views(), &DATED.into(), &plan, on).unwrap();
    let (reason, document) = ("đổi hạn".to_owned(), "20/KH-UBND".to_owned());
    world
        .given(DATED, CampaignEvent::PlanAmended { version: 2, plan: plan.clone(), reason, document, stamp });
    let after = rows_by_report(&world);
    let became: std::collections::BTreeSet<String> = before
        .keys()
        .chain(after.keys())
        .filter(|report| before.get(*report) != after.get(*report))
        .cloned()
        .collect();
    let announced: std::collections::BTreeSet<String> = told
        .iter()
        .map(|shift| ReportId::of(&DATED.into(), &shift.unit, shift.year, shift.occasion).to_string())
        .collect();
    assert_eq!(announced, became);
    for shift in &told {
        let report = ReportId::of(&DATED.into(), &shift.unit, shift.year, shift.occasion).to_string();
        assert_eq!(after.get(&report).copied(), shift.after, "{report}");
        assert_eq!(before.get(&report).copied(), shift.before, "{report}");
    }
    assert!(!told.is_empty() && told.iter().any(|shift| shift.after.is_none()), "{told:?}");
    assert!(!announced.contains(&format!("{DATED}.che.2026")), "what is filed keeps its day");
    assert!(shifts(&world.views(), &DATED.into(), &plan, on).unwrap().is_empty(), "nothing changes twice");
}

fn rows_by_report(world: &World) -> std::collections::BTreeMap<String, Option<Deadline>> {
    let conn = world.views();
    let years = 2025..=2030;
    let rows = years.flat_map(|year| of_campaign(&conn, &DATED.into(), year).unwrap());
    rows.map(|row| (row.report.to_string(), row.due)).collect()
}

#[test]
fn what_nobody_filed_waits_for_its_unit_by_year() {
    let mut world = dated();
    let before = waiting(&world.views(), &DATED.into()).unwrap();
    assert!(before.iter().map(|row| row.year).is_sorted());
    filed(&mut world, "che", false);
    assert_eq!(waiting(&world.views(), &DATED.into()).unwrap().len(), before.len() - 1);
}

#[test]
fn a_merger_taken_back_leaves_what_was_owed_as_if_it_had_never_been() {
    let mut world = dated();
    let returned = filed(&mut world, "che", false);
    let stamp = world.by("phong-quang.tdkt");
    world.given(&returned, UnitReportEvent::ReportReturned { reason: "thiếu".into(), due: None, stamp });
    let tasks = |world: &World| {
        let sql = "select count(*) from task_list where kind = 'refile_report'";
        world.views().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    let (before, waited) = (waiting(&world.views(), &DATED.into()).unwrap(), tasks(&world));
    for unit in ["tram-y-te", "che"] {
        let (into, document) = ("phong".into(), "09/NQ-HĐND".to_owned());
        let stamp = world.by("phong-quang.van-thu");
        world.given("phong-quang", LocalityEvent::UnitMerged { unit: unit.into(), into, document, stamp });
    }
    let left = waiting(&world.views(), &DATED.into()).unwrap();
    assert!(left.iter().all(|row| row.unit.is_commune()), "{left:?}");
    for unit in ["tram-y-te", "che"] {
        let (into, reason) = ("phong".into(), "ghi nhầm".to_owned());
        let stamp = world.by("phong-quang.van-thu");
        let back = LocalityEvent::UnitMergerTakenBack { unit: unit.into(), into, reason, stamp };
        world.given("phong-quang", back);
    }
    assert_eq!(waiting(&world.views(), &DATED.into()).unwrap(), before);
    assert_eq!((tasks(&world), waited), (1, 1));
}
