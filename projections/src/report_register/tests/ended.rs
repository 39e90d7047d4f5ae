//! What nobody waits for any more: closed with a reason, or sent to the level above.

use super::*;

#[test]
fn a_returned_report_that_does_not_come_again_is_waived_and_no_longer_overdue() {
    let mut world = dated();
    let report = filed(&mut world, "tram-y-te", false);
    let (reason, due) = ("thiếu số liệu".to_owned(), Some(Deadline::Before(date(2026, 11, 22))));
    let stamp = world.by("phong-quang.tdkt");
    world.given(&report, UnitReportEvent::ReportReturned { reason, due, stamp });
    let (reason, stamp) = ("Trạm đã giải thể.".to_owned(), world.by("phong-quang.tdkt"));
    let (campaign, unit) = (DATED.into(), "tram-y-te".into());
    let waived = UnitReportEvent::ReportWaived {
        campaign,
        unit,
        year: 2026,
        occasion: Occasion::Annual,
        reason,
        stamp,
    };
    world.given(&report, waived);
    let row = by_id(&world.views(), &report.as_str().into()).unwrap().unwrap();
    assert_eq!(row.standing(date(2026, 12, 26)), ReportStanding::Waived);
    let filed = row.log_index;
    assert!(filed.is_some() && row.content.is_some(), "what came stays");
    let (reason, stamp) = ("Nhầm đơn vị.".to_owned(), world.by("phong-quang.tdkt"));
    let step = sovang_domain::unit_report::ReportStep::Waived;
    world.given(&report, UnitReportEvent::ReportStepTakenBack { step, reason, stamp });
    let row = by_id(&world.views(), &report.as_str().into()).unwrap().unwrap();
    assert_eq!((row.stage, row.log_index, row.waive_reason), (Stage::Returned, filed, None));
    let late = overdue(&world.views(), &"phong-quang".into(), date(2026, 11, 26)).unwrap();
    assert!(late.iter().any(|overdue| overdue.report == row.report));
}

#[test]
fn what_the_commune_sent_in_time_is_no_longer_overdue_whenever_it_was_typed() {
    let mut world = dated();
    world.on("2026-12-02T08:00:00+07:00");
    let report = format!("{DATED}..2026");
    let owed = by_id(&world.views(), &report.as_str().into()).unwrap().unwrap();
    assert!(owed.standing(date(2026, 12, 2)).is_overdue());
    let content = ReportContent {
        results: "96 hộ".into(),
        difficulties: String::new(),
        documents: vec![document("bao-cao")],
    };
    let sent = UnitReportEvent::ReportSent {
        campaign: DATED.into(),
        year: 2026,
        occasion: Occasion::Annual,
        content,
        number: "201/BC-UBND".into(),
        on: date(2026, 11, 28),
        due: owed.due,
        late: false,
        stamp: world.by("phong-quang.van-thu"),
    };
    world.given(&report, sent);
    let row = by_id(&world.views(), &report.as_str().into()).unwrap().unwrap();
    assert_eq!((row.standing(date(2027, 6, 1)), row.late), (ReportStanding::Sent, false));
    assert_eq!(row.sent.map(|sent| (sent.number, sent.on)), Some(("201/BC-UBND".into(), date(2026, 11, 28))));
    let rows = of_campaign(&world.views(), &DATED.into(), 2026).unwrap();
    assert_eq!(Totals::of(&rows, date(2026, 12, 2)).sent, 1);
    let (reason, stamp) = ("Ghi nhầm số.".to_owned(), world.by("phong-quang.van-thu"));
    let step = sovang_domain::unit_report::ReportStep::Sent;
    world.given(&report, UnitReportEvent::ReportStepTakenBack { step, reason, stamp });
    let row = by_id(&world.views(), &report.as_str().into()).unwrap().unwrap();
    assert_eq!((row.stage, row.sent, row.filed_at, row.log_index), (Stage::Owed, None, None, None));
}
