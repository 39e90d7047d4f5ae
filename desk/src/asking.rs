//! Who asks, and what they are told.

use crate::Denied;
use jiff::Timestamp;
use sovang_domain::authority::{Act, Grant, Place, Role, Scope, permits};
use sovang_domain::ids::AccountId;
use sovang_domain::stamp::Stamp;
use sovang_ledger::CommandKey;

/// Who asks, when, and with which form.
#[derive(Clone, Debug)]
pub struct Asking {
    /// The account.
    pub by: AccountId,
    /// Its rights at this moment.
    pub grants: Vec<Grant>,
    /// The moment.
    pub at: Timestamp,
    /// The key drawn with the form: the same form sent twice makes one fact.
    pub key: CommandKey,
    /// What the form said, in short: the same key with other words is refused.
    pub fingerprint: String,
    /// The version of the stream the form was drawn from; `None` where the form makes a new one.
    pub seen: Option<u64>,
    /// Where the answer is to be read.
    pub answer: String,
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The number in the ledger of the last fact.
    pub log_index: u64,
    /// Where to read it.
    pub answer: String,
    /// Whether the same form had been recorded before.
    pub repeated: bool,
}

impl Asking {
    /// What the console asks: it keeps accounts and localities, and decides nothing.
    #[must_use]
    pub fn at_console(at: Timestamp, key: CommandKey) -> Self {
        let grants = vec![Grant { role: Role::Administrator, scope: Scope::Everywhere }];
        let (by, fingerprint) = (AccountId::CONSOLE.into(), key.to_string());
        Self { by, grants, at, key, fingerprint, seen: None, answer: String::new() }
    }

    /// The stamp of what is asked.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp::new(self.by.clone(), self.at)
    }

    /// The role by which it is permitted.
    ///
    /// # Errors
    /// [`Denied::NotPermitted`] when there is none.
    pub fn may(&self, act: Act, place: &Place) -> Result<Role, Denied> {
        permits(&self.grants, act, place).ok_or(Denied::NotPermitted(act))
    }
}
