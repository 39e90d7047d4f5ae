//! The words for what the domain names: one exhaustive match for each, as plans, law and officers say it.
//!
//! Terms begin in lower case, for use inside a sentence; [`crate::format::sentence_case`] begins one with them.

mod award;
mod locality;
mod nominee;
mod round;
mod task;

pub use award::{
    authority, authority_at_large, corrected_field, recovery, revocation_ground, revocation_letter,
    revocation_place, verified,
};
pub use locality::{closed, council_position, grant, role, role_short, signing, signing_mode, unit_kind};
pub use nominee::{kind, kinds, standing, standing_short, suspension_ground};
pub use round::{
    ballot, ballot_method, conflict_ground, limit, notice_basis, occasion, occasion_in, report, report_title,
    round, round_title, tally,
};
pub use task::task;
