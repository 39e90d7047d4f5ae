//! What is found wrong of the way to a decision, also after it was published: the votes, the meeting, the proposal. It is put
//! right as long as the result does not turn; otherwise what rests on it is weighed first.

use super::slip::{LaterStep, Why};
use super::way_back::reasoned;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Tally, Terms};
use crate::act_day::{RestsOn, WrongDay, on_paper};
use crate::ids::{AccountId, AwardFormId, AwardId, NominationId};
use crate::nominee::NomineeKind;
use crate::plan::Occasion;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A proposal, to the chairman or upward, as its paper is recorded now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalPaper {
    /// Its number and symbol.
    pub document: String,
    /// Its day.
    pub on: Date,
    /// Whom it is about.
    pub nominations: Vec<NominationId>,
    /// The day on which it was first recorded: its own day is not after it.
    pub entered: Date,
}

/// What was asked of a level above.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Forwarded {
    pub(super) form: AwardFormId,
    pub(super) kind: NomineeKind,
    pub(super) document: String,
    pub(super) on: Date,
    pub(super) paper: u16,
    pub(super) entered: Date,
}

/// What was put to the chairman.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Proposed {
    pub(super) by: AccountId,
    pub(super) document: String,
    pub(super) on: Date,
    /// Which of the papers to the chairman it is: what its number is, is put right.
    pub(super) paper: u16,
    /// The day on which it was recorded.
    pub(super) entered: Date,
}

/// The votes of one count as they were, said together with who was present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recount {
    /// Of which nomination.
    pub nomination: NominationId,
    /// The votes at the meeting.
    pub tally: Tally,
    /// The votes of members absent, in writing; of who was there after all none are.
    pub written: Option<Tally>,
}

/// Whether two papers bear one number and symbol, however it is typed.
fn is_one_number(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<String>().to_lowercase();
    plain(one) == plain(other)
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

    /// Until votes are counted, and again when something was decided on them: then with a quorum, not after what was
    /// proposed, and together with the counts that no longer fit who was there, or were wrong themselves. Never after the
    /// day it was recorded.
    pub(super) fn correct_meeting(
        &self,
        terms: &Terms,
        on: Date,
        (present, recounts): (Vec<AccountId>, &[Recount]),
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
        let until = rests.map_or(session.entered, |rests| rests.min(session.entered));
        let after = self.notice.as_ref().ok_or(R::NoticeNotOpened)?.closes;
        if on > until || on <= after {
            return Err(R::NotTheDayOfTheMeeting { after, until });
        }
        let counted = self.counted_again(terms, &present, recounts, (&document, &why))?;
        if (session.on, &session.present, &session.document) == (on, &present, &document) {
            return if counted.is_empty() { Err(R::SameAsRecorded) } else { Ok(counted) };
        }
        let Why { reason, stamp, .. } = reasoned(why)?;
        let (before_on, before) = (session.on, session.present.iter().cloned().collect());
        let before_document = Some(session.document.clone()).filter(|before| *before != document);
        let present = present.into_iter().collect();
        let corrected =
            E::MeetingCorrected { before_on, before, before_document, on, present, document, reason, stamp };
        Ok([vec![corrected], counted].concat())
    }

    /// The counts put right beside the meeting: each adds up to those who were there, by the minutes.
    fn counted_again(
        &self,
        terms: &Terms,
        present: &BTreeSet<AccountId>,
        recounts: &[Recount],
        (minutes, why): (&str, &Why),
    ) -> Facts {
        if recounts.iter().any(|recount| !self.ballots.contains_key(&recount.nomination)) {
            return Err(R::NothingToTakeBack);
        }
        let mut after = self.clone();
        if let Some(session) = &mut after.session {
            session.present.clone_from(present);
        }
        let Some(session) = after.session.as_ref().filter(|_| !self.ballots.is_empty()) else {
            return Ok(Vec::new());
        };
        let same = self.session.as_ref().is_some_and(|session| session.present == *present);
        let undeclared = present.iter().filter(|member| !self.declared.contains_key(*member)).count();
        if undeclared > 0 && !same {
            return Err(R::ConflictsUndeclared { count: undeclared });
        }
        let mut facts = Vec::new();
        for (nomination, counted) in &self.ballots {
            let recount = recounts.iter().find(|recount| recount.nomination == *nomination);
            let right =
                recount.map_or((counted.tally, counted.written), |recount| (recount.tally, recount.written));
            let written = right.1.filter(|written| written.total() > 0);
            let as_counted = (right.0, written) == (counted.tally, counted.written);
            if as_counted && same {
                continue;
            }
            let votes = after.weigh(terms, session, nomination, right)?;
            if as_counted && self.attendance(nomination) == after.attendance(nomination) {
                continue;
            }
            self.keeps_its_result(nomination, counted.passed, votes.passed)?;
            let why = Why { document: Some(minutes.to_owned()), ..why.clone() };
            let votes_now = (counted.method, right.0);
            facts.push(counted.put_right(nomination.clone(), votes_now, votes, reasoned(why)?));
        }
        Ok(facts)
    }

    /// The proposals of the round, to the chairman and upward, each once, whatever number it bears by now.
    #[must_use]
    pub fn proposals(&self) -> Vec<ProposalPaper> {
        self.papers_put_forward().into_values().collect()
    }

    /// By whether it went to the chairman, and which paper it is.
    fn papers_put_forward(&self) -> BTreeMap<(bool, u16), ProposalPaper> {
        let ours = self
            .proposed
            .iter()
            .map(|(id, one)| ((true, one.paper), id, (&one.document, one.on, one.entered)));
        let upward = self
            .forwarded
            .iter()
            .map(|(id, one)| ((false, one.paper), id, (&one.document, one.on, one.entered)));
        let mut found: BTreeMap<(bool, u16), ProposalPaper> = BTreeMap::new();
        for (paper, nomination, (document, on, entered)) in ours.chain(upward) {
            let one = found.entry(paper).or_insert_with(|| ProposalPaper {
                document: document.clone(),
                on,
                nominations: Vec::new(),
                entered,
            });
            one.nominations.push(nomination.clone());
            one.entered = one.entered.min(entered);
        }
        found
    }

    /// Which paper a proposal is that is recorded now: one goes on where its number and day are said again, however typed.
    pub(super) fn paper_of(&self, ours: bool, document: &str, on: Date) -> u16 {
        let papers = self.papers_put_forward();
        let known = papers
            .iter()
            .find(|((to, _), one)| *to == ours && is_one_number(&one.document, document) && one.on == on);
        let last = papers.keys().filter(|(to, _)| *to == ours).map(|(_, paper)| *paper).max();
        known.map_or_else(|| last.map_or(0, |last| last.saturating_add(1)), |((_, paper), _)| *paper)
    }

    /// Refuses the number of another proposal: of one year each has its own. What is recorded anew goes on with one to the
    /// same addressee of the same day.
    pub(super) fn is_no_other_paper(
        &self,
        own: Option<(bool, u16)>,
        ours: bool,
        document: &str,
        on: Date,
    ) -> Result<(), R> {
        let papers = self.papers_put_forward();
        let mut others = papers.iter().filter(|(paper, one)| match own {
            Some(own) => **paper != own,
            None => !(paper.0 == ours && one.on == on),
        });
        let other =
            others.find(|(_, one)| is_one_number(&one.document, document) && one.on.year() == on.year());
        let Some((_, other)) = other else { return Ok(()) };
        Err(R::NumberOfAnotherProposal { document: other.document.clone(), on: other.on })
    }

    /// Number and day of a proposal, at any time: after the meeting, not after what was decided on it.
    pub(super) fn correct_proposal(
        &self,
        nomination: &NominationId,
        document: String,
        on: Date,
        why: Why,
    ) -> Facts {
        let mut known = self.papers_put_forward().into_iter();
        let known = known.find(|(_, one)| one.nominations.contains(nomination));
        let Some((paper, before)) = known else { return Err(R::NothingToTakeBack) };
        if document.trim().is_empty() {
            return Err(R::NumberMissing);
        }
        let met = self.session.as_ref().map(|session| (RestsOn::Meeting, session.on));
        on_paper(on, &why.stamp, met)?;
        if on > before.entered {
            return Err(R::ProposedBeforeItsDay { on, entered: before.entered });
        }
        let decided = self.awards.values().filter(|award| before.nominations.contains(&award.nomination));
        if let Some(decided) = decided.map(|award| award.decided_on).min().filter(|decided| *decided < on) {
            return Err(WrongDay::TooEarly { on: decided, rests_on: RestsOn::Proposal, since: on }.into());
        }
        let wrong = self.typed_otherwise(&before.nominations, nomination, (&document, on));
        let (typed, before_on) = wrong.ok_or(R::SameAsRecorded)?;
        self.is_no_other_paper(Some(paper), paper.0, &document, on)?;
        let Why { reason, document: paper, stamp } = reasoned(why)?;
        let (before, nominations) = (typed.to_owned(), before.nominations);
        Ok(vec![E::ProposalCorrected { nominations, before, before_on, document, on, reason, paper, stamp }])
    }

    /// How a paper, which may be typed in more than one way, is recorded other than it is: of one nomination first.
    fn typed_otherwise(
        &self,
        nominations: &[NominationId],
        first: &NominationId,
        right: (&str, Date),
    ) -> Option<(&str, Date)> {
        let typed = |id: &NominationId| {
            let ours = self.proposed.get(id).map(|one| (one.document.as_str(), one.on));
            ours.or_else(|| self.forwarded.get(id).map(|one| (one.document.as_str(), one.on)))
        };
        let all = std::iter::once(first).chain(nominations);
        all.filter_map(typed).find(|typed| *typed != right)
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
        // a paper that named who issued it above does not stop doing so
        if given.is_of(&[&wrong.0]).is_ok() {
            given.is_of(&[&document])?;
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
