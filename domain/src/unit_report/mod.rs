//! A report (báo cáo) that one unit owes one campaign for one period, or the commune itself to the level above.
//! filed -> (returned <-> refiled) -> accepted; or waived with a reason, also when it was returned and never came again.
//! A late report is taken and marked late. The commune's own is sent, with number and day of its paper.

mod command;
mod event;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::UnitReportCommand;
pub use event::{ReportContent, ReportStep, UnitReportEvent};
pub use refusal::UnitReportRefusal;

use crate::act_day::{RestsOn, on_paper};
use crate::aggregate::aggregate;
use crate::stored_enum;
use jiff::civil::date;
use serde::{Deserialize, Serialize};

/// The state of one report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UnitReport {
    stage: Stage,
    filed_by: Option<crate::ids::AccountId>,
}

stored_enum! {
    /// Where the report stands.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Stage {
        /// Nothing came yet.
        #[default]
        Owed = "Owed",
        /// Filed, to be read.
        Filed = "Filed",
        /// Returned for completion.
        Returned = "Returned",
        /// Accepted.
        Accepted = "Accepted",
        /// Not asked for, with a reason.
        Waived = "Waived",
        /// Sent by the commune to the level above; nobody here accepts it.
        Sent = "Sent",
    }
}

impl ReportStep {
    /// Where a report stands again once the step was taken back; `came` is whether it was ever filed.
    #[must_use]
    pub fn back(self, came: bool) -> Stage {
        match self {
            Self::Returned | Self::Accepted => Stage::Filed,
            Self::Waived if came => Stage::Returned,
            Self::Waived | Self::Sent => Stage::Owed,
        }
    }
}

impl Stage {
    /// The step of the office that can be taken back now.
    #[must_use]
    pub fn last_step(self) -> Option<ReportStep> {
        match self {
            Self::Returned => Some(ReportStep::Returned),
            Self::Accepted => Some(ReportStep::Accepted),
            Self::Waived => Some(ReportStep::Waived),
            Self::Sent => Some(ReportStep::Sent),
            Self::Owed | Self::Filed => None,
        }
    }

    /// Whether the unit is to file it, for the first time or again.
    #[must_use]
    pub fn waits_for_the_unit(self) -> bool {
        match self {
            Self::Owed | Self::Returned => true,
            Self::Filed | Self::Accepted | Self::Waived | Self::Sent => false,
        }
    }
}

aggregate!(UnitReport, "unit_report", UnitReportCommand, UnitReportEvent, UnitReportRefusal);

impl UnitReport {
    fn decide(&self, command: UnitReportCommand) -> Result<Vec<UnitReportEvent>, UnitReportRefusal> {
        use UnitReportCommand as C;
        use UnitReportEvent as E;
        use UnitReportRefusal as R;
        Ok(vec![match (self.stage, command) {
            (_, C::File { content, .. } | C::Refile { content, .. } | C::Send { content, .. })
                if content.is_empty() =>
            {
                return Err(R::NothingReported);
            }
            (Stage::Owed, C::File { campaign, unit, year, occasion, content, due, stamp }) => {
                let late = due.is_some_and(|due| due.is_late(stamp.at));
                E::ReportFiled { campaign, unit, year, occasion, content, due, late, stamp }
            }
            (Stage::Owed, sending @ C::Send { .. }) => send(sending)?,
            (Stage::Waived, C::File { .. } | C::Refile { .. } | C::Send { .. } | C::Waive { .. }) => {
                return Err(R::Waived);
            }
            (_, C::File { .. } | C::Send { .. }) => return Err(R::AlreadyFiled),
            (Stage::Returned, C::Refile { content, stamp }) => E::ReportRefiled { content, stamp },
            (_, C::Refile { .. }) => return Err(R::NotReturned),
            (Stage::Filed, C::Return { stamp, .. } | C::Accept { stamp, .. })
                if self.filed_by.as_ref() == Some(&stamp.by) =>
            {
                return Err(R::OwnReport);
            }
            (Stage::Filed, C::Return { reason, due, stamp }) => E::ReportReturned { reason, due, stamp },
            (Stage::Filed, C::Accept { remark, stamp }) => E::ReportAccepted { remark, stamp },
            (_, C::Return { .. } | C::Accept { .. }) => return Err(R::NothingToReview),
            (Stage::Owed | Stage::Returned, C::Waive { campaign, unit, year, occasion, reason, stamp }) => {
                E::ReportWaived { campaign, unit, year, occasion, reason, stamp }
            }
            (_, C::Waive { .. }) => return Err(R::AlreadyFiled),
            (stage, C::TakeBack { reason, stamp }) => {
                let step = stage.last_step().ok_or(R::NothingToTakeBack)?;
                if reason.trim().is_empty() {
                    return Err(R::ReasonMissing);
                }
                E::ReportStepTakenBack { step, reason, stamp }
            }
        }])
    }

    fn evolve(&mut self, event: UnitReportEvent) {
        use UnitReportEvent as E;
        match event {
            E::ReportFiled { stamp, .. } | E::ReportRefiled { stamp, .. } => {
                self.stage = Stage::Filed;
                self.filed_by = Some(stamp.by);
            }
            E::ReportReturned { .. } => self.stage = Stage::Returned,
            E::ReportAccepted { .. } => self.stage = Stage::Accepted,
            E::ReportWaived { .. } => self.stage = Stage::Waived,
            E::ReportSent { .. } => self.stage = Stage::Sent,
            E::ReportStepTakenBack { step, .. } => self.stage = step.back(self.filed_by.is_some()),
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        self.stage
    }
}

/// What went to the level above is a paper with number and day: that day counts, not the day of typing.
fn send(command: UnitReportCommand) -> Result<UnitReportEvent, UnitReportRefusal> {
    use UnitReportRefusal as R;
    let UnitReportCommand::Send { campaign, year, occasion, content, number, on, due, stamp } = command
    else {
        return Err(R::PaperNotNamed);
    };
    if number.trim().is_empty() || content.documents.is_empty() {
        return Err(R::PaperNotNamed);
    }
    let on = on_paper(on, &stamp, [(RestsOn::ReportYear, date(year, 1, 1))])?;
    let late = due.is_some_and(|due| on > due.last_day());
    Ok(UnitReportEvent::ReportSent { campaign, year, occasion, content, number, on, due, late, stamp })
}
