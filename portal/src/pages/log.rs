//! The log for other programs (C2SP tlog-tiles, tlog-checkpoint, tlog-policy): checkpoint, tiles, entries, policy.
//!
//! Nothing beyond the published size is served, every path has one spelling, and what is served under a path with a
//! width never changes. Answers are for any origin: a verifier in another page may read them too.

use crate::paths;
use crate::paths::route;
use crate::shell::state::App;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sovang_ledger::log::Resource;

/// All addresses of the log.
pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::CHECKPOINT, get(checkpoint))
        .route(paths::LOG_POLICY, get(policy))
        .route(route::TILE, get(tile))
}

const TEXT: &str = "text/plain; charset=utf-8";

async fn checkpoint(State(app): State<App>) -> Response {
    match app.log().published {
        Some(published) => found(TEXT, "no-cache", published.note().into_bytes()),
        None => refused(StatusCode::NOT_FOUND, "no checkpoint is published yet\n"),
    }
}

async fn policy(State(app): State<App>) -> Response {
    match app.log().policy.as_ref() {
        Some(policy) => found(TEXT, "public, max-age=300", policy.to_string().into_bytes()),
        None => refused(StatusCode::NOT_FOUND, "the log has no key yet\n"),
    }
}

async fn tile(State(app): State<App>, Path(path): Path<String>) -> Response {
    let size = app.log().published.map_or(0, |published| published.checkpoint.size);
    let Some(resource) = Resource::parse(&path) else {
        return refused(StatusCode::NOT_FOUND, "no such path\n");
    };
    match app.desk.ledger().resource(resource, size).await {
        Ok(Some(bytes)) => found("application/octet-stream", "public, max-age=31536000, immutable", bytes),
        Ok(None) => refused(StatusCode::NOT_FOUND, "beyond the published checkpoint\n"),
        Err(error) => {
            tracing::error!(%error, %path, "reading the log");
            refused(StatusCode::SERVICE_UNAVAILABLE, "try again later\n")
        }
    }
}

fn found(content_type: &'static str, caching: &'static str, body: Vec<u8>) -> Response {
    with_headers((StatusCode::OK, body).into_response(), content_type, caching)
}

fn refused(status: StatusCode, words: &'static str) -> Response {
    with_headers((status, words).into_response(), TEXT, "no-store")
}

fn with_headers(mut response: Response, content_type: &'static str, caching: &'static str) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
    response
}
