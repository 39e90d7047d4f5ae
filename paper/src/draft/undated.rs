//! Duties without a day: by a quarter, a month, a year, or each year.

use super::Draft;
use super::date;
use super::deadline::{clause, single_year};
use super::item::{Undated, Year};
use super::page::Page;
use super::topic::Topic;
use crate::tongue::{Phrase, Token, any, at, has};

/// Reads the duties without a day.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let single = single_year(draft);
    for line in page.body() {
        let Some(own) = page.lines.get(line) else { continue };
        if own.row
            || matches!(
                own.topic,
                Topic::Purpose
                    | Topic::Contents
                    | Topic::Criteria
                    | Topic::Audience
                    | Topic::AwardStandard
                    | Topic::Award
            )
        {
            continue;
        }
        let words = own.words.as_slice();
        let mut place = 0;
        while place < words.len() {
            match when(words, place) {
                Some(found) => {
                    take(page, line, &found, single, draft);
                    place = found.end;
                }
                None => place += 1,
            }
        }
    }
}

/// A time that is no day.
struct When {
    start: usize,
    end: usize,
    quarter: Option<u32>,
    month: Option<u32>,
    year: Option<Year>,
}

/// Words in front of a time.
const AT: &[Phrase] = &[
    "trong",
    "vào",
    "cuối",
    "đầu",
    "hết",
    "trước",
    "trong thời gian",
    "vào cuối",
    "vào đầu",
    "định kỳ",
    "xong trong",
];
/// Words for a time that comes again.
const AGAIN: &[Phrase] =
    &["hằng năm", "hàng năm", "mỗi năm", "định kỳ", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng"];

/// "trong quý III năm 2025", "tháng 8 năm 2025", "vào năm 2027", "định kỳ hằng năm" at `start`.
fn when(words: &[Token], start: usize) -> Option<When> {
    let from = any(words, start, AT).map_or(start, |(next, _)| next);
    let (quarter, month, next) = match (date::quarter(words, from), month(words, start, from)) {
        (Some((quarter, next)), _) => (Some(quarter), None, next),
        (None, Some((month, next))) => (None, Some(month), next),
        (None, None) => return in_year(words, start, from),
    };
    let year = date::year(words, next);
    Some(When {
        start,
        end: year.map_or(next, |(_, end)| end),
        quarter,
        month,
        year: year.map(|(year, _)| year),
    })
}

/// "trong tháng 8", where it is no part of a day.
fn month(words: &[Token], start: usize, from: usize) -> Option<(u32, usize)> {
    let next = at(words, from, "tháng")?;
    let month = words.get(next)?.number().filter(|month| (1..=12).contains(month))?;
    // "- Tháng 7/2026: Sơ kết" opens a line; elsewhere a word stands before it
    let opens = start == 0 && words.iter().take(8).any(|word| word.is(":"));
    if from == start && !opens {
        return None;
    }
    Some((month, next + 1))
}

/// "vào năm 2027", "tổng kết năm 2030", "hằng năm"
fn in_year(words: &[Token], start: usize, from: usize) -> Option<When> {
    let of = |end: usize, year: Year| When { start, end, quarter: None, month: None, year: Some(year) };
    if from > start
        && let Some((year, end)) = date::year(words, from)
    {
        return Some(of(end, year));
    }
    if let Some((next, _)) = any(words, start, AGAIN) {
        return Some(of(next, Year::Every));
    }
    let next = at(words, start, "năm")?;
    let year = words.get(next)?.number().filter(|year| (2000..=2100).contains(year))?;
    let before = words.get(start.saturating_sub(12)..start).unwrap_or_default();
    has(before, &["sơ kết", "tổng kết"]).then(|| of(next + 1, Year::Of(year)))
}

/// The duty at a time, unless its words are those of a duty with a day.
fn take(page: &Page<'_>, line: usize, found: &When, single: Option<u32>, draft: &mut Draft) {
    let Some(own) = page.lines.get(line) else { return };
    let words = own.words.as_slice();
    // "hằng năm" stands before its duty or behind it
    let leading = found.year == Some(Year::Every) && found.quarter.is_none() && found.month.is_none();
    let (_, stop) = super::page::sentence(words, found.start);
    let stop =
        (found.end..stop).find(|place| words.get(*place).is_some_and(|word| word.is(";"))).unwrap_or(stop);
    let bound = if leading { stop } else { found.start };
    let clause = clause(page, line, bound, found.end.max(bound));
    let here = page.text_of(clause.what);
    let duty = clause.is_duty(leading, false) && !here.is_empty();
    let near = words.get(found.start.saturating_sub(30)..stop).unwrap_or_default();
    let has_day =
        (0..near.len()).any(|place| date::day(near, place).is_some_and(|day| day.start > 0)) && leading;
    let occasion = has(
        words.get(found.start.saturating_sub(3)..found.start).unwrap_or_default(),
        &["khen thưởng", "phong trào thi đua", "giai đoạn"],
    );
    let period =
        has(words.get(found.start.saturating_sub(2)..found.start).unwrap_or_default(), &["từ", "đến"]);
    if !duty || has_day || occasion || period || leading && !super::deadline::hands_in(clause.what) {
        return;
    }
    let start = words.get(clause.start).map_or(own.start, |word| word.start);
    let end = words.get(found.end.max(1) - 1).map_or(own.end, |word| word.end);
    let end = if leading { clause.what.last().map_or(end, |word| word.end).max(end) } else { end };
    let year =
        found.year.or(single.filter(|_| found.quarter.is_some() || found.month.is_some()).map(Year::Of));
    let item = Undated {
        what: here,
        who: clause.who.clone(),
        quarter: found.quarter,
        month: found.month,
        year,
        said: page.said(start.min(end), end),
    };
    if !draft
        .undated
        .iter()
        .any(|known| known.what == item.what && known.who == item.who && known.year == item.year)
    {
        draft.undated.push(item);
    }
}
