//! Slips of a campaign: a step taken back, a plan issued by mistake.

use super::*;

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
