//! What an outsider needs to check an award: pure, no clock, no I/O, also built for the browser.
//!
//! An award's exact public bytes and one small proof file (`.tlog-proof`) go in; whether they stand in the log that
//! the policy names comes out. The formats are those of C2SP (tlog-checkpoint, signed-note, tlog-cosignature,
//! tlog-proof, tlog-policy) and RFC 6962; only the commitment of a leaf is our own.

pub mod check;
pub mod checkpoint;
pub mod commitment;
pub mod key;
pub mod policy;
pub mod proof;
pub mod tree;
pub mod words;

pub use check::{Cosigner, Found, Limits, Mismatch, Tone, Verdict, check, judge};
pub use checkpoint::{Checkpoint, SignedCheckpoint};
pub use key::{Key, SecretKey};
pub use policy::Policy;
pub use proof::Proof;

/// A SHA-256 hash: of a leaf, a node or a whole tree.
pub type Hash = [u8; 32];
