//! Erasure beside running appends and sequencers: nothing about the subject may slip through between them.

use super::{run, sequencer::Sequencer};
use crate::{clock, erase, error::LedgerError, store::Cell};
use sqlx::PgPool;
use std::sync::Arc;

/// Appends hold the subject's key until they commit, so deleting it waits for them; what they left in the outbox
/// must get its leaf while the key is there, so then the whole is tried again.
const TRIES: usize = 20;

/// Destroys the key and the openings: `(events that named the subject, already erased)`.
pub(super) async fn erase(
    pool: PgPool,
    sequencer: Arc<Sequencer>,
    subject: String,
) -> Result<(u64, bool), LedgerError> {
    let task = tokio::spawn(async move {
        for _ in 0..TRIES {
            while sequencer.turn().await? > 0 {}
            if let Some(erased) = attempt(&pool, &subject).await? {
                return Ok(erased);
            }
        }
        Err(LedgerError::Contended)
    });
    task.await.map_err(|error| LedgerError::Task(error.to_string()))?
}

async fn attempt(pool: &PgPool, subject: &str) -> Result<Option<(u64, bool)>, LedgerError> {
    let name = || Cell::Text(subject.to_owned());
    let mut transaction = pool.begin().await?;
    run(&mut transaction, "select size from tlog_head for update", &[]).await?;
    let held = erase::hold(&name());
    run(&mut transaction, held.0, &held.1).await?;
    let already = erase::add(&name(), clock::now());
    let added = run(&mut transaction, already.0, &already.1).await?;
    run(&mut transaction, erase::DESTROY_KEY, &[name()]).await?;
    let waiting =
        "select 1::bigint from tlog_pending p join events e using (aggregate_type, aggregate_id, sequence)
                   where (e.metadata ->> 'subjects')::jsonb ? $1 limit 1";
    if !run(&mut transaction, waiting, &[name()]).await?.is_empty() {
        transaction.rollback().await?;
        return Ok(None);
    }
    let openings = erase::openings(&name(), clock::now());
    run(&mut transaction, openings.0, &openings.1).await?;
    let mut named = run(&mut transaction, erase::NAMED, &[name()]).await?;
    transaction.commit().await?;
    let events = named.first_mut().map_or(Ok(0), |row| row.count(0))?;
    Ok(Some((events, added.is_empty())))
}
