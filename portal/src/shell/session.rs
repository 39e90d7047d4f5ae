//! Who is signed in, found out from a request: the cookie holds the token of a session (`sovang_desk::identity`).

use crate::paths;
use crate::shell::cookie;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::LocalityHead;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use sovang_desk::clock;
use sovang_desk::identity::Person;
use sovang_domain::authority::{Act, Place};
use sovang_projections::locality_directory;
use std::ops::Deref;

/// A signed-in person in front of a page.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who it is.
    pub person: Person,
    /// The masthead of the locality the person works for.
    pub home: Option<LocalityHead>,
    /// The form that this page is drawn anew for, by its first key: forms drawn now go on with it.
    pub form: Option<String>,
}

impl Deref for SignedIn {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.person
    }
}

impl SignedIn {
    /// 403 unless the person may do it there.
    ///
    /// # Errors
    /// [`PageError::Forbidden`].
    pub fn must(&self, act: Act, place: &Place) -> Result<(), PageError> {
        if self.may(act, place) { Ok(()) } else { Err(PageError::Forbidden) }
    }

    /// Whoever is signed in, where a page is also for those who are not.
    ///
    /// # Errors
    /// When it cannot be found out.
    pub async fn or_nobody(parts: &mut Parts, app: &App) -> Result<Option<Self>, PageError> {
        match Self::from_request_parts(parts, app).await {
            Ok(who) => Ok(Some(who)),
            Err(PageError::SignInFirst { .. }) => Ok(None),
            Err(error) => Err(error),
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
        let Some(token) = cookie::token(&parts.headers, app.is_https()) else { return Err(sign_in) };
        let Some(person) = app.desk.signed_in(token, clock::now()).await? else { return Err(sign_in) };
        let row = match person.locality() {
            Some(locality) => {
                app.views().read(|connection| locality_directory::one(connection, &locality))?
            }
            None => None,
        };
        let home = row.map(|row| LocalityHead {
            slug: row.locality.to_string(),
            name: row.title(),
            province: row.province_title(),
        });
        Ok(Self { person, home, form: None })
    }
}
