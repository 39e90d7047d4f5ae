//! What happened to a report.

use crate::aggregate::domain_event;
use crate::calendar::Deadline;
use crate::document::Document;
use crate::ids::{CampaignId, UnitId};
use crate::plan::Occasion;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a unit reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportContent {
    /// Results in the unit's words.
    pub results: String,
    /// Difficulties and proposals; may be empty.
    pub difficulties: String,
    /// Attached papers.
    pub documents: Vec<Document>,
}

impl ReportContent {
    /// Whether neither words nor a paper came.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.results.trim().is_empty() && self.documents.is_empty()
    }
}

/// A step about a report that can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReportStep {
    /// It was returned.
    Returned,
    /// It was accepted.
    Accepted,
    /// It was waived.
    Waived,
    /// The commune sent its own to the level above.
    Sent,
}

/// A fact about one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "stamp is who and when, due the deadline in the plan's grammar")]
pub enum UnitReportEvent {
    /// A unit filed its report; a late one is taken and marked late.
    ReportFiled {
        campaign: CampaignId,
        unit: UnitId,
        year: i16,
        occasion: Occasion,
        content: ReportContent,
        due: Option<Deadline>,
        late: bool,
        stamp: Stamp,
    },
    /// It was returned for completion.
    ReportReturned { reason: String, due: Option<Deadline>, stamp: Stamp },
    /// It was filed again; both versions are kept.
    ReportRefiled { content: ReportContent, stamp: Stamp },
    /// It was accepted.
    ReportAccepted { remark: String, stamp: Stamp },
    /// Nobody needs to file it, for a reason that is public.
    ReportWaived {
        campaign: CampaignId,
        unit: UnitId,
        year: i16,
        occasion: Occasion,
        reason: String,
        stamp: Stamp,
    },
    /// The commune sent its own report to the level above, on paper; late by the day of the paper.
    ReportSent {
        campaign: CampaignId,
        year: i16,
        occasion: Occasion,
        content: ReportContent,
        number: String,
        on: Date,
        due: Option<Deadline>,
        late: bool,
        stamp: Stamp,
    },
    /// The last step was taken back, because it was recorded by mistake; the reason is public.
    ReportStepTakenBack { step: ReportStep, reason: String, stamp: Stamp },
}

domain_event!(UnitReportEvent {
    ReportFiled,
    ReportReturned,
    ReportRefiled,
    ReportAccepted,
    ReportWaived,
    ReportSent,
    ReportStepTakenBack
});
