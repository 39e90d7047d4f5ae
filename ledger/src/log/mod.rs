//! The log that outsiders can check: commitments and their openings, the tree, signed checkpoints, witnesses, proofs.

mod backfill;
mod checkpoints;
pub(crate) mod opening;
mod proof;
mod publish;
mod tiles;
pub(crate) mod tree;
mod witness;

pub use checkpoints::{Cosigned, LogKey, Signed};
pub use proof::Disclosed;
pub use publish::{Halt, LogStatus, Publisher, Standing, Trust};
pub use sovang_verifier::commitment;
pub use tiles::Resource;
pub use tree::Tree;
