//! The file of a plan's paper.

use super::*;
use crate::document::{Document, Media};

fn file(mark: &str) -> Document {
    Document {
        paper: "ke-hoach".into(),
        sha256: mark.repeat(8),
        size: 1,
        media: Media::Pdf,
        number: None,
        date: None,
    }
}

fn published(version: u32, mark: &str, reason: Option<&str>) -> CampaignEvent {
    let reason = reason.map(str::to_owned);
    CampaignEvent::PlanFilePublished { version, file: file(mark), reason, stamp: stamp() }
}

fn publish(version: u32, mark: &str, reason: &str) -> CampaignCommand {
    CampaignCommand::PublishPlanFile { version, file: file(mark), reason: reason.into(), stamp: stamp() }
}

fn issued() -> CampaignEvent {
    CampaignEvent::PlanIssued { plan: phu_tan(), stamp: stamp() }
}

#[test]
fn a_plan_and_its_amendment_each_bring_their_file() {
    let with = |mark: &str| Some(file(mark));
    Rules::with(())
        .given_no_previous_events()
        .when(CampaignCommand::IssuePlan { plan: phu_tan(), file: with("0a1b2c3d"), stamp: stamp() })
        .then_expect_events(vec![issued(), published(1, "0a1b2c3d", None)]);
    let amending = CampaignCommand::AmendPlan {
        plan: amended(),
        file: with("4e5f6071"),
        reason: "ghi đủ số".into(),
        document: "25/KH-UBND".into(),
        stamp: stamp(),
    };
    let facts = Rules::with(()).given(vec![issued()]).when(amending).inspect_result().unwrap();
    assert_eq!(facts[1], published(2, "4e5f6071", None));
}

#[test]
fn a_plan_without_its_file_gets_it_later_for_a_reason() {
    Rules::with(())
        .given(vec![issued()])
        .when(publish(1, "0a1b2c3d", "Bổ sung bản đã ký."))
        .then_expect_events(vec![published(1, "0a1b2c3d", Some("Bổ sung bản đã ký."))]);
    let refused = |facts: Vec<CampaignEvent>, command| {
        Rules::with(()).given(facts).when(command).inspect_result().unwrap_err()
    };
    assert_eq!(refused(vec![issued()], publish(1, "0a1b2c3d", " ")), CampaignRefusal::ReasonMissing);
    for version in [0, 2] {
        let none = CampaignRefusal::NoSuchVersion { version };
        assert_eq!(refused(vec![issued()], publish(version, "0a1b2c3d", "Bổ sung.")), none);
    }
    let twice = vec![issued(), published(1, "0a1b2c3d", None)];
    assert_eq!(refused(twice, publish(1, "0a1b2c3d", "Bổ sung.")), CampaignRefusal::SameAsRecorded);
}

#[test]
fn a_concluded_campaign_still_gets_its_file_and_an_annulled_one_does_not() {
    let concluded = CampaignEvent::CampaignConcluded {
        summary: "Đạt.".into(),
        document: "90/BC-UBND".into(),
        on: None,
        stamp: stamp(),
    };
    let facts = Rules::with(())
        .given(vec![issued(), concluded])
        .when(publish(1, "0a1b2c3d", "Bổ sung."))
        .inspect_result()
        .unwrap();
    assert_eq!(facts.len(), 1);
    let annulled =
        CampaignEvent::CampaignAnnulled { reason: "Nhầm.".into(), document: None, stamp: stamp() };
    Rules::with(())
        .given(vec![issued(), annulled])
        .when(publish(1, "0a1b2c3d", "Bổ sung."))
        .then_expect_error(CampaignRefusal::Annulled);
}
