//! A request that is answered before it has been read to its end: the rest is read and thrown away first. Closing on
//! someone who is still sending resets the connection, and the browser shows that instead of our page.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

/// More than the largest form: whoever sends more is cut off.
const AT_MOST: usize = 128 * 1024 * 1024;
/// Nor is anyone waited for longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// A body that can still be read when whoever had it is done with it.
#[derive(Clone)]
struct Shared(Arc<Mutex<Body>>);

impl HttpBody for Shared {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut body = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Pin::new(&mut *body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

/// Answers when the request has been read, by whoever it was for or here.
pub(crate) async fn drained(request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let mut rest = Shared(Arc::new(Mutex::new(body)));
    let response = next.run(Request::from_parts(parts, Body::new(rest.clone()))).await;
    let read = async {
        let mut size = 0;
        while !rest.is_end_stream() {
            let Some(Ok(frame)) = rest.frame().await else { break };
            size += frame.data_ref().map_or(0, Bytes::len);
            if size > AT_MOST {
                break;
            }
        }
    };
    if tokio::time::timeout(PATIENCE, read).await.is_err() {
        tracing::debug!("a request is answered while it still comes in");
    }
    response
}
