//! The witness's memory: one SQLite file that only goes forward, written through to the disk before anyone is answered.

pub(crate) mod folder;
mod rows;

pub use rows::{Incident, Recorded};
pub(crate) use rows::{
    head, incident, incidents, keep_incident, last_second, record, recorded_at_size, tick, was_used,
};

use crate::WitnessError;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Name of the file in the data folder.
pub const FILE: &str = "witness.db";

/// The first SQLite without the WAL-reset bug (docs/decisions/0002).
const SAFE_VERSION: i32 = 3_051_003;

/// The memory; one process, one connection, one step at a time.
pub(crate) struct Store {
    connection: Mutex<Connection>,
    _lock: folder::Lock,
}

impl Store {
    /// Opens the file in `folder`, which is made if it is not there; `lock` is of the same folder.
    pub(crate) fn open(folder: &Path, lock: folder::Lock) -> Result<Self, WitnessError> {
        if rusqlite::version_number() < SAFE_VERSION {
            return Err(WitnessError::Damaged(format!("SQLite {} is too old", rusqlite::version())));
        }
        folder::create_private(folder, FILE)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(folder.join(FILE), flags)?;
        connection.execute_batch(
            "pragma journal_mode = wal;
             pragma synchronous = full;
             pragma recursive_triggers = on;
             pragma busy_timeout = 5000;
             pragma trusted_schema = off;
             pragma cell_size_check = on;
             pragma mmap_size = 0;",
        )?;
        let said = |pragma: &str| -> rusqlite::Result<String> {
            connection.query_row(pragma, [], |row| row.get::<_, rusqlite::types::Value>(0)).map(|value| {
                match value {
                    rusqlite::types::Value::Text(text) => text,
                    rusqlite::types::Value::Integer(number) => number.to_string(),
                    other => format!("{other:?}"),
                }
            })
        };
        let (journal, synchronous) = (said("pragma journal_mode")?, said("pragma synchronous")?);
        if (journal.as_str(), synchronous.as_str()) != ("wal", "2") {
            return Err(WitnessError::Damaged(format!("no durable journal: {journal}, {synchronous}")));
        }
        let check = said("pragma quick_check(1)")?;
        if check != "ok" {
            return Err(WitnessError::Damaged(check));
        }
        match said("pragma user_version")?.as_str() {
            "1" => {}
            "0" => {
                let making = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
                making.execute_batch(include_str!("schema.sql"))?;
                making.commit()?;
            }
            other => return Err(WitnessError::Damaged(format!("of version {other}"))),
        }
        Ok(Self { connection: Mutex::new(connection), _lock: lock })
    }

    /// One step: what it wrote is on the disk when this returns, or nothing is.
    pub(crate) fn step<T>(
        &self,
        step: impl FnOnce(&Transaction<'_>) -> Result<T, WitnessError>,
    ) -> Result<T, WitnessError> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = step(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// Reads; sees one moment.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Transaction<'_>) -> Result<T, WitnessError>,
    ) -> Result<T, WitnessError> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        read(&connection.transaction_with_behavior(TransactionBehavior::Deferred)?)
    }
}
