//! Khen nhầm: the office awarded in error and says so. It charges nobody, frees the place, and stays in the book. And what
//! is to come back of an award that holds no more, step by step.

use super::after::ended_by;
use super::correction::{Beside, ByPaper, dated};
use super::decision::{Recovery, RevocationGround};
use super::given::GivenAward;
use super::slip::LaterStep;
use super::{
    AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, CandidateStanding, Facts, Outcome, Terms,
};
use crate::act_day::{RestsOn, on_paper};
use crate::ids::AwardId;
use crate::plan::Occasion;
use crate::stamp::Stamp;
use crate::stored_enum;
use serde::{Deserialize, Serialize};

stored_enum! {
    /// The office's own error in an award. None of them says anything about the person who is named.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Mistake {
        /// khen nhầm người: another one was meant
        WrongPerson = "wrong_person",
        /// khen hai lần cho một thành tích
        AwardedTwice = "awarded_twice",
        /// quyết định ghi nhầm hình thức
        WrongForm = "wrong_form",
        /// sai số, ngày hoặc thể thức của quyết định
        WrongPaper = "wrong_paper",
    }
}

/// Why an award holds no more: on a ground of the law, or because the office erred.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Ground {
    /// On a ground of the law.
    Law(RevocationGround),
    /// Because the office erred.
    Mistake(Mistake),
}

impl Ground {
    /// Whether it was the office's own error.
    #[must_use]
    pub fn is_mistake(self) -> bool {
        matches!(self, Self::Mistake(_))
    }
}

stored_enum! {
    /// What was handed over with an award.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum HandedOver {
        /// tiền thưởng
        Money = "money",
        /// hiện vật
        Artefact = "artefact",
    }
}

/// An award taken back for the office's own error.
#[derive(Clone, Debug)]
pub struct TakenBack {
    /// Which award.
    pub award: AwardId,
    /// What went wrong.
    pub mistake: Mistake,
    /// How it came to it, and by which paper it is taken back.
    pub paper: ByPaper,
    /// Who signed that paper: position and name.
    pub signed_by: String,
    /// Whether money is to come back.
    pub money: Recovery,
    /// Whether the artefact is to come back.
    pub artefact: Recovery,
}

/// The end of an award taken back: it holds again.
#[derive(Clone, Debug)]
pub struct EndTakenBack {
    /// Which award.
    pub award: AwardId,
    /// What other rounds say.
    pub beside: Beside,
    /// How its nomination stands, which may have been taken up again.
    pub standing: CandidateStanding,
    /// Why, and by which paper.
    pub paper: ByPaper,
    /// Who and when.
    pub stamp: Stamp,
}

/// A step of the recovery.
#[derive(Clone, Debug)]
pub struct RecoveryStep {
    /// Of which award.
    pub award: AwardId,
    /// What.
    pub what: HandedOver,
    /// How it stands after it.
    pub now: Recovery,
    /// The paper of the step; its reason where an earlier step was wrong.
    pub paper: ByPaper,
}

impl AwardRound {
    pub(super) fn take_back_award(&self, back: TakenBack, stamp: Stamp) -> Facts {
        let TakenBack { award, mistake, paper, signed_by, money, artefact } = back;
        let ByPaper { reason, document, on } =
            ended_by(paper, &signed_by, self.standing_award(&award)?, &stamp)?;
        let signed_by = Some(signed_by);
        let taken_back =
            E::AwardTakenBack { award, mistake, reason, document, signed_by, money, artefact, on, stamp };
        Ok(vec![taken_back])
    }

    /// It holds again where nothing took what it left: its nomination, its place, the days of its achievement.
    pub(super) fn take_back_end(
        &self,
        terms: &Terms,
        EndTakenBack { award, beside, standing, paper, stamp }: EndTakenBack,
    ) -> Facts {
        let given = self.awards.get(&award).ok_or_else(|| R::NoSuchAward { award: award.clone() })?;
        if !given.revoked {
            return Err(R::StillHolds { award });
        }
        self.waits_for_nothing_else(terms, given, standing)?;
        // the right votes may have come to light since
        if self.ballots.get(&given.nomination).is_some_and(|ballot| !ballot.passed) {
            return Err(R::BallotNotPassed { nomination: given.nomination.clone() });
        }
        dated(&paper, given, &stamp)?;
        let ByPaper { reason, document, on } = paper;
        on_paper(on, &stamp, given.ended_on.map(|ended| (RestsOn::End, ended)))?;
        if reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        given.is_of(&[&document])?;
        self.is_no_other_achievement(terms, &award, given, &beside)?;
        if given.mistaken {
            self.place_within(terms, (&given.form.form, given.kind), beside.used)?;
            let (form, kind) = &given.spent;
            if (form, *kind) != (&given.form.form, given.kind) {
                self.place_within(terms, (form, *kind), beside.spent_used)?;
            }
        }
        Ok(vec![E::AwardEndTakenBack { award, reason, document, on, stamp }])
    }

    /// Whether its nomination is as it was when it was awarded, or was taken up again and nothing has come of that yet.
    fn waits_for_nothing_else(
        &self,
        terms: &Terms,
        given: &GivenAward,
        standing: CandidateStanding,
    ) -> Result<(), R> {
        let nomination = &given.nomination;
        if self.is_drafted(nomination) {
            return Err(R::DraftWaits);
        }
        match self.outcomes.get(nomination) {
            Some(Outcome::Awarded) => Ok(()),
            Some(Outcome::Ended) if self.closed => Err(R::Closed),
            Some(_) => Err(R::RestsOnIt { later: LaterStep::Decision }),
            // its votes and its proposal may have been taken back since
            None if terms.occasion != Occasion::Unscheduled && !self.passed(nomination) => {
                Err(R::BallotNotPassed { nomination: nomination.clone() })
            }
            None if terms.occasion != Occasion::Unscheduled && !self.proposed.contains_key(nomination) => {
                Err(R::NotProposed { nomination: nomination.clone() })
            }
            None if standing == CandidateStanding::Ready => Ok(()),
            None => Err(R::NotReadyAgain { nomination: nomination.clone() }),
        }
    }

    /// Forward step by step; a step that was wrong is put right with its reason.
    pub(super) fn record_recovery(&self, step: RecoveryStep, stamp: Stamp) -> Facts {
        let RecoveryStep { award, what, now, paper } = step;
        let given = self.awards.get(&award).ok_or_else(|| R::NoSuchAward { award: award.clone() })?;
        if !given.revoked {
            return Err(R::NothingToRecover { award });
        }
        on_paper(paper.on, &stamp, given.ended_on.map(|ended| (RestsOn::End, ended)))?;
        let before = match what {
            HandedOver::Money => given.money,
            HandedOver::Artefact => given.artefact,
        };
        if before == now && now != Recovery::Partly {
            return Err(R::RecoveryStandsSo);
        }
        let ByPaper { reason, document, on } = paper;
        let reason = Some(reason).filter(|reason| !reason.trim().is_empty());
        if reason.is_none() && !before.goes_on_to(now) {
            return Err(R::ReasonMissing);
        }
        Ok(vec![E::RecoveryRecorded { award, what, before, now, reason, document, on, stamp }])
    }
}
