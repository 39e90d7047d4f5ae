//! The proposals of a round, with what was put right of their papers.

use super::RoundRow;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::ids::{AccountId, NominationId};

/// A proposal to the chairman, as it was recorded at one go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ProposalRow {
    /// Whom it is about: by them it is known, whatever number it bears.
    pub nominations: Vec<NominationId>,
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

impl ProposalRow {
    /// Whether it is about one of these.
    #[must_use]
    pub fn is_about(&self, nominations: &[NominationId]) -> bool {
        self.nominations.iter().any(|nomination| nominations.contains(nomination))
    }

    /// Takes number and day as they are right; of what was right already nothing is said.
    pub(super) fn put_right(
        &mut self,
        document: &str,
        on: Date,
        reason: &str,
        (at, log_index): (Timestamp, u64),
    ) {
        if (self.document.as_str(), self.on) == (document, on) {
            return;
        }
        let before = std::mem::replace(&mut self.document, document.to_owned());
        let before_on = std::mem::replace(&mut self.on, on);
        self.corrected.push(ProposalCorrected {
            before,
            before_on,
            reason: reason.to_owned(),
            at,
            log_index,
        });
    }
}

impl RoundRow {
    /// Who put a nomination to the chairman.
    #[must_use]
    pub fn proposed_by(&self, nomination: &NominationId) -> Option<&AccountId> {
        let about = |row: &&ProposalRow| row.nominations.contains(nomination);
        self.proposals.iter().find(about).map(|row| &row.by)
    }
}
