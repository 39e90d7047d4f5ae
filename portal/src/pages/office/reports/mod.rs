//! Báo cáo: what each unit owes each campaign, filed, returned, accepted, waived.
//! `/noi-bo/bao-cao`, `/noi-bo/bao-cao/{id}` where id is `{campaign}.{unit}.{period}`, filed or not.

mod handle;
mod list;
mod show;
mod steps;

pub(super) use handle::resubmit_before;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

/// The addresses of reports.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::REPORTS, get(list::list))
        .route(route::REPORT, get(handle::show))
        .route(route::FILE_REPORT, post(handle::file))
        .route(route::RETURN_REPORT, post(handle::send_back))
        .route(route::ACCEPT_REPORT, post(handle::accept))
        .route(route::WAIVE_REPORT, post(handle::waive))
}

#[cfg(test)]
pub(super) use show::tests::owed as sample;
