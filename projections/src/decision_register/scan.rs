//! The scan of a signed paper, and the files that were taken for it before.

use super::{DecisionRow, of_locality, of_round};
use crate::cells::{Cells, int, json, rows, run};
use crate::error::Result;
use crate::record::Record;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sovang_domain::document::Document;
use sovang_domain::ids::{LocalityId, RoundId};

/// A file that was recorded as the signed paper and was another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct FormerScan {
    pub document: Document,
    /// SHA-256 of the file that took its place.
    pub after: String,
    /// Why it was replaced.
    pub reason: String,
    /// Whether that is public.
    pub public: bool,
    pub at: Timestamp,
    pub log_index: u64,
}

pub(super) fn replace(
    conn: &Connection,
    record: &Record,
    draft: u16,
    (before, after): (&Document, &Document),
    (public, reason): (bool, &str),
) -> Result<()> {
    let (at, log_index) = (record.at(), record.log_index);
    let (document, after_it, reason) = (before.clone(), after.sha256.clone(), reason.to_owned());
    let former = FormerScan { document, after: after_it, reason, public, at, log_index };
    let values = params![record.stream, draft, before.sha256, json(&former)?, int(log_index)];
    run(conn, "insert into decision_scan values (?1, ?2, ?3, ?4, ?5)", values)?;
    let sql = "update decision_register set decision = json_set(decision, '$.scan', json(?3))
               where round = ?1 and json_extract(decision, '$.draft') = ?2";
    run(conn, sql, params![record.stream, draft, json(after)?])?;
    Ok(())
}

/// The files that stood for the signed paper of a draft before, oldest first.
pub fn former_scans(conn: &Connection, round: &RoundId, draft: u16) -> Result<Vec<FormerScan>> {
    let sql = "select card from decision_scan where round = ?1 and draft = ?2 order by log_index";
    rows(conn, sql, params![round.as_str(), draft], |row| row.json("card"))
}

/// The decisions of a locality whose signed paper is this file, or was taken for it; with the document as it was recorded.
pub fn scanned(
    conn: &Connection,
    locality: &LocalityId,
    sha256: &str,
) -> Result<Vec<(DecisionRow, Document)>> {
    let mut found = Vec::new();
    for row in of_locality(conn, locality, None)? {
        if let Some(scan) = row.scan.clone().filter(|scan| scan.sha256 == sha256) {
            found.push((row, scan));
        }
    }
    let sql = "select round, draft, card from decision_scan where sha256 = ?1 order by log_index";
    let former = rows(conn, sql, [sha256], |row| {
        let (round, former): (RoundId, FormerScan) = (row.id("round")?, row.json("card")?);
        Ok((round, row.get::<_, u16>("draft")?, former.document))
    })?;
    for (round, draft, document) in former.into_iter().filter(|(round, ..)| round.locality() == *locality) {
        let row = of_round(conn, &round)?.into_iter().find(|row| row.draft == Some(draft));
        found.extend(row.map(|row| (row, document)));
    }
    Ok(found)
}
