//! What can be asked of a campaign.

use super::{CampaignRight, CampaignStep};
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::UnitId;
use crate::plan::{CalendarEntry, Plan};
use crate::stamp::Stamp;
use jiff::civil::Date;

/// A request about one campaign.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum CampaignCommand {
    /// Issue the plan: the campaign begins.
    IssuePlan { plan: Box<Plan>, file: Option<Document>, stamp: Stamp },
    /// Amend it: a new version, the old ones stay public.
    AmendPlan { plan: Box<Plan>, file: Option<Document>, reason: String, document: String, stamp: Stamp },
    /// Publish the paper of a version that was recorded without its file.
    PublishPlanFile { version: u32, file: Document, reason: String, stamp: Stamp },
    /// Enrol the units that owe reports.
    EnrolUnits { units: Vec<UnitId>, stamp: Stamp },
    /// File a unit's own plan; `due` is what the plan sets, looked up.
    FileUnitPlan { unit: UnitId, document: Option<Document>, due: Option<Deadline>, stamp: Stamp },
    /// Record an inspection of a unit.
    RecordInspection { unit: UnitId, on: Date, finding: String, document: String, stamp: Stamp },
    /// Record the review of a phase (sơ kết).
    ReviewPhase { phase: String, summary: String, document: String, on: Date, stamp: Stamp },
    /// Allow, in writing, what the plan's calendar has no room for.
    AllowException { what: CalendarEntry, reason: String, document: String, on: Date, stamp: Stamp },
    /// Conclude the campaign (tổng kết).
    Conclude { summary: String, document: String, on: Date, stamp: Stamp },
    /// Take a step back; `acted` says whether the unit enrolled has reported or put someone forward, or what was allowed was
    /// done, looked up.
    TakeBack { step: CampaignStep, acted: bool, reason: String, document: Option<String>, stamp: Stamp },
    /// Put right what was typed wrongly.
    PutRight { right: CampaignRight, stamp: Stamp },
    /// Annul it; `used` is how many rounds and reports there are of it, looked up.
    Annul { used: usize, reason: String, document: Option<String>, stamp: Stamp },
}

impl CampaignCommand {
    /// What can be asked once it is concluded: that it was not, that it never was, that it was written down wrongly.
    pub(super) fn is_for_a_concluded_one(&self) -> bool {
        matches!(
            self,
            Self::TakeBack { step: CampaignStep::Concluded, .. }
                | Self::Annul { .. }
                | Self::PutRight { .. }
                | Self::PublishPlanFile { .. }
        )
    }
}
