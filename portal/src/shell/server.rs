//! Serving over HTTP: headers must arrive in time, connections are counted, and on the word to stop what is under way
//! is finished first.

use crate::shell::front::Front;
use axum::http::request::Parts;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

/// How long a client may take to send its headers.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How many connections at once.
const CONNECTIONS: usize = 4_096;
/// How long to wait for what is under way when told to stop.
const DRAIN: Duration = Duration::from_secs(10);

/// Serves until `stop` resolves, then drains.
///
/// # Errors
/// When the listener itself breaks.
pub async fn serve(listener: TcpListener, app: Front, stop: impl Future<Output = ()>) -> std::io::Result<()> {
    let mut builder = Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT).max_headers(100);
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    let app = TowerToHyperService::new(app);
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place.map_err(std::io::Error::other)?,
            () = &mut stop => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // out of descriptors, or the client went away: the others are still served
                    tracing::warn!(%error, "accepting a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        // one app for all connections: a layer around it here would copy every route for each of them
        let (app, peer) = (app.clone(), Peer(peer.ip()));
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            app.call(request)
        });
        let connection = builder.serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections were cut after waiting");
    }
    Ok(())
}

/// The address a request comes from.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub std::net::IpAddr);

impl Peer {
    /// Where a request comes from. Behind a proxy of this machine (then the public address is set and the peer is the
    /// loopback) it is the address the proxy itself adds last; what a client claims further left is not believed.
    #[must_use]
    pub fn of(parts: &Parts, proxied: bool) -> Option<Self> {
        let peer = *parts.extensions.get::<Self>()?;
        if !proxied || !peer.0.to_canonical().is_loopback() {
            return Some(peer);
        }
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        Some(last.map_or(peer, Self))
    }

    /// For counting: an IPv6 network counts as one, an IPv4 address written as IPv6 as what it is.
    #[must_use]
    pub fn key(self) -> String {
        match self.0.to_canonical() {
            std::net::IpAddr::V4(address) => address.to_string(),
            std::net::IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Peer;
    use axum::http::Request;

    fn seen(peer: &str, forwarded: &str, proxied: bool) -> String {
        let peer = Peer(peer.parse().unwrap());
        let request =
            Request::builder().header("x-forwarded-for", forwarded).extension(peer).body(()).unwrap();
        Peer::of(&request.into_parts().0, proxied).unwrap().key()
    }

    #[test]
    fn only_a_proxy_of_this_machine_is_believed_and_only_for_what_it_adds_itself() {
        assert_eq!(seen("127.0.0.1", "1.2.3.4, 203.0.113.9", true), "203.0.113.9");
        assert_eq!(seen("127.0.0.1", "203.0.113.9", false), "127.0.0.1");
        assert_eq!(seen("198.51.100.7", "203.0.113.9", true), "198.51.100.7");
        assert_eq!(seen("127.0.0.1", "nonsense", true), "127.0.0.1");
    }

    #[test]
    fn an_ipv4_address_written_as_ipv6_is_no_whole_network() {
        assert_eq!(seen("::ffff:198.51.100.7", "", false), "198.51.100.7");
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", "", false), "2001:db8:1:2::/64");
    }

    #[test]
    fn an_ipv6_network_counts_as_one() {
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", "", false), "2001:db8:1:2::/64");
    }
}
