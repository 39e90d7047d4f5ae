//! Days that are sought without a number: one day, a month, a year.

use super::number::{PaperNumber, When, year_of};
use super::scan::Token;
use jiff::civil::Date;

/// Which days are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// 20/11/2026
    Day(Date),
    /// 20/11, of any year: month, then day.
    EveryYear(i8, i8),
    /// tháng 11/2026
    Month(i16, i8),
    /// tháng 11, of any year.
    MonthOfEveryYear(i8),
    /// năm 2026
    Year(i16),
}

impl From<When> for Days {
    fn from(when: When) -> Self {
        match when {
            When::Day(day) => Self::Day(day),
            When::Year(year) => Self::Year(year),
        }
    }
}

impl PaperNumber {
    /// The days that the same writing may mean: 2026 is a year too, 11/2026 a month.
    #[must_use]
    pub fn or_days(&self) -> Option<Days> {
        match (&self.symbol, self.when) {
            (None, None) => year_of(&self.number.to_string()).map(Days::Year),
            (None, Some(When::Year(year))) => month_of(self.number).map(|month| Days::Month(year, month)),
            _ => None,
        }
    }
}

/// What is no whole day: a month, or a day without its year.
pub(super) fn parse(tokens: &[Token]) -> Option<Days> {
    use Token::{Digits, Letters, Mark};
    let month = |digits: &str| month_of(digits.parse().ok()?);
    match tokens {
        [Letters(word), Digits(m)] if word == "thang" => month(m).map(Days::MonthOfEveryYear),
        [Letters(word), Digits(m), Mark('/' | '-'), Digits(y)] if word == "thang" => {
            Some(Days::Month(year_of(y)?, month(m)?))
        }
        [Letters(word), Digits(m), Letters(year), Digits(y)] if word == "thang" && year == "nam" => {
            Some(Days::Month(year_of(y)?, month(m)?))
        }
        [Letters(word), rest @ ..] if word == "ngay" => every_year(rest),
        _ => every_year(tokens),
    }
}

/// 20/11, 20 tháng 11
fn every_year(tokens: &[Token]) -> Option<Days> {
    use Token::{Digits, Letters, Mark};
    let (day, month) = match tokens {
        [Digits(day), Mark('/'), Digits(month)] => (day, month),
        [Digits(day), Letters(word), Digits(month)] if word == "thang" => (day, month),
        _ => return None,
    };
    // a leap year has every day
    let day = Date::new(2000, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(Days::EveryYear(day.month(), day.day()))
}

fn month_of(number: u64) -> Option<i8> {
    i8::try_from(number).ok().filter(|month| (1..=12).contains(month))
}
