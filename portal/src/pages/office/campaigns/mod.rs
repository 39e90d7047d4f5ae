//! Phong trào, inside: plans issued and amended, units enrolled, inspections, reviews, the conclusion.

mod allow_exception;
mod amend_plan;
mod annul_campaign;
mod conclude_campaign;
mod correct_plan_paper;
mod correct_review;
mod enrol_listed;
mod enrol_units;
mod file_unit_plan;
mod issue_plan;
mod list;
mod owed;
mod plan_form;
mod publish_plan_file;
mod read_plan;
mod record_inspection;
mod review_phase;
mod sections;
mod show;
mod take_back_step;

pub(super) use read_plan::file::of as file_of;
pub(super) use read_plan::review::{under_review, waiting};

use crate::pages::office::home;
use crate::paths;
use crate::paths::route;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};
use maud::{Markup, html};
use show::View;
use sovang_domain::authority::{Act, Place};
use sovang_domain::ids::CampaignId;
use sovang_projections::campaign_board::{self, CampaignRow};

pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::CAMPAIGNS);
    let review = |deed: &str| format!("{}/{{review}}/{deed}", paths::READ_PLAN);
    Router::new()
        .route(paths::CAMPAIGNS, get(list::show).post(issue_plan::handle))
        .route(paths::READ_PLAN, get(read_plan::show).post(read_plan::handle))
        .route(&paths::plan_review("{review}"), get(read_plan::review::show))
        .route(&review(read_plan::review::FORM), post(read_plan::review::handle))
        .route(&review(read_plan::review::DROP), post(read_plan::review::throw_away))
        .route(route::CAMPAIGN_INSIDE, get(show::show))
        .route(&deed(amend_plan::FORM), get(amend_plan::show).post(amend_plan::handle))
        .route(&deed(publish_plan_file::FORM), post(publish_plan_file::handle))
        .route(&deed(enrol_units::FORM), post(enrol_units::handle))
        .route(&deed(enrol_listed::FORM), post(enrol_listed::handle))
        .route(&deed(file_unit_plan::FORM), post(file_unit_plan::handle))
        .route(&deed(record_inspection::FORM), post(record_inspection::handle))
        .route(&deed(review_phase::FORM), post(review_phase::handle))
        .route(&deed(allow_exception::FORM), post(allow_exception::handle))
        .route(&deed(conclude_campaign::FORM), post(conclude_campaign::handle))
        .route(&deed(correct_plan_paper::FORM), post(correct_plan_paper::handle))
        .route(&deed(correct_review::FORM), post(correct_review::handle))
        .route(&deed(take_back_step::FORM), post(take_back_step::handle))
        .route(&deed(annul_campaign::FORM), post(annul_campaign::handle))
}

/// What can be done first on its page; the other forms stand in the sections of what they add to.
fn forms(view: &View) -> Markup {
    html! {
        (file_unit_plan::form(view))
    }
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
