//! Entering what can be found, in place of what stood there.

use super::spelling;
use super::typed::{Word, words, words_of_name};
use crate::cells::{row, run, text};
use crate::error::Result;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use sovang_domain::ids::LocalityId;

/// What something found is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Locality,
    Unit,
    Campaign,
    Decision,
    Form,
    Award,
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The fact it began with; below zero for an award form, which begins with the first award of it.
    pub(super) log_index: i64,
    pub(super) kind: Kind,
    pub(super) locality: String,
    pub(super) id: String,
    /// The name now, then others it had.
    pub(super) names: Vec<String>,
    /// For awards: what the unit is called, then and now. For units: what they became part of.
    pub(super) unit: String,
    pub(super) body: String,
    pub(super) keys: Vec<String>,
    /// In the order of the dictionary, people by given name.
    pub(super) sort_key: String,
}

impl Kind {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Locality => "locality",
            Self::Unit => "unit",
            Self::Campaign => "campaign",
            Self::Decision => "decision",
            Self::Form => "form",
            Self::Award => "award",
        }
    }
}

pub(super) fn put(conn: &Connection, entry: &Entry) -> Result<()> {
    let own: Vec<Vec<Word>> = entry.names.iter().map(|name| words(name)).collect();
    let names = own.iter().map(|name| marked(name)).collect::<Vec<_>>().join("|");
    let unit = words(&entry.unit);
    let before = text(conn, "select names from search_entry where log_index = ?1", [entry.log_index])?;
    match &before {
        Some(before) => spelling::forget(conn, before)?,
        None => count(conn, entry)?,
    }
    for (name, words) in entry.names.iter().zip(&own) {
        spelling::learn(conn, name, words)?;
    }
    run(
        conn,
        "replace into search_entry values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            entry.log_index,
            entry.kind.word(),
            entry.locality,
            entry.id,
            names,
            marked(&unit),
            entry.keys.join(" "),
            entry.sort_key,
        ],
    )?;
    let name: Vec<Word> = entry.names.iter().flat_map(|name| words_of_name(name)).collect();
    let body = words(&entry.body);
    let letters = name.iter().map(Word::letters).collect::<Vec<_>>().join(" ");
    if before.is_some() {
        run(conn, "delete from search_index where rowid = ?1", [entry.log_index])?;
    }
    run(
        conn,
        "insert into search_index
         (rowid, place, keys, name, name_letters, name_marked, unit, unit_marked, body, body_marked)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            entry.log_index,
            places(entry.kind, &entry.locality),
            entry.keys.join(" "),
            folded(&name),
            letters,
            marked(&name),
            folded(&unit),
            marked(&unit),
            folded(&body),
            marked(&body),
        ],
    )?;
    Ok(())
}

/// What is none: it is found no more.
pub(super) fn remove(conn: &Connection, kind: Kind, locality: &LocalityId, id: &str) -> Result<()> {
    let sql = "select log_index, names from search_entry where kind = ?1 and locality = ?2 and id = ?3";
    let found = row(conn, sql, [kind.word(), locality.as_str(), id], |row| {
        Ok((row.get::<_, i64>("log_index")?, row.get::<_, String>("names")?))
    })?;
    let Some((index, names)) = found else { return Ok(()) };
    spelling::forget(conn, &names)?;
    run(conn, "delete from search_entry where log_index = ?1", [index])?;
    run(conn, "delete from search_index where rowid = ?1", [index])?;
    let sql = "update search_count set entries = entries - 1 where locality = ?1 and kind = ?2";
    run(conn, sql, [locality.as_str(), kind.word()])?;
    Ok(())
}

fn count(conn: &Connection, entry: &Entry) -> Result<()> {
    run(
        conn,
        "insert into search_count values (?1, ?2, 1) on conflict do update set entries = entries + 1",
        params![entry.locality, entry.kind.word()],
    )?;
    Ok(())
}

fn folded(words: &[Word]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}

fn marked(words: &[Word]) -> String {
    words.iter().map(|word| word.marked.as_str()).collect::<Vec<_>>().join(" ")
}

/// Where something is, as words of the index: in its commune, and for awards among all awards, and those of the commune.
fn places(kind: Kind, locality: &str) -> String {
    match kind {
        Kind::Award => format!("{} {} {}", place(locality), among_awards(None), among_awards(Some(locality))),
        _ => place(locality),
    }
}

/// Stands for the hyphen in a word of the index; no address can contain it.
const JOINT: char = 'đ';

/// A locality as one word.
pub(super) fn place(locality: &str) -> String {
    locality.replace('-', &JOINT.to_string())
}

/// All awards, or those of a locality, as one word; no locality begins with a hyphen.
pub(super) fn among_awards(locality: Option<&str>) -> String {
    format!("{JOINT}kt{}", locality.map(place).unwrap_or_default())
}
