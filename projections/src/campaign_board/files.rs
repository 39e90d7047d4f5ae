//! The files that were published of a plan's paper, each with its version.

use crate::cells::{Cells, json, row, run};
use crate::error::Result;
use crate::record::Record;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::document::{Document, Media};
use sovang_domain::ids::CampaignId;

/// A file of the plan's paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct PlanFile {
    pub sha256: String,
    pub size: u64,
    pub media: Media,
    /// Why it came later than its version.
    pub reason: Option<String>,
    pub at: Timestamp,
    pub log_index: u64,
}

impl PlanFile {
    fn of(file: &Document, reason: Option<&String>, record: &Record) -> Self {
        Self {
            sha256: file.sha256.clone(),
            size: file.size,
            media: file.media,
            reason: reason.cloned(),
            at: record.at(),
            log_index: record.log_index,
        }
    }
}

pub(super) fn follow(conn: &Connection, record: &Record, event: &CampaignEvent) -> Result<()> {
    let CampaignEvent::PlanFilePublished { version, file, reason, .. } = event else { return Ok(()) };
    let campaign = CampaignId::from(record.stream.as_str());
    let mut files = of_version(conn, &campaign, *version)?;
    files.push(PlanFile::of(file, reason.as_ref(), record));
    let sql = "update campaign_plan set files = ?3 where campaign = ?1 and version = ?2";
    run(conn, sql, params![campaign.as_str(), version, json(&files)?])?;
    Ok(())
}

fn of_version(conn: &Connection, campaign: &CampaignId, version: u32) -> Result<Vec<PlanFile>> {
    let sql = "select files from campaign_plan where campaign = ?1 and version = ?2";
    let found = row(conn, sql, params![campaign.as_str(), version], |row| row.json("files"))?;
    Ok(found.unwrap_or_default())
}

/// One file of any version of a campaign's plan, by its SHA-256, with its version.
pub fn file(conn: &Connection, campaign: &CampaignId, sha256: &str) -> Result<Option<(u32, PlanFile)>> {
    for version in super::versions(conn, campaign)? {
        if let Some(file) = version.files.into_iter().find(|file| file.sha256 == sha256) {
            return Ok(Some((version.version, file)));
        }
    }
    Ok(None)
}
