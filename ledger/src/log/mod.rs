//! The log that outsiders can check: commitments and their openings.

pub(crate) mod opening;
pub use sovang_verifier::commitment;
