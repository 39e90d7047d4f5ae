//! While the views are built for the first time (a new program, a lost file), nobody is told that something is not there:
//! nothing that is read from them is known yet.

use super::error::PageError;
use super::state::App;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// In this time, in seconds, most are built.
pub(crate) const BUILT_WITHIN: u64 = 20;

/// A page for people: 503 until the views are whole.
pub(crate) async fn told_to_wait(State(app): State<App>, request: Request, next: Next) -> Response {
    if app.views().is_whole() { next.run(request).await } else { PageError::Building.into_response() }
}
