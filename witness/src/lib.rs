//! The witness: a program of the Fatherland Front (MTTQ) on a machine of its own, outside the commune's power.
//!
//! The log sends each new checkpoint with a proof that it continues the last one; the witness remembers, and only then
//! cosigns (C2SP tlog-witness, tlog-cosignature). It never cosigns two histories of one log: what it recorded it keeps
//! for ever, and what contradicts it is kept too, as evidence. It knows nothing of awards; it depends on the verifier
//! alone.
//!
//! The way of a request: [`submission`] reads it, [`logs`] says whether the log itself signed it, [`judge`] compares it
//! with what is recorded, [`store`] records the outcome durably, and only then [`router`] answers.

mod assets;
pub mod clock;
pub mod error;
pub mod judge;
pub mod key;
pub mod logs;
pub mod page;
pub mod router;
pub mod server;
pub mod store;
pub mod submission;
pub mod witness;

pub use error::WitnessError;
pub use key::Identity;
pub use logs::Logs;
pub use witness::{Answer, Witness};
