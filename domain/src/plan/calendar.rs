//! Where a plan puts what is done under it: rounds, reports, reviews, the conclusion. Nothing is done before its year,
//! and sơ kết and tổng kết only in the years the plan names for them. Where a plan names none, it binds nobody: a sơ kết
//! may then be in any year of it, a tổng kết is in its last. What comes after its year is late, never refused.

use super::{Occasion, Plan, Source};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// Something that has its place in a plan's calendar.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarEntry {
    /// An award round is opened.
    Round {
        /// On which occasion.
        occasion: Occasion,
        /// For which year.
        year: i16,
    },
    /// A report is filed, or waived.
    Report {
        /// On which occasion.
        occasion: Occasion,
        /// For which year.
        year: i16,
    },
    /// A phase is reviewed.
    Review {
        /// Its name in the plan.
        phase: String,
    },
    /// The campaign is concluded.
    Conclusion,
}

/// How something lies outside a plan's calendar, with the plan's words about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutsidePlan {
    /// The campaign does not run in that year.
    #[error("the plan runs from {first} to {last}")]
    NotInPeriod {
        /// The first year.
        first: i16,
        /// The last.
        last: i16,
        /// Where the plan says so.
        rule: Source,
    },
    /// The plan promises no award on that occasion.
    #[error("the plan promises nothing on {occasion:?}")]
    NothingPromised {
        /// The occasion.
        occasion: Occasion,
    },
    /// The plan names other years for that occasion.
    #[error("the plan names {years:?} for {occasion:?}")]
    OtherYears {
        /// The occasion.
        occasion: Occasion,
        /// The years it names.
        years: Vec<i16>,
        /// Where the plan says so.
        rule: Source,
    },
    /// Its year has not begun.
    #[error("by the plan not before {from}")]
    NotYet {
        /// The first day on which it may be done.
        from: Date,
        /// Where the plan says so.
        rule: Source,
    },
}

impl OutsidePlan {
    /// Whether a written reason of the chairman can stand in for the plan. What the plan does not know at all (a year it
    /// does not run in, an award it does not promise, a report nobody owes) takes an amendment.
    #[must_use]
    pub fn can_be_allowed(&self, entry: &CalendarEntry) -> bool {
        match self {
            Self::NotInPeriod { .. } | Self::NothingPromised { .. } => false,
            Self::OtherYears { .. } => !matches!(entry, CalendarEntry::Report { .. }),
            Self::NotYet { .. } => true,
        }
    }
}

impl Plan {
    /// Whether the plan's calendar has room for something on a day.
    ///
    /// # Errors
    /// How it lies outside.
    pub fn has_room_for(&self, entry: &CalendarEntry, today: Date) -> Result<(), OutsidePlan> {
        let (year, rule) = match entry {
            CalendarEntry::Round { occasion, year } => {
                let promised = self.awards.iter().any(|rule| rule.occasions.contains(occasion));
                // out of turn the chairman awards by the law, whether the plan speaks of it or not
                if !promised && *occasion != Occasion::Unscheduled {
                    return Err(OutsidePlan::NothingPromised { occasion: *occasion });
                }
                (*year, self.names(*occasion, *year)?)
            }
            CalendarEntry::Report { occasion, year } => (*year, self.names(*occasion, *year)?),
            CalendarEntry::Review { phase } => match self.phases.iter().find(|known| known.name == *phase) {
                Some(known) => {
                    (known.review.as_ref().map_or(known.to_year, |review| review.year), &known.source)
                }
                None => return Ok(()),
            },
            CalendarEntry::Conclusion => {
                let named = self.review_years(Occasion::Final).into_iter().max_by_key(|(year, _)| *year);
                named.unwrap_or((self.period.to_year, &self.period.source))
            }
        };
        let from = date(year, 1, 1);
        if today < from { Err(OutsidePlan::NotYet { from, rule: rule.clone() }) } else { Ok(()) }
    }

    /// What the plan says of an occasion in a year, if it has room for it.
    fn names(&self, occasion: Occasion, year: i16) -> Result<&Source, OutsidePlan> {
        if !self.runs_in(year) {
            let (first, last) = (self.period.from_year, self.period.to_year);
            return Err(OutsidePlan::NotInPeriod { first, last, rule: self.period.source.clone() });
        }
        let named = self.review_years(occasion);
        match (named.iter().find(|(named, _)| *named == year), named.first()) {
            (Some((_, rule)), _) => Ok(rule),
            (None, None) => Ok(&self.period.source),
            (None, Some((_, rule))) => Err(OutsidePlan::OtherYears {
                occasion,
                years: named.iter().map(|(year, _)| *year).collect(),
                rule: (*rule).clone(),
            }),
        }
    }

    /// The years for which a sơ kết or tổng kết is named, with the words; none where the plan names none. A tổng kết that
    /// no phase names closes the campaign, in its last year.
    #[must_use]
    pub fn review_years(&self, occasion: Occasion) -> Vec<(i16, &Source)> {
        if !matches!(occasion, Occasion::Interim | Occasion::Final) {
            return Vec::new();
        }
        let phases = self.phases.iter().filter_map(|phase| Some((phase.review.as_ref()?, &phase.source)));
        let of = phases.filter(|(review, _)| review.occasion == occasion);
        let named: Vec<(i16, &Source)> = of.map(|(review, source)| (review.year, source)).collect();
        match occasion {
            Occasion::Final if named.is_empty() => vec![(self.period.to_year, &self.period.source)],
            _ => named,
        }
    }
}
