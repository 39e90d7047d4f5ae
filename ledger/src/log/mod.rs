//! The log that outsiders can check: commitments and their openings.

pub mod commitment;
pub(crate) mod opening;
