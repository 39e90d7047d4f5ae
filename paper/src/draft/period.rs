//! From when to when a campaign runs, and its phases.

use super::Draft;
use super::date;
use super::item::{Period, Phase, Review, Year};
use super::page::{Page, sentence};
use super::topic::Topic;
use crate::tongue::{Kind, Token, any, at, find, has};

/// Reads period and phases.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    phases(page, draft);
    draft.period = said_in_time(page).or_else(|| said_in_title(page));
}

/// A moment: as "2030-12", and the place after it; `None` inside for "the day of issue".
fn moment(words: &[Token], start: usize) -> Option<(Option<String>, usize)> {
    let start = any(words, start, &["hết", "cuối", "đầu", "trước", "khi", "hết ngày"])
        .filter(|(_, phrase)| *phrase != "hết ngày")
        .map_or(start, |(next, _)| next);
    if let Some((next, _)) = any(
        words,
        start,
        &["ngày ban hành", "ngày ký", "nay", "ngày phát động", "ban hành", "ngày kế hoạch", "ngày ra"],
    ) {
        let next = any(words, next, &["ban hành kế hoạch", "kế hoạch này", "kế hoạch", "ban hành"])
            .map_or(next, |(next, _)| next);
        return Some((None, next));
    }
    if let Some(day) = date::day(words, start) {
        let text = match day.year {
            Some(Year::Of(year)) => format!("{year}-{:02}-{:02}", day.month, day.day),
            _ => format!("-{:02}-{:02}", day.month, day.day),
        };
        return Some((Some(text), day.end));
    }
    if let Some(next) = at(words, start, "tháng") {
        let month = words.get(next)?.number().filter(|month| (1..=12).contains(month))?;
        return Some(match date::year(words, next + 1) {
            Some((Year::Of(year), end)) => (Some(format!("{year}-{month:02}")), end),
            _ => (Some(format!("-{month:02}")), next + 1),
        });
    }
    let next = any(words, start, &["năm", "năm học"]).map_or(start, |(next, _)| next);
    let year = words.get(next)?.number().filter(|year| (2000..=2100).contains(year))?;
    let tight = words.get(next)?.tight
        && next == start
        && start > 0
        && words.get(start - 1).is_some_and(|word| word.is("/") || word.kind == Kind::Word);
    (!tight).then(|| (Some(year.to_string()), next + 1))
}

/// "từ … đến …" or "2025 - 2030" at `start`.
fn range(words: &[Token], start: usize) -> Option<(Option<String>, Option<String>, usize)> {
    let opened = at(words, start, "từ").or_else(|| at(words, start, "kể từ"));
    let (from, next) = moment(words, opened.unwrap_or(start))?;
    let to =
        any(words, next, &["đến", "tới", "-", "–", "đến hết", "cho đến", "đến khi"]).map(|(next, _)| next)?;
    let (to, end) = moment(words, to)?;
    let shared = |from: Option<String>| match (from, &to) {
        (Some(from), Some(to)) if from.starts_with('-') => {
            Some(format!("{}{from}", to.get(..4).unwrap_or_default()))
        }
        (from, _) => from,
    };
    let complete = to.as_ref().is_some_and(|to| !to.starts_with('-'));
    complete.then(|| (shared(from), to.clone(), end))
}

fn said_in_time(page: &Page<'_>) -> Option<Period> {
    let lines = page.body().filter_map(|at| Some((at, page.lines.get(at)?)));
    let named = |words: &[Token]| has(words, &["thời gian"]);
    let phase = |words: &[Token]| {
        let figure = any(words, 0, &["giai đoạn", "đợt"]).and_then(|(next, _)| words.get(next));
        figure.is_some_and(|word| {
            word.kind == Kind::Number || word.low.chars().all(|letter| "ivx".contains(letter))
        })
    };
    let mut found = None;
    for (_, line) in lines {
        let time = line.topic == Topic::Time
            || named(line.title())
            || has(
                &line.words,
                &["phong trào thi đua được", "phong trào được", "thời gian thực hiện", "thời gian thi đua"],
            );
        if !time
            || phase(&line.words)
            || line.topic == Topic::Award
            || has(&line.words, &["tiếp nhận", "nộp", "gửi"])
        {
            continue;
        }
        found = (0..line.words.len()).find_map(|start| {
            let (from, to, end) = range(&line.words, start)?;
            Some(Period { from, to, said: page.said_of(line.words.get(start..end)?) })
        });
        let whole = || {
            let (start, next, _) = find(&line.words, &["trong năm", "năm"])?;
            let year = line.words.get(next)?.number().filter(|year| (2000..=2100).contains(year))?;
            let short = line.words.len() <= 12;
            short.then(|| Period {
                from: Some(year.to_string()),
                to: Some(year.to_string()),
                said: page.said_of(line.words.get(start..=next).unwrap_or_default()),
            })
        };
        found = found.or_else(whole);
        if found.is_some() {
            break;
        }
    }
    found
}

/// "giai đoạn 2025 - 2030", "năm 2026", "năm học 2026 - 2027" in the title.
fn said_in_title(page: &Page<'_>) -> Option<Period> {
    let title = page.name.map(|name| name + 1)?;
    let words = page.lines.get(title)?.words.as_slice();
    let ranged = (0..words.len()).find_map(|start| {
        let (from, to, end) = range(words, start)?;
        Some(Period { from, to, said: page.said_of(words.get(start..end)?) })
    });
    ranged.or_else(|| {
        (0..words.len()).rev().find_map(|start| {
            let next = at(words, start, "năm")?;
            let year = words.get(next)?.number().filter(|year| (2000..=2100).contains(year))?;
            let year = Some(year.to_string());
            Some(Period { from: year.clone(), to: year, said: page.said_of(words.get(start..=next)?) })
        })
    })
}

fn phases(page: &Page<'_>, draft: &mut Draft) {
    for at in page.body() {
        let Some(line) = page.lines.get(at) else { continue };
        if matches!(line.topic, Topic::Award | Topic::AwardStandard | Topic::Purpose | Topic::Criteria) {
            continue;
        }
        let starts: Vec<usize> = std::iter::once(0)
            .chain(
                (1..line.words.len())
                    .filter(|at| line.row && line.words.get(at - 1).is_some_and(|word| word.is("|"))),
            )
            .collect();
        for start in starts {
            let words = line.words.get(start..).unwrap_or_default();
            if let Some(phase) = phase(page, at, words)
                && !draft.phases.iter().any(|known| known.name.to_lowercase() == phase.name.to_lowercase())
            {
                draft.phases.push(phase);
            }
        }
    }
}

/// A line that opens with "Giai đoạn 1", "Đợt II".
fn phase(page: &Page<'_>, line: usize, words: &[Token]) -> Option<Phase> {
    let (next, _) = any(words, 0, &["giai đoạn", "đợt", "đợt thi đua", "chặng", "bước"])?;
    let figure = words.get(next)?;
    let counted = figure.kind == Kind::Number && figure.low.len() <= 2
        || figure.low.chars().all(|letter| "ivx".contains(letter))
        || matches!(figure.low.as_str(), "một" | "hai" | "ba" | "bốn");
    let after = words.get(next + 1);
    let closed = after
        .is_none_or(|word| matches!(word.low.as_str(), "(" | ":" | "-" | "–" | "." | "," | "|" | "từ" | ";"));
    if !counted || !closed {
        return None;
    }
    let below: Vec<usize> = page.under(line).collect();
    let found = (next + 1..words.len().min(next + 14))
        .find_map(|start| range(words, start).map(|found| (start, found)));
    let end = found.as_ref().map_or(next + 1, |(_, (.., end))| *end);
    let end = if words.get(end).is_some_and(|word| word.is(")")) { end + 1 } else { end };
    let (from, to) = match found {
        Some((_, (from, to, _))) => (from, to),
        None => below
            .iter()
            .find_map(|at| {
                let words = page.lines.get(*at)?.words.as_slice();
                (0..words.len().min(20)).find_map(|start| range(words, start)).map(|(from, to, _)| (from, to))
            })
            .or_else(|| within(words))
            .unwrap_or_default(),
    };
    let own = review(words);
    let review = own.or_else(|| below.iter().find_map(|at| review(&page.lines.get(*at)?.words)));
    Some(Phase {
        name: page.text_of(words.get(..=next)?),
        from,
        to,
        review,
        said: page.said_of(words.get(..end)?),
    })
}

/// "Giai đoạn 1: năm 2026"
fn within(words: &[Token]) -> Option<(Option<String>, Option<String>)> {
    let (_, next, _) = find(words.get(..words.len().min(12))?, &["năm", "trong năm"])?;
    let year = words.get(next)?.number().filter(|year| (2000..=2100).contains(year))?;
    Some((Some(year.to_string()), Some(year.to_string())))
}

/// "sơ kết … vào năm 2027"
fn review(words: &[Token]) -> Option<Review> {
    (0..words.len()).find_map(|start| {
        let (next, phrase) = any(words, start, &["sơ kết", "tổng kết"])?;
        let kind = if phrase == "sơ kết" { "sơ kết" } else { "tổng kết" };
        let (_, end) = sentence(words, start);
        let year = (next..end.min(next + 14)).find_map(|place| {
            let stop = words.get(next..place)?.iter().any(|word| word.is(";"));
            let year = any(words, place, &["năm", "/"])
                .and_then(|(next, _)| words.get(next))
                .and_then(Token::number)
                .filter(|year| (2000..=2100).contains(year));
            year.filter(|_| !stop)
        })?;
        Some(Review { kind: kind.into(), year: Some(year) })
    })
}
