//! Answers: a page as it goes out, and the way on to another one.

use crate::shell::headers::CSP_WITH_SCRIPT;
use crate::shell::state::Portal;
use crate::ui::layout::Page;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::Render;
use sovang_desk::Done;
use std::time::Duration;

/// How long a page waits to see what was just recorded before it renders without it.
const READ_YOUR_OWN_WRITE: Duration = Duration::from_secs(5);

/// A page as an answer.
#[must_use]
pub fn answer(status: StatusCode, page: &Page) -> Response {
    let html = (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.render().into_string());
    let mut response = html.into_response();
    if page.signed_in.is_some() {
        let csp = HeaderValue::from_static(CSP_WITH_SCRIPT);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, csp);
    }
    response
}

/// 303 to another page.
#[must_use]
pub fn see_other(to: &str) -> Response {
    match HeaderValue::from_str(to) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => (StatusCode::SEE_OTHER, [(header::LOCATION, "/")]).into_response(),
    }
}

impl Portal {
    /// Sends the person to where the recorded fact is read, once it can be read there.
    pub async fn recorded(&self, done: &Done) -> Response {
        if let Err(error) = self.views().reached(done.log_index, READ_YOUR_OWN_WRITE).await {
            tracing::warn!(log_index = done.log_index, %error, "the views are late");
        }
        let again = if done.repeated { "&lai=1" } else { "" };
        let (path, anchor) = done.answer.split_once('#').unwrap_or((&done.answer, ""));
        let mark = if path.contains('?') { '&' } else { '?' };
        let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
        see_other(&format!("{path}{mark}da-ghi={}{again}{anchor}", done.log_index))
    }
}
