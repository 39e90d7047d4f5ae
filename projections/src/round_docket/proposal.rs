//! The proposal of a round, with what was put right of its paper.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::ids::AccountId;

/// The proposal to the chairman.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ProposalRow {
    pub document: String,
    /// The day of the proposal.
    pub on: Date,
    pub by: AccountId,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
    /// What was recorded of its number and day before and put right, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<ProposalCorrected>,
}

/// Number or day of a proposal that were put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ProposalCorrected {
    pub before: String,
    pub before_on: Date,
    pub reason: String,
    pub at: Timestamp,
    pub log_index: u64,
}
