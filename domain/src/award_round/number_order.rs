//! Whether the number of a decision goes with its day, beside the numbers that this book knows of the same year. A number out
//! of order may be right, for papers are signed and registered by people: it is recorded with the clerk's reason.

use jiff::civil::Date;

/// Why a number does not go with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfOrder {
    /// A higher number was signed on an earlier day.
    HigherBefore {
        /// That number.
        number: u64,
        /// Its day.
        on: Date,
    },
    /// A lower number was signed on a later day.
    LowerAfter {
        /// That number.
        number: u64,
        /// Its day.
        on: Date,
    },
    /// It lies far above what the year had come to.
    Jump {
        /// The number below it.
        number: u64,
        /// Its day.
        on: Date,
    },
}

/// How often the year's pace may be exceeded, and by how many at its beginning: a digit too many is always more.
const TIMES: u64 = 3;
const AT_LEAST: u64 = 50;

impl OutOfOrder {
    /// What is odd about a number signed on that day, beside those `known` of its year.
    #[must_use]
    pub fn of(number: u64, on: Date, known: &[(u64, Date)]) -> Vec<Self> {
        let others = || known.iter().copied().filter(|(other, _)| *other != number);
        let higher = others().filter(|(other, day)| *other > number && *day < on).min();
        let lower = others().filter(|(other, day)| *other < number && *day > on).max();
        let below = others().filter(|(other, day)| *other < number && *day <= on).max();
        let jump = below.filter(|(below, day)| number > reach(*below, *day, on));
        [
            higher.map(|(number, on)| Self::HigherBefore { number, on }),
            lower.map(|(number, on)| Self::LowerAfter { number, on }),
            jump.map(|(number, on)| Self::Jump { number, on }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The highest number that is no surprise on a day, where `below` was reached on an earlier one of the year.
fn reach(below: u64, day: Date, on: Date) -> u64 {
    let of_year = |day: Date| u64::from(day.day_of_year().unsigned_abs());
    let expected = below.saturating_mul(of_year(on)) / of_year(day).max(1);
    expected.saturating_mul(TIMES).saturating_add(AT_LEAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_number_in_its_place_is_not_odd() {
        let known = [(54, date(2026, 3, 9)), (211, date(2026, 9, 21)), (259, date(2026, 11, 20))];
        for (number, on) in [(55, date(2026, 3, 9)), (108, date(2026, 5, 15)), (260, date(2026, 11, 20))] {
            assert_eq!(OutOfOrder::of(number, on, &known), [], "{number}");
        }
        assert_eq!(OutOfOrder::of(2600, date(2026, 11, 20), &[]), [], "nothing to compare with");
        let first = [(5, date(2026, 1, 5))];
        assert_eq!(OutOfOrder::of(320, date(2026, 11, 20), &first), [], "the office signs on all year");
    }

    #[test]
    fn a_jump_and_a_day_against_the_numbers_around_it_are_odd() {
        let known = [(211, date(2026, 9, 21)), (259, date(2026, 11, 20)), (299, date(2026, 12, 10))];
        let jump = OutOfOrder::Jump { number: 299, on: date(2026, 12, 10) };
        assert_eq!(OutOfOrder::of(2600, date(2026, 12, 10), &known), [jump]);
        let higher = OutOfOrder::HigherBefore { number: 211, on: date(2026, 9, 21) };
        assert_eq!(OutOfOrder::of(104, date(2026, 11, 20), &known), [higher], "the nearest is named");
        let lower = OutOfOrder::LowerAfter { number: 299, on: date(2026, 12, 10) };
        assert_eq!(OutOfOrder::of(300, date(2026, 12, 5), &known), [lower]);
    }
}
