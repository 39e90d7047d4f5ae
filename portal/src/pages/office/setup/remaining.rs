//! What a commune lacks before it can run a campaign, in the order in which it is best done.

use crate::paths;
use crate::shell::session::SignedIn;
use sovang_domain::authority::{Act, Grant, Place, Role};
use sovang_domain::ids::{CampaignId, LocalityId};
use sovang_projections::{Connection, ViewError, account_directory, campaign_board, locality_directory};
use sovang_words::format::list;
use sovang_words::terms;

/// Without whom nothing moves; council members are counted with the council.
const NEEDED: [Role; 5] =
    [Role::Clerk, Role::AppraiserAchievement, Role::AppraiserDossier, Role::Chairman, Role::Reporter];

/// One thing that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Gap {
    /// No unit.
    Units,
    /// Nobody holds these roles.
    People(Vec<Role>),
    /// No council.
    Council,
    /// No campaign.
    Plan,
    /// A campaign in which nobody takes part.
    Enrolment(CampaignId),
}

impl Gap {
    /// đơn vị
    pub(in super::super) fn words(&self) -> String {
        match self {
            Self::Units => "đơn vị".to_owned(),
            Self::People(roles) => {
                let roles: Vec<String> = roles.iter().map(|role| terms::role(*role).to_owned()).collect();
                format!("tài khoản {}", list(&roles))
            }
            Self::Council => "Hội đồng Thi đua - Khen thưởng".to_owned(),
            Self::Plan => "kế hoạch".to_owned(),
            Self::Enrolment(_) => "đơn vị tham gia phong trào".to_owned(),
        }
    }

    /// Where it is made good.
    pub(in super::super) fn address(&self, locality: &LocalityId) -> String {
        match self {
            Self::Units => paths::setup_units(locality),
            Self::People(_) => paths::setup_people(locality),
            Self::Council => format!("{}?xa={locality}#hoi-dong", paths::LOCALITY),
            Self::Plan => paths::READ_PLAN.to_owned(),
            Self::Enrolment(campaign) => format!("{}#don-vi", paths::campaign_inside(campaign)),
        }
    }

    /// By which right.
    pub(super) fn act(&self) -> Act {
        match self {
            Self::Units => Act::RegisterUnits,
            Self::People(_) => Act::KeepAccounts,
            Self::Council => Act::AppointCouncil,
            Self::Plan => Act::IssuePlan,
            Self::Enrolment(_) => Act::RunCampaign,
        }
    }

    /// Whether the person can make it good.
    pub(in super::super) fn is_for(&self, who: &SignedIn, locality: &LocalityId) -> bool {
        who.may(self.act(), &Place::locality(locality.clone()))
    }

    /// văn thư hoặc công chức phụ trách thi đua khen thưởng
    pub(in super::super) fn done_by(&self) -> String {
        let roles: Vec<&str> = self.act().roles().iter().map(|role| terms::role(*role)).collect();
        roles.join(" hoặc ")
    }
}

/// What a locality lacks.
pub(in super::super) fn gaps(connection: &Connection, locality: &LocalityId) -> Result<Vec<Gap>, ViewError> {
    let units = locality_directory::units(connection, locality)?;
    let accounts = account_directory::by_locality(connection, locality)?;
    let held =
        |role: &Role| accounts.iter().any(|row| row.active_grants().iter().any(|grant| grant.role == *role));
    let mut gaps = Vec::new();
    if !units.iter().any(|unit| unit.merged_into.is_none()) {
        gaps.push(Gap::Units);
    }
    let missing: Vec<Role> = NEEDED.into_iter().filter(|role| !held(role)).collect();
    if !missing.is_empty() {
        gaps.push(Gap::People(missing));
    }
    if locality_directory::councils(connection, locality)?.is_empty() {
        gaps.push(Gap::Council);
    }
    let mut campaigns = campaign_board::of_locality(connection, locality)?;
    campaigns.retain(|row| row.annulled.is_none());
    if campaigns.is_empty() {
        gaps.push(Gap::Plan);
    } else if let (Some(first), false) =
        (campaigns.first(), campaigns.iter().any(|row| row.taking_part().next().is_some()))
    {
        gaps.push(Gap::Enrolment(first.campaign.clone()));
    }
    Ok(gaps)
}

/// Whether somebody who holds these rights works for a locality alone, so that the steps of others are only told.
pub(super) fn keeps(grants: &[Grant]) -> bool {
    grants.iter().any(|grant| grant.role == Role::Administrator)
}
