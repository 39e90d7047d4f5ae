//! What can go wrong between the log and the read models.

use sovang_domain::fact::Unreadable;

/// Why a view could not be built or read.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// The views file refused or failed.
    #[error("the views file failed: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A stored value does not read back.
    #[error("a row of the views cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A stored value does not read back.
    #[error("column {column} of the views cannot be read: {value:?}")]
    Cell {
        /// Which column.
        column: String,
        /// What stands in it.
        value: String,
    },
    /// A fact this program cannot read: the runner stops, nothing is skipped.
    #[error("log index {log_index}: {source}")]
    Unreadable {
        /// Where in the log.
        log_index: u64,
        /// Why.
        source: Unreadable,
    },
    /// A fact about something that no earlier fact introduced.
    #[error("log index {log_index}: {what} is not known")]
    Unknown {
        /// Where in the log.
        log_index: u64,
        /// What is missing.
        what: String,
    },
    /// The log has a gap where the next fact should stand.
    #[error("log index {wanted} was asked for, {found} came")]
    Gap {
        /// The index asked for.
        wanted: u64,
        /// The index that came.
        found: u64,
    },
    /// The ledger does not answer.
    #[error("the ledger cannot be read: {0}")]
    Ledger(String),
    /// The folder of the views cannot be used.
    #[error("the folder of the views cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The views did not get there in time.
    #[error("the views stand at {position}, {wanted} was waited for")]
    Behind {
        /// What was waited for.
        wanted: u64,
        /// How many facts are applied.
        position: u64,
    },
}

/// A result of this crate.
pub type Result<T, E = ViewError> = std::result::Result<T, E>;
