//! An address as people type it, with capitals or a stroke at its end: where it leads nowhere, it leads to the page that is
//! meant.

use crate::paths;
use crate::shell::answer::see_other;
use axum::extract::Request;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;

/// Sends whoever came by such an address to the one without.
pub(crate) async fn address(request: Request, next: Next) -> Response {
    let meant = (request.method() == Method::GET).then(|| meant(request.uri())).flatten();
    let response = next.run(request).await;
    match meant {
        Some(address) if response.status() == StatusCode::NOT_FOUND => see_other(&address),
        _ => response,
    }
}

/// `/PHU-TAN/` as `/phu-tan`; none where nothing is to be put right. No address of the public has capitals; nobody types
/// one of the office, and programs spell in one way.
fn meant(uri: &Uri) -> Option<String> {
    let typed = uri.path();
    let path = typed.trim_end_matches('/').to_ascii_lowercase();
    // two strokes in front would name another site
    let typed_by_nobody = [paths::OFFICE, paths::API_V1, log()].iter().any(|other| path.starts_with(other));
    // and nobody types the name of a file in capitals, or a letter in its code
    let is_here =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['.', '%']) && !typed_by_nobody;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (is_here && path != typed).then(|| format!("{path}{query}"))
}

/// Below which other programs read the log.
fn log() -> &'static str {
    paths::CHECKPOINT.trim_end_matches("checkpoint")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_a_stroke_at_the_end_are_put_right_and_no_other_site_is_named() {
        let meant = |typed: &str| super::meant(&typed.parse::<Uri>().unwrap());
        for (typed, address) in
            [("/phu-tan/", "/phu-tan"), ("/PHU-TAN", "/phu-tan"), ("/Phu-Tan/So/?so=5", "/phu-tan/so?so=5")]
        {
            assert_eq!(meant(typed).as_deref(), Some(address), "{typed}");
        }
        for typed in [
            "/",
            "/Cargo.toml",
            "/phu-tan/%3C",
            "/phu-tan",
            "/phu-tan?q=HOA",
            "//example.com/",
            "//EXAMPLE.com",
        ] {
            assert_eq!(meant(typed), None, "{typed}");
        }
        for typed in [paths::OFFICE, paths::API_V1, log()] {
            assert_eq!(meant(&format!("{typed}/tep/AB/")), None, "{typed}");
        }
    }
}
