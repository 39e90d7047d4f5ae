//! What others say of the log: programs that share no code with ours read it, check it, and refuse what was changed.
//!
//! `verify.go` stands on Go's golang.org/x/mod, `second_opinion.py` on pymerkle and cryptography (docs/log.md).
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

mod asked;
mod mirror;
#[path = "../support/mod.rs"]
mod support;

mod page;
mod proof_files;
mod whole_log;
