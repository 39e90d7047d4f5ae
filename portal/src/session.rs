//! Who is signed in. The cookie holds a random token, the ledger its hash; rights are read anew at every request,
//! so a right taken away or an account locked counts at once.

use crate::desk::Asking;
use crate::error::PageError;
use crate::state::App;
use crate::submission::Submission;
use crate::ui::layout::{Current, Page, Room};
use crate::ui::masthead::SignedInHead;
use crate::{clock, paths};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
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

    /// What a form asks, as this person, now; `answer` is where the result will be read.
    #[must_use]
    pub fn asking(&self, submission: &Submission, answer: impl Into<String>) -> Asking {
        Asking {
            by: self.account.clone(),
            grants: self.grants.clone(),
            at: clock::now(),
            key: submission.key.clone(),
            fingerprint: submission.fingerprint(self.account.as_str()),
            seen: submission.seen,
            answer: answer.into(),
        }
    }

    /// A page inside, with navigation and sign-out; `section` is the address of the section it stands in.
    #[must_use]
    pub fn page(&self, app: &App, section: &str, title: impl Into<String>) -> Page {
        let locality = self.locality().and_then(|locality| app.locality_head(&locality));
        let mut nav = paths::office_nav(section);
        let home = self.locality().map_or_else(Place::machine, Place::locality);
        if !self.may(Act::ReadTrail, &home) {
            nav.retain(|item| item.href != paths::TRAIL);
        }
        if self.locality().is_none() {
            // the keeper of the machine has no locality whose papers these would be
            let own = [paths::OFFICE, paths::LOCALITY, paths::TRAIL];
            nav.retain(|item| own.contains(&item.href.as_str()));
        }
        if self.is(Role::Administrator) {
            nav.push(crate::state::nav_item("Tài khoản", paths::ACCOUNTS.to_owned(), section));
        }
        for item in &mut nav {
            if item.href == section && section == paths::OFFICE {
                item.current = Current::Page;
            }
        }
        Page {
            title: title.into(),
            room: Room::Office,
            locality,
            nav,
            signed_in: Some(SignedInHead {
                name_and_role: format!("{}, {}", self.full_name, self.position),
                token: crate::ui::field::hidden(crate::submission::TOKEN, &self.csrf),
            }),
            footer: app.footer(),
            ..Page::default()
        }
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, PageError> {
        // a form that was sent has no page of its own to come back to
        let page = parts.uri.path_and_query().filter(|_| parts.method.is_safe());
        let back = page.map_or(paths::OFFICE, |path| path.as_str()).to_owned();
        let sign_in = PageError::SignInFirst { back };
        let Some(token) = cookie(&parts.headers, app.is_https()) else { return Err(sign_in) };
        let token_hash = hash(&token);
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

fn cookie_name(https: bool) -> &'static str {
    if https { "__Host-sovang" } else { "sovang" }
}

fn cookie(headers: &HeaderMap, https: bool) -> Option<String> {
    let name = cookie_name(https);
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs.flat_map(|value| value.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The header that gives or, with `None`, takes the cookie.
#[must_use]
pub fn set_cookie(token: Option<&str>, https: bool) -> String {
    let name = cookie_name(https);
    let secure = if https { "; Secure" } else { "" };
    match token {
        Some(token) => format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}"),
        None => format!("{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0{secure}"),
    }
}

/// Whether a request carries a session cookie at all.
#[must_use]
pub fn has_cookie(headers: &HeaderMap, https: bool) -> bool {
    cookie(headers, https).is_some()
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

    #[test]
    fn behind_https_the_cookie_is_bound_to_the_host() {
        assert!(
            set_cookie(Some("t"), true)
                .starts_with("__Host-sovang=t; Path=/; HttpOnly; SameSite=Lax; Secure")
        );
        assert!(!set_cookie(Some("t"), false).contains("Secure"));
    }

    #[test]
    fn another_cookie_is_no_session() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=1; xsovang=2; sovang=abc".parse().unwrap());
        assert_eq!(cookie(&headers, false).as_deref(), Some("abc"));
        assert_eq!(cookie(&headers, true), None);
    }
}
