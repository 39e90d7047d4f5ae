//! What both measurements share: sizes, rounds and the table; facts to measure with; limits to measure against.
#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "each measurement uses its part, and stops at the first surprise"
)]

pub mod awards;
pub mod commune;
pub mod fixed;
pub mod http;
pub mod office;
pub mod plain_postgres;
pub mod process;
pub mod raw_sqlite;
pub mod recorded;
pub mod table;
pub mod tally;

#[path = "../../tests/support/postgres.rs"]
pub mod postgres;

use std::{str::FromStr, time::Duration};

// what is measured in this process stands on the program's own allocator, and so does its limit
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A size from the environment, `SOVANG_BENCH_…`.
pub fn size<T: FromStr>(name: &str, default: T) -> T {
    let Ok(text) = std::env::var(format!("SOVANG_BENCH_{name}")) else { return default };
    text.parse().unwrap_or_else(|_| panic!("SOVANG_BENCH_{name} is not a size: {text}"))
}

/// How long one contestant runs in one round.
pub fn turn() -> Duration {
    Duration::from_secs_f64(size("SECONDS", 1.5))
}

/// A folder on the disk that holds the build, for it is the disk that is measured; it goes when dropped.
pub fn folder() -> tempfile::TempDir {
    std::fs::create_dir_all(env!("CARGO_TARGET_TMPDIR")).unwrap();
    tempfile::Builder::new().prefix("bench-").tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// Whether this is a measurement at all: test runners also build and start what is here.
pub fn asked_for() -> bool {
    let asked = std::env::args().any(|arg| arg == "--bench");
    if !asked {
        eprintln!("a measurement, not a test: run scripts/bench");
    }
    asked
}

/// Runs on threads of its own, so that contestants may be plain functions.
pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}
