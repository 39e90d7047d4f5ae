//! Rendered public pages, kept by address and view position: what changed is never shown late, what did not is never
//! rendered twice. Compressed once. Bounded: when full, what is of an older position goes first.

use crate::session::has_cookie;
use crate::state::App;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, RwLock};

/// All kept pages together, in bytes.
const CAPACITY: usize = 40 * 1024 * 1024;
/// A page larger than this is not kept.
const LARGEST: usize = 2 * 1024 * 1024;
/// Longer addresses are not kept: nobody shares them.
const LONGEST_ADDRESS: usize = 512;

/// As of which state a page was rendered: the views' position, how far the book is sealed, and the day, for
/// deadlines count by days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct AsOf {
    position: u64,
    generation: u32,
    sealed: u64,
    today: Date,
}

struct Kept {
    as_of: AsOf,
    plain: Bytes,
    gzip: Bytes,
    content_type: HeaderValue,
    etag: HeaderValue,
}

/// The cache.
#[derive(Default)]
pub struct PageCache {
    pages: RwLock<Shelf>,
}

#[derive(Default)]
struct Shelf {
    pages: HashMap<String, Arc<Kept>>,
    bytes: usize,
}

impl PageCache {
    fn get(&self, address: &str, as_of: AsOf) -> Option<Arc<Kept>> {
        let shelf = self.pages.read().ok()?;
        shelf.pages.get(address).filter(|kept| kept.as_of == as_of).cloned()
    }

    fn put(&self, address: String, kept: Arc<Kept>) {
        let Ok(mut shelf) = self.pages.write() else { return };
        if shelf.bytes > CAPACITY {
            let now = kept.as_of;
            shelf.pages.retain(|_, page| page.as_of == now);
            if shelf.pages.values().map(|page| page.weight()).sum::<usize>() > CAPACITY / 2 {
                shelf.pages.clear();
            }
            shelf.bytes = shelf.pages.iter().map(|(address, page)| address.len() + page.weight()).sum();
        }
        shelf.bytes += address.len() + kept.weight();
        if let Some(old) = shelf.pages.insert(address, kept) {
            shelf.bytes = shelf.bytes.saturating_sub(old.weight());
        }
    }
}

impl Kept {
    fn weight(&self) -> usize {
        self.plain.len() + self.gzip.len() + 256
    }

    fn answer(&self, request: &HeaderMap) -> Response {
        if request.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == self.etag) {
            return (StatusCode::NOT_MODIFIED, [(header::ETAG, self.etag.clone())]).into_response();
        }
        let gzip = accepts_gzip(request);
        let body = if gzip { self.gzip.clone() } else { self.plain.clone() };
        let mut response = Response::new(Body::from(body));
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, self.content_type.clone());
        headers.insert(header::ETAG, self.etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        if gzip {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

fn accepts_gzip(request: &HeaderMap) -> bool {
    let accepted =
        request.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("gzip")
            && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

/// Serves anonymous readers from the cache and keeps what they read.
pub async fn cached(State(app): State<App>, request: Request, next: Next) -> Response {
    let address = request.uri().path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let plain_read = *request.method() == Method::GET && !has_cookie(request.headers(), app.is_https());
    if !plain_read || address.len() > LONGEST_ADDRESS {
        return next.run(request).await;
    }
    let as_of = AsOf {
        position: app.views().position(),
        generation: app.views().generation(),
        sealed: app.desk.ledger().log_version(),
        today: app.today(),
    };
    if let Some(kept) = app.cache.get(&address, as_of) {
        return kept.answer(request.headers());
    }
    let wanted = request.headers().clone();
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.headers().contains_key(header::CACHE_CONTROL) {
        return response;
    }
    let Some(content_type) = response.headers().get(header::CONTENT_TYPE).cloned() else { return response };
    let (parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if plain.len() > LARGEST {
        return Response::from_parts(parts, Body::from(plain));
    }
    let Ok(gzip) = compress(&plain) else { return Response::from_parts(parts, Body::from(plain)) };
    let etag = etag(&plain);
    let kept = Arc::new(Kept { as_of, plain, gzip, content_type, etag });
    let answer = kept.answer(&wanted);
    app.cache.put(address, kept);
    answer
}

fn compress(plain: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 4), Compression::new(6));
    encoder.write_all(plain)?;
    encoder.finish().map(Bytes::from)
}

fn etag(plain: &[u8]) -> HeaderValue {
    use sha2::{Digest, Sha256};
    let digest = hex::encode(&Sha256::digest(plain)[..12]);
    HeaderValue::from_str(&format!("\"{digest}\"")).unwrap_or(HeaderValue::from_static("\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(coding: &'static str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(coding));
        accepts_gzip(&headers)
    }

    #[test]
    fn gzip_goes_only_to_those_who_take_it() {
        assert!(accepts("gzip, deflate, br"));
        assert!(accepts("br, gzip;q=0.5"));
        assert!(!accepts("gzip;q=0"));
        assert!(!accepts("identity"));
    }

    #[test]
    fn a_page_of_an_older_state_is_not_served() {
        let cache = PageCache::default();
        let as_of = AsOf { position: 7, generation: 1, sealed: 3, today: jiff::civil::date(2026, 11, 20) };
        let page = Kept {
            as_of,
            plain: Bytes::from_static(b"x"),
            gzip: Bytes::new(),
            content_type: HeaderValue::from_static("text/html"),
            etag: HeaderValue::from_static("\"e\""),
        };
        cache.put("/phu-tan".into(), Arc::new(page));
        assert!(cache.get("/phu-tan", as_of).is_some());
        assert!(cache.get("/phu-tan", AsOf { position: 8, ..as_of }).is_none());
        assert!(cache.get("/phu-tan", AsOf { sealed: 4, ..as_of }).is_none());
        assert!(cache.get("/phu-tan", AsOf { today: jiff::civil::date(2026, 11, 21), ..as_of }).is_none());
    }
}
