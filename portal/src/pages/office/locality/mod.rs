//! Địa phương, inside: units, council, delegations, days off, who numbers awards, and the erasure of a person's data.

mod appoint_council;
mod choose_numbering;
mod correct_council;
mod correct_title;
mod correct_unit_kind;
mod correct_unit_name;
mod council;
mod days_off;
mod declare_day_off;
mod delegate_officer;
mod delegations;
mod end_delegation;
mod erase_subject;
mod erased;
mod merge_unit;
mod numbering;
pub(super) mod parameters;
mod register_unit;
mod rename_unit;
mod show;
mod strike_unit;
mod take_back_day_off;
mod take_back_delegation;
mod take_back_merger;
mod take_back_rename;
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
use sovang_domain::locality::LocalityRefusal;
use sovang_domain::refusal::Refusal;
use sovang_projections::locality_directory::{self, LocalityRow};

pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{xa}}/{name}", paths::LOCALITY);
    Router::new()
        .route(paths::LOCALITY, get(show::show))
        .merge(parameters::routes())
        .route(&deed(register_unit::FORM), post(register_unit::handle))
        .route(&deed(rename_unit::FORM), post(rename_unit::handle))
        .route(&deed(merge_unit::FORM), post(merge_unit::handle))
        .route(&deed(correct_unit_name::FORM), post(correct_unit_name::handle))
        .route(&deed(take_back_rename::FORM), post(take_back_rename::handle))
        .route(&deed(take_back_merger::FORM), post(take_back_merger::handle))
        .route(&deed(correct_unit_kind::FORM), post(correct_unit_kind::handle))
        .route(&deed(strike_unit::FORM), post(strike_unit::handle))
        .route(&deed(correct_title::FORM), post(correct_title::handle))
        .route(&deed(appoint_council::FORM), post(appoint_council::handle))
        .route(&deed(correct_council::FORM), post(correct_council::handle))
        .route(&deed(delegate_officer::FORM), post(delegate_officer::handle))
        .route(&deed(end_delegation::FORM), post(end_delegation::handle))
        .route(&deed(take_back_delegation::FORM), post(take_back_delegation::handle))
        .route(&deed(declare_day_off::FORM), post(declare_day_off::handle))
        .route(&deed(take_back_day_off::FORM), post(take_back_day_off::handle))
        .route(&deed(choose_numbering::FORM), post(choose_numbering::handle))
        .route(&deed(erase_subject::FORM), get(erase_subject::show).post(erase_subject::handle))
}

/// Whether a day is refused because the commune was not there yet.
fn before_the_commune(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Locality(LocalityRefusal::BeforeTheCommune { .. }))
}

/// The locality's page.
fn address(locality: &LocalityId) -> String {
    format!("{}?xa={locality}", paths::LOCALITY)
}

/// Below which its forms are sent.
fn deeds(locality: &LocalityId) -> String {
    format!("{}/{locality}", paths::LOCALITY)
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
