//! The stage for end-to-end tests: a real server, people who talk to it over HTTP, a real Chromium.
//!
//! `Server` is the built program, `Person` a person's HTTP client, `Browser` what that person sees.
//! Tests that open a `Browser` live in `tests/browser/` or have `browser` in their name, so that
//! only one Chromium runs at a time (`.config/nextest.toml`).
#![allow(
    dead_code,
    unreachable_pub,
    reason = "every test file includes this stage and uses its own part of it"
)]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

pub mod browser;
pub mod form;
pub mod person;
pub mod server;
