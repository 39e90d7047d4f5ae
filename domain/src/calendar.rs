//! Days, deadlines and working days as Vietnamese administration counts them (Asia/Ho_Chi_Minh, UTC+7, no summer time).

use crate::rules::NamedDay;
use jiff::civil::{Date, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan, Zoned};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod left;
mod typed;

pub use left::{TimeLeft, time_left};
pub use typed::{DayFault, YEARS, read_day};

/// Asia/Ho_Chi_Minh. Fixed at UTC+7 since 13 June 1975, long before any fact of this ledger.
#[must_use]
pub fn vietnam() -> TimeZone {
    TimeZone::fixed(Offset::constant(7))
}

/// The moment on a Vietnamese clock.
#[must_use]
pub fn local(at: Timestamp) -> Zoned {
    at.to_zoned(vietnam())
}

/// The Vietnamese calendar day of a moment.
#[must_use]
pub fn day(at: Timestamp) -> Date {
    local(at).date()
}

/// The last day something is on time, in the plan's own grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deadline {
    /// "trước ngày": the day itself is already late.
    Before(Date),
    /// "chậm nhất ngày", "đến hết ngày": the day itself is still on time.
    By(Date),
}

impl Deadline {
    /// Whether something done at `at` is late.
    #[must_use]
    pub fn is_late(self, at: Timestamp) -> bool {
        day(at) > self.last_day()
    }

    /// The last day on which it is on time.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            // a plan's deadline is never the first day of the calendar
            Self::Before(date) => date.yesterday().unwrap_or(date),
            Self::By(date) => date,
        }
    }

    /// The day written in the plan.
    #[must_use]
    pub fn written_day(self) -> Date {
        match self {
            Self::Before(date) | Self::By(date) => date,
        }
    }
}

/// A count of working days reached a year whose days off are not in the table yet: it has no right answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the days off of {year} are not in rules/holidays.toml")]
pub struct DaysOffUnknown {
    /// The year without a table.
    pub year: i16,
}

/// Days off inside the working week, and days worked at weekends to make up for them.
/// Data, checked against the year's official list (rules/holidays.toml).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    off: BTreeMap<Date, String>,
    worked: BTreeMap<Date, String>,
    years: Vec<i16>,
}

impl Holidays {
    /// A table from its rows: days off, weekend days worked, and the years it is complete for.
    #[must_use]
    pub fn new(off: BTreeMap<Date, String>, worked: BTreeMap<Date, String>, years: Vec<i16>) -> Self {
        Self { off, worked, years }
    }

    /// Whether offices work on this day.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.worked.contains_key(&date) || (!is_weekend(date) && !self.off.contains_key(&date))
    }

    /// Why offices are closed on this day, if it is a holiday of the table.
    #[must_use]
    pub fn name(&self, date: Date) -> Option<&str> {
        self.off.get(&date).map(String::as_str)
    }

    /// Whether the table is complete for the year of this day.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.years.contains(&date.year())
    }

    /// The last of `count` working days, the first being the first working day after `opened`.
    /// Opened Wednesday 2026-04-22 for 10 working days: until Monday 2026-05-11 (27/4, 30/4 and 1/5 are off).
    ///
    /// # Errors
    /// When the count reaches a year without a table of days off.
    pub fn last_working_day(&self, opened: Date, count: u16) -> Result<Date, DaysOffUnknown> {
        let mut date = opened;
        let mut left = count;
        while left > 0 {
            let Ok(next) = date.tomorrow() else { return Ok(date) };
            date = self.covered(next)?;
            if self.is_working_day(date) {
                left -= 1;
            }
        }
        Ok(date)
    }

    /// The same table with one more day off, and the day worked instead of it.
    #[must_use]
    pub fn and_off(mut self, day: Date, name: &str, instead: Option<Date>) -> Self {
        self.worked.remove(&day);
        self.off.insert(day, name.to_owned());
        if let Some(instead) = instead {
            self.worked.insert(instead, name.to_owned());
        }
        self
    }

    /// The same table with one year's days off and weekend days worked as given here, and complete for that year.
    #[must_use]
    pub fn with_year(&self, year: i16, off: &[NamedDay], worked: &[NamedDay]) -> Self {
        let with = |mut days: BTreeMap<Date, String>, named: &[NamedDay]| {
            days.retain(|day, _| day.year() != year);
            days.extend(named.iter().map(|day| (day.date, day.name.clone())));
            days
        };
        let (off, worked) = (with(self.off.clone(), off), with(self.worked.clone(), worked));
        let other = self.years.iter().copied().filter(|known| *known != year);
        Self { off, worked, years: other.chain([year]).collect() }
    }

    /// Days off that are named and would otherwise be worked, from `from` to `to`, both counted.
    pub fn named_between(&self, from: Date, to: Date) -> impl Iterator<Item = (Date, &str)> {
        let named = self.off.range(from..=to.max(from)).filter(|(date, _)| !is_weekend(**date));
        named.map(|(date, name)| (*date, name.as_str()))
    }

    /// Weekend days of a year that are worked, each with why.
    pub fn worked_in(&self, year: i16) -> impl Iterator<Item = (Date, &str)> {
        let of_year = self.worked.iter().filter(move |(date, _)| date.year() == year);
        of_year.map(|(date, name)| (*date, name.as_str()))
    }

    /// Working days from `from` to `to`, both counted; 0 when `to` is earlier.
    ///
    /// # Errors
    /// When the count reaches a year without a table of days off.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<u16, DaysOffUnknown> {
        let mut date = from;
        let mut count = 0;
        while date <= to {
            if self.is_working_day(self.covered(date)?) {
                count += 1;
            }
            let Ok(next) = date.tomorrow() else { break };
            date = next;
        }
        Ok(count)
    }

    /// The day itself, if its year has a table.
    fn covered(&self, date: Date) -> Result<Date, DaysOffUnknown> {
        if self.covers(date) { Ok(date) } else { Err(DaysOffUnknown { year: date.year() }) }
    }
}

/// Whether a day is a Saturday or a Sunday.
pub(crate) fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// A span of days, both ends counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// A span, unless it ends before it starts.
    #[must_use]
    pub fn new(from: Date, to: Date) -> Option<Self> {
        (from <= to).then_some(Self { from, to })
    }

    /// Whether it covers more than three months: too long for something done out of turn.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.to >= self.from.saturating_add(3.months())
    }

    /// Whether two spans share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// `days` calendar days after `date`.
#[must_use]
pub fn days_after(date: Date, days: i32) -> Date {
    date.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn table_2026() -> Holidays {
        let off = [
            (date(2026, 4, 27), "Giỗ Tổ Hùng Vương (nghỉ bù)"),
            (date(2026, 4, 30), "Ngày Chiến thắng"),
            (date(2026, 5, 1), "Ngày Quốc tế lao động"),
        ];
        let off = off.into_iter().map(|(date, name)| (date, name.to_owned())).collect();
        Holidays::new(off, BTreeMap::new(), vec![2026])
    }

    #[test]
    fn before_a_day_excludes_the_day() {
        let due = Deadline::Before(date(2026, 11, 5));
        assert!(!due.is_late(at("2026-11-04T23:59:59+07:00")));
        assert!(due.is_late(at("2026-11-05T00:00:00+07:00")));
    }

    #[test]
    fn at_the_latest_on_a_day_includes_the_day() {
        let due = Deadline::By(date(2025, 12, 15));
        assert!(!due.is_late(at("2025-12-15T23:59:59+07:00")));
        assert!(due.is_late(at("2025-12-16T00:00:00+07:00")));
    }

    #[test]
    fn days_are_those_of_ho_chi_minh_city() {
        assert_eq!(day(at("2026-11-04T17:00:00Z")), date(2026, 11, 5));
    }

    #[test]
    fn ten_working_days_skip_weekends_and_holidays() {
        let table = table_2026();
        assert_eq!(table.last_working_day(date(2026, 4, 22), 10), Ok(date(2026, 5, 11)));
        assert_eq!(table.working_days_between(date(2026, 4, 23), date(2026, 5, 11)), Ok(10));
    }

    #[test]
    fn a_count_that_reaches_a_year_without_a_table_is_refused() {
        let table = table_2026();
        let unknown = DaysOffUnknown { year: 2027 };
        assert_eq!(table.last_working_day(date(2026, 12, 30), 1), Ok(date(2026, 12, 31)));
        assert_eq!(table.last_working_day(date(2026, 12, 30), 2), Err(unknown));
        assert_eq!(table.working_days_between(date(2026, 12, 28), date(2026, 12, 31)), Ok(4));
        assert_eq!(table.working_days_between(date(2026, 12, 28), date(2027, 1, 4)), Err(unknown));
        assert_eq!(
            table.working_days_between(date(2027, 1, 5), date(2027, 1, 4)),
            Ok(0),
            "nothing is counted"
        );
    }

    #[test]
    fn a_weekend_day_worked_in_exchange_counts() {
        let worked = BTreeMap::from([(date(2026, 8, 22), "làm bù".to_owned())]);
        let table = Holidays::new(BTreeMap::new(), worked, vec![2026]);
        assert!(table.is_working_day(date(2026, 8, 22)));
    }

    #[test]
    fn periods_that_share_a_day_overlap() {
        let first = Period::new(date(2025, 1, 1), date(2025, 10, 31)).unwrap();
        let second = Period::new(date(2025, 10, 31), date(2026, 9, 30)).unwrap();
        let third = Period::new(date(2025, 11, 1), date(2026, 9, 30)).unwrap();
        assert!(first.overlaps(&second));
        assert!(!first.overlaps(&third));
        assert_eq!(Period::new(date(2025, 2, 1), date(2025, 1, 1)), None);
    }
}
