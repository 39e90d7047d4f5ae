//! The built program as a running server: started, waited for, stopped, killed, started again.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

/// How long a start may take: a demonstration is filled with a year of facts first.
const START: Duration = Duration::from_secs(180);
/// How long an orderly stop may take.
const STOP: Duration = Duration::from_secs(10);

/// A running server. Dropping it stops it.
pub struct Server {
    program: String,
    args: Vec<String>,
    env: Vec<(String, String)>,
    child: Child,
    output: Arc<Mutex<String>>,
    /// Where it listens, such as `http://127.0.0.1:40123`.
    pub url: String,
    /// The accounts of a demonstration; none for `serve`.
    pub accounts: Vec<Account>,
    /// Where MTTQ's witness listens, if the demonstration brought one.
    pub witness: Option<String>,
}

/// An account of the demonstration.
#[derive(Clone, Debug, Deserialize)]
pub struct Account {
    /// The name to sign in with.
    pub login: String,
    /// Its password.
    pub password: String,
    /// What it may do: `clerk`, `reporter`, `chairman` and so on.
    pub roles: Vec<String>,
    /// The locality it belongs to.
    pub locality: Option<String>,
    /// The unit it reports for.
    pub unit: Option<String>,
}

#[derive(Deserialize)]
struct Greeting {
    url: String,
    #[serde(default)]
    accounts: Vec<Account>,
    witness: Option<String>,
}

impl Server {
    /// Starts `sovang` with these arguments. `serve` without `--listen` gets a free port.
    pub fn start(args: &[&str]) -> Self {
        Self::start_with(args, &[])
    }

    /// As `start`, with these environment variables on top.
    pub fn start_with(args: &[&str], env: &[(&str, &str)]) -> Self {
        Self::start_program(env!("CARGO_BIN_EXE_sovang"), args, env)
    }

    /// Starts a demonstration on a free port, in this data folder.
    pub fn demo(data: &std::path::Path) -> Self {
        let data = data.to_str().expect("the folder's name is text");
        Self::start(&["demo", "--json", "--listen", "127.0.0.1:0", "--data", data])
    }

    /// As `demo`, with MTTQ's witness beside it.
    pub fn demo_with_witness(data: &std::path::Path) -> Self {
        let data = data.to_str().expect("the folder's name is text");
        Self::start(&["demo", "--with-witness", "--json", "--listen", "127.0.0.1:0", "--data", data])
    }

    /// Starts any program that greets or answers `/readyz` as `sovang` does.
    pub fn start_program(program: &str, args: &[&str], env: &[(&str, &str)]) -> Self {
        let mut args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        if args.first().is_some_and(|arg| arg == "serve") && !args.iter().any(|arg| arg == "--listen") {
            args.extend(["--listen".to_owned(), free_address()]);
        }
        let env: Vec<_> = env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let (child, output, first_line) = spawn(program, &args, &env);
        let (url, accounts, witness) = (String::new(), vec![], None);
        let mut server =
            Self { program: program.to_owned(), args, env, child, output, url, accounts, witness };
        server.waits(&first_line);
        server
    }

    /// The account with this role.
    pub fn account(&self, role: &str) -> &Account {
        let account = self.accounts.iter().find(|account| account.roles.iter().any(|held| held == role));
        account.unwrap_or_else(|| panic!("no account is {role}: {:?}", self.accounts))
    }

    /// Somebody with a browser's patience but no browser.
    pub fn person(&self) -> super::person::Person {
        super::person::Person::at(&self.url)
    }

    /// The process, as the system numbers it.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// What it has printed so far, on both outputs.
    pub fn output(&self) -> String {
        self.output.lock().unwrap().clone()
    }

    /// The address of its first run, as a path; the only one it printed.
    pub fn invitation(&self) -> String {
        let started = Instant::now();
        loop {
            let said = self.output();
            if let Some((_, rest)) = said.split_once("/khoi-dau?ma=") {
                assert_eq!(said.matches("http").count(), 1, "one address: {said}");
                return format!("/khoi-dau?ma={}", rest.split_whitespace().next().expect("a code"));
            }
            assert!(started.elapsed() < STOP, "no invitation: {said}");
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Asks it to stop (SIGTERM) and waits until it has; after ten seconds it is killed.
    pub fn stop(&mut self) -> ExitStatus {
        if let Some(status) = self.child.try_wait().unwrap() {
            return status;
        }
        // the standard library can only kill; the shell is everywhere
        let asked = Command::new("sh").arg("-c").arg(format!("kill -TERM {}", self.child.id())).status();
        let started = Instant::now();
        while asked.as_ref().is_ok_and(ExitStatus::success) && started.elapsed() < STOP {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            thread::sleep(Duration::from_millis(10));
        }
        self.kill_9()
    }

    /// Pulls the plug (SIGKILL): nothing is flushed, nothing said.
    pub fn kill_9(&mut self) -> ExitStatus {
        self.child.kill().expect("the server can be killed");
        self.child.wait().expect("a killed server ends")
    }

    /// Stops it if it runs, and starts it again with the same arguments.
    pub fn restart(&mut self) {
        self.stop();
        let (child, output, first_line) = spawn(&self.program, &self.args, &self.env);
        (self.child, self.output) = (child, output);
        self.waits(&first_line);
    }

    fn waits(&mut self, first_line: &Receiver<String>) {
        let started = Instant::now();
        let listen =
            self.args.iter().position(|arg| arg == "--listen").and_then(|at| self.args.get(at + 1)).cloned();
        let serves = self.args.first().is_some_and(|arg| arg == "serve");
        while started.elapsed() < START {
            if let (true, Some(address)) = (serves, &listen) {
                if is_ready(address) {
                    self.url = format!("http://{address}");
                    return;
                }
                thread::sleep(Duration::from_millis(20));
            } else {
                match first_line.recv_timeout(Duration::from_millis(20)) {
                    Ok(line) => return self.greeted(&line),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => thread::sleep(Duration::from_millis(20)),
                }
            }
            if let Some(status) = self.child.try_wait().unwrap() {
                // what it said last may still be in the pipe
                thread::sleep(Duration::from_millis(100));
                panic!(
                    "{} {:?} ended before it was ready ({status}):\n{}",
                    self.program,
                    self.args,
                    self.output()
                );
            }
        }
        panic!("{} {:?} is not ready after {START:?}:\n{}", self.program, self.args, self.output());
    }

    fn greeted(&mut self, line: &str) {
        let greeting: Greeting = serde_json::from_str(line).unwrap_or_else(|error| {
            panic!("the first line is no greeting ({error}): {line}\n{}", self.output())
        });
        (self.url, self.accounts) = (greeting.url.trim_end_matches('/').to_owned(), greeting.accounts);
        self.witness = greeting.witness;
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        if thread::panicking() {
            eprintln!("-- the server said:\n{}", self.output());
        }
    }
}

fn spawn(
    program: &str,
    args: &[String],
    env: &[(String, String)],
) -> (Child, Arc<Mutex<String>>, Receiver<String>) {
    let mut command = Command::new(program);
    command.args(args).envs(env.iter().map(|(name, value)| (name, value)));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let output = Arc::new(Mutex::new(String::new()));
    let first_line = collect(child.stdout.take().unwrap(), &output);
    collect(child.stderr.take().unwrap(), &output);
    (child, output, first_line)
}

/// Keeps reading a pipe, so that the program never waits for us; hands out its first line.
fn collect(pipe: impl Read + Send + 'static, output: &Arc<Mutex<String>>) -> Receiver<String> {
    let (first, receiver) = channel();
    let output = Arc::clone(output);
    thread::spawn(move || {
        let mut first = Some(first);
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            output.lock().unwrap().push_str(&format!("{line}\n"));
            if let Some(first) = first.take() {
                // nobody may be waiting for it
                let _ = first.send(line);
            }
        }
    });
    receiver
}

/// An address nobody listens at, below the ports that the system hands to outgoing connections: none of those can take
/// it between this look and the server's own start. Processes begin their search apart, calls go on from the last.
fn free_address() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let ports = std::iter::repeat_with(|| NEXT.fetch_add(1, Ordering::Relaxed) + std::process::id() * 7);
    let listener = ports
        .map(|number| 20_000 + (number % 12_000) as u16)
        .take(12_000)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .expect("a port is free");
    listener.local_addr().expect("it has an address").to_string()
}

fn is_ready(address: &str) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut status = String::new();
        BufReader::new(stream).read_line(&mut status)?;
        Ok(status.contains(" 200 "))
    };
    ask().unwrap_or(false)
}
