//! How the council voted on a line of the list: what was counted, and what it was before it was put right.

use crate::cells::{Cells, row};
use crate::error::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{BallotMethod, OutOf, Tally};
use sovang_domain::ids::{NominationId, RoundId};

/// Counted votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct BallotRow {
    pub method: BallotMethod,
    pub tally: Tally,
    pub voters: u16,
    pub recused: u16,
    pub absent: u16,
    /// The votes of members absent who were asked in writing, where any came.
    pub written: Option<Tally>,
    /// What the share of votes for was taken of.
    pub out_of: OutOf,
    pub passed: bool,
    /// How many voted who had declared a conflict and took it back.
    pub retracted: u16,
    /// The day of the vote.
    pub on: Date,
    pub at: Timestamp,
    pub log_index: u64,
    /// What was counted before and put right, oldest first.
    pub corrected: Vec<BallotCorrected>,
}

/// A count that was put right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct BallotCorrected {
    pub before: Tally,
    pub reason: String,
    pub document: Option<String>,
    pub at: Timestamp,
    pub log_index: u64,
}

impl BallotRow {
    /// All votes for, at the meeting and in writing.
    #[must_use]
    pub fn votes_for(&self) -> u16 {
        self.tally.votes_for.saturating_add(self.written.unwrap_or_default().votes_for)
    }
}

/// How the council voted on one line of it.
pub(crate) fn ballot(
    conn: &Connection,
    round: &RoundId,
    nomination: &NominationId,
) -> Result<Option<BallotRow>> {
    let sql = "select ballot from round_entry where round = ?1 and nomination = ?2";
    Ok(row(conn, sql, [round.as_str(), nomination.as_str()], |row| row.maybe_json(0))?.flatten())
}
