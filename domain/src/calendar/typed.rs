//! Days as people type them: 05/11/2026, 5-11-2026, 05.11.2026, 05112026, 2026-11-05, ngày 5 tháng 11 năm 2026. The day stands first,
//! as it is said; a year of four digits in front turns the order round, as computers write it.

use jiff::civil::Date;
use std::ops::RangeInclusive;

/// Days further away than these years are slips of the hand; they would also overflow the arithmetic of deadlines.
pub const YEARS: RangeInclusive<i16> = 1900..=2100;

/// Why what was typed is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DayFault {
    /// It is not day, month and year.
    #[error("not a day, a month and a year")]
    Unreadable,
    /// The year has two digits: which century is a guess.
    #[error("the year has two digits")]
    ShortYear,
    /// The month stands where the day is written.
    #[error("the month is written before the day")]
    MonthFirst,
    /// There is no such day.
    #[error("there is no such day")]
    NotInCalendar,
    /// The year is far from any that is meant.
    #[error("the year is not between 1900 and 2100")]
    AnotherAge,
}

/// The day that was typed.
///
/// # Errors
/// What keeps it from being a day.
pub fn read_day(typed: &str) -> Result<Date, DayFault> {
    let set_apart = in_one(typed);
    let Written { words, numbers } = Written::split(set_apart.as_deref().unwrap_or(typed))?;
    let [first, second, third] = numbers.as_slice() else { return Err(DayFault::Unreadable) };
    let (year, month, day) = match [first.len(), second.len(), third.len()] {
        [4, 1..=2, 1..=2] if words.iter().all(Vec::is_empty) => (first, second, third),
        [1..=2, 1..=2, 4] if said(&words) => (third, second, first),
        [1..=2, 1..=2, 1..=2] if said(&words) => return Err(DayFault::ShortYear),
        _ => return Err(DayFault::Unreadable),
    };
    let year = year.parse::<i16>().map_err(|_| DayFault::Unreadable)?;
    // at most two digits
    let [month, day] = [month, day].map(|digits| digits.parse::<i8>().unwrap_or_default());
    if !YEARS.contains(&year) {
        return Err(DayFault::AnotherAge);
    }
    match Date::new(year, month, day) {
        Ok(date) => Ok(date),
        Err(_) if month > 12 && (1..=12).contains(&day) => Err(DayFault::MonthFirst),
        Err(_) => Err(DayFault::NotInCalendar),
    }
}

/// 05112026 with its parts set apart, the day first: a year in front would be read as one of another age.
fn in_one(typed: &str) -> Option<String> {
    let digits: Option<Vec<char>> = typed.trim().chars().map(digit).collect();
    let [d1, d2, m1, m2, year @ ..] = digits.as_deref()? else { return None };
    let year: String = year.iter().collect();
    (year.len() == 4).then(|| format!("{d1}{d2}/{m1}{m2}/{year}"))
}

/// The numbers that were typed, and the words before, between and behind them.
struct Written {
    words: Vec<Vec<String>>,
    numbers: Vec<String>,
}

impl Written {
    /// Words are kept as their plain letters: "ngày" is "ngy", or "ngay" where the mark was typed apart or left out.
    fn split(typed: &str) -> Result<Self, DayFault> {
        let (mut words, mut numbers) = (vec![Vec::new()], Vec::<String>::new());
        let mut word: Option<String> = None;
        let mut in_number = false;
        for char in typed.chars().chain([' ']) {
            if char.is_alphabetic() || is_mark(char) {
                word.get_or_insert_default().extend(char.to_lowercase().filter(char::is_ascii));
                in_number = false;
                continue;
            }
            if let (Some(word), Some(here)) = (word.take(), words.last_mut()) {
                here.push(word);
            }
            match (digit(char), numbers.last_mut().filter(|_| in_number)) {
                (Some(digit), Some(number)) => number.push(digit),
                (Some(digit), None) => {
                    numbers.push(digit.to_string());
                    words.push(Vec::new());
                    in_number = true;
                }
                (None, _) if is_separator(char) => in_number = false,
                (None, _) => return Err(DayFault::Unreadable),
            }
        }
        Ok(Self { words, numbers })
    }
}

/// Whether the words stand where they are said: [thứ Năm,] [ngày] 5 [tháng] 11 [năm] 2026. In front of "ngày" may stand
/// whatever stands there on a paper: Phú Tân, ngày 05 tháng 11 năm 2026.
fn said(words: &[Vec<String>]) -> bool {
    const WEEKDAYS: [&str; 16] = [
        "th", "thu", "hai", "ba", "t", "tu", "nm", "nam", "su", "sau", "by", "bay", "ch", "chu", "nht",
        "nhat",
    ];
    let are = |words: &[String], known: &[&str]| words.iter().all(|word| known.contains(&word.as_str()));
    let [before, month, year, behind] = words else { return false };
    let starts = match before.iter().rposition(|word| ["ngy", "ngay"].contains(&word.as_str())) {
        Some(place) => are(&before[place + 1..], &["mng", "mung", "mong"]),
        None => are(before, &WEEKDAYS),
    };
    let one = |words: &[String], known: &[&str]| words.len() <= 1 && are(words, known);
    starts && one(month, &["thng", "thang"]) && one(year, &["nm", "nam"]) && behind.is_empty()
}

/// Full-width digits come from some keyboards.
fn digit(char: char) -> Option<char> {
    match char {
        '0'..='9' => Some(char),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(char) - 0xff10, 10),
        _ => None,
    }
}

/// Marks that were typed apart from their letter.
fn is_mark(char: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&char)
}

fn is_separator(char: char) -> bool {
    char.is_whitespace()
        || matches!(
            char,
            '/' | '-' | '.' | ',' | '\u{ff0f}' | '\u{ff0d}' | '\u{ff0e}' | '\u{2010}'..='\u{2015}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// What was typed into a form, and what is right: a day, or what the message must name.
    const TYPED: &str = include_str!("../../tests/data/typed-days.tsv");

    #[test]
    fn a_day_is_read_as_people_write_it() {
        for typed in [
            "05/11/2026",
            "5/11/2026",
            " 05-11-2026 ",
            "05.11.2026",
            "2026-11-05",
            "2026/11/5",
            "05 / 11 / 2026",
            "5 11 2026",
            "05–11–2026",
            "０５／１１／２０２６",
            "ngày 05/11/2026",
            "Ngày 5 tháng 11 năm 2026",
            "ngay 5 thang 11 nam 2026",
            "NGÀY 05 THÁNG 11 NĂM 2026",
            "nga\u{300}y 5 tha\u{301}ng 11 na\u{306}m 2026",
            "5 tháng 11, 2026",
            "thứ Năm, ngày 05/11/2026",
            "thứ Năm, 05/11/2026",
            "Phú Tân, ngày 05 tháng 11 năm 2026",
            "ngày mùng 5 tháng 11 năm 2026",
        ] {
            assert_eq!(read_day(typed), Ok(date(2026, 11, 5)), "{typed}");
        }
        assert_eq!(read_day("11/05/2026"), Ok(date(2026, 5, 11)), "the day stands first");
        assert_eq!(read_day(" 05112026 "), Ok(date(2026, 11, 5)));
        assert_eq!(read_day("29/02/2028"), Ok(date(2028, 2, 29)));
    }

    #[test]
    fn what_was_typed_into_a_form_without_a_calendar_is_read_or_asked_back() {
        let mut lines = 0;
        for (typed, right) in TYPED.lines().skip(1).filter_map(|line| line.split_once('\t')) {
            lines += 1;
            match read_day(typed) {
                Ok(day) => assert_eq!(day.to_string(), right, "{typed}"),
                Err(DayFault::NotInCalendar) => assert_eq!(right, "không có trong lịch", "{typed}"),
                Err(DayFault::MonthFirst) => assert_eq!(right, "hỏi lại: viết ngày/tháng/năm", "{typed}"),
                Err(other) => panic!("{typed}: {other}"),
            }
        }
        assert_eq!(lines, 7);
    }

    #[test]
    fn what_is_no_day_says_why() {
        use DayFault as F;
        for (typed, fault) in [
            ("31/02/2026", F::NotInCalendar),
            ("29/02/2026", F::NotInCalendar),
            ("2026-02-30", F::NotInCalendar),
            ("00/11/2026", F::NotInCalendar),
            ("05/00/2026", F::NotInCalendar),
            ("31/31/2026", F::NotInCalendar),
            ("11/25/2026", F::MonthFirst),
            ("2026-25-11", F::MonthFirst),
            ("05/11/26", F::ShortYear),
            ("5.11.26", F::ShortYear),
            ("ngày 5 tháng 11 năm 26", F::ShortYear),
            ("05/11/1026", F::AnotherAge),
            ("05/11/0226", F::AnotherAge),
            ("05/11/9999", F::AnotherAge),
            ("", F::Unreadable),
            ("hôm qua", F::Unreadable),
            ("05/11", F::Unreadable),
            ("11/2026", F::Unreadable),
            ("20261105", F::AnotherAge),
            ("0511202", F::Unreadable),
            ("31022026", F::NotInCalendar),
            ("5/11/202", F::Unreadable),
            ("5/11/20266", F::Unreadable),
            ("05/11/2026 08:00", F::Unreadable),
            ("2026-11-05T08:00", F::Unreadable),
            ("tháng 11 ngày 5 năm 2026", F::Unreadable),
            ("11 tháng 5 ngày 2026", F::Unreadable),
            ("5 Nov 2026", F::Unreadable),
            ("05/11/2026 hoặc 06/11/2026", F::Unreadable),
            ("05/11/2026đ", F::Unreadable),
            ("5a/11/2026", F::Unreadable),
            ("+5/11/2026", F::Unreadable),
            ("٠٥/١١/٢٠٢٦", F::Unreadable),
        ] {
            assert_eq!(read_day(typed), Err(fault), "{typed}");
        }
    }

    #[test]
    fn every_day_is_read_in_every_writing() {
        let mut day = date(2027, 12, 25);
        while day < date(2028, 3, 5) {
            let (d, m, y) = (day.day(), day.month(), day.year());
            for typed in [
                day.to_string(),
                format!("{d}/{m}/{y}"),
                format!("{d:02}.{m:02}.{y}"),
                format!("ngày {d:02} tháng {m:02} năm {y}"),
            ] {
                assert_eq!(read_day(&typed), Ok(day), "{typed}");
            }
            day = day.tomorrow().unwrap();
        }
    }
}
