//! Khởi đầu: what remains until a commune runs, step by step. Nothing is remembered of the way itself: each step is done
//! when the ledger says so, whoever did it and wherever.

mod people;
mod register_locality;
mod remaining;
mod show;
mod slips;
mod units;

pub(super) use remaining::{Gap, gaps};

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    let deed = |step: &str, name: &str| format!("{step}/{name}");
    Router::new()
        .route(paths::SETUP, get(show::show))
        .route(paths::SETUP_LOCALITY, get(register_locality::show).post(register_locality::handle))
        .route(route::SETUP_UNITS, get(units::show))
        .route(&deed(route::SETUP_UNITS, units::PREVIEW), post(units::preview))
        .route(&deed(route::SETUP_UNITS, units::FORM), post(units::handle))
        .route(route::SETUP_PEOPLE, get(people::show))
        .route(&deed(route::SETUP_PEOPLE, people::PREVIEW), post(people::preview))
        .route(&deed(route::SETUP_PEOPLE, people::FORM), post(people::handle))
}
