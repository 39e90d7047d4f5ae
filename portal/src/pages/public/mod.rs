//! The public pages: open to everyone, no sign-in, every figure and every award with its number in the ledger.

mod accessibility;
mod award;
mod awards;
mod campaign;
mod campaign_reports;
mod campaigns;
mod complaints;
mod decision;
mod decisions;
mod forms;
mod home;
mod in_book;
mod ledger;
mod locality;
mod notice;
mod notices;
mod params;
mod parts;
mod personal_data;
mod proofs;
mod receipt;
mod reports;
#[cfg(test)]
mod sample;
mod search;
mod unit;
mod verify;

use crate::paths;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::{Heading, LocalityHead, Page};
use axum::Router;
use maud::Markup;
use sovang_domain::ids::{LocalityId, is_slug};
use sovang_projections::public;
use sovang_projections::public::localities::LocalityRow;
use sovang_words::format::sentence_case;
use sovang_words::terms;

/// All public pages.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(home::routes())
        .merge(locality::routes())
        .merge(campaigns::routes())
        .merge(campaign::routes())
        .merge(campaign_reports::routes())
        .merge(awards::routes())
        .merge(award::routes())
        .merge(decisions::routes())
        .merge(decision::routes())
        .merge(ledger::routes())
        .merge(search::routes())
        .merge(unit::routes())
        .merge(notices::routes())
        .merge(notice::routes())
        .merge(receipt::routes())
        .merge(complaints::routes())
        .merge(personal_data::routes())
        .merge(proofs::routes())
        .merge(in_book::routes())
        .merge(accessibility::routes())
        .merge(verify::routes())
}

/// The locality that an address names.
#[derive(Clone, Debug)]
struct Here {
    row: LocalityRow,
    head: LocalityHead,
}

impl Here {
    /// Looks it up; 404 when there is none of that name.
    fn find(app: &App, slug: &str) -> Result<Self, PageError> {
        if !is_slug(slug) {
            return Err(PageError::NotFound);
        }
        let id = LocalityId::from(slug);
        let row = app.views().read(|connection| public::localities::one(connection, &id))?;
        let row = row.ok_or(PageError::NotFound)?;
        Ok(Self { head: head(&row), row })
    }

    fn id(&self) -> &LocalityId {
        &self.row.locality
    }

    fn slug(&self) -> &str {
        &self.head.slug
    }

    /// xã Phú Tân
    fn name(&self) -> &str {
        &self.head.name
    }

    /// xã, phường, đặc khu
    fn level(&self) -> &'static str {
        terms::locality_kind(self.row.kind)
    }

    /// The way down to a page: the locality, then its sections.
    fn way(&self, below: &[(&str, String)]) -> Vec<(String, String)> {
        let first = (sentence_case(self.name()), paths::locality(self.slug()));
        let below = below.iter().map(|(label, address)| ((*label).to_owned(), address.clone()));
        std::iter::once(first).chain(below).collect()
    }

    /// A page of this locality.
    fn page(&self, app: &App, section: &str, title: impl Into<String>, drawn: Drawn) -> Page {
        let title = title.into();
        let frame = app.public_page(&self.head, section, title);
        Page { breadcrumbs: drawn.way, heading: drawn.heading, body: drawn.body, ..frame }
    }
}

/// What a page draws inside its frame.
struct Drawn {
    way: Vec<(String, String)>,
    heading: Heading,
    body: Markup,
}

/// The masthead of a locality.
fn head(row: &LocalityRow) -> LocalityHead {
    LocalityHead { slug: row.locality.to_string(), name: row.title(), province: row.province_title() }
}
