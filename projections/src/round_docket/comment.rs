//! Góp ý: what citizens wrote on a notice, and what they were answered.

use crate::cells::{Cells, row, rows};
use crate::error::Result;
use jiff::Timestamp;
use rusqlite::{Connection, Row};
use sovang_domain::ids::{AccountId, LocalityId, NominationId, RoundId};

/// A citizen's comment on a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct CommentRow {
    /// The receipt code.
    pub comment: String,
    pub round: RoundId,
    pub about: Option<NominationId>,
    pub words: String,
    pub received_at: Timestamp,
    pub received_index: u64,
    pub answer: Option<AnswerRow>,
}

/// The answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct AnswerRow {
    pub words: String,
    pub by: AccountId,
    pub at: Timestamp,
    pub log_index: u64,
}

/// The comments on a round's notice, oldest first.
pub fn comments(conn: &Connection, round: &RoundId) -> Result<Vec<CommentRow>> {
    let sql = "select * from round_comment where round = ?1 order by received_index";
    rows(conn, sql, [round.as_str()], read_comment)
}

/// One comment by its receipt code.
pub fn comment(conn: &Connection, locality: &LocalityId, code: &str) -> Result<Option<CommentRow>> {
    let sql = "select * from round_comment where locality = ?1 and comment = ?2";
    row(conn, sql, [locality.as_str(), code], read_comment)
}

fn read_comment(row: &Row<'_>) -> Result<CommentRow> {
    let answer: Option<String> = row.get("answer")?;
    let answer = match answer {
        None => None,
        Some(words) => Some(AnswerRow {
            words,
            by: row.id("answered_by")?,
            at: row.at("answered_at")?,
            log_index: row.count("answered_index")?,
        }),
    };
    Ok(CommentRow {
        comment: row.get("comment")?,
        round: row.id("round")?,
        about: row.maybe_id("about")?,
        words: row.get("words")?,
        received_at: row.at("received_at")?,
        received_index: row.count("received_index")?,
        answer,
    })
}
