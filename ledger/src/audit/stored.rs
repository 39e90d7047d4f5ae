//! What the audit reads of one event, as far as it can be read.

use crate::{EventRef, error::LedgerError, store::Row};
use serde_json::Value;

/// An event as stored, read as far as it can be.
pub(super) struct Stored {
    pub(super) reference: EventRef,
    pub(super) event_type: String,
    pub(super) event_version: String,
    pub(super) payload: Result<Value, String>,
    pub(super) metadata: Result<Value, String>,
}

/// A stored opening: salt and bytes, unless erased.
pub(super) struct Kept {
    pub(super) open: Option<(Vec<u8>, Vec<u8>)>,
    pub(super) disclosed: bool,
}

impl Stored {
    pub(super) fn read(mut row: Row) -> Result<(u64, Self), LedgerError> {
        let json = |text: String| serde_json::from_str(&text).map_err(|error| error.to_string());
        let stored = Self {
            reference: EventRef {
                aggregate_type: row.text(1)?,
                aggregate_id: row.text(2)?,
                sequence: row.count(3)?,
            },
            event_type: row.text(4)?,
            event_version: row.text(5)?,
            payload: json(row.text(6)?),
            metadata: json(row.text(7)?),
        };
        Ok((row.count(0)?, stored))
    }

    pub(super) fn command_key(&self) -> Option<&str> {
        self.metadata.as_ref().ok()?.get("command_key")?.as_str()
    }
}
