//! One line of the log as the read models get it.

use crate::error::{Result, ViewError};
use jiff::Timestamp;
use serde_json::Value;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, locality_of};

/// One event of the log as the ledger hands it out, personal fields opened.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Line {
    pub log_index: u64,
    pub stream_type: String,
    pub stream: String,
    pub sequence: u64,
    pub event_type: String,
    pub event_version: String,
    pub payload: Value,
    pub metadata: Value,
    pub recorded_at: Timestamp,
    pub leaf_hash: [u8; 32],
}

/// A line of the log, read.
#[derive(Clone, Debug)]
pub struct Record {
    /// Its place in the one order of everything (số vào sổ), counted from 0.
    pub log_index: u64,
    /// The aggregate's type: `nomination`.
    pub stream_type: String,
    /// The aggregate's id.
    pub stream: String,
    /// Its place inside the stream, counted from 1: the stream's version after it.
    pub sequence: u64,
    /// The event's name: `NominationSubmitted`.
    pub event_type: String,
    /// What happened.
    pub fact: Fact,
    /// The payload as stored, personal fields opened.
    pub raw: Value,
    /// What the ledger keeps beside it.
    pub metadata: Value,
    /// When it was stored.
    pub recorded_at: Timestamp,
    /// Its leaf in the tree.
    pub leaf_hash: [u8; 32],
}

impl Record {
    /// Reads a line.
    ///
    /// # Errors
    /// [`ViewError::Unreadable`] when this program does not know the event.
    pub fn read(line: Line) -> Result<Self> {
        let log_index = line.log_index;
        let fact = Fact::read(&line.stream_type, &line.event_type, &line.event_version, line.payload.clone())
            .map_err(|source| ViewError::Unreadable { log_index, source })?;
        Ok(Self {
            log_index,
            stream_type: line.stream_type,
            stream: line.stream,
            sequence: line.sequence,
            event_type: line.event_type,
            fact,
            raw: line.payload,
            metadata: line.metadata,
            recorded_at: line.recorded_at,
            leaf_hash: line.leaf_hash,
        })
    }

    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.fact.stamp().at
    }

    /// Who did it.
    #[must_use]
    pub fn by(&self) -> &AccountId {
        &self.fact.stamp().by
    }

    /// The locality it belongs to: the first part of every stream id.
    #[must_use]
    pub fn locality(&self) -> &str {
        locality_of(&self.stream)
    }
}
