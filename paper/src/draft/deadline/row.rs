//! Duties in a row of a table: the columns say what, who and when.

use super::super::Draft;
use super::super::date;
use super::super::item::{DayOperator, Deadline};
use super::super::page::Page;
use super::{bound, push, year_of};
use crate::tongue::{Token, has};
use sovang_words::paper::Unsure;

/// Reads the duties of one row.
pub(super) fn read(page: &Page<'_>, line: usize, single: Option<u32>, draft: &mut Draft) {
    let Some(columns) = Columns::of(page, line) else { return };
    let Some(own) = page.lines.get(line) else { return };
    let cells: Vec<&[Token]> = own.words.split(|word| word.is("|")).collect();
    let Some(when) = cells.get(columns.when) else { return };
    let Some(day) = (0..when.len()).find_map(|place| date::day(when, place)) else { return };
    let found = bound(when, day.start);
    let start = when.first().map_or(0, |word| word.start);
    let Some(offset) = own.words.iter().position(|word| word.start == start) else { return };
    let day = date::Day { start: day.start + offset, end: day.end + offset, ..day };
    let (year, doubt) = year_of(page, line, &day, single);
    let cell = |at: Option<usize>| {
        at.and_then(|at| cells.get(at)).map(|words| page.text_of(words)).filter(|text| !text.is_empty())
    };
    let Some(what) = cell(Some(columns.what)) else { return };
    let mut said = page.said(own.start, own.end);
    let operator = match found {
        Some(bound) => bound.operator,
        None => {
            said = said.doubted(Unsure::DayWithoutOperator);
            if columns.limit { DayOperator::AtLatest } else { DayOperator::On }
        }
    };
    if let Some(why) = doubt {
        said = said.doubted(why);
    }
    push(
        Deadline {
            what,
            who: cell(columns.who),
            to: cell(columns.to),
            day: day.day,
            month: day.month,
            year,
            operator,
            said,
        },
        draft,
    );
}

/// Which column says what.
struct Columns {
    what: usize,
    who: Option<usize>,
    to: Option<usize>,
    when: usize,
    /// Whether the column of days is one of limits.
    limit: bool,
}

impl Columns {
    /// The columns by the table's first row.
    fn of(page: &Page<'_>, line: usize) -> Option<Self> {
        let first =
            (0..=line).rev().take_while(|at| page.lines.get(*at).is_some_and(|line| line.row)).last()?;
        let head = page.lines.get(first).filter(|_| first < line)?;
        let cells: Vec<&[Token]> = head.words.split(|word| word.is("|")).collect();
        let column = |phrases: &[&'static str]| cells.iter().position(|cell| has(cell, phrases));
        let when = column(&["thời hạn", "thời gian", "hoàn thành", "hạn", "mốc thời gian", "tiến độ"])?;
        let what = column(&["nội dung", "công việc", "nhiệm vụ", "việc", "hoạt động", "sản phẩm"])?;
        let limit = cells.get(when).is_some_and(|cell| has(cell, &["thời hạn", "hạn", "hoàn thành"]));
        let who = column(&[
            "chủ trì",
            "đơn vị thực hiện",
            "cơ quan thực hiện",
            "đơn vị",
            "trách nhiệm",
            "thực hiện",
            "cơ quan",
        ])
        .filter(|at| *at != what && *at != when);
        let to = column(&["nơi nhận", "gửi về", "nơi gửi"]);
        (what != when).then_some(Self { what, who, to, when, limit })
    }
}
