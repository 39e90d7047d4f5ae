//! One letter wrong: the words of names, and each of them with one letter left out, so that a slip is looked up and not
//! searched for among all names.

use super::query::{Within, count_in, expression};
use super::typed::{Typed, Word, words};
use crate::cells::{Cells, json, rows, run};
use crate::error::Result;
use rusqlite::{Connection, params};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter words are like too many others.
const SHORTEST: usize = 2;
/// So many are suggested.
const MOST: usize = 3;
/// So many words are tried for each that was typed.
const TRIED: usize = 8;

/// Enters the words of a name.
pub(super) fn learn(conn: &Connection, name: &str, words: &[Word]) -> Result<()> {
    for word in words.iter().filter(|word| !word.is_number()) {
        let written = written(name, word);
        let known = run(conn, "update search_word set uses = uses + 1 where marked = ?1", [&word.marked])?;
        if known > 0 {
            continue;
        }
        let values = params![word.marked, word.folded, written];
        run(conn, "insert into search_word values (?1, ?2, ?3, 1)", values)?;
        for cut in cuts(&word.folded) {
            run(conn, "insert into search_slip values (?1, ?2)", params![cut, word.marked])?;
        }
    }
    Ok(())
}

/// Takes back the words of names, as they stand in an entry.
pub(super) fn forget(conn: &Connection, names: &str) -> Result<()> {
    for marked in names.split(['|', ' ']).filter(|marked| !marked.is_empty()) {
        run(conn, "update search_word set uses = uses - 1 where marked = ?1", [marked])?;
        let gone = run(conn, "delete from search_word where marked = ?1 and uses < 1", [marked])?;
        if gone > 0 {
            let folded = sovang_words::fold::fold(super::typed::letters(marked));
            for cut in cuts(&folded) {
                run(conn, "delete from search_slip where cut = ?1 and marked = ?2", params![cut, marked])?;
            }
        }
    }
    Ok(())
}

/// As it was written, in lower case.
fn written(name: &str, word: &Word) -> String {
    name.get(word.at.clone())
        .filter(|run| words(run).first().is_some_and(|one| one.marked == word.marked))
        .map_or_else(|| word.letters().to_owned(), str::to_lowercase)
}

/// A word without marks, and it with each one letter left out.
fn cuts(folded: &str) -> BTreeSet<String> {
    let letters: Vec<char> = folded.chars().collect();
    let mut all = BTreeSet::from([folded.to_owned()]);
    if letters.len() > SHORTEST {
        let without = |left: usize| {
            let kept = letters.iter().enumerate().filter(|(place, _)| *place != left);
            kept.map(|(_, letter)| *letter).collect::<String>()
        };
        all.extend((0..letters.len()).map(without));
    }
    all
}

/// What may have been meant: the text with one word put right, where names hold all of it.
pub(super) fn suggestions(conn: &Connection, typed: &Typed, place: Option<&str>) -> Result<Vec<String>> {
    // a commune's name is well spelt, and what is left is of that commune
    let at_home = typed.readings.iter().rfind(|one| one.keys.is_empty() && one.home.is_some());
    let Some(reading) = at_home.or_else(|| typed.readings.iter().find(|one| one.keys.is_empty())) else {
        return Ok(Vec::new());
    };
    let mut found = BTreeMap::new();
    for word in reading.needed().iter().filter(|word| word.folded.chars().count() >= SHORTEST) {
        for (steps, uses, other) in alike(conn, word)?.into_iter().take(TRIED) {
            let Some(text) = replaced(&typed.text, word, &other) else { continue };
            let Some(meant) = Typed::read_among(conn, &text)? else { continue };
            if count_in(conn, &expression(&meant, place, Within::Unit), 1)? > 0 {
                let fewer = i64::MAX - i64::try_from(uses).unwrap_or(i64::MAX);
                found.entry((steps, fewer, text)).or_insert(());
            }
        }
    }
    Ok(found.into_keys().map(|(.., text)| text).take(MOST).collect())
}

/// Words of names that one slip makes of a word: how many letters differ, how often it is used, how it is written.
fn alike(conn: &Connection, word: &Word) -> Result<Vec<(usize, u64, String)>> {
    let cuts: Vec<String> = cuts(&word.folded).into_iter().collect();
    let mut found = rows(
        conn,
        "select distinct w.marked, w.folded, w.written, w.uses from json_each(?1) c
         cross join search_slip s on s.cut = c.value cross join search_word w on w.marked = s.marked",
        [json(&cuts)?],
        |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.count(3)?))
        },
    )?;
    // a word typed without marks has been looked for under all of them
    found.retain(|(marked, folded, ..)| {
        *marked != word.marked
            && (word.has_marks() || *folded != word.folded)
            && one_slip(folded, &word.folded)
    });
    let mut found: Vec<_> = found
        .into_iter()
        .map(|(_, folded, written, uses)| (usize::from(folded != word.folded), uses, written))
        .collect();
    found.sort_by(|one, other| (one.0, other.1, &one.2).cmp(&(other.0, one.1, &other.2)));
    Ok(found)
}

/// Whether one letter too many, too few or another, or two that changed places, make one word of the other.
fn one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[front..], &other[front..]);
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - back], &other[..other.len() - back]);
    match (one, other) {
        ([a, b], [c, d]) => a == d && b == c,
        _ => one.len() <= 1 && other.len() <= 1,
    }
}

/// The typed text with another word in one place, with a capital where there was one.
fn replaced(text: &str, word: &Word, other: &str) -> Option<String> {
    let (before, typed, after) =
        (text.get(..word.at.start)?, text.get(word.at.clone())?, text.get(word.at.end..)?);
    let other = match typed.chars().next() {
        Some(first) if first.is_uppercase() => sovang_words::format::sentence_case(other),
        _ => other.to_owned(),
    };
    Some(format!("{before}{other}{after}").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_letter_too_many_too_few_another_or_two_that_changed_places_is_one_slip() {
        for (one, other) in
            [("nghia", "nghiax"), ("nghia", "ngia"), ("nghia", "nghja"), ("hoa", "hao"), ("an", "na")]
        {
            assert!(one_slip(one, other) && one_slip(other, one), "{one} {other}");
            let shared = cuts(one).intersection(&cuts(other)).count();
            assert!(shared > 0 || one.len() == SHORTEST, "{one} {other} are looked up together");
        }
        for (one, other) in [("nghia", "ngha x"), ("hoa", "hue"), ("lan", "nal"), ("binh", "bi")] {
            assert!(!one_slip(one, other), "{one} {other}");
        }
    }
}
