//! Who is signed in. The cookie holds a random token, the ledger its hash; rights are read anew at every request,
//! so a right taken away or an account locked counts at once.

use crate::shell::cookie;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::{clock, paths};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use sovang_domain::authority::{Act, Grant, Place, Role, Scope, permits};
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_projections::account_directory;

/// Unused for so long, a session ends.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// After so long every session ends.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// What the ledger calls the one-time codes by which a password is set.
pub const PASSWORD_CODE: &str = "first-password";
/// How old the note of the last use may be before it is written anew.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// Its rights at this moment.
    pub grants: Vec<Grant>,
    /// Name.
    pub full_name: String,
    /// Position.
    pub position: String,
    /// The token that this session's forms carry.
    pub csrf: String,
    /// Hash of the cookie's token.
    pub token_hash: [u8; 32],
}

impl SignedIn {
    /// The locality the person works for; the machine's keeper has none.
    #[must_use]
    pub fn locality(&self) -> Option<LocalityId> {
        self.grants.iter().find_map(|grant| match &grant.scope {
            Scope::Everywhere => None,
            Scope::Locality(locality) | Scope::Unit(locality, _) => Some(locality.clone()),
        })
    }

    /// The unit the person reports for.
    #[must_use]
    pub fn reporting_unit(&self) -> Option<UnitId> {
        self.grants.iter().filter(|grant| grant.role == Role::Reporter).find_map(Grant::unit).cloned()
    }

    /// Whether the person holds a role anywhere.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether the person may do it there.
    #[must_use]
    pub fn may(&self, act: Act, place: &Place) -> bool {
        permits(&self.grants, act, place).is_some()
    }

    /// 403 unless the person may do it there.
    ///
    /// # Errors
    /// [`PageError::Forbidden`].
    pub fn must(&self, act: Act, place: &Place) -> Result<(), PageError> {
        if self.may(act, place) { Ok(()) } else { Err(PageError::Forbidden) }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        // a form that was sent has no page of its own to come back to
        let page = parts.uri.path_and_query().filter(|_| parts.method.is_safe());
        let back = page.map_or(paths::OFFICE, |path| path.as_str()).to_owned();
        let sign_in = PageError::SignInFirst { back };
        let Some(token) = cookie::token(&parts.headers, app.is_https()) else { return Err(sign_in) };
        let token_hash = hash(token);
        let ledger = app.desk.ledger();
        let Some(session) = ledger.session(&token_hash).await? else { return Err(sign_in) };
        let now = clock::now();
        if is_over(session.created_at, session.seen_at, now) {
            ledger.end_session(&token_hash).await?;
            return Err(sign_in);
        }
        if now.duration_since(session.seen_at) > TOUCH_AFTER {
            ledger.touch_session(&token_hash, now).await?;
        }
        let account = AccountId::from(session.account);
        let grants = app.desk.grants(&account).await?;
        if grants.is_empty() {
            return Err(sign_in);
        }
        let row = app.views().read(|connection| account_directory::by_account(connection, &account))?;
        let (full_name, position) =
            row.map_or_else(|| (account.to_string(), String::new()), |row| (row.full_name, row.position));
        Ok(Self { account, grants, full_name, position, csrf: session.csrf, token_hash })
    }
}

fn is_over(created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    now.duration_since(seen) > IDLE || now.duration_since(created) > ABSOLUTE
}

/// SHA-256 of a token: all the ledger keeps of it.
#[must_use]
pub fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_unused_and_in_any_case_after_half_a_day() {
        let begun: Timestamp = "2026-11-20T01:00:00Z".parse().unwrap();
        assert!(!is_over(begun, begun, begun + IDLE));
        assert!(is_over(begun, begun, begun + IDLE + SignedDuration::from_secs(1)));
        let later = begun + ABSOLUTE;
        assert!(is_over(begun, later, later + SignedDuration::from_secs(1)));
    }
}
