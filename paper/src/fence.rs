//! The reader in a process of its own: whatever a file of a stranger does to it, it does to that process, which has
//! little memory, little time, no files and no children.

use crate::read::{LARGEST, Reading, Refused, read};
use rustix::process::{Resource, Rlimit, setrlimit};
use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// What the program is called with to be the reader.
pub const ARGUMENT: &str = "read-paper";

/// Memory of the reader, in bytes.
const MEMORY: u64 = 768 * 1024 * 1024;
/// Time of the reader on a processor, in seconds.
const SECONDS: u64 = 10;
/// How long its answer is waited for.
const PATIENCE: Duration = Duration::from_secs(15);
/// The longest answer, in bytes: a text, quoted.
const ANSWER: u64 = 8 * 1024 * 1024;

/// Whether the program was called to be the reader.
pub fn is_called(mut arguments: impl Iterator<Item = impl AsRef<OsStr>>) -> bool {
    arguments.nth(1).is_some_and(|argument| argument.as_ref() == OsStr::new(ARGUMENT))
}

/// Is the reader: a file from standard input, what was read to standard output.
#[must_use]
pub fn serve() -> ExitCode {
    let limits = [
        (Resource::As, MEMORY),
        (Resource::Cpu, SECONDS),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
        (Resource::Nproc, 0),
        (Resource::Nofile, 3),
    ];
    let fenced = limits.into_iter().all(|(resource, most)| {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).is_ok()
    });
    let mut bytes = Vec::new();
    let taken = std::io::stdin().take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    if !fenced || taken.is_err() {
        return ExitCode::FAILURE;
    }
    let answer = read(&bytes);
    let written = serde_json::to_vec(&answer).map(|answer| std::io::stdout().write_all(&answer));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Reads a file in a process of its own, which is `program` called with [`ARGUMENT`].
///
/// # Errors
/// Why it is not read; [`Refused::TooHard`] also where the process ended without an answer.
pub fn read_apart(program: &Path, bytes: Vec<u8>) -> Result<Reading, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let mut child = Command::new(program)
        .arg(ARGUMENT)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|_| Refused::TooHard)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(Refused::TooHard);
    };
    let feeder = std::thread::spawn(move || {
        // a reader that has seen enough closes its end
        let _ = input.write_all(&bytes);
    });
    let (sender, receiver) = mpsc::channel();
    let listener = std::thread::spawn(move || {
        let mut answer = Vec::new();
        let heard = output.take(ANSWER).read_to_end(&mut answer).map(|_| answer);
        let _ = sender.send(heard);
    });
    let answer = receiver.recv_timeout(PATIENCE);
    let _ = child.kill();
    let _ = child.wait();
    let _ = feeder.join();
    let _ = listener.join();
    match answer {
        Ok(Ok(answer)) => serde_json::from_slice(&answer).unwrap_or(Err(Refused::TooHard)),
        _ => Err(Refused::TooHard),
    }
}
