//! Sessions. The browser holds a random token, the ledger its hash; rights are read anew at every request, so a right
//! taken away or an account locked counts at once.

use crate::{Denied, Desk};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use sovang_domain::authority::{Act, Grant, Place, Role, Scope, permits};
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_ledger::{LedgerError, NewSession, random};
use sovang_projections::{account_directory, locality_directory};

/// Unused for so long, a session ends.
pub const IDLE: SignedDuration = SignedDuration::from_mins(30);
/// After so long every session ends.
pub const ABSOLUTE: SignedDuration = SignedDuration::from_hours(12);
/// After so long it is no longer known whose a session was: a form written in it and sent later is kept until then.
pub const FORGOTTEN: SignedDuration = SignedDuration::from_hours(36);
/// How old the note of the last use may be before it is written anew.
const TOUCH_AFTER: SignedDuration = SignedDuration::from_mins(1);

/// A signed-in person.
#[derive(Clone, Debug)]
pub struct Person {
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
    /// Hash of the session's token.
    pub token_hash: [u8; 32],
    /// When the session is over unless it is used again.
    pub until: Timestamp,
}

impl Person {
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

    /// All units it reports for: its own, and those that became part of it.
    #[must_use]
    pub fn reporting_units(&self) -> Vec<UnitId> {
        let reports = self.grants.iter().filter(|grant| grant.role == Role::Reporter);
        reports.filter_map(Grant::unit).cloned().collect()
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
}

impl Desk {
    /// Who holds the token; nobody when its session is over or its account has no rights left.
    ///
    /// # Errors
    /// When ledger or views cannot be read.
    pub async fn signed_in(&self, token: &str, now: Timestamp) -> Result<Option<Person>, Denied> {
        let token_hash = hash(token);
        let Some(session) = self.ledger.session(&token_hash).await? else { return Ok(None) };
        if is_over(session.created_at, session.seen_at, now) {
            self.ledger.end_session(&token_hash, now).await?;
            return Ok(None);
        }
        if now.duration_since(session.seen_at) > TOUCH_AFTER {
            self.ledger.touch_session(&token_hash, now).await?;
        }
        let account = AccountId::from(session.account);
        let mut grants = self.grants(&account).await?;
        if grants.is_empty() {
            return Ok(None);
        }
        grants.extend(self.taken_over(&grants)?);
        let row = self.views.read(|connection| account_directory::by_account(connection, &account))?;
        let (full_name, position) =
            row.map_or_else(|| (account.to_string(), String::new()), |row| (row.full_name, row.position));
        let until = ends(session.created_at, now);
        Ok(Some(Person { account, grants, full_name, position, csrf: session.csrf, token_hash, until }))
    }

    /// Whoever reports for a unit goes on with what is left of those that became part of it.
    fn taken_over(&self, grants: &[Grant]) -> Result<Vec<Grant>, Denied> {
        let mut taken_over = Vec::new();
        for grant in grants.iter().filter(|grant| grant.role == Role::Reporter) {
            let Scope::Unit(locality, unit) = &grant.scope else { continue };
            let absorbed =
                self.views.read(|connection| locality_directory::absorbed(connection, locality, unit))?;
            let scopes = absorbed.into_iter().map(|unit| Scope::Unit(locality.clone(), unit));
            taken_over.extend(scopes.map(|scope| Grant { role: Role::Reporter, scope }));
        }
        Ok(taken_over)
    }

    /// A new session, with a token nobody has seen, at every sign-in; the token.
    ///
    /// # Errors
    /// When the ledger cannot store it.
    pub async fn begin_session(&self, account: &AccountId, now: Timestamp) -> Result<String, LedgerError> {
        let token = random::token();
        let session = NewSession {
            token_hash: hash(&token),
            account: account.to_string(),
            csrf: random::token(),
            second_factor: false,
            at: now,
        };
        self.ledger.create_session(&session).await?;
        Ok(token)
    }
}

fn is_over(created: Timestamp, seen: Timestamp, now: Timestamp) -> bool {
    now.duration_since(seen) > IDLE || now.duration_since(created) > ABSOLUTE
}

/// When a session that was begun then and is used now is over.
fn ends(created: Timestamp, now: Timestamp) -> Timestamp {
    let after = |begin: Timestamp, time| begin.checked_add(time).unwrap_or(Timestamp::MAX);
    after(now, IDLE).min(after(created, ABSOLUTE))
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
