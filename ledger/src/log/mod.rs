//! The log that outsiders can check: commitments and their openings, the tree, signed checkpoints, witnesses, proofs.

mod backfill;
mod checkpoints;
mod edge;
pub(crate) mod opening;
mod proof;
mod publish;
mod status;
mod tiles;
pub(crate) mod tree;
mod witness;

pub use checkpoints::{Cosigned, LogKey, Signed};
pub use proof::Disclosed;
pub use publish::Publisher;
pub use sovang_verifier::commitment;
pub use status::{Halt, LogStatus, Standing, Trust};
pub use tiles::Resource;
pub use tree::Tree;
