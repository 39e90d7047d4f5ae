//! What every page can reach.

use crate::blobs::Blobs;
use crate::cache::PageCache;
use crate::desk::{Desk, Done};
use crate::ui::{
    footer::Footer, layout::Current, layout::LocalityHead, layout::NavItem, layout::Page, layout::Room,
};
use crate::{clock, paths};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::Render;
use sovang_domain::calendar;
use sovang_domain::ids::LocalityId;
use sovang_ledger::log::LogStatus;
use sovang_projections::{Views, locality_directory};
use std::sync::Arc;
use std::time::Duration;

/// How long a page waits to see what was just recorded before it renders without it.
const READ_YOUR_OWN_WRITE: Duration = Duration::from_secs(5);

/// Shared by all requests; cheap to clone.
pub type App = Arc<Portal>;

/// The portal.
pub struct Portal {
    /// Where requests become facts.
    pub desk: Desk,
    /// Where papers are kept.
    pub blobs: Blobs,
    /// The address people know it by, if it stands behind a proxy: `https://sovang.example.vn`.
    pub public_url: Option<String>,
    /// Rendered public pages.
    pub cache: PageCache,
}

impl Portal {
    /// The read models.
    #[must_use]
    pub fn views(&self) -> &Views {
        self.desk.views()
    }

    /// How the log stands: what is published, who cosigned it, whom to believe.
    #[must_use]
    pub fn log(&self) -> LogStatus {
        self.desk.ledger().log_status().borrow().clone()
    }

    /// Today in Vietnam.
    #[must_use]
    pub fn today(&self) -> Date {
        calendar::day(clock::now())
    }

    /// Whether people reach it by https, so that cookies must not travel otherwise.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    /// The masthead of a locality.
    #[must_use]
    pub fn locality_head(&self, locality: &LocalityId) -> Option<LocalityHead> {
        let row = self.views().read(|connection| locality_directory::one(connection, locality));
        row.ok().flatten().map(|row| LocalityHead {
            slug: row.locality.to_string(),
            name: row.title(),
            province: row.province_title(),
        })
    }

    /// A public page of a locality, with its navigation; `section` is the address of the section it stands in.
    #[must_use]
    pub fn public_page(&self, head: &LocalityHead, section: &str, title: impl Into<String>) -> Page {
        Page {
            title: title.into(),
            room: Room::Public,
            nav: paths::public_nav(&head.slug, section),
            locality: Some(head.clone()),
            footer: self.footer(),
            ..Page::default()
        }
    }

    /// The footer: how long the ledger is.
    #[must_use]
    pub fn footer(&self) -> Footer {
        Footer { ledger: Some((self.views().position(), clock::now())), ..Footer::default() }
    }

    /// Sends the person to where the recorded fact is read, once it can be read there.
    pub async fn recorded(&self, done: &Done) -> Response {
        if let Err(error) = self.views().reached(done.log_index, READ_YOUR_OWN_WRITE).await {
            tracing::warn!(log_index = done.log_index, %error, "the views are late");
        }
        let again = if done.repeated { "&lai=1" } else { "" };
        let (path, anchor) = done.answer.split_once('#').unwrap_or((&done.answer, ""));
        let mark = if path.contains('?') { '&' } else { '?' };
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        see_other(&format!("{path}{mark}da-ghi={}{again}{anchor}", done.log_index))
    }
}

/// 303 to another page.
#[must_use]
pub fn see_other(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]).into_response(),
    }
}

/// A page as an answer.
#[must_use]
pub fn answer(status: StatusCode, page: &Page) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.render().into_string())
        .into_response()
}

/// A section of the navigation.
pub(crate) fn nav_item(label: &str, href: String, section: &str) -> NavItem {
    let current = if href == section { Current::Section } else { Current::No };
    NavItem::new(label, href, current)
}
