//! Rows as the read models give them, for the tests of the public pages: Phú Tân on 12/11/2026, as in the mock.

mod rounds;

pub(super) use rounds::{
    award, ballot, decision, dossier, notice, receipt, round, round_decided, round_id, source,
};

use super::reports::UnitNames;
use super::{Here, head};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use sovang_domain::ids::{CampaignId, LocalityId};
use sovang_domain::locality::{LocalityKind, UnitKind};
use sovang_domain::plan::{Occasion, Plan, parse};
use sovang_domain::rules::{RuleFiles, Rulebook};
use sovang_domain::unit_report::Stage;
use sovang_ledger::log::{Cosigned, LogStatus, Signed, Standing};
use sovang_projections::public::campaigns::{Campaign, CampaignState, EnrolledUnit};
use sovang_projections::public::localities::{LocalityRow, UnitRow};
use sovang_projections::public::reports::Report;
use sovang_verifier::key::Purpose;
use sovang_verifier::{Checkpoint, Policy, SecretKey};

pub(super) const PHU_TAN: &str = include_str!("../../../../../plans/phu-tan.toml");
pub(super) const PHU_THAI: &str = include_str!("../../../../../plans/phu-thai.toml");
pub(super) const PHONG_QUANG_2025: &str = include_str!("../../../../../plans/phong-quang-2025.toml");

/// A book of 1,150 lines, sealed and cosigned at 09:12 on 12/11/2026.
pub(super) fn log() -> LogStatus {
    let checkpoint = Checkpoint { origin: "sovang.localhost/log".into(), size: 1_150, root: [7; 32] };
    let at = u64::try_from(at("2026-11-12T02:12:00Z").as_second()).unwrap();
    let cosigned = Cosigned { name: "mttq.phu-tan".into(), id: 7, at, line: String::new() };
    let signed =
        Signed { checkpoint, signatures: String::new(), cosignatures: vec![cosigned], published_at: Some(0) };
    let key = SecretKey::of_seed("sovang.localhost/log", Purpose::Log, &[1; 32]).unwrap();
    let policy = Policy::parse(&format!("log {}\nquorum none\n", key.public())).unwrap();
    LogStatus {
        standing: Standing::Current,
        published: Some(signed.into()),
        policy: Some(policy).into(),
        ..LogStatus::default()
    }
}

pub(super) fn today() -> Date {
    date(2026, 11, 12)
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(super) fn rules() -> Rulebook {
    Rulebook::parse(&RuleFiles {
        award_forms: include_str!("../../../../../rules/award-forms.toml"),
        base_salary: include_str!("../../../../../rules/base-salary.toml"),
        holidays: include_str!("../../../../../rules/holidays.toml"),
        rounds: include_str!("../../../../../rules/rounds.toml"),
        dossier: include_str!("../../../../../rules/dossier.toml"),
    })
    .unwrap()
}

pub(super) fn locality() -> LocalityRow {
    LocalityRow {
        locality: "phu-tan".into(),
        kind: LocalityKind::Rural,
        name: "Phú Tân".into(),
        province: "An Giang".into(),
        province_kind: "tỉnh".into(),
        log_index: 1,
    }
}

pub(super) fn here() -> Here {
    Here { head: head(&locality()), row: locality() }
}

pub(super) fn unit(id: &str, name: &str) -> UnitRow {
    UnitRow {
        locality: "phu-tan".into(),
        unit: id.into(),
        name: name.into(),
        former: Vec::new(),
        kind: UnitKind::Village,
        merged_into: None,
        log_index: 3,
    }
}

pub(super) fn unit_names() -> UnitNames {
    let names = [
        ("ap-trung", "Ban nhân dân ấp Trung"),
        ("ap-dong", "Ban nhân dân ấp Đông"),
        ("tram-y-te", "Trạm Y tế xã"),
    ];
    names.map(|(id, name)| (id.into(), name.to_owned())).into()
}

pub(super) fn plan(text: &str) -> Plan {
    let rules = rules();
    parse(text, &rules.known_forms()).unwrap()
}

pub(super) fn campaign_of(text: &str) -> Campaign {
    let plan = plan(text);
    let units = ["ap-trung", "ap-dong", "tram-y-te"];
    Campaign {
        campaign: plan.campaign_id(),
        locality: plan.locality.clone(),
        plan,
        state: CampaignState::Running,
        units: units.map(|unit| EnrolledUnit { unit: unit.into(), plan: None }).into(),
        reviews: Vec::new(),
        conclusion: None,
        issued_index: 28,
    }
}

pub(super) fn campaign() -> Campaign {
    campaign_of(PHU_TAN)
}

pub(super) fn campaign_id() -> CampaignId {
    CampaignId::within(&LocalityId::from("phu-tan"), "doi-moi-sang-tao-chuyen-doi-so")
}

pub(super) fn report(unit: &str, stage: Stage) -> Report {
    let filed = stage != Stage::Owed;
    Report {
        campaign: campaign_id(),
        unit: unit.into(),
        year: 2026,
        occasion: Occasion::Annual,
        section: Some("Mục VI.2.1".into()),
        due: None,
        stage,
        late: false,
        filed_at: filed.then(|| at("2026-10-19T02:00:00Z")),
        return_due: None,
        waive_reason: None,
        log_index: filed.then_some(2768),
    }
}
