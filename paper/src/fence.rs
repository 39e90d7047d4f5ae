//! The reader in a process of its own: whatever a file of a stranger does to it, it does to that process, which has
//! little memory, little time, no files and no children.

use crate::draft::Draft;
use crate::read::{LARGEST, read};
use crate::table::{self, Table};
use rustix::process::{Resource, Rlimit, setrlimit};
use serde::de::DeserializeOwned;
use sovang_words::paper::Refused;
use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// What the program is called with to draft from a paper.
const PAPER: &str = "read-paper";
/// What it is called with to draft from a text that was put in order.
const ORDERED: &str = "read-ordered";
/// What it is called with to be the reader of a table.
const TABLE: &str = "read-table";

/// What a reader is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The draft of a paper.
    Paper,
    /// The draft of a text that was put in order.
    Ordered,
    /// The rows of a table.
    Table,
}

impl Asked {
    /// What the program was called to read, if it was called to be a reader.
    pub fn by(mut arguments: impl Iterator<Item = impl AsRef<OsStr>>) -> Option<Self> {
        let argument = arguments.nth(1)?;
        [Self::Paper, Self::Ordered, Self::Table]
            .into_iter()
            .find(|asked| argument.as_ref() == OsStr::new(asked.argument()))
    }

    fn argument(self) -> &'static str {
        match self {
            Self::Paper => PAPER,
            Self::Ordered => ORDERED,
            Self::Table => TABLE,
        }
    }
}

/// Memory of the reader, in bytes.
const MEMORY: u64 = 768 * 1024 * 1024;
/// Time of the reader on a processor, in seconds.
const SECONDS: u64 = 10;
/// How long its answer is waited for.
const PATIENCE: Duration = Duration::from_secs(15);
/// The longest answer, in bytes: a draft with its text, quoted.
const ANSWER: u64 = 8 * 1024 * 1024;

/// Is the reader: a file from standard input, what was read to standard output.
#[must_use]
pub fn serve(asked: Asked) -> ExitCode {
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
    let answer = match asked {
        Asked::Paper => serde_json::to_vec(&Ok::<_, Refused>(Draft::of_file(&read(&bytes)))),
        Asked::Ordered => serde_json::to_vec(&Ok::<_, Refused>(ordered(bytes))),
        Asked::Table => serde_json::to_vec(&table::read(&bytes)),
    };
    let written = answer.map(|answer| std::io::stdout().write_all(&answer));
    if matches!(written, Ok(Ok(()))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn ordered(bytes: Vec<u8>) -> Draft {
    match String::from_utf8(bytes) {
        Ok(text) => Draft::of_ordered(text),
        Err(_) => Draft::unreadable(String::new(), Refused::Broken.sentence()),
    }
}

/// Drafts from a paper in a process of its own, which is `program` called to be the reader; nothing is read where that
/// process ended without an answer.
#[must_use]
pub fn draft_apart(program: &Path, bytes: Vec<u8>) -> Draft {
    drafted(apart(program, Asked::Paper, bytes))
}

/// Drafts again from the text of a draft, as it was put in order.
#[must_use]
pub fn redraft_apart(program: &Path, text: String) -> Draft {
    drafted(apart(program, Asked::Ordered, text.into_bytes()))
}

fn drafted(answer: Result<Draft, Refused>) -> Draft {
    answer.unwrap_or_else(|refused| Draft::unreadable(String::new(), refused.sentence()))
}

/// Reads a table in a process of its own.
///
/// # Errors
/// Why it is not read; [`Refused::TooHard`] also where the process ended without an answer.
pub fn table_apart(program: &Path, bytes: Vec<u8>) -> Result<Table, Refused> {
    apart(program, Asked::Table, bytes)
}

fn apart<T: DeserializeOwned>(program: &Path, asked: Asked, bytes: Vec<u8>) -> Result<T, Refused> {
    if bytes.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    let mut child = Command::new(program)
        .arg(asked.argument())
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
