//! What was entered wrongly of a locality, and was put right.

use crate::cells::{Cells, int, row, run, word};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::ids::{LocalityId, UnitId};
use sovang_domain::locality::LocalityEvent;

/// A unit that was entered by mistake and is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct StruckRow {
    pub unit: UnitId,
    pub name: String,
    pub reason: String,
    pub log_index: u64,
}

pub(super) fn follow(conn: &Connection, record: &Record, event: &LocalityEvent) -> Result<()> {
    use LocalityEvent as E;
    let (locality, index) = (&record.stream, int(record.log_index));
    // of one officer, mode and first day, the last that was recorded and holds
    let held = "locality = ?1 and log_index = (
        select max(log_index) from locality_delegation
        where locality = ?1 and officer = ?2 and mode = ?3 and from_date = ?4 and back_reason is null)";
    match event {
        E::LocalityCorrected { after, .. } => {
            let sql = "update locality_directory set kind = ?2, name = ?3, province = ?4, province_kind = ?5
                       where locality = ?1";
            let values =
                params![locality, word(&after.kind)?, after.name, after.province, after.province_kind];
            run(conn, sql, values)?;
        }
        E::UnitKindCorrected { unit, after, .. } => {
            let sql = "update locality_unit set kind = ?3 where locality = ?1 and unit = ?2";
            run(conn, sql, params![locality, unit.as_str(), word(after)?])?;
        }
        E::UnitStruck { unit, name, reason, .. } => {
            let sql = "insert into locality_unit_struck values (?1, ?2, ?3, ?4, ?5)";
            run(conn, sql, params![locality, index, unit.as_str(), name, reason])?;
            let sql = "delete from locality_unit where locality = ?1 and unit = ?2";
            run(conn, sql, params![locality, unit.as_str()])?;
        }
        E::CouncilCorrected { which, members, from, document, .. } => {
            let sql = "update locality_council set from_date = ?3, members = ?4, document = ?5
                       where locality = ?1 and log_index = (
                           select max(log_index) from locality_council where locality = ?1 and from_date = ?2)";
            let values = params![
                locality,
                which.to_string(),
                from.to_string(),
                crate::cells::json(members)?,
                document
            ];
            run(conn, sql, values)?;
        }
        E::DelegationEnded { officer, mode, from, until, document, .. } => {
            let sql = format!("update locality_delegation set until_date = ?5, ended_by = ?6 where {held}");
            let (from, until) = (from.to_string(), until.to_string());
            let values = params![locality, officer.as_str(), word(mode)?, from, until, document];
            run(conn, &sql, values)?;
        }
        E::DelegationTakenBack { officer, mode, from, reason, .. } => {
            let sql = format!("update locality_delegation set back_reason = ?5 where {held}");
            run(conn, &sql, params![locality, officer.as_str(), word(mode)?, from.to_string(), reason])?;
        }
        _ => {}
    }
    Ok(())
}

/// What was struck last under an address, where no unit stands there.
pub fn struck(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<Option<StruckRow>> {
    let sql = "select * from locality_unit_struck where locality = ?1 and unit = ?2 order by log_index desc limit 1";
    row(conn, sql, params![locality.as_str(), unit.as_str()], |row| {
        Ok(StruckRow {
            unit: row.id("unit")?,
            name: row.get("name")?,
            reason: row.get("reason")?,
            log_index: row.count("log_index")?,
        })
    })
}
