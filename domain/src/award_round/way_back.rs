//! The way back from a slip: what was recorded is put right, or taken back, by a fact of its own with its reason, as long
//! as nothing rests on it. The first and the corrected both stay in the book.

use super::council::Weighed;
use super::slip::{LaterStep, PutRight, RoundStep, Why};
use super::{
    Attendance, AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Ballot, BallotMethod, Conflict,
    Facts, Outcome, Tally, Terms,
};
use crate::ids::{AccountId, NominationId};
use crate::personal::Personal;
use crate::stamp::Stamp;
use std::collections::BTreeSet;

impl Ballot {
    /// That its count was put right, as a fact.
    pub(super) fn put_right(
        &self,
        nomination: NominationId,
        (method, tally): (BallotMethod, Tally),
        votes: Weighed,
        why: Why,
    ) -> E {
        let Weighed { attendance, written, out_of, passed } = votes;
        let Attendance { voters, recused, absent, .. } = attendance;
        let Why { reason, document, stamp } = why;
        E::BallotCorrected {
            nomination,
            before: self.tally,
            before_written: self.written,
            method,
            tally,
            voters,
            recused,
            absent,
            written,
            out_of,
            passed,
            reason,
            document,
            stamp,
        }
    }
}

impl AwardRound {
    pub(super) fn put_right(&self, right: PutRight) -> Facts {
        match right {
            PutRight::Ballot { nomination, method, tally, written, why } => {
                self.correct_ballot(self.with_council()?, nomination, method, (tally, written), why)
            }
            PutRight::Meeting { on, present, document, ballots, why } => {
                self.correct_meeting(self.with_council()?, on, (present, &ballots), document, why)
            }
            PutRight::Declaration { member, conflicts, recount, why } => {
                self.scheduled()?;
                self.correct_declaration(member, conflicts, recount, why)
            }
            PutRight::Answer { comment, answer, why } => {
                self.scheduled()?;
                self.correct_answer(comment, answer, why)
            }
            PutRight::Proposal { nomination, document, on, why } => {
                self.with_council()?;
                self.correct_proposal(&nomination, document, on, why)
            }
            PutRight::TakeBack { step, why } => self.take_back(step, why),
            PutRight::Refusal { nomination, reason, stamp } => {
                self.running()?;
                self.take_back_refusal(nomination, reason, stamp)
            }
            PutRight::CorrectionPaper { award, before, document, on, why } => {
                self.correct_the_paper(&award, before, document, on, why)
            }
            PutRight::HigherAward { award, why } => self.take_back_higher(award, why),
            PutRight::Annul(why) => self.annul(why),
        }
    }

    fn correct_ballot(
        &self,
        terms: &Terms,
        nomination: NominationId,
        method: BallotMethod,
        (tally, written): (Tally, Option<Tally>),
        why: Why,
    ) -> Facts {
        let session = self.session.as_ref().ok_or(R::CouncilNotConvened)?;
        let Some(counted) = self.ballots.get(&nomination) else {
            return Err(R::NothingToTakeBack);
        };
        let votes = self.weigh(terms, session, &nomination, (tally, written))?;
        self.keeps_its_result(&nomination, counted.passed, votes.passed)?;
        if (counted.tally, counted.written, counted.method) == (tally, votes.written, method) {
            return Err(R::SameAsRecorded);
        }
        Ok(vec![counted.put_right(nomination, (method, tally), votes, reasoned(why)?)])
    }

    /// Neither proposed, sent upward nor decided.
    pub(super) fn nothing_rests_on(&self, nomination: &NominationId) -> Result<(), R> {
        let later = if self.outcomes.contains_key(nomination) {
            LaterStep::Decision
        } else if self.is_drafted(nomination) {
            LaterStep::Draft
        } else if self.proposed.contains_key(nomination) {
            LaterStep::Proposal
        } else if self.forwarded.contains_key(nomination) {
            LaterStep::Forwarding
        } else {
            return Ok(());
        };
        Err(R::RestsOnIt { later })
    }

    /// A conflict that is remembered after the count puts out every count in which the member had a vote, of all nominations
    /// of that person: the council counts again without the member, as long as nothing was proposed or decided on it.
    fn correct_declaration(
        &self,
        member: AccountId,
        conflicts: Vec<Conflict>,
        recount: String,
        why: Why,
    ) -> Facts {
        let Some(before) = self.declared.get(&member) else {
            return Err(R::NothingToTakeBack);
        };
        if let Some(unlisted) = conflicts.iter().find(|one| !self.entries.contains_key(&one.nomination)) {
            return Err(R::NotListed { nomination: unlisted.nomination.clone() });
        }
        let whom = |conflicts: &[Conflict]| -> BTreeSet<NominationId> {
            conflicts.iter().map(|conflict| conflict.nomination.clone()).collect()
        };
        let (was, is) = (whom(before), whom(&conflicts));
        let mut after = self.clone();
        after.declared.insert(member.clone(), conflicts.clone());
        let changes = |id: &&NominationId| self.attendance(id) != after.attendance(id);
        let counted: Vec<NominationId> = self.ballots.keys().filter(changes).cloned().collect();
        for nomination in &counted {
            self.nothing_rests_on(nomination)?;
        }
        if *before == conflicts {
            return Err(R::SameAsRecorded);
        }
        if member != why.stamp.by && why.document.is_none() {
            return Err(R::DeclaredOnNoPaper { member });
        }
        // who stands aside may say so alone; who means to vote after all has it recorded by another, from a signed paper
        if member == why.stamp.by && was.difference(&is).next().is_some() {
            return Err(R::ConflictTakenBackAlone);
        }
        let before = before.clone();
        let Why { reason, document, stamp } = reasoned(why)?;
        let put_out = |nomination| E::RoundStepTakenBack {
            step: RoundStep::BallotCounted(nomination),
            reason: recount.clone(),
            document: None,
            stamp: stamp.clone(),
        };
        let put_out: Vec<E> = counted.into_iter().map(put_out).collect();
        let corrected = E::DeclarationCorrected { member, before, conflicts, reason, document, stamp };
        Ok([vec![corrected], put_out].concat())
    }

    fn correct_answer(&self, comment: String, answer: String, why: Why) -> Facts {
        if self.comments.get(&comment).ok_or(R::NoSuchComment)?.is_none() {
            return Err(R::NothingToTakeBack);
        }
        if self.session.is_some() {
            return Err(R::RestsOnIt { later: LaterStep::Meeting });
        }
        if answer.trim().is_empty() {
            return Err(R::NothingWritten);
        }
        let Why { reason, stamp, .. } = reasoned(why)?;
        Ok(vec![E::CommentAnswerCorrected { comment, answer, reason, stamp }])
    }

    fn take_back(&self, step: RoundStep, why: Why) -> Facts {
        if step == RoundStep::RoundClosed {
            self.not_annulled()?;
            if !self.closed {
                return Err(R::NothingToTakeBack);
            }
        } else {
            self.running()?;
            self.is_last(&step)?;
        }
        let Why { reason, document, stamp } = reasoned(why)?;
        Ok(vec![E::RoundStepTakenBack { step, reason, document, stamp }])
    }

    /// Whether a step was recorded and nothing rests on it.
    fn is_last(&self, step: &RoundStep) -> Result<(), R> {
        let rests = |later| Err(R::RestsOnIt { later });
        let recorded = match step {
            RoundStep::NominationsClosed if self.notice.is_some() => return rests(LaterStep::Notice),
            RoundStep::NominationsClosed => self.nominations_closed,
            RoundStep::NoticeOpened if self.session.is_some() => return rests(LaterStep::Meeting),
            RoundStep::NoticeOpened if self.notice.is_some() && !self.comments.is_empty() => {
                return rests(LaterStep::Comments);
            }
            RoundStep::NoticeOpened if !self.declared.is_empty() => return rests(LaterStep::Declarations),
            RoundStep::NoticeOpened => self.notice.is_some(),
            RoundStep::CouncilConvened if !self.ballots.is_empty() => return rests(LaterStep::Ballot),
            RoundStep::CouncilConvened => self.session.is_some(),
            RoundStep::BallotCounted(nomination) => {
                self.nothing_rests_on(nomination)?;
                self.ballots.contains_key(nomination)
            }
            RoundStep::AwardsProposed(nominations) => {
                if nominations.iter().any(|nomination| self.outcomes.contains_key(nomination)) {
                    return rests(LaterStep::Decision);
                }
                if nominations.iter().any(|nomination| self.is_drafted(nomination)) {
                    return rests(LaterStep::Draft);
                }
                let known = |nomination| self.proposed.contains_key(nomination);
                !nominations.is_empty() && nominations.iter().all(known)
            }
            RoundStep::ProposalForwarded(nomination) if self.outcomes.contains_key(nomination) => {
                return rests(LaterStep::Decision);
            }
            RoundStep::ProposalForwarded(nomination) => self.forwarded.contains_key(nomination),
            RoundStep::HigherDeclined(nomination) => {
                let granted = self.awards.values().any(|award| award.nomination == *nomination);
                if granted {
                    return rests(LaterStep::Decision);
                }
                self.outcomes.get(nomination) == Some(&Outcome::Answered)
            }
            RoundStep::AwardMade(nomination) => self.was_awarded_in_error(nomination),
            RoundStep::RoundClosed => self.closed,
        };
        if recorded { Ok(()) } else { Err(R::NothingToTakeBack) }
    }

    /// Whether its award is taken back as the office's error: of the commune's own, the chairman can decide again.
    fn was_awarded_in_error(&self, nomination: &NominationId) -> bool {
        let mut given = self.awards.values().filter(|award| award.nomination == *nomination);
        self.outcomes.get(nomination) == Some(&Outcome::Awarded)
            && !self.forwarded.contains_key(nomination)
            && given.all(|award| award.mistaken)
    }

    fn take_back_refusal(&self, nomination: NominationId, reason: Personal<String>, stamp: Stamp) -> Facts {
        if self.outcomes.get(&nomination) != Some(&Outcome::NotAwarded) {
            return Err(R::NothingToTakeBack);
        }
        if reason.is_blank() {
            return Err(R::ReasonMissing);
        }
        Ok(vec![E::RefusalTakenBack { nomination, reason, stamp }])
    }

    /// A round from which nothing came can be annulled, even when it was ended.
    fn annul(&self, why: Why) -> Facts {
        self.opened()?;
        self.not_annulled()?;
        if !self.awards.is_empty() {
            return Err(R::RestsOnIt { later: LaterStep::Decision });
        }
        if !self.drafts.is_empty() {
            return Err(R::RestsOnIt { later: LaterStep::Draft });
        }
        if !self.forwarded.is_empty() {
            return Err(R::RestsOnIt { later: LaterStep::Forwarding });
        }
        if self.consulted && why.document.is_none() {
            return Err(R::AnnulledOnNoPaper);
        }
        let Why { reason, document, stamp } = reasoned(why)?;
        Ok(vec![E::RoundAnnulled { reason, document, stamp }])
    }

    pub(super) fn not_annulled(&self) -> Result<(), R> {
        if self.annulled { Err(R::Annulled) } else { Ok(()) }
    }

    pub(super) fn evolve_back(&mut self, event: E) {
        match event {
            E::BallotCorrected { nomination, method, tally, written, passed, .. } => {
                self.ballots.insert(nomination, Ballot { method, tally, written, passed });
            }
            E::MeetingCorrected { on, present, document, .. } => {
                if let Some(session) = &mut self.session {
                    session.present = present.into_iter().collect();
                    (session.on, session.document) = (on, document);
                }
            }
            E::DeclarationCorrected { member, before, conflicts, .. } => {
                for conflict in before {
                    self.retracted.entry(conflict.nomination).or_default().insert(member.clone());
                }
                for conflict in &conflicts {
                    if let Some(members) = self.retracted.get_mut(&conflict.nomination) {
                        members.remove(&member);
                    }
                }
                self.declared.insert(member, conflicts);
            }
            E::RefusalTakenBack { nomination, .. } => {
                self.outcomes.remove(&nomination);
            }
            E::ProposalCorrected { nominations, document, on, .. } => {
                self.put_the_proposal_right(&nominations, &document, on);
            }
            E::RoundStepTakenBack { step, .. } => self.undo(step),
            E::RoundAnnulled { .. } => self.annulled = true,
            // the answer's words are not kept here; the others have their own place
            _ => {}
        }
    }

    fn undo(&mut self, step: RoundStep) {
        match step {
            RoundStep::NominationsClosed => self.nominations_closed = false,
            RoundStep::NoticeOpened => {
                self.notice = None;
                self.entries.clear();
            }
            // what members declared they declared, met or not
            RoundStep::CouncilConvened => self.session = None,
            RoundStep::BallotCounted(nomination) => {
                self.ballots.remove(&nomination);
            }
            RoundStep::AwardsProposed(nominations) => {
                self.proposed.retain(|nomination, _| !nominations.contains(nomination));
            }
            RoundStep::ProposalForwarded(nomination) => {
                self.forwarded.remove(&nomination);
            }
            RoundStep::HigherDeclined(nomination) | RoundStep::AwardMade(nomination) => {
                self.outcomes.remove(&nomination);
            }
            RoundStep::RoundClosed => {
                self.closed = false;
                // what ended with the round goes on with it
                let forwarded = &self.forwarded;
                self.outcomes.retain(|nomination, outcome| {
                    *outcome != Outcome::Ended || forwarded.contains_key(nomination)
                });
            }
        }
    }

    /// Whether its list was ever put to the public, be it that the notice was taken back: then it is the chairman who annuls
    /// it, by a paper.
    #[must_use]
    pub fn is_consulted(&self) -> bool {
        self.consulted
    }

    /// Whether it was annulled: another one of its year and occasion can be opened.
    #[must_use]
    pub fn is_annulled(&self) -> bool {
        self.annulled
    }
}

pub(super) fn reasoned(why: Why) -> Result<Why, R> {
    if why.reason.trim().is_empty() { Err(R::ReasonMissing) } else { Ok(why) }
}
