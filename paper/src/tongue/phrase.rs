//! Phrases, found among tokens whatever the capitals and the blanks between them.

use super::token::Token;

/// Words with a blank between them, in small letters; signs count as words.
pub(crate) type Phrase = &'static str;

/// The place after `phrase`, when it stands at `at`.
pub(crate) fn at(tokens: &[Token], at: usize, phrase: &str) -> Option<usize> {
    // most phrases fail at their first letter: asked a million times a text
    if tokens.get(at)?.low.as_bytes().first() != phrase.as_bytes().first() {
        return None;
    }
    let mut next = at;
    for word in phrase.split(' ') {
        if tokens.get(next)?.low != word {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// The place after the longest of `phrases` that stands at `place`, and which.
pub(crate) fn any(tokens: &[Token], place: usize, phrases: &[Phrase]) -> Option<(usize, Phrase)> {
    let found = phrases.iter().filter_map(|phrase| Some((at(tokens, place, phrase)?, *phrase)));
    found.max_by_key(|(next, _)| *next)
}

/// The longest of `phrases` that ends right before `before`: where it begins, and which.
pub(crate) fn ends(tokens: &[Token], before: usize, phrases: &[Phrase]) -> Option<(usize, Phrase)> {
    let found = phrases.iter().filter_map(|phrase| {
        let last = tokens.get(before.checked_sub(1)?)?;
        if !phrase.ends_with(last.low.as_str()) {
            return None;
        }
        let start = before.checked_sub(phrase.split(' ').count())?;
        (at(tokens, start, phrase) == Some(before)).then_some((start, *phrase))
    });
    found.min_by_key(|(start, _)| *start)
}

/// Where the first of `phrases` stands: its place, the place after it, and which.
pub(crate) fn find(tokens: &[Token], phrases: &[Phrase]) -> Option<(usize, usize, Phrase)> {
    (0..tokens.len())
        .find_map(|place| any(tokens, place, phrases).map(|(next, phrase)| (place, next, phrase)))
}

/// Whether one of `phrases` stands anywhere.
pub(crate) fn has(tokens: &[Token], phrases: &[Phrase]) -> bool {
    find(tokens, phrases).is_some()
}
