//! Conflicts of interest that members of the council declared: who, about which nomination, why, when.

use crate::cells::{Cells, int, row, run, word};
use crate::error::Result;
use crate::record::Record;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{Conflict, ConflictGround};
use sovang_domain::ids::{AccountId, NominationId, RoundId};

/// A declared conflict. The own unit is none: nobody declares it, the round knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ConflictRow {
    pub ground: ConflictGround,
    pub at: Timestamp,
    pub log_index: u64,
}

/// What a member declared about a nomination, or about another one of the same person in that round.
pub fn conflict(
    conn: &Connection,
    round: &RoundId,
    nomination: &NominationId,
    member: &AccountId,
) -> Result<Option<ConflictRow>> {
    let sql = "select * from round_conflict where round = ?1 and member = ?3 and (nomination = ?2 or nomination in (
                   select theirs.nomination from nomination_board own
                   join person_register one on one.subject = own.subject
                   join person_register all_of on all_of.person = one.person
                   join nomination_board theirs on theirs.subject = all_of.subject
                   where own.nomination = ?2))
               order by nomination <> ?2, log_index limit 1";
    row(conn, sql, [round.as_str(), nomination.as_str(), member.as_str()], |row| {
        let (at, log_index) = (row.at("at")?, row.count("log_index")?);
        Ok(ConflictRow { ground: row.word("ground")?, at, log_index })
    })
}

/// What a member declared about this very nomination.
pub fn own_conflict(
    conn: &Connection,
    round: &RoundId,
    nomination: &NominationId,
    member: &AccountId,
) -> Result<Option<ConflictGround>> {
    let sql = "select ground from round_conflict where round = ?1 and nomination = ?2 and member = ?3
               order by log_index limit 1";
    row(conn, sql, [round.as_str(), nomination.as_str(), member.as_str()], |row| row.word("ground"))
}

/// Keeps one; a member who names two grounds about one nomination still stands aside once.
pub(super) fn declared(
    conn: &Connection,
    record: &Record,
    member: &AccountId,
    conflict: &Conflict,
) -> Result<()> {
    let (at, index) = (record.at().as_microsecond(), int(record.log_index));
    let (nomination, ground) = (conflict.nomination.as_str(), word(&conflict.ground)?);
    let sql = "insert into round_conflict values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing";
    run(conn, sql, params![record.stream, nomination, member.as_str(), ground, at, index])?;
    Ok(())
}

/// What a member declared before is no longer so.
pub(super) fn taken_back(conn: &Connection, record: &Record, member: &AccountId) -> Result<()> {
    let sql = "delete from round_conflict where round = ?1 and member = ?2";
    run(conn, sql, [record.stream.as_str(), member.as_str()])?;
    Ok(())
}
