//! The chairman's requests about what is published: take back what was awarded in error, record what comes back; and what
//! the rules hold a published award against.

use crate::execute::{Attempt, TRIES};
use crate::ruling::standing;
use crate::{Asking, Denied, Desk, Done};
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_round::{
    AwardRound, AwardRoundCommand, Beside, ByPaper, EndTakenBack, Identity, RecoveryStep, TakenBack, Whose,
};
use sovang_domain::ids::{AwardFormId, AwardId, NominationId, SubjectId};
use sovang_domain::nomination::Span;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_domain::refusal::Refusal;
use sovang_projections::award_roll::{self, AwardRow};
use std::collections::BTreeMap;

impl Desk {
    /// What corrected values are held against: what the nominee holds elsewhere, what other rounds have used of a limit, of
    /// which days the round is.
    pub(crate) async fn beside(
        &self,
        asking: &Asking,
        row: &AwardRow,
        (form, kind): (&AwardFormId, NomineeKind),
        known: Vec<SubjectId>,
    ) -> Result<Beside, Denied> {
        let (_, plan) = self.campaign(&row.campaign).await?;
        // a paper may say what the plan does not; what is typed anew must be one of its forms
        let moved = (form, kind) != (&row.form, row.kind);
        let ours = self
            .rules
            .form(form, row.decided_on)
            .is_some_and(|rule| rule.authority.is_commune() && !rule.title);
        let promised = plan.award(form, kind, row.occasion).is_some()
            || (row.occasion == Occasion::Unscheduled && (ours || !row.authority.is_commune()));
        let mut identity = self.holder(asking, row)?;
        identity.same.extend(known);
        Ok(Beside {
            unpromised: moved && !promised,
            held: self.prior_awards(&identity, &row.round)?,
            identity,
            whose: Whose::Plain,
            mistyped: false,
            used: self.used_elsewhere(&row.round, form, kind).await?,
            spent_used: self.spent_elsewhere(row).await?,
            span: Some(Span::of(&plan, row.round_year, row.occasion)),
            dossiers: self.dossiers(row).await?,
            copy: None,
            signers: self.signers(&row.locality).await?,
        })
    }

    /// How many other rounds have used of the limit whose place an award took.
    async fn spent_elsewhere(&self, row: &AwardRow) -> Result<u16, Denied> {
        match self.round(&row.round).await?.spent_by(&row.award) {
            Some((form, kind)) => self.used_elsewhere(&row.round, form, *kind).await,
            None => Ok(0),
        }
    }

    /// Since when the dossiers of a decision out of turn were there: no day of it is before them.
    async fn dossiers(&self, row: &AwardRow) -> Result<BTreeMap<NominationId, Date>, Denied> {
        let mut since = BTreeMap::new();
        if row.occasion == Occasion::Unscheduled {
            for other in self.of_the_same_paper(row)? {
                let there = self.nomination(&other.nomination).await?.days().there;
                since.extend(there.map(|there| (other.nomination, there)));
            }
        }
        Ok(since)
    }

    /// The awards of the decision that made one, itself among them.
    pub(crate) fn of_the_same_paper(&self, row: &AwardRow) -> Result<Vec<AwardRow>, Denied> {
        Ok(self.views.read(|connection| award_roll::of_its_paper(connection, row))?)
    }

    /// Who holds an award, among all others. Those of whom nobody has said who they are stand in no one's way here.
    fn holder(&self, asking: &Asking, row: &AwardRow) -> Result<Identity, Denied> {
        let mut identity = self.identity(asking, &row.subject)?;
        identity.unanswered.clear();
        identity.same.push(row.subject.clone());
        Ok(identity)
    }

    /// Takes back an award that was the office's own error.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_award(&self, asking: &Asking, back: TakenBack) -> Result<Done, Denied> {
        asking.may(Act::RevokeAward, &Place::locality(back.award.locality()))?;
        let row = self.award(&back.award).await?;
        self.ends_by_another_paper(&row, &back.paper.document, back.paper.on)?;
        let command = AwardRoundCommand::TakeBack { back: Box::new(back), stamp: asking.stamp() };
        self.put_round(asking, Act::RevokeAward, &row.round, command).await
    }

    /// Lets an award hold again whose end was recorded in error.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn take_back_end(
        &self,
        asking: &Asking,
        award: &AwardId,
        paper: ByPaper,
    ) -> Result<Done, Denied> {
        asking.may(Act::RevokeAward, &Place::locality(award.locality()))?;
        let row = self.award(award).await?;
        for _ in 0..TRIES {
            let number = self.next_given(&row.round).await?;
            let beside = self.beside(asking, &row, (&row.form, row.kind), Vec::new()).await?;
            let (award, paper) = (award.clone(), paper.clone());
            let standing = standing(&self.nomination(&row.nomination).await?);
            let back = EndTakenBack { award, beside, standing, paper, stamp: asking.stamp() };
            let command = AwardRoundCommand::TakeBackEnd(Box::new(back));
            match self.execute::<AwardRound>(asking, row.round.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(Denied::Refused(Refusal::NumbersBusy))
    }

    /// Records a step of the recovery.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn record_recovery(&self, asking: &Asking, step: RecoveryStep) -> Result<Done, Denied> {
        let row = self.award(&step.award).await?;
        let command = AwardRoundCommand::RecordRecovery { step: Box::new(step), stamp: asking.stamp() };
        self.put_round(asking, Act::RecordRecovery, &row.round, command).await
    }
}
