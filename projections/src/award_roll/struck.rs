//! Awards from above that were recorded by mistake: they leave the roll and its counts, and their pages say so.

use super::follow::{count, known};
use crate::cells::{Cells, int, places, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::ids::{AwardId, LocalityId};

/// An award that nobody had made, with what its page said while it stood in the book.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Struck {
    pub award: AwardId,
    pub locality: LocalityId,
    pub recipient: String,
    pub unit_name: String,
    pub form_name: String,
    /// Number and symbol of the decision, as it was recorded.
    pub decision: String,
    pub decided_on: Date,
    /// When it was recorded by mistake.
    pub published_at: Timestamp,
    pub log_index: u64,
    /// Why it was taken back; the paper about it, where there is one.
    pub reason: String,
    pub document: Option<String>,
    /// When it was taken back.
    pub back_at: Timestamp,
    pub back_index: u64,
}

/// Takes it out of the roll.
pub(super) fn strike(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    let AwardRoundEvent::HigherDecisionTakenBack { award, reason, document, .. } = event else {
        return Ok(());
    };
    let row = known(conn, record, award)?;
    count(conn, &row, -1, 0)?;
    run(conn, "delete from award_count where locality = ?1 and awards = 0", [row.locality.as_str()])?;
    run(conn, "delete from award_roll where award = ?1", [award.as_str()])?;
    let values = params![
        award.as_str(),
        row.locality.as_str(),
        row.recipient,
        row.unit_name,
        row.form_name,
        row.decision,
        row.decided_on.to_string(),
        row.published_at.as_microsecond(),
        int(row.log_index),
        reason,
        document,
        record.at().as_microsecond(),
        int(record.log_index),
    ];
    run(
        conn,
        "insert into award_struck values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        values,
    )?;
    Ok(())
}

/// One that was recorded by mistake.
pub fn struck(conn: &Connection, award: &AwardId) -> Result<Option<Struck>> {
    row(conn, "select * from award_struck where award = ?1", [award.as_str()], read)
}

/// Those that were recorded with a number that holds these digits, of one locality or of all.
pub fn struck_numbered(conn: &Connection, locality: Option<&LocalityId>, number: u64) -> Result<Vec<Struck>> {
    let sql = "select * from award_struck where (?1 is null or locality = ?1)
               and instr(replace(decision, '.', ''), ?2) > 0 order by log_index";
    rows(conn, sql, params![locality.map(LocalityId::as_str), number.to_string()], read)
}

fn read(row: &Row<'_>) -> Result<Struck> {
    let mut next = places();
    Ok(Struck {
        award: row.id(next())?,
        locality: row.id(next())?,
        recipient: row.get(next())?,
        unit_name: row.get(next())?,
        form_name: row.get(next())?,
        decision: row.get(next())?,
        decided_on: row.date(next())?,
        published_at: row.at(next())?,
        log_index: row.count(next())?,
        reason: row.get(next())?,
        document: row.get(next())?,
        back_at: row.at(next())?,
        back_index: row.count(next())?,
    })
}
