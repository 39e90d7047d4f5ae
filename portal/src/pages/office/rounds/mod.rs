//! Đợt xét khen thưởng, inside: the list, one round with its steps, and the forms of each step.

mod council;
mod docket;
mod fixed;
mod list;
mod notice;
mod outcome;
mod show;
mod steps;
#[cfg(test)]
mod tests;

pub(super) use docket::{Names, find, meters};

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::ROUNDS, get(list::list).post(list::open))
        .route(route::ROUND, get(show::show))
        .route(route::CLOSE_NOMINATIONS, post(steps::close_nominations))
        .route(route::OPEN_NOTICE, post(steps::open_notice))
        .route(route::ANSWER_COMMENT, post(steps::answer_comment))
        .route(route::CLOSE_NOTICE, post(steps::close_notice))
        .route(route::CONVENE_COUNCIL, post(steps::convene))
        .route(route::DECLARE_CONFLICTS, post(steps::declare))
        .route(route::COUNT_BALLOT, post(steps::count))
        .route(route::PROPOSE_AWARDS, post(steps::propose))
        .route(route::FORWARD_PROPOSAL, post(steps::forward))
        .route(route::RECORD_HIGHER_DECISION, post(steps::record_higher))
        .route(route::CLOSE_ROUND, post(steps::close))
}
