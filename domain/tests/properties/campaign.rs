//! Campaigns and the reports they ask for.

use super::{Driven, due, life, one_of, stamps, words};
use jiff::civil::date;
use proptest::prelude::*;
use sovang_domain::campaign::{Campaign, CampaignCommand, CampaignEvent};
use sovang_domain::fact::Fact;
use sovang_domain::ids::UnitId;
use sovang_domain::plan::{CalendarEntry, Occasion, Plan};
use sovang_domain::unit_report::{ReportContent, UnitReport, UnitReportCommand, UnitReportEvent};

/// One of the versions of a plan, told apart by its number.
fn numbered(number: u8) -> Box<Plan> {
    let plan = toml::from_str(include_str!("../../../plans/phu-tan.toml")).unwrap();
    Box::new(Plan { number: Some(format!("{number:02}/KH-UBND")), ..plan })
}

fn campaigns() -> impl Strategy<Value = CampaignCommand> {
    use CampaignCommand as C;
    let unit = one_of(&["ap-trung", "ap-dong", "ap-bac"]).prop_map(UnitId::from);
    let phase = one_of(&["Giai đoạn 1", "Giai đoạn 2", "Giai đoạn 3"]).prop_map(str::to_owned);
    let (summary, document) = ("Đạt.".to_owned(), "40/BC-UBND".to_owned());
    let review = (phase, stamps()).prop_map(move |(phase, stamp)| C::ReviewPhase {
        phase,
        summary: summary.clone(),
        document: document.clone(),
        on: date(2025, 6, 18),
        stamp,
    });
    prop_oneof![
        3 => stamps().prop_map(|stamp| C::IssuePlan { plan: numbered(0), file: None, stamp }),
        2 => (0..3_u8, stamps()).prop_map(|(number, stamp)| C::AmendPlan {
            file: None,
            plan: numbered(number),
            reason: "bổ sung".into(),
            document: "08/KH-UBND".into(),
            stamp,
        }),
        3 => (prop::collection::vec(unit.clone(), 0..3), stamps())
            .prop_map(|(units, stamp)| C::EnrolUnits { units, stamp }),
        3 => (unit.clone(), stamps())
            .prop_map(|(unit, stamp)| C::FileUnitPlan { unit, document: None, due: due(), stamp }),
        2 => (unit, stamps()).prop_map(|(unit, stamp)| C::RecordInspection {
            unit,
            on: date(2025, 6, 18),
            finding: "Đều.".into(),
            document: "02/BB-HĐ".into(),
            stamp,
        }),
        2 => review,
        1 => stamps().prop_map(|stamp| C::AllowException {
            what: CalendarEntry::Conclusion,
            reason: "Tỉnh tổng kết sớm.".into(),
            document: "88/UBND-VHXH".into(),
            on: date(2025, 6, 18),
            stamp,
        }),
        1 => stamps().prop_map(|stamp| C::Conclude {
            summary: "Xong.".into(),
            document: "90/BC-UBND".into(),
            on: date(2025, 6, 18),
            stamp,
        }),
    ]
}

fn contents() -> impl Strategy<Value = ReportContent> + Clone {
    words().prop_map(|results| ReportContent { results, difficulties: String::new(), documents: vec![] })
}

fn reports() -> impl Strategy<Value = UnitReportCommand> {
    use UnitReportCommand as C;
    prop_oneof![
        3 => (contents(), stamps()).prop_map(|(content, stamp)| C::File {
            campaign: "x.y".into(),
            unit: "ap-trung".into(),
            year: 2026,
            occasion: Occasion::Annual,
            content,
            due: due(),
            stamp,
        }),
        4 => stamps().prop_map(|stamp| C::Return { reason: "Thiếu số liệu.".into(), due: due(), stamp }),
        4 => (contents(), stamps()).prop_map(|(content, stamp)| C::Refile { content, stamp }),
        1 => stamps().prop_map(|stamp| C::Accept { remark: String::new(), stamp }),
        1 => stamps().prop_map(|stamp| C::Waive {
            campaign: "x.y".into(),
            unit: "ap-trung".into(),
            year: 2026,
            occasion: Occasion::Annual,
            reason: "Thôn mới sáp nhập.".into(),
            stamp,
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_campaign_counts_its_versions_and_enrols_each_unit_once(commands in life(campaigns())) {
        let mut campaign = Driven::<Campaign>::new(Fact::Campaign);
        for command in commands {
            campaign.give(command)?;
        }
        campaign.is_rebuilt_the_same()?;
        let versions: Vec<u32> = campaign.events.iter().filter_map(|event| match event {
            CampaignEvent::PlanIssued { .. } => Some(1),
            CampaignEvent::PlanAmended { version, .. } => Some(*version),
            _ => None,
        }).collect();
        let expected: Vec<u32> = (1..=u32::try_from(versions.len()).unwrap()).collect();
        prop_assert_eq!(versions, expected);
        let enrolled = campaign.events.iter().map(|event| match event {
            CampaignEvent::UnitsEnrolled { units, .. } => units.len(),
            _ => 0,
        });
        prop_assert_eq!(enrolled.sum::<usize>(), campaign.state.units().len());
    }

    #[test]
    fn a_report_is_never_accepted_by_whoever_filed_it_last(commands in life(reports())) {
        let mut report = Driven::<UnitReport>::new(Fact::UnitReport);
        let mut filed_by = None;
        for command in commands {
            for event in report.give(command)? {
                match event {
                    UnitReportEvent::ReportFiled { stamp, .. } | UnitReportEvent::ReportRefiled { stamp, .. } => {
                        filed_by = Some(stamp.by);
                    }
                    UnitReportEvent::ReportAccepted { stamp, .. } => prop_assert_ne!(Some(stamp.by), filed_by.clone()),
                    UnitReportEvent::ReportReturned { .. }
                    | UnitReportEvent::ReportWaived { .. }
                    | UnitReportEvent::ReportSent { .. }
                    | UnitReportEvent::ReportStepTakenBack { .. } => {}
                }
            }
        }
        report.is_rebuilt_the_same()?;
    }
}
