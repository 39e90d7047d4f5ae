//! Writes into the program what it is built from, so that a test can tell a stale one.

use sha2::{Digest, Sha256};
use std::path::Path;

#[path = "sources.rs"]
mod sources;

fn main() -> std::io::Result<()> {
    let verifier = Path::new("..");
    let sum: String =
        Sha256::digest(sources::all(verifier)?).iter().map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=SOVANG_SOURCES={sum}");
    for watched in ["../Cargo.toml", "../src", "../../Cargo.toml", "."] {
        println!("cargo::rerun-if-changed={watched}");
    }
    Ok(())
}
