//! A campaign (phong trào thi đua): from the plan's issue to its conclusion.
//! plan issued -> units enrolled -> unit plans, inspections -> phases reviewed (sơ kết) -> concluded (tổng kết)
//! What the plan's calendar has no room for takes the chairman's leave first.

mod command;
mod event;
mod file;
mod put_right;
mod refusal;
mod take_back;
#[cfg(test)]
mod tests;

pub use command::CampaignCommand;
pub use event::{CampaignEvent, CampaignStep};
pub use put_right::{CampaignRight, PlanPaper, Summed};
pub use refusal::CampaignRefusal;

use crate::act_day::{RestsOn, on_paper};
use crate::aggregate::aggregate;
use crate::calendar::{Deadline, day};
use crate::ids::UnitId;
use crate::locality::UnitKind;
use crate::plan::{CalendarEntry, Occasion, OutsidePlan, Plan, ReportDuty};
use crate::stamp::Stamp;
use jiff::civil::Date;
use put_right::Recorded;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The state of one campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Campaign {
    plans: Vec<Plan>,
    /// The day on which each of them was recorded.
    recorded: Vec<Date>,
    /// The files published of them, by version.
    files: Vec<(u32, String)>,
    units: BTreeSet<UnitId>,
    unit_plans: BTreeSet<UnitId>,
    inspected: Vec<(UnitId, Date)>,
    reviewed: Vec<String>,
    /// Reviews and the conclusion, as recorded last.
    summed: Vec<Recorded>,
    /// What the chairman allowed beside the calendar, with the day of the paper.
    allowed: Vec<(CalendarEntry, Date)>,
    concluded: bool,
    annulled: bool,
}

aggregate!(Campaign, "campaign", CampaignCommand, CampaignEvent, CampaignRefusal);

impl Campaign {
    fn decide(&self, command: CampaignCommand) -> Result<Vec<CampaignEvent>, CampaignRefusal> {
        let published = self.published_with(&command);
        Ok(std::iter::once(self.decide_one(command)?).chain(published).collect())
    }

    fn decide_one(&self, command: CampaignCommand) -> Result<CampaignEvent, CampaignRefusal> {
        use CampaignCommand as C;
        use CampaignEvent as E;
        use CampaignRefusal as R;
        let issuing = matches!(command, C::IssuePlan { .. });
        if self.plans.is_empty() && !issuing {
            return Err(R::NoPlan);
        }
        if self.annulled && !issuing {
            return Err(R::Annulled);
        }
        if self.concluded && !issuing && !command.is_for_a_concluded_one() {
            return Err(R::Concluded);
        }
        Ok(match command {
            C::IssuePlan { .. } if !self.plans.is_empty() && !self.annulled => return Err(R::AlreadyIssued),
            C::IssuePlan { plan, stamp, .. } => E::PlanIssued { plan, stamp },
            C::AmendPlan { plan, .. } if self.plan() == Some(&*plan) => return Err(R::NothingAmended),
            C::AmendPlan { plan, .. } if self.is_another(&plan) => return Err(R::AnotherCampaign),
            C::AmendPlan { plan, reason, document, stamp, .. } => {
                E::PlanAmended { version: self.next_version(), plan, reason, document, stamp }
            }
            C::PublishPlanFile { version, file, reason, stamp } => {
                self.publish(version, file, reason, stamp)?
            }
            C::EnrolUnits { units, stamp } => E::UnitsEnrolled { units: self.not_enrolled(units)?, stamp },
            C::FileUnitPlan { unit, .. } if !self.units.contains(&unit) => return Err(R::UnitNotEnrolled),
            C::FileUnitPlan { unit, .. } if self.unit_plans.contains(&unit) => {
                return Err(R::UnitPlanAlreadyFiled);
            }
            C::FileUnitPlan { unit, document, due, stamp } => {
                let late = due.is_some_and(|due| due.is_late(stamp.at));
                E::UnitPlanFiled { unit, document, due, late, stamp }
            }
            C::RecordInspection { unit, .. } if !self.units.contains(&unit) => {
                return Err(R::UnitNotEnrolled);
            }
            C::RecordInspection { unit, on, finding, document, stamp } => {
                self.can_be_inspected_on(on, day(stamp.at))?;
                E::InspectionRecorded { unit, on, finding, document, stamp }
            }
            C::ReviewPhase { phase, summary, document, on, stamp } => {
                self.can_be_reviewed(&phase)?;
                let on = self.on_paper(on, &stamp)?;
                self.has_room_for(&CalendarEntry::Review { phase: phase.clone() }, on)?;
                E::PhaseReviewed { phase, summary, document, on: Some(on), stamp }
            }
            C::AllowException { what, reason, document, on, stamp } => {
                self.can_be_allowed(&what, &reason, day(stamp.at))?;
                let on = Some(self.on_paper(on, &stamp)?);
                E::ExceptionAllowed { what, reason, document, on, stamp }
            }
            C::TakeBack { step, acted, reason, document, stamp } => {
                self.can_be_taken_back(&step, acted, &reason)?;
                E::CampaignStepTakenBack { step, reason, document, stamp }
            }
            C::PutRight { right, stamp } => self.put_right(right, stamp)?,
            C::Annul { used, .. } if used > 0 => return Err(R::InUse { used }),
            C::Annul { reason, document, stamp, .. } => {
                E::CampaignAnnulled { reason: put_right::given(reason)?, document, stamp }
            }
            C::Conclude { summary, document, on, stamp } => {
                let on = self.on_paper(on, &stamp)?;
                self.has_room_for(&CalendarEntry::Conclusion, on)?;
                E::CampaignConcluded { summary, document, on: Some(on), stamp }
            }
        })
    }

    /// Those of the units that do not take part yet.
    fn not_enrolled(&self, units: Vec<UnitId>) -> Result<Vec<UnitId>, CampaignRefusal> {
        let new: BTreeSet<UnitId> = units.into_iter().filter(|unit| !self.units.contains(unit)).collect();
        if new.is_empty() { Err(CampaignRefusal::NobodyNew) } else { Ok(new.into_iter().collect()) }
    }

    /// Not before the campaign: the day of its plan, or its first year where the plan names no day.
    fn can_be_inspected_on(&self, on: Date, today: Date) -> Result<(), CampaignRefusal> {
        if on > today {
            return Err(CampaignRefusal::InspectionAhead { on });
        }
        match self.begins() {
            Some(from) if on < from => Err(CampaignRefusal::InspectionBeforeCampaign { from }),
            _ => Ok(()),
        }
    }

    /// The day on which the campaign begins, as precisely as its plan says.
    #[must_use]
    pub fn begins(&self) -> Option<Date> {
        self.plans.first().map(Plan::begins)
    }

    /// What the plan asks of a unit of that kind, or with none of the commune itself: the deadline of that year's report
    /// by all versions of the plan; `None` where nothing is owed.
    #[must_use]
    pub fn report_due(
        &self,
        kind: Option<UnitKind>,
        occasion: Occasion,
        year: i16,
    ) -> Option<Option<Deadline>> {
        let asked = |plan: &'_ Plan| plan.report_duty(kind, occasion, year).is_some();
        if !self.plan().is_some_and(asked) {
            return None;
        }
        let versions = self.recorded.iter().copied().zip(&self.plans);
        ReportDuty::due_by(versions.map(|(day, plan)| (day, plan.report_duty(kind, occasion, year))), year)
    }

    fn can_be_reviewed(&self, phase: &str) -> Result<(), CampaignRefusal> {
        let known = self.plan().is_some_and(|plan| plan.phases.iter().any(|known| known.name == *phase));
        if !known {
            return Err(CampaignRefusal::NoSuchPhase { phase: phase.to_owned() });
        }
        if self.reviewed.iter().any(|reviewed| reviewed == phase) {
            return Err(CampaignRefusal::PhaseAlreadyReviewed { phase: phase.to_owned() });
        }
        Ok(())
    }

    fn can_be_allowed(&self, what: &CalendarEntry, reason: &str, today: Date) -> Result<(), CampaignRefusal> {
        use CampaignRefusal as R;
        if let CalendarEntry::Review { phase } = what {
            self.can_be_reviewed(phase)?;
        }
        if self.allows(what) {
            return Err(R::AlreadyAllowed);
        }
        match self.has_room_for(what, today) {
            Ok(()) => Err(R::NothingToAllow),
            Err(outside) if !outside.can_be_allowed(what) => Err(outside.into()),
            Err(_) if reason.trim().is_empty() => Err(R::ReasonMissing),
            Err(_) => Ok(()),
        }
    }

    fn allows(&self, what: &CalendarEntry) -> bool {
        self.allowed.iter().any(|(allowed, _)| allowed == what)
    }

    /// Whether something may be done on a day: by the plan's calendar, or because the chairman allowed it.
    ///
    /// # Errors
    /// How it lies outside the plan.
    pub fn has_room_for(&self, what: &CalendarEntry, today: Date) -> Result<(), OutsidePlan> {
        match self.plan() {
            Some(plan) if !self.allows(what) => plan.has_room_for(what, today),
            _ => Ok(()),
        }
    }

    fn evolve(&mut self, event: CampaignEvent) {
        use CampaignEvent as E;
        match event {
            E::PlanIssued { plan, stamp } => {
                // after an annulment everything begins anew
                *self = Self { plans: vec![*plan], recorded: vec![day(stamp.at)], ..Self::default() };
            }
            E::PlanAmended { plan, stamp, .. } => {
                self.plans.push(*plan);
                self.recorded.push(day(stamp.at));
            }
            E::PlanFilePublished { version, file, .. } => self.files.push((version, file.sha256)),
            E::UnitsEnrolled { units, .. } => self.units.extend(units),
            E::UnitPlanFiled { unit, .. } => {
                self.unit_plans.insert(unit);
            }
            E::InspectionRecorded { unit, on, .. } => self.inspected.push((unit, on)),
            E::PhaseReviewed { phase, summary, document, on, stamp } => {
                let on = stamp.day_of(on);
                self.sum_up(Some(phase.clone()), Summed { summary, document, on });
                self.reviewed.push(phase);
            }
            E::ExceptionAllowed { what, on, stamp, .. } => self.allowed.push((what, stamp.day_of(on))),
            E::CampaignConcluded { summary, document, on, stamp } => {
                let on = stamp.day_of(on);
                self.sum_up(None, Summed { summary, document, on });
                self.concluded = true;
            }
            right @ (E::PlanPaperCorrected { .. } | E::ReviewCorrected { .. }) => self.evolve_right(right),
            E::CampaignStepTakenBack { step, .. } => self.undo(step),
            E::CampaignAnnulled { .. } => self.annulled = true,
        }
    }

    /// The day of an act under the plan: not before the plan itself, where it bears a date.
    fn on_paper(&self, on: Date, stamp: &Stamp) -> Result<Date, CampaignRefusal> {
        let issued = self.plans.first().and_then(|plan| plan.date);
        Ok(on_paper(on, stamp, issued.map(|issued| (RestsOn::Plan, issued)))?)
    }

    fn is_another(&self, plan: &Plan) -> bool {
        self.plan().is_some_and(|current| current.campaign_id() != plan.campaign_id())
    }

    fn next_version(&self) -> u32 {
        u32::try_from(self.plans.len()).map_or(u32::MAX, |count| count.saturating_add(1))
    }

    /// The plan in force.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.plans.last()
    }

    /// The units that owe reports.
    #[must_use]
    pub fn units(&self) -> &BTreeSet<UnitId> {
        &self.units
    }

    /// Whether it still runs.
    #[must_use]
    pub fn is_running(&self) -> bool {
        !self.plans.is_empty() && !self.concluded && !self.annulled
    }

    /// Whether it was annulled: its plan was issued by mistake.
    #[must_use]
    pub fn is_annulled(&self) -> bool {
        self.annulled
    }
}
