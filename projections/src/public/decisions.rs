//! Award decisions as they stand in the register, without accounts and nominations.

use crate::cells::{Cells, int, row};
use crate::decision_register::{self, DecisionRow};
use crate::error::Result;
pub use crate::round_docket::ProposalCorrected;
use crate::round_docket::{self, ProposalRow};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::award_round::Signatory;
use sovang_domain::ids::{AwardId, DecisionSlug, LocalityId, RoundId};
use sovang_domain::locality::SigningMode;
use sovang_domain::nominee::NomineeKind;

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the register")]
pub struct Decision {
    pub locality: LocalityId,
    pub year: i16,
    pub number: u64,
    /// `05/QĐ-UBND`
    pub symbol: String,
    pub signed_on: Date,
    pub signatory: Signer,
    pub legal_bases: Vec<String>,
    pub round: RoundId,
    /// Whom it awards, in its order.
    pub entries: Vec<Entry>,
    pub decided_at: Timestamp,
    /// Log index of `AwardsDecided`.
    pub log_index: u64,
    /// Log index of `DecisionPublished`.
    pub published_index: Option<u64>,
    /// Why its number stands out of order with the days of others, where it does.
    pub out_of_order: Option<String>,
    /// Why it was signed before its dossiers were appraised in this book, where it was.
    pub before_appraisal: Option<String>,
    /// Files of its signed paper that gave way to others, oldest first; only where one decision is asked for.
    pub replaced: Vec<Replaced>,
    /// The proposals (tờ trình) by which it awards, oldest first; only where one decision is asked for.
    pub proposals: Vec<Proposal>,
}

/// A proposal to the chairman.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Proposal {
    pub document: String,
    pub on: Date,
    /// What was recorded of it before and put right.
    pub corrected: Vec<ProposalCorrected>,
}

impl From<ProposalRow> for Proposal {
    fn from(ProposalRow { document, on, corrected, .. }: ProposalRow) -> Self {
        Self { document, on, corrected }
    }
}

/// A file of the signed paper that gave way to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Replaced {
    /// SHA-256 of both.
    pub before: String,
    pub after: String,
    pub reason: String,
    pub at: Timestamp,
    pub log_index: u64,
}

/// Who signed it, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the signatory")]
pub struct Signer {
    pub name: String,
    pub position: String,
    pub mode: SigningMode,
    /// The text that delegates.
    pub delegation: Option<String>,
}

/// That it was signed, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the decision")]
pub struct Signed {
    pub signatory: Signer,
    pub log_index: u64,
}

/// One line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Entry {
    pub award: AwardId,
    pub kind: NomineeKind,
}

impl Decision {
    /// Its part of the address: `2026-5`.
    #[must_use]
    pub fn slug(&self) -> DecisionSlug {
        DecisionSlug { year: self.year, number: self.number }
    }
}

impl From<Signatory> for Signer {
    fn from(Signatory { account: _, name, position, mode, delegation }: Signatory) -> Self {
        Self { name, position, mode, delegation }
    }
}

impl From<DecisionRow> for Decision {
    fn from(row: DecisionRow) -> Self {
        let entries = row.entries.into_iter().map(|entry| Entry { award: entry.award, kind: entry.kind });
        Self {
            locality: row.locality,
            year: row.year,
            number: row.number,
            symbol: row.symbol,
            signed_on: row.signed_on,
            signatory: row.signatory.into(),
            legal_bases: row.legal_bases,
            round: row.round,
            entries: entries.collect(),
            decided_at: row.decided_at,
            log_index: row.log_index,
            published_index: row.published_index,
            out_of_order: row.out_of_order,
            before_appraisal: row.before_appraisal,
            replaced: Vec::new(),
            proposals: Vec::new(),
        }
    }
}

/// One decision.
pub fn one(conn: &Connection, locality: &LocalityId, year: i16, number: u64) -> Result<Option<Decision>> {
    let Some(row) = decision_register::one(conn, locality, year, number)? else { return Ok(None) };
    let former = match row.draft {
        Some(draft) => decision_register::former_scans(conn, &row.round, draft)?,
        None => Vec::new(),
    };
    let replaced = former.into_iter().filter(|former| former.public).map(|former| Replaced {
        before: former.document.sha256,
        after: former.after,
        reason: former.reason,
        at: former.at,
        log_index: former.log_index,
    });
    let replaced = replaced.collect();
    let awarded: Vec<_> = row.entries.iter().map(|entry| entry.nomination.clone()).collect();
    let proposals = round_docket::header(conn, &row.round)?.into_iter().flat_map(|round| round.proposals);
    let proposals = proposals.filter(|proposal| proposal.is_about(&awarded)).map(Proposal::from).collect();
    Ok(Some(Decision { replaced, proposals, ..Decision::from(row) }))
}

/// Who signed one decision; of those it awards nothing is read.
pub fn signed(conn: &Connection, locality: &LocalityId, year: i16, number: u64) -> Result<Option<Signed>> {
    let sql = "select signatory, log_index from decision_register
               where locality = ?1 and year = ?2 and number = ?3";
    row(conn, sql, params![locality.as_str(), year, int(number)], |row| {
        let signatory: Signatory = row.json(0)?;
        Ok(Signed { signatory: signatory.into(), log_index: row.count(1)? })
    })
}

/// The decisions of a locality by day of signing and number, newest first; of one year, if named.
pub fn of_locality(conn: &Connection, locality: &LocalityId, year: Option<i16>) -> Result<Vec<Decision>> {
    let mut rows = decision_register::of_locality(conn, locality, year)?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.year, row.signed_on, row.number)));
    Ok(rows.into_iter().map(Decision::from).collect())
}

/// The decisions of a number, as [`decision_register::numbered`].
pub fn numbered(conn: &Connection, locality: Option<&LocalityId>, number: u64) -> Result<Vec<Decision>> {
    Ok(decision_register::numbered(conn, locality, number)?.into_iter().map(Decision::from).collect())
}

/// The decision that bore a number until it was put right, as [`decision_register::formerly`].
pub fn formerly(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<Option<Decision>> {
    Ok(decision_register::formerly(conn, locality, slug)?.map(Decision::from))
}

/// The decisions that bore this number until it was put right, as [`decision_register::formerly_numbered`].
pub fn formerly_numbered(
    conn: &Connection,
    locality: Option<&LocalityId>,
    number: u64,
) -> Result<Vec<(DecisionSlug, Decision)>> {
    let found = decision_register::formerly_numbered(conn, locality, number)?;
    Ok(found.into_iter().map(|(slug, row)| (slug, Decision::from(row))).collect())
}
