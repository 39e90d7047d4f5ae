//! Địa phương, inside: units, council, delegations, and the erasure of a person's data.

mod council;
mod delegations;
mod erase;
mod erased;
mod show;
mod steps;
#[cfg(test)]
mod tests;
mod units;

use crate::pages::office::Query;
use crate::paths;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::LocalityId;
use sovang_projections::locality_directory::{self, LocalityRow};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::LOCALITY, get(show::show))
        .route(route::REGISTER_UNIT, post(steps::register_unit))
        .route(route::RENAME_UNIT, post(steps::rename_unit))
        .route(route::MERGE_UNIT, post(steps::merge_unit))
        .route(route::APPOINT_COUNCIL, post(steps::appoint_council))
        .route(route::DELEGATE_OFFICER, post(steps::delegate))
        .route(route::ERASE_SUBJECT, get(erase::search).post(erase::erase))
}

/// The locality's page.
fn address(locality: &LocalityId) -> String {
    format!("{}?xa={locality}", paths::LOCALITY)
}

/// A locality that is there and that the person may read.
fn find(app: &App, who: &SignedIn, locality: &LocalityId) -> Result<LocalityRow, PageError> {
    let row = app.views().read(|connection| locality_directory::one(connection, locality))?;
    let row = row.ok_or(PageError::NotFound)?;
    who.must(Act::ReadOffice, &Place::locality(row.locality.clone()))?;
    Ok(row)
}

/// The locality asked for, or the person's own; none for the keeper of the machine who has not said which.
fn asked(who: &SignedIn, query: &Query) -> Option<LocalityId> {
    match query.get("xa") {
        "" => who.locality(),
        named => Some(LocalityId::from(named)),
    }
}
