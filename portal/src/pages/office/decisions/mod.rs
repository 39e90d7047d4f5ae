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
use crate::shell::state::App;
use axum::Router;
use axum::routing::{get, post};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route(paths::DECISIONS, get(register::list))
        .route("/noi-bo/quyet-dinh/{id}", get(award::show))
        .route("/noi-bo/quyet-dinh/{id}/dinh-chinh", post(award::correct))
        .route("/noi-bo/quyet-dinh/{id}/huy-bo", post(award::revoke))
        .route("/noi-bo/dot-xet/{id}/quyet-dinh", get(ruling::show).post(ruling::decide))
}
