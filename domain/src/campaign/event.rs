//! What happened in a campaign.

use super::put_right::{PlanPaper, Summed};
use crate::aggregate::domain_event;
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::UnitId;
use crate::plan::{CalendarEntry, Plan};
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A step of a campaign that can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignStep {
    /// A unit was enrolled.
    UnitEnrolled(UnitId),
    /// A phase was reviewed.
    PhaseReviewed(String),
    /// A unit's own plan was filed.
    UnitPlanFiled(UnitId),
    /// A unit was inspected on that day.
    InspectionRecorded {
        /// Which.
        unit: UnitId,
        /// On which day.
        on: Date,
    },
    /// Something was allowed beside the plan's calendar.
    ExceptionAllowed(CalendarEntry),
    /// The campaign was concluded.
    Concluded,
}

/// A fact about one campaign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(
    missing_docs,
    reason = "stamp is who and when it was recorded, document the text that states it, on the day of that text"
)]
pub enum CampaignEvent {
    /// The plan was issued, whole, with the sentence behind every rule.
    PlanIssued { plan: Box<Plan>, stamp: Stamp },
    /// The plan was amended; `version` counts from 1, the plan as issued, and the older ones stay public.
    PlanAmended { version: u32, plan: Box<Plan>, reason: String, document: String, stamp: Stamp },
    /// The paper of that version was published as the file that it is: with the plan, or later for a reason.
    PlanFilePublished {
        version: u32,
        file: Document,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        stamp: Stamp,
    },
    /// Units were enrolled; from now on they owe the reports of the plan.
    UnitsEnrolled { units: Vec<UnitId>, stamp: Stamp },
    /// A unit filed its own plan, on time or late.
    UnitPlanFiled {
        unit: UnitId,
        document: Option<Document>,
        due: Option<Deadline>,
        late: bool,
        stamp: Stamp,
    },
    /// A unit was inspected; the finding is for the office.
    InspectionRecorded { unit: UnitId, on: Date, finding: String, document: String, stamp: Stamp },
    /// A phase was reviewed (sơ kết).
    PhaseReviewed {
        phase: String,
        summary: String,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        stamp: Stamp,
    },
    /// The chairman allowed, in writing, what the plan's calendar has no room for; the reason is public.
    ExceptionAllowed {
        what: CalendarEntry,
        reason: String,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        stamp: Stamp,
    },
    /// The campaign was concluded (tổng kết).
    CampaignConcluded {
        summary: String,
        document: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Date>,
        stamp: Stamp,
    },
    /// A step was taken back, because it was recorded by mistake and nothing rested on it; the reason is public.
    CampaignStepTakenBack { step: CampaignStep, reason: String, document: Option<String>, stamp: Stamp },
    /// Number, day or signature of the plan were recorded otherwise than on its paper, and are put right; both are public.
    PlanPaperCorrected {
        before: PlanPaper,
        after: PlanPaper,
        reason: String,
        document: Option<String>,
        stamp: Stamp,
    },
    /// Words, paper or day of a review were put right, or of the conclusion where no phase is named; both are public.
    ReviewCorrected { phase: Option<String>, before: Summed, after: Summed, reason: String, stamp: Stamp },
    /// The campaign was annulled: its plan was issued by mistake. Nothing is owed any more; the right plan can be issued.
    CampaignAnnulled { reason: String, document: Option<String>, stamp: Stamp },
}

domain_event!(CampaignEvent {
    PlanIssued,
    PlanAmended,
    PlanFilePublished,
    UnitsEnrolled,
    UnitPlanFiled,
    InspectionRecorded,
    PhaseReviewed,
    ExceptionAllowed,
    CampaignConcluded,
    CampaignStepTakenBack,
    CampaignAnnulled,
    PlanPaperCorrected,
    ReviewCorrected,
});
