//! A small load generator: connections that are kept, on each one request after the other (a closed loop).

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::LocalSet;

/// Connections at once.
pub const CONNECTIONS: usize = 16;

/// What a reader asks for: the bytes of the request, given a number that no other request has.
pub type Request = Arc<dyn Fn(u64) -> Vec<u8> + Send + Sync>;

/// A request for a path, with these header lines.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: gzip\r\n{headers}\r\n").into_bytes()
}

/// The same request each time.
pub fn same(path: &str) -> Request {
    let bytes = get(path, "");
    Arc::new(move |_| bytes.clone())
}

/// A connection that is kept.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, buffer: Vec::with_capacity(128 * 1024) }
    }

    /// Asks and reads the whole answer: its head, and where its body begins in the buffer.
    async fn exchange(&mut self, request: &[u8]) -> usize {
        self.stream.write_all(request).await.unwrap();
        self.buffer.clear();
        let mut wanted = None;
        loop {
            let read = self.stream.read_buf(&mut self.buffer).await.unwrap();
            assert!(read > 0, "the connection was closed: {:?}", String::from_utf8_lossy(request));
            if wanted.is_none() {
                wanted = head(&self.buffer);
            }
            if let Some((body, length)) = wanted
                && self.buffer.len() >= body + length
            {
                assert_eq!(self.buffer.len(), body + length, "more than one answer");
                return body;
            }
        }
    }

    /// Asks; the body of the answer, which must be a good one.
    pub async fn ask(&mut self, request: &[u8]) -> &[u8] {
        let body = self.exchange(request).await;
        assert!(
            self.buffer.starts_with(b"HTTP/1.1 200"),
            "{}\n{}",
            String::from_utf8_lossy(request),
            String::from_utf8_lossy(&self.buffer[..body])
        );
        &self.buffer[body..]
    }
}

/// Where the body begins and how long it is, once the head is there.
fn head(bytes: &[u8]) -> Option<(usize, usize)> {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap())
    });
    Some((end + 4, length.expect("every answer tells its length")))
}

/// Answers a second over so many connections.
pub fn per_second(address: SocketAddr, request: &Request, first: u64, time: Duration) -> f64 {
    on_one_thread(async {
        let start = Instant::now();
        let run = |number: u64| {
            let request = Arc::clone(request);
            async move {
                let mut connection = Connection::open(address).await;
                let mut done = 0;
                while start.elapsed() < time {
                    connection.ask(&request(first + done * CONNECTIONS as u64 + number)).await;
                    done += 1;
                }
                done
            }
        };
        let tasks: Vec<_> =
            (0..CONNECTIONS as u64).map(|number| tokio::task::spawn_local(run(number))).collect();
        let mut done = 0;
        for task in tasks {
            done += task.await.unwrap();
        }
        done as f64 / start.elapsed().as_secs_f64()
    })
}

/// Milliseconds of each request, one after the other on one connection.
pub fn latencies(address: SocketAddr, requests: &[Vec<u8>]) -> Vec<f64> {
    on_one_thread(async {
        let mut connection = Connection::open(address).await;
        let mut times = Vec::with_capacity(requests.len());
        for request in requests {
            let start = Instant::now();
            connection.ask(request).await;
            times.push(start.elapsed().as_secs_f64() * 1000.0);
        }
        times
    })
}

/// One answer's body.
pub fn body(address: SocketAddr, request: &[u8]) -> Vec<u8> {
    on_one_thread(async { Connection::open(address).await.ask(request).await.to_vec() })
}

/// Runs `during` while so many connections, each used once, are held open.
pub fn while_idle<T>(address: SocketAddr, count: usize, path: &str, during: impl FnOnce() -> T) -> T {
    on_one_thread(async {
        let mut held = Vec::with_capacity(count);
        for _ in 0..count {
            let mut connection = Connection::open(address).await;
            connection.ask(&get(path, "")).await;
            connection.buffer = Vec::new();
            held.push(connection);
        }
        during()
    })
}

/// One thread for the generator leaves the rest of the machine to the server.
fn on_one_thread<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, work)
}
