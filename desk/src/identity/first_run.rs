//! The first administrator of an empty ledger: whoever holds the code that the machine printed when it started.

use super::code;
use crate::{Asking, Denied, Desk, Done};
use jiff::{SignedDuration, Timestamp};
use sovang_domain::authority::{Act, Grant, Role, Scope};
use sovang_domain::ids::AccountId;
use std::sync::atomic::{AtomicBool, Ordering};

/// A code that opens the first run: once, and not for long. It lives in the process that printed it and nowhere else.
#[derive(Debug)]
pub struct FirstRun {
    hash: [u8; 32],
    until: Timestamp,
    used: AtomicBool,
}

impl FirstRun {
    /// How long the code can be used.
    pub const LIFE: SignedDuration = SignedDuration::from_mins(30);

    /// A first run that begins now, and its code: the only time it is seen.
    #[must_use]
    pub fn begin(now: Timestamp) -> (Self, String) {
        let code = code::new();
        let hash = code::hash(&code);
        (Self { hash, until: now + Self::LIFE, used: AtomicBool::new(false) }, code)
    }

    /// Whether the typed code still opens it.
    #[must_use]
    pub fn opens(&self, typed: &str, now: Timestamp) -> bool {
        code::hash(typed) == self.hash && now < self.until && !self.used.load(Ordering::SeqCst)
    }

    /// Uses the code up; false when it does not open it, or somebody else was first.
    #[must_use]
    pub fn take(&self, typed: &str, now: Timestamp) -> bool {
        self.opens(typed, now) && !self.used.swap(true, Ordering::SeqCst)
    }

    /// Whether it is the code, and somebody is using it now or has used it.
    #[must_use]
    pub fn is_taken(&self, typed: &str) -> bool {
        code::hash(typed) == self.hash && self.used.load(Ordering::SeqCst)
    }

    /// Nothing could be recorded with it: it holds again.
    pub fn give_back(&self) {
        self.used.store(false, Ordering::SeqCst);
    }
}

impl Desk {
    /// Whether nothing is recorded yet: then there is nobody who could open an account.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self.ledger.head().borrow() == 0
    }

    /// Opens the account of the first administrator, with its password. It is asked for at the console, by way of the
    /// code that was printed there.
    ///
    /// # Errors
    /// See [`Denied`]; [`Denied::NotPermitted`] once anything is recorded.
    pub async fn open_first_administrator(
        &self,
        asking: &Asking,
        account: &AccountId,
        (full_name, position): (String, String),
        password: &str,
    ) -> Result<Done, Denied> {
        if !self.is_empty() {
            return Err(Denied::NotPermitted(Act::KeepAccounts));
        }
        let phc = self.ledger.passwords().hash(password).await?;
        self.ledger.put_credential(account.as_str(), &phc, asking.at).await?;
        let everywhere = Grant { role: Role::Administrator, scope: Scope::Everywhere };
        self.open_account(asking, account, full_name, position, vec![everywhere]).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_opens_the_first_run_once_and_for_half_an_hour() {
        let begun: Timestamp = "2026-11-30T08:00:00Z".parse().unwrap();
        let (first_run, code) = FirstRun::begin(begun);
        let last = begun + FirstRun::LIFE - SignedDuration::from_secs(1);
        assert!(first_run.opens(&code, begun) && first_run.opens(&code.to_lowercase(), last));
        assert!(!first_run.opens(&code, begun + FirstRun::LIFE), "after half an hour");
        assert!(!first_run.opens("0000-0000-0000-0000", begun), "another code");
        assert!(!first_run.take(&code, begun + FirstRun::LIFE));
        assert!(first_run.take(&code, last));
        assert!(!first_run.take(&code, last) && !first_run.opens(&code, last), "used up");
        assert!(first_run.is_taken(&code) && !first_run.is_taken("0000-0000-0000-0000"));
        first_run.give_back();
        assert!(first_run.take(&code, last), "nothing was recorded with it");
    }

    #[test]
    fn every_start_has_a_code_of_its_own() {
        let now: Timestamp = "2026-11-30T08:00:00Z".parse().unwrap();
        let ((_, one), (other, _)) = (FirstRun::begin(now), FirstRun::begin(now));
        assert!(!other.opens(&one, now));
    }
}
