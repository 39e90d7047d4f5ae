//! Đăng xuất: ends the session in the ledger and takes the cookie away.

use super::sent_to;
use crate::paths;
use crate::shell::cookie;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::shell::submission::TOKEN;
use axum::extract::{FromRequest, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;
use sovang_desk::clock;
use sovang_desk::identity::session;

pub(super) async fn sign_out(State(app): State<App>, request: Request) -> Result<Response, PageError> {
    let (mut parts, body) = request.into_parts();
    let who = SignedIn::or_nobody(&mut parts, &app).await?;
    if let Some(who) = who {
        let fields =
            axum::Form::<Vec<(String, String)>>::from_request(Request::from_parts(parts, body), &()).await;
        let axum::Form(fields) = fields.map_err(|_| PageError::BadRequest)?;
        let token = fields.iter().find(|(name, _)| name == TOKEN).map_or("", |(_, value)| value);
        if session::hash(token) != session::hash(&who.csrf) {
            return Err(PageError::ExpiredForm);
        }
        app.desk.ledger().end_session(&who.token_hash, clock::now()).await?;
    }
    let mut response = sent_to(&format!("{}?da-ra=1", paths::SIGN_IN));
    let headers = response.headers_mut();
    let cookie = cookie::taken(app.is_https());
    headers.insert(header::SET_COOKIE, cookie.map_err(|error| PageError::Internal(error.to_string()))?);
    headers.insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cookies\""));
    Ok(response)
}
