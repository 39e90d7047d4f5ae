//! The one cookie: the token of a session, given at sign-in and taken at sign-out. Behind https its name binds it to the
//! host (`__Host-`, RFC 6265bis section 4.1.3.2).

use axum::http::header::InvalidHeaderValue;
use axum::http::{HeaderMap, HeaderValue, header};

fn name(https: bool) -> &'static str {
    if https { "__Host-sovang" } else { "sovang" }
}

/// The token that a request carries.
pub(crate) fn token(headers: &HeaderMap, https: bool) -> Option<&str> {
    let name = name(https);
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    pairs.flat_map(|value| value.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name && !value.is_empty()).then_some(value)
    })
}

/// Whether a request carries a token at all, good or not.
pub(crate) fn is_sent(headers: &HeaderMap, https: bool) -> bool {
    token(headers, https).is_some()
}

/// The header that gives the cookie.
///
/// # Errors
/// When the token holds what no header may.
pub(crate) fn given(token: &str, https: bool) -> Result<HeaderValue, InvalidHeaderValue> {
    header_value(token, "", https)
}

/// The header that takes it away.
///
/// # Errors
/// Never: its letters are ours.
pub(crate) fn taken(https: bool) -> Result<HeaderValue, InvalidHeaderValue> {
    header_value("", "; Max-Age=0", https)
}

fn header_value(token: &str, age: &str, https: bool) -> Result<HeaderValue, InvalidHeaderValue> {
    let (name, secure) = (name(https), if https { "; Secure" } else { "" });
    HeaderValue::try_from(format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{age}{secure}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_https_the_cookie_is_bound_to_the_host() {
        assert_eq!(given("t", true).unwrap(), "__Host-sovang=t; Path=/; HttpOnly; SameSite=Lax; Secure");
        assert_eq!(given("t", false).unwrap(), "sovang=t; Path=/; HttpOnly; SameSite=Lax");
        assert_eq!(taken(true).unwrap(), "__Host-sovang=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure");
    }

    #[test]
    fn another_cookie_is_no_session() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=1; xsovang=2; sovang=abc".parse().unwrap());
        assert_eq!(token(&headers, false), Some("abc"));
        assert_eq!(token(&headers, true), None);
    }
}
