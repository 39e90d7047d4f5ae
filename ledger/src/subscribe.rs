//! Following the log: its head, and its events in the one order that everything follows.

use crate::{
    Ledger,
    error::LedgerError,
    seal::{self, EventRef},
    store::{Cell, Row},
};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;
use tokio::sync::watch;

/// One event with its place in the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// Its place in the log, from 0, without gaps.
    pub log_index: u64,
    /// Type of its aggregate.
    pub aggregate_type: String,
    /// Id of its aggregate.
    pub aggregate_id: String,
    /// Its place in the aggregate, from 1.
    pub sequence: u64,
    /// What happened.
    pub event_type: String,
    /// Shape of the payload.
    pub event_version: String,
    /// The fact, personal fields opened; those of erased subjects have no value.
    pub payload: Value,
    /// `actor`, `recorded_at`, and on the first event of a command its key and answer.
    pub metadata: Value,
    /// When it was stored.
    pub recorded_at: Timestamp,
    /// RFC 6962 leaf hash of its commitment.
    pub leaf_hash: [u8; 32],
}

impl Logged {
    /// Which event this is.
    #[must_use]
    pub fn reference(&self) -> EventRef {
        EventRef {
            aggregate_type: self.aggregate_type.clone(),
            aggregate_id: self.aggregate_id.clone(),
            sequence: self.sequence,
        }
    }
}

impl Ledger {
    /// The size of the log as it grows: told at once in this process, by notification from others, and looked up
    /// once a second in any case.
    #[must_use]
    pub fn head(&self) -> watch::Receiver<u64> {
        self.0.store.head()
    }

    /// Up to `limit` events from `from_index` on, in log order.
    pub async fn read(&self, from_index: u64, limit: usize) -> Result<Vec<Logged>, LedgerError> {
        let sql =
            "select leaf_index, aggregate_type, aggregate_id, sequence, event_type, event_version, payload,
                          metadata, leaf_hash
                   from logged where leaf_index >= $1 order by leaf_index limit $2";
        let cells = vec![int(from_index), int(limit as u64)];
        let mut events: Vec<_> =
            self.0.store.rows(sql, cells).await?.into_iter().map(logged).collect::<Result<_, _>>()?;
        let subjects: BTreeSet<String> =
            events.iter().flat_map(|event| seal::subjects(&event.payload)).collect();
        if !subjects.is_empty() {
            let keys = self.0.store.keys(&subjects).await?;
            for event in &mut events {
                let reference = event.reference();
                seal::open(&mut event.payload, &reference, &keys)?;
            }
        }
        Ok(events)
    }
}

fn logged(mut row: Row) -> Result<Logged, LedgerError> {
    let (log_index, aggregate_type) = (row.count(0)?, row.text(1)?);
    let (aggregate_id, sequence) = (row.text(2)?, row.count(3)?);
    let unreadable = |why: String| LedgerError::Unreadable {
        event: format!("{aggregate_type}/{aggregate_id}/{sequence}"),
        why,
    };
    let json =
        |text: String| serde_json::from_str::<Value>(&text).map_err(|error| unreadable(error.to_string()));
    let metadata = json(row.text(7)?)?;
    let recorded_at = metadata["recorded_at"]
        .as_str()
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| unreadable("it does not say when it was recorded".to_owned()))?;
    let leaf_hash =
        row.bytes(8)?.try_into().map_err(|_| unreadable("its leaf hash is not 32 bytes".to_owned()))?;
    Ok(Logged {
        log_index,
        event_type: row.text(4)?,
        event_version: row.text(5)?,
        payload: json(row.text(6)?)?,
        metadata,
        recorded_at,
        leaf_hash,
        sequence,
        aggregate_type,
        aggregate_id,
    })
}

pub(crate) fn int(count: u64) -> Cell {
    Cell::Int(i64::try_from(count).unwrap_or(i64::MAX))
}

pub(crate) fn time(microseconds: i64) -> Result<Timestamp, LedgerError> {
    Timestamp::from_microsecond(microseconds).map_err(|error| LedgerError::Damaged(error.to_string()))
}
