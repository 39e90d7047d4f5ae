//! What is asked of the full-text table. Nothing typed is syntax: words are quoted.

use super::entry;
use super::typed::{Reading, Typed, Word};
use crate::cells::number;
use crate::error::Result;
use rusqlite::{Connection, params};
use sovang_domain::ids::LocalityId;

/// How much of what is written of something may hold the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// The name alone, with the typed marks.
    NameExactly,
    /// The name alone.
    Name,
    /// The name and that of the unit.
    Unit,
    /// A word of the name may be begun.
    NameBegun,
    /// All of it: every other way finds a part of what this finds.
    All,
}

/// The expression that finds what fits any of the readings, in one place of the index.
pub(super) fn expression(typed: &Typed, place: Option<&str>, within: Within) -> String {
    let ways: Vec<String> = typed.readings.iter().map(|reading| way(reading, within)).collect();
    let place = place.map(|place| format!("place : \"{place}\" AND ")).unwrap_or_default();
    format!("{place}({})", ways.join(" OR "))
}

fn way(reading: &Reading, within: Within) -> String {
    let home = reading.home.iter().map(|home| format!("place : \"{}\"", entry::place(home)));
    let keys = home.chain(reading.keys.iter().map(|key| format!("keys : \"{key}\"")));
    let needed = reading.needed();
    let words = needed.iter().enumerate().map(|(place, word)| one(word, place + 1 == needed.len(), within));
    format!("({})", keys.chain(words).collect::<Vec<_>>().join(" AND "))
}

fn one(word: &Word, last: bool, within: Within) -> String {
    let (folded, letters, marked) = (&word.folded, word.letters(), &word.marked);
    let begun = if last && word.may_be_begun() { "*" } else { "" };
    match (within, word.has_marks()) {
        (Within::NameExactly, _) => format!("name_marked : \"{marked}\""),
        (Within::Name, false) => format!("name : \"{folded}\""),
        (Within::Name, true) => format!("name_letters : \"{letters}\""),
        (Within::Unit, false) => format!("{{name unit}} : \"{folded}\""),
        (Within::Unit, true) => format!("(name_letters : \"{letters}\" OR unit_marked : \"{marked}\")"),
        (Within::NameBegun, false) => format!("name : \"{folded}\" {begun}"),
        (Within::NameBegun, true) => in_names(word, begun),
        (Within::All, false) => format!("{{name unit body}} : \"{folded}\" {begun}"),
        (Within::All, true) => {
            format!("({} OR {{unit_marked body_marked}} : \"{marked}\" {begun})", in_names(word, begun))
        }
    }
}

/// A word with marks among names: another tone is a slip, other letters are another word. Once a tone is typed, a word
/// begun begins with it.
fn in_names(word: &Word, begun: &str) -> String {
    let (letters, marked) = (word.letters(), &word.marked);
    if word.has_tone() {
        format!("(name_letters : \"{letters}\" OR name_marked : \"{marked}\" {begun})")
    } else {
        format!("name_letters : \"{letters}\" {begun}")
    }
}

/// What is asked of the roll of awards: all that fits, and what stands first of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AwardQuery {
    /// Whatever fits.
    all: String,
    /// Those whose names hold the words with their marks.
    first: String,
}

impl AwardQuery {
    /// Reads what was typed; `None` when there is no word in it.
    pub(crate) fn read(conn: &Connection, text: &str, locality: Option<&LocalityId>) -> Result<Option<Self>> {
        let Some(typed) = Typed::read_among(conn, text)? else { return Ok(None) };
        let place = entry::among_awards(locality.map(LocalityId::as_str));
        let within = |within| expression(&typed, Some(&place), within);
        Ok(Some(Self { all: within(Within::All), first: within(Within::NameExactly) }))
    }

    /// SQL that names the found rows; `bind` takes a text and gives the number of its parameter.
    pub(crate) fn found(&self, mut bind: impl FnMut(String) -> usize) -> String {
        in_index(bind(self.all.clone()))
    }

    /// SQL that tells whether a row stands first.
    pub(crate) fn first(&self, mut bind: impl FnMut(String) -> usize) -> String {
        format!("({})", in_index(bind(self.first.clone())))
    }
}

fn in_index(parameter: usize) -> String {
    format!("log_index in (select rowid from search_index where search_index match ?{parameter})")
}

/// How many awards are found.
pub(crate) fn count_awards(conn: &Connection, query: &AwardQuery) -> Result<u64> {
    count_in(conn, &query.all, u32::MAX)
}

/// How many are found, counted no further than `most`.
pub(super) fn count_in(conn: &Connection, expression: &str, most: u32) -> Result<u64> {
    let sql = "select count(*) from (select 1 from search_index where search_index match ?1 limit ?2)";
    number(conn, sql, params![expression, most])
}
