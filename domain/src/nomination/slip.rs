//! What a unit or an appraiser recorded wrongly: put right in every field, or taken back, while nothing rests on it.

use super::{Nomination, NominationCommand, NominationEvent, NominationRefusal, NominationStep, Stage};
use crate::document::Document;
use crate::ids::{AccountId, PaperId};
use crate::nominee::NomineeKind;
use crate::personal::Personal;
use crate::stamp::Stamp;

impl Nomination {
    /// Puts right what was put forward; who looks alike is answered with it, as with the submission.
    pub(super) fn correct(
        &self,
        command: NominationCommand,
    ) -> Result<Vec<NominationEvent>, NominationRefusal> {
        use NominationRefusal as R;
        let NominationCommand::Correct {
            proposal,
            promised,
            span,
            considered,
            needed,
            likeness,
            unanswered,
            reason,
            stamp,
        } = command
        else {
            return Ok(Vec::new());
        };
        if !matches!(self.stage, Stage::Submitted | Stage::Returned) {
            return Err(R::AlreadyAppraised);
        }
        proposal.can_be_put(promised, span, considered, &stamp)?;
        if unanswered > 0 {
            return Err(R::LookAlikesUnanswered { count: unanswered });
        }
        likeness.is_explained()?;
        let said = likeness.into_facts(Some(&reason), &stamp);
        if self.proposal.as_ref() == Some(&*proposal) && said.is_empty() {
            return Err(R::SameAsRecorded);
        }
        if reason.is_blank() {
            return Err(R::ReasonMissing);
        }
        Ok([vec![NominationEvent::NominationCorrected { proposal, needed, reason, stamp }], said].concat())
    }

    /// Whenever it is found: it is never public, and tells namesakes apart.
    pub(super) fn correct_birth_year(
        &self,
        after: Option<Personal<i16>>,
        reason: Personal<String>,
        stamp: Stamp,
    ) -> Result<NominationEvent, NominationRefusal> {
        use NominationRefusal as R;
        let nominee = self.proposal.as_ref().map(|proposal| &proposal.nominee).ok_or(R::NotSubmitted)?;
        if nominee.kind != NomineeKind::Individual {
            return Err(R::BornNever);
        }
        let before = nominee.birth_year.clone();
        let year = |of: &Option<Personal<i16>>| of.as_ref().and_then(|year| year.value().copied());
        if year(&before) == year(&after) {
            return Err(R::SameAsRecorded);
        }
        if reason.is_blank() {
            return Err(R::ReasonMissing);
        }
        Ok(NominationEvent::BirthYearCorrected { before, after, reason, stamp })
    }

    /// A paper can be struck whenever the mistake is seen, for it may be about somebody else. Once the dossier was found
    /// complete, the right one comes with it where it is needed.
    pub(super) fn can_be_struck(
        &self,
        (paper, sha256): (&PaperId, &str),
        (instead, fixed): (Option<&Document>, bool),
        reason: &Personal<String>,
        stamp: &Stamp,
    ) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        let filed = self.papers.get(paper).map(Vec::as_slice).unwrap_or_default();
        if !filed.iter().any(|document| document.sha256 == sha256) {
            return Err(R::NoSuchPaper);
        }
        if instead.is_some_and(|right| right.sha256 == sha256) {
            return Err(R::SameAsRecorded);
        }
        if instead.is_some() && self.appraised_by.contains(&stamp.by) {
            return Err(R::OwnNomination);
        }
        if instead.is_some_and(|right| right.paper != *paper) {
            return Err(R::AnotherPaper { paper: paper.clone() });
        }
        if instead.is_some() && fixed {
            return Err(R::PapersFixed);
        }
        let left = filed.iter().any(|document| document.sha256 != sha256);
        if self.stage == Stage::Ready && self.needed.contains(paper) && instead.is_none() && !left {
            return Err(R::NeededInstead { paper: paper.clone() });
        }
        if reason.is_blank() { Err(R::ReasonMissing) } else { Ok(()) }
    }

    /// Where it stands after its unit has put another paper in the place of one on which an opinion rests: both appraisers
    /// look again. None where no opinion rests on it, or an appraiser strikes it himself.
    pub(super) fn appraised_anew(
        &self,
        (paper, sha256): (&PaperId, &str),
        instead: Option<&Document>,
        fixed: bool,
        stamp: &Stamp,
    ) -> Option<Stage> {
        let stands = if self.stage == Stage::Withdrawn { self.ended_from } else { self.stage };
        let opinion = matches!(stands, Stage::AchievementMet | Stage::Ready);
        let mut filed = self.papers.get(paper).into_iter().flatten();
        // an older one of the kind stands again
        let another = instead.is_some() || filed.any(|document| document.sha256 != sha256);
        let again = opinion && another && !fixed && !self.appraised_by.contains(&stamp.by);
        again.then_some(Stage::Submitted)
    }

    pub(super) fn strike(
        &mut self,
        (paper, sha256): (&PaperId, &str),
        instead: Option<Document>,
        back_to: Option<Stage>,
        by: AccountId,
    ) {
        match (back_to, self.stage) {
            (Some(back_to), Stage::Withdrawn) => self.ended_from = back_to,
            (Some(back_to), _) => self.stage = back_to,
            (None, _) => {}
        }
        if let Some(filed) = self.papers.get_mut(paper) {
            filed.retain(|document| document.sha256 != sha256);
            if filed.is_empty() {
                self.papers.remove(paper);
            }
        }
        if instead.is_some() {
            // whoever brings papers puts it forward too
            self.submitted_by.insert(by);
        }
        self.take(instead.into_iter().collect());
    }

    /// The step that can be taken back, and where it stands then.
    #[must_use]
    pub fn last_step(&self) -> Option<(NominationStep, Stage)> {
        match self.stage {
            Stage::Returned => Some((NominationStep::Returned, self.returned_from)),
            Stage::AchievementMet | Stage::AchievementNotMet => {
                Some((NominationStep::AchievementAppraised, Stage::Submitted))
            }
            Stage::Ready => Some((NominationStep::DossierAppraised, Stage::AchievementMet)),
            // a paper that was struck meanwhile is missing again
            Stage::Withdrawn if self.ended_from == Stage::Ready && !self.missing().is_empty() => {
                Some((NominationStep::Withdrawn, Stage::AchievementMet))
            }
            Stage::Withdrawn => Some((NominationStep::Withdrawn, self.ended_from)),
            Stage::LateRefused => Some((NominationStep::LateRefused, self.ended_from)),
            Stage::Submitted if self.admitted => Some((NominationStep::LateAdmitted, Stage::Submitted)),
            Stage::Absent | Stage::Submitted => None,
        }
    }

    pub(super) fn take_back(
        &self,
        step: NominationStep,
        taken_up: bool,
        reason: Personal<String>,
        stamp: Stamp,
    ) -> Result<NominationEvent, NominationRefusal> {
        use NominationRefusal as R;
        let (last, back_to) = match step {
            // it stands beside the way of the dossier, wherever that is
            NominationStep::SuspensionLifted if self.lifted => (step, self.stage),
            NominationStep::SuspensionLifted => return Err(R::NothingToTakeBack),
            _ => self.last_step().ok_or(R::NothingToTakeBack)?,
        };
        if last != step {
            return Err(R::NotTheLastStep);
        }
        if taken_up {
            return Err(R::TakenUp);
        }
        if reason.is_blank() {
            return Err(R::ReasonMissing);
        }
        Ok(NominationEvent::NominationStepTakenBack { step, back_to, reason, stamp })
    }

    /// Stands where it stood before a step that was taken back.
    pub(super) fn goes_back(&mut self, step: NominationStep, to: Stage) {
        self.stage = to;
        match step {
            NominationStep::Returned => self.returned = self.returned.saturating_sub(1),
            NominationStep::LateAdmitted => self.admitted = false,
            NominationStep::SuspensionLifted => (self.suspended, self.lifted) = (true, false),
            NominationStep::AchievementAppraised
            | NominationStep::DossierAppraised
            | NominationStep::Withdrawn
            | NominationStep::LateRefused => {}
        }
    }

    pub(super) fn evolve_slip(&mut self, event: NominationEvent) {
        use NominationEvent as E;
        match event {
            E::NominationCorrected { proposal, needed, stamp, .. } => {
                // the achievement that was appraised is another one now
                self.returned_from = Stage::Submitted;
                self.proposal = Some(*proposal);
                self.needed = needed;
                self.submitted_by.insert(stamp.by);
            }
            E::DossierPaperStruck { paper, sha256, instead, back_to, stamp, .. } => {
                self.strike((&paper, &sha256), instead, back_to, stamp.by);
            }
            E::NominationStepTakenBack { step, back_to, .. } => self.goes_back(step, back_to),
            E::BirthYearCorrected { after, .. } => {
                if let Some(proposal) = &mut self.proposal {
                    proposal.nominee.birth_year = after;
                }
            }
            _ => {}
        }
    }
}
