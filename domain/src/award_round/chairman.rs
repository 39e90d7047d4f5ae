//! The chairman: decides, revokes; sends upward what others decide. Quota and duplicates are checked here.

use super::command::{Ruling, RulingItem, Verdict};
use super::decision::{
    Award, Decision, DecisionEntry, HigherDecision, Recovery, RevocationGround, Signatory, WithinQuota,
    symbol,
};
use super::entry::{Candidate, CandidateStanding, Holder};
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Outcome, Terms};
use crate::calendar::day;
use crate::ids::{AwardFormId, AwardId, DecisionSlug, NominationId};
use crate::locality::SigningMode;
use crate::money::Prize;
use crate::nominee::NomineeKind;
use crate::plan::Occasion;
use crate::quota::limit_on;
use crate::stamp::Stamp;

impl AwardRound {
    pub(super) fn rule(&self, terms: &Terms, ruling: Ruling) -> Facts {
        let Ruling { number, signatory, legal_bases, items, stamp } = ruling;
        if items.is_empty() {
            return Err(R::NothingDecided);
        }
        may_sign(&signatory)?;
        let signed_on = day(stamp.at);
        let decision_symbol = symbol(number);
        let (mut refused, mut entries, mut awards) = (Vec::new(), Vec::new(), Vec::new());
        // what this ruling awards counts against what this ruling awards next
        let mut after = self.clone();
        for RulingItem { candidate, verdict } in items {
            after.can_be_decided(terms, &candidate, &verdict, &stamp)?;
            let nomination = candidate.entry.nomination.clone();
            match verdict {
                Verdict::NotAwarded { reason } => {
                    if reason.is_blank() {
                        return Err(R::ReasonMissing);
                    }
                    after.outcomes.insert(nomination.clone(), Outcome::NotAwarded);
                    refused.push(E::NominationNotAwarded { nomination, reason, stamp: stamp.clone() });
                }
                Verdict::Award { form_name, prize } => {
                    if !candidate.entry.authority.is_commune() {
                        return Err(R::NotOurs { form: candidate.entry.form });
                    }
                    let within = after.within_quota(terms, &candidate)?;
                    after.is_no_duplicate(terms, &candidate)?;
                    let decision = DecisionSlug { year: signed_on.year(), number };
                    let id = AwardId::of_decision(&nomination.locality(), decision, entries.len() + 1);
                    entries.push(DecisionEntry {
                        award: id.clone(),
                        nomination,
                        form: candidate.entry.form.clone(),
                        kind: candidate.entry.kind,
                        prize: prize.clone(),
                        within,
                        overlap_reason: candidate.overlap_reason.clone(),
                    });
                    let award =
                        award(terms, id, candidate, form_name, prize, (decision_symbol.clone(), signed_on));
                    after.give(&award);
                    awards.push(E::AwardPublished { award: Box::new(award), stamp: stamp.clone() });
                }
            }
        }
        let mut facts = refused;
        if !entries.is_empty() {
            let year = signed_on.year();
            let ids = entries.iter().map(|entry| entry.award.clone()).collect();
            let decision = Decision {
                year,
                number,
                symbol: decision_symbol.clone(),
                signed_on,
                signatory,
                legal_bases,
                entries,
            };
            facts.push(E::AwardsDecided { decision, stamp: stamp.clone() });
            facts.push(E::DecisionPublished {
                year,
                number,
                symbol: decision_symbol,
                signed_on,
                awards: ids,
                stamp,
            });
            facts.extend(awards);
        }
        Ok(facts)
    }

    fn can_be_decided(
        &self,
        terms: &Terms,
        candidate: &Candidate,
        verdict: &Verdict,
        stamp: &Stamp,
    ) -> Result<(), R> {
        let nomination = candidate.entry.nomination.clone();
        let proposed_by = self.proposed.get(&nomination);
        if self.outcomes.contains_key(&nomination) {
            return Err(R::AlreadyDecided { nomination });
        }
        if terms.occasion != Occasion::Unscheduled && proposed_by.is_none() {
            return Err(R::NotProposed { nomination });
        }
        match candidate.standing {
            CandidateStanding::Ready => {}
            CandidateStanding::NotReady => return Err(R::NotReady { nomination }),
            CandidateStanding::Suspended => return Err(R::Suspended { nomination }),
            // taken back after it was proposed: it is struck off, or the round could never close
            CandidateStanding::Withdrawn if matches!(verdict, Verdict::NotAwarded { .. }) => {}
            CandidateStanding::Withdrawn => return Err(R::Withdrawn { nomination }),
        }
        if proposed_by == Some(&stamp.by) || candidate.entry.hands.contains(&stamp.by) {
            return Err(R::SameHands { nomination });
        }
        Ok(())
    }

    fn within_quota(&self, terms: &Terms, candidate: &Candidate) -> Result<Option<WithinQuota>, R> {
        let entry = &candidate.entry;
        self.place_within(terms, (&entry.form, entry.kind), candidate.used_elsewhere)
    }

    /// The next place within the plan's limit of a form and kind, with what other rounds have used of it; none where it
    /// sets none.
    pub(super) fn place_within(
        &self,
        terms: &Terms,
        (form, kind): (&AwardFormId, NomineeKind),
        elsewhere: u16,
    ) -> Result<Option<WithinQuota>, R> {
        let Some(quota) = limit_on(&terms.quotas, form, kind) else { return Ok(None) };
        let (used, limit) = (self.used(form, kind).saturating_add(elsewhere), quota.limit);
        let source = quota.source.clone();
        if used >= limit {
            return Err(R::QuotaExhausted { form: form.clone(), kind, used, limit, rule: source });
        }
        Ok(Some(WithinQuota { place: used + 1, limit, source }))
    }

    /// One achievement, one award (Luật TĐKT Đ5): the same campaign blocks, another one asks for a recorded reason. Whoever
    /// may be the same person blocks until somebody has said that they are two.
    fn is_no_duplicate(&self, terms: &Terms, candidate: &Candidate) -> Result<(), R> {
        let entry = &candidate.entry;
        let nomination = entry.nomination.clone();
        let given = self.awards.iter().filter(|(_, given)| !given.revoked);
        let given: Vec<_> =
            given.filter(|(_, given)| candidate.is_rival(&given.form.form, &given.period)).collect();
        let holds = |holder| given.iter().find(|(_, given)| candidate.sees(&given.subject) == holder);
        if let Some((award, _)) = holds(Holder::Same) {
            return Err(R::AlreadyAwarded { nomination, award: (*award).clone() });
        }
        // what waits for an answer from above may become an award any day
        let waiting = self.forwarded.keys().filter(|forwarded| !self.outcomes.contains_key(*forwarded));
        let waiting: Vec<_> = waiting
            .filter_map(|forwarded| self.entries.get(forwarded))
            .filter(|forwarded| candidate.is_rival(&forwarded.form, &forwarded.period))
            .collect();
        let waits = |holder| waiting.iter().find(|forwarded| candidate.sees(&forwarded.subject) == holder);
        if let Some(forwarded) = waits(Holder::Same) {
            return Err(R::AlreadyForwarded { nomination: forwarded.nomination.clone() });
        }
        let prior: Vec<_> =
            candidate.prior.iter().filter(|prior| candidate.is_rival(&prior.form, &prior.period)).collect();
        for prior in prior.iter().filter(|prior| candidate.sees(&prior.subject) == Holder::Same) {
            let award = prior.award.clone();
            if prior.campaign == terms.campaign {
                return Err(R::AlreadyAwarded { nomination, award });
            }
            if candidate.overlap_reason.as_ref().is_none_or(|reason| reason.trim().is_empty()) {
                return Err(R::OverlapWithoutReason { nomination, award });
            }
        }
        let elsewhere = prior.iter().any(|prior| candidate.sees(&prior.subject) == Holder::MayBe);
        if holds(Holder::MayBe).is_some() || waits(Holder::MayBe).is_some() || elsewhere {
            return Err(R::LookAlikeUnanswered { nomination });
        }
        Ok(())
    }

    pub(super) fn forward(
        &self,
        terms: &Terms,
        candidate: Candidate,
        document: String,
        stamp: Stamp,
    ) -> Facts {
        let entry = &candidate.entry;
        let nomination = entry.nomination.clone();
        if entry.authority.is_commune() {
            return Err(R::Ours { form: entry.form.clone() });
        }
        if self.forwarded.contains_key(&nomination) {
            return Err(R::AlreadyForwarded { nomination });
        }
        if !self.entries.contains_key(&nomination) {
            return Err(R::NotListed { nomination });
        }
        if !self.passed(&nomination) {
            return Err(R::BallotNotPassed { nomination });
        }
        match candidate.standing {
            CandidateStanding::Ready => {}
            CandidateStanding::NotReady => return Err(R::NotReady { nomination }),
            CandidateStanding::Suspended => return Err(R::Suspended { nomination }),
            CandidateStanding::Withdrawn => return Err(R::Withdrawn { nomination }),
        }
        self.within_quota(terms, &candidate)?;
        self.is_no_duplicate(terms, &candidate)?;
        let Candidate { entry, .. } = candidate;
        Ok(vec![E::ProposalForwarded {
            nomination,
            form: entry.form,
            authority: entry.authority,
            document,
            stamp,
        }])
    }

    pub(super) fn record_higher(
        &self,
        terms: &Terms,
        candidate: Candidate,
        form_name: String,
        prize: Option<Prize>,
        decision: HigherDecision,
        stamp: Stamp,
    ) -> Facts {
        let nomination = candidate.entry.nomination.clone();
        let Some(forwarded) = self.forwarded.get(&nomination) else {
            return Err(R::NotForwarded { nomination });
        };
        if decision.date < forwarded.on {
            return Err(R::AnsweredBeforeAsked { forwarded: forwarded.on });
        }
        if self.outcomes.contains_key(&nomination) {
            return Err(R::AlreadyDecided { nomination });
        }
        let recorded = E::HigherDecisionRecorded {
            nomination: nomination.clone(),
            decision: decision.clone(),
            stamp: stamp.clone(),
        };
        let mut facts = vec![recorded];
        if decision.granted {
            let id = AwardId::from_above(&nomination);
            let award = award(terms, id, candidate, form_name, prize, (decision.number, decision.date));
            facts.push(E::AwardPublished { award: Box::new(award), stamp });
        }
        Ok(facts)
    }

    pub(super) fn revoke(
        &self,
        award: AwardId,
        ground: RevocationGround,
        basis: String,
        money: Recovery,
        artefact: Recovery,
        stamp: Stamp,
    ) -> Facts {
        self.standing_award(&award)?;
        if basis.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        Ok(vec![E::AwardRevoked { award, ground, basis, money, artefact, stamp }])
    }

    pub(super) fn close(&self, stamp: Stamp) -> Facts {
        let waits = |nomination: &&NominationId| !self.outcomes.contains_key(*nomination);
        match self.proposed.keys().filter(waits).count() {
            0 => Ok(vec![E::RoundClosed { stamp }]),
            count => Err(R::Undecided { count }),
        }
    }
}

fn award(
    terms: &Terms,
    id: AwardId,
    candidate: Candidate,
    form_name: String,
    prize: Option<Prize>,
    (decision, decided_on): (String, jiff::civil::Date),
) -> Award {
    let Candidate { entry, recipient, position, unit_name, achievement, criteria, .. } = candidate;
    Award {
        id,
        nomination: entry.nomination,
        round: terms.round.clone(),
        campaign: terms.campaign.clone(),
        year: terms.year,
        occasion: terms.occasion,
        form: entry.form,
        form_name,
        authority: entry.authority,
        decision,
        decided_on,
        kind: entry.kind,
        subject: entry.subject,
        recipient,
        position,
        unit: entry.unit,
        unit_name,
        achievement,
        criteria,
        period: entry.period,
        prize,
    }
}

/// Only who signs for the chairman needs a delegation, and only they have one.
fn may_sign(signatory: &Signatory) -> Result<(), R> {
    match (signatory.mode, &signatory.delegation) {
        (SigningMode::Own, Some(_)) => Err(R::SignsForTheHead),
        (SigningMode::Own, None) => Ok(()),
        (_, None) => Err(R::DelegationMissing),
        (_, Some(_)) => Ok(()),
    }
}
