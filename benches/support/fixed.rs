//! The limit on pages: a bare hyper server that answers one body, compressed beforehand, to whatever is asked.

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::path::Path;
use tokio::net::TcpListener;

/// The word by which this program serves instead of measuring.
pub const WORD: &str = "serve-fixed";

/// Serves until it is killed; says its address in its first line.
pub fn serve(body: &Path) {
    let body = Bytes::from(std::fs::read(body).unwrap());
    super::runtime().block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("{}", listener.local_addr().unwrap());
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            stream.set_nodelay(true).unwrap();
            let body = body.clone();
            let answer = service_fn(move |_: Request<Incoming>| {
                let mut response = Response::new(Full::new(body.clone()));
                let headers = response.headers_mut();
                headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                async move { Ok::<_, Infallible>(response) }
            });
            let connection = hyper::server::conn::http1::Builder::new();
            // a client that goes away is no matter
            tokio::spawn(async move { connection.serve_connection(TokioIo::new(stream), answer).await.ok() });
        }
    });
}
