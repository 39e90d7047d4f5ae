//! Decisions put right: the register has the right number, day, signature and bases; a number that was wrong leads on.

use super::{DecisionRow, read};
use crate::cells::{Cells, int, json, number, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{Decision, DetailCorrection, number_in};
use sovang_domain::ids::{AwardId, DecisionSlug, LocalityId};

/// A fact of every award of a decision is of the decision: the first changes it, the others find it so. What was decided
/// above is in no register.
pub(super) fn apply(
    conn: &Connection,
    record: &Record,
    award: &AwardId,
    correction: &DetailCorrection,
) -> Result<()> {
    use DetailCorrection as D;
    let sql = "select log_index, decision from decision_register where locality = ?1 and exists (
                   select 1 from json_each(decision, '$.entries') where json_extract(value, '$.award') = ?2)";
    let found = row(conn, sql, params![record.locality(), award.as_str()], |row| {
        let decision: Decision = row.json("decision")?;
        Ok((row.count("log_index")?, decision))
    })?;
    let Some((index, mut decision)) = found else { return Ok(()) };
    let before = (decision.year, decision.number);
    match correction {
        D::DecidedOn { after, .. } => (decision.signed_on, decision.year) = (*after, after.year()),
        D::Number { after, .. } => {
            decision.number = number_in(after).unwrap_or(decision.number);
            decision.symbol.clone_from(after);
        }
        D::Signature { after, .. } => {
            let after = after.clone();
            (decision.signatory.name, decision.signatory.position) = (after.name, after.position);
            (decision.signatory.mode, decision.signatory.delegation) = (after.mode, after.delegation);
        }
        D::LegalBases { after, .. } => decision.legal_bases.clone_from(after),
        _ => {}
    }
    if before != (decision.year, decision.number) {
        let values = params![record.locality(), before.0, int(before.1), int(index), int(record.log_index)];
        run(conn, "insert into decision_former values (?1, ?2, ?3, ?4, ?5)", values)?;
    }
    let values = params![
        int(index),
        decision.year,
        int(decision.number),
        decision.symbol,
        decision.signed_on.to_string(),
        json(&decision.signatory)?,
        json(&decision)?,
    ];
    run(
        conn,
        "update decision_register set year = ?2, number = ?3, symbol = ?4, signed_on = ?5, signatory = ?6, decision = ?7
         where log_index = ?1",
        values,
    )?;
    Ok(())
}

/// The decision that bore a number until it was put right, as it stands now; the last one, where several did.
pub fn formerly(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<Option<DecisionRow>> {
    let sql = "select r.* from decision_former f join decision_register r on r.log_index = f.decided_index
               where f.locality = ?1 and f.year = ?2 and f.number = ?3 order by f.log_index desc limit 1";
    row(conn, sql, params![locality.as_str(), slug.year, int(slug.number)], read)
}

/// The decisions that bore this number in any year until it was put right, each with the number it bore; of one locality
/// or of all.
pub fn formerly_numbered(
    conn: &Connection,
    locality: Option<&LocalityId>,
    number: u64,
) -> Result<Vec<(DecisionSlug, DecisionRow)>> {
    let sql = "select r.*, f.year as former_year from decision_former f
               join decision_register r on r.log_index = f.decided_index
               where f.number = ?1 and (?2 is null or f.locality = ?2) order by f.log_index desc";
    rows(conn, sql, params![int(number), locality.map(LocalityId::as_str)], |row| {
        Ok((DecisionSlug { year: row.get("former_year")?, number }, read(row)?))
    })
}

/// The numbers that a decision bore until they were put right, oldest first.
pub(crate) fn former_of(conn: &Connection, decided_index: u64) -> Result<Vec<DecisionSlug>> {
    let sql = "select year, number from decision_former where decided_index = ?1 order by log_index";
    rows(conn, sql, [int(decided_index)], |row| {
        Ok(DecisionSlug { year: row.get("year")?, number: row.count("number")? })
    })
}

/// How often a number was put right in what bore it: so often it was free again.
pub fn freed(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<u64> {
    let sql = "select count(*) from decision_former where locality = ?1 and year = ?2 and number = ?3";
    number(conn, sql, params![locality.as_str(), slug.year, int(slug.number)])
}

/// How many awards have ids of a number, whatever number their decision bears now.
pub fn borne(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<usize> {
    let first = AwardId::within(locality, &format!("{slug}-"));
    let sql = "select count(*) from decision_entry where substr(award, 1, length(?1)) = ?1";
    let count = number(conn, sql, [first.as_str()])?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}
