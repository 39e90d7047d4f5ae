//! Finding: the full-text table gives what may be meant, the ranks put it in order.

use super::entry::{self, Kind};
use super::query::{Within, count_in, expression};
use super::rank::{Fit, Names, place};
use super::spelling;
use super::typed::Typed;
use crate::cells::{Cells, int, row, rows};
use crate::error::Result;
use rusqlite::{Connection, params};
use sovang_domain::ids::LocalityId;
use std::collections::HashSet;

/// Found things are put in order up to this many; whoever finds more types more.
const MOST: usize = 1_000;

/// What a search came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The best first.
    pub(crate) found: Vec<Found>,
    /// There is more than can be put in order: of those that fit alike, the newest are here.
    pub(crate) more: bool,
    /// What may have been meant where nothing fits.
    pub(crate) suggestions: Vec<String>,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) log_index: i64,
    pub(crate) kind: Kind,
    pub(crate) locality: LocalityId,
    pub(crate) id: String,
    /// It is not called so: what is told of it holds the words.
    pub(crate) told: bool,
}

/// What fits a text, in one locality or in all.
pub(crate) fn find(conn: &Connection, locality: Option<&LocalityId>, text: &str) -> Result<Finding> {
    let Some(mut typed) = Typed::read_among(conn, text)? else { return Ok(Finding::default()) };
    let locality = locality.map(|locality| entry::place(locality.as_str()));
    let (mut candidates, mut more) = self::candidates(conn, &typed, locality.as_deref())?;
    if candidates.is_empty() {
        for other in typed.otherwise().collect::<Vec<_>>() {
            (candidates, more) = self::candidates(conn, &other, locality.as_deref())?;
            if !candidates.is_empty() {
                typed = other;
                break;
            }
        }
    }
    let mut found = Vec::with_capacity(candidates.len());
    for log_index in candidates {
        let sql =
            "select kind, locality, id, names, unit, keys, sort_key from search_entry where log_index = ?1";
        found.extend(row(conn, sql, [log_index], |row| {
            let text = |column: usize| {
                Ok::<_, crate::ViewError>(row.get_ref(column)?.as_str().map_err(rusqlite::Error::from)?)
            };
            let names = Names { locality: text(1)?, names: text(3)?, unit: text(4)?, keys: text(5)? };
            let (kind, locality, id) = (row.word::<Kind>(0)?, row.id(1)?, row.get(2)?);
            let sort_key: String = row.get(6)?;
            let place = place(&typed, &names);
            let told = place.fit == Fit::Told;
            Ok((place, kind, sort_key, Found { log_index, kind, locality, id, told }))
        })?);
    }
    // the newest first of those that are called alike
    found.sort_by(|one, other| {
        let names = (one.0, one.1, &one.2).cmp(&(other.0, other.1, &other.2));
        names.then(other.3.log_index.cmp(&one.3.log_index))
    });
    let suggestions = match found.is_empty() {
        true => spelling::suggestions(conn, &typed, locality.as_deref())?,
        false => Vec::new(),
    };
    Ok(Finding { found: found.into_iter().map(|(.., found)| found).collect(), more, suggestions })
}

/// Whether anything fits a text.
pub(crate) fn finds(conn: &Connection, locality: Option<&LocalityId>, text: &str) -> Result<bool> {
    let Some(typed) = Typed::read_among(conn, text)? else { return Ok(false) };
    let locality = locality.map(|locality| entry::place(locality.as_str()));
    for typed in std::iter::once(typed.clone()).chain(typed.otherwise()) {
        if count_in(conn, &expression(&typed, locality.as_deref(), Within::All), 1)? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What may be meant, and whether there is more of it: all that fits, or so many of the best.
fn candidates(conn: &Connection, typed: &Typed, place: Option<&str>) -> Result<(Vec<i64>, bool)> {
    let ask = |within| {
        let sql = "select rowid from search_index where search_index match ?1 order by rowid desc limit ?2";
        let values = params![expression(typed, place, within), int(MOST as u64 + 1)];
        rows(conn, sql, values, |row| Ok(row.get::<_, i64>(0)?))
    };
    let all = ask(Within::All)?;
    if all.len() <= MOST {
        return Ok((all, false));
    }
    let (mut best, mut known) = (Vec::with_capacity(MOST), HashSet::new());
    for within in [Within::NameExactly, Within::Name, Within::Unit, Within::NameBegun] {
        best.extend(ask(within)?.into_iter().filter(|found| known.insert(*found)));
        if best.len() > MOST {
            break;
        }
    }
    best.extend(all.into_iter().filter(|found| known.insert(*found)));
    best.truncate(MOST);
    Ok((best, true))
}

/// How many things of each kind can be found, in one locality or in all.
pub(crate) fn counted(conn: &Connection, locality: Option<&LocalityId>) -> Result<Vec<(Kind, u64)>> {
    rows(
        conn,
        "select kind, sum(entries) from search_count where ?1 is null or locality = ?1 group by kind",
        [locality.map(LocalityId::as_str)],
        |row| Ok((row.word(0)?, row.count(1)?)),
    )
}
