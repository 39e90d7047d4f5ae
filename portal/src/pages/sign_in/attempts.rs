//! How often someone may try: per account and per address, over the last quarter of an hour.

use crate::clock;
use crate::error::PageError;
use crate::server::Peer;
use crate::state::App;
use axum::http::request::Parts;
use jiff::SignedDuration;
use sovang_domain::ids::AccountId;

/// Over how long failures are counted.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Failures of one account before it has to wait.
const PER_ACCOUNT: u64 = 10;
/// Failures from one address before it has to wait: a whole office can stand behind one.
const PER_ADDRESS: u64 = 60;

/// The attempts from one address.
pub(super) struct Attempts {
    address: String,
}

impl Attempts {
    /// Those from where this request comes from.
    pub(super) fn of(parts: &Parts, app: &App) -> Self {
        let peer = Peer::of(parts, app.public_url.is_some());
        let address =
            peer.map_or_else(|| "address:unknown".to_owned(), |peer| format!("address:{}", peer.key()));
        Self { address }
    }

    /// Seconds to wait, if there were too many failures; else the attempt is noted against the account before it is
    /// looked at, so that many at the same time count as many.
    pub(super) async fn note(&self, app: &App, account: &AccountId) -> Result<Option<u64>, PageError> {
        let ledger = app.desk.ledger();
        let since = clock::now() - WINDOW;
        let key = format!("account:{account}");
        if ledger.sign_in_failures(&key, since).await? >= PER_ACCOUNT
            || ledger.sign_in_failures(&self.address, since).await? >= PER_ADDRESS
        {
            return Ok(Some(WINDOW.as_secs().unsigned_abs()));
        }
        ledger.note_sign_in_failure(&key, clock::now(), since).await?;
        Ok(None)
    }

    /// Notes a failure against the address.
    pub(super) async fn failed_from_here(&self, app: &App) -> Result<(), PageError> {
        let now = clock::now();
        Ok(app.desk.ledger().note_sign_in_failure(&self.address, now, now - WINDOW).await?)
    }

    /// Forgets the account's failures.
    pub(super) async fn succeeded(&self, app: &App, account: &AccountId) -> Result<(), PageError> {
        Ok(app.desk.ledger().clear_sign_in_failures(&format!("account:{account}")).await?)
    }
}
