//! Papers named in public lines of the book.

use crate::cells::{Cells, int, rows};
use crate::error::Result;
use rusqlite::{Connection, params};
use sovang_domain::ids::LocalityId;

/// A paper, as a public fact names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPaper {
    /// Whose book.
    pub locality: LocalityId,
    /// As it was written: `Quyết định số 92/QĐ-UBND ngày 03/12/2025`.
    pub words: String,
    /// The line.
    pub log_index: u64,
    /// Whether the line only speaks of it, and does not rest on it.
    pub in_passing: bool,
}

/// Papers of that number, of one locality or of all: the first line that names each.
pub fn numbered(conn: &Connection, locality: Option<&LocalityId>, number: u64) -> Result<Vec<NamedPaper>> {
    let sql = "select locality, words, min(log_index) as log_index, min(in_passing) as in_passing from paper_register
               where number = ?1 and (?2 is null or locality = ?2) group by locality, words order by 3";
    rows(conn, sql, params![int(number), locality.map(LocalityId::as_str)], |row| {
        Ok(NamedPaper {
            locality: row.id("locality")?,
            words: row.get("words")?,
            log_index: row.count("log_index")?,
            in_passing: row.get("in_passing")?,
        })
    })
}
