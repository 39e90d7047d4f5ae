//! Refusals in Vietnamese, as plain text: what is so, what to do next, and the rule behind it.

mod account;
mod award_round;
mod campaign;
mod day;
mod locality;
mod nomination;
mod outside;
#[cfg(test)]
mod tests;
mod unit_report;

use crate::texts::refusals as t;
pub use outside::outside;
use sovang_domain::refusal::Refusal;

/// A refusal as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The state of affairs, short enough for a title, without a full stop.
    pub title: String,
    /// What to do next, a sentence or two.
    pub next: String,
    /// The rule behind it: its place and its words.
    pub rule: Option<(String, String)>,
}

impl Words {
    /// Words without a rule behind them.
    pub fn new(title: impl Into<String>, next: impl Into<String>) -> Self {
        Self { title: title.into(), next: next.into(), rule: None }
    }

    /// The same, with the place and the words of the rule.
    #[must_use]
    pub fn with_rule(mut self, place: &str, words: &str) -> Self {
        self.rule = Some((place.to_owned(), words.to_owned()));
        self
    }

    /// One sentence for an error summary.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{}. {}", self.title, self.next)
    }
}

/// The words of a table that has `title` and `next`, and what is filled into each.
macro_rules! said {
    ($($table:ident)::+) => {
        Words::new($($table)::+::title(), $($table)::+::next())
    };
    ($($table:ident)::+, ($($title:expr),*), ($($next:expr),*)) => {
        Words::new($($table)::+::title($($title),*), $($table)::+::next($($next),*))
    };
}
use said;

/// The words for a refusal.
#[must_use]
pub fn words(refusal: &Refusal) -> Words {
    match refusal {
        Refusal::Account(refusal) => account::words(refusal),
        Refusal::Locality(refusal) => locality::words(refusal),
        Refusal::Campaign(refusal) => campaign::words(refusal),
        Refusal::UnitReport(refusal) => unit_report::words(refusal),
        Refusal::Nomination(refusal) => nomination::words(refusal),
        Refusal::AwardRound(refusal) => award_round::words(refusal),
        Refusal::OutsidePlan(refusal) => outside(refusal),
        Refusal::NumbersBusy => said!(t::desk::numbers_busy),
        Refusal::SubjectErased => said!(t::desk::subject_erased),
        Refusal::NamesSomebody { name, .. } => said!(t::desk::names_somebody, (name), ()),
        Refusal::PrivateNumber { number, .. } => said!(t::desk::private_number, (number), ()),
        Refusal::OwnAccount => said!(t::desk::own_account),
    }
}
