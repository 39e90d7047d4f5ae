//! Requests to send a nomination of an annulled round again, with text, papers and what was said of look-alikes; or to
//! withdraw it.

use crate::{Asking, Denied, Desk, Done, Missing, Nominated, NomineeForm, Who};
use sovang_domain::authority::Act;
use sovang_domain::ids::{LocalityId, NominationId, RoundId, UnitId};
use sovang_domain::nomination::{Again, Nomination, NominationCommand};
use sovang_domain::personal::Personal;
use sovang_domain::plan::Source;
use sovang_domain::refusal::Refusal;
use sovang_projections::nomination_board;

impl Desk {
    /// Sends it into another round of its campaign, as it was sent last. It is of the same person: what was said of others
    /// of the name goes on.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn send_again(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        round: &RoundId,
        out_of_turn: Option<String>,
    ) -> Result<Nominated, Denied> {
        let found = self.nomination(nomination).await?;
        let mut form = self.as_it_was(&found, round).await?;
        form.out_of_turn = out_of_turn.or(form.out_of_turn);
        self.submit(asking, form, Some(nomination)).await
    }

    /// Takes a nomination back.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn withdraw_nomination(
        &self,
        asking: &Asking,
        nomination: &NominationId,
        reason: String,
    ) -> Result<Done, Denied> {
        // out of an annulled round too: then nobody waits for it to be sent again
        let place = self.unit_named(nomination).await?;
        let reason = Personal::new(self.subject(nomination).await?, reason);
        let found = self.nomination(nomination).await?;
        let annulled = match found.proposal() {
            Some(proposal) => self.round(&proposal.round).await?.is_annulled(),
            None => false,
        };
        let decided = !annulled && self.is_decided(nomination).await?;
        let command = NominationCommand::Withdraw { reason, decided, stamp: asking.stamp() };
        self.put::<Nomination>(asking, Act::SubmitNomination, &place, nomination.as_str(), command).await
    }

    /// What is asked about a nomination that goes on, read from the ledger and from views that are not behind.
    pub(crate) async fn again(&self, before: Option<&NominationId>) -> Result<Option<Again>, Denied> {
        let Some(nomination) = before else { return Ok(None) };
        let found = self.nomination(nomination).await?;
        let proposal = found.proposal().ok_or(Denied::NotFound(Missing::Nomination))?;
        let row = self.views.read(|connection| nomination_board::one(connection, nomination))?;
        Ok(Some(Again {
            nomination: nomination.clone(),
            annulled: self.round(&proposal.round).await?.is_annulled(),
            sent: row.is_some_and(|row| row.sent_again.is_some()),
        }))
    }

    /// The unit itself, or the one into which it was merged by now.
    async fn goes_on_in(&self, locality: &LocalityId, unit: &UnitId) -> Result<UnitId, Denied> {
        let (mut at, mut next) = (unit.clone(), self.unit(locality, unit).await?.merged_into);
        while let Some(into) = next {
            next = self.unit(locality, &into).await?.merged_into;
            at = into;
        }
        Ok(at)
    }

    /// The form of a nomination as it stood last, for another round.
    async fn as_it_was(&self, found: &Nomination, round: &RoundId) -> Result<NomineeForm, Denied> {
        let proposal = found.proposal().ok_or(Denied::NotFound(Missing::Nomination))?;
        let nominee = &proposal.nominee;
        let (_, plan) = self.campaign(&proposal.campaign).await?;
        let audience = plan.audience(&proposal.audience).ok_or(Denied::NotFound(Missing::Audience))?;
        let place =
            |source: &Source| audience.criteria.iter().position(|criterion| criterion.source == *source);
        let into = self.round(round).await?;
        if into.opened_for().is_none_or(|(campaign, ..)| *campaign != proposal.campaign) {
            return Err(Denied::NotFound(Missing::Round));
        }
        Ok(NomineeForm {
            round: round.clone(),
            unit: self.goes_on_in(&round.locality(), &nominee.unit).await?,
            kind: nominee.kind,
            name: told(&nominee.name)?,
            position: told(&nominee.position)?,
            birth_year: nominee.birth_year.as_ref().and_then(Personal::value).copied(),
            apart: nominee.apart.as_ref().and_then(Personal::value).cloned(),
            who: Who::Known(nominee.subject.clone()),
            standing: nominee.standing,
            form: proposal.form.clone(),
            audience: proposal.audience.clone(),
            criteria: proposal.criteria.iter().filter_map(place).collect(),
            achievement: told(&proposal.achievement)?,
            period: proposal.period,
            initiative: proposal.initiative,
            posthumous: proposal.posthumous,
            out_of_turn: proposal.out_of_turn.as_ref().and_then(Personal::value).cloned(),
            documents: found.papers().cloned().collect(),
        })
    }
}

/// Words that can still be read: those of an erased person are not sent again.
fn told(words: &Personal<String>) -> Result<String, Denied> {
    words.value().cloned().ok_or(Denied::Refused(Refusal::SubjectErased))
}
