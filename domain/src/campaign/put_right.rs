//! What was typed wrongly of a plan's paper, of a review or of the conclusion, put right; both stay visible.

use super::{Campaign, CampaignEvent as E, CampaignRefusal as R};
use crate::act_day::{RestsOn, WrongDay, on_paper};
use crate::plan::{CalendarEntry, Plan, PlanSignatory};
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What stands on the paper of a plan beside its words: number, day, signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the plan")]
pub struct PlanPaper {
    pub number: Option<String>,
    pub date: Option<Date>,
    pub signatory: PlanSignatory,
}

/// What was recorded of a review or of the conclusion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields are those of the review")]
pub struct Summed {
    pub summary: String,
    pub document: String,
    pub on: Date,
}

/// A review of a phase, or the conclusion where no phase is named, as recorded last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Recorded {
    pub(super) phase: Option<String>,
    pub(super) summed: Summed,
}

/// What is put right.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub enum CampaignRight {
    /// The paper of the plan, as amended last; or of its `first` version.
    Paper { first: bool, after: PlanPaper, reason: String, document: Option<String> },
    /// A review, or the conclusion where no phase is named.
    Summed { phase: Option<String>, after: Summed, reason: String },
}

impl Plan {
    /// What stands on its paper.
    #[must_use]
    pub fn paper(&self) -> PlanPaper {
        PlanPaper { number: self.number.clone(), date: self.date, signatory: self.signatory.clone() }
    }

    /// The plan with the paper put right; a day that is known needs no words about it.
    pub fn put_paper_right(&mut self, after: &PlanPaper) {
        let PlanPaper { number, date, signatory } = after.clone();
        if date.is_some() {
            self.date_words = None;
        }
        (self.number, self.date, self.signatory) = (number, date, signatory);
    }
}

impl Campaign {
    pub(super) fn put_right(&self, right: CampaignRight, stamp: Stamp) -> Result<E, R> {
        match right {
            CampaignRight::Paper { first, after, reason, document } => {
                let plan = if first { self.plans.first() } else { self.plan() };
                let before = plan.map(Plan::paper).ok_or(R::NoPlan)?;
                self.can_bear(&before, &after, &stamp)?;
                Ok(E::PlanPaperCorrected { before, after, reason: given(reason)?, document, stamp })
            }
            CampaignRight::Summed { phase, after, reason } => {
                let recorded = self.summed.iter().find(|recorded| recorded.phase == phase);
                let before = recorded.ok_or(R::NothingToTakeBack)?.summed.clone();
                if before == after {
                    return Err(R::SameAsRecorded);
                }
                self.on_paper(after.on, &stamp)?;
                if after.on != before.on {
                    self.has_room_for(&calendar_entry(phase.as_deref()), after.on)?;
                }
                Ok(E::ReviewCorrected { phase, before, after, reason: given(reason)?, stamp })
            }
        }
    }

    /// A day that was, and not after what was done under the plan: acts rest on the day of its first version.
    fn can_bear(&self, before: &PlanPaper, after: &PlanPaper, stamp: &Stamp) -> Result<(), R> {
        if before == after {
            return Err(R::SameAsRecorded);
        }
        let Some(since) = after.date.filter(|_| after.date != before.date) else { return Ok(()) };
        on_paper(since, stamp, [])?;
        if self.plans.first().map(Plan::paper).as_ref() != Some(before) {
            return Ok(());
        }
        let rests_on = RestsOn::Plan;
        let summed = self.summed.iter().map(|recorded| recorded.summed.on);
        let inspected = self.inspected.iter().map(|(_, on)| *on).min();
        let allowed = self.allowed.iter().map(|(_, on)| *on);
        match summed.chain(inspected).chain(allowed).find(|on| *on < since) {
            Some(on) => Err(R::WrongDay(WrongDay::TooEarly { on, rests_on, since })),
            None => Ok(()),
        }
    }

    /// Versions that bear the paper that was wrong bear the right one.
    pub(super) fn evolve_right(&mut self, event: E) {
        match event {
            E::PlanPaperCorrected { before, after, .. } => {
                for plan in self.plans.iter_mut().filter(|plan| plan.paper() == before) {
                    plan.put_paper_right(&after);
                }
            }
            E::ReviewCorrected { phase, after, .. } => self.sum_up(phase, after),
            _ => {}
        }
    }

    /// What stands of a review, or of the conclusion.
    pub(super) fn sum_up(&mut self, phase: Option<String>, summed: Summed) {
        self.summed.retain(|recorded| recorded.phase != phase);
        self.summed.push(Recorded { phase, summed });
    }
}

fn calendar_entry(phase: Option<&str>) -> CalendarEntry {
    match phase {
        Some(phase) => CalendarEntry::Review { phase: phase.to_owned() },
        None => CalendarEntry::Conclusion,
    }
}

pub(super) fn given(reason: String) -> Result<String, R> {
    if reason.trim().is_empty() { Err(R::ReasonMissing) } else { Ok(reason) }
}
