//! How many units there are.

use crate::cells::number;
use crate::error::Result;
use rusqlite::Connection;
use sovang_domain::ids::LocalityId;

/// How many units a commune has, or all communes: those that stand by themselves.
pub fn count_units(conn: &Connection, locality: Option<&LocalityId>) -> Result<u64> {
    let sql =
        "select count(*) from locality_unit where merged_into is null and (?1 is null or locality = ?1)";
    number(conn, sql, [locality.map(LocalityId::as_str)])
}
