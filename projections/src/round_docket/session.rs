//! The council's session and what its members declared: also before it met.

use super::{RoundRow, RoundStage};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::ids::AccountId;
use sovang_domain::locality::CouncilMember;

/// The council's session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct SessionRow {
    pub on: Date,
    pub members: Vec<CouncilMember>,
    pub present: Vec<AccountId>,
    pub document: String,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
    /// What was recorded of the meeting before and put right, oldest first.
    pub corrected: Vec<MeetingCorrected>,
}

/// A meeting that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct MeetingCorrected {
    pub before_on: Date,
    /// The minutes that were named, where that was wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before_document: Option<String>,
    /// How many were said to be present.
    pub before: usize,
    pub reason: String,
    pub at: Timestamp,
    pub log_index: u64,
}

/// That a member declared conflicts, or that there are none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DeclaredRow {
    pub member: AccountId,
    /// Who recorded it: the member, or for the member by a signed paper.
    pub by: AccountId,
    /// The signed paper, where there is one.
    pub document: Option<String>,
    pub log_index: u64,
}

impl RoundRow {
    /// Members present who have not declared yet.
    #[must_use]
    pub fn undeclared(&self) -> Vec<&AccountId> {
        let session = self.session.iter();
        let present = session.flat_map(|session| &session.present);
        present.filter(|member| self.declared_by(member).is_none()).collect()
    }

    /// What is known of a member's declaration, if there is one.
    #[must_use]
    pub fn declared_by(&self, member: &AccountId) -> Option<&DeclaredRow> {
        self.declared.iter().find(|row| row.member == *member)
    }

    /// Members who may declare and have not: before the meeting is recorded those in office, then those who were there,
    /// and the absent where the rule asks them in writing, or where votes were counted and the list of those present may lack
    /// one.
    #[must_use]
    pub fn may_declare<'a>(&'a self, in_office: &'a [CouncilMember]) -> Vec<&'a CouncilMember> {
        let members = match &self.session {
            Some(session) => &session.members[..],
            None if self.stage == RoundStage::NoticeOver => in_office,
            None => &[],
        };
        let takes_part = |member: &&CouncilMember| {
            self.session.as_ref().is_none_or(|session| session.present.contains(&member.account))
                || self.voting.absent_in_writing
                || self.entries.iter().any(|entry| entry.ballot.is_some())
        };
        let undeclared = |member: &&CouncilMember| self.declared_by(&member.account).is_none();
        members.iter().filter(takes_part).filter(undeclared).collect()
    }

    /// Whoever sits in the council of this round: as it met, before that as it is in office.
    #[must_use]
    pub fn council<'a>(&'a self, in_office: &'a [CouncilMember]) -> &'a [CouncilMember] {
        self.session.as_ref().map_or(in_office, |session| &session.members)
    }
}
