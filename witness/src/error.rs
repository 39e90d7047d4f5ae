//! Why the witness cannot start or go on.

use sovang_verifier::key::KeyFault;
use std::path::PathBuf;

/// Why the witness cannot start or go on. None of these is an answer to a log; those are [`crate::Answer`].
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    /// Another process works in this folder.
    #[error("{0} is in use by another process")]
    InUse(PathBuf),
    /// Other users of the machine can read or write it.
    #[error("{0} can be read by others")]
    Exposed(PathBuf),
    /// The operating system refuses.
    #[error("{0}: {1}")]
    Io(PathBuf, #[source] std::io::Error),
    /// The file of what was cosigned cannot be read or written.
    #[error("the witness's file: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The file is damaged, or was made by another version.
    #[error("the witness's file is not sound: {0}")]
    Damaged(String),
    /// There is a key, but what it cosigned is gone: going on could cosign a second history.
    #[error("{0} is missing, but a key that may have cosigned is there")]
    MemoryLost(PathBuf),
    /// Something was cosigned here, but the key is gone.
    #[error("{0} is missing, but something was cosigned here")]
    KeyLost(PathBuf),
    /// The witness's own key cannot be read.
    #[error("the witness's key: {0}")]
    Key(KeyFault),
    /// The key is a log's, or bears another name than was asked for.
    #[error("the witness's key is {found}, not one of a witness named {wanted}")]
    OtherKey {
        /// The vkey that was found.
        found: String,
        /// The name that was asked for.
        wanted: String,
    },
    /// No key can have this name.
    #[error("no key can be named {0:?}")]
    Name(String),
    /// A log's key cannot be read.
    #[error("the log's key {0:?}: {1}")]
    LogKey(String, #[source] KeyFault),
    /// A key was given that is not a log's.
    #[error("{0:?} is not the key of a log")]
    NotALog(String),
    /// No log was named.
    #[error("no log to watch")]
    NoLog,
    /// A task was cut off.
    #[error("cut off: {0}")]
    CutOff(String),
}
