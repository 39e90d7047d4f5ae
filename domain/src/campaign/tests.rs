//! Rules of a campaign.

mod calendar;
mod days;
mod file;
mod slips;

use super::*;
use crate::calendar::Deadline;
use crate::plan::Occasion;
use crate::stamp::Stamp;
use cqrs_es::test::TestFramework;
use jiff::civil::date;

type Rules = TestFramework<Campaign>;

const PHU_TAN: &str = include_str!("../../../plans/phu-tan.toml");

fn at(text: &str) -> Stamp {
    Stamp::new("phu-tan.van-thu", text.parse().unwrap())
}

fn stamp() -> Stamp {
    at("2025-09-08T08:30:00+07:00")
}

fn phu_tan() -> Box<Plan> {
    Box::new(toml::from_str(PHU_TAN).unwrap())
}

fn amended() -> Box<Plan> {
    let mut plan = phu_tan();
    plan.number = Some("25/KH-UBND".into());
    plan
}

fn issue() -> CampaignCommand {
    CampaignCommand::IssuePlan { plan: phu_tan(), file: None, stamp: stamp() }
}

fn amend(plan: Box<Plan>) -> CampaignCommand {
    CampaignCommand::AmendPlan {
        file: None,
        plan,
        reason: "ghi đủ số văn bản".into(),
        document: "25/KH-UBND".into(),
        stamp: stamp(),
    }
}

fn enrol(units: &[&str]) -> CampaignCommand {
    CampaignCommand::EnrolUnits {
        units: units.iter().map(|unit| UnitId::from(*unit)).collect(),
        stamp: stamp(),
    }
}

fn file_plan(unit: &str, due: Option<Deadline>, at: Stamp) -> CampaignCommand {
    CampaignCommand::FileUnitPlan { unit: unit.into(), document: None, due, stamp: at }
}

fn inspect(unit: &str) -> CampaignCommand {
    CampaignCommand::RecordInspection {
        unit: unit.into(),
        on: date(2025, 9, 5),
        finding: "Tổ công nghệ số hoạt động đều.".into(),
        document: "02/BB-HĐ".into(),
        stamp: at("2026-06-20T08:30:00+07:00"),
    }
}

fn review(phase: &str) -> CampaignCommand {
    CampaignCommand::ReviewPhase {
        phase: phase.into(),
        summary: "Đạt 9/11 chỉ tiêu.".into(),
        document: "40/BC-UBND".into(),
        on: crate::calendar::day(at_the_end().at),
        stamp: at_the_end(),
    }
}

fn conclude() -> CampaignCommand {
    conclude_at(at_the_end())
}

fn conclude_at(stamp: Stamp) -> CampaignCommand {
    let (summary, document) = ("Hoàn thành.".into(), "90/BC-UBND".into());
    CampaignCommand::Conclude { summary, document, on: crate::calendar::day(stamp.at), stamp }
}

/// In the last year of the plan, when all of it is due.
fn at_the_end() -> Stamp {
    at("2030-12-10T08:30:00+07:00")
}

fn allow(what: CalendarEntry, reason: &str, stamp: Stamp) -> CampaignCommand {
    let document = "Công văn số 88/UBND-VHXH".into();
    let on = day(stamp.at);
    CampaignCommand::AllowException { what, reason: reason.into(), document, on, stamp }
}

fn round(occasion: Occasion, year: i16) -> CalendarEntry {
    CalendarEntry::Round { occasion, year }
}

fn report(occasion: Occasion, year: i16) -> CalendarEntry {
    CalendarEntry::Report { occasion, year }
}

fn phase(name: &str) -> CalendarEntry {
    CalendarEntry::Review { phase: name.into() }
}

/// The facts of commands that must all succeed.
fn after(commands: Vec<CampaignCommand>) -> Vec<CampaignEvent> {
    let mut campaign = Campaign::default();
    let mut history = Vec::new();
    for command in commands {
        for event in campaign.decide(command).unwrap() {
            campaign.evolve(event.clone());
            history.push(event);
        }
    }
    history
}

fn running() -> Vec<CampaignEvent> {
    after(vec![issue(), enrol(&["ap-trung", "ap-dong"])])
}

fn refuses(given: Vec<CampaignEvent>, when: CampaignCommand, refusal: CampaignRefusal) {
    Rules::with(()).given(given).when(when).then_expect_error(refusal);
}

#[test]
fn a_campaign_begins_with_its_plan_and_only_once() {
    Rules::with(())
        .given_no_previous_events()
        .when(issue())
        .then_expect_events(vec![CampaignEvent::PlanIssued { plan: phu_tan(), stamp: stamp() }]);
    refuses(after(vec![issue()]), issue(), CampaignRefusal::AlreadyIssued);
    refuses(after(vec![issue(), conclude()]), issue(), CampaignRefusal::AlreadyIssued);
}

#[test]
fn nothing_happens_before_the_plan() {
    let commands =
        [amend(phu_tan()), enrol(&["ap-trung"]), inspect("ap-trung"), review("Giai đoạn 1"), conclude()];
    for command in commands {
        refuses(vec![], command, CampaignRefusal::NoPlan);
    }
    refuses(vec![], file_plan("ap-trung", None, stamp()), CampaignRefusal::NoPlan);
}

#[test]
fn an_amended_plan_is_a_new_version_counted_from_the_one_issued() {
    let version = |version: u32, plan: Box<Plan>| CampaignEvent::PlanAmended {
        version,
        plan,
        reason: "ghi đủ số văn bản".into(),
        document: "25/KH-UBND".into(),
        stamp: stamp(),
    };
    Rules::with(()).given(running()).when(amend(amended())).then_expect_events(vec![version(2, amended())]);
    let twice = after(vec![issue(), amend(amended())]);
    Rules::with(()).given(twice).when(amend(phu_tan())).then_expect_events(vec![version(3, phu_tan())]);
}

#[test]
fn an_amendment_changes_something_and_stays_in_its_campaign() {
    refuses(running(), amend(phu_tan()), CampaignRefusal::NothingAmended);
    let mut other = phu_tan();
    other.slug = "chuyen-doi-so-2026".into();
    refuses(running(), amend(other), CampaignRefusal::AnotherCampaign);
}

#[test]
fn the_plan_in_force_is_the_last_version() {
    let mut campaign = Campaign::default();
    assert!(!campaign.is_running());
    for event in after(vec![issue(), amend(amended())]) {
        campaign.evolve(event);
    }
    assert_eq!(campaign.plan(), Some(&*amended()));
    assert!(campaign.is_running());
}

#[test]
fn a_unit_is_enrolled_once() {
    let enrolled = CampaignEvent::UnitsEnrolled { units: vec!["ap-tay".into()], stamp: stamp() };
    let again = enrol(&["ap-tay", "ap-dong", "ap-tay"]);
    Rules::with(()).given(running()).when(again).then_expect_events(vec![enrolled]);
    refuses(running(), enrol(&["ap-dong"]), CampaignRefusal::NobodyNew);
    refuses(running(), enrol(&[]), CampaignRefusal::NobodyNew);
}

#[test]
fn a_unit_plan_is_filed_once_by_an_enrolled_unit_and_marked_when_late() {
    let due = Some(Deadline::By(date(2025, 9, 30)));
    for (filed, late) in [("2025-09-30T23:59:59+07:00", false), ("2025-10-01T00:00:00+07:00", true)] {
        let event = CampaignEvent::UnitPlanFiled {
            unit: "ap-trung".into(),
            document: None,
            due,
            late,
            stamp: at(filed),
        };
        let file = file_plan("ap-trung", due, at(filed));
        Rules::with(()).given(running()).when(file).then_expect_events(vec![event]);
    }
    refuses(running(), file_plan("ap-tay", due, stamp()), CampaignRefusal::UnitNotEnrolled);
    let mut history = running();
    history.push(CampaignEvent::UnitPlanFiled {
        unit: "ap-trung".into(),
        document: None,
        due,
        late: false,
        stamp: stamp(),
    });
    refuses(history, file_plan("ap-trung", due, stamp()), CampaignRefusal::UnitPlanAlreadyFiled);
}

#[test]
fn a_unit_plan_without_a_deadline_is_never_late() {
    let filed = after(vec![issue(), enrol(&["ap-trung"]), file_plan("ap-trung", None, stamp())]);
    assert!(matches!(filed.last(), Some(CampaignEvent::UnitPlanFiled { late: false, due: None, .. })));
}

#[test]
fn only_enrolled_units_are_inspected_and_as_often_as_needed() {
    let inspected = CampaignEvent::InspectionRecorded {
        unit: "ap-trung".into(),
        on: date(2025, 9, 5),
        finding: "Tổ công nghệ số hoạt động đều.".into(),
        document: "02/BB-HĐ".into(),
        stamp: at("2026-06-20T08:30:00+07:00"),
    };
    let mut history = running();
    history.push(inspected.clone());
    Rules::with(()).given(history).when(inspect("ap-trung")).then_expect_events(vec![inspected]);
    refuses(running(), inspect("ap-tay"), CampaignRefusal::UnitNotEnrolled);
}

#[test]
fn a_phase_of_the_plan_is_reviewed_once() {
    let reviewed = |phase: &str| CampaignEvent::PhaseReviewed {
        phase: phase.into(),
        summary: "Đạt 9/11 chỉ tiêu.".into(),
        document: "40/BC-UBND".into(),
        on: Some(crate::calendar::day(at_the_end().at)),
        stamp: at_the_end(),
    };
    let mut history = running();
    history.push(reviewed("Giai đoạn 1"));
    let again = CampaignRefusal::PhaseAlreadyReviewed { phase: "Giai đoạn 1".into() };
    refuses(history.clone(), review("Giai đoạn 1"), again);
    Rules::with(())
        .given(history)
        .when(review("Giai đoạn 2"))
        .then_expect_events(vec![reviewed("Giai đoạn 2")]);
    refuses(running(), review("Giai đoạn 3"), CampaignRefusal::NoSuchPhase { phase: "Giai đoạn 3".into() });
}

#[test]
fn a_concluded_campaign_takes_nothing_more() {
    let concluded = after(vec![issue(), enrol(&["ap-trung"]), conclude()]);
    let commands = [
        amend(amended()),
        enrol(&["ap-tay"]),
        file_plan("ap-trung", None, stamp()),
        inspect("ap-trung"),
        review("Giai đoạn 2"),
        conclude(),
    ];
    for command in commands {
        refuses(concluded.clone(), command, CampaignRefusal::Concluded);
    }
    let mut campaign = Campaign::default();
    concluded.into_iter().for_each(|event| campaign.evolve(event));
    assert!(!campaign.is_running());
}
