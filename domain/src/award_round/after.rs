//! What comes beside and after the decision: what goes to the level above and its answer, corrections, revocations.

use super::chairman::is_ready;
use super::correction::{ByPaper, dated};
use super::decision::{HigherDecision, Recovery, RevocationGround};
use super::entry::Candidate;
use super::given::GivenAward;
use super::issue::{award, is_explained};
use super::slip::Why;
use super::way_back::reasoned;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Terms};
use crate::act_day::{RestsOn, on_paper};
use crate::ids::AwardId;
use crate::money::Prize;
use crate::stamp::Stamp;
use jiff::civil::Date;

/// An award revoked on a ground of the law.
#[derive(Clone, Debug)]
pub struct Revoked {
    /// Which award.
    pub award: AwardId,
    /// On which ground.
    pub ground: RevocationGround,
    /// The decision that revokes; its reason is the conclusion or judgment that it rests on.
    pub paper: ByPaper,
    /// Who signed the decision: position and name.
    pub signed_by: String,
    /// Whether money is to come back.
    pub money: Recovery,
    /// Whether the artefact is to come back.
    pub artefact: Recovery,
}

/// The decision by which an award ends is named as the one that gave it: number, day, who signed; and says why.
pub(super) fn ended_by(
    paper: ByPaper,
    signed_by: &str,
    given: &GivenAward,
    stamp: &Stamp,
) -> Result<ByPaper, R> {
    dated(&paper, given, stamp)?;
    if paper.reason.trim().is_empty() {
        return Err(R::ReasonMissing);
    }
    if paper.document.trim().is_empty() || signed_by.trim().is_empty() {
        return Err(R::EndUnsigned);
    }
    given.is_of(&[&paper.document, signed_by])?;
    Ok(paper)
}

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
        candidate.is_confirmed()?;
        let met = self.session.as_ref().map(|session| (RestsOn::Meeting, session.on));
        let on = on_paper(on, &stamp, met)?;
        self.is_no_other_paper(None, false, &document, on)?;
        let on = Some(on);
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
            let before = self.struck.get(&nomination).copied().unwrap_or_default();
            let id = AwardId::from_above_anew(&nomination, before);
            let award = award(terms, id, candidate, form_name, prize, (decision.number, decision.date));
            facts.push(E::AwardPublished { award: Box::new(award), stamp });
        }
        Ok(facts)
    }

    /// An award from above that nobody made: the wrong line, or a paper that was misread. What was made and is to end is
    /// ended by whoever made it.
    pub(super) fn take_back_higher(&self, award: AwardId, why: Why) -> Facts {
        let given = self.standing_award(&award)?;
        if given.authority.is_commune() {
            return Err(R::Ours { form: given.form.form.clone() });
        }
        let nomination = given.nomination.clone();
        let Why { reason, document, stamp } = reasoned(why)?;
        Ok(vec![E::HigherDecisionTakenBack { nomination, award, reason, document, stamp }])
    }

    pub(super) fn revoke(&self, revoked: Revoked, stamp: Stamp) -> Facts {
        let Revoked { award, ground, paper, signed_by, money, artefact } = revoked;
        let ByPaper { reason: basis, document, on } =
            ended_by(paper, &signed_by, self.standing_award(&award)?, &stamp)?;
        let (document, signed_by, on) = (Some(document), Some(signed_by), Some(on));
        Ok(vec![E::AwardRevoked { award, ground, basis, document, signed_by, money, artefact, on, stamp }])
    }
}
