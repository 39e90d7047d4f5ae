//! The public ledger: every fact of a locality by its number, with the sentence everyone reads or why there is none.

use crate::cells::{Cells, int, row, rows};
use crate::error::{Result, ViewError};
use crate::timeline::privacy_named;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::calendar::day;
use sovang_domain::disclosure::Privacy;
use sovang_domain::event_name;
use sovang_domain::ids::{AwardId, LocalityId, RoundId};
use sovang_domain::rules::Rulebook;
use sovang_words::terms;
use sovang_words::timeline::{Names, Sentence};

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct LedgerLine {
    pub log_index: u64,
    /// When it happened.
    pub at: Timestamp,
    pub text: PublicLine,
    /// The award it is about.
    pub award: Option<AwardId>,
    /// The round whose list it opened.
    pub notice: Option<RoundId>,
    pub leaf_hash: [u8; 32],
}

/// What is read there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicLine {
    /// This sentence.
    Open(String),
    /// A numbered closed entry, with the class of its reason.
    Closed(Privacy),
}

impl PublicLine {
    /// The words: "Mục kín: hồ sơ người được đề nghị".
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Open(sentence) => sentence,
            Self::Closed(privacy) => terms::closed(*privacy),
        }
    }
}

/// The columns a line is made of.
const LINE: &str =
    "select log_index, at, privacy, sentence, award, round, event_type, leaf_hash from timeline";

/// How many lines the ledger has, and when the newest of them was made; nothing while it is empty.
pub fn length(conn: &Connection) -> Result<Option<(u64, Timestamp)>> {
    let sql = "select log_index, at from timeline order by log_index desc limit 1";
    row(conn, sql, [], |row| Ok((row.count("log_index")? + 1, row.at("at")?)))
}

/// The newest lines of a locality before `before`, newest first; from the end without it.
pub fn newest(
    conn: &Connection,
    rules: &Rulebook,
    locality: &LocalityId,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<LedgerLine>> {
    let sql = format!("{LINE} where locality = ?1 and log_index < ?2 order by log_index desc limit ?3");
    let values = params![locality.as_str(), before.map_or(i64::MAX, int), limit];
    rows(conn, &sql, values, |row| read(row, rules))
}

/// The lines around one: up to `reach` on either side, newest first.
pub fn around(
    conn: &Connection,
    rules: &Rulebook,
    locality: &LocalityId,
    log_index: u64,
    reach: u32,
) -> Result<Vec<LedgerLine>> {
    let sql = format!("{LINE} where locality = ?1 and log_index > ?2 order by log_index limit ?3");
    let values = params![locality.as_str(), int(log_index), reach];
    let mut newer = rows(conn, &sql, values, |row| read(row, rules))?;
    newer.reverse();
    newer.extend(newest(conn, rules, locality, Some(log_index.saturating_add(1)), reach.saturating_add(1))?);
    Ok(newer)
}

/// One line.
pub fn line(conn: &Connection, rules: &Rulebook, log_index: u64) -> Result<Option<LedgerLine>> {
    let sql = format!("{LINE} where log_index = ?1");
    Ok(rows(conn, &sql, [int(log_index)], |row| read(row, rules))?.pop())
}

/// Whose line it is.
pub fn owner(conn: &Connection, log_index: u64) -> Result<Option<LocalityId>> {
    let sql = "select locality from timeline where log_index = ?1";
    Ok(rows(conn, sql, [int(log_index)], |row| row.id("locality"))?.pop())
}

/// Whether a line is one of this locality's.
pub fn is_of(conn: &Connection, locality: &LocalityId, log_index: u64) -> Result<bool> {
    Ok(owner(conn, log_index)?.as_ref() == Some(locality))
}

/// Reads a line. Of a private fact nothing but number, time and reason is taken over.
fn read(row: &Row<'_>, rules: &Rulebook) -> Result<LedgerLine> {
    let (log_index, at) = (row.count(0)?, row.at(1)?);
    let leaf_hash: [u8; 32] = row.get(7)?;
    let line = |text| LedgerLine { log_index, at, text, award: None, notice: None, leaf_hash };
    if let Some(slug) = row.get::<_, Option<String>>(2)? {
        let privacy = privacy_named(&slug);
        let unknown = || ViewError::Cell { column: "privacy".to_owned(), value: slug };
        let text = PublicLine::Closed(privacy.ok_or_else(unknown)?);
        return Ok(line(text));
    }
    let sentence: Sentence = row.json(3)?;
    let text = sentence.told(Names::of(rules, day(at))).public.unwrap_or_default();
    let event_type: String = row.get(6)?;
    let round: Option<RoundId> = row.maybe_id(5)?;
    Ok(LedgerLine {
        award: row.maybe_id(4)?,
        notice: round.filter(|_| event_type == event_name!(AwardRoundEvent::NoticeOpened)),
        ..line(PublicLine::Open(text))
    })
}
