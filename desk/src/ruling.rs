//! The chairman's requests: decide, revoke; and what goes to the level above.

use crate::execute::{Attempt, TRIES};
use crate::issuing::PaidForm;
use crate::out_of_turn::Considered;
use crate::{Asking, Denied, Desk, Done, Missing};
use jiff::civil::Date;
use sovang_domain::authority::{Act, Place};
use sovang_domain::award_form::DecidingAuthority;
use sovang_domain::award_round::{
    AwardRound, AwardRoundCommand, AwardRoundRefusal, Candidate, CandidateStanding, DraftEntry,
    HigherDecision, Identity, PriorAward, PriorDraft, Revoked, Ruling, RulingItem, Signatory, Signing,
    Verdict,
};
use sovang_domain::ids::{AwardFormId, AwardId, LocalityId, NominationId, RoundId, SubjectId};
use sovang_domain::locality::{Locality, SigningMode};
use sovang_domain::nomination::{Nomination, Stage};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::personal::Personal;
use sovang_domain::refusal::Refusal;
use sovang_ledger::SeriesNumber;
use sovang_projections::award_roll::{self, AwardRow};
use sovang_projections::decision_register;
use sovang_projections::locality_directory::{self, LocalityRow};
use sovang_projections::round_docket::{self, RoundRow};
use sovang_words::fold::fold;
use sovang_words::{above, award_form, terms};

/// What the chairman fills in.
#[derive(Clone, Debug)]
pub struct RulingForm {
    /// How the decision is signed.
    pub mode: SigningMode,
    /// What is decided about whom.
    pub verdicts: Vec<VerdictForm>,
}

/// What is decided about one nominee.
#[derive(Clone, Debug)]
pub struct VerdictForm {
    /// The nomination.
    pub nomination: NominationId,
    /// Awarded, or not with this reason.
    pub not_awarded: Option<String>,
    /// Why it stands beside an overlapping award of another campaign.
    pub overlap_reason: Option<String>,
    /// Why it is awarded out of turn, where that is asked.
    pub out_of_turn: Option<String>,
}

impl Desk {
    /// Decides: the awards make the draft of one decision, to be signed on paper.
    ///
    /// Every draft claims the next number among the drafts of its locality in the append. So whom other rounds award, in
    /// whatever process, is looked up and decided in one, as with nominations.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn decide_awards(
        &self,
        asking: &Asking,
        round: &RoundId,
        form: RulingForm,
    ) -> Result<Done, Denied> {
        asking.may(Act::DecideAwards, &Place::locality(round.locality()))?;
        self.round(round).await?;
        let awards = form.verdicts.iter().any(|verdict| verdict.not_awarded.is_none());
        for _ in 0..TRIES {
            let number = self.next_given(round).await?;
            let ruling = self.ruling(asking, round, form.clone()).await?;
            let command = AwardRoundCommand::Decide(Box::new(ruling));
            match self.execute::<AwardRound>(asking, round.as_str(), command, awards.then_some(number)).await
            {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(Denied::Refused(Refusal::NumbersBusy))
    }

    async fn ruling(&self, asking: &Asking, round: &RoundId, form: RulingForm) -> Result<Ruling, Denied> {
        let (name, position) = self.signer(&asking.by)?;
        let locality = self.locality(&round.locality()).await?;
        let mut items = Vec::new();
        for verdict in form.verdicts {
            let mut candidate = self.candidate(asking, round, &verdict.nomination).await?;
            (candidate.overlap_reason, candidate.out_of_turn) = (verdict.overlap_reason, verdict.out_of_turn);
            let verdict = match verdict.not_awarded {
                Some(reason) => {
                    let reason = Personal::new(candidate.entry.subject.clone(), reason);
                    Verdict::NotAwarded { reason }
                }
                None => Verdict::Award,
            };
            items.push(RulingItem { candidate, verdict });
        }
        let signatory = Signatory {
            account: asking.by.clone(),
            name,
            position,
            mode: form.mode,
            // which text holds is for the round to find
            delegation: None,
        };
        let signing = as_what(&signatory.position, &locality);
        Ok(Ruling { signatory, signing, items, stamp: asking.stamp() })
    }

    /// Takes a draft back before it is issued.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn drop_draft(
        &self,
        asking: &Asking,
        round: &RoundId,
        draft: u16,
        reason: String,
    ) -> Result<Done, Denied> {
        let command = AwardRoundCommand::DropDraft { draft, reason, stamp: asking.stamp() };
        self.put_round(asking, Act::DecideAwards, round, command).await
    }

    /// The form's name in the law's words, with this locality's kind and province.
    pub(crate) fn form_name(
        &self,
        nomination: &NominationId,
        form: &AwardFormId,
        on: Date,
    ) -> Result<String, Denied> {
        let locality = nomination.locality();
        let row = self.views.read(|connection| locality_directory::one(connection, &locality))?;
        let row = row.ok_or(Denied::NotFound(Missing::Locality))?;
        Ok(award_form::name(&self.rules, form, on, LocalityRow::place_words_of(Some(&row))))
    }

    /// A nomination with everything the decision needs, read from the ledger itself.
    pub(crate) async fn candidate(
        &self,
        asking: &Asking,
        round: &RoundId,
        id: &NominationId,
    ) -> Result<Candidate, Denied> {
        if id.locality() != round.locality() {
            return Err(Denied::NotFound(Missing::Nomination));
        }
        let nomination = self.nomination(id).await?;
        let missing = || Denied::NotFound(Missing::Nomination);
        let proposal =
            nomination.proposal().filter(|proposal| proposal.round == *round).ok_or_else(missing)?;
        let entry = self.entry(asking, id, &nomination)?.ok_or_else(missing)?;
        let unit = self.unit(&round.locality(), &entry.unit).await?;
        let identity = self.identity(asking, &entry.subject)?;
        let prior = self.prior_awards(&identity, round)?;
        let used_elsewhere = self.used_elsewhere(round, &entry.form, entry.kind).await?;
        Ok(Candidate {
            standing: standing(&nomination),
            recipient: proposal.nominee.name.clone(),
            position: proposal.nominee.position.clone(),
            unit_name: unit.name,
            achievement: proposal.achievement.clone(),
            criteria: proposal.criteria.clone(),
            drafted: self.drafted_elsewhere(&identity, round)?,
            identity,
            used_elsewhere,
            prior,
            overlap_reason: None,
            posthumous: proposal.posthumous,
            by_name: self.by_name(&asking.by, &round.locality(), &proposal.nominee)?,
            dossier: nomination.days(),
            considered: self.considered(&Considered::of(id, proposal))?.len(),
            out_of_turn: None,
            entry,
        })
    }

    /// What other rounds of the same campaign and year have used of a limit that the plan sets for all of them together.
    /// Whoever awards in one of them meanwhile takes the decision's number, and this is looked up again.
    pub(crate) async fn used_elsewhere(
        &self,
        round: &RoundId,
        form: &AwardFormId,
        kind: NomineeKind,
    ) -> Result<u16, Denied> {
        let here = self.round(round).await?;
        let Some((campaign, year, occasion)) = here.opened_for() else { return Ok(0) };
        let (_, plan) = self.campaign(campaign).await?;
        let sharing = plan.sharing(form, kind, occasion);
        let others = self.views.read(|connection| round_docket::of_year(connection, campaign, year))?;
        let mut used: u16 = 0;
        let counts = |row: &&RoundRow| {
            row.round != *round && row.annulled.is_none() && sharing.contains(&row.occasion)
        };
        for other in others.iter().filter(counts) {
            used = used.saturating_add(self.round(&other.round).await?.used(form, kind));
        }
        Ok(used)
    }

    /// What the same nominee, or whoever looks alike, holds already from other rounds; this round sees its own.
    /// What was revoked or taken back is held no more.
    pub(crate) fn prior_awards(
        &self,
        identity: &Identity,
        round: &RoundId,
    ) -> Result<Vec<PriorAward>, Denied> {
        let subjects = [identity.same.as_slice(), &identity.unanswered].concat();
        let rows = self.views.read(|connection| award_roll::of_subjects(connection, &subjects));
        let elsewhere = rows?.into_iter().filter(|row| row.round != *round && row.is_standing());
        let prior = |row: AwardRow| PriorAward {
            award: row.award,
            subject: row.subject,
            form: row.form,
            campaign: row.campaign,
            period: row.period,
        };
        Ok(elsewhere.map(prior).collect())
    }

    /// What other rounds will give the same nominee, or whoever looks alike, once it is signed.
    fn drafted_elsewhere(&self, identity: &Identity, round: &RoundId) -> Result<Vec<PriorDraft>, Denied> {
        let rows = self.views.read(|connection| decision_register::drafts(connection, &round.locality()))?;
        let lines = rows.into_iter().filter(|row| row.round != *round).flat_map(|row| row.draft.entries);
        let known =
            |subject: &SubjectId| identity.same.contains(subject) || identity.unanswered.contains(subject);
        let lines = lines.filter(|line| known(&line.subject));
        let prior = |line: DraftEntry| PriorDraft {
            nomination: line.nomination,
            subject: line.subject,
            form: line.form,
            period: line.period,
        };
        Ok(lines.map(prior).collect())
    }

    /// Revokes an award.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn revoke_award(&self, asking: &Asking, revoked: Revoked) -> Result<Done, Denied> {
        asking.may(Act::RevokeAward, &Place::locality(revoked.award.locality()))?;
        let row = self.award(&revoked.award).await?;
        self.ends_by_another_paper(&row, &revoked.paper.document, revoked.paper.on)?;
        let command = AwardRoundCommand::Revoke { revoked: Box::new(revoked), stamp: asking.stamp() };
        self.put_round(asking, Act::RevokeAward, &row.round, command).await
    }

    pub(crate) async fn award(&self, award: &AwardId) -> Result<AwardRow, Denied> {
        self.caught_up(&award.locality()).await?;
        let found = self.views.read(|connection| award_roll::one(connection, award))?;
        found.ok_or(Denied::NotFound(Missing::Award))
    }

    /// Sends a proposal for a higher form upward.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn forward_proposal(
        &self,
        asking: &Asking,
        round: &RoundId,
        nomination: &NominationId,
        document: String,
        on: Date,
    ) -> Result<Done, Denied> {
        asking.may(Act::ForwardProposal, &Place::locality(round.locality()))?;
        for _ in 0..TRIES {
            let number = self.next_given(round).await?;
            let candidate = Box::new(self.candidate(asking, round, nomination).await?);
            let document = document.clone();
            let command = AwardRoundCommand::Forward { candidate, document, on, stamp: asking.stamp() };
            match self.execute::<AwardRound>(asking, round.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(Denied::Refused(Refusal::NumbersBusy))
    }

    /// The next number among all that gives somebody an award, or asks for one above: whoever gives or asks in between, in
    /// whatever process, takes it, and what others have is looked up anew.
    pub(crate) async fn next_given(&self, round: &RoundId) -> Result<SeriesNumber, Denied> {
        let series = format!("{}/draft", round.locality());
        let number = self.ledger.next_number(&series).await?;
        self.caught_up(&round.locality()).await?;
        Ok(SeriesNumber { series, number })
    }

    /// A decision from above is not issued by the commune itself.
    pub(crate) fn is_issued_above(&self, round: &RoundId, issuer: &str) -> Result<(), Denied> {
        let home = self.views.read(|connection| locality_directory::one(connection, &round.locality()))?;
        match home.is_some_and(|home| fold(issuer).contains(fold(&home.title()).trim())) {
            true => Err(Denied::Refused(AwardRoundRefusal::IssuedHere.into())),
            false => Ok(()),
        }
    }

    /// What is granted above is granted by who decides the form, in this commune's province.
    pub(crate) fn is_issued_by(
        &self,
        locality: &LocalityId,
        authority: DecidingAuthority,
        issuer: &str,
    ) -> Result<(), Denied> {
        let home = self.views.read(|connection| locality_directory::one(connection, locality))?;
        let home = home.ok_or(Denied::NotFound(Missing::Locality))?;
        if above::decides(authority, issuer, &home.province) {
            return Ok(());
        }
        let authority = match authority {
            DecidingAuthority::ProvinceChairman => {
                format!("{} {}", home.place_words().authority(authority), home.province)
            }
            _ => home.place_words().authority(authority),
        };
        Err(Denied::Refused(
            AwardRoundRefusal::IssuedElsewhere { issuer: issuer.to_owned(), authority }.into(),
        ))
    }

    /// Records what the level above decided.
    ///
    /// # Errors
    /// See [`Denied`].
    pub async fn record_higher_decision(
        &self,
        asking: &Asking,
        round: &RoundId,
        nomination: &NominationId,
        decision: HigherDecision,
        paid: Option<PaidForm>,
    ) -> Result<Done, Denied> {
        asking.may(Act::ForwardProposal, &Place::locality(round.locality()))?;
        self.is_issued_above(round, &decision.issuer)?;
        let rules = self.rules_of(&round.locality()).await?;
        for _ in 0..TRIES {
            let number = self.next_given(round).await?;
            let candidate = Box::new(self.candidate(asking, round, nomination).await?);
            let entry = &candidate.entry;
            let authority = rules.form(&entry.form, decision.date).map(|form| form.authority);
            if let Some(authority) = authority.filter(|_| decision.granted) {
                self.is_issued_by(&round.locality(), authority, &decision.issuer)?;
            }
            let computed = rules.prize(&entry.form, entry.kind, decision.date);
            let prize = computed.map(|computed| match &paid {
                Some(paid) => paid.of(computed),
                None => computed,
            });
            let form_name = self.form_name(nomination, &entry.form, decision.date)?;
            let (decision, stamp) = (decision.clone(), asking.stamp());
            let command =
                AwardRoundCommand::RecordHigherDecision { candidate, form_name, prize, decision, stamp };
            match self.execute::<AwardRound>(asking, round.as_str(), command, Some(number)).await {
                Ok(done) => return Ok(done),
                Err(Attempt::NumberTaken) => {}
                Err(Attempt::Denied(denied)) => return Err(denied),
            }
        }
        Err(Denied::Refused(Refusal::NumbersBusy))
    }
}

/// As what somebody of that position may sign.
pub(crate) fn as_what(position: &str, locality: &Locality) -> Signing {
    Signing { as_head: terms::signs_as_head(position), texts: locality.delegations().to_vec() }
}

/// Whether a nomination can be decided.
pub(crate) fn standing(nomination: &Nomination) -> CandidateStanding {
    match nomination.stage() {
        // what nobody appraised yet is not ready, stopped or not
        Stage::Ready if nomination.is_suspended() => CandidateStanding::Suspended,
        Stage::Ready => CandidateStanding::Ready,
        Stage::Withdrawn => CandidateStanding::Withdrawn,
        _ => CandidateStanding::NotReady,
    }
}
