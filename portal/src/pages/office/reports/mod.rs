//! Báo cáo: what each unit owes each campaign, filed, returned, accepted, waived.
//! `/noi-bo/bao-cao`, `/noi-bo/bao-cao/{id}` where id is `{campaign}.{unit}.{period}`, filed or not.

mod handle;
mod list;
mod show;
mod steps;

pub(super) use handle::resubmit_before;

use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

/// The addresses of reports.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/noi-bo/bao-cao", get(list::list))
        .route("/noi-bo/bao-cao/{id}", get(handle::show))
        .route("/noi-bo/bao-cao/{id}/nop", post(handle::file))
        .route("/noi-bo/bao-cao/{id}/tra-lai", post(handle::send_back))
        .route("/noi-bo/bao-cao/{id}/chap-nhan", post(handle::accept))
        .route("/noi-bo/bao-cao/{id}/mien", post(handle::waive))
}

#[cfg(test)]
pub(super) use show::tests::owed as sample;
