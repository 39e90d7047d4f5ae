//! Facts and rules of emulation campaigns (phong trào thi đua) and awards (khen thưởng).
//!
//! Pure: no clock, no randomness, no I/O, no SQL, no HTTP. A command goes in with everything it needs
//! looked up beforehand; facts or a typed refusal come out.

mod aggregate;
mod stored_enum;

pub mod account;
pub mod act_day;
pub mod authority;
pub mod award_form;
pub mod award_round;
pub mod calendar;
pub mod campaign;
pub mod disclosure;
pub mod document;
pub mod fact;
pub mod ids;
pub mod locality;
pub mod money;
pub mod nomination;
pub mod nominee;
pub mod personal;
pub mod plan;
pub mod quota;
pub mod refusal;
pub mod rules;
pub mod said_in_public;
pub mod stage;
pub mod stamp;
pub mod task;
pub mod unit_report;
