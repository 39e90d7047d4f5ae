//! Numbers of papers, days and codes among typed words, as the one reader of `sovang_words::sought` understands them; and
//! the keys that what is stored carries of them. `n5qdubnd` is number 5 with the symbol QĐ-UBND, `d20261120` a day,
//! `e1120` that day of any year, `m202611` a month, `t11` that month of any year, `y2026` a year, `c2026x5x1` the code
//! of an award, `lphuxtan` its commune.

use super::typed::{Reading, Word};
use jiff::civil::Date;
use sovang_words::sought::{AwardCode, Days, PaperNumber, Sought, Unclear};
use std::ops::Range;

/// More ways than this to read one text are not tried.
const MOST: usize = 8;
/// Numbers and days are looked for in so many of the first words.
const READ: usize = 24;

/// The keys of a day.
pub(super) fn of_day(day: Date) -> Vec<String> {
    let (year, month) = (day.year(), day.month());
    let all = [
        Days::Year(year),
        Days::Month(year, month),
        Days::MonthOfEveryYear(month),
        Days::EveryYear(month, day.day()),
        Days::Day(day),
    ];
    all.into_iter().map(of_days).collect()
}

pub(super) fn of_days(days: Days) -> String {
    match days {
        Days::Day(day) => format!("d{}{:02}{:02}", day.year(), day.month(), day.day()),
        Days::EveryYear(month, day) => format!("e{month:02}{day:02}"),
        Days::Month(year, month) => format!("m{year}{month:02}"),
        Days::MonthOfEveryYear(month) => format!("t{month:02}"),
        Days::Year(year) => format!("y{year}"),
    }
}

/// The keys of a paper's number: with as much of its symbol as may be typed.
pub(super) fn of_paper(symbol: &str) -> Vec<String> {
    match Sought::read(symbol) {
        Sought::Number(paper) => of_number(&paper),
        _ => Vec::new(),
    }
}

fn of_number(paper: &PaperNumber) -> Vec<String> {
    let mut keys = vec![format!("n{}", paper.number)];
    for part in paper.symbol.iter().flat_map(|symbol| symbol.parts()) {
        let longer = format!("{}{part}", keys.last().map(String::as_str).unwrap_or_default());
        keys.push(longer);
    }
    keys
}

/// The key of an award's code, without its commune.
pub(super) fn of_code(local: &str) -> String {
    format!("c{}", local.replace(['-', '.'], "x"))
}

/// The key of a commune in front of a code.
pub(super) fn of_place(slug: &str) -> String {
    format!("l{}", slug.replace('-', "x"))
}

/// What a run of words may mean.
struct Meant {
    /// Each with the keys it asks for, the likeliest first.
    ways: Vec<Vec<String>>,
    /// It may be plain words too.
    or_words: bool,
}

/// All the ways to understand a text: the longest runs of words that are a number, a day or a code, the others as words.
pub(super) fn readings(text: &str, words: &[Word]) -> Vec<Reading> {
    let blanks: Vec<Range<usize>> = blank_separated(text).take(READ).collect();
    let mut readings = vec![Reading::default()];
    let mut rest = blanks.as_slice();
    while let Some(first) = rest.first() {
        let whole = rest.len() == blanks.len();
        let plain = (1, Meant { ways: Vec::new(), or_words: true });
        let (length, meant) = understood(text, rest, whole).unwrap_or(plain);
        let end = rest.get(length - 1).map_or(first.end, |last| last.end);
        let passed = words.iter().filter(|word| first.start <= word.at.start && word.at.end <= end);
        let passed: Vec<Word> = passed.cloned().collect();
        readings = joined(&readings, &meant, &passed);
        rest = rest.get(length..).unwrap_or_default();
    }
    readings
}

fn joined(readings: &[Reading], meant: &Meant, words: &[Word]) -> Vec<Reading> {
    let mut next = Vec::new();
    for reading in readings {
        for way in &meant.ways {
            next.push(Reading { keys: [reading.keys.as_slice(), way].concat(), ..reading.clone() });
        }
        if meant.or_words {
            next.push(Reading { words: [reading.words.as_slice(), words].concat(), ..reading.clone() });
        }
    }
    next.truncate(MOST);
    next
}

fn blank_separated(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |run| {
        let from = at;
        at += run.len() + text.get(at + run.len()..)?.chars().next().map_or(0, char::len_utf8);
        (!run.is_empty()).then(|| from..from + run.len())
    })
}

/// The longest run at the front that is understood, and how many it takes.
fn understood(text: &str, runs: &[Range<usize>], whole: bool) -> Option<(usize, Meant)> {
    (1..=runs.len()).rev().find_map(|length| {
        let run = text.get(runs.first()?.start..runs.get(length - 1)?.end)?;
        Some((length, meant(run, length == 1, whole && length == runs.len())?))
    })
}

/// What a run means; `joined` where no blank is in it, `alone` where nothing else was typed.
fn meant(run: &str, joined: bool, alone: bool) -> Option<Meant> {
    let one = |keys: Vec<String>| Meant { ways: vec![keys], or_words: false };
    match Sought::read(run) {
        Sought::Code(code) => Some(of_typed_code(&code)),
        Sought::Unclear(Unclear::OnlyADay(days)) => Some(one(vec![of_days(days)])),
        // of whom and about what it is, is told in words
        Sought::Number(PaperNumber { behind: Some(_), .. }) => None,
        Sought::Number(paper) => {
            let keys = of_number(&paper).pop().into_iter();
            let keys: Vec<String> = keys.chain(paper.when.map(|when| of_days(when.into()))).collect();
            if paper.symbol.is_some() {
                return Some(one(keys));
            }
            let days = paper.or_days().map(|days| vec![of_days(days)]);
            match (paper.when, days) {
                // “Tổ dân phố số 4 năm 2026”: a number of nothing is one where it is written as one
                (Some(_), _) if !joined && !alone => None,
                (Some(_), days) => {
                    let month = days.filter(|_| joined);
                    Some(Meant { ways: std::iter::once(keys).chain(month).collect(), or_words: false })
                }
                (None, Some(_)) if !joined => None,
                // “ấp 3” is a name: a number without anything is one only where nothing else was typed
                (None, None) if !alone => None,
                (None, days) => {
                    let number = alone.then_some(keys);
                    Some(Meant { ways: days.into_iter().chain(number).collect(), or_words: true })
                }
            }
        }
        Sought::Name(_) | Sought::Unclear(_) => None,
    }
}

/// `2026-5-1` may be a day as well.
fn of_typed_code(code: &AwardCode) -> Meant {
    let place = code.locality.as_deref().map(of_place);
    let day = || {
        let mut parts = code.local.split('-').map(str::parse::<i16>);
        let mut next = || parts.next()?.ok();
        let (year, month, day) = (next()?, i8::try_from(next()?).ok()?, i8::try_from(next()?).ok()?);
        Date::new(year, month, day).ok().map(|day| vec![of_days(Days::Day(day))])
    };
    let as_day = if place.is_none() { day() } else { None };
    let keys = std::iter::once(of_code(&code.local)).chain(place).collect();
    Meant { ways: std::iter::once(keys).chain(as_day).collect(), or_words: false }
}

#[cfg(test)]
mod tests;
