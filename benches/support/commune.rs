//! A commune as the measurements need it: twenty units, and the plan of xã Phú Tân.

use super::recorded::{RecordedCampaign, RecordedLocality, record};
use jiff::Timestamp;
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_domain::locality::{LocalityEvent, LocalityKind, UnitKind};
use sovang_domain::plan::{Plan, parse};
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_domain::stamp::Stamp;
use sovang_ledger::Ledger;

/// Units of a commune.
pub const UNITS: usize = 20;

/// Who and when.
pub fn by(account: &str, at: &str) -> Stamp {
    let at: Timestamp = at.parse().unwrap();
    Stamp::new(account, at)
}

/// The rules that the program carries.
pub fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../rules/award-forms.toml"),
        base_salary: include_str!("../../rules/base-salary.toml"),
        holidays: include_str!("../../rules/holidays.toml"),
        rounds: include_str!("../../rules/rounds.toml"),
        dossier: include_str!("../../rules/dossier.toml"),
    })
    .unwrap()
}

/// The plan of xã Phú Tân.
pub fn plan() -> Plan {
    parse(include_str!("../../plans/phu-tan.toml"), &rules().known_forms()).unwrap()
}

/// A unit of every commune.
pub fn unit(number: usize) -> UnitId {
    UnitId::new(format!("ap-{}", number % UNITS + 1))
}

/// Its name.
pub fn unit_name(number: usize) -> String {
    format!("Ấp Phú Hòa {}", number % UNITS + 1)
}

/// Enters a commune with its units and its campaign.
pub async fn found(ledger: &Ledger, plan: &Plan, locality: &str) -> CampaignId {
    let clerk = by(&format!("{locality}.vanthu"), "2025-08-01T08:00:00+07:00");
    let keeper = by("sovang.quantri", "2025-07-14T08:00:00+07:00");
    let mut facts = vec![LocalityEvent::LocalityRegistered {
        kind: LocalityKind::Rural,
        name: "Phú Tân".to_owned(),
        province: "An Giang".to_owned(),
        province_kind: "tỉnh".to_owned(),
        stamp: keeper,
    }];
    facts.extend((0..UNITS).map(|number| LocalityEvent::UnitRegistered {
        unit: unit(number),
        name: unit_name(number),
        kind: UnitKind::Village,
        stamp: clerk.clone(),
    }));
    record::<RecordedLocality>(ledger, locality, facts).await;
    let plan = Box::new(Plan { locality: locality.into(), ..plan.clone() });
    let campaign = plan.campaign_id();
    let enrolled =
        CampaignEvent::UnitsEnrolled { units: (0..UNITS).map(unit).collect(), stamp: clerk.clone() };
    let facts = vec![CampaignEvent::PlanIssued { plan, stamp: clerk }, enrolled];
    record::<RecordedCampaign>(ledger, campaign.as_str(), facts).await;
    campaign
}
