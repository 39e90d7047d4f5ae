//! What can be asked of a report.

use super::ReportContent;
use crate::calendar::Deadline;
use crate::ids::{CampaignId, UnitId};
use crate::plan::Occasion;
use crate::stamp::Stamp;
use jiff::civil::Date;

/// A request about one report.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum UnitReportCommand {
    /// File it; `due` is the plan's deadline for that year, looked up.
    File {
        campaign: CampaignId,
        unit: UnitId,
        year: i16,
        occasion: Occasion,
        content: ReportContent,
        due: Option<Deadline>,
        stamp: Stamp,
    },
    /// Record that the commune sent its own to the level above; `on` is the day of the paper, which counts.
    Send {
        campaign: CampaignId,
        year: i16,
        occasion: Occasion,
        content: ReportContent,
        number: String,
        on: Date,
        due: Option<Deadline>,
        stamp: Stamp,
    },
    /// Return it for completion.
    Return { reason: String, due: Option<Deadline>, stamp: Stamp },
    /// File it again after a return.
    Refile { content: ReportContent, stamp: Stamp },
    /// Accept it.
    Accept { remark: String, stamp: Stamp },
    /// Not ask for it.
    Waive { campaign: CampaignId, unit: UnitId, year: i16, occasion: Occasion, reason: String, stamp: Stamp },
    /// Take the last step back: a return, an acceptance, a waiver, a sending recorded by mistake.
    TakeBack { reason: String, stamp: Stamp },
}
