//! The statements of one turn of the sequencer: what is taken, and what is stored for it.

use super::{Row, run, sequencer::CHANNEL};
use crate::{
    clock,
    error::LedgerError,
    keys::{DataKey, Keys},
    log::opening::Leaf,
    seal::{self, EventRef},
    store::{Cell, KEYS, json_list},
};
use serde_json::Value;
use sqlx::PgConnection;
use std::collections::{BTreeSet, HashSet};

/// Events of one turn at most.
const TURN: i64 = 1024;

/// One event taken from the outbox.
pub(super) struct Taken {
    pub(super) event: EventRef,
    pub(super) event_type: String,
    pub(super) event_version: String,
    pub(super) payload: Value,
    pub(super) metadata: Value,
    /// Whether the event before it in its aggregate already has its place.
    pub(super) preceded: bool,
}

const TAKE: &str = "
with taken as (
    delete from tlog_pending where id in (select id from tlog_pending order by id limit $1)
    returning id, aggregate_type, aggregate_id, sequence
)
select t.aggregate_type, t.aggregate_id, t.sequence, e.event_type, e.event_version,
       e.payload::text, e.metadata::text,
       (l.leaf_index is not null)::int::bigint
from taken t
left join events e using (aggregate_type, aggregate_id, sequence)
left join tlog_leaf l on l.aggregate_type = t.aggregate_type and l.aggregate_id = t.aggregate_id
     and l.sequence = t.sequence - 1
order by t.id";

impl Taken {
    fn read(mut row: Row) -> Result<Self, LedgerError> {
        let event =
            EventRef { aggregate_type: row.text(0)?, aggregate_id: row.text(1)?, sequence: row.count(2)? };
        let json = |text: String| {
            serde_json::from_str(&text)
                .map_err(|error| LedgerError::Unreadable { event: event.to_string(), why: error.to_string() })
        };
        Ok(Self {
            event_type: row.text(3)?,
            event_version: row.text(4)?,
            payload: json(row.text(5)?)?,
            metadata: json(row.text(6)?)?,
            preceded: row.int(7)? == 1,
            event,
        })
    }
}

/// Takes what waits, oldest first, and insists on the order within each aggregate.
pub(super) async fn take(connection: &mut PgConnection) -> Result<Vec<Taken>, LedgerError> {
    let rows = run(connection, TAKE, &[Cell::Int(TURN)]).await?;
    let taken = rows.into_iter().map(Taken::read).collect::<Result<Vec<_>, _>>()?;
    assert_order(&taken)?;
    Ok(taken)
}

/// The keys of everyone named.
pub(super) async fn keys(connection: &mut PgConnection, taken: &[Taken]) -> Result<Keys, LedgerError> {
    let subjects: BTreeSet<String> = taken.iter().flat_map(|event| seal::subjects(&event.payload)).collect();
    if subjects.is_empty() {
        return Ok(Keys::new());
    }
    let rows = run(connection, KEYS.postgres, &[Cell::Text(json_list(&subjects))]).await?;
    rows.into_iter().map(|mut row| Ok((row.text(0)?, DataKey::read(&row.bytes(1)?)?))).collect()
}

/// Each event follows the one before it in its aggregate: in this batch, or already in the log.
fn assert_order(taken: &[Taken]) -> Result<(), LedgerError> {
    let mut seen = HashSet::with_capacity(taken.len());
    for Taken { event, preceded, .. } in taken {
        let before = EventRef { sequence: event.sequence - 1, ..event.clone() };
        if event.sequence > 1 && !preceded && !seen.contains(&before) {
            return Err(LedgerError::Damaged(format!("event {event} waits before the one it follows")));
        }
        seen.insert(event.clone());
    }
    Ok(())
}

/// The rows of one turn, column by column: one statement stores them all.
#[derive(Default)]
pub(super) struct Columns {
    index: Vec<i64>,
    aggregate_type: Vec<String>,
    aggregate_id: Vec<String>,
    sequence: Vec<i64>,
    entry: Vec<Vec<u8>>,
    hash: Vec<Vec<u8>>,
    part_index: Vec<i64>,
    part: Vec<i16>,
    salt: Vec<Vec<u8>>,
    bytes: Vec<Vec<u8>>,
    disclosed: Vec<i64>,
    subject: Vec<String>,
    subject_index: Vec<i64>,
}

const STORE: &str = "
with leaves as (
    insert into tlog_leaf (leaf_index, aggregate_type, aggregate_id, sequence, entry, leaf_hash, sequenced_at)
    select *, $7 from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::bytea[], $6::bytea[])
), openings as (
    insert into tlog_opening (leaf_index, part, salt, bytes, disclosed)
    select * from unnest($8::bigint[], $9::smallint[], $10::bytea[], $11::bytea[], $12::bigint[])
), subjects as (
    insert into tlog_subject (subject, leaf_index) select * from unnest($13::text[], $14::bigint[])
), head as (
    update tlog_head set size = $15
)
select pg_notify($16, $17)";

impl Columns {
    pub(super) fn push(&mut self, index: i64, taken: &Taken, leaf: Leaf, subjects: BTreeSet<String>) {
        self.index.push(index);
        self.aggregate_type.push(taken.event.aggregate_type.clone());
        self.aggregate_id.push(taken.event.aggregate_id.clone());
        self.sequence.push(taken.event.sequence as i64);
        self.entry.push(leaf.entry.to_vec());
        self.hash.push(leaf.hash.to_vec());
        for (part, opening) in (1..).zip(leaf.openings) {
            self.part_index.push(index);
            self.part.push(part);
            self.salt.push(opening.salt);
            self.bytes.push(opening.bytes);
            self.disclosed.push(opening.disclosed.into());
        }
        for subject in subjects {
            self.subject.push(subject);
            self.subject_index.push(index);
        }
    }

    pub(super) async fn store(self, connection: &mut PgConnection, size: i64) -> Result<(), LedgerError> {
        sqlx::query(STORE)
            .bind(self.index)
            .bind(self.aggregate_type)
            .bind(self.aggregate_id)
            .bind(self.sequence)
            .bind(self.entry)
            .bind(self.hash)
            .bind(clock::now().as_microsecond())
            .bind(self.part_index)
            .bind(self.part)
            .bind(self.salt)
            .bind(self.bytes)
            .bind(self.disclosed)
            .bind(self.subject)
            .bind(self.subject_index)
            .bind(size)
            .bind(CHANNEL)
            .bind(size.to_string())
            .execute(connection)
            .await?;
        Ok(())
    }
}
