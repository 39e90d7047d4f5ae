//! Whole procedures as conversations between people, over HTTP, on both ledgers.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../support/postgres.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the tests of the whole workspace")]
mod postgres;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/world.rs"]
mod world;

mod above_flow;
mod calendar_flow;
mod consequences_flow;
mod correction_flow;
mod council_flow;
mod days_flow;
mod decision_flow;
mod dossier_flow;
mod ended_flow;
mod endings_flow;
mod erasure_flow;
mod first_run_flow;
mod found_late_flow;
mod hands_flow;
mod kept_flow;
mod list_flow;
mod log_flow;
mod markup;
mod nomination_flow;
mod one_person;
mod out_of_turn_flow;
mod paper_flow;
mod papers_flow;
mod parameters_flow;
mod person_flow;
mod plan_review_flow;
mod put_right_flow;
mod race;
mod report_flow;
mod resent;
mod rights;
mod round_flow;
mod search_flow;
mod sign_in_flow;
mod signing_flow;
mod slips_flow;
mod steps;
mod unsent_flow;
mod way_back_flow;
mod whose_flow;
mod wrong_input;
