//! Version 1. An answer stands at the address of its page with `/api/v1` in front, is drawn from the same public rows, and
//! is open to programs of any origin.
//!
//! Codes stand where pages have words; fields are named as in the public records (docs/events.md), without `facts`
//! around them. A field once answered keeps its name and meaning; new ones may join.

mod award;
mod fault;

use crate::paths;
use crate::paths::route;
use crate::shell::front;
use crate::shell::state::App;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use fault::Fault;
use serde_json::Value;
use sovang_domain::ids::{LocalityId, is_slug};
use std::sync::Arc;

/// All answers of this version.
pub fn routes(app: &App) -> Router<App> {
    let answers = Router::new()
        .route(route::AWARD, get(award::show))
        .route_layer(map_response(front::keepable))
        .route_layer(from_fn_with_state(Arc::clone(app), told_to_wait))
        .fallback(async || Fault::NotFound)
        .method_not_allowed_fallback(async || Fault::MethodNotAllowed)
        .layer(map_response(for_any_origin));
    Router::new().nest(paths::API_V1, answers)
}

/// 503 until the views are whole: nobody knows yet what is there.
async fn told_to_wait(State(app): State<App>, request: Request, next: Next) -> Response {
    if app.views().is_whole() { next.run(request).await } else { Fault::Building.into_response() }
}

/// What is public may be read by a program in any page, as the log is.
async fn for_any_origin(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    headers.insert(policy, HeaderValue::from_static("cross-origin"));
    response
}

/// The locality of an address; whether there is one, what is asked for tells.
fn locality(xa: String) -> Result<LocalityId, Fault> {
    if is_slug(&xa) { Ok(LocalityId::from(xa)) } else { Err(Fault::NotFound) }
}

fn json(status: StatusCode, body: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}
