//! Of which days a round takes achievements.

use super::NominationRefusal;
use crate::calendar::Period;
use crate::plan::{Occasion, Plan};
use jiff::civil::Date;

/// The years of a campaign, and the year and occasion of the round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    first: i16,
    last: i16,
    year: i16,
    occasion: Occasion,
}

impl Span {
    /// What a round of a campaign takes.
    #[must_use]
    pub fn of(plan: &Plan, year: i16, occasion: Occasion) -> Self {
        Self { first: plan.period.from_year, last: plan.period.to_year, year, occasion }
    }

    /// Whether an achievement of these days belongs into the round. It lies inside the campaign and has begun; it may
    /// reach on to the end of the round's year, for rounds are held before their year is over; out of turn it is done. A yearly round and an award
    /// out of turn are for their year: some of its days at least.
    ///
    /// # Errors
    /// What is wrong with the days.
    pub fn takes(&self, period: &Period, today: Date) -> Result<(), NominationRefusal> {
        use NominationRefusal as R;
        if period.from > today {
            return Err(R::PeriodNotBegun { from: period.from });
        }
        if self.occasion == Occasion::Unscheduled && period.to > today {
            return Err(R::PeriodNotOver { until: period.to });
        }
        if period.to.year() > today.year() {
            return Err(R::PeriodBeyondYear { until: period.to });
        }
        if period.from.year() < self.first || period.to.year() > self.last {
            return Err(R::PeriodOutsideCampaign { first: self.first, last: self.last });
        }
        let of_its_year = matches!(self.occasion, Occasion::Annual | Occasion::Unscheduled);
        if period.to.year() > self.year || (of_its_year && period.to.year() < self.year) {
            return Err(R::PeriodOfAnotherYear { year: self.year });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nomination::NominationRefusal as R;
    use jiff::civil::date;

    #[test]
    fn an_achievement_is_of_the_campaign_and_of_the_rounds_year_and_has_begun() {
        let plan = toml::from_str(include_str!("../../../plans/phu-tan.toml")).unwrap();
        let span = |year, occasion| Span::of(&plan, year, occasion);
        let (annual, today) = (span(2026, Occasion::Annual), date(2026, 11, 18));
        let days = |from, to| Period::new(from, to).unwrap();
        let takes = |span: Span, from, to| span.takes(&days(from, to), today);
        assert_eq!(
            takes(annual, date(2025, 12, 1), date(2026, 9, 30)),
            Ok(()),
            "some days of the year before"
        );
        assert_eq!(takes(annual, date(2026, 1, 1), date(2026, 12, 31)), Ok(()), "on to the end of its year");
        let outside = Err(R::PeriodOutsideCampaign { first: 2025, last: 2030 });
        assert_eq!(takes(annual, date(1920, 1, 1), date(2026, 9, 30)), outside);
        let ahead = Err(R::PeriodNotBegun { from: date(2026, 11, 19) });
        assert_eq!(takes(annual, date(2026, 11, 19), date(2026, 12, 1)), ahead);
        let beyond = Err(R::PeriodBeyondYear { until: date(2027, 1, 1) });
        assert_eq!(takes(annual, date(2026, 1, 1), date(2027, 1, 1)), beyond);
        let other = |year| Err(R::PeriodOfAnotherYear { year });
        assert_eq!(takes(annual, date(2025, 1, 1), date(2025, 12, 31)), other(2026));
        assert_eq!(takes(span(2025, Occasion::Annual), date(2025, 11, 1), date(2026, 2, 1)), other(2025));
        assert_eq!(takes(span(2025, Occasion::Unscheduled), date(2026, 2, 1), date(2026, 2, 1)), other(2025));
        let to_come = Err(R::PeriodNotOver { until: date(2026, 11, 19) });
        assert_eq!(takes(span(2026, Occasion::Unscheduled), date(2026, 11, 1), date(2026, 11, 19)), to_come);
        assert_eq!(takes(span(2026, Occasion::Unscheduled), date(2026, 11, 1), today), Ok(()));
        assert_eq!(takes(span(2026, Occasion::Interim), date(2025, 1, 1), date(2025, 12, 31)), Ok(()));
    }
}
