//! Rendered public pages, kept by address and view position: what changed is never shown late, what did not is never
//! rendered twice. Compressed once. Bounded: when full, what is of an older position goes first.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, RwLock};

/// All kept pages together, in bytes.
const CAPACITY: usize = 40 * 1024 * 1024;

/// As of which state a page was rendered: the views' position, how far the book is sealed, and the day, for
/// deadlines count by days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct AsOf {
    pub(super) position: u64,
    pub(super) generation: u32,
    pub(super) sealed: u64,
    pub(super) today: Date,
}

/// A page in the two shapes it is sent in, ready with every header.
pub(super) struct Kept {
    as_of: AsOf,
    etag: HeaderValue,
    plain: Ready,
    gzip: Ready,
}

struct Ready {
    headers: HeaderMap,
    body: Bytes,
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
    pub(super) fn get(&self, address: &str, as_of: AsOf) -> Option<Arc<Kept>> {
        let shelf = self.pages.read().ok()?;
        shelf.pages.get(address).filter(|kept| kept.as_of == as_of).cloned()
    }

    pub(super) fn put(&self, address: String, kept: Arc<Kept>) {
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
    /// Compresses a page; `headers` are those it goes out with.
    pub(super) fn of(as_of: AsOf, mut headers: HeaderMap, body: Bytes) -> std::io::Result<Self> {
        let etag = etag(&body);
        let compressed = compress(&body)?;
        // that of the page as it came; each shape has its own, which the server knows
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::ETAG, etag.clone());
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        let plain = Ready { headers: headers.clone(), body };
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        Ok(Self { as_of, etag, plain, gzip: Ready { headers, body: compressed } })
    }

    fn weight(&self) -> usize {
        self.plain.body.len() + self.gzip.body.len() + 2 * 1024
    }

    pub(super) fn answer(&self, asked: &HeaderMap) -> Response {
        let ready = if accepts_gzip(asked) { &self.gzip } else { &self.plain };
        let mut response = Response::new(Body::from(ready.body.clone()));
        *response.headers_mut() = ready.headers.clone();
        if asked.get(header::IF_NONE_MATCH).is_some_and(|tag| tag == self.etag) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.body_mut() = Body::empty();
            response.headers_mut().remove(header::CONTENT_ENCODING);
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
        let page = Kept::of(as_of, HeaderMap::new(), Bytes::from_static(b"x")).unwrap();
        cache.put("/phu-tan".into(), Arc::new(page));
        assert!(cache.get("/phu-tan", as_of).is_some());
        assert!(cache.get("/phu-tan", AsOf { position: 8, ..as_of }).is_none());
        assert!(cache.get("/phu-tan", AsOf { sealed: 4, ..as_of }).is_none());
        assert!(cache.get("/phu-tan", AsOf { today: jiff::civil::date(2026, 11, 21), ..as_of }).is_none());
    }
}
