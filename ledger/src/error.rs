//! What can go wrong in the ledger itself; refusals of the domain are not errors of the ledger.

use std::path::PathBuf;

/// Why the ledger could not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// Another process has the file open; one file, one process.
    #[error("{0} is in use by another process")]
    InUse(PathBuf),
    /// The file can be read by other users of the machine.
    #[error("{0} can be read by others: set its mode to 0600")]
    Exposed(PathBuf),
    /// The store has not been migrated, or not far enough.
    #[error("the ledger is at version {found}, this program needs {needed}: run `sovang migrate`")]
    NotMigrated {
        /// Version of the store.
        found: i64,
        /// Version this program needs.
        needed: i64,
    },
    /// The store was migrated by a newer program.
    #[error("the ledger is at version {found}, this program knows only {known}: use a newer program")]
    Newer {
        /// Version of the store.
        found: i64,
        /// Newest version this program knows.
        known: i64,
    },
    /// A migration was applied with another text than this program carries.
    #[error("migration {0} was applied with another text than this program carries")]
    Altered(i64),
    /// The log has another origin; an origin never changes.
    #[error("this log belongs to {stored}, not to {given}: the origin never changes")]
    OtherOrigin {
        /// Origin in the store.
        stored: String,
        /// Origin in the settings.
        given: String,
    },
    /// SQLite is older than what is safe (WAL-reset bug).
    #[error("SQLite {0} is not safe for the ledger (3.51.3 or newer is needed)")]
    OldSqlite(String),
    /// What is stored contradicts itself.
    #[error("the ledger is damaged: {0}")]
    Damaged(String),
    /// The database does not answer, or not in time.
    #[error("the database does not answer: {0}")]
    Unreachable(String),
    /// The database refused or failed.
    #[error("the database failed: {0}")]
    Database(String),
    /// An earlier failure of the disk stopped writing; restart after repair.
    #[error("writing has stopped: {0}")]
    Stopped(String),
    /// The disk is full; writing resumes when there is room.
    #[error("the disk is full")]
    DiskFull,
    /// The subject has been erased; nothing new may be sealed about it.
    #[error("subject {0} is erased")]
    SubjectErased(String),
    /// A stored event cannot be read by this program.
    #[error("event {event} cannot be read: {why}")]
    Unreadable {
        /// `type/id/sequence`.
        event: String,
        /// Why.
        why: String,
    },
    /// A fact or command that cannot be stored faithfully.
    #[error("cannot be stored: {0}")]
    Unstorable(String),
    /// Too many others write to the same aggregate.
    #[error("too many others write to the same place")]
    Contended,
    /// It is recorded, but has no place in the log yet; the same command key will find it.
    #[error("recorded, but not yet entered in the log")]
    NotSequenced,
    /// Password hashing failed.
    #[error("password hashing failed: {0}")]
    Password(String),
    /// A background task ended unexpectedly.
    #[error("a task of the ledger ended unexpectedly: {0}")]
    Task(String),
}

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged(error.to_string()),
            Some(Code::DatabaseBusy | Code::DatabaseLocked | Code::CannotOpen) => {
                Self::Unreachable(error.to_string())
            }
            _ => Self::Database(error.to_string()),
        }
    }
}

impl From<sqlx::Error> for LedgerError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed => Self::Unreachable(error.to_string()),
            sqlx::Error::Database(database) if database.code().as_deref() == Some("SV001") => {
                let words = database.message();
                Self::SubjectErased(
                    words.trim_start_matches("subject ").trim_end_matches(" is erased").to_owned(),
                )
            }
            _ => Self::Database(error.to_string()),
        }
    }
}
