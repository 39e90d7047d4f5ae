//! The council: meets after the notice, declares conflicts before it votes, counts, and puts the result forward.

use super::{
    Attendance, AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, BallotMethod, Conflict,
    ConflictGround, Entry, Facts, OutOf, Session, Tally, Terms,
};
use crate::act_day::{RestsOn, on_paper};
use crate::ids::{AccountId, NominationId};
use crate::locality::CouncilMember;
use crate::rules::CountedFrom;
use crate::stamp::Stamp;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What the votes on one nomination come to.
pub(super) struct Weighed {
    pub(super) attendance: Attendance,
    /// In writing, where somebody was absent and wrote.
    pub(super) written: Option<Tally>,
    pub(super) out_of: OutOf,
    pub(super) passed: bool,
}

impl AwardRound {
    pub(super) fn convene(
        &self,
        terms: &Terms,
        on: Date,
        (members, present): (Vec<CouncilMember>, Vec<AccountId>),
        document: String,
        stamp: Stamp,
    ) -> Facts {
        self.notice_is_over()?;
        if self.session.is_some() {
            return Err(R::CouncilAlreadyConvened);
        }
        let answers = self.comments.values().flatten().map(|answered| (RestsOn::Answer, *answered));
        let closes = self.notice.as_ref().map(|notice| (RestsOn::Notice, notice.closes));
        let on = on_paper(on, &stamp, answers.chain(closes))?;
        let present = terms.quorate(&members, present)?;
        let present = present.into_iter().collect();
        Ok(vec![E::CouncilConvened { on, members, present, document, stamp }])
    }

    /// From the end of the notice on, when the list is final: a member declares, reads, and then meets.
    pub(super) fn declare(
        &self,
        terms: &Terms,
        (member, document): (AccountId, Option<String>),
        conflicts: Vec<Conflict>,
        council: &[CouncilMember],
        stamp: Stamp,
    ) -> Facts {
        // of a round that is over, only what a list of those present needs that is put right
        if self.closed && self.ballots.is_empty() {
            return Err(R::Closed);
        }
        self.may_declare(terms, &member, council)?;
        let document = document.map(|document| document.trim().to_owned()).filter(|text| !text.is_empty());
        if member != stamp.by && document.is_none() {
            return Err(R::DeclaredOnNoPaper { member });
        }
        if self.declared.contains_key(&member) {
            return Err(R::AlreadyDeclared { member });
        }
        if let Some(conflict) =
            conflicts.iter().find(|conflict| !self.entries.contains_key(&conflict.nomination))
        {
            return Err(R::NotListed { nomination: conflict.nomination.clone() });
        }
        Ok(vec![E::ConflictsDeclared { member, conflicts, document, stamp }])
    }

    /// Before the meeting is recorded every member in office; then who was there, or is asked in writing. Once votes were
    /// counted every member of that council: who was there and is not on the list declares, and then the list is put right.
    fn may_declare(&self, terms: &Terms, member: &AccountId, council: &[CouncilMember]) -> Result<(), R> {
        let sits = |members: &[CouncilMember]| members.iter().any(|one| one.account == *member);
        match &self.session {
            None => {
                self.notice_is_over()?;
                if sits(council) { Ok(()) } else { Err(R::NotAMember { member: member.clone() }) }
            }
            Some(session) if session.present.contains(member) => Ok(()),
            Some(session)
                if sits(&session.members) && (terms.voting.absent_in_writing || !self.ballots.is_empty()) =>
            {
                Ok(())
            }
            Some(_) => Err(R::NotPresent { member: member.clone() }),
        }
    }

    fn notice_is_over(&self) -> Result<(), R> {
        let notice = self.notice.as_ref().ok_or(R::NoticeNotOpened)?;
        if !notice.over {
            self.comments_answered()?;
            return Err(R::NoticeStillRunning { until: notice.closes });
        }
        Ok(())
    }

    pub(super) fn count(
        &self,
        terms: &Terms,
        nomination: NominationId,
        method: BallotMethod,
        (tally, written): (Tally, Option<Tally>),
        stamp: Stamp,
    ) -> Facts {
        let session = self.session.as_ref().ok_or(R::CouncilNotConvened)?;
        if !self.entries.contains_key(&nomination) {
            return Err(R::NotListed { nomination });
        }
        if self.ballots.contains_key(&nomination) {
            return Err(R::AlreadyCounted { nomination });
        }
        if self.outcomes.contains_key(&nomination) {
            return Err(R::AlreadyDecided { nomination });
        }
        let undeclared = session.present.iter().filter(|member| !self.declared.contains_key(*member)).count();
        if undeclared > 0 {
            return Err(R::ConflictsUndeclared { count: undeclared });
        }
        let votes = self.weigh(terms, session, &nomination, (tally, written))?;
        let Weighed { attendance, written, out_of, passed } = votes;
        let Attendance { voters, recused, absent, .. } = attendance;
        let out_of = Some(out_of);
        let retracted = self.retracted(session, &nomination);
        Ok(vec![E::BallotCounted {
            nomination,
            method,
            tally,
            voters,
            recused,
            absent,
            written,
            out_of,
            passed,
            on: Some(session.on),
            retracted,
            stamp,
        }])
    }

    /// What votes come to, if they add up to those who may vote.
    pub(super) fn weigh(
        &self,
        terms: &Terms,
        session: &Session,
        nomination: &NominationId,
        (tally, written): (Tally, Option<Tally>),
    ) -> Result<Weighed, R> {
        let attendance = self.stand(terms, session, nomination);
        let Attendance { voters, recused, in_writing, .. } = attendance;
        if tally.total() != voters {
            return Err(R::VotesDoNotAddUp { counted: tally.total(), voters });
        }
        let written = written.filter(|written| written.total() > 0);
        let wrote = written.map_or(0, Tally::total);
        if wrote > 0 && !terms.voting.absent_in_writing {
            return Err(R::NotAskedInWriting);
        }
        if wrote > in_writing {
            return Err(R::TooManyInWriting { counted: wrote, writers: in_writing });
        }
        let whom = terms.voting.counted_from;
        let members = match whom {
            CountedFrom::AllMembers => small(session.members.len()),
            CountedFrom::Present => voters.saturating_add(recused).saturating_add(wrote),
            CountedFrom::Voting => voters.saturating_add(wrote),
        };
        let votes_for = tally.votes_for.saturating_add(written.unwrap_or_default().votes_for);
        let passed = terms.voting.passes(votes_for, members);
        Ok(Weighed { attendance, written, out_of: OutOf { whom, members }, passed })
    }

    fn stand(&self, terms: &Terms, session: &Session, nomination: &NominationId) -> Attendance {
        let (present, absent): (Vec<_>, Vec<_>) =
            session.members.iter().partition(|member| session.present.contains(&member.account));
        let recused = present.iter().filter(|member| self.stands_aside(member, nomination)).count();
        let asked = absent.iter().filter(|member| {
            terms.voting.absent_in_writing
                && self.declared.contains_key(&member.account)
                && !self.stands_aside(member, nomination)
        });
        Attendance {
            voters: small(present.len() - recused),
            recused: small(recused),
            absent: small(absent.len()),
            in_writing: small(asked.count()),
        }
    }

    /// How many of those present, who do not stand aside, had declared a conflict with the nominee before.
    fn retracted(&self, session: &Session, nomination: &NominationId) -> Option<u16> {
        let back: BTreeSet<&AccountId> = self
            .of_one(nomination)
            .filter_map(|entry| self.retracted.get(&entry.nomination))
            .flatten()
            .collect();
        let votes = |member: &&CouncilMember| {
            session.present.contains(&member.account)
                && back.contains(&member.account)
                && !self.stands_aside(member, nomination)
        };
        Some(small(session.members.iter().filter(votes).count())).filter(|count| *count > 0)
    }

    fn stands_aside(&self, member: &CouncilMember, nomination: &NominationId) -> bool {
        self.of_one(nomination).any(|entry| {
            let mut conflicts = self.declared.get(&member.account).into_iter().flatten();
            let declared = conflicts.find(|conflict| conflict.nomination == entry.nomination);
            let ground = declared.map(|conflict| conflict.ground);
            ConflictGround::aside(Some(&member.unit), &entry.unit, ground).is_some()
        })
    }

    /// All nominations on the list of the person, collective or household of one: a conflict is with them.
    fn of_one(&self, nomination: &NominationId) -> impl Iterator<Item = &Entry> {
        let nominee = self.entries.get(nomination).map(Entry::nominee);
        self.entries.values().filter(move |other| Some(other.nominee()) == nominee)
    }

    /// How the members stand to a nomination, once the council has met.
    #[must_use]
    pub fn attendance(&self, nomination: &NominationId) -> Option<Attendance> {
        Some(self.stand(self.terms.as_ref()?, self.session.as_ref()?, nomination))
    }

    /// How many members at the meeting may vote on a nomination, once the council has met.
    #[must_use]
    pub fn voters(&self, nomination: &NominationId) -> Option<u16> {
        self.attendance(nomination).map(|attendance| attendance.voters)
    }

    pub(super) fn propose(
        &self,
        nominations: Vec<NominationId>,
        document: String,
        on: Date,
        stamp: Stamp,
    ) -> Facts {
        let session = self.session.as_ref().ok_or(R::CouncilNotConvened)?;
        if nominations.is_empty() {
            return Err(R::NobodyListed);
        }
        let mut named = BTreeSet::new();
        for nomination in &nominations {
            let entry = self.entries.get(nomination);
            let entry = entry.ok_or_else(|| R::NotListed { nomination: nomination.clone() })?;
            if !entry.authority.is_commune() {
                return Err(R::NotOurs { form: entry.form.clone() });
            }
            if self.proposed.contains_key(nomination) || !named.insert(nomination) {
                return Err(R::AlreadyProposed { nomination: nomination.clone() });
            }
            if !self.passed(nomination) {
                return Err(R::BallotNotPassed { nomination: nomination.clone() });
            }
        }
        let on = on_paper(on, &stamp, [(RestsOn::Meeting, session.on)])?;
        self.is_no_other_paper(None, true, &document, on)?;
        let on = Some(on);
        Ok(vec![E::AwardsProposed { nominations, document, on, stamp }])
    }
}

fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

impl Terms {
    /// Those present, if they are members and enough of them.
    pub(super) fn quorate(
        &self,
        members: &[CouncilMember],
        present: Vec<AccountId>,
    ) -> Result<BTreeSet<AccountId>, R> {
        if members.is_empty() {
            return Err(R::NoCouncil);
        }
        if let Some(member) =
            present.iter().find(|account| !members.iter().any(|member| member.account == **account))
        {
            return Err(R::NotAMember { member: member.clone() });
        }
        let present: BTreeSet<AccountId> = present.into_iter().collect();
        if !self.voting.has_quorum(present.len(), members.len()) {
            let quorum_percent = self.voting.quorum_percent;
            return Err(R::NoQuorum { present: present.len(), members: members.len(), quorum_percent });
        }
        Ok(present)
    }
}
