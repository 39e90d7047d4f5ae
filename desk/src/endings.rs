//! Requests that end a round, and with it every nomination nobody decided.

use crate::{Asking, Denied, Desk, Done, Missing};
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{AwardRoundCommand, Ending};
use sovang_domain::ids::{NominationId, RoundId};
use sovang_domain::nomination::NominationCommand;
use sovang_domain::personal::Personal;
use sovang_projections::nomination_board;
use std::collections::{BTreeMap, BTreeSet};

/// Why each nomination ends, as the office writes it.
pub type Reasons = BTreeMap<NominationId, String>;

impl Desk {
    /// Ends the round, and with these reasons every nomination of it that has no outcome.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn close_round(
        &self,
        asking: &Asking,
        round: &RoundId,
        reasons: &Reasons,
    ) -> Result<Done, Denied> {
        asking.may(Act::RunRound, &Place::locality(round.locality()))?;
        self.caught_up(&round.locality()).await?;
        let rows = self.views.read(|connection| nomination_board::of_round(connection, round))?;
        let (mut endings, mut taken_back) = (Vec::new(), BTreeSet::new());
        for id in rows.into_iter().map(|row| row.nomination) {
            match self.ending(&id, reasons.get(&id).cloned().unwrap_or_default()).await? {
                Some(ending) => endings.push(ending),
                None => {
                    taken_back.insert(id);
                }
            }
        }
        let command = AwardRoundCommand::Close { endings, taken_back, stamp: asking.stamp() };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// Ends one nomination that would wait for ever.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn end_nomination(
        &self,
        asking: &Asking,
        round: &RoundId,
        nomination: &NominationId,
        reason: String,
    ) -> Result<Done, Denied> {
        let missing = || Denied::NotFound(Missing::Nomination);
        let found = self.nomination(nomination).await?;
        found.proposal().filter(|proposal| proposal.round == *round).ok_or_else(missing)?;
        let ending = Box::new(self.ending(nomination, reason).await?.ok_or_else(missing)?);
        let command = AwardRoundCommand::End { ending, stamp: asking.stamp() };
        self.put_round(asking, Act::RunRound, round, command).await
    }

    /// Does not let a late nomination in.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn refuse_late_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        reason: String,
    ) -> Result<Done, Denied> {
        let reason = Personal::new(self.subject(nomination).await?, reason);
        let command = NominationCommand::RefuseLate { reason, stamp: asking.stamp() };
        self.put_nomination(asking, Act::AdmitLateNomination, nomination, command).await
    }

    /// How a nomination would end now, read from the ledger itself; none for what has ended by itself.
    async fn ending(&self, id: &NominationId, reason: String) -> Result<Option<Ending>, Denied> {
        let nomination = self.nomination(id).await?;
        let (Some(dossier), Some(proposal)) = (nomination.unfinished(), nomination.proposal()) else {
            return Ok(None);
        };
        let reason = Personal::new(proposal.nominee.subject.clone(), reason);
        Ok(Some(Ending { nomination: id.clone(), dossier, reason }))
    }
}
