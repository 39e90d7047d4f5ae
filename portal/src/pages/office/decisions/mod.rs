//! Quyết định khen thưởng, inside: the register without gaps, one award with correction and revocation, and the page
//! where the chairman decides.

mod correct_award;
mod decide_awards;
mod list;
mod refused;
mod revoke_award;
mod ruling;
mod show;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::DECISIONS);
    Router::new()
        .route(paths::DECISIONS, get(list::show))
        .route(route::AWARD_INSIDE, get(show::show))
        .route(&deed(correct_award::FORM), post(correct_award::handle))
        .route(&deed(revoke_award::FORM), post(revoke_award::handle))
        .route(route::DECIDE_AWARDS, get(ruling::show).post(decide_awards::handle))
}
