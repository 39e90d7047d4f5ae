//! The words for what the domain names: one exhaustive match for each, as plans, law and officers say it.
//!
//! Terms begin in lower case, for use inside a sentence; [`crate::format::sentence_case`] begins one with them.

mod award;
mod correction;
mod found_by;
mod locality;
mod nominee;
mod parameter;
mod plan;
mod round;
mod stage;
mod task;

pub use award::{
    authority, authority_at_large, recovery, revocation_ground, revocation_letter, revocation_place, verified,
};
pub use correction::{award_field, corrected_values, handed_over, mistake, signature};
pub use found_by::{award_found_by, campaign_found_by, decision_found_by, form_found_by};
pub use locality::{
    closed, council_position, grant, locality, locality_kind, numbering, province_unknown, role, role_short,
    signature_lines, signing, signing_line, signing_mode, signs_as_head, unit_kind,
};
pub use nominee::{kind, kinds, standing, standing_short, suspension_ground};
pub use parameter::{parameter, parameter_value};
pub use plan::{calendar_entry, duty, duty_head, limits, review};
pub use round::{
    annulled_after, award_on, ballot, ballot_method, conflict_ground, counted_from, end_ground, end_reason,
    limit, notice_basis, occasion, occasion_at, occasion_in, out_of_order, recount, report, report_on,
    report_title, retracted, round, round_short, round_title, round_turn, share, tally, turn,
};
pub use stage::{
    account_locked, award_stage, campaign_stage, comments_over, nomination_stage, report_standing,
    reports_overdue, round_stage, suspended,
};
pub use task::{about_comment, of_year, task};
