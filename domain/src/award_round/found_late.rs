//! What is found wrong of the way to a decision, also after it was published: the votes, the meeting, the proposal. It is put
//! right as long as the result does not turn; otherwise what rests on it is weighed first.

use super::slip::{LaterStep, Why};
use super::way_back::reasoned;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Terms};
use crate::act_day::{RestsOn, WrongDay, on_paper};
use crate::calendar::day;
use crate::ids::{AccountId, AwardId, NominationId};
use crate::plan::Occasion;
use jiff::civil::Date;

/// A proposal, to the chairman or upward, as its paper is recorded now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalPaper {
    /// Its number and symbol.
    pub document: String,
    /// Its day.
    pub on: Date,
    /// Whom it is about.
    pub nominations: Vec<NominationId>,
}

impl AwardRound {
    /// Opened, with notice and council, be it over.
    pub(super) fn with_council(&self) -> Result<&Terms, R> {
        let terms = self.opened()?;
        self.not_annulled()?;
        if terms.occasion == Occasion::Unscheduled { Err(R::StraightToTheChairman) } else { Ok(terms) }
    }

    /// Whether votes that were `counted` may be put right: nothing rests on them, or what was decided on them stays as
    /// it is. What holds, though too few were for it, is weighed first.
    pub(super) fn keeps_its_result(
        &self,
        nomination: &NominationId,
        counted: bool,
        passed: bool,
    ) -> Result<(), R> {
        let over = if self.closed { Err(R::Closed) } else { Ok(()) };
        let Err(rests) = self.nothing_rests_on(nomination).and(over) else { return Ok(()) };
        if !self.closed && !self.outcomes.contains_key(nomination) {
            return Err(rests);
        }
        let mut given = self.awards.values().filter(|award| award.nomination == *nomination);
        let over_for_it = self.outcomes.contains_key(nomination) && given.all(|award| award.revoked);
        if counted == passed || (counted && over_for_it) {
            return Ok(());
        }
        Err(R::ResultTurns { passed })
    }

    /// Until votes are counted, and again when something was decided on them: then with a quorum, and not after what was
    /// proposed.
    pub(super) fn correct_meeting(
        &self,
        terms: &Terms,
        on: Date,
        present: Vec<AccountId>,
        document: String,
        why: Why,
    ) -> Facts {
        let session = self.session.as_ref().ok_or(R::CouncilNotConvened)?;
        let decided = self.closed || !self.outcomes.is_empty();
        if !self.ballots.is_empty() && !decided {
            return Err(R::RestsOnIt { later: LaterStep::Ballot });
        }
        let present = terms.quorate(&session.members, present)?;
        let proposed = self.proposed.values().map(|proposed| proposed.on);
        let rests = proposed.chain(self.forwarded.values().map(|forwarded| forwarded.on)).min();
        let today = day(why.stamp.at);
        let until = rests.map_or(today, |rests| rests.min(today));
        let from = self.notice.as_ref().map(|notice| notice.closes);
        if on > until || from.is_some_and(|closes| on <= closes) {
            return Err(R::NotTheDayOfTheMeeting { after: from.unwrap_or(until), until });
        }
        if (session.on, &session.present, &session.document) == (on, &present, &document) {
            return Err(R::SameAsRecorded);
        }
        let Why { reason, stamp, .. } = reasoned(why)?;
        let (before_on, before) = (session.on, session.present.iter().cloned().collect());
        let before_document = Some(session.document.clone()).filter(|before| *before != document);
        let present = present.into_iter().collect();
        Ok(vec![E::MeetingCorrected {
            before_on,
            before,
            before_document,
            on,
            present,
            document,
            reason,
            stamp,
        }])
    }

    /// The proposals of the round, to the chairman and upward, each once.
    #[must_use]
    pub fn proposals(&self) -> Vec<ProposalPaper> {
        let ours = self.proposed.iter().map(|(id, one)| (id, &one.document, one.on));
        let upward = self.forwarded.iter().map(|(id, one)| (id, &one.document, one.on));
        let mut found: Vec<ProposalPaper> = Vec::new();
        for (nomination, document, on) in ours.chain(upward) {
            match found.iter_mut().find(|one| one.document == *document && one.on == on) {
                Some(same) => same.nominations.push(nomination.clone()),
                None => found.push(ProposalPaper {
                    document: document.clone(),
                    on,
                    nominations: vec![nomination.clone()],
                }),
            }
        }
        found
    }

    /// Number and day of a proposal, at any time: after the meeting, not after what was decided on it.
    pub(super) fn correct_proposal(
        &self,
        nomination: &NominationId,
        document: String,
        on: Date,
        why: Why,
    ) -> Facts {
        let known = self.proposals().into_iter().find(|one| one.nominations.contains(nomination));
        let Some(before) = known else { return Err(R::NothingToTakeBack) };
        if document.trim().is_empty() {
            return Err(R::NumberMissing);
        }
        let met = self.session.as_ref().map(|session| (RestsOn::Meeting, session.on));
        on_paper(on, &why.stamp, met)?;
        let decided = self.awards.values().filter(|award| before.nominations.contains(&award.nomination));
        if let Some(decided) = decided.map(|award| award.decided_on).min().filter(|decided| *decided < on) {
            return Err(WrongDay::TooEarly { on: decided, rests_on: RestsOn::Proposal, since: on }.into());
        }
        if (&before.document, before.on) == (&document, on) {
            return Err(R::SameAsRecorded);
        }
        let Why { reason, document: paper, stamp } = reasoned(why)?;
        let ProposalPaper { document: before, on: before_on, nominations } = before;
        Ok(vec![E::ProposalCorrected { nominations, before, before_on, document, on, reason, paper, stamp }])
    }

    /// The paper of a correction as it is, neither of a day to come nor older than a decision that it put right.
    pub(super) fn correct_the_paper(
        &self,
        award: &AwardId,
        wrong: (String, Date),
        document: String,
        on: Date,
        why: Why,
    ) -> Facts {
        let given = self.awards.get(award).ok_or_else(|| R::NoSuchAward { award: award.clone() })?;
        if !given.corrected_by.contains(&wrong) {
            return Err(R::NothingToTakeBack);
        }
        if document.trim().is_empty() {
            return Err(R::NumberMissing);
        }
        if (&wrong.0, wrong.1) == (&document, on) {
            return Err(R::SameAsRecorded);
        }
        let put_right = || self.awards.iter().filter(|(_, given)| given.corrected_by.contains(&wrong));
        let decided = put_right().map(|(_, given)| (RestsOn::Decision, given.decided_on));
        on_paper(on, &why.stamp, decided)?;
        let awards = put_right().map(|(award, _)| award.clone()).collect();
        let Why { reason, stamp, .. } = reasoned(why)?;
        let (before, before_on) = wrong;
        Ok(vec![E::CorrectionPaperCorrected { awards, before, before_on, document, on, reason, stamp }])
    }

    pub(super) fn put_the_proposal_right(&mut self, nominations: &[NominationId], document: &str, on: Date) {
        for nomination in nominations {
            if let Some(proposed) = self.proposed.get_mut(nomination) {
                (proposed.document, proposed.on) = (document.to_owned(), on);
            }
            if let Some(forwarded) = self.forwarded.get_mut(nomination) {
                (forwarded.document, forwarded.on) = (document.to_owned(), on);
            }
        }
    }
}
