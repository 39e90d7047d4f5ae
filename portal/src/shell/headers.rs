//! What surrounds every answer: security headers, the check where a form comes from, the error page of last resort.

use crate::paths::{self, route};
use crate::shell::cookie;
use crate::shell::error::PageError;
use crate::shell::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

const CSP: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'; \
                   base-uri 'none'; frame-ancestors 'none'";

/// For the one page that runs a program: our own script, our own WebAssembly, our own files.
pub(crate) const CSP_WITH_PROGRAM: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
                   form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self' 'wasm-unsafe-eval'; \
                   connect-src 'self'";

/// For the pages of the office: one script of our own, which sends to us alone.
pub(crate) const CSP_WITH_SCRIPT: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
                   form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'; connect-src 'self'";

const FIXED: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, CSP),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // with "no-referrer" older browsers send our own forms without an origin
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// Adds the headers; signed-in answers and errors are stored nowhere.
pub(crate) async fn secure(State(app): State<App>, request: Request, next: Next) -> Response {
    let signed_in = cookie::is_sent(request.headers(), app.is_https());
    let mut response = next.run(request).await;
    let ok = response.status().is_success();
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.is_https() {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    let fallback = if signed_in || !ok { "no-store" } else { "no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static(fallback));
    response
}

/// A form that changes something must come from our own pages: browsers say so in `Sec-Fetch-Site`, older ones in
/// `Origin`. A request that says neither is refused: by the one form that everybody writes with his words kept.
pub(crate) async fn same_origin(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || comes_from_us(request.headers(), app.reached.proxy()) {
        return next.run(request).await;
    }
    if is_comment(request.uri().path()) {
        request.extensions_mut().insert(FromElsewhere);
        return next.run(request).await;
    }
    let open = [paths::SIGN_IN, paths::SET_PASSWORD, route::FIRST_RUN];
    let back = open.into_iter().find(|path| *path == request.uri().path()).unwrap_or(paths::OFFICE);
    PageError::FromElsewhere { back }.into_response()
}

/// Whether a form of this address is the one of citizens.
fn is_comment(path: &str) -> bool {
    let (asked, known) = (path.split('/'), route::COMMENT.split('/'));
    let fits = |(asked, known): (&str, &str)| known.starts_with('{') || asked == known;
    asked.clone().count() == known.clone().count() && asked.zip(known).all(fits)
}

/// On a comment that does not come from our own pages: it is drawn again and nothing is recorded.
#[derive(Clone, Copy)]
pub(crate) struct FromElsewhere;

fn comes_from_us(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    let Some(origin) = text(header::ORIGIN) else { return false };
    if let Some(public_url) = public_url {
        return origin == public_url.trim_end_matches('/');
    }
    let host = text(header::HOST).unwrap_or_default();
    origin.split_once("://").is_some_and(|(_, from)| !host.is_empty() && from == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn the_pages_with_a_program_or_a_script_keep_everything_else_shut() {
        let opened = |csp: &'static str| {
            let (added, kept): (Vec<&str>, Vec<&str>) = csp
                .split("; ")
                .partition(|rule| rule.starts_with("script-src") || rule.starts_with("connect-src"));
            assert_eq!(kept, CSP.split("; ").collect::<Vec<_>>());
            added
        };
        assert_eq!(opened(CSP_WITH_PROGRAM), ["script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'"]);
        assert_eq!(opened(CSP_WITH_SCRIPT), ["script-src 'self'", "connect-src 'self'"]);
    }

    #[test]
    fn the_form_of_citizens_is_told_from_all_others() {
        assert!(is_comment("/phu-tan/lay-y-kien/doi-moi.2026-hang-nam/gop-y"));
        for other in [
            "/dang-nhap",
            "/noi-bo/dot-xet/phu-tan.x/hop",
            "/phu-tan/lay-y-kien/x/gop-y/them",
            "/phu-tan/lay-y-kien/x",
        ] {
            assert!(!is_comment(other), "{other}");
        }
    }

    #[test]
    fn a_form_of_ours_comes_from_us() {
        assert!(comes_from_us(&headers(&[("sec-fetch-site", "same-origin")]), None));
        assert!(comes_from_us(
            &headers(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]),
            None
        ));
        let public = Some("https://sovang.example.vn");
        assert!(comes_from_us(
            &headers(&[("origin", "https://sovang.example.vn"), ("host", "10.0.0.1")]),
            public
        ));
    }

    #[test]
    fn a_form_of_another_site_or_of_nowhere_does_not() {
        for pairs in [
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://127.0.0.1:8080"),
                ("host", "127.0.0.1:8080"),
            ][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "http://evil.example"), ("host", "127.0.0.1:8080")],
            &[("origin", "null"), ("host", "127.0.0.1:8080")],
            &[("host", "127.0.0.1:8080")],
            &[],
        ] {
            assert!(!comes_from_us(&headers(pairs), None), "{pairs:?}");
        }
    }
}
