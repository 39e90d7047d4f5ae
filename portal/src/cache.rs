//! Rendered public pages, kept by address and view position: what changed is never shown late, what did not is never
//! rendered twice. Compressed once. Bounded: when full, what is of an older position goes first.

use crate::session::has_cookie;
use crate::state::App;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::civil::Date;
use std::collections::HashMap;
use std::convert::Infallible;
use std::future::ready;
use std::io::Write;
use std::pin::Pin;
use std::sync::{Arc, RwLock};
use std::task::{Context, Poll};
use tower::Service;

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

/// A page in the two shapes it is sent in, ready with every header.
struct Kept {
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
    /// Compresses a page; `headers` are those it goes out with.
    fn of(as_of: AsOf, mut headers: HeaderMap, body: Bytes) -> std::io::Result<Self> {
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

    fn answer(&self, asked: &HeaderMap) -> Response {
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

/// On an answer that may be kept.
#[derive(Clone, Copy)]
struct Keep;

/// Around the public pages: those that say nothing of their own about keeping may be kept.
pub(crate) async fn keepable(mut response: Response) -> Response {
    if response.status() == StatusCode::OK && !response.headers().contains_key(header::CACHE_CONTROL) {
        response.extensions_mut().insert(Keep);
    }
    response
}

/// The portal with its kept pages in front: whoever reads one of them waits for no room, no layer and no view.
#[derive(Clone)]
pub struct Front {
    app: App,
    rooms: Router,
}

type Answer = Result<Response, Infallible>;

impl Front {
    pub(crate) fn new(app: App, rooms: Router) -> Self {
        Self { app, rooms }
    }

    /// Whether every reader would get the same answer, and nothing has to be read before it.
    fn is_shared<B: HttpBody>(&self, request: &Request<B>) -> bool {
        *request.method() == Method::GET
            && request.body().is_end_stream()
            && address(request.uri()).len() <= LONGEST_ADDRESS
            && !has_cookie(request.headers(), self.app.is_https())
    }

    fn as_of(&self) -> AsOf {
        AsOf {
            position: self.app.views().position(),
            generation: self.app.views().generation(),
            sealed: self.app.desk.ledger().log_version(),
            today: self.app.today(),
        }
    }
}

impl<B> Service<Request<B>> for Front
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Answer> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        if !self.is_shared(&request) {
            return Box::pin(self.rooms.call(request));
        }
        let as_of = self.as_of();
        if let Some(kept) = self.app.cache.get(address(request.uri()), as_of) {
            return Box::pin(ready(Ok(kept.answer(request.headers()))));
        }
        let Self { app, rooms } = self.clone();
        Box::pin(keep(app, as_of, rooms, request))
    }
}

/// Answers, and keeps the answer if it may be kept.
async fn keep<B>(app: App, as_of: AsOf, mut rooms: Router, request: Request<B>) -> Answer
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<axum::BoxError>,
{
    let (asked, address) = (request.headers().clone(), address(request.uri()).to_owned());
    let response = rooms.call(request).await?;
    if response.extensions().get::<Keep>().is_none() {
        return Ok(response);
    }
    let (parts, body) = response.into_parts();
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return Ok(StatusCode::INTERNAL_SERVER_ERROR.into_response());
    };
    if body.len() > LARGEST {
        return Ok(Response::from_parts(parts, Body::from(body)));
    }
    let Ok(kept) = Kept::of(as_of, parts.headers.clone(), body.clone()).map(Arc::new) else {
        return Ok(Response::from_parts(parts, Body::from(body)));
    };
    let answer = kept.answer(&asked);
    app.cache.put(address, kept);
    Ok(answer)
}

/// What is asked for, as one text.
fn address(uri: &Uri) -> &str {
    uri.path_and_query().map_or("", |path| path.as_str())
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
