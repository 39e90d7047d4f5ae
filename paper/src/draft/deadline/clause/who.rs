//! Who does it.

use super::HAND_IN;
use crate::draft::page::{Page, sentence};
use crate::draft::topic::Topic;
use crate::draft::unit;
use crate::tongue::{Token, any, find};

/// "báo cáo của UBND báo cáo Chủ tịch": the owner inside the words.
pub(super) fn owner(page: &Page<'_>, head: &[Token]) -> Option<String> {
    let (_, next, _) = find(head, &["của"])?;
    let end = unit::name(head, next)?;
    let verb = any(head, end, HAND_IN).is_some();
    verb.then(|| head.get(next..end)).flatten().map(|words| page.text_of(words))
}

/// Who does it: named in the clause before the verb, behind "của" before "nộp", in the sentence, or in the headings.
pub(super) fn doer(
    page: &Page<'_>,
    line: usize,
    words: &[Token],
    start: usize,
    bound: usize,
    what: &[Token],
) -> Option<String> {
    let verb = what
        .first()
        .and_then(|first| words.iter().position(|word| word.start == first.start))
        .unwrap_or(bound);
    let in_clause = if verb > start && verb <= bound { subject(words, start, verb) } else { None };
    let behind = (verb > bound).then(|| unit::first(words, bound, verb)).flatten();
    let of = || {
        let hand = (start..bound).rev().find(|place| any(words, *place, &["nộp", "gửi"]).is_some())?;
        let place = (start..hand).rev().find(|place| words.get(*place).is_some_and(|word| word.is("của")))?;
        let end = unit::name(words, place + 1)?;
        (end == hand || words.get(end).is_some_and(|word| word.is(",")))
            .then_some((place + 1, hand.max(end).min(end.max(hand))))
    };
    if let Some((from, to)) = in_clause.or(behind).or_else(of) {
        return words.get(from..to).map(|words| page.text_of(unit::unbracketed(unit::bare(words))));
    }
    let (sentence_start, _) = sentence(words, start);
    if let Some((from, to)) =
        subject(words, sentence_start, start).or_else(|| subject(words, 0, sentence_start))
    {
        return words.get(from..to).map(|words| page.text_of(unit::unbracketed(unit::bare(words))));
    }
    heading(page, line)
}

/// Somebody named between two places, not as the one something goes to.
fn subject(words: &[Token], start: usize, end: usize) -> Option<(usize, usize)> {
    let mut place = start;
    while place < end {
        let (from, to) = unit::first(words, place, end)?;
        let before = from.checked_sub(1).and_then(|before| words.get(before));
        let object = before.is_some_and(|word| {
            matches!(
                word.low.as_str(),
                "về" | "cho"
                    | "của"
                    | "với"
                    | "đến"
                    | "gửi"
                    | "trình"
                    | "báo"
                    | "cáo"
                    | "hợp"
                    | "tại"
                    | "qua"
                    | "mưu"
                    | "tới"
                    | "thuộc"
                    | "do"
            )
        });
        let by = before.is_some_and(|word| word.is("do"));
        if !object || by {
            return Some((from, to));
        }
        place = to.max(place + 1);
    }
    None
}

/// The heading above that names somebody: "1. Các cơ quan, đơn vị".
fn heading(page: &Page<'_>, line: usize) -> Option<String> {
    let lines = std::iter::once(line).chain(page.above(line)).filter_map(|at| page.lines.get(at));
    for above in lines.take_while(|above| above.depth > 2) {
        let title = if above.heading > 0 { above.title() } else { above.words.as_slice() };
        let from =
            any(title, 0, &["đề nghị", "giao", "trách nhiệm của", "đối với"]).map_or(0, |(next, _)| next);
        if let Some(end) = unit::name(title, from)
            && (above.topic == Topic::Duties || above.heading > 0)
        {
            return title.get(from..end).map(|words| page.text_of(unit::unbracketed(words)));
        }
    }
    None
}
