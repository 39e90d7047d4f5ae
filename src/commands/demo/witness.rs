//! The demo's stand-in for MTTQ: the witness as a second process, with a folder, a key and an address of its own.

use crate::config::Store;
use crate::failure::Failure;
use crate::log_keys;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What the demo's policy calls it.
const CALLED: &str = "may-trinh-dien";
/// How its key is named: the name says on its page, in every proof and in every verdict what it is.
const NAME: &str = "ban-trinh-dien.localhost/witness";
/// How long it may take to answer.
const START: Duration = Duration::from_secs(10);

/// A running witness; it ends with the demo.
#[derive(Debug)]
pub(super) struct Witness {
    child: Child,
    pub(super) url: String,
}

impl Witness {
    /// Starts it beside the demo and names it in the log's policy as the quorum.
    ///
    /// # Errors
    /// When it cannot be started or does not answer.
    pub(super) async fn start(data: &Path) -> Result<Self, Failure> {
        let store = Store::in_folder(data);
        let folder = data.join(CALLED);
        let trust = log_keys::trust(&store)?;
        let logs: Vec<String> = trust.keys.iter().map(|key| key.public().to_string()).collect();
        let witness = || {
            let mut command = Command::new(std::env::current_exe()?);
            command.arg("witness").arg("--data").arg(&folder).args(["--name", NAME]).stdin(Stdio::null());
            Ok::<_, std::io::Error>(command)
        };
        let asked = witness()?.arg("--print-vkey").output()?;
        if !asked.status.success() {
            let words = String::from_utf8_lossy(&asked.stderr);
            return Err(Failure::new(format!("máy đồng ký không chạy được: {}", words.trim())));
        }
        let vkey = String::from_utf8_lossy(&asked.stdout).trim().to_owned();
        // a free port: the system gives one and takes it back at once
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let url = format!("http://{address}");
        let mut command = witness()?;
        command.args(["--listen", &address.to_string()]).stdout(Stdio::null()).stderr(Stdio::null());
        for log in &logs {
            command.args(["--log", log]);
        }
        let running = Self { child: command.spawn()?, url };
        running.answers(address).await?;
        let lines = format!("witness {CALLED} {vkey} {}\nquorum {CALLED}\n", running.url);
        log_keys::keep_witnesses(&store, &lines)?;
        Ok(running)
    }

    async fn answers(&self, address: std::net::SocketAddr) -> Result<(), Failure> {
        let started = Instant::now();
        while tokio::net::TcpStream::connect(address).await.is_err() {
            if started.elapsed() > START {
                return Err(Failure::new(format!("máy đồng ký không trả lời ở {}", self.url)));
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        // what it has cosigned is on disk before it answers: ending it at once loses nothing
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
