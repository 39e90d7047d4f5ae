//! The one home of Vietnamese words: what the domain names, dates and numbers, the order of the alphabet.
//!
//! The texts stand in `texts/*.toml`, for people who know administrative Vietnamese and no Rust. The build makes a
//! function of each ([`build/generate.rs`](../build/generate.rs)): a text that is missing does not compile, one that
//! nobody calls is a warning.

pub mod above;
pub mod award_form;
pub mod fold;
pub mod format;
pub mod kin;
pub mod names;
pub mod order;
pub mod paper;
pub mod personal;
pub mod plan_file;
pub mod private;
pub mod proposed;
pub mod refusal;
pub mod slug;
pub mod sought;
pub mod terms;
pub mod timeline;

#[cfg(test)]
#[path = "../build/generate.rs"]
mod generate;
#[cfg(test)]
mod tests;

/// The functions made of the texts.
mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
