//! Báo cáo: what each unit owes each campaign, filed, returned, accepted, waived.
//! `/noi-bo/bao-cao`, `/noi-bo/bao-cao/{id}` where id is `{campaign}.{unit}.{period}`, filed or not.

mod accept_report;
mod file_report;
mod list;
mod return_report;
mod show;
mod waive_report;

pub(super) use return_report::resubmit_before;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

/// The addresses of reports.
pub(super) fn routes() -> Router<App> {
    let deed = |name: &str| format!("{}/{{id}}/{name}", paths::REPORTS);
    Router::new()
        .route(paths::REPORTS, get(list::show))
        .route(route::REPORT, get(show::show))
        .route(&deed(file_report::FORM), post(file_report::handle))
        .route(&deed(return_report::FORM), post(return_report::handle))
        .route(&deed(accept_report::FORM), post(accept_report::handle))
        .route(&deed(waive_report::FORM), post(waive_report::handle))
}

#[cfg(test)]
pub(super) use show::tests::owed as sample;
