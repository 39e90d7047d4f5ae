//! The council: meets after the notice, declares conflicts before it votes, counts, and puts the result forward.

use super::{
    AwardRound, AwardRoundEvent as E, AwardRoundRefusal as R, BallotMethod, Conflict, ConflictGround, Facts,
    Session, Tally, Terms,
};
use crate::calendar::day;
use crate::ids::{AccountId, NominationId};
use crate::locality::CouncilMember;
use crate::stamp::Stamp;
use std::collections::BTreeSet;

impl AwardRound {
    pub(super) fn convene(
        &self,
        terms: &Terms,
        members: Vec<CouncilMember>,
        present: Vec<AccountId>,
        document: String,
        stamp: Stamp,
    ) -> Facts {
        let notice = self.notice.as_ref().ok_or(R::NoticeNotOpened)?;
        if !notice.over {
            self.comments_answered()?;
            return Err(R::NoticeStillRunning { until: notice.closes });
        }
        if self.session.is_some() {
            return Err(R::CouncilAlreadyConvened);
        }
        if members.is_empty() {
            return Err(R::NoCouncil);
        }
        if let Some(member) =
            present.iter().find(|account| !members.iter().any(|member| member.account == **account))
        {
            return Err(R::NotAMember { member: member.clone() });
        }
        let present: BTreeSet<AccountId> = present.into_iter().collect();
        if !terms.voting.has_quorum(present.len(), members.len()) {
            let quorum_percent = terms.voting.quorum_percent;
            return Err(R::NoQuorum { present: present.len(), members: members.len(), quorum_percent });
        }
        let present = present.into_iter().collect();
        Ok(vec![E::CouncilConvened { on: day(stamp.at), members, present, document, stamp }])
    }

    pub(super) fn declare(&self, member: AccountId, conflicts: Vec<Conflict>, stamp: Stamp) -> Facts {
        let session = self.session.as_ref().ok_or(R::CouncilNotConvened)?;
        if !session.present.contains(&member) {
            return Err(R::NotPresent { member });
        }
        if self.declared.contains_key(&member) {
            return Err(R::AlreadyDeclared { member });
        }
        if let Some(conflict) =
            conflicts.iter().find(|conflict| !self.entries.contains_key(&conflict.nomination))
        {
            return Err(R::NotListed { nomination: conflict.nomination.clone() });
        }
        Ok(vec![E::ConflictsDeclared { member, conflicts, stamp }])
    }

    pub(super) fn count(
        &self,
        terms: &Terms,
        nomination: NominationId,
        method: BallotMethod,
        tally: Tally,
        stamp: Stamp,
    ) -> Facts {
        let session = self.session.as_ref().ok_or(R::CouncilNotConvened)?;
        if !self.entries.contains_key(&nomination) {
            return Err(R::NotListed { nomination });
        }
        if self.ballots.contains_key(&nomination) {
            return Err(R::AlreadyCounted { nomination });
        }
        let undeclared = session.present.iter().filter(|member| !self.declared.contains_key(*member)).count();
        if undeclared > 0 {
            return Err(R::ConflictsUndeclared { count: undeclared });
        }
        let (voters, recused, absent) = self.attendance(session, &nomination);
        if tally.total() != voters {
            return Err(R::VotesDoNotAddUp { counted: tally.total(), voters });
        }
        let passed = terms.voting.passes(tally.votes_for, voters);
        Ok(vec![E::BallotCounted { nomination, method, tally, voters, recused, absent, passed, stamp }])
    }

    /// Those who vote on a nomination, those present who stand aside, and those absent.
    fn attendance(&self, session: &Session, nomination: &NominationId) -> (u16, u16, u16) {
        let present = session.members.iter().filter(|member| session.present.contains(&member.account));
        let (recused, voting): (Vec<_>, Vec<_>) =
            present.partition(|member| self.stands_aside(member, nomination));
        let absent = session.members.len() - recused.len() - voting.len();
        let small = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        (small(voting.len()), small(recused.len()), small(absent))
    }

    fn stands_aside(&self, member: &CouncilMember, nomination: &NominationId) -> bool {
        let Some(entry) = self.entries.get(nomination) else { return false };
        let mut conflicts = self.declared.get(&member.account).into_iter().flatten();
        let declared = conflicts.find(|conflict| conflict.nomination == *nomination);
        let ground = declared.map(|conflict| conflict.ground);
        ConflictGround::aside(Some(&member.unit), &entry.unit, ground).is_some()
    }

    /// How many members may vote on a nomination, once the council has met.
    #[must_use]
    pub fn voters(&self, nomination: &NominationId) -> Option<u16> {
        self.session.as_ref().map(|session| self.attendance(session, nomination).0)
    }

    pub(super) fn propose(&self, nominations: Vec<NominationId>, document: String, stamp: Stamp) -> Facts {
        if self.session.is_none() {
            return Err(R::CouncilNotConvened);
        }
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
            if self.ballots.get(nomination) != Some(&true) {
                return Err(R::BallotNotPassed { nomination: nomination.clone() });
            }
        }
        Ok(vec![E::AwardsProposed { nominations, document, stamp }])
    }
}
