//! The portal: what people see and fill in. Public pages, the same for programs, and the office behind sign-in, whose forms
//! go to the desk. Names no table; all rules are the domain's.

pub mod api;
mod assets;
mod demonstration;
pub mod pages;
pub mod paths;
pub mod shell;
pub mod ui;

use axum::Router;
use axum::middleware;
use shell::front::{self, Front};
use shell::state::{App, Portal};
use shell::{building, drain, headers, tidy, unbegun};
use std::sync::Arc;

/// The whole portal as a service.
pub fn site(portal: Portal) -> Front {
    let app: App = Arc::new(portal);
    let from_views = Router::new()
        .merge(pages::public::routes().route_layer(middleware::map_response(front::keepable)))
        .merge(pages::office::routes())
        .merge(pages::sign_in::routes())
        .route_layer(middleware::from_fn_with_state(Arc::clone(&app), building::told_to_wait));
    let rooms = Router::new()
        .merge(from_views)
        .merge(pages::health::routes())
        .merge(pages::log::routes())
        .merge(api::v1::routes(&app))
        .merge(assets::routes())
        .fallback(pages::not_found)
        .method_not_allowed_fallback(pages::method_not_allowed)
        .layer(middleware::from_fn(tidy::address))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), unbegun::closed))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), headers::same_origin))
        .layer(tower_http::catch_panic::CatchPanicLayer::custom(pages::panicked))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), headers::secure))
        .layer(middleware::from_fn(drain::drained))
        .with_state(Arc::clone(&app));
    Front::new(app, rooms)
}
