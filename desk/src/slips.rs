//! Requests that put a slip in an award round or a nomination right: whoever may record a step may put it right.

use crate::execute::{Attempt, TRIES};
use crate::{Asking, Denied, Desk, Done, Missing, NomineeForm};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{
    AwardRound, AwardRoundCommand, AwardRoundRefusal, PutRight, RoundStanding, RoundStep,
};
use sovang_domain::calendar::day;
use sovang_domain::document::Document;
use sovang_domain::ids::{NominationId, PaperId, RoundId};
use sovang_domain::nomination::{Nomination, NominationCommand, NominationRefusal, NominationStep};
use sovang_domain::personal::Personal;
use sovang_ledger::LedgerError;

impl Desk {
    /// Puts a slip right. A round whose list was put to the public is the chairman's to annul. A declaration is put right by the member it is of, or by who records signed papers.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn put_right(&self, asking: &Asking, round: &RoundId, right: PutRight) -> Result<Done, Denied> {
        let act = match right {
            PutRight::Annul(_) if self.round(round).await?.is_consulted() => Act::AnnulRound,
            _ => act(&right, asking),
        };
        asking.may(act, &Place::locality(round.locality()))?;
        let found = self.round(round).await?;
        if let PutRight::TakeBack { step, .. } = &right {
            self.takes_none_beside_a_later(round, &found, step).await?;
        }
        self.put_round(asking, act, round, AwardRoundCommand::PutRight(Box::new(right))).await
    }

    /// Refuses to let a round take nominations again beside a later one of its year and occasion that takes them.
    async fn takes_none_beside_a_later(
        &self,
        id: &RoundId,
        round: &AwardRound,
        step: &RoundStep,
    ) -> Result<(), Denied> {
        let reopens = match step {
            RoundStep::NominationsClosed | RoundStep::NoticeOpened => true,
            RoundStep::RoundClosed => round.notice_span().is_none(),
            _ => false,
        };
        let Some((campaign, year, occasion)) = round.opened_for().filter(|_| reopens) else { return Ok(()) };
        let mut later = false;
        for before in 0.. {
            let other = RoundId::scheduled_anew(campaign, year, occasion, before);
            let (found, _) = self.ledger.load::<AwardRound>(other.as_str()).await?;
            match found.standing() {
                RoundStanding::NotOpened => break,
                RoundStanding::Open | RoundStanding::NominationsClosed if later => {
                    return Err(Denied::Refused(AwardRoundRefusal::LaterRoundOpen.into()));
                }
                _ => later = later || other == *id,
            }
        }
        Ok(())
    }

    /// Takes back that the chairman did not award one; the reason is sealed with the nominee's other words.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_refusal(
        &self,
        asking: &Asking,
        round: &RoundId,
        nomination: NominationId,
        reason: String,
    ) -> Result<Done, Denied> {
        asking.may(Act::DecideAwards, &Place::locality(round.locality()))?;
        let reason = Personal::new(self.subject(&nomination).await?, reason);
        let right = PutRight::Refusal { nomination, reason, stamp: asking.stamp() };
        self.put_right(asking, round, right).await
    }

    /// Puts right what was put forward, in any field. A name, a kind or a year put right is asked about like a new one, under
    /// the same claim.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn correct_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        form: NomineeForm,
        reason: String,
    ) -> Result<Done, Denied> {
        let place = self.unit_of(nomination).await?;
        asking.may(Act::SubmitNomination, &place)?;
        let (locality, subject) = (nomination.locality(), self.subject(nomination).await?);
        let found = self.nomination(nomination).await?;
        if found.proposal().is_none_or(|proposal| proposal.round != form.round) {
            return Err(Denied::NotFound(Missing::Round));
        }
        if place.unit.as_ref() != Some(&form.unit) {
            self.living_unit(&locality, &form.unit).await?;
        }
        if self.is_decided(nomination).await? {
            return Err(Denied::Refused(NominationRefusal::AlreadyDecided.into()));
        }
        for _ in 0..TRIES {
            let number = self.next_of_name(&locality, &form.name).await?;
            let (likeness, unanswered) = self.likeness(day(asking.at), &form, (&subject, true)).await?;
            let written = self.written(asking, &form, subject.clone()).await?;
            let command = NominationCommand::Correct {
                proposal: written.proposal,
                promised: written.promised,
                span: written.span,
                considered: written.considered,
                needed: written.needed,
                likeness,
                unanswered,
                reason: Personal::new(subject.clone(), reason.clone()),
                stamp: asking.stamp(),
            };
            match self.execute::<Nomination>(asking, nomination.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(LedgerError::Contended.into())
    }

    /// Puts the nominee's year of birth right, whenever that is found: the unit, or whoever appraises dossiers. Who looks alike
    /// is looked up by it, so it claims the next number of the name.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn correct_birth_year(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        year: Option<i16>,
        reason: String,
    ) -> Result<Done, Denied> {
        let unit = self.unit_of(nomination).await?;
        if asking.may(Act::SubmitNomination, &unit).is_err() {
            asking.may(Act::AppraiseDossier, &Place::locality(nomination.locality()))?;
        }
        let found = self.nomination(nomination).await?;
        let nominee = &found.proposal().ok_or(Denied::NotFound(Missing::Nomination))?.nominee;
        let (subject, name) = (nominee.subject.clone(), nominee.name.value().cloned().unwrap_or_default());
        for _ in 0..TRIES {
            let number = self.next_of_name(&nomination.locality(), &name).await?;
            let command = NominationCommand::CorrectBirthYear {
                after: year.map(|year| Personal::new(subject.clone(), year)),
                reason: Personal::new(subject.clone(), reason.clone()),
                stamp: asking.stamp(),
            };
            match self.execute::<Nomination>(asking, nomination.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(LedgerError::Contended.into())
    }

    /// Strikes a paper that is not of this dossier: the unit, with the right one instead, or whoever appraises dossiers.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn strike_paper(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        (paper, sha256): (PaperId, String),
        instead: Option<Document>,
        reason: String,
    ) -> Result<Done, Denied> {
        let unit = self.unit_of(nomination).await?;
        let (act, place) = match asking.may(Act::SubmitNomination, &unit) {
            Ok(_) => (Act::SubmitNomination, unit),
            Err(_) => (Act::AppraiseDossier, Place::locality(nomination.locality())),
        };
        asking.may(act, &place)?;
        let reason = Personal::new(self.subject(nomination).await?, reason);
        let stamp = asking.stamp();
        let fixed = self.is_fixed(nomination).await?;
        let command = NominationCommand::StrikePaper { paper, sha256, instead, fixed, reason, stamp };
        self.put::<Nomination>(asking, act, &place, nomination.as_str(), command).await
    }

    /// Takes the last step about a nomination back: whoever may record it may take it back.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_nomination_step(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        step: NominationStep,
        reason: String,
    ) -> Result<Done, Denied> {
        let unit = self.unit_of(nomination).await?;
        let whole = Place::locality(nomination.locality());
        let (act, place) = match step {
            NominationStep::Withdrawn => (Act::SubmitNomination, unit),
            NominationStep::AchievementAppraised => (Act::AppraiseAchievement, whole),
            NominationStep::LateAdmitted | NominationStep::LateRefused => (Act::AdmitLateNomination, whole),
            NominationStep::SuspensionLifted => (Act::SuspendNomination, whole),
            NominationStep::Returned if asking.may(Act::AppraiseDossier, &whole).is_err() => {
                (Act::AppraiseAchievement, whole)
            }
            NominationStep::Returned | NominationStep::DossierAppraised => (Act::AppraiseDossier, whole),
        };
        asking.may(act, &place)?;
        let reason = Personal::new(self.subject(nomination).await?, reason);
        let taken_up = match step {
            // a dossier is stopped again wherever it is, until it is decided
            NominationStep::SuspensionLifted => self.is_decided(nomination).await?,
            _ => self.is_fixed(nomination).await?,
        };
        let command = NominationCommand::TakeBack { step, taken_up, reason, stamp: asking.stamp() };
        self.put::<Nomination>(asking, act, &place, nomination.as_str(), command).await
    }
}

impl Desk {
    pub(crate) async fn is_decided(&self, nomination: &NominationId) -> Result<bool, Denied> {
        let found = self.nomination(nomination).await?;
        let Some(proposal) = found.proposal() else { return Ok(false) };
        Ok(self.round(&proposal.round).await?.has_decided(nomination))
    }

    /// Whether the round of a nomination has gone on to its list, or decided it: what it rests on stays.
    pub(crate) async fn is_fixed(&self, nomination: &NominationId) -> Result<bool, Denied> {
        let found = self.nomination(nomination).await?;
        let proposal = found.proposal().ok_or(Denied::NotFound(Missing::Nomination))?;
        let round = self.round(&proposal.round).await?;
        Ok(round.standing() == RoundStanding::PastNominations || round.has_decided(nomination))
    }
}

/// What one must be allowed to do, to put it right.
fn act(right: &PutRight, asking: &Asking) -> Act {
    match right {
        PutRight::Ballot { .. } => Act::CountBallot,
        PutRight::Meeting { .. } | PutRight::Annul(_) => Act::RunRound,
        PutRight::Proposal { .. } => Act::ProposeAwards,
        PutRight::Declaration { member, .. } if *member != asking.by => Act::RecordDeclaration,
        PutRight::Declaration { .. } => Act::DeclareConflicts,
        PutRight::Answer { .. } => Act::AnswerComment,
        PutRight::HigherAward { .. } => Act::ForwardProposal,
        PutRight::CorrectionPaper { .. } => Act::CorrectAward,
        PutRight::Refusal { .. } => Act::DecideAwards,
        PutRight::TakeBack { step, .. } => act_of_step(step),
    }
}

/// What one must be allowed to do, to record a step or take it back.
#[must_use]
pub fn act_of_step(step: &RoundStep) -> Act {
    match step {
        RoundStep::NominationsClosed
        | RoundStep::NoticeOpened
        | RoundStep::CouncilConvened
        | RoundStep::RoundClosed => Act::RunRound,
        RoundStep::BallotCounted(_) => Act::CountBallot,
        RoundStep::AwardMade(_) => Act::DecideAwards,
        RoundStep::AwardsProposed(_) => Act::ProposeAwards,
        RoundStep::ProposalForwarded(_) | RoundStep::HigherDeclined(_) => Act::ForwardProposal,
    }
}
