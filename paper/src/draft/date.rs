//! Days as administrative Vietnamese writes them.

use super::item::Year;
use crate::tongue::{Kind, Token, any, at};

/// A day found among words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Its first word.
    pub(super) start: usize,
    /// The word after its last.
    pub(super) end: usize,
    pub(super) day: u32,
    pub(super) month: u32,
    pub(super) year: Option<Year>,
}

/// Words for "each year".
pub(super) const YEARLY: [&str; 9] = [
    "hằng năm",
    "hàng năm",
    "mỗi năm",
    "từng năm",
    "các năm",
    "thường niên",
    "của năm báo cáo",
    "năm báo cáo",
    "của năm",
];

/// The day that stands at `start`: "ngày 05/11/2026", "15 tháng 12", "05/11".
pub(super) fn day(words: &[Token], start: usize) -> Option<Day> {
    let first = at(words, start, "ngày").unwrap_or(start);
    let named = first > start;
    let day = words.get(first)?.number().filter(|day| (1..=31).contains(day))?;
    if !named
        && words.get(first)?.tight
        && start > 0
        && words
            .get(start - 1)
            .is_some_and(|word| word.kind != Kind::Sign || matches!(word.low.as_str(), "/" | "-"))
    {
        return None;
    }
    let sign = words.get(first + 1)?;
    let slash = sign.tight
        && matches!(sign.low.as_str(), "/" | "-" | ".")
        && words.get(first + 2).is_some_and(|word| word.tight);
    let (month, mut end) = if slash {
        (words.get(first + 2)?.number()?, first + 3)
    } else {
        let next = at(words, first + 1, "tháng").or_else(|| at(words, first + 1, "của tháng"))?;
        (words.get(next)?.number()?, next + 1)
    };
    if !(1..=12).contains(&month) || slash && !named && !sign.is("/") || day > days_of(month) {
        return None;
    }
    let mut year = None;
    let again = words.get(end).filter(|word| slash && word.tight && word.low == sign.low);
    if again.is_some()
        && let Some(number) = words.get(end + 1).filter(|word| word.tight).and_then(Token::number)
    {
        match number {
            2000..=2100 => year = Some(Year::Of(number)),
            20..=60 if words.get(end + 1).is_some_and(|word| word.low.len() == 2) => {
                year = Some(Year::Of(2000 + number))
            }
            _ => return None,
        }
        end += 2;
    } else if slash
        && words
            .get(end)
            .is_some_and(|word| word.tight && (word.kind != Kind::Sign || word.is("-") || word.is("/")))
    {
        // "02/2026/TT-BNV", "01/5-KH" are numbers of papers
        return None;
    }
    if year.is_none()
        && let Some(next) = at(words, end, "năm").or_else(|| at(words, end, "/ năm"))
        && let Some(number @ 2000..=2100) = words.get(next).and_then(Token::number)
    {
        year = Some(Year::Of(number));
        end = next + 1;
    }
    Some(Day { start, end, day, month, year })
}

fn days_of(month: u32) -> u32 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The place after words for "each year" that stand at `start`, brackets around them or not.
pub(super) fn yearly(words: &[Token], start: usize) -> Option<usize> {
    let from = at(words, start, "(").unwrap_or(start);
    let (next, _) = any(words, from, &YEARLY)?;
    let year = words.get(next).and_then(Token::number);
    (year.is_none()).then(|| at(words, next, ")").filter(|_| from > start).unwrap_or(next))
}

/// The day a document bears, at the beginning of `words`: as "2025-05-14", and how many words it takes.
pub(super) fn full(words: &[Token]) -> (Option<String>, usize) {
    let skip = usize::from(words.first().is_some_and(|word| word.is(",") || word.is("(")));
    if let Some(found) = day(words, skip)
        && let Some(Year::Of(year)) = found.year
    {
        return (Some(format!("{year}-{:02}-{:02}", found.month, found.day)), found.end);
    }
    if at(words, 0, "năm").is_some()
        && let Some(year @ 1990..=2100) = words.get(1).and_then(Token::number)
    {
        return (Some(year.to_string()), 2);
    }
    (None, 0)
}

/// The number of a quarter: "quý III", "quý 3".
pub(super) fn quarter(words: &[Token], start: usize) -> Option<(u32, usize)> {
    let next = at(words, start, "quý")?;
    let quarter = match words.get(next)?.low.as_str() {
        "i" | "1" => 1,
        "ii" | "2" => 2,
        "iii" | "3" => 3,
        "iv" | "4" => 4,
        _ => return None,
    };
    Some((quarter, next + 1))
}

/// The year at `start`: "năm 2026", "/2026", "hằng năm".
pub(super) fn year(words: &[Token], start: usize) -> Option<(Year, usize)> {
    if let Some(end) = yearly(words, start) {
        return Some((Year::Every, end));
    }
    let next = any(words, start, &["năm", "/", "- năm", "của năm", "/ năm"]).map(|(next, _)| next)?;
    match words.get(next).and_then(Token::number) {
        Some(number @ 2000..=2100) => Some((Year::Of(number), next + 1)),
        _ => None,
    }
}
