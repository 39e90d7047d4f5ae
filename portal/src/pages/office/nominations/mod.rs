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

use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

/// The addresses of nominations.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/noi-bo/de-nghi", get(list::list).post(submit::submit))
        .route("/noi-bo/de-nghi/moi", get(new::new))
        .route("/noi-bo/de-nghi/{id}", get(show::show))
        .route("/noi-bo/de-nghi/{id}/thanh-tich", post(appraise::achievement))
        .route("/noi-bo/de-nghi/{id}/ho-so", post(appraise::dossier))
        .route("/noi-bo/de-nghi/{id}/nop-lai", post(steps::resubmit))
        .route("/noi-bo/de-nghi/{id}/giay-to", post(steps::add_paper))
        .route("/noi-bo/de-nghi/{id}/rut", post(steps::withdraw))
        .route("/noi-bo/de-nghi/{id}/tam-dung", post(steps::suspend))
        .route("/noi-bo/de-nghi/{id}/xet-tiep", post(steps::lift))
        .route("/noi-bo/de-nghi/{id}/nhan-muon", post(steps::admit_late))
}
