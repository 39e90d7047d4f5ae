//! wip
pub mod fold;
