//! How often someone may try, over the last quarter of an hour: an account from one address, an account from all addresses
//! that are strange to it, and all accounts from one address.
//!
//! Whoever knows an account's name can use up the second limit from elsewhere. So it does not hold where the account signed
//! in lately: the chairman's own desk stays open, and there the first limit holds as everywhere.

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use sovang_domain::ids::AccountId;
use sovang_ledger::{Ledger, LedgerError};

/// Over how long failures are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// How long what is counted is kept: comments of citizens are counted over a day, in the same table.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// Attempts on one account from one address before that address has to wait with it.
const PER_PAIR: u64 = 10;
/// Attempts on one account from everywhere before addresses strange to it have to wait.
const PER_ACCOUNT: u64 = 50;
/// Failures from one address before it has to wait: a whole office can stand behind one.
const PER_ADDRESS: u64 = 60;
/// How long an address stays known after a sign-in.
const KNOWN: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The attempts from one address.
#[derive(Clone, Debug)]
pub struct Attempts {
    /// `None` where it cannot be told; such a place is strange to everyone.
    address: Option<String>,
}

impl Attempts {
    /// Those from an address, or a network that counts as one.
    #[must_use]
    pub fn from(address: Option<String>) -> Self {
        Self { address }
    }

    fn here(&self) -> String {
        format!("address:{}", self.address.as_deref().unwrap_or("unknown"))
    }

    fn pair(&self, account: &AccountId) -> String {
        format!("{} {account}", self.here())
    }

    /// How the ledger names this address for an account.
    fn place(&self, account: &AccountId) -> Option<[u8; 32]> {
        let address = self.address.as_ref()?;
        Some(Sha256::digest(format!("{account} {address}")).into())
    }

    async fn is_known(
        &self,
        ledger: &Ledger,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<bool, LedgerError> {
        let Some(place) = self.place(account) else { return Ok(false) };
        ledger.has_signed_in_from(account.as_str(), &place, now - KNOWN).await
    }

    /// Seconds to wait, if there were too many; else the attempt is noted before it is looked at, so that many at the
    /// same time count as many. Asks the same of a name that nobody has.
    ///
    /// # Errors
    /// When the ledger cannot count.
    pub async fn note(
        &self,
        ledger: &Ledger,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<Option<u64>, LedgerError> {
        let since = now - WINDOW;
        let (pair, whole) = (self.pair(account), format!("account:{account}"));
        let known = self.is_known(ledger, account, now).await?;
        let here = ledger.sign_in_failures(&pair, since).await? >= PER_PAIR
            || ledger.sign_in_failures(&self.here(), since).await? >= PER_ADDRESS;
        if here || (!known && ledger.sign_in_failures(&whole, since).await? >= PER_ACCOUNT) {
            return Ok(Some(WINDOW.as_secs().unsigned_abs()));
        }
        ledger.note_sign_in_failure(&pair, now, now - KEPT).await?;
        ledger.note_sign_in_failure(&whole, now, now - KEPT).await?;
        Ok(None)
    }

    /// Notes a failure against the address.
    ///
    /// # Errors
    /// When the ledger cannot store it.
    pub async fn failed_from_here(&self, ledger: &Ledger, now: Timestamp) -> Result<(), LedgerError> {
        ledger.note_sign_in_failure(&self.here(), now, now - KEPT).await
    }

    /// Forgets the account's failures from here. Those from elsewhere were somebody else's and still count.
    ///
    /// # Errors
    /// When the ledger cannot store it.
    pub async fn succeeded(&self, ledger: &Ledger, account: &AccountId) -> Result<(), LedgerError> {
        ledger.clear_sign_in_failures(&self.pair(account)).await
    }

    /// Remembers that the account signed in from here.
    ///
    /// # Errors
    /// When the ledger cannot store it.
    pub async fn signed_in(
        &self,
        ledger: &Ledger,
        account: &AccountId,
        now: Timestamp,
    ) -> Result<(), LedgerError> {
        let Some(place) = self.place(account) else { return Ok(()) };
        ledger.note_signed_in_from(account.as_str(), &place, now, now - KNOWN).await
    }
}
