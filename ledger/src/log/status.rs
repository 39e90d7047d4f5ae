//! How the log stands, for those who show it: signed and cosigned, waiting, or halted; and who may sign.

use super::checkpoints::Signed;
use crate::Ledger;
use sovang_verifier::{Policy, SecretKey};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::watch;

/// Who signs and whom readers shall believe.
#[derive(Clone, Debug)]
pub struct Trust {
    /// Keys of the log; two while one is being changed. None on a machine that only reads.
    pub keys: Vec<SecretKey>,
    /// Witnesses, groups and quorum.
    pub policy: Policy,
}

/// How the log stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not looked at yet.
    Starting,
    /// No key here: what others publish is shown.
    Reading,
    /// The newest facts are signed and cosigned as the policy demands.
    Current,
    /// Waiting for witnesses: which are away, and why.
    Waiting(Vec<(String, String)>),
    /// Signing has stopped for good; why, and what to do.
    Halted(Halt),
}

/// Why signing has stopped for good.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Halt {
    /// A witness has cosigned more than this ledger holds: it was restored from a backup, or replaced.
    #[error(
        "witness {witness} has cosigned {knows} leaves, this ledger signed {ours}: it is older than what was published"
    )]
    OlderThanWitness {
        /// Which witness.
        witness: String,
        /// What it has cosigned.
        knows: u64,
        /// What we have.
        ours: u64,
    },
    /// A witness refuses what we signed.
    #[error("witness {witness} refuses ({status}): {why}")]
    Refused {
        /// Which witness.
        witness: String,
        /// Its answer.
        status: u16,
        /// Its words.
        why: String,
    },
    /// What is stored does not fit together.
    #[error("{0}")]
    Damaged(String),
}

/// How the log stands, for those who show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogStatus {
    /// Counts the changes: what was drawn at another version is out of date.
    pub version: u64,
    /// How it stands.
    pub standing: Standing,
    /// What everyone is shown.
    pub published: Option<Arc<Signed>>,
    /// Leaves below this number were made long after their facts, at this time (microseconds since 1970).
    pub backfilled: Option<(u64, i64)>,
    /// Whom to believe, ready to be served; empty until a key has signed.
    pub policy: Arc<Option<Policy>>,
}

impl Default for LogStatus {
    fn default() -> Self {
        Self {
            version: 0,
            standing: Standing::Starting,
            published: None,
            backfilled: None,
            policy: Arc::new(None),
        }
    }
}

impl Ledger {
    /// How the log stands.
    #[must_use]
    pub fn log_status(&self) -> watch::Receiver<LogStatus> {
        self.0.log.subscribe()
    }

    /// [`LogStatus::version`] alone, for those who only ask whether anything has changed.
    #[must_use]
    pub fn log_version(&self) -> u64 {
        self.0.log_version.load(Ordering::Acquire)
    }
}
