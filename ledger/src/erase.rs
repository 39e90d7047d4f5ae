//! Erasing a person: the data key and every opening of every event that names the subject are destroyed. That
//! something happened stays; who it was about does not. Proofs made over the log stay valid: leaves do not change.

use crate::{
    Ledger, clock,
    error::LedgerError,
    store::{Cell, Statement, Store},
};
use jiff::Timestamp;

/// What an erasure did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Whom.
    pub subject: String,
    /// How many events named the subject.
    pub events: u64,
    /// Whether it had been erased before; erasing again is harmless.
    pub already: bool,
}

pub(crate) const DESTROY_KEY: &str = "delete from subject_key where subject = $1";
pub(crate) const NAMED: &str = "select count(*) from tlog_subject where subject = $1";

/// On PostgreSQL, where writers do not wait for each other: one subject's key is made or destroyed, never both at once.
/// Without it a key made in the moment of the erasure would outlive it.
pub(crate) fn hold(subject: &Cell) -> Statement {
    Statement(
        "select length(pg_advisory_xact_lock(hashtextextended($1, 0))::text)::bigint",
        vec![subject.clone()],
    )
}

pub(crate) fn add(subject: &Cell, now: Timestamp) -> Statement {
    Statement(
        "insert into erased_subject (subject, erased_at) values ($1, $2) on conflict do nothing returning erased_at",
        vec![subject.clone(), Cell::Int(now.as_microsecond())],
    )
}

pub(crate) fn openings(subject: &Cell, now: Timestamp) -> Statement {
    Statement(
        "update tlog_opening set salt = null, bytes = null, erased_at = $1
         where erased_at is null and leaf_index in (select leaf_index from tlog_subject where subject = $2)",
        vec![Cell::Int(now.as_microsecond()), subject.clone()],
    )
}

impl Ledger {
    /// Erases `subject` for good: nothing about it can be read or recorded afterwards. Repeating it is harmless, and
    /// needed after a backup was restored (see [`Ledger::erased_subjects`]).
    pub async fn erase_subject(&self, subject: &str) -> Result<Erased, LedgerError> {
        let (events, already) = match &self.0.store {
            Store::Postgres(store) => store.erase(subject).await?,
            Store::Sqlite(store) => {
                let (name, now) = (Cell::Text(subject.to_owned()), clock::now());
                let mut answers = store
                    .write(vec![
                        add(&name, now),
                        Statement(DESTROY_KEY, vec![name.clone()]),
                        openings(&name, now),
                        Statement(NAMED, vec![name]),
                    ])
                    .await?;
                store.truncate().await?;
                let mut named = answers.pop().and_then(|mut rows| rows.pop());
                let events = named.as_mut().map_or(Ok(0), |row| row.count(0))?;
                (events, answers.first().is_none_or(Vec::is_empty))
            }
        };
        Ok(Erased { subject: subject.to_owned(), events, already })
    }

    /// Everyone erased so far, and when: kept beside backups, and applied again after a restore.
    pub async fn erased_subjects(&self) -> Result<Vec<(String, Timestamp)>, LedgerError> {
        let sql = "select subject, erased_at from erased_subject order by erased_at, subject";
        let rows = self.0.store.rows(sql, Vec::new()).await?;
        rows.into_iter().map(|mut row| Ok((row.text(0)?, crate::subscribe::time(row.int(1)?)?))).collect()
    }
}
