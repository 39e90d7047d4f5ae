//! What is strange in a paper: for the office, before it is issued.

use super::Draft;
use super::item::{Oddity, Said};
use super::page::Page;
use super::{PaperKind, QuotaOperator};
use crate::tongue::{Kind, Token, any, find};
use sovang_words::paper::Odd;
use std::collections::HashMap;

/// Reads what is strange.
pub(super) fn read(page: &Page<'_>, draft: &mut Draft) {
    if draft.kind == PaperKind::Unreadable {
        return;
    }
    let mut found = Vec::new();
    blanks(draft, &mut found);
    signature(draft, &mut found);
    for line in &page.lines {
        quotations(page, line.start, line.end, &mut found);
        levels(page, &line.words, &mut found);
        symbols(page, &line.words, &mut found);
    }
    days(page, draft, &mut found);
    overlaps(draft, &mut found);
    let mut seen = std::collections::HashSet::new();
    found.retain(|odd| seen.insert((odd.kind.clone(), odd.said.words.clone())));
    draft.oddities = found;
}

fn odd(odd: Odd, said: Said) -> Oddity {
    Oddity { kind: odd.kind().into(), note: odd.into(), said }
}

/// Number and day that are not filled in.
fn blanks(draft: &Draft, found: &mut Vec<Oddity>) {
    if draft.number.is_none()
        && let Some(said) = draft.sources.get("number")
    {
        found.push(odd(Odd::BlankNumber, said.clone()));
    }
    if let Some(date) = draft.date.as_ref().filter(|date| date.day.is_none() || date.month.is_none()) {
        found.push(odd(Odd::BlankDay, date.said.clone()));
    }
    if draft.kind == PaperKind::EmulationPlan && draft.number_suffix.is_none() && draft.date.is_none() {
        found.push(odd(Odd::MissingHeader, Said::default()));
    }
}

fn signature(draft: &Draft, found: &mut Vec<Oddity>) {
    let Some(signatory) = &draft.signatory else { return };
    if signatory.mode.is_none() && signatory.position.as_deref() == Some("CHỦ TỊCH") {
        found.push(odd(Odd::SignedAlone, signatory.said.clone()));
    }
}

/// Quotation marks that are not closed, or closed by another kind.
fn quotations(page: &Page<'_>, start: usize, end: usize, found: &mut Vec<Oddity>) {
    let Some(line) = page.text.get(start..end) else { return };
    let mut open: Option<usize> = None;
    for (at, letter) in line.char_indices() {
        match (letter, open) {
            ('“', _) => open = Some(at),
            ('”', Some(_)) => open = None,
            ('"', Some(from)) => {
                found.push(odd(Odd::QuoteMismatch, page.said(start + from, start + at + 1)));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(from) = open {
        found.push(odd(Odd::QuoteOpen, page.said(start + from, end)));
    }
}

/// Levels of government that ended on 01/7/2025.
fn levels(page: &Page<'_>, words: &[Token], found: &mut Vec<Oddity>) {
    for place in 0..words.len() {
        let Some((next, _)) = any(
            words,
            place,
            &[
                "của huyện",
                "ubnd huyện",
                "ủy ban nhân dân huyện",
                "cấp huyện",
                "ngoài huyện",
                "trong huyện",
                "huyện ủy",
                "thị trấn",
                "phòng nội vụ huyện",
                "toàn huyện",
            ],
        ) else {
            continue;
        };
        found.push(odd(Odd::AbolishedLevel, page.said_of(words.get(place..next).unwrap_or_default())));
    }
}

/// "03-NQ/CP": the Government numbers "03/NQ-CP", the Party "57-NQ/TW".
fn symbols(page: &Page<'_>, words: &[Token], found: &mut Vec<Oddity>) {
    for place in 1..words.len() {
        let Some((_, next, _)) = find(
            words.get(place..words.len().min(place + 5)).unwrap_or_default(),
            &["- nq / cp", "- nđ / cp", "- qđ / ttg", "- kh / ubnd", "- qđ / ubnd", "/ nq - tw"],
        ) else {
            continue;
        };
        let figure = words.get(place - 1).is_some_and(|word| word.kind == Kind::Number)
            && words.get(place).is_some_and(|word| word.tight);
        if figure && next == 4 {
            found.push(odd(
                Odd::WrongSymbol,
                page.said_of(words.get(place - 1..place + 4).unwrap_or_default()),
            ));
        }
    }
}

/// One document with two days.
fn days(page: &Page<'_>, draft: &Draft, found: &mut Vec<Oddity>) {
    let mut seen: HashMap<String, (String, Said)> = HashMap::new();
    for (number, date, said) in super::bases::all(page) {
        match seen.get(&number) {
            Some((known, _)) if *known != date => found.push(odd(
                Odd::TwoDates { number: number.clone(), one: known.clone(), two: date.clone() },
                said,
            )),
            Some(_) => {}
            None => {
                let _ = seen.insert(number, (date, said));
            }
        }
    }
    let _ = draft;
}

/// Phases that share a year, forms given to households without a number for them.
fn overlaps(draft: &Draft, found: &mut Vec<Oddity>) {
    for pair in draft.phases.windows(2) {
        if let [one, two] = pair
            && one.to.is_some()
            && one.to == two.from
            && one.to.as_ref().is_some_and(|to| to.len() == 4)
        {
            found.push(odd(Odd::PhasesOverlap, two.said.clone()));
        }
    }
    if let Some(quota) = draft.quotas.iter().find(|quota| quota.operator == QuotaOperator::Exact) {
        found.push(odd(Odd::ExactQuota, quota.said.clone()));
    }
}
