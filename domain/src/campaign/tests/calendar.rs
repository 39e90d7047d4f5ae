//! Where a plan puts things, and from when on a rule of it binds.

use super::*;

/// The plan's calendar, asked on a day.
fn asked(history: &[CampaignEvent], what: &CalendarEntry, on: Date) -> Result<(), OutsidePlan> {
    let mut campaign = Campaign::default();
    history.iter().cloned().for_each(|event| campaign.evolve(event));
    campaign.has_room_for(what, on)
}

#[test]
fn nothing_is_done_before_its_year_or_in_a_year_that_the_plan_does_not_name() {
    let (history, autumn) = (running(), date(2026, 10, 5));
    for what in [
        round(Occasion::Annual, 2025),
        round(Occasion::Annual, 2026),
        round(Occasion::Unscheduled, 2026),
        report(Occasion::Annual, 2026),
    ] {
        assert_eq!(asked(&history, &what, autumn), Ok(()), "{what:?}");
    }
    let not_yet = |what, year| {
        let refused = asked(&history, &what, autumn);
        let right = matches!(&refused, Err(OutsidePlan::NotYet { from, .. }) if *from == date(year, 1, 1));
        assert!(right, "{what:?}: {refused:?}");
    };
    not_yet(round(Occasion::Annual, 2030), 2030);
    not_yet(round(Occasion::Unscheduled, 2027), 2027);
    not_yet(round(Occasion::Interim, 2027), 2027);
    not_yet(report(Occasion::Annual, 2030), 2030);
    not_yet(report(Occasion::Final, 2030), 2030);
    not_yet(phase("Giai đoạn 1"), 2027);
    not_yet(CalendarEntry::Conclusion, 2030);
    for (what, named) in [
        (round(Occasion::Interim, 2026), 2027),
        (round(Occasion::Final, 2028), 2030),
        (report(Occasion::Interim, 2026), 2027),
    ] {
        let refused = asked(&history, &what, autumn);
        let right = matches!(&refused, Err(OutsidePlan::OtherYears { years, .. }) if *years == [named]);
        assert!(right, "{what:?}: {refused:?}");
    }
    let beyond = asked(&history, &round(Occasion::Annual, 2031), autumn);
    assert!(matches!(beyond, Err(OutsidePlan::NotInPeriod { first: 2025, last: 2030, .. })));
    assert_eq!(asked(&history, &round(Occasion::Interim, 2027), date(2027, 1, 1)), Ok(()));
    assert_eq!(
        asked(&history, &round(Occasion::Annual, 2026), date(2027, 2, 3)),
        Ok(()),
        "late is not outside"
    );
    assert_eq!(asked(&history, &CalendarEntry::Conclusion, date(2030, 1, 1)), Ok(()));
}

#[test]
fn where_a_plan_names_no_year_it_binds_nobody() {
    let silent = |text: &str| -> Plan { toml::from_str(text).unwrap() };
    let long = silent(include_str!("../../../../plans/phong-quang-2025-2030.toml"));
    let short = silent(include_str!("../../../../plans/phong-quang-2025.toml"));
    let autumn = date(2026, 10, 5);
    assert_eq!(long.has_room_for(&round(Occasion::Interim, 2026), autumn), Ok(()), "any year of the plan");
    assert!(matches!(
        long.has_room_for(&round(Occasion::Final, 2029), autumn),
        Err(OutsidePlan::OtherYears { years, .. }) if years == [2030]
    ));
    assert_eq!(short.has_room_for(&round(Occasion::Final, 2025), autumn), Ok(()));
    let nothing = OutsidePlan::NothingPromised { occasion: Occasion::Annual };
    assert_eq!(short.has_room_for(&round(Occasion::Annual, 2025), autumn), Err(nothing));
}

#[test]
fn reviews_and_the_conclusion_wait_for_their_year() {
    let early = |refusal| matches!(refusal, Err(CampaignRefusal::OutsidePlan(OutsidePlan::NotYet { .. })));
    let mut campaign = Campaign::default();
    running().into_iter().for_each(|event| campaign.evolve(event));
    assert!(early(campaign.decide(conclude_at(at("2029-12-31T23:59:00+07:00")))));
    let review = CampaignCommand::ReviewPhase {
        phase: "Giai đoạn 1".into(),
        summary: "Đạt.".into(),
        document: "40/BC-UBND".into(),
        on: date(2026, 12, 31),
        stamp: at("2026-12-31T23:59:00+07:00"),
    };
    assert!(early(campaign.decide(review)));
    assert!(campaign.decide(conclude_at(at("2030-01-01T00:00:00+07:00"))).is_ok());
}

#[test]
fn the_chairman_allows_in_writing_what_the_calendar_has_no_room_for() {
    let autumn = at("2026-10-05T08:30:00+07:00");
    let what = round(Occasion::Interim, 2026);
    let allowed = |what: &CalendarEntry| CampaignEvent::ExceptionAllowed {
        what: what.clone(),
        reason: "Tỉnh sơ kết sớm.".into(),
        document: "Công văn số 88/UBND-VHXH".into(),
        on: Some(date(2026, 10, 5)),
        stamp: autumn.clone(),
    };
    let asks = |what: &CalendarEntry, reason: &str| allow(what.clone(), reason, autumn.clone());
    Rules::with(())
        .given(running())
        .when(asks(&what, "Tỉnh sơ kết sớm."))
        .then_expect_events(vec![allowed(&what)]);
    let mut history = running();
    history.push(allowed(&what));
    assert_eq!(asked(&history, &what, date(2026, 10, 6)), Ok(()));
    assert!(asked(&history, &round(Occasion::Interim, 2025), date(2026, 10, 6)).is_err(), "that alone");
    refuses(history, asks(&what, "Lại."), CampaignRefusal::AlreadyAllowed);
    refuses(running(), asks(&what, " "), CampaignRefusal::ReasonMissing);
    refuses(running(), asks(&round(Occasion::Annual, 2026), "Cần."), CampaignRefusal::NothingToAllow);
    let unknown = CampaignRefusal::NoSuchPhase { phase: "Giai đoạn 3".into() };
    refuses(running(), asks(&phase("Giai đoạn 3"), "Cần."), unknown);
    refuses(after(vec![issue(), conclude()]), asks(&what, "Cần."), CampaignRefusal::Concluded);
    let mut concluded = running();
    concluded.push(allowed(&CalendarEntry::Conclusion));
    Rules::with(()).given(concluded).when(conclude_at(autumn.clone())).then_expect_events(vec![
        CampaignEvent::CampaignConcluded {
            summary: "Hoàn thành.".into(),
            document: "90/BC-UBND".into(),
            on: Some(date(2026, 10, 5)),
            stamp: autumn.clone(),
        },
    ]);
}

#[test]
fn what_a_plan_does_not_know_at_all_takes_an_amendment() {
    let autumn = at("2026-10-05T08:30:00+07:00");
    let mut campaign = Campaign::default();
    running().into_iter().for_each(|event| campaign.evolve(event));
    for what in [round(Occasion::Annual, 2031), report(Occasion::Interim, 2026)] {
        let refused = campaign.decide(allow(what.clone(), "Cần.", autumn.clone()));
        assert!(matches!(refused, Err(CampaignRefusal::OutsidePlan(_))), "{what:?}: {refused:?}");
    }
}

#[test]
fn an_inspection_is_recorded_once_it_was_made_and_in_the_campaign() {
    let on = |day: Date| CampaignCommand::RecordInspection {
        unit: "ap-trung".into(),
        on: day,
        finding: "Đều.".into(),
        document: "02/BB-HĐ".into(),
        stamp: at("2026-06-20T08:30:00+07:00"),
    };
    let ahead = CampaignRefusal::InspectionAhead { on: date(2026, 6, 21) };
    refuses(running(), on(date(2026, 6, 21)), ahead);
    let before = CampaignRefusal::InspectionBeforeCampaign { from: date(2025, 1, 1) };
    refuses(running(), on(date(2020, 6, 18)), before);
    let mut dated = phu_tan();
    dated.date = Some(date(2025, 8, 20));
    let issued = CampaignEvent::PlanIssued { plan: dated, stamp: stamp() };
    let enrolled = CampaignEvent::UnitsEnrolled { units: vec!["ap-trung".into()], stamp: stamp() };
    let before = CampaignRefusal::InspectionBeforeCampaign { from: date(2025, 8, 20) };
    refuses(vec![issued, enrolled], on(date(2025, 8, 19)), before);
}

#[test]
fn a_deadline_binds_from_the_day_it_was_recorded() {
    use crate::plan::{DueGrammar, ReportDuty, YearlyDue};
    let duty = |due: Option<(i8, i8)>| ReportDuty {
        due: due.map(|(month, day)| YearlyDue { grammar: DueGrammar::By, month, day }),
        ..phu_tan().report_duties[0].clone()
    };
    let (none, early, late) = (duty(None), duty(Some((11, 5))), duty(Some((12, 10))));
    let by = |month, day| Some(Some(Deadline::By(date(2026, month, day))));
    let due = |first: &ReportDuty, recorded: Date, then: &ReportDuty| {
        let versions = [(date(2025, 9, 8), Some(first)), (recorded, Some(then))];
        ReportDuty::due_by(versions, 2026)
    };
    assert_eq!(due(&none, date(2026, 3, 1), &early), by(11, 5));
    assert_eq!(due(&none, date(2026, 11, 20), &early), by(11, 20), "the later of both days");
    assert_eq!(due(&none, date(2027, 2, 1), &early), Some(None), "the year was over without a day");
    assert_eq!(due(&early, date(2026, 11, 20), &late), by(12, 10), "a longer time is a longer time");
    assert_eq!(due(&late, date(2027, 2, 1), &early), by(12, 10), "what was over stays as it was");
    assert_eq!(due(&early, date(2026, 11, 20), &early), by(11, 5), "the rule was there before");
    let introduced = [(date(2025, 9, 8), None), (date(2027, 2, 1), Some(&early))];
    assert_eq!(ReportDuty::due_by(introduced, 2026), None, "nobody owed it then");
    assert_eq!(ReportDuty::due_by(introduced, 2027), Some(Some(Deadline::By(date(2027, 11, 5)))));
}
