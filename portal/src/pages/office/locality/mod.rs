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
        .route("/noi-bo/dia-phuong/{xa}/don-vi", post(steps::register_unit))
        .route("/noi-bo/dia-phuong/{xa}/doi-ten", post(steps::rename_unit))
        .route("/noi-bo/dia-phuong/{xa}/sap-nhap", post(steps::merge_unit))
        .route("/noi-bo/dia-phuong/{xa}/hoi-dong", post(steps::appoint_council))
        .route("/noi-bo/dia-phuong/{xa}/uy-quyen", post(steps::delegate))
        .route("/noi-bo/dia-phuong/{xa}/xoa-du-lieu", get(erase::search).post(erase::erase))
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
