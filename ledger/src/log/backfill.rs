//! Leaves for facts that have none: of a ledger that was kept before there was a log. In one transaction, and said so.

use super::opening::Leaf;
use crate::{
    EventRef, Ledger,
    canonical::Whole,
    clock,
    error::LedgerError,
    seal,
    store::{Cell, Row, Statement, Store},
    subscribe::int,
};
use std::collections::BTreeSet;

const WITHOUT_LEAVES: &str =
    "select aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, log_index
     from events where not exists (select 1 from tlog_leaf where leaf_index = log_index) order by log_index";
const LEAF: &str =
    "insert into tlog_leaf (leaf_index, entry, leaf_hash, sequenced_at) values ($1, $2, $3, $4)";
const OPENING: &str =
    "insert into tlog_opening (leaf_index, part, salt, bytes, disclosed) values ($1, $2, $3, $4, $5)";
const SUBJECT: &str = "insert into tlog_subject (subject, leaf_index) values ($1, $2)";
const HEAD: &str = "update tlog_head set size = $1";
const SAID: &str = "insert into tlog_backfill (below, at) values ($1, $2)";

/// On PostgreSQL the sequencer makes the leaves; what is missing here is only its outbox. The events of a store
/// without a log have no common order but the time they say.
const ENQUEUE: &str = "with missing as (
        select e.aggregate_type, e.aggregate_id, e.sequence, e.metadata ->> 'recorded_at' as at from events e
        left join tlog_leaf l using (aggregate_type, aggregate_id, sequence)
        left join tlog_pending p using (aggregate_type, aggregate_id, sequence)
        where l.leaf_index is null and p.id is null
    ), ordered as (
        select aggregate_type, aggregate_id, sequence,
               max(at) over (partition by aggregate_type, aggregate_id order by sequence) as at from missing
    ), enqueued as (
        insert into tlog_pending (aggregate_type, aggregate_id, sequence)
        select aggregate_type, aggregate_id, sequence from ordered
        order by at, aggregate_type, aggregate_id, sequence returning 1
    )
    select count(*), (select size from tlog_head) from enqueued";

impl Ledger {
    /// Makes the leaves that are missing; how many. Run it while nobody else writes.
    ///
    /// # Errors
    /// When the log has leaves already and the facts without one are not its last: a leaf has its place for ever.
    pub async fn backfill(&self) -> Result<u64, LedgerError> {
        match &self.0.store {
            Store::Sqlite(_) => self.backfill_sqlite().await,
            Store::Postgres(_) => self.backfill_postgres().await,
        }
    }

    async fn backfill_postgres(&self) -> Result<u64, LedgerError> {
        let lock = Statement("lock table events in share row exclusive mode", Vec::new());
        let said = "insert into tlog_backfill (below, at)
                    select h.size + p.waiting, $1 from tlog_head h, (select count(*) as waiting from tlog_pending) p
                    where p.waiting > 0 on conflict do nothing";
        let statements = vec![
            lock,
            Statement(ENQUEUE, Vec::new()),
            Statement(said, vec![Cell::Int(clock::now().as_microsecond())]),
        ];
        let mut answers = self.0.store.write(statements).await?;
        let mut rows = answers.swap_remove(1);
        let count = rows.first_mut().map_or(Ok(0), |row| row.count(0))?;
        while self.sequence().await? > 0 {}
        Ok(count)
    }

    async fn backfill_sqlite(&self) -> Result<u64, LedgerError> {
        let rows = self.0.store.rows(WITHOUT_LEAVES, Vec::new()).await?;
        let now = clock::now().as_microsecond();
        let (mut statements, mut next) = (Vec::new(), *self.head().borrow());
        let count = rows.len() as u64;
        for row in rows {
            let (index, missing) = Missing::read(row)?;
            if index != next {
                let what = format!(
                    "fact {index} has no leaf, but the log stands at {next}: restore a backup instead"
                );
                return Err(LedgerError::Damaged(what));
            }
            let (leaf, subjects) = self.leaf_of(missing).await?;
            statements.push(Statement(
                LEAF,
                vec![
                    int(index),
                    Cell::Bytes(leaf.entry.to_vec()),
                    Cell::Bytes(leaf.hash.to_vec()),
                    Cell::Int(now),
                ],
            ));
            for (part, opening) in (1..).zip(leaf.openings) {
                let (salt, bytes) = (Cell::Bytes(opening.salt), Cell::Bytes(opening.bytes));
                let disclosed = Cell::Int(opening.disclosed.into());
                statements
                    .push(Statement(OPENING, vec![int(index), Cell::Int(part), salt, bytes, disclosed]));
            }
            statements.extend(
                subjects.into_iter().map(|subject| Statement(SUBJECT, vec![Cell::Text(subject), int(index)])),
            );
            next += 1;
        }
        if count > 0 {
            statements.push(Statement(HEAD, vec![int(next)]));
            statements.push(Statement(SAID, vec![int(next), Cell::Int(now)]));
            self.0.store.write(statements).await?;
        }
        Ok(count)
    }

    async fn leaf_of(&self, missing: Missing) -> Result<(Leaf, BTreeSet<String>), LedgerError> {
        let Missing { event, event_type, event_version, mut payload, metadata } = missing;
        let unreadable = |why: String| LedgerError::Unreadable { event: event.to_string(), why };
        let subjects = seal::subjects(&payload);
        let keys = self.0.store.keys(&subjects).await?;
        if let Some(erased) = subjects.iter().find(|subject| !keys.contains_key(*subject)) {
            return Err(LedgerError::SubjectErased(erased.clone()));
        }
        seal::open(&mut payload, &event, &keys)?;
        let EventRef { aggregate_type, aggregate_id, sequence } = &event;
        let disclose = self.0.settings.disclose;
        let public = disclose(aggregate_type, aggregate_id, &event_type, &event_version, &payload);
        let public = public.map_err(unreadable)?;
        let whole = Whole {
            aggregate_type,
            aggregate_id,
            sequence: *sequence,
            event_type: &event_type,
            event_version: &event_version,
            payload: &payload,
            metadata: &metadata,
        };
        let leaf = Leaf::of(&self.0.commitment_key, &event, public, whole.bytes(), &subjects, &keys)?;
        Ok((leaf, subjects))
    }
}

struct Missing {
    event: EventRef,
    event_type: String,
    event_version: String,
    payload: serde_json::Value,
    metadata: serde_json::Value,
}

impl Missing {
    fn read(mut row: Row) -> Result<(u64, Self), LedgerError> {
        let event =
            EventRef { aggregate_type: row.text(0)?, aggregate_id: row.text(1)?, sequence: row.count(2)? };
        let json = |text: String| {
            let unreadable = |error: serde_json::Error| LedgerError::Unreadable {
                event: event.to_string(),
                why: error.to_string(),
            };
            serde_json::from_str(&text).map_err(unreadable)
        };
        let (payload, metadata) = (json(row.text(5)?)?, json(row.text(6)?)?);
        let (event_type, event_version) = (row.text(3)?, row.text(4)?);
        Ok((row.count(7)?, Self { event, event_type, event_version, payload, metadata }))
    }
}
