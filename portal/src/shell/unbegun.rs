//! Before there is an administrator nothing is served but the first run: nobody is shown an empty book as if it were one.

use super::error::PageError;
use super::state::App;
use crate::paths::route;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// 503 for everything but the first run, until there is somebody who can sign in.
pub(crate) async fn closed(State(app): State<App>, request: Request, next: Next) -> Response {
    let open = [route::FIRST_RUN, route::HEALTH, route::READY, route::ASSET];
    if app.first_run().is_none() || open.iter().any(|route| route::fits(route, request.uri().path())) {
        next.run(request).await
    } else {
        PageError::NotBegun.into_response()
    }
}
