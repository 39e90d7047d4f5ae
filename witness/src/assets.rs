//! Stylesheets, fonts and mark: those of the portal and one of our own, built in, so that the page needs nobody else.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const FILES: [(&str, &str, &[u8]); 6] = [
    ("pico.css", CSS, include_bytes!("../../portal/assets/pico.fluid.classless.min.css")),
    ("sovang.css", CSS, include_bytes!("../../portal/assets/sovang.css")),
    ("witness.css", CSS, include_bytes!("../assets/witness.css")),
    ("mark.svg", "image/svg+xml", include_bytes!("../../portal/assets/mark.svg")),
    (
        "source-sans-3-latin-wght-normal.woff2",
        "font/woff2",
        include_bytes!("../../portal/assets/source-sans-3-latin-wght-normal.woff2"),
    ),
    (
        "source-sans-3-vietnamese-wght-normal.woff2",
        "font/woff2",
        include_bytes!("../../portal/assets/source-sans-3-vietnamese-wght-normal.woff2"),
    ),
];
const CSS: &str = "text/css; charset=utf-8";

/// The stylesheets, in the order they are linked.
pub(crate) const STYLESHEETS: [&str; 3] =
    ["/tai-nguyen/pico.css", "/tai-nguyen/sovang.css", "/tai-nguyen/witness.css"];

/// The mark, for the tab and the masthead.
pub(crate) const ICON: &str = "/tai-nguyen/mark.svg";

/// Serves one. Kept for an hour: the page comes back every half minute, a new program seldom.
pub(crate) async fn serve(Path(name): Path<String>) -> Response {
    match FILES.iter().find(|(file, ..)| *file == name) {
        Some((_, kind, bytes)) => {
            ([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "max-age=3600")], *bytes).into_response()
        }
        None => (StatusCode::NOT_FOUND, "Không có tệp này.\n").into_response(),
    }
}
