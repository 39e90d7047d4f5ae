//! The ledger's promises, each kept on both stores. One program, so one private PostgreSQL for all.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
#![allow(unreachable_pub, reason = "test modules share their parts")]

mod append;
mod audit;
mod crash;
mod erasure;
mod log;
mod plan_review;
mod publish;
mod sign_in;
mod stores;
mod support;
