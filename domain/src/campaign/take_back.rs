//! Steps of a campaign that were recorded by mistake: taken back while nothing rests on them.

use super::{Campaign, CampaignRefusal as R, CampaignStep as Step};
use crate::plan::CalendarEntry;

impl Campaign {
    /// `acted` is what was done elsewhere since: by the unit enrolled, or of what was allowed.
    pub(super) fn can_be_taken_back(&self, step: &Step, acted: bool, reason: &str) -> Result<(), R> {
        let recorded = match step {
            Step::UnitEnrolled(unit) if acted || self.unit_plans.contains(unit) => {
                return Err(R::UnitHasActed);
            }
            Step::UnitEnrolled(unit) => self.units.contains(unit),
            Step::UnitPlanFiled(unit) => self.unit_plans.contains(unit),
            Step::InspectionRecorded { unit, on } => {
                self.inspected.iter().any(|(known, day)| (known, day) == (unit, on))
            }
            Step::ExceptionAllowed(what) if self.allows(what) && (acted || self.has_done(what)) => {
                return Err(R::ExceptionUsed);
            }
            Step::ExceptionAllowed(what) => self.allows(what),
            Step::PhaseReviewed(phase) => self.reviewed.contains(phase),
            Step::Concluded => self.concluded,
        };
        if !recorded {
            return Err(R::NothingToTakeBack);
        }
        if reason.trim().is_empty() { Err(R::ReasonMissing) } else { Ok(()) }
    }

    /// Whether the campaign itself has done what was allowed.
    fn has_done(&self, what: &CalendarEntry) -> bool {
        match what {
            CalendarEntry::Review { phase } => self.reviewed.contains(phase),
            CalendarEntry::Conclusion => self.concluded,
            CalendarEntry::Round { .. } | CalendarEntry::Report { .. } => false,
        }
    }

    pub(super) fn undo(&mut self, step: Step) {
        match step {
            Step::UnitEnrolled(unit) => {
                self.units.remove(&unit);
            }
            Step::UnitPlanFiled(unit) => {
                self.unit_plans.remove(&unit);
            }
            Step::InspectionRecorded { unit, on } => {
                let last = self.inspected.iter().rposition(|(known, day)| (known, day) == (&unit, &on));
                last.map(|place| self.inspected.remove(place));
            }
            Step::ExceptionAllowed(what) => self.allowed.retain(|(allowed, _)| *allowed != what),
            Step::PhaseReviewed(phase) => {
                self.reviewed.retain(|reviewed| *reviewed != phase);
                self.summed.retain(|recorded| recorded.phase.as_ref() != Some(&phase));
            }
            Step::Concluded => {
                self.concluded = false;
                self.summed.retain(|recorded| recorded.phase.is_some());
            }
        }
    }
}
