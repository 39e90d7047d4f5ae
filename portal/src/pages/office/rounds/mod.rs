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
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::ROUNDS, get(list::list).post(list::open))
        .route("/noi-bo/dot-xet/{id}", get(show::show))
        .route("/noi-bo/dot-xet/{id}/dong-nhan", post(steps::close_nominations))
        .route("/noi-bo/dot-xet/{id}/mo-lay-y-kien", post(steps::open_notice))
        .route("/noi-bo/dot-xet/{id}/tra-loi/{comment}", post(steps::answer_comment))
        .route("/noi-bo/dot-xet/{id}/het-lay-y-kien", post(steps::close_notice))
        .route("/noi-bo/dot-xet/{id}/hop", post(steps::convene))
        .route("/noi-bo/dot-xet/{id}/ke-khai", post(steps::declare))
        .route("/noi-bo/dot-xet/{id}/kiem-phieu/{nomination}", post(steps::count))
        .route("/noi-bo/dot-xet/{id}/trinh", post(steps::propose))
        .route("/noi-bo/dot-xet/{id}/trinh-tren/{nomination}", post(steps::forward))
        .route("/noi-bo/dot-xet/{id}/ket-qua-tren/{nomination}", post(steps::record_higher))
        .route("/noi-bo/dot-xet/{id}/khep-lai", post(steps::close))
}
