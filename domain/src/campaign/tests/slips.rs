//! Slips of a campaign: a step taken back, a plan issued by mistake.

use super::*;
use crate::act_day::WrongDay;
use crate::plan::OutsidePlan;

fn take_back(step: CampaignStep, acted: bool, reason: &str) -> CampaignCommand {
    let (reason, document) = (reason.to_owned(), None);
    CampaignCommand::TakeBack { step, acted, reason, document, stamp: stamp() }
}

fn annul(used: usize, reason: &str) -> CampaignCommand {
    let (reason, document) = (reason.to_owned(), None);
    CampaignCommand::Annul { used, reason, document, stamp: stamp() }
}

/// The state after these commands, which must all succeed.
fn lived(commands: Vec<CampaignCommand>) -> Campaign {
    let mut campaign = Campaign::default();
    for command in commands {
        for event in campaign.decide(command).unwrap() {
            campaign.evolve(event);
        }
    }
    campaign
}

#[test]
fn a_unit_enrolled_by_mistake_is_taken_back_until_it_has_acted() {
    let unit = || CampaignStep::UnitEnrolled("ap-trung".into());
    let enrolled = lived(vec![issue(), enrol(&["ap-trung", "ap-dong"])]);
    let refused = |campaign: &Campaign, command| campaign.decide(command).unwrap_err();
    assert_eq!(refused(&enrolled, take_back(unit(), true, "Nhầm")), CampaignRefusal::UnitHasActed);
    assert_eq!(refused(&enrolled, take_back(unit(), false, " ")), CampaignRefusal::ReasonMissing);
    let filed = lived(vec![issue(), enrol(&["ap-trung"]), file_plan("ap-trung", None, stamp())]);
    assert_eq!(refused(&filed, take_back(unit(), false, "Nhầm")), CampaignRefusal::UnitHasActed);
    let back = lived(vec![issue(), enrol(&["ap-trung", "ap-dong"]), take_back(unit(), false, "Nhầm")]);
    assert_eq!(back.units().len(), 1);
    assert_eq!(refused(&back, take_back(unit(), false, "Nhầm")), CampaignRefusal::NothingToTakeBack);
    back.decide(enrol(&["ap-trung"])).unwrap();
}

#[test]
fn a_campaign_concluded_by_mistake_goes_on() {
    let concluded = CampaignEvent::CampaignConcluded {
        summary: "Đạt.".into(),
        document: "99/BC-UBND".into(),
        on: None,
        stamp: stamp(),
    };
    let mut campaign = lived(vec![issue()]);
    let back = || take_back(CampaignStep::Concluded, false, "Bấm nhầm");
    assert_eq!(campaign.decide(back()).unwrap_err(), CampaignRefusal::NothingToTakeBack);
    campaign.evolve(concluded);
    assert_eq!(campaign.decide(enrol(&["ap-trung"])).unwrap_err(), CampaignRefusal::Concluded);
    for event in campaign.decide(back()).unwrap() {
        campaign.evolve(event);
    }
    assert!(campaign.is_running());
}

#[test]
fn a_plan_issued_by_mistake_is_annulled_and_the_right_one_is_issued() {
    let campaign = lived(vec![issue(), enrol(&["ap-trung"])]);
    assert_eq!(campaign.decide(annul(2, "Nhầm")).unwrap_err(), CampaignRefusal::InUse { used: 2 });
    assert_eq!(campaign.decide(annul(0, "")).unwrap_err(), CampaignRefusal::ReasonMissing);
    let annulled = lived(vec![issue(), enrol(&["ap-trung"]), annul(0, "Nhầm kế hoạch")]);
    assert!(annulled.is_annulled() && !annulled.is_running());
    assert_eq!(annulled.decide(enrol(&["ap-dong"])).unwrap_err(), CampaignRefusal::Annulled);
    assert_eq!(annulled.decide(annul(0, "Nhầm")).unwrap_err(), CampaignRefusal::Annulled);
    let anew = lived(vec![issue(), enrol(&["ap-trung"]), annul(0, "Nhầm kế hoạch"), issue()]);
    assert!(anew.is_running() && anew.units().is_empty());
}

fn right(right: CampaignRight) -> CampaignCommand {
    CampaignCommand::PutRight { right, stamp: stamp() }
}

fn paper_right(after: PlanPaper, reason: &str) -> CampaignCommand {
    right(CampaignRight::Paper { first: false, after, reason: reason.to_owned(), document: None })
}

fn refused(campaign: &Campaign, command: CampaignCommand) -> CampaignRefusal {
    campaign.decide(command).unwrap_err()
}

#[test]
fn number_day_and_signature_of_a_plan_are_put_right_as_its_paper_has_them() {
    let campaign = lived(vec![issue()]);
    let before = campaign.plan().unwrap().paper();
    let date = Some(before.date.unwrap_or(date(2025, 8, 1)));
    let after = PlanPaper { number: Some("81/KH-UBND".into()), date, ..before.clone() };
    let facts = campaign.decide(paper_right(after.clone(), "Gõ đảo số.")).unwrap();
    let [CampaignEvent::PlanPaperCorrected { before: stood, .. }] = &facts[..] else { panic!("{facts:?}") };
    assert_eq!(*stood, before);
    let put_right = lived(vec![issue(), paper_right(after.clone(), "Gõ đảo số.")]);
    assert_eq!(put_right.plan().unwrap().paper(), after);
    assert_eq!(refused(&put_right, paper_right(after.clone(), "Nữa.")), CampaignRefusal::SameAsRecorded);
    assert_eq!(refused(&campaign, paper_right(after.clone(), " ")), CampaignRefusal::ReasonMissing);
    let to_come = PlanPaper { date: Some(date_after(&stamp())), ..after };
    assert!(matches!(refused(&campaign, paper_right(to_come, "Sai.")), CampaignRefusal::WrongDay(_)));
}

fn date_after(stamp: &Stamp) -> Date {
    crate::calendar::day(stamp.at).tomorrow().unwrap()
}

fn summed(summary: &str, on: Date) -> Summed {
    Summed { summary: summary.into(), document: "92/BC-UBND".into(), on }
}

fn words_right(phase: Option<&str>, after: Summed, reason: &str) -> CampaignCommand {
    let phase = phase.map(str::to_owned);
    right(CampaignRight::Summed { phase, after, reason: reason.into() })
}

#[test]
fn words_of_a_review_and_of_the_conclusion_are_put_right_with_what_stood() {
    let mut campaign = lived(vec![issue()]);
    let on = crate::calendar::day(stamp().at);
    let (summary, document) = ("Đạt 9 mục tiêu.".to_owned(), "92/BC-UBND".to_owned());
    let phase = "Giai đoạn 1".to_owned();
    let nothing = words_right(Some(&phase), summed("Đạt 6.", on), "Gõ sai.");
    assert_eq!(refused(&campaign, nothing), CampaignRefusal::NothingToTakeBack);
    let (on_paper, stamp) = (Some(on), stamp());
    campaign.evolve(CampaignEvent::PhaseReviewed {
        phase: phase.clone(),
        summary: summary.clone(),
        document: document.clone(),
        on: on_paper,
        stamp: stamp.clone(),
    });
    campaign.evolve(CampaignEvent::CampaignConcluded { summary, document, on: on_paper, stamp });
    for phase in [Some(phase.as_str()), None] {
        let facts = campaign.decide(words_right(phase, summed("Đạt 6.", on), "Gõ sai.")).unwrap();
        let [CampaignEvent::ReviewCorrected { before, .. }] = &facts[..] else { panic!("{facts:?}") };
        assert_eq!(*before, summed("Đạt 9 mục tiêu.", on), "also after the conclusion");
        let same = words_right(phase, summed("Đạt 9 mục tiêu.", on), "Gõ sai.");
        assert_eq!(refused(&campaign, same), CampaignRefusal::SameAsRecorded);
        let silent = words_right(phase, summed("Đạt 6.", on), " ");
        assert_eq!(refused(&campaign, silent), CampaignRefusal::ReasonMissing);
        let to_come = words_right(phase, summed("Đạt 6.", on.tomorrow().unwrap()), "Sai.");
        assert!(matches!(refused(&campaign, to_come), CampaignRefusal::WrongDay(_)));
    }
    let early = campaign.plan().unwrap().paper();
    let later = PlanPaper { date: Some(on), ..early };
    campaign.sum_up(None, summed("Đạt 9 mục tiêu.", on.yesterday().unwrap()));
    let refusal = refused(&campaign, paper_right(later, "Sai."));
    assert!(
        matches!(refusal, CampaignRefusal::WrongDay(_)),
        "a plan is not younger than its end: {refusal:?}"
    );
}

#[test]
fn the_day_of_a_review_put_right_has_room_in_the_plans_calendar() {
    let phase = "Giai đoạn 1";
    let mut campaign = lived(vec![issue()]);
    campaign.evolve(CampaignEvent::PhaseReviewed {
        phase: phase.into(),
        summary: "Đạt 9 mục tiêu.".into(),
        document: "92/BC-UBND".into(),
        on: Some(date(2027, 12, 20)),
        stamp: at("2027-12-20T08:30:00+07:00"),
    });
    let right = |on| CampaignRight::Summed {
        phase: Some(phase.into()),
        after: summed("Đạt 9 mục tiêu.", on),
        reason: "Gõ sai.".into(),
    };
    let asks = |on| CampaignCommand::PutRight { right: right(on), stamp: at("2027-12-21T08:30:00+07:00") };
    assert_eq!(campaign.decide(asks(date(2027, 12, 19))).unwrap().len(), 1);
    let refusal = refused(&campaign, asks(date(2026, 12, 20)));
    assert!(matches!(refusal, CampaignRefusal::OutsidePlan(OutsidePlan::NotYet { .. })), "{refusal:?}");
}

#[test]
fn the_paper_of_an_amendment_is_put_right_whatever_was_done_under_the_first_version() {
    let mut campaign = lived(vec![issue()]);
    campaign.sum_up(Some("Giai đoạn 1".into()), summed("Đạt.", date(2026, 12, 20)));
    let mut amended = amended();
    amended.date = Some(date(2027, 3, 1));
    let later = at("2027-03-02T08:30:00+07:00");
    let (reason, document) = ("Bổ sung".to_owned(), "25/KH-UBND".to_owned());
    let amending =
        CampaignCommand::AmendPlan { plan: amended, file: None, reason, document, stamp: later.clone() };
    for event in campaign.decide(amending).unwrap() {
        campaign.evolve(event);
    }
    let stood = campaign.plan().unwrap().paper();
    let asks = |after| {
        let right =
            CampaignRight::Paper { first: false, after, reason: "Gõ sai số.".into(), document: None };
        CampaignCommand::PutRight { right, stamp: later.clone() }
    };
    let number = PlanPaper { number: Some("26/KH-UBND".into()), ..stood.clone() };
    assert_eq!(campaign.decide(asks(number)).unwrap().len(), 1, "the day stays as it is");
    let day = PlanPaper { date: Some(date(2027, 2, 27)), ..stood };
    assert_eq!(campaign.decide(asks(day)).unwrap().len(), 1, "nothing rests on the day of an amendment");
}

#[test]
fn a_plan_is_not_moved_behind_an_inspection() {
    let campaign = lived(vec![issue(), enrol(&["ap-trung"]), inspect("ap-trung")]);
    let stood = campaign.plan().unwrap().paper();
    let moved = |on| paper_right(PlanPaper { date: Some(on), ..stood.clone() }, "Gõ sai ngày.");
    let (on, since) = (date(2025, 9, 5), date(2025, 9, 6));
    let early = WrongDay::TooEarly { on, rests_on: RestsOn::Plan, since };
    assert_eq!(refused(&campaign, moved(since)), CampaignRefusal::WrongDay(early));
    assert_eq!(campaign.decide(moved(on)).unwrap().len(), 1);
}

#[test]
fn a_units_plan_and_an_inspection_recorded_by_mistake_are_taken_back_and_recorded_again() {
    let plan = || take_back(CampaignStep::UnitPlanFiled("ap-trung".into()), false, "Chọn nhầm đơn vị");
    let on = date(2026, 6, 18);
    let inspection = |on| {
        take_back(CampaignStep::InspectionRecorded { unit: "ap-trung".into(), on }, false, "Ghi nhầm ngày")
    };
    let record = || CampaignCommand::RecordInspection {
        unit: "ap-trung".into(),
        on,
        finding: "Đều.".into(),
        document: "02/BB-HĐ".into(),
        stamp: at("2026-09-01T08:30:00+07:00"),
    };
    let begun = || vec![issue(), enrol(&["ap-trung"]), file_plan("ap-trung", None, stamp()), record()];
    let campaign = lived(begun());
    assert_eq!(
        campaign.decide(inspection(date(2026, 6, 19))).unwrap_err(),
        CampaignRefusal::NothingToTakeBack
    );
    let back = lived([begun(), vec![plan(), inspection(on)]].concat());
    assert_eq!(back.decide(plan()).unwrap_err(), CampaignRefusal::NothingToTakeBack);
    assert_eq!(back.decide(inspection(on)).unwrap_err(), CampaignRefusal::NothingToTakeBack);
    back.decide(file_plan("ap-trung", None, stamp())).unwrap();
    back.decide(record()).unwrap();
}

#[test]
fn what_was_allowed_by_mistake_is_taken_back_until_it_is_done() {
    let what = || CalendarEntry::Round { occasion: Occasion::Interim, year: 2026 };
    let autumn = at("2026-10-05T08:30:00+07:00");
    let allowed = || allow(what(), "Tỉnh sơ kết sớm.", autumn.clone());
    let back = |acted| take_back(CampaignStep::ExceptionAllowed(what()), acted, "Nhầm năm");
    let campaign = lived(vec![issue(), allowed()]);
    assert_eq!(campaign.decide(back(true)).unwrap_err(), CampaignRefusal::ExceptionUsed);
    let taken = lived(vec![issue(), allowed(), back(false)]);
    assert_eq!(taken.decide(back(false)).unwrap_err(), CampaignRefusal::NothingToTakeBack);
    assert!(taken.has_room_for(&what(), date(2026, 10, 6)).is_err(), "nothing is allowed any more");
    taken.decide(allowed()).unwrap();
}

#[test]
fn leave_is_given_by_a_paper_of_a_day_that_was() {
    let autumn = at("2026-10-05T08:30:00+07:00");
    let what = CalendarEntry::Round { occasion: Occasion::Interim, year: 2026 };
    let CampaignCommand::AllowException { what, reason, document, stamp, .. } =
        allow(what, "Tỉnh sơ kết sớm.", autumn)
    else {
        unreachable!("it allows")
    };
    let (on, today) = (date(2026, 10, 6), date(2026, 10, 5));
    let ahead = CampaignCommand::AllowException { what, reason, document, on, stamp };
    let refused = lived(vec![issue()]).decide(ahead).unwrap_err();
    assert_eq!(refused, CampaignRefusal::WrongDay(crate::act_day::WrongDay::NotYet { on, today }));
}

#[test]
fn a_plan_is_not_moved_behind_a_leave() {
    let what = CalendarEntry::Round { occasion: Occasion::Interim, year: 2026 };
    let leave = allow(what, "Tỉnh sơ kết sớm.", at("2026-10-05T08:30:00+07:00"));
    let CampaignCommand::AllowException { on, .. } = &leave else { unreachable!("it allows") };
    let (on, since) = (*on, on.tomorrow().unwrap());
    let campaign = lived(vec![issue(), leave.clone()]);
    let after = PlanPaper { date: Some(since), ..campaign.plan().unwrap().paper() };
    let CampaignCommand::PutRight { right, .. } = paper_right(after, "Gõ sai ngày.") else {
        unreachable!("it puts right")
    };
    let stamp = at("2026-10-07T08:30:00+07:00");
    let refused = campaign.decide(CampaignCommand::PutRight { right, stamp }).unwrap_err();
    let early = crate::act_day::WrongDay::TooEarly { on, rests_on: RestsOn::Plan, since };
    assert_eq!(refused, CampaignRefusal::WrongDay(early));
}

#[test]
fn the_paper_of_the_first_version_is_put_right_after_an_amendment_with_a_paper_of_its_own() {
    let mut campaign = lived(vec![issue()]);
    let first = campaign.plan().unwrap().paper();
    let mut plan = campaign.plan().unwrap().clone();
    plan.number = Some("12/KH-UBND".into());
    let (version, document) = (2, "12/KH-UBND".to_owned());
    let (plan, reason, stamp) = (Box::new(plan), "Thêm chỉ tiêu.".to_owned(), stamp());
    let amended = CampaignEvent::PlanAmended { version, plan, reason, document, stamp };
    campaign.evolve(amended);
    let after = PlanPaper { number: Some("81/KH-UBND".into()), ..first.clone() };
    let (reason, document) = ("Gõ đảo số.".to_owned(), None);
    let right = right(CampaignRight::Paper { first: true, after: after.clone(), reason, document });
    let facts = campaign.decide(right).unwrap();
    assert!(matches!(&facts[..], [CampaignEvent::PlanPaperCorrected { before, .. }] if *before == first));
    campaign.evolve(facts[0].clone());
    assert_eq!(campaign.plan().unwrap().number.as_deref(), Some("12/KH-UBND"), "the amendment's stays");
}
