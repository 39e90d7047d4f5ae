//! Refusals of what a plan's calendar has no room for.

use super::Words;
use crate::format::{date_long, list};
use crate::terms;
use crate::texts::refusals::outside as t;
use sovang_domain::plan::OutsidePlan;

/// How something lies outside the plan, with the plan's words.
#[must_use]
pub fn outside(outside: &OutsidePlan) -> Words {
    use OutsidePlan as O;
    match outside {
        O::NotInPeriod { first, last, rule } => {
            Words::new(t::not_in_period::title(first, last), t::not_in_period::next())
                .with_rule(&rule.section, &rule.words)
        }
        O::NothingPromised { occasion } => {
            Words::new(t::nothing_promised::title(terms::award_on(*occasion)), t::nothing_promised::next())
        }
        O::OtherYears { occasion, years, rule } => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            Words::new(
                t::other_years::title(terms::occasion(*occasion), list(&years)),
                t::other_years::next(),
            )
            .with_rule(&rule.section, &rule.words)
        }
        O::NotYet { from, rule } => Words::new(t::not_yet::title(date_long(*from)), t::not_yet::next())
            .with_rule(&rule.section, &rule.words),
    }
}
