//! Servers as processes of their own: the program, and the bare one beside it; and how much memory they hold.

use super::{fixed, http};
use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
    /// Seconds from the start of the process to its first good answer.
    pub started_in: f64,
}

impl Server {
    /// The program itself, over a data folder.
    pub fn sovang(data: &Path) -> Self {
        // a port that was free a moment ago
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_sovang"));
        command.arg("serve").arg("--data").arg(data).args(["--listen", &address.to_string()]);
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let start = Instant::now();
        let mut server = Self { child, address, started_in: 0.0 };
        while std::net::TcpStream::connect(address).is_err() {
            assert!(server.child.try_wait().unwrap().is_none(), "sovang serve has ended");
            assert!(start.elapsed() < Duration::from_secs(120), "sovang serve does not answer");
            std::thread::sleep(Duration::from_millis(5));
        }
        http::body(address, &http::get("/", ""));
        server.started_in = start.elapsed().as_secs_f64();
        server
    }

    /// A bare server that answers this body.
    pub fn fixed(folder: &Path, body: &[u8]) -> Self {
        let file = folder.join(format!("body-{}", body.len()));
        std::fs::write(&file, body).unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg(fixed::WORD).arg(&file).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, address: line.trim().parse().unwrap(), started_in: 0.0 }
    }

    /// MiB of the process as the system counts them: `VmRSS` now, `RssAnon` of it without files, `VmHWM` at most so far.
    pub fn memory(&self, what: &str) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(what)?.strip_prefix(':')).unwrap();
        let kibibytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap();
        kibibytes / 1024.0
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
