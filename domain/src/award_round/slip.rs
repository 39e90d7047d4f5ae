//! What can be put right of a round after a slip, and what stands in the way.

use super::{BallotMethod, Conflict, Recount, Tally};
use crate::ids::{AccountId, AwardId, NominationId};
use crate::personal::Personal;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A step of a round that is taken back as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundStep {
    /// Nominations were closed.
    NominationsClosed,
    /// The list went on notice.
    NoticeOpened,
    /// The council met.
    CouncilConvened,
    /// The votes on one nomination were counted.
    BallotCounted(NominationId),
    /// Awards were put to the chairman.
    AwardsProposed(Vec<NominationId>),
    /// A higher form was proposed to the level above.
    ProposalForwarded(NominationId),
    /// The level above declined.
    HigherDeclined(NominationId),
    /// One was awarded, and the office took the award back as its own error: it waits for the decision again.
    AwardMade(NominationId),
    /// The round was ended.
    RoundClosed,
}

impl RoundStep {
    /// The word by which the public record names it.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::NominationsClosed => "nominations_closed",
            Self::NoticeOpened => "notice_opened",
            Self::CouncilConvened => "council_convened",
            Self::BallotCounted(_) => "ballot_counted",
            Self::AwardsProposed(_) => "awards_proposed",
            Self::ProposalForwarded(_) => "proposal_forwarded",
            Self::HigherDeclined(_) => "higher_declined",
            Self::AwardMade(_) => "award_made",
            Self::RoundClosed => "round_closed",
        }
    }

    /// The nominations that it moved on one by one; none for a step of the round as a whole.
    #[must_use]
    pub fn nominations(&self) -> &[NominationId] {
        match self {
            Self::BallotCounted(one)
            | Self::ProposalForwarded(one)
            | Self::HigherDeclined(one)
            | Self::AwardMade(one) => std::slice::from_ref(one),
            Self::AwardsProposed(all) => all,
            Self::NominationsClosed | Self::NoticeOpened | Self::CouncilConvened | Self::RoundClosed => &[],
        }
    }
}

/// What was recorded later and rests on a step: it is taken back first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaterStep {
    /// The list is on notice.
    Notice,
    /// Citizens have commented.
    Comments,
    /// Members of the council have declared how they stand to the list.
    Declarations,
    /// The council has met.
    Meeting,
    /// Votes were counted.
    Ballot,
    /// It was put to the chairman.
    Proposal,
    /// A draft of the decision waits for its signature.
    Draft,
    /// It was sent upward.
    Forwarding,
    /// It was decided.
    Decision,
}

/// Why something is put right, and by which paper where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// In a sentence, for everyone who reads the fact.
    pub reason: String,
    /// The paper.
    pub document: Option<String>,
    /// Who and when.
    pub stamp: Stamp,
}

/// A request to put a slip right.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the event of the same name")]
pub enum PutRight {
    /// The votes on one nomination, as the minutes have them.
    Ballot { nomination: NominationId, method: BallotMethod, tally: Tally, written: Option<Tally>, why: Why },
    /// The day of the meeting and who was present, as the minutes have it.
    /// With the votes of each count that no longer fits who was there.
    Meeting { on: Date, present: Vec<AccountId>, document: String, ballots: Vec<Recount>, why: Why },
    /// Number and day of the proposal of one nomination, and of all that it is about.
    Proposal { nomination: NominationId, document: String, on: Date, why: Why },
    /// What a member declared; `recount` is said, in public, of counts that no longer hold because of it.
    Declaration { member: AccountId, conflicts: Vec<Conflict>, recount: String, why: Why },
    /// The answer to a comment.
    Answer { comment: String, answer: String, why: Why },
    /// Take a step back as a whole.
    TakeBack { step: RoundStep, why: Why },
    /// Take back that the chairman did not award one.
    Refusal { nomination: NominationId, reason: Personal<String>, stamp: Stamp },
    /// Number and day of a paper by which an award was put right, for all awards that it put right.
    CorrectionPaper { award: AwardId, before: (String, Date), document: String, on: Date, why: Why },
    /// Take back an award from above that was recorded by mistake.
    HigherAward { award: AwardId, why: Why },
    /// Annul the round: it was opened by mistake.
    Annul(Why),
}
