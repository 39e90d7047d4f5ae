//! Stylesheets, fonts, mark, licences and the program that checks awards, built into the binary and served under content-hashed addresses.
//!
//! A changed file has a changed address, so every answer may be kept for a year without asking again.

use crate::paths::route;
use std::{io::Write, sync::LazyLock};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::Path,
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use flate2::{Compression, write::GzEncoder};
use sha2::{Digest, Sha256};

const FOLDER: &str = "/tai-nguyen/";

/// Every file as it lies in `assets/`; the fonts come before the stylesheet that names them.
const SOURCES: &[(&str, &[u8])] = &[
    (LATIN, include_bytes!("../assets/source-sans-3-latin-wght-normal.woff2")),
    (VIETNAMESE, include_bytes!("../assets/source-sans-3-vietnamese-wght-normal.woff2")),
    ("source-sans-3-OFL.txt", include_bytes!("../assets/source-sans-3-OFL.txt")),
    ("pico-LICENSE.md", include_bytes!("../assets/pico-LICENSE.md")),
    (PICO, include_bytes!("../assets/pico.fluid.classless.min.css")),
    (SOVANG, include_bytes!("../assets/sovang.css")),
    (MARK, include_bytes!("../assets/mark.svg")),
    (VERIFIER, include_bytes!("../assets/kiem-chung.wasm")),
    (VERIFIER_SCRIPT, include_bytes!("../assets/kiem-chung.js")),
    (OFFICE_SCRIPT, include_bytes!("../assets/ban-nhap.js")),
];
const LATIN: &str = "source-sans-3-latin-wght-normal.woff2";
const VIETNAMESE: &str = "source-sans-3-vietnamese-wght-normal.woff2";
const PICO: &str = "pico.fluid.classless.min.css";
const SOVANG: &str = "sovang.css";
const MARK: &str = "mark.svg";
/// Made by scripts/build-verifier from verifier/ (docs/decisions/0012).
const VERIFIER: &str = "kiem-chung.wasm";
const VERIFIER_SCRIPT: &str = "kiem-chung.js";
const OFFICE_SCRIPT: &str = "ban-nhap.js";

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(prepare);
static STYLESHEETS: LazyLock<[&'static str; 2]> = LazyLock::new(|| [path_of(PICO), path_of(SOVANG)]);

struct Asset {
    /// The name in `assets/`.
    source: &'static str,
    path: String,
    content_type: &'static str,
    body: Bytes,
    /// Text only: fonts are compressed already.
    gzip: Option<Bytes>,
}

/// The addresses of the stylesheets, in the order the document links them.
#[must_use]
pub(crate) fn stylesheet_paths() -> &'static [&'static str; 2] {
    &STYLESHEETS
}

/// The address of the mark, for the tab.
#[must_use]
pub(crate) fn icon_path() -> &'static str {
    path_of(MARK)
}

/// The address of the program that checks an award in the reader's browser.
#[must_use]
pub(crate) fn verifier_path() -> &'static str {
    path_of(VERIFIER)
}

/// The address of the script that hands the reader's files to it.
#[must_use]
pub(crate) fn verifier_script_path() -> &'static str {
    path_of(VERIFIER_SCRIPT)
}

/// The address of the script that keeps what is typed in the office.
#[must_use]
pub(crate) fn office_script_path() -> &'static str {
    path_of(OFFICE_SCRIPT)
}

/// What a page that stands alone carries inside: stylesheets, script, program.
#[must_use]
pub(crate) fn carried() -> ([&'static str; 2], &'static str, &'static [u8]) {
    let text = |source| std::str::from_utf8(bytes_of(source)).unwrap_or_default();
    ([text(PICO), text(SOVANG)], text(VERIFIER_SCRIPT), bytes_of(VERIFIER))
}

/// Serves every asset below `/tai-nguyen/`.
pub(crate) fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route(route::ASSET, get(serve))
}

async fn serve(Path(name): Path<String>, request: HeaderMap) -> Response<Body> {
    let Some(asset) = ASSETS.iter().find(|asset| asset.path[FOLDER.len()..] == *name) else {
        return (StatusCode::NOT_FOUND, "Không có tệp này.\n").into_response();
    };
    let mut headers = HeaderMap::with_capacity(4);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    let Some(gzip) = &asset.gzip else { return (headers, asset.body.clone()).into_response() };
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if accepts_gzip(&request) {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        return (headers, gzip.clone()).into_response();
    }
    (headers, asset.body.clone()).into_response()
}

/// Whether `Accept-Encoding` names gzip (or `*`) without the weight 0 that refuses it (RFC 9110, 12.5.3).
fn accepts_gzip(request: &HeaderMap) -> bool {
    let offers = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut any = false;
    for offer in offers.flat_map(|value| value.split(',')) {
        let (coding, weight) = offer.split_once(';').unwrap_or((offer, "q=1"));
        let refused = weight.trim().strip_prefix("q=").and_then(|q| q.parse::<f32>().ok()) == Some(0.0);
        match coding.trim() {
            gzip if gzip.eq_ignore_ascii_case("gzip") => return !refused,
            "*" => any = !refused,
            _ => {}
        }
    }
    any
}

fn prepare() -> Vec<Asset> {
    let mut assets: Vec<Asset> = Vec::with_capacity(SOURCES.len());
    for (source, bytes) in SOURCES {
        let body =
            if *source == SOVANG { with_hashed_fonts(bytes, &assets) } else { Bytes::from_static(bytes) };
        let (stem, extension) = source.rsplit_once('.').unwrap_or((source, ""));
        let digest = hex::encode(Sha256::digest(&body));
        let content_type = content_type(extension);
        assets.push(Asset {
            source,
            path: format!("{FOLDER}{stem}-{}.{extension}", &digest[..8]),
            content_type,
            gzip: (content_type != "font/woff2").then(|| compressed(&body)).flatten(),
            body,
        });
    }
    assets
}

/// The stylesheet names its fonts by file; what is served names them by hashed address.
fn with_hashed_fonts(stylesheet: &[u8], assets: &[Asset]) -> Bytes {
    let mut text = String::from_utf8_lossy(stylesheet).into_owned();
    for font in assets {
        text = text.replace(
            &format!("url(\"{}\")", font.source),
            &format!("url(\"{}\")", &font.path[FOLDER.len()..]),
        );
    }
    Bytes::from(text)
}

fn compressed(body: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(body).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

fn content_type(extension: &str) -> &'static str {
    match extension {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    }
}

fn bytes_of(wanted: &str) -> &'static [u8] {
    SOURCES.iter().find(|(source, _)| *source == wanted).map_or(&[], |(_, bytes)| bytes)
}

fn path_of(source: &'static str) -> &'static str {
    ASSETS.iter().find(|asset| asset.source == source).map_or("", |asset| asset.path.as_str())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use axum::{body::to_bytes, http::Request};
    use tower::ServiceExt;

    use super::*;

    async fn fetch(path: &str, encodings: &str) -> (StatusCode, HeaderMap, Bytes) {
        let request =
            Request::get(path).header(header::ACCEPT_ENCODING, encodings).body(Body::empty()).unwrap();
        let (parts, body) = routes::<()>().oneshot(request).await.unwrap().into_parts();
        (parts.status, parts.headers, to_bytes(body, usize::MAX).await.unwrap())
    }

    #[tokio::test]
    async fn a_stylesheet_is_kept_for_a_year_under_the_hash_of_its_content() {
        for path in stylesheet_paths() {
            let (status, headers, body) = fetch(path, "").await;
            assert_eq!(status, StatusCode::OK);
            assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
            assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
            assert!(!headers.contains_key(header::CONTENT_ENCODING));
            let hash = hex::encode(Sha256::digest(&body));
            assert!(path.ends_with(&format!("-{}.css", &hash[..8])), "{path}");
        }
    }

    #[tokio::test]
    async fn text_is_compressed_for_those_who_accept_it() {
        let (_, headers, packed) = fetch(stylesheet_paths()[0], "br, gzip;q=0.8").await;
        assert_eq!(headers[header::CONTENT_ENCODING], "gzip");
        assert_eq!(headers[header::VARY], "Accept-Encoding");
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut unpacked).unwrap();
        let (_, headers, plain) = fetch(stylesheet_paths()[0], "gzip;q=0, *").await;
        assert!(!headers.contains_key(header::CONTENT_ENCODING));
        assert_eq!(unpacked, plain);
        assert!(packed.len() * 4 < plain.len());
    }

    #[tokio::test]
    async fn every_font_the_stylesheet_names_is_served_from_the_same_folder() {
        let (_, _, body) = fetch(stylesheet_paths()[1], "").await;
        let css = String::from_utf8(body.to_vec()).unwrap();
        let fonts: Vec<&str> =
            css.split("url(\"").skip(1).map(|rest| rest.split_once('"').unwrap().0).collect();
        assert_eq!(fonts.len(), 2);
        for font in fonts {
            let (status, headers, body) = fetch(&format!("{FOLDER}{font}"), "gzip").await;
            assert_eq!(status, StatusCode::OK, "{font}");
            assert_eq!(headers[header::CONTENT_TYPE], "font/woff2");
            assert!(!headers.contains_key(header::CONTENT_ENCODING));
            assert_eq!(&body[..4], b"wOF2");
        }
    }

    #[tokio::test]
    async fn the_mark_is_an_image_and_an_unknown_name_is_not_found() {
        let (_, headers, body) = fetch(icon_path(), "").await;
        assert_eq!(headers[header::CONTENT_TYPE], "image/svg+xml");
        assert!(body.starts_with(b"<svg "));
        for path in ["/tai-nguyen/sovang.css", "/tai-nguyen/mark-00000000.svg"] {
            assert_eq!(fetch(path, "").await.0, StatusCode::NOT_FOUND, "{path}");
        }
    }

    #[tokio::test]
    async fn the_program_for_the_browser_is_served_as_what_it_is() {
        let (status, headers, body) = fetch(verifier_path(), "").await;
        assert_eq!(
            (status, &headers[header::CONTENT_TYPE]),
            (StatusCode::OK, &"application/wasm".parse().unwrap())
        );
        assert_eq!(&body[..4], b"\0asm");
        let (_, headers, _) = fetch(verifier_script_path(), "gzip").await;
        assert_eq!(headers[header::CONTENT_TYPE], "text/javascript; charset=utf-8");
        assert!(headers.contains_key(header::CONTENT_ENCODING));
    }

    #[test]
    fn every_file_in_the_folder_is_embedded() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets");
        let on_disk: std::collections::BTreeSet<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let embedded: std::collections::BTreeSet<_> =
            ASSETS.iter().map(|asset| asset.source.to_owned()).collect();
        assert_eq!(on_disk, embedded);
    }
}
