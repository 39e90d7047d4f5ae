//! Requests that put a slip in an award round right: whoever may record a step may put it right.

use crate::{Asking, Denied, Desk, Done};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRoundCommand, PutRight, RoundStep};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::personal::Personal;

impl Desk {
    /// Puts a slip right. A declaration is put right by the member it is of, or by who records signed papers.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn put_right(&self, asking: &Asking, round: &RoundId, right: PutRight) -> Result<Done, Denied> {
        let act = act(&right, asking);
        asking.may(act, &Place::locality(round.locality()))?;
        self.round(round).await?;
        self.put_round(asking, act, round, AwardRoundCommand::PutRight(Box::new(right))).await
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
}

/// What one must be allowed to do, to put it right.
fn act(right: &PutRight, asking: &Asking) -> Act {
    match right {
        PutRight::Ballot { .. } => Act::CountBallot,
        PutRight::Meeting { .. } | PutRight::Annul(_) => Act::RunRound,
        PutRight::Declaration { member, .. } if *member != asking.by => Act::RecordDeclaration,
        PutRight::Declaration { .. } => Act::DeclareConflicts,
        PutRight::Answer { .. } => Act::AnswerComment,
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
        RoundStep::AwardsProposed(_) => Act::ProposeAwards,
        RoundStep::ProposalForwarded(_) | RoundStep::HigherDeclined(_) => Act::ForwardProposal,
    }
}
