//! What goes into a command beside the command, and what comes out: key, fingerprint, number; receipt, refusal.

use crate::{clock, error::LedgerError, random, seal::EventRef};
use std::fmt;

/// Made when a form is drawn, used once for ever: sending the form again records nothing again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CommandKey(String);

impl CommandKey {
    /// A fresh key: the time, then 80 random bits. Keys made one after the other stand beside each other in the
    /// index, which keeps it fast however long it grows.
    #[must_use]
    pub fn random() -> Self {
        let milliseconds = clock::now().as_millisecond();
        Self(format!("{milliseconds:012x}{}", hex::encode(random::bytes::<10>())))
    }

    /// The text of the key, as it stands in the form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for CommandKey {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for CommandKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A number that a fact bears, given once in its series (decision numbers).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesNumber {
    /// Which series.
    pub series: String,
    /// Which number, from 1; see [`Ledger::next_number`].
    pub number: u64,
}

/// What belongs to the request rather than to the command.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// The key of the form.
    pub key: CommandKey,
    /// A digest of what was sent: the same key with another content is refused, not confused.
    pub fingerprint: String,
    /// The signed-in account, for the metadata.
    pub actor: String,
    /// The version of the aggregate that the page showed; `None` if any will do.
    pub seen: Option<u64>,
    /// A number to claim together with the facts.
    pub number: Option<SeriesNumber>,
    /// What to answer when the same form comes again (an address, say).
    pub answer: String,
}

impl Envelope {
    /// An envelope with only the necessary.
    pub fn new(key: impl Into<CommandKey>, fingerprint: impl Into<String>, actor: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            fingerprint: fingerprint.into(),
            actor: actor.into(),
            seen: None,
            number: None,
            answer: String::new(),
        }
    }
}

/// What a command came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Recorded now.
    Recorded(Receipt),
    /// Recorded before under the same key; nothing was added.
    AlreadyRecorded(Receipt),
}

impl Outcome {
    /// The receipt, whenever it was recorded.
    #[must_use]
    pub fn receipt(&self) -> &Receipt {
        match self {
            Self::Recorded(receipt) | Self::AlreadyRecorded(receipt) => receipt,
        }
    }
}

/// What was recorded, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Type of the aggregate.
    pub aggregate_type: String,
    /// Id of the aggregate.
    pub aggregate_id: String,
    /// Sequence of the first event.
    pub first_sequence: u64,
    /// Sequence of the last event: the version of the aggregate after it.
    pub last_sequence: u64,
    /// Log index of the last event.
    pub log_index: u64,
    /// The answer of the envelope.
    pub answer: String,
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum ExecuteError<R> {
    /// The domain refuses.
    #[error("refused")]
    Refused(R),
    /// The page was drawn from an older state.
    #[error("version {seen} was seen, {current} is current")]
    Stale {
        /// What the page showed.
        seen: u64,
        /// What is now.
        current: u64,
    },
    /// The command key was used for something else.
    #[error("the command key was used for something else")]
    KeyReused,
    /// Someone else has claimed the number: look up the next and decide again.
    #[error("the number is taken")]
    NumberTaken,
    /// The command decides nothing: no event, nothing to record.
    #[error("there is nothing to record")]
    NothingToRecord,
    /// It was only rehearsed: it would have been recorded.
    #[error("rehearsed, not recorded")]
    Rehearsed,
    /// The command names a person who has been erased.
    #[error("subject {0} is erased")]
    SubjectErased(String),
    /// The ledger could not.
    #[error(transparent)]
    Unavailable(#[from] LedgerError),
}

impl Receipt {
    pub(crate) fn last_event(&self) -> EventRef {
        EventRef {
            aggregate_type: self.aggregate_type.clone(),
            aggregate_id: self.aggregate_id.clone(),
            sequence: self.last_sequence,
        }
    }
}
