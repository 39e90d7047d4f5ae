//! Who does what, under "tổ chức thực hiện".

use super::Draft;
use super::item::Responsibility;
use super::page::{Colon as _, Page};
use super::topic::Topic;
use super::unit;
use crate::tongue::{Token, any};

/// Reads the responsibilities.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    for at in page.body() {
        let Some(line) = page.lines.get(at).filter(|line| line.topic == Topic::Duties && !line.row) else {
            continue;
        };
        let deep = page.above(at).any(|above| draft_names(draft, page, above));
        let shouted = line.words.first().is_some_and(|word| word.shouted)
            && line.words.get(1).is_some_and(|word| word.shouted)
            && line.depth <= 2;
        if deep || line.depth >= 10 || shouted {
            continue;
        }
        if let Some(found) = one(page, at) {
            match draft
                .responsibilities
                .iter_mut()
                .find(|known| known.unit.to_lowercase() == found.unit.to_lowercase())
            {
                Some(known) => {
                    known.duties.extend(found.duties);
                    known.duties_at.extend(found.duties_at);
                }
                None => draft.responsibilities.push(found),
            }
        }
    }
}

/// Whether a line above was read as somebody's duties already.
fn draft_names(draft: &Draft, page: &Page<'_>, above: usize) -> bool {
    let Some(line) = page.lines.get(above) else { return false };
    let said = page.said_of(line.words.get(..1).unwrap_or_default());
    draft.responsibilities.iter().any(|known| known.said.at.first() == said.at.first())
}

fn one(page: &Page<'_>, at: usize) -> Option<Responsibility> {
    let line = page.lines.get(at)?;
    let words = line.words.as_slice();
    let from = any(
        words,
        0,
        &["đề nghị", "giao", "trách nhiệm của", "yêu cầu", "định kỳ hằng năm", "định kỳ hàng năm", "định kỳ"],
    )
    .map_or(0, |(next, _)| next);
    let end = unit::name(words, from).filter(|end| *end > from)?;
    let name = words.get(from..end)?;
    let mut duties: Vec<&[Token]> = Vec::new();
    let rest = words.get(end..).unwrap_or_default().strip_prefix_colon();
    let rest = bracketed(rest);
    if rest.len() > 3 && !(line.heading == words.len() && page.under(at).next().is_some() && rest.len() < 12)
    {
        duties.push(rest);
    }
    let below: Vec<usize> = page.under(at).collect();
    duties.extend(
        below
            .iter()
            .filter_map(|at| page.lines.get(*at))
            .map(|line| line.words.as_slice())
            .filter(|words| words.len() > 2),
    );
    if duties.is_empty() {
        return None;
    }
    let said: Vec<super::Said> = duties.iter().map(|words| page.said_of(words)).collect();
    Some(Responsibility {
        unit: page.text_of(unit::unbracketed(name)),
        duties: said.iter().map(|said| said.words.clone()).collect(),
        duties_at: said.iter().map(|said| said.at).collect(),
        said: page.said_of(words.get(..end)?),
    })
}

/// Past "(Cơ quan Thường trực …):" and "có trách nhiệm".
fn bracketed(words: &[Token]) -> &[Token] {
    let mut words = words;
    if words.first().is_some_and(|word| word.is("(")) {
        let close = words.iter().position(|word| word.is(")")).map_or(0, |close| close + 1);
        words = words.get(close..).unwrap_or_default().strip_prefix_colon();
    }
    match any(words, 0, &["có trách nhiệm :", "có trách nhiệm", "chịu trách nhiệm :"]) {
        Some((next, _)) => words.get(next..).unwrap_or_default(),
        None => words,
    }
}
