//! What is kept of a campaign.

use super::PlanFile;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::calendar::Deadline;
use sovang_domain::campaign::{PlanPaper, Summed};
use sovang_domain::document::Document;
use sovang_domain::ids::{CampaignId, LocalityId, UnitId};
use sovang_domain::plan::{CalendarEntry, OutsidePlan, Plan, PlanPeriod};
use sovang_domain::stage::CampaignStage;

/// Whether a campaign runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignState {
    /// đang diễn ra
    Running,
    /// đã tổng kết
    Concluded,
    /// đã hủy: its plan was issued by mistake
    Annulled,
}

impl CampaignState {
    /// Where a campaign stands in a year.
    #[must_use]
    pub fn stage(self, period: &PlanPeriod, year: i16) -> CampaignStage {
        match self {
            Self::Annulled => CampaignStage::Annulled,
            Self::Running | Self::Concluded => CampaignStage::of(self == Self::Concluded, period, year),
        }
    }
}

/// A campaign.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct CampaignRow {
    pub campaign: CampaignId,
    pub locality: LocalityId,
    pub slug: String,
    /// The plan in force.
    pub plan: Plan,
    pub state: CampaignState,
    /// Units in the order they were enrolled.
    pub units: Vec<EnrolledUnit>,
    pub reviews: Vec<PhaseReview>,
    pub inspections: Vec<Inspection>,
    /// What the chairman allowed outside the plan's calendar.
    pub exceptions: Vec<Exception>,
    pub conclusion: Option<Conclusion>,
    pub annulled: Option<CampaignAnnulled>,
    /// What stood on the plan's paper before it was put right, oldest first.
    pub paper_corrected: Vec<PaperCorrected>,
    pub issued_at: Timestamp,
    /// Log index of the plan's issue.
    pub issued_index: u64,
    /// Log index of the last fact.
    pub log_index: u64,
    /// Version of the stream.
    pub version: u64,
}

/// That a campaign was annulled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct CampaignAnnulled {
    pub reason: String,
    pub document: Option<String>,
    pub at: Timestamp,
    pub log_index: u64,
}

/// A unit that takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct EnrolledUnit {
    pub unit: UnitId,
    pub enrolled_on: Date,
    /// Its own plan, once filed.
    pub plan: Option<FiledUnitPlan>,
    /// Whether it was merged into another unit since: then it takes part no more, and what it did stays.
    pub merged: bool,
}

impl EnrolledUnit {
    pub(super) fn of(unit: &UnitId, enrolled_on: Date) -> Self {
        Self { unit: unit.clone(), enrolled_on, plan: None, merged: false }
    }
}

/// A unit's own plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct FiledUnitPlan {
    pub filed_at: Timestamp,
    pub due: Option<Deadline>,
    pub late: bool,
    pub document: Option<Document>,
    pub log_index: u64,
}

/// A phase that had its review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PhaseReview {
    pub phase: String,
    pub summary: String,
    pub document: String,
    /// The day of the paper.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
    /// What stood there before it was put right, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<SummedBefore>,
}

/// An inspection of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Inspection {
    pub unit: UnitId,
    pub on: Date,
    /// For the office; not public.
    pub finding: String,
    pub document: String,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
}

/// What the plan's calendar has no room for, and why it may be all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Exception {
    pub what: CalendarEntry,
    pub reason: String,
    pub document: String,
    /// The day of the paper.
    pub on: Date,
    pub at: Timestamp,
    pub log_index: u64,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Conclusion {
    pub summary: String,
    pub document: String,
    /// The day of the paper.
    pub on: Date,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
    /// What stood there before it was put right, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<SummedBefore>,
}

/// What stood of a review or of the conclusion before it was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct SummedBefore {
    pub before: Summed,
    pub reason: String,
    pub log_index: u64,
}

/// What stood on the paper of the plan before it was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PaperCorrected {
    pub before: PlanPaper,
    pub reason: String,
    pub at: Timestamp,
    pub log_index: u64,
}

/// One version of the plan.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PlanVersionRow {
    /// 1 is the plan as issued.
    pub version: u32,
    pub plan: Plan,
    pub reason: Option<String>,
    pub document: Option<String>,
    pub at: Timestamp,
    pub log_index: u64,
    /// What was published of its paper, oldest first.
    pub files: Vec<PlanFile>,
}

impl CampaignRow {
    /// The units that take part now.
    pub fn taking_part(&self) -> impl Iterator<Item = &EnrolledUnit> {
        self.units.iter().filter(|unit| !unit.merged)
    }

    /// How many of them filed their own plan, and how many of those late.
    #[must_use]
    pub fn unit_plans(&self) -> (usize, usize) {
        let plans: Vec<_> = self.taking_part().filter_map(|unit| unit.plan.as_ref()).collect();
        (plans.len(), plans.iter().filter(|plan| plan.late).count())
    }

    /// Whether something may be done on a day: by the plan's calendar, or because the chairman allowed it.
    ///
    /// # Errors
    /// How it lies outside the plan.
    pub fn has_room_for(&self, what: &CalendarEntry, today: Date) -> std::result::Result<(), OutsidePlan> {
        let allowed = self.exceptions.iter().any(|exception| exception.what == *what);
        if allowed { Ok(()) } else { self.plan.has_room_for(what, today) }
    }

    /// Whether it still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state == CampaignState::Running
    }
}
