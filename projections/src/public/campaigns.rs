//! Campaigns: the plan is public whole; of inspections nothing is shown, of units' own plans only when they came.

pub use crate::campaign_board::{
    CampaignAnnulled, CampaignState, Conclusion, Exception, PaperCorrected, PhaseReview, PlanFile,
    PlanVersionRow, SummedBefore, file, name, names, versions,
};

use crate::campaign_board::{self, CampaignRow};
use crate::error::Result;
use jiff::Timestamp;
use rusqlite::Connection;
use sovang_domain::ids::{CampaignId, LocalityId, UnitId};
use sovang_domain::plan::Plan;
use sovang_domain::stage::CampaignStage;

/// A campaign.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the board")]
pub struct Campaign {
    pub campaign: CampaignId,
    pub locality: LocalityId,
    /// The plan in force.
    pub plan: Plan,
    pub state: CampaignState,
    /// Units in the order they were enrolled.
    pub units: Vec<EnrolledUnit>,
    pub reviews: Vec<PhaseReview>,
    /// What the chairman allowed outside the plan's calendar.
    pub exceptions: Vec<Exception>,
    pub conclusion: Option<Conclusion>,
    pub annulled: Option<CampaignAnnulled>,
    /// What stood on the plan's paper before it was put right, oldest first.
    pub paper_corrected: Vec<PaperCorrected>,
    pub issued_index: u64,
}

/// A unit that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct EnrolledUnit {
    pub unit: UnitId,
    /// Its own plan, once filed.
    pub plan: Option<FiledUnitPlan>,
    /// Whether it was merged into another unit since.
    pub merged: bool,
}

/// That a unit filed its own plan; the paper itself is for the office.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct FiledUnitPlan {
    pub filed_at: Timestamp,
    pub late: bool,
    pub log_index: u64,
}

impl Campaign {
    /// Where it stands in a year.
    #[must_use]
    pub fn stage(&self, year: i16) -> CampaignStage {
        self.state.stage(&self.plan.period, year)
    }

    /// How many units take part now.
    #[must_use]
    pub fn taking_part(&self) -> usize {
        self.units.iter().filter(|unit| !unit.merged).count()
    }

    /// Whether it still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state == CampaignState::Running
    }
}

impl From<CampaignRow> for Campaign {
    fn from(row: CampaignRow) -> Self {
        let unit = |unit: campaign_board::EnrolledUnit| EnrolledUnit {
            unit: unit.unit,
            merged: unit.merged,
            plan: unit.plan.map(|plan| FiledUnitPlan {
                filed_at: plan.filed_at,
                late: plan.late,
                log_index: plan.log_index,
            }),
        };
        Self {
            campaign: row.campaign,
            locality: row.locality,
            plan: row.plan,
            state: row.state,
            units: row.units.into_iter().map(unit).collect(),
            reviews: row.reviews,
            exceptions: row.exceptions,
            conclusion: row.conclusion,
            annulled: row.annulled,
            paper_corrected: row.paper_corrected,
            issued_index: row.issued_index,
        }
    }
}

/// One campaign by its address.
pub fn one(conn: &Connection, locality: &LocalityId, slug: &str) -> Result<Option<Campaign>> {
    Ok(campaign_board::one(conn, locality, slug)?.map(Campaign::from))
}

/// The campaigns of a locality, as [`campaign_board::of_locality`].
pub fn of_locality(conn: &Connection, locality: &LocalityId) -> Result<Vec<Campaign>> {
    Ok(campaign_board::of_locality(conn, locality)?.into_iter().map(Campaign::from).collect())
}
