//! What happened in a campaign.

use crate::aggregate::domain_event;
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::UnitId;
use crate::plan::Plan;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A fact about one campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "stamp is who and when, document the text that states it")]
pub enum CampaignEvent {
    /// The plan was issued.
    PlanIssued { plan: Box<Plan>, stamp: Stamp },
    /// The plan was amended; `version` counts from 1, the plan as issued.
    PlanAmended { version: u32, plan: Box<Plan>, reason: String, document: String, stamp: Stamp },
    /// Units were enrolled.
    UnitsEnrolled { units: Vec<UnitId>, stamp: Stamp },
    /// A unit filed its own plan.
    UnitPlanFiled {
        unit: UnitId,
        document: Option<Document>,
        due: Option<Deadline>,
        late: bool,
        stamp: Stamp,
    },
    /// A unit was inspected.
    InspectionRecorded { unit: UnitId, on: Date, finding: String, document: String, stamp: Stamp },
    /// A phase was reviewed.
    PhaseReviewed { phase: String, summary: String, document: String, stamp: Stamp },
    /// The campaign was concluded.
    CampaignConcluded { summary: String, document: String, stamp: Stamp },
}

domain_event!(CampaignEvent {
    PlanIssued,
    PlanAmended,
    UnitsEnrolled,
    UnitPlanFiled,
    InspectionRecorded,
    PhaseReviewed,
    CampaignConcluded,
});
