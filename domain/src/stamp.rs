//! Who and when: every command carries it, every fact keeps it.

use crate::calendar::day;
use crate::ids::AccountId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Who acted and when it happened (when it was stored is the ledger's business).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The signed-in account; [`Stamp::CITIZEN`] for what comes through a public form.
    pub by: AccountId,
    /// The moment of the act.
    pub at: Timestamp,
}

impl Stamp {
    /// The author of what comes through a public form: names of citizens are never asked for.
    pub const CITIZEN: &'static str = "nguoi-dan";

    /// A stamp of `by` at `at`.
    pub fn new(by: impl Into<AccountId>, at: Timestamp) -> Self {
        Self { by: by.into(), at }
    }

    /// The day of an act on paper: the one that was named, or, where none was asked for yet, the day of recording.
    #[must_use]
    pub fn day_of(&self, on: Option<Date>) -> Date {
        on.unwrap_or_else(|| day(self.at))
    }
}
