//! What comes beside and after the decision: what goes to the level above and its answer, corrections, revocations.

use super::chairman::is_ready;
use super::decision::{HigherDecision, Recovery, RevocationGround};
use super::entry::Candidate;
use super::issue::{award, is_explained};
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Terms};
use crate::act_day::{RestsOn, on_paper};
use crate::ids::AwardId;
use crate::money::Prize;
use crate::stamp::Stamp;
use jiff::civil::Date;

impl AwardRound {
    pub(super) fn forward(
        &self,
        terms: &Terms,
        candidate: Candidate,
        document: String,
        on: Date,
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
        is_ready(&candidate)?;
        self.within_quota(terms, &candidate)?;
        self.is_no_duplicate(terms, &candidate)?;
        let met = self.session.as_ref().map(|session| (RestsOn::Meeting, session.on));
        let on = Some(on_paper(on, &stamp, met)?);
        let Candidate { entry, .. } = candidate;
        Ok(vec![E::ProposalForwarded {
            nomination,
            form: entry.form,
            authority: entry.authority,
            document,
            on,
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
        on_paper(decision.date, &stamp, [(RestsOn::Forwarding, forwarded.on)])?;
        if !self.takes_an_answer(&nomination) {
            return Err(R::AlreadyDecided { nomination });
        }
        is_explained(prize.as_ref(), &candidate)?;
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
        (ground, basis): (RevocationGround, String),
        (money, artefact): (Recovery, Recovery),
        on: Date,
        stamp: Stamp,
    ) -> Facts {
        let decided = self.standing_award(&award)?.decided_on;
        if basis.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        let on = Some(on_paper(on, &stamp, [(RestsOn::Decision, decided)])?);
        Ok(vec![E::AwardRevoked { award, ground, basis, money, artefact, on, stamp }])
    }
}
