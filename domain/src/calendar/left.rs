//! How much time is left until a last day, or how late it is: counted here and nowhere else.

use super::{DaysOffUnknown, Holidays};
use jiff::civil::Date;

/// How a day stands to a last day, on which it is still on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeLeft {
    /// So many days before it. Which days are counted, the function says that counts them.
    Days(u16),
    /// It is the last day.
    LastDay,
    /// So many calendar days after it: the day after is one day late.
    Late(u16),
}

/// Calendar days until `last`: today is not counted, the last day is. On the day before it, one day is left.
#[must_use]
pub fn time_left(last: Date, today: Date) -> TimeLeft {
    let days = today.until(last).map_or(0, |span| span.get_days());
    let count = u16::try_from(days.unsigned_abs()).unwrap_or(u16::MAX);
    match days {
        0 => TimeLeft::LastDay,
        1.. => TimeLeft::Days(count),
        _ => TimeLeft::Late(count),
    }
}

impl Holidays {
    /// Working days left of a span that opened on `opened` and runs to the end of `last`. Today is counted where offices
    /// work today, for there is time until midnight; the day it opened is not: it comes before the first of them.
    ///
    /// # Errors
    /// When the count reaches a year without a table of days off.
    pub fn working_time_left(
        &self,
        opened: Date,
        last: Date,
        today: Date,
    ) -> Result<TimeLeft, DaysOffUnknown> {
        match time_left(last, today) {
            TimeLeft::Days(_) => {
                let first = opened.tomorrow().map_or(today, |first| first.max(today));
                Ok(TimeLeft::Days(self.working_days_between(first, last)?))
            }
            over => Ok(over),
        }
    }

    /// Working days that have passed of a span that opened on `opened`; today is not one of them yet.
    ///
    /// # Errors
    /// When the count reaches a year without a table of days off.
    pub fn working_days_gone(&self, opened: Date, today: Date) -> Result<u16, DaysOffUnknown> {
        match (opened.tomorrow(), today.yesterday()) {
            (Ok(first), Ok(last)) => self.working_days_between(first, last),
            _ => Ok(0),
        }
    }

    /// The last day that a span of `count` working days should have by what is known today, where that is later than
    /// `closes`. What is missing is given after it; where it has passed, from tomorrow on, so that nobody loses a day.
    ///
    /// # Errors
    /// When the count reaches a year without a table of days off.
    pub fn later_end(
        &self,
        opened: Date,
        closes: Date,
        count: u16,
        today: Date,
    ) -> Result<Option<Date>, DaysOffUnknown> {
        let due = self.last_working_day(opened, count)?;
        if due <= closes {
            return Ok(None);
        }
        let given = opened.tomorrow().map_or(Ok(0), |first| self.working_days_between(first, closes))?;
        let missing = count.saturating_sub(given);
        Ok(Some(self.last_working_day(closes.max(today), missing)?.max(due)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeMap;

    fn table() -> Holidays {
        let off = BTreeMap::from([(date(2026, 11, 24), "Ngày Văn hóa Việt Nam".to_owned())]);
        Holidays::new(off, BTreeMap::new(), vec![2026])
    }

    #[test]
    fn on_the_last_day_it_is_neither_left_nor_late() {
        let last = date(2026, 11, 30);
        assert_eq!(time_left(last, date(2026, 11, 29)), TimeLeft::Days(1), "tomorrow is the last day");
        assert_eq!(time_left(last, date(2026, 11, 30)), TimeLeft::LastDay);
        assert_eq!(time_left(last, date(2026, 12, 1)), TimeLeft::Late(1));
        assert_eq!(time_left(last, date(2025, 11, 30)), TimeLeft::Days(365));
    }

    #[test]
    fn working_days_left_count_today_and_not_the_day_it_opened() {
        let left = |today| table().working_time_left(date(2026, 11, 13), date(2026, 11, 30), today);
        assert_eq!(left(date(2026, 11, 13)), Ok(TimeLeft::Days(10)), "the day it opens is none of them");
        assert_eq!(left(date(2026, 11, 14)), Ok(TimeLeft::Days(10)), "a Saturday");
        assert_eq!(left(date(2026, 11, 16)), Ok(TimeLeft::Days(10)), "the first of them is not over");
        assert_eq!(left(date(2026, 11, 17)), Ok(TimeLeft::Days(9)));
        assert_eq!(left(date(2026, 11, 24)), left(date(2026, 11, 25)), "a day off is never counted");
        assert_eq!(left(date(2026, 11, 27)), Ok(TimeLeft::Days(2)), "Friday, and Monday");
        assert_eq!(left(date(2026, 11, 30)), Ok(TimeLeft::LastDay));
        assert_eq!(left(date(2026, 12, 1)), Ok(TimeLeft::Late(1)));
    }

    #[test]
    fn days_gone_and_days_left_make_the_whole() {
        let (table, opened, last) = (table(), date(2026, 11, 13), date(2026, 11, 30));
        for day in 13..30 {
            let today = date(2026, 11, day);
            let left = match table.working_time_left(opened, last, today) {
                Ok(TimeLeft::Days(left)) => left,
                other => panic!("{today}: {other:?}"),
            };
            assert_eq!(table.working_days_gone(opened, today).unwrap() + left, 10, "{today}");
        }
    }

    #[test]
    fn an_end_is_moved_later_by_the_days_that_are_missing_and_never_earlier() {
        let later = |table: &Holidays, closes, today| table.later_end(date(2026, 11, 13), closes, 10, today);
        let (old, whole) = (date(2026, 11, 27), date(2026, 11, 30));
        assert_eq!(later(&table(), old, date(2026, 11, 20)), Ok(Some(whole)));
        assert_eq!(later(&table(), whole, date(2026, 11, 20)), Ok(None));
        assert_eq!(later(&table(), date(2026, 12, 4), date(2026, 11, 20)), Ok(None), "longer than needed");
        assert_eq!(later(&table(), old, date(2026, 11, 30)), Ok(Some(date(2026, 12, 1))), "a whole day more");
        assert_eq!(later(&table(), old, date(2026, 12, 10)), Ok(Some(date(2026, 12, 11))));
        let swapped = table().and_off(date(2026, 11, 23), "Hoán đổi", Some(date(2026, 11, 28)));
        assert_eq!(
            later(&swapped, old, date(2026, 11, 20)),
            Ok(Some(whole)),
            "the Saturday is worked instead"
        );
    }

    #[test]
    fn what_reaches_a_year_without_a_table_has_no_count() {
        let (opened, today) = (date(2026, 12, 24), date(2026, 12, 28));
        let unknown = DaysOffUnknown { year: 2027 };
        assert_eq!(table().working_time_left(opened, date(2027, 1, 8), today), Err(unknown));
        assert_eq!(table().later_end(opened, date(2026, 12, 31), 10, today), Err(unknown));
    }
}
