//! The chairman: decides whom to award, which makes the draft of a paper, or takes a draft back. Quota and duplicates are
//! checked here.

use super::command::{Ruling, RulingItem, Verdict};
use super::corrected_paper::{Paper, Signature};
use super::decision::{DecisionDraft, DraftEntry, WithinQuota};
use super::entry::{Candidate, CandidateStanding, Holder};
use super::found_late::{Forwarded, Proposed};
use super::signing::drafts_on;
use super::{AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, Facts, Outcome, Terms};
use crate::calendar::day;
use crate::ids::{AwardFormId, NominationId, SubjectId};
use crate::nominee::NomineeKind;
use crate::plan::Occasion;
use crate::quota::limit_on;
use crate::stamp::Stamp;

impl AwardRound {
    pub(super) fn rule(&self, terms: &Terms, ruling: Ruling) -> Facts {
        let Ruling { signatory, signing, items, stamp } = ruling;
        if items.is_empty() {
            return Err(R::NothingDecided);
        }
        let proposed = items.iter().filter_map(|item| self.proposed.get(&item.candidate.entry.nomination));
        let since = proposed.map(|proposed| proposed.on).max();
        let signatory = drafts_on(signatory, &signing, day(stamp.at), since)?;
        let number = self.drafted.saturating_add(1);
        let mut facts = Vec::new();
        // what this ruling awards counts against what this ruling awards next
        let mut after = self.clone();
        after.drafts.insert(number, DecisionDraft { draft: number, signatory, entries: Vec::new() });
        for RulingItem { candidate, verdict } in items {
            after.can_be_decided(terms, &candidate, &verdict, &stamp)?;
            match verdict {
                Verdict::NotAwarded { reason } => {
                    if reason.is_blank() {
                        return Err(R::ReasonMissing);
                    }
                    let nomination = candidate.entry.nomination;
                    after.outcomes.insert(nomination.clone(), Outcome::NotAwarded);
                    facts.push(E::NominationNotAwarded { nomination, reason, stamp: stamp.clone() });
                }
                Verdict::Award => {
                    let entry = after.draft_entry(terms, candidate)?;
                    if let Some(draft) = after.drafts.get_mut(&number) {
                        draft.entries.push(entry);
                    }
                }
            }
        }
        let draft = after.drafts.remove(&number).filter(|draft| !draft.entries.is_empty());
        facts.extend(draft.map(|draft| E::DecisionDrafted { draft, stamp }));
        Ok(facts)
    }

    /// The line of a draft for a nominee who may be awarded.
    fn draft_entry(&self, terms: &Terms, candidate: Candidate) -> Result<DraftEntry, R> {
        if !candidate.entry.authority.is_commune() {
            return Err(R::NotOurs { form: candidate.entry.form });
        }
        let within = self.within_quota(terms, &candidate)?;
        self.is_no_duplicate(terms, &candidate)?;
        candidate.is_confirmed()?;
        let out_of_turn = candidate.explained_out_of_turn(terms.occasion)?;
        let Candidate { entry, overlap_reason, .. } = candidate;
        Ok(DraftEntry {
            nomination: entry.nomination,
            form: entry.form,
            kind: entry.kind,
            subject: entry.subject,
            period: entry.period,
            within,
            overlap_reason,
            out_of_turn,
        })
    }

    pub(super) fn drop_draft(&self, draft: u16, reason: String, stamp: Stamp) -> Facts {
        if !self.drafts.contains_key(&draft) {
            return Err(R::NoSuchDraft { draft });
        }
        if reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        Ok(vec![E::DecisionDraftDropped { draft, reason, stamp }])
    }

    fn can_be_decided(
        &self,
        terms: &Terms,
        candidate: &Candidate,
        verdict: &Verdict,
        stamp: &Stamp,
    ) -> Result<(), R> {
        let nomination = candidate.entry.nomination.clone();
        let proposed_by = self.proposed.get(&nomination).map(|proposed| &proposed.by);
        if self.has_decided(&nomination) {
            return Err(R::AlreadyDecided { nomination });
        }
        if terms.occasion != Occasion::Unscheduled && proposed_by.is_none() {
            return Err(R::NotProposed { nomination });
        }
        // the right votes may have come to light since it was proposed
        let awards = matches!(verdict, Verdict::Award);
        if awards && terms.occasion != Occasion::Unscheduled && !self.passed(&nomination) {
            return Err(R::BallotNotPassed { nomination });
        }
        match candidate.standing {
            // stopped or taken back after it was proposed: it is struck off, or the round could never close
            CandidateStanding::Suspended | CandidateStanding::Withdrawn
                if matches!(verdict, Verdict::NotAwarded { .. }) => {}
            _ => is_ready(candidate)?,
        }
        if proposed_by == Some(&stamp.by) || candidate.entry.hands.contains(&stamp.by) {
            return Err(R::SameHands { nomination });
        }
        if candidate.by_name.own {
            return Err(R::OwnCase { nomination });
        }
        match candidate.by_name.hand(candidate.entry.hands.iter().chain(proposed_by)) {
            Some(account) => Err(R::OtherAccount { nomination, account }),
            None => Ok(()),
        }
    }

    pub(super) fn within_quota(
        &self,
        terms: &Terms,
        candidate: &Candidate,
    ) -> Result<Option<WithinQuota>, R> {
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
    pub(super) fn is_no_duplicate(&self, terms: &Terms, candidate: &Candidate) -> Result<(), R> {
        let entry = &candidate.entry;
        let nomination = entry.nomination.clone();
        let given = self.awards.iter().filter(|(_, given)| !given.revoked);
        let given: Vec<_> =
            given.filter(|(_, given)| candidate.is_rival(&given.form.form, &given.period)).collect();
        let holds = |holder| given.iter().find(|(_, given)| candidate.sees(&given.subject) == holder);
        if let Some((award, _)) = holds(Holder::Same) {
            return Err(R::AlreadyAwarded { nomination, award: (*award).clone() });
        }
        let drafted = self.rival_drafts(candidate);
        let signs = |holder| drafted.iter().find(|(subject, _)| candidate.sees(subject) == holder);
        if let Some((_, other)) = signs(Holder::Same) {
            return Err(R::AlreadyDrafted { nomination: (*other).clone() });
        }
        let waiting: Vec<_> = self
            .waiting()
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
        let may_be = holds(Holder::MayBe).is_some() || waits(Holder::MayBe).is_some();
        if may_be || signs(Holder::MayBe).is_some() || elsewhere {
            return Err(R::LookAlikeUnanswered { nomination });
        }
        Ok(())
    }

    /// Lines of drafts, here and in other rounds, that would stand in the way of this award: whose, and of which nomination.
    fn rival_drafts<'a>(&'a self, candidate: &'a Candidate) -> Vec<(&'a SubjectId, &'a NominationId)> {
        let here = self.drafts.values().flat_map(|draft| &draft.entries);
        let here = here.filter(|line| candidate.is_rival(&line.form, &line.period));
        let there = candidate.drafted.iter().filter(|line| candidate.is_rival(&line.form, &line.period));
        let here = here.map(|line| (&line.subject, &line.nomination));
        here.chain(there.map(|line| (&line.subject, &line.nomination))).collect()
    }

    /// What the chairman's turn and what comes after make of it.
    pub(super) fn evolve_ruling(&mut self, event: E) {
        match event {
            E::AwardsProposed { nominations, document, on, stamp } => {
                let (on, entered) = (stamp.day_of(on), day(stamp.at));
                let paper = self.paper_of(true, &document, on);
                let proposed = Proposed { on, by: stamp.by, document, paper, entered };
                let proposed = |nomination| (nomination, proposed.clone());
                self.proposed.extend(nominations.into_iter().map(proposed));
            }
            E::NominationNotAwarded { nomination, .. } => {
                self.outcomes.insert(nomination, Outcome::NotAwarded);
            }
            E::DecisionDrafted { draft, .. } => {
                self.drafted = draft.draft;
                self.drafts.insert(draft.draft, draft);
            }
            E::DecisionDraftDropped { draft, .. } => {
                self.drafts.remove(&draft);
            }
            E::AwardsDecided { decision, .. } => {
                if let Some(draft) = decision.draft {
                    self.drafts.remove(&draft);
                    self.scans.extend(decision.scan.map(|scan| (draft, scan)));
                }
                let signature = Some(Signature::from(decision.signatory));
                let paper = Paper { signature, legal_bases: decision.legal_bases, issuer: None };
                let lines = decision.entries.into_iter();
                self.papers.extend(lines.map(|line| (line.nomination, paper.clone())));
            }
            E::SignedPaperReplaced { draft, after, .. } => {
                self.scans.insert(draft, after);
            }
            E::ProposalForwarded { nomination, form, document, on, stamp, .. } => {
                let kind = self.entries.get(&nomination).map_or(NomineeKind::Individual, |entry| entry.kind);
                let (on, entered) = (stamp.day_of(on), day(stamp.at));
                let paper = self.paper_of(false, &document, on);
                let forwarded = Forwarded { form, kind, document, on, paper, entered };
                self.forwarded.insert(nomination, forwarded);
            }
            E::HigherDecisionRecorded { nomination, decision, .. } => {
                let paper = Paper { issuer: Some(decision.issuer), ..Paper::default() };
                self.papers.insert(nomination.clone(), paper);
                self.outcomes.insert(nomination, Outcome::Answered);
            }
            E::NominationEnded { nomination, .. } => {
                self.outcomes.insert(nomination, Outcome::Ended);
            }
            // the others have their own place
            _ => {}
        }
    }
}

/// Both appraisals are done and nothing stands in its way.
pub(super) fn is_ready(candidate: &Candidate) -> Result<(), R> {
    let nomination = candidate.entry.nomination.clone();
    match candidate.standing {
        CandidateStanding::Ready => Ok(()),
        CandidateStanding::NotReady => Err(R::NotReady { nomination }),
        CandidateStanding::Suspended => Err(R::Suspended { nomination }),
        CandidateStanding::Withdrawn => Err(R::Withdrawn { nomination }),
    }
}
