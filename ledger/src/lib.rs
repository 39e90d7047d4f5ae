//! The one truth: facts appended, sealed, sequenced, committed to, and followed; on SQLite or PostgreSQL.
//!
//! The ledger knows no business event. Aggregates come from the domain through cqrs-es; what an event discloses is
//! told by the function in [`Settings`]. The way of a command: [`Ledger::execute`] loads, decides, seals personal
//! fields and appends; the event gets its place in the log (at once on SQLite, by the sequencer on PostgreSQL);
//! readers follow [`Ledger::head`] and [`Ledger::read`].

mod append;
mod audit;
mod canonical;
mod clock;
mod envelope;
mod erase;
mod error;
mod form_draft;
mod keys;
mod known_address;
pub mod log;
mod migrate;
pub mod password;
mod place;
mod plan_review;
pub mod random;
mod repository;
mod seal;
mod sequence;
mod session;
mod store;
mod subscribe;

pub use audit::{AuditReport, Fault};
pub use envelope::{CommandKey, Envelope, ExecuteError, Outcome, Receipt, SeriesNumber};
pub use erase::Erased;
pub use error::LedgerError;
pub use form_draft::FormDraft;
pub use migrate::{migrate_postgres, migrate_sqlite};
pub use password::{PasswordCost, Passwords};
pub use plan_review::PlanReview;
pub use seal::EventRef;
pub use session::{Credential, NewSession, Session};
pub use subscribe::Logged;

use cqrs_es::persist::EventUpcaster;
use log::commitment::CommitmentKey;
use serde_json::Value;
use std::{
    path::Path,
    sync::{Arc, atomic::AtomicU64},
};
use store::{Store, postgres::PostgresStore, sqlite::SqliteStore};
use tokio::sync::watch;

/// What a fact discloses: `(aggregate type, aggregate id, event type, event version, opened payload)` to its exact public bytes,
/// `None` if it is private; an error in words if it cannot be read.
pub type Disclose = fn(&str, &str, &str, &str, &Value) -> Result<Option<Vec<u8>>, String>;

/// What the ledger must be told by the program that opens it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Name of the log, for ever: a schema-less address such as `sovang.example.vn/log`.
    pub origin: String,
    /// The exact public bytes of each fact, or none.
    pub disclose: Disclose,
    /// Brings stored payloads of older shapes forward before an aggregate reads them.
    pub upcasters: fn() -> Vec<Box<dyn EventUpcaster>>,
    /// How dear one password guess is.
    pub password_cost: PasswordCost,
}

impl Settings {
    /// Settings for production.
    pub fn new(origin: impl Into<String>, disclose: Disclose) -> Self {
        Self { origin: origin.into(), disclose, upcasters: Vec::new, password_cost: PasswordCost::Production }
    }
}

/// The ledger; cheap to clone.
#[derive(Clone)]
pub struct Ledger(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    commitment_key: CommitmentKey,
    passwords: Passwords,
    log: watch::Sender<log::LogStatus>,
    log_version: AtomicU64,
}

impl Ledger {
    /// Opens the migrated ledger file at `path`. One process at a time.
    pub async fn open_sqlite(path: impl AsRef<Path>, settings: Settings) -> Result<Self, LedgerError> {
        let (path, origin) = (path.as_ref().to_owned(), settings.origin.clone());
        // opening asks the disk: not on a thread that serves others
        let store = tokio::task::spawn_blocking(move || SqliteStore::open(&path, &origin))
            .await
            .map_err(|error| LedgerError::Task(error.to_string()))??;
        Ok(Self::over(Store::Sqlite(store), settings))
    }

    /// Opens the migrated ledger at `url` (`postgres://…`). Any number of processes.
    pub async fn open_postgres(url: &str, settings: Settings) -> Result<Self, LedgerError> {
        let store = PostgresStore::open(url, &settings.origin, settings.disclose).await?;
        Ok(Self::over(Store::Postgres(store), settings))
    }

    fn over(store: Store, settings: Settings) -> Self {
        let commitment_key = CommitmentKey::of(&settings.origin);
        let passwords = Passwords::new(settings.password_cost);
        let log = watch::Sender::default();
        let log_version = AtomicU64::new(0);
        Self(Arc::new(Inner { store, settings, commitment_key, passwords, log, log_version }))
    }

    /// Why nothing is written any more, if it is so: the file is damaged, or the disk failed. Only a restart helps.
    #[must_use]
    pub fn stopped(&self) -> Option<LedgerError> {
        match &self.0.store {
            Store::Sqlite(store) => store.stopped(),
            Store::Postgres(_) => None,
        }
    }

    /// Waits for the background integrity check of the file; what is written before its end waits as well.
    ///
    /// # Errors
    /// As [`Self::stopped`].
    pub async fn looked_through(&self) -> Result<(), LedgerError> {
        match &self.0.store {
            Store::Sqlite(store) => store.write(Vec::new()).await.map(drop),
            Store::Postgres(_) => Ok(()),
        }
    }

    /// Name of the log.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.0.settings.origin
    }

    /// Hashing and checking of passwords, at the cost the settings name.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }
}

#[cfg(test)]
#[path = "../../tests/support/postgres.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the tests of the whole workspace")]
mod test_postgres;
