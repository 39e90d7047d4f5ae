//! How the units of a locality follow the facts.

use crate::cells::{int, run, word};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::locality::LocalityEvent;

/// A unit is entered, called otherwise, or becomes part of another.
pub(super) fn follow(conn: &Connection, record: &Record, event: &LocalityEvent) -> Result<()> {
    use LocalityEvent as E;
    let (locality, index) = (&record.stream, int(record.log_index));
    match event {
        E::UnitRegistered { unit, name, kind, .. } => {
            run(
                conn,
                "insert into locality_unit values (?1, ?2, ?3, ?4, '[]', ?5, null, ?6)",
                params![locality, unit.as_str(), name, sovang_words::order::title(name), word(kind)?, index],
            )?;
        }
        E::UnitRenamed { unit, before, after, .. } => {
            run(
                conn,
                "update locality_unit set name = ?3, sort_key = ?4, former = json_insert(former, '$[#]', ?5)
                 where locality = ?1 and unit = ?2",
                params![locality, unit.as_str(), after, sovang_words::order::title(after), before],
            )?;
        }
        E::UnitRenameTakenBack { unit, after, .. } => {
            run(
                conn,
                "update locality_unit set name = ?3, sort_key = ?4, former = json_remove(former, '$[#-1]')
                 where locality = ?1 and unit = ?2",
                params![locality, unit.as_str(), after, sovang_words::order::title(after)],
            )?;
        }
        // a name that it bears again is no former one
        E::UnitNameCorrected { unit, after, .. } => {
            run(
                conn,
                "update locality_unit set name = ?3, sort_key = ?4, former = (
                     select json_group_array(value) from json_each(former) where value <> ?3)
                 where locality = ?1 and unit = ?2",
                params![locality, unit.as_str(), after, sovang_words::order::title(after)],
            )?;
        }
        E::UnitMergerTakenBack { unit, .. } => {
            run(
                conn,
                "update locality_unit set merged_into = null where locality = ?1 and unit = ?2",
                params![locality, unit.as_str()],
            )?;
        }
        E::UnitMerged { unit, into, .. } => {
            run(
                conn,
                "update locality_unit set merged_into = ?3 where locality = ?1 and unit = ?2",
                params![locality, unit.as_str(), into.as_str()],
            )?;
        }
        _ => {}
    }
    Ok(())
}
