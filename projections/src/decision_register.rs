//! Sổ quyết định: the award decisions per locality and year, as numbered in the office's register; and the drafts that
//! wait for their signed paper.

mod corrected;
mod scan;

pub use corrected::{borne, formerly, formerly_numbered, freed};
pub(crate) use corrected::{former_of, of_award};
pub use scan::{FormerScan, former_scans, scanned};

use crate::cells::{Cells, int, json, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{AwardRoundEvent, Decision, DecisionDraft, DecisionEntry, Signatory};
use sovang_domain::document::Document;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AwardId, DecisionSlug, LocalityId, RoundId};

pub(crate) const VERSION: u32 = 7;
pub(crate) const DDL: &str = "
create table decision_register (
    locality text not null, year integer not null, number integer not null, symbol text not null,
    signed_on text not null, round text not null, signatory text not null, decision text not null, decided_at integer not null,
    log_index integer primary key, published_index integer
) strict;
-- no key: that a number is borne once is the ledger's to say, and while a paper is put right field by field two may bear it
create index decision_register_by_slug on decision_register (locality, year, number);
create index decision_register_by_round on decision_register (round);
create index decision_register_by_number on decision_register (number);
-- numbers that were put right: what bore them, found by the fact that recorded it
create table decision_former (
    locality text not null, year integer not null, number integer not null, decided_index integer not null,
    told_at integer not null, log_index integer primary key
) strict;
create index decision_former_by_number on decision_former (number);
create table decision_entry (award text primary key, decided_index integer not null, entry text not null) strict;
create table decision_draft (
    locality text not null, round text not null, draft integer not null, card text not null,
    drafted_at integer not null, log_index integer not null, came_of text, primary key (round, draft)
) strict, without rowid;
-- files that were recorded as a signed paper and were the wrong ones
create table decision_scan (
    round text not null, draft integer not null, sha256 text not null, card text not null,
    log_index integer not null, primary key (log_index)
) strict;
create table decision_draft_line (nomination text primary key, round text not null, draft integer not null) strict;
";

/// A decision.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DecisionRow {
    pub locality: LocalityId,
    pub year: i16,
    pub number: u64,
    /// `05/QĐ-UBND`
    pub symbol: String,
    pub signed_on: Date,
    pub signatory: Signatory,
    pub legal_bases: Vec<String>,
    pub round: RoundId,
    /// The draft of which it came; decisions of before have none.
    pub draft: Option<u16>,
    /// Whom it awards, in its order.
    pub entries: Vec<DecisionEntry>,
    pub decided_at: Timestamp,
    /// Log index of `AwardsDecided`.
    pub log_index: u64,
    /// Log index of `DecisionPublished`.
    pub published_index: Option<u64>,
    /// The signed paper, scanned.
    pub scan: Option<Document>,
    /// Why its number stands out of order with the days of others, where it does.
    pub out_of_order: Option<String>,
    /// Why it was signed before its dossiers were appraised in this book, where it was.
    pub before_appraisal: Option<String>,
}

/// A draft: waiting for its signed paper, or what came of it.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DraftRow {
    pub locality: LocalityId,
    pub round: RoundId,
    pub draft: DecisionDraft,
    pub drafted_at: Timestamp,
    pub log_index: u64,
    pub came_of: Option<CameOf>,
}

impl DecisionRow {
    /// Its part of the address: `2026-5`.
    #[must_use]
    pub fn slug(&self) -> DecisionSlug {
        DecisionSlug { year: self.year, number: self.number }
    }

    /// The line of one award.
    #[must_use]
    pub fn entry(&self, award: &AwardId) -> Option<&DecisionEntry> {
        self.entries.iter().find(|entry| entry.award == *award)
    }
}

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use AwardRoundEvent as E;
    let index = int(record.log_index);
    match &record.fact {
        Fact::AwardRound(E::DecisionDrafted { draft, .. }) => keep_draft(conn, record, draft)?,
        Fact::AwardRound(E::DecisionDraftDropped { draft, .. }) => {
            end_draft(conn, record, *draft, CameOf::Dropped)?;
        }
        Fact::AwardRound(E::SignedPaperReplaced { draft, decision, before, after, reason, .. }) => {
            scan::replace(conn, record, *draft, (before, after), (decision.is_some(), reason))?;
        }
        Fact::AwardRound(E::AwardsDecided { decision, stamp }) => {
            if let Some(draft) = decision.draft {
                let Decision { year, number, .. } = *decision;
                end_draft(conn, record, draft, CameOf::Issued { year, number })?;
            }
            let values = params![
                record.locality(),
                decision.year,
                int(decision.number),
                decision.symbol,
                decision.signed_on.to_string(),
                record.stream,
                json(&decision.signatory)?,
                json(decision)?,
                stamp.at.as_microsecond(),
                index,
            ];
            run(
                conn,
                "insert into decision_register values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, null)",
                values,
            )?;
            for entry in &decision.entries {
                let values = params![entry.award.as_str(), index, json(entry)?];
                run(conn, "insert into decision_entry values (?1, ?2, ?3)", values)?;
            }
        }
        Fact::AwardRound(E::DecisionPublished { year, number, .. }) => {
            run(
                conn,
                "update decision_register set published_index = ?4 where log_index = (
                     select max(log_index) from decision_register where locality = ?1 and year = ?2 and number = ?3)",
                params![record.locality(), year, int(*number), index],
            )?;
        }
        Fact::AwardRound(E::AwardDetailCorrected { award, correction, .. })
            if correction.is_of_the_decision() =>
        {
            corrected::apply(conn, record, award, correction)?;
        }
        _ => {}
    }
    Ok(())
}

/// What came of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CameOf {
    /// The signed paper was recorded: this decision, as its number stands now.
    Issued {
        /// Year of its series.
        year: i16,
        /// Its number.
        number: u64,
    },
    /// The chairman took it back.
    Dropped,
}

fn keep_draft(conn: &Connection, record: &Record, draft: &DecisionDraft) -> Result<()> {
    let (at, index) = (record.at().as_microsecond(), int(record.log_index));
    let values = params![record.locality(), record.stream, draft.draft, json(draft)?, at, index];
    run(conn, "insert into decision_draft values (?1, ?2, ?3, ?4, ?5, ?6, null)", values)?;
    for line in &draft.entries {
        let values = params![line.nomination.as_str(), record.stream, draft.draft];
        run(conn, "insert into decision_draft_line values (?1, ?2, ?3)", values)?;
    }
    Ok(())
}

fn came_of(conn: &Connection, record: &Record, draft: u16, came_of: CameOf) -> Result<()> {
    let sql = "update decision_draft set came_of = ?3 where round = ?1 and draft = ?2";
    run(conn, sql, params![record.stream, draft, json(&came_of)?])?;
    Ok(())
}

fn end_draft(conn: &Connection, record: &Record, draft: u16, with: CameOf) -> Result<()> {
    came_of(conn, record, draft, with)?;
    let sql = "delete from decision_draft_line where round = ?1 and draft = ?2";
    run(conn, sql, params![record.stream, draft])?;
    Ok(())
}

/// The drafts of a locality that wait for their signed paper, oldest first.
pub fn drafts(conn: &Connection, locality: &LocalityId) -> Result<Vec<DraftRow>> {
    let sql = "select * from decision_draft where locality = ?1 and came_of is null order by log_index";
    rows(conn, sql, [locality.as_str()], read_draft)
}

/// The drafts of a round that wait for their signed paper, oldest first.
pub fn drafts_of_round(conn: &Connection, round: &RoundId) -> Result<Vec<DraftRow>> {
    rows(
        conn,
        "select * from decision_draft where round = ?1 and came_of is null order by log_index",
        [round.as_str()],
        read_draft,
    )
}

/// One draft, whatever came of it.
pub fn draft(conn: &Connection, round: &RoundId, draft: u16) -> Result<Option<DraftRow>> {
    let sql = "select * from decision_draft where round = ?1 and draft = ?2";
    row(conn, sql, params![round.as_str(), draft], read_draft)
}

fn read_draft(row: &Row<'_>) -> Result<DraftRow> {
    Ok(DraftRow {
        locality: row.id("locality")?,
        round: row.id("round")?,
        draft: row.json("card")?,
        drafted_at: row.at("drafted_at")?,
        log_index: row.count("log_index")?,
        came_of: row.maybe_json("came_of")?,
    })
}

/// The decisions of a locality, newest first; of one year, if named.
pub fn of_locality(conn: &Connection, locality: &LocalityId, year: Option<i16>) -> Result<Vec<DecisionRow>> {
    rows(
        conn,
        "select * from decision_register where locality = ?1 and (?2 is null or year = ?2)
         order by year desc, number desc",
        params![locality.as_str(), year],
        read,
    )
}

/// One decision.
pub fn one(conn: &Connection, locality: &LocalityId, year: i16, number: u64) -> Result<Option<DecisionRow>> {
    row(
        conn,
        "select * from decision_register where locality = ?1 and year = ?2 and number = ?3
         order by log_index desc limit 1",
        params![locality.as_str(), year, int(number)],
        read,
    )
}

/// The decisions of this number in every year, of one locality or of all; newest first.
pub fn numbered(conn: &Connection, locality: Option<&LocalityId>, number: u64) -> Result<Vec<DecisionRow>> {
    rows(
        conn,
        "select * from decision_register where number = ?1 and (?2 is null or locality = ?2)
         order by year desc, locality",
        params![int(number), locality.map(LocalityId::as_str)],
        read,
    )
}

/// The line of a decision that made an award; none for what a higher level awarded.
pub fn entry(conn: &Connection, award: &AwardId) -> Result<Option<DecisionEntry>> {
    let sql = "select entry from decision_entry where award = ?1";
    row(conn, sql, [award.as_str()], |row| row.json("entry"))
}

/// The decisions of a round, oldest first.
pub fn of_round(conn: &Connection, round: &RoundId) -> Result<Vec<DecisionRow>> {
    rows(conn, "select * from decision_register where round = ?1 order by log_index", [round.as_str()], read)
}

fn read(row: &Row<'_>) -> Result<DecisionRow> {
    let decision: Decision = row.json("decision")?;
    let published: Option<i64> = row.get("published_index")?;
    Ok(DecisionRow {
        locality: row.id("locality")?,
        year: decision.year,
        number: decision.number,
        symbol: decision.symbol,
        signed_on: decision.signed_on,
        signatory: decision.signatory,
        legal_bases: decision.legal_bases,
        round: row.id("round")?,
        draft: decision.draft,
        entries: decision.entries,
        decided_at: row.at("decided_at")?,
        log_index: row.count("log_index")?,
        scan: decision.scan,
        out_of_order: decision.out_of_order,
        before_appraisal: decision.before_appraisal,
        published_index: published.and_then(|index| u64::try_from(index).ok()),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::testing::story;

    #[test]
    fn a_decision_names_its_awards_and_when_it_was_published() {
        let conn = story().views();
        let row = one(&conn, &"phu-tan".into(), 2026, 5).unwrap().unwrap();
        assert_eq!((row.symbol.as_str(), row.slug().to_string().as_str()), ("05/QĐ-UBND", "2026-5"));
        assert_eq!(row.entry(&"phu-tan.2026-5-1".into()).unwrap().nomination, "phu-tan.dn-1".into());
        assert_eq!(row.published_index, Some(row.log_index + 1));
        assert_eq!(of_locality(&conn, &"phu-tan".into(), Some(2026)).unwrap(), [row]);
        assert!(of_locality(&conn, &"phu-tan".into(), Some(2025)).unwrap().is_empty());
        let numbered = |locality: Option<&str>, number| {
            let locality = locality.map(LocalityId::from);
            numbered(&conn, locality.as_ref(), number).unwrap().len()
        };
        assert_eq!((numbered(None, 5), numbered(Some("phu-tan"), 5)), (1, 1));
        assert_eq!((numbered(None, 6), numbered(Some("phu-thai"), 5)), (0, 0));
    }
}
