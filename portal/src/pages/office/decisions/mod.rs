//! Quyết định khen thưởng, inside: the register without gaps, one award with correction and revocation, and the page
//! where the chairman decides.

mod award;
mod bench;
mod refused;
mod register;
mod ruling;
#[cfg(test)]
mod tests;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::DECISIONS, get(register::list))
        .route(route::AWARD_INSIDE, get(award::show))
        .route(route::CORRECT_AWARD, post(award::correct))
        .route(route::REVOKE_AWARD, post(award::revoke))
        .route(route::DECIDE_AWARDS, get(ruling::show).post(ruling::decide))
}
