//! Dates, counts and money as Vietnamese administrative papers write them.

use jiff::{Timestamp, civil, tz::Offset};

/// Viet Nam keeps one offset the whole year, so no time zone table is needed.
const HANOI: Offset = Offset::constant(7);

/// 05/11/2026, 09/3/2026, 02/02/2026: a zero before days under 10 and before months 1 and 2 only.
#[must_use]
pub fn date(date: civil::Date) -> String {
    let zero = if date.month() < 3 { "0" } else { "" };
    format!("{:02}/{zero}{}/{}", date.day(), date.month(), date.year())
}

/// ngày 05/11/2026
#[must_use]
pub fn date_long(day: civil::Date) -> String {
    format!("ngày {}", date(day))
}

/// 06/11/2026 09:12, on a clock in Viet Nam.
#[must_use]
pub fn date_time(at: Timestamp) -> String {
    let local = HANOI.to_datetime(at);
    format!("{} {:02}:{:02}", date(local.date()), local.hour(), local.minute())
}

/// 07:00 ngày 12/11/2026, for a sentence.
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    let local = HANOI.to_datetime(at);
    format!("{:02}:{:02} {}", local.hour(), local.minute(), date_long(local.date()))
}

/// 2026-11-06T09:12+07:00, for the `datetime` of a `time` element.
#[must_use]
pub fn machine_time(at: Timestamp) -> String {
    let local = HANOI.to_datetime(at);
    format!("{}T{:02}:{:02}+07:00", local.date(), local.hour(), local.minute())
}

/// The day it is in Viet Nam at that moment.
#[must_use]
pub fn local_date(at: Timestamp) -> civil::Date {
    HANOI.to_datetime(at).date()
}

/// thứ Hai … Chủ nhật
#[must_use]
pub fn weekday(date: civil::Date) -> &'static str {
    match date.weekday() {
        civil::Weekday::Monday => "thứ Hai",
        civil::Weekday::Tuesday => "thứ Ba",
        civil::Weekday::Wednesday => "thứ Tư",
        civil::Weekday::Thursday => "thứ Năm",
        civil::Weekday::Friday => "thứ Sáu",
        civil::Weekday::Saturday => "thứ Bảy",
        civil::Weekday::Sunday => "Chủ nhật",
    }
}

/// 2.871
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// 760.000 đ, for a column of a table.
#[must_use]
pub fn money(dong: u64) -> String {
    format!("{} đ", thousands(dong))
}

/// 710.000 đồng, for a sentence.
#[must_use]
pub fn money_long(dong: u64) -> String {
    format!("{} đồng", thousands(dong))
}

/// People and papers are counted with two digits: 02, 12, 1.150. None at all is 0.
#[must_use]
pub fn count2(count: u64) -> String {
    if (1..10).contains(&count) { format!("0{count}") } else { thousands(count) }
}

/// 92%, 33,3%. Never rounded up: 100% means all of them. A part of nothing is –.
#[must_use]
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = u128::from(part) * 1000 / u128::from(whole);
    match (tenths / 10, tenths % 10) {
        (0, 0) if part > 0 => "dưới 0,1%".to_owned(),
        (ones, 0) => format!("{ones}%"),
        (ones, tenth) => format!("{ones},{tenth}%"),
    }
}

/// Begins a sentence: "xã Phú Tân" becomes "Xã Phú Tân".
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn only_days_under_ten_and_the_first_two_months_take_a_zero() {
        assert_eq!(date(day(2026, 11, 5)), "05/11/2026");
        assert_eq!(date(day(2026, 3, 9)), "09/3/2026");
        assert_eq!(date(day(2026, 2, 2)), "02/02/2026");
        assert_eq!(date(day(2026, 9, 21)), "21/9/2026");
        assert_eq!(date_long(day(2026, 1, 31)), "ngày 31/01/2026");
    }

    #[test]
    fn a_moment_is_shown_on_a_clock_in_viet_nam() {
        let late: Timestamp = "2026-11-05T17:30:59Z".parse().unwrap();
        assert_eq!(date_time(late), "06/11/2026 00:30");
        assert_eq!(time_of_day(late), "00:30 ngày 06/11/2026");
        assert_eq!(machine_time(late), "2026-11-06T00:30+07:00");
        assert_eq!(local_date(late), day(2026, 11, 6));
        assert_eq!(weekday(local_date(late)), "thứ Sáu");
        assert_eq!(weekday(day(2026, 11, 8)), "Chủ nhật");
    }

    #[test]
    fn numbers_are_grouped_with_dots() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(2871), "2.871");
        assert_eq!(thousands(1_234_567), "1.234.567");
        assert_eq!(money(760_000), "760.000 đ");
        assert_eq!(money_long(2_340_000), "2.340.000 đồng");
        assert_eq!((count2(0).as_str(), count2(2).as_str(), count2(1150).as_str()), ("0", "02", "1.150"));
    }

    #[test]
    fn a_percentage_never_says_more_than_there_is() {
        assert_eq!(percent(92, 100), "92%");
        assert_eq!(percent(1, 3), "33,3%");
        assert_eq!(percent(9_999, 10_000), "99,9%");
        assert_eq!(percent(1, 10_000), "dưới 0,1%");
        assert_eq!(percent(0, 5), "0%");
        assert_eq!(percent(5, 5), "100%");
        assert_eq!(percent(0, 0), "–");
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(sentence_case("đặc khu Phú Quốc"), "Đặc khu Phú Quốc");
        assert_eq!(sentence_case(""), "");
    }
}
