//! How a nomination's row goes back: what was recorded wrongly of it, and steps that were taken back.

use super::follow::said;
use super::{NominationRow, NominationStage as S, PaperRow, Struck};
use crate::record::Record;
use sovang_domain::award_round::RoundStep;
use sovang_domain::nomination::{NominationEvent, NominationStep, Stage};
use sovang_domain::plan::Occasion;
use sovang_words::personal::readable;

impl NominationRow {
    /// What was recorded wrongly: put right, struck or taken back.
    pub(super) fn mended(&mut self, record: &Record, event: &NominationEvent) {
        use NominationEvent as E;
        match event {
            E::DossierPaperStruck { paper, sha256, instead, reason, back_to, .. } => {
                let is =
                    |filed: &PaperRow| filed.document.paper == *paper && filed.document.sha256 == *sha256;
                let document = self.papers.iter().find(|filed| is(filed)).map(|filed| filed.document.clone());
                self.papers.retain(|filed| !is(filed));
                let said = said(record, readable(reason));
                self.struck.push(Struck { paper: paper.clone(), document, said });
                if back_to.is_some() {
                    // they were about another paper
                    (self.achievement_opinion, self.dossier_opinion, self.not_met) = (None, None, false);
                    if self.stage != S::Withdrawn {
                        self.stage = S::Submitted;
                    }
                }
                if let Some(right) = instead {
                    self.put_by(record);
                    self.take(record, std::slice::from_ref(right));
                }
            }
            E::NominationCorrected { proposal, needed, .. } => {
                self.proposal = (**proposal).clone();
                // it was about another text
                (self.achievement_opinion, self.not_met) = (None, false);
                self.put_by(record);
                self.needed.clone_from(needed);
            }
            E::BirthYearCorrected { after, .. } => self.proposal.nominee.birth_year.clone_from(after),
            E::NominationStepTakenBack { step, back_to, .. } => self.back(*step, *back_to),
            _ => {}
        }
    }

    /// Before a step of its own that was taken back.
    fn back(&mut self, step: NominationStep, to: Stage) {
        // it stands beside the way of the dossier, wherever the round has taken that
        if step == NominationStep::SuspensionLifted {
            self.suspended = self.lifted.take().map(|lifted| lifted.suspension);
            return;
        }
        self.stage = match to {
            Stage::Absent | Stage::Submitted => S::Submitted,
            Stage::Returned => S::Returned,
            Stage::AchievementMet => S::AchievementMet,
            Stage::AchievementNotMet => S::AchievementNotMet,
            Stage::Ready => S::Ready,
            Stage::Withdrawn => S::Withdrawn,
            Stage::LateRefused => S::Ended,
        };
        if self.stage != S::Ready {
            self.dossier_opinion = None;
        }
        match step {
            NominationStep::Returned => drop(self.returns.pop()),
            NominationStep::AchievementAppraised => (self.achievement_opinion, self.not_met) = (None, false),
            NominationStep::DossierAppraised | NominationStep::SuspensionLifted => {}
            NominationStep::Withdrawn => self.withdrawn = None,
            NominationStep::LateAdmitted => self.admitted = None,
            NominationStep::LateRefused => self.ended = None,
        }
    }

    /// Where it stood before a step that was taken back.
    pub(super) fn step_back(&mut self, step: &RoundStep) {
        match step {
            RoundStep::NoticeOpened => self.advance(S::Ready),
            RoundStep::BallotCounted(_) => self.advance(S::BeforeCouncil),
            RoundStep::AwardsProposed(_) => self.advance(S::Passed),
            RoundStep::ProposalForwarded(_) => {
                self.advance(S::Passed);
                self.forwarded_to = None;
            }
            RoundStep::HigherDeclined(_) => {
                self.advance(S::Forwarded);
                self.higher = None;
            }
            RoundStep::AwardMade(_) => {
                let scheduled = self.proposal.occasion != Occasion::Unscheduled;
                self.advance(if scheduled { S::Proposed } else { S::Ready });
            }
            RoundStep::RoundClosed => {
                if let Some(before) = self.ended.take().and_then(|ended| ended.before) {
                    self.advance(before);
                }
            }
            RoundStep::NominationsClosed | RoundStep::CouncilConvened => {}
        }
    }
}
