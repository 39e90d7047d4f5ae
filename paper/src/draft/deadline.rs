//! Duties with a day: the day with its operator, what is owed, by whom and to whom. A day that bounds no duty (the day
//! of a document, of a law, of a period) is none.

mod bound;
mod clause;
mod row;

use super::Draft;
use super::date::{self, Day};
use super::item::{DayOperator, Deadline, Year};
use super::page::{Page, sentence};
use super::topic::Topic;
use crate::tongue::{Phrase, Token, any, at, ends, find, has};
use sovang_words::paper::Unsure;

use bound::{Bound, bare, bound};
pub(super) use clause::{Clause, clause};

/// Reads the duties with a day.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    let single = single_year(draft);
    for line in page.body() {
        let Some(own) = page.lines.get(line) else { continue };
        if own.row {
            row::read(page, line, single, draft);
            continue;
        }
        in_line(page, line, single, draft);
    }
}

/// The year of a plan that runs for one.
pub(super) fn single_year(draft: &Draft) -> Option<u32> {
    let period = draft.period.as_ref()?;
    let year = |moment: &Option<String>| moment.as_ref()?.get(..4)?.parse::<u32>().ok();
    match (year(&period.from), year(&period.to)) {
        (Some(from), Some(to)) if from == to => Some(to),
        (None, Some(to)) if draft.date.as_ref().and_then(|date| date.year) == Some(to) => Some(to),
        _ => None,
    }
}

fn in_line(page: &Page<'_>, line: usize, single: Option<u32>, draft: &mut Draft) {
    let Some(own) = page.lines.get(line) else { return };
    let words = own.words.as_slice();
    let mut last: Option<(Bound, Day)> = None;
    let mut place = 0;
    while place < words.len() {
        let Some(day) = date::day(words, place) else {
            place += 1;
            continue;
        };
        place = day.end;
        let listed = last.as_ref().filter(|(_, before)| goes_on(words, before.end, day.start));
        let bound = bound(words, day.start)
            .or_else(|| {
                let (before, _) = listed?;
                Some(Bound {
                    operator: before.operator,
                    start: before.start,
                    weak: before.weak,
                    hour: false,
                    bare: false,
                })
            })
            .or_else(|| bare(words, &day));
        let Some(bound) = bound else { continue };
        let before = last.as_ref().filter(|(_, before)| {
            !words
                .get(before.end..bound.start)
                .unwrap_or_default()
                .iter()
                .any(|word| word.is(";") || word.is("."))
        });
        let before = before.and_then(|_| draft.deadlines.last().cloned());
        if let Some(found) = duty(page, line, &bound, &day, single, before) {
            push(found, draft);
            last = Some((bound, day));
        }
    }
}

/// The same duty said twice is one.
fn push(found: Deadline, draft: &mut Draft) {
    let same = |known: &Deadline| {
        known.day == found.day
            && known.month == found.month
            && known.who == found.who
            && known.what == found.what
    };
    if !draft.deadlines.iter().any(same) {
        draft.deadlines.push(found);
    }
}

/// "… trước ngày 15/6 và ngày 15/12": only a list stands between two days.
fn goes_on(words: &[Token], from: usize, to: usize) -> bool {
    let between = words.get(from..to).unwrap_or_default();
    let mut depth = 0;
    !between.is_empty()
        && between.len() < 24
        && between.iter().all(|word| {
            depth += i32::from(word.is("(")) - i32::from(word.is(")"));
            depth > 0 || matches!(word.low.as_str(), "," | "và" | "ngày" | "hoặc" | ")" | ";")
        })
}

/// What makes a day the bound of something else.
const NO_DUTY: &[Phrase] = &[
    "tính",
    "thành lập",
    "sinh",
    "tuyển dụng",
    "phát sinh",
    "có hiệu lực",
    "ban hành kèm",
    "công tác",
    "số liệu",
    "kết hôn",
    "từ",
    "kể từ",
    "sau",
    "hiệu lực",
];

/// The duty a bound day belongs to.
fn duty(
    page: &Page<'_>,
    line: usize,
    bound: &Bound,
    day: &Day,
    single: Option<u32>,
    before: Option<Deadline>,
) -> Option<Deadline> {
    let own = page.lines.get(line)?;
    let words = own.words.as_slice();
    if ends(words, bound.start, NO_DUTY).is_some() || is_past(page, day) {
        return None;
    }
    let clause = clause(page, line, bound.start, day.end);
    // the days of a phase are no bounds
    let phase = any(words, 0, &["giai đoạn", "đợt"]).is_some_and(|(next, _)| next + 12 > bound.start);
    if bound.weak && phase {
        return None;
    }
    let told =
        matches!(own.topic, Topic::Duties | Topic::Procedure | Topic::Dossier | Topic::Time | Topic::Award);
    let aside = matches!(
        own.topic,
        Topic::Purpose | Topic::Contents | Topic::Criteria | Topic::Audience | Topic::AwardStandard
    );
    // "từ ngày … đến ngày …" bounds what is handed in, and a deed that does not last
    let strict = aside || bound.weak && (!told || clause.lasts());
    if bound.bare && (!told || clause.cites() || clause.lasts() || !clause.starts_with_deed()) {
        return None;
    }
    // "báo cáo 6 tháng trước ngày 15/6, năm trước ngày 15/11": the second day has the duty of the first
    let before = before.filter(|_| clause.says_nothing());
    if before.is_none() && !clause.is_duty(strict, bound.operator == DayOperator::On) {
        return None;
    }
    let (year, doubt) = year_of(page, line, day, single);
    let span = super::deadline::span(page, line, &clause, day, bound.start);
    let mut said = page.said(span.0, span.1);
    if bound.hour {
        said = said.doubted(Unsure::HourNamed);
    } else if let Some(why) = doubt {
        said = said.doubted(why);
    }
    if let Some(before) = before {
        return Some(Deadline {
            day: day.day,
            month: day.month,
            year,
            operator: bound.operator,
            said,
            ..before
        });
    }
    let what = page.text_of(clause.what);
    (!what.is_empty()).then(|| Deadline {
        what,
        who: clause.who.clone(),
        to: clause.to.clone(),
        day: day.day,
        month: day.month,
        year,
        operator: bound.operator,
        said,
    })
}

/// The words a duty is read from: from its clause to the year behind the day.
fn span(page: &Page<'_>, line: usize, clause: &Clause<'_>, day: &Day, bound: usize) -> (usize, usize) {
    let words = page.lines.get(line).map(|line| line.words.as_slice()).unwrap_or_default();
    let start = words.get(clause.start.min(bound)).map_or(0, |word| word.start);
    let after = date::yearly(words, day.end).unwrap_or(day.end);
    let end = after.checked_sub(1).and_then(|last| words.get(last)).map_or(start, |word| word.end);
    // what is owed may be said behind the day
    (start, clause.what.last().map_or(end, |word| word.end).max(end))
}

/// Whether the day lies before the day the paper bears.
fn is_past(page: &Page<'_>, day: &Day) -> bool {
    let Some(Year::Of(year)) = day.year else { return false };
    let issued = page.lines.iter().take(page.name.unwrap_or(0)).find_map(|line| {
        let at = line.words.iter().rposition(|word| word.is("năm"))?;
        let year = line.words.get(at + 1)?.number()?;
        let month = line
            .words
            .iter()
            .rposition(|word| word.is("tháng"))
            .and_then(|at| line.words.get(at + 1)?.number());
        Some((year, month))
    });
    match issued {
        Some((issued, Some(month))) => year < issued || year == issued && day.month < month,
        Some((issued, None)) => year < issued,
        None => year < 2015,
    }
}

/// The year of a day: said with it, "hằng năm" in its sentence, or the one year of the plan.
fn year_of(page: &Page<'_>, line: usize, day: &Day, single: Option<u32>) -> (Option<Year>, Option<Unsure>) {
    if day.year.is_some() {
        return (day.year, None);
    }
    let Some(own) = page.lines.get(line) else { return (None, None) };
    let words = own.words.as_slice();
    // "trước ngày 15/6 và 15/12/2026": the year stands behind the last of a list
    let listed = (day.end..words.len().min(day.end + 8))
        .find_map(|place| date::day(words, place))
        .filter(|next| goes_on(words, day.end, next.start));
    if let Some(year) = listed.and_then(|next| next.year) {
        return (Some(year), None);
    }
    let after = listed.map_or(day.end, |next| next.end);
    if date::yearly(words, after).is_some() || date::yearly(words, after + 1).is_some() {
        return (Some(Year::Every), None);
    }
    let (start, end) = sentence(words, day.start);
    let here = words.get(start..end).unwrap_or_default();
    let yearly: &[Phrase] = &["hằng năm", "hàng năm", "mỗi năm", "từng năm", "thường niên"];
    if has(here, yearly) && find(here, &["xét khen thưởng hằng năm"]).is_none() {
        return (Some(Year::Every), None);
    }
    let mut titles = std::iter::once(line).chain(page.above(line)).filter_map(|at| page.lines.get(at));
    let titled = titles.any(|above| has(above.title(), yearly) && above.depth > 2);
    match (titled, single) {
        (_, Some(year)) => (Some(Year::Of(year)), Some(Unsure::YearFromPeriod(year))),
        (true, None) => (Some(Year::Every), None),
        (false, None) => (None, Some(Unsure::NoYear)),
    }
}

/// Whether words say that something is handed in.
pub(super) fn hands_in(words: &[Token]) -> bool {
    any_verb(words, clause::HAND_IN)
}

fn any_verb(words: &[Token], verbs: &[Phrase]) -> bool {
    (0..words.len())
        .any(|place| any(words, place, verbs).is_some() && at(words, place.wrapping_sub(1), "được").is_none())
}
