//! The office as people use it: whole requests against a real ledger with its views and papers.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod building;
mod erasure;
mod gate;
mod nominations;
mod papers_and_trail;
mod people;
mod reports;
mod ruling;
mod sign_in;
mod unreadable;
mod waiting;
mod world;
