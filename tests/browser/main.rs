//! Walks through the portal in a real Chromium, each as one person or several would take it; axe looks at every step.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops at the first surprise")]

#[path = "../support/postgres.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the tests of the whole workspace")]
mod postgres;
mod stage;
#[path = "../support/mod.rs"]
mod support;
#[path = "../../witness/tests/support/mod.rs"]
mod witnessing;
#[path = "../support/world.rs"]
#[allow(
    unused_imports,
    unused_macros,
    reason = "every test file includes the world and uses its own part of it"
)]
mod world;

mod appraiser;
mod chairman;
mod citizen;
mod corrections;
mod every_page;
mod first_run;
mod list;
mod officer;
mod plan_review;
mod problems;
mod unit;
mod unsent;
mod verify;
mod witness;
