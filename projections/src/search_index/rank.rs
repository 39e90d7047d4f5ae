//! The order of what is found: what was asked for by number first; then names that hold the words whole, those with the
//! typed marks before others; then names that begin so; then what only speaks of it.

use super::typed::{Reading, Typed, Word, letters};
use sovang_words::fold::letter;

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// Its number, day or code.
    Number,
    /// It is called exactly so.
    Called,
    /// Its name holds the words, with the marks typed.
    Name,
    /// The same with other marks, where they were typed without or with another tone.
    NameOtherMarks,
    /// Its name and that of its unit hold the words.
    Unit,
    /// The same with other marks.
    UnitOtherMarks,
    /// A word of its name begins so.
    Begun,
    /// A word of its name or its unit's begins so.
    UnitBegun,
    /// What is told of it holds the words.
    Told,
}

/// Where something found stands in the list; what has equal places is sorted by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) fit: Fit,
    /// A title that was typed (ông, bà) is no part of the name.
    without_title: bool,
    /// What was typed last is not the last word of the name: for people, not the given name.
    not_given: bool,
}

/// What the order is told by: words with the tone in front, names parted by `|`.
pub(crate) struct Names<'a> {
    pub(crate) names: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) keys: &'a str,
    pub(crate) locality: &'a str,
}

/// The best place that any reading gives.
pub(crate) fn place(typed: &Typed, found: &Names<'_>) -> Place {
    let told = Place { fit: Fit::Told, without_title: false, not_given: false };
    typed.readings.iter().map(|reading| by(reading, found)).min().unwrap_or(told)
}

fn by(reading: &Reading, found: &Names<'_>) -> Place {
    let name: Vec<&str> = found.names.split([' ', '|']).collect();
    let with_title = |title: &Word| name.iter().any(|word| near(title, word));
    let without_title = !reading.words.iter().take(reading.titles).all(with_title);
    let place = |fit| Place { fit, without_title, not_given: false };
    if reading.home.as_ref().is_some_and(|home| home != found.locality) {
        return place(Fit::Told);
    }
    if !reading.keys.is_empty() {
        let carried = |key: &String| found.keys.split(' ').any(|known| known == key);
        return place(if reading.keys.iter().all(carried) { Fit::Number } else { Fit::Told });
    }
    let typed = reading.needed();
    let given = |fits: fn(&Word, &str) -> bool| {
        let last = typed.last();
        !found.names.split('|').any(|name| {
            let given = name.rsplit(' ').next();
            last.zip(given).is_some_and(|(typed, given)| fits(typed, given))
        })
    };
    let called = |name: &str| {
        let mut words = name.split(' ');
        typed.iter().all(|word| words.next() == Some(word.marked.as_str())) && words.next().is_none()
    };
    if found.names.split('|').any(called) {
        return place(Fit::Called);
    }
    for (fit, fits) in [(Fit::Name, exact as fn(&Word, &str) -> bool), (Fit::NameOtherMarks, near)] {
        if typed.iter().all(|word| name.iter().any(|known| fits(word, known))) {
            return Place { not_given: given(fits), ..place(fit) };
        }
    }
    let all: Vec<&str> = name.iter().copied().chain(found.unit.split(' ')).collect();
    for (fit, fits) in [(Fit::Unit, exact as fn(&Word, &str) -> bool), (Fit::UnitOtherMarks, near)] {
        if typed.iter().all(|word| all.iter().any(|known| fits(word, known))) {
            return place(fit);
        }
    }
    let Some((last, others)) = typed.split_last() else { return place(Fit::Told) };
    for (fit, words) in [(Fit::Begun, &name), (Fit::UnitBegun, &all)] {
        let whole = others.iter().all(|word| words.iter().any(|known| near(word, known)));
        if whole && words.iter().any(|known| begun(last, known)) {
            return place(fit);
        }
    }
    place(Fit::Told)
}

fn exact(typed: &Word, known: &str) -> bool {
    typed.marked == known
}

/// The same letters; any marks where none were typed, else another tone.
pub(super) fn near(typed: &Word, known: &str) -> bool {
    if typed.has_marks() {
        letters(known) == typed.letters()
    } else {
        without_marks(known).eq(typed.folded.chars())
    }
}

fn begun(typed: &Word, known: &str) -> bool {
    if !typed.may_be_begun() {
        near(typed, known)
    } else if typed.has_tone() {
        known.starts_with(&typed.marked)
    } else if typed.has_marks() {
        letters(known).starts_with(typed.letters())
    } else {
        let mut known = without_marks(known);
        typed.folded.chars().all(|letter| known.next() == Some(letter))
    }
}

fn without_marks(known: &str) -> impl Iterator<Item = char> {
    letters(known).chars().map(|c| letter(c).base)
}
