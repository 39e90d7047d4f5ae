//! Phong trào, inside: plans issued and amended, units enrolled, inspections, reviews, the conclusion.

mod amend;
mod list;
mod plan_form;
mod sections;
mod show;
mod steps;
#[cfg(test)]
mod tests;

use crate::pages::office::home;
use crate::paths;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::CampaignId;
use sovang_projections::campaign_board::{self, CampaignRow};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::CAMPAIGNS, get(list::list).post(list::issue))
        .route(route::CAMPAIGN_INSIDE, get(show::show))
        .route(route::AMEND_PLAN, get(amend::show).post(amend::amend))
        .route(route::ENROL_UNITS, post(steps::enrol))
        .route(route::FILE_UNIT_PLAN, post(steps::file_unit_plan))
        .route(route::RECORD_INSPECTION, post(steps::inspect))
        .route(route::RECORD_REVIEW, post(steps::review))
        .route(route::CONCLUDE_CAMPAIGN, post(steps::conclude))
}

/// The campaign, if it is of the person's locality.
fn find(app: &App, who: &SignedIn, id: &CampaignId) -> Result<CampaignRow, PageError> {
    let row =
        app.views().read(|connection| campaign_board::by_id(connection, id))?.ok_or(PageError::NotFound)?;
    if row.locality != home(who)? {
        return Err(PageError::NotFound);
    }
    who.must(Act::ReadOffice, &Place::locality(row.locality.clone()))?;
    Ok(row)
}
