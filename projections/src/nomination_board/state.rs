//! Where a nomination stands, without its whole card.

use super::NominationStage;
use crate::cells::{Cells, row};
use crate::error::Result;
use rusqlite::Connection;
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::{NominationId, RoundId, UnitId};

/// What the tasks about a nomination follow from, without its whole card.
pub(crate) struct NominationState {
    pub(crate) name: String,
    pub(crate) locality: String,
    pub(crate) unit: UnitId,
    pub(crate) round: RoundId,
    pub(crate) stage: NominationStage,
    pub(crate) suspended: bool,
    pub(crate) waits_for_admission: bool,
    /// Whether it was sent again, after its round was annulled.
    pub(crate) sent_again: bool,
    /// Whether its unit can still do something about it: it was not refused as late, and nobody was erased.
    pub(crate) is_open: bool,
    /// Until when it is to be completed, as last returned.
    pub(crate) return_due: Option<Deadline>,
}

/// The state of a nomination.
pub(crate) fn state(conn: &Connection, nomination: &NominationId) -> Result<Option<NominationState>> {
    let sql = "select name, locality, unit, round, stage, suspended, to_admit, return_due,
               json_extract(card, '$.sent_again') is not null,
               coalesce(json_extract(card, '$.ended.ground') <> 'late_refused' or json_extract(card, '$.ended.before') is not null, 1)
               and json_extract(card, '$.proposal.nominee.name.personal.value') is not null from nomination_board where nomination = ?1";
    row(conn, sql, [nomination.as_str()], |row| {
        Ok(NominationState {
            name: row.get(0)?,
            locality: row.get(1)?,
            unit: row.id(2)?,
            round: row.id(3)?,
            stage: row.word(4)?,
            suspended: row.get(5)?,
            waits_for_admission: row.get(6)?,
            return_due: row.maybe_json(7)?,
            sent_again: row.get(8)?,
            is_open: row.get(9)?,
        })
    })
}
