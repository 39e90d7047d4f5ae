//! The portal with its kept pages in front of all rooms: whoever reads one of them waits for no room, no layer and no view.

use crate::shell::cache::{AsOf, Kept};
use crate::shell::cookie;
use crate::shell::state::App;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::http::{Method, Request, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::convert::Infallible;
use std::future::ready;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tower::Service;

/// A page larger than this is not kept.
const LARGEST: usize = 2 * 1024 * 1024;
/// Longer addresses are not kept: nobody shares them.
const LONGEST_ADDRESS: usize = 512;

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
            && !cookie::is_sent(request.headers(), self.app.is_https())
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
