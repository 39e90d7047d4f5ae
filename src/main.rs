//! The program: reads the command line, opens what the command needs, runs it. What it says to people is Vietnamese.

mod cli;
mod commands;
mod config;
mod failure;
mod log_keys;
mod wiring;

/// Pages are drawn from many small pieces of text (docs/decisions/0015).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use failure::Failure;
use std::io::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    // a process that only reads one file of a stranger: no runtime, no log, no settings
    if let Some(asked) = sovang_paper::fence::Asked::by(std::env::args_os()) {
        return sovang_paper::fence::serve(asked);
    }
    let command = match cli::parse(std::env::args_os()) {
        Ok(command) => command,
        Err(said) => return said.tell(),
    };
    let filter = tracing_subscriber::EnvFilter::try_from_env("SOVANG_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_env_filter(filter).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    match runtime.block_on(commands::run(command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&failure),
    }
}

fn fail(failure: &Failure) -> ExitCode {
    if !failure.is_silent() {
        // when not even this can be said, the exit code still says it
        let _ = writeln!(std::io::stderr(), "sovang: {failure}");
    }
    ExitCode::from(failure.code())
}
