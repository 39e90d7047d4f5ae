//! Đề nghị khen thưởng: put forward by units, appraised by two people, returned, suspended, withdrawn.
//! `/noi-bo/de-nghi`, `/noi-bo/de-nghi/moi?dot=…`, `/noi-bo/de-nghi/{id}`.

mod appraise;
mod choose;
mod dossier;
mod list;
mod new;
mod opinions;
mod show;
mod steps;
mod steps_forms;
mod submit;
mod summary;

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

/// The addresses of nominations.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::NOMINATIONS, get(list::list).post(submit::submit))
        .route(route::NEW_NOMINATION, get(new::new))
        .route(route::NOMINATION, get(show::show))
        .route(route::APPRAISE_ACHIEVEMENT, post(appraise::achievement))
        .route(route::APPRAISE_DOSSIER, post(appraise::dossier))
        .route(route::RESUBMIT_NOMINATION, post(steps::resubmit))
        .route(route::ADD_PAPER, post(steps::add_paper))
        .route(route::WITHDRAW_NOMINATION, post(steps::withdraw))
        .route(route::SUSPEND_NOMINATION, post(steps::suspend))
        .route(route::LIFT_SUSPENSION, post(steps::lift))
        .route(route::ADMIT_LATE_NOMINATION, post(steps::admit_late))
}
