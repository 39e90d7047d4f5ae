//! The pages: one file, one page.

pub mod health;
pub mod log;
mod marked;
pub mod office;
mod plan_file;
pub mod public;
mod quoted;
pub mod sign_in;
mod stages;
mod to_save;

use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::ui::layout::{Page, Room};
use crate::ui::problem::Problem;
use axum::http::Uri;
use axum::response::{IntoResponse, Response};

/// 404 for an address that leads nowhere.
pub async fn not_found(_: Uri) -> Response {
    PageError::NotFound.into_response()
}

/// 405 for the wrong method.
pub async fn method_not_allowed() -> Response {
    let problem = Problem::method_not_allowed();
    let status = problem.status;
    answer(status, &problem.on(Page { room: Room::Plain, ..Page::default() }))
}

/// 500 when a handler broke: the reader gets a page, the log the reason.
#[must_use]
pub fn panicked(reason: Box<dyn std::any::Any + Send + 'static>) -> Response {
    let words = reason
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| reason.downcast_ref::<&str>().copied())
        .unwrap_or("no words");
    PageError::Internal(format!("a handler panicked: {words}")).into_response()
}
