//! What is written down of the program and must be what the program says: golden payloads, public records, the tables
//! of docs/events.md and docs/security.md, docs/plan-file.md.
//!
//! `SOVANG_WRITE=1 cargo test -p sovang-domain --test written` writes them; without it the same tests hold them to
//! the program. What has shipped is never rewritten: payloads and records are only added.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod examples;
mod golden;
mod plan_file;
mod plan_types;
mod shipped;
mod shown;
mod sources;
mod tables;

use std::path::{Path, PathBuf};

const COMMAND: &str = "SOVANG_WRITE=1 cargo test -p sovang-domain --test written";

/// A file of the workspace.
fn place(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

fn read(path: &str) -> String {
    shipped::added();
    let path = place(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Whether files are to be written, not only compared.
fn writes() -> bool {
    std::env::var_os("SOVANG_WRITE").is_some_and(|value| value == "1")
}

/// Holds a file to the text the program gives, or writes it.
fn hold(path: &str, text: &str) {
    if writes() {
        std::fs::write(place(path), text).unwrap();
        return;
    }
    let found = std::fs::read_to_string(place(path)).unwrap_or_default();
    let differs = found.lines().zip(text.lines()).find(|(found, text)| found != text);
    assert!(found == text, "{path} is not what the program says; write it: {COMMAND}\n{differs:#?}");
}
