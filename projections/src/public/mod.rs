//! What the public pages are drawn from: rows that have no private field. A public page asks here and nowhere else.
//!
//! The full rows, with opinions, reasons, officers and sealed words, stay with the office. What of each fact may stand
//! here is declared in `sovang_domain::disclosure`; a test draws every page from facts full of marks and holds it to that.

pub mod award;
pub mod awards;
pub mod campaigns;
pub mod decisions;
pub mod ledger;
pub mod localities;
pub mod notice;
pub mod papers;
pub mod reports;
pub mod rounds;
pub mod search;
#[cfg(test)]
mod tests;
