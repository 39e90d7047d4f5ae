//! `/healthz` (the process answers) and `/readyz` (ledger takes facts, views caught up): for whoever watches the service.

use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// How far the views may be behind and still count as ready.
const LAG: u64 = 1_000;

/// Both addresses.
pub fn routes() -> Router<App> {
    Router::new().route(route::HEALTH, get(healthz)).route(route::READY, get(readyz))
}

async fn healthz() -> Response {
    plain(StatusCode::OK, "ok\n".to_owned())
}

async fn readyz(State(app): State<App>) -> Response {
    if let Some(error) = app.desk.ledger().stopped() {
        return plain(StatusCode::SERVICE_UNAVAILABLE, format!("ledger stopped: {error}\n"));
    }
    let head = *app.desk.ledger().head().borrow();
    let position = app.views().position();
    let lag = head.saturating_sub(position);
    match app.views().health().error {
        Some(error) => plain(StatusCode::SERVICE_UNAVAILABLE, format!("views stopped: {error}\n")),
        None if !app.views().is_whole() => {
            plain(StatusCode::SERVICE_UNAVAILABLE, format!("views being built, {lag} behind\n"))
        }
        None if lag > LAG => plain(StatusCode::SERVICE_UNAVAILABLE, format!("views {lag} behind\n")),
        None => plain(StatusCode::OK, format!("ready {position}/{head}\n")),
    }
}

fn plain(status: StatusCode, text: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, text).into_response()
}
