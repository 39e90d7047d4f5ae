//! How often someone may try, over the last quarter of an hour: an account from one address, an account from all addresses
//! that are strange to it, and all accounts from one address.
//!
//! Whoever knows an account's name can use up the second limit from elsewhere. So it does not hold where the account signed
//! in lately: the chairman's own desk stays open, and there the first limit holds as everywhere.

use crate::clock;
use crate::shell::error::PageError;
use crate::shell::server::Peer;
use crate::shell::state::App;
use axum::http::request::Parts;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use sovang_domain::ids::AccountId;

/// Over how long failures are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Attempts on one account from one address before that address has to wait with it.
const PER_PAIR: u64 = 10;
/// Attempts on one account from everywhere before addresses strange to it have to wait.
const PER_ACCOUNT: u64 = 50;
/// Failures from one address before it has to wait: a whole office can stand behind one.
const PER_ADDRESS: u64 = 60;
/// How long an address stays known after a sign-in.
const KNOWN: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The attempts from one address.
pub(super) struct Attempts {
    /// `None` where it cannot be told; such a place is strange to everyone.
    address: Option<String>,
}

impl Attempts {
    /// Those from where this request comes from.
    pub(super) fn of(parts: &Parts, app: &App) -> Self {
        Self { address: Peer::of(parts, app.public_url.is_some()).map(Peer::key) }
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

    async fn is_known(&self, app: &App, account: &AccountId) -> Result<bool, PageError> {
        let Some(place) = self.place(account) else { return Ok(false) };
        Ok(app.desk.ledger().has_signed_in_from(account.as_str(), &place, clock::now() - KNOWN).await?)
    }

    /// Seconds to wait, if there were too many; else the attempt is noted before it is looked at, so that many at the
    /// same time count as many. Asks the same of a name that nobody has.
    pub(super) async fn note(&self, app: &App, account: &AccountId) -> Result<Option<u64>, PageError> {
        let ledger = app.desk.ledger();
        let now = clock::now();
        let since = now - WINDOW;
        let (pair, whole) = (self.pair(account), format!("account:{account}"));
        let known = self.is_known(app, account).await?;
        let here = ledger.sign_in_failures(&pair, since).await? >= PER_PAIR
            || ledger.sign_in_failures(&self.here(), since).await? >= PER_ADDRESS;
        if here || (!known && ledger.sign_in_failures(&whole, since).await? >= PER_ACCOUNT) {
            return Ok(Some(WINDOW.as_secs().unsigned_abs()));
        }
        ledger.note_sign_in_failure(&pair, now, since).await?;
        ledger.note_sign_in_failure(&whole, now, since).await?;
        Ok(None)
    }

    /// Notes a failure against the address.
    pub(super) async fn failed_from_here(&self, app: &App) -> Result<(), PageError> {
        let now = clock::now();
        Ok(app.desk.ledger().note_sign_in_failure(&self.here(), now, now - WINDOW).await?)
    }

    /// Forgets the account's failures from here. Those from elsewhere were somebody else's and still count.
    pub(super) async fn succeeded(&self, app: &App, account: &AccountId) -> Result<(), PageError> {
        Ok(app.desk.ledger().clear_sign_in_failures(&self.pair(account)).await?)
    }

    /// Remembers that the account signed in from here.
    pub(super) async fn signed_in(&self, app: &App, account: &AccountId) -> Result<(), PageError> {
        let Some(place) = self.place(account) else { return Ok(()) };
        let now = clock::now();
        let noted = app.desk.ledger().note_signed_in_from(account.as_str(), &place, now, now - KNOWN);
        Ok(noted.await?)
    }
}
