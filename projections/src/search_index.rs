//! Tìm kiếm: names, units, decision numbers and achievements, found with or without marks.
//!
//! Two full-text tables over the same awards. One holds text without marks and finds; one holds words with the
//! tone moved to the front (`2hoa` for hòa and hoà alike, so that a word begun is a prefix) and tells which of
//! the found carry exactly the marks that were typed.

use crate::award_roll::{self, AwardRow};
use crate::cells::{int, number, rows, run};
use crate::error::Result;
use rusqlite::{Connection, params};
use sovang_domain::ids::LocalityId;
use sovang_words::fold::{self, Letter, Mark, Tone};

pub(crate) const VERSION: u32 = 1;
pub(crate) const DDL: &str = "
create virtual table search_index using fts5(
    place, words, content = '', contentless_delete = 1, detail = column, tokenize = 'unicode61 remove_diacritics 0');
create virtual table search_marks using fts5(
    place, words, content = '', contentless_delete = 1, detail = column, tokenize = 'unicode61 remove_diacritics 0');
";

/// More words than this narrow nothing down further.
const MOST_WORDS: usize = 12;

/// What someone typed, ready to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    folded: String,
    /// Only when marks were typed.
    marked: Option<String>,
}

impl Query {
    /// Reads what was typed; `None` when there is no word in it. Nothing typed is syntax: words are quoted.
    #[must_use]
    pub fn parse(text: &str, locality: Option<&LocalityId>) -> Option<Self> {
        let folded: Vec<String> = words(&fold::fold(text)).take(MOST_WORDS).map(str::to_owned).collect();
        if folded.is_empty() {
            return None;
        }
        let marked: Vec<String> = marked_words(text).take(MOST_WORDS).collect();
        let has_marks = marked
            .iter()
            .zip(&folded)
            .any(|(marked, folded)| marked[1..] != **folded || !marked.starts_with('0'));
        let phrase = |words: &[String]| {
            let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            let place = locality.map(|locality| format!("place : \"{}\" AND ", place(locality.as_str())));
            format!("{}words : ({}*)", place.unwrap_or_default(), quoted.join(" AND "))
        };
        let marked = has_marks.then(|| phrase(&marked));
        Some(Self { folded: phrase(&folded), marked })
    }
}

/// SQL that names the found rows; `bind` takes a text and gives the number of its parameter.
pub(crate) fn found(query: &Query, mut bind: impl FnMut(String) -> usize) -> String {
    let folded = bind(query.folded.clone());
    format!("log_index in (select rowid from search_index where search_index match ?{folded})")
}

/// SQL that tells whether a row carries the typed marks.
pub(crate) fn exact(query: &Query, mut bind: impl FnMut(String) -> usize) -> String {
    match &query.marked {
        // a bare number would name a column
        None => "(1 = 0)".to_owned(),
        Some(marked) => {
            let marked = bind(marked.clone());
            format!("(log_index in (select rowid from search_marks where search_marks match ?{marked}))")
        }
    }
}

/// Enters an award, in place of what stood there.
pub(crate) fn put(conn: &Connection, award: &AwardRow) -> Result<()> {
    let text = format!(
        "{} {} {} {} {}",
        award.recipient, award.position, award.unit_name, award.decision, award.achievement
    );
    let (rowid, place) = (int(award.log_index), place(award.locality.as_str()));
    let folded: Vec<String> = words(&fold::fold(&text)).map(str::to_owned).collect();
    let marked: Vec<String> = marked_words(&text).collect();
    for (table, words) in [("search_index", folded), ("search_marks", marked)] {
        run(conn, &format!("delete from {table} where rowid = ?1"), [rowid])?;
        let sql = format!("insert into {table} (rowid, place, words) values (?1, ?2, ?3)");
        run(conn, &sql, params![rowid, place, words.join(" ")])?;
    }
    Ok(())
}

/// The newest of the found, by one of the two tables; with `but`, without those that carry the marks.
fn hits_sql(table: &str, but: bool) -> String {
    let but = if but {
        "and rowid not in (select rowid from search_marks where search_marks match ?4)"
    } else {
        ""
    };
    format!(
        "select a.* from (
            select rowid as found from {table} where {table} match ?1 {but} order by rowid desc limit ?2 offset ?3)
         cross join award_roll a on a.log_index = found order by found desc"
    )
}

/// One page of the awards found: those that carry the typed marks first, the newest first inside.
pub fn search(
    conn: &Connection,
    locality: Option<&LocalityId>,
    text: &str,
    limit: u32,
    offset: u32,
) -> Result<Vec<AwardRow>> {
    let Some(query) = Query::parse(text, locality) else { return Ok(Vec::new()) };
    let Some(marked) = &query.marked else {
        let values = params![query.folded, limit, offset];
        return rows(conn, &hits_sql("search_index", false), values, award_roll::read);
    };
    let mut hits =
        rows(conn, &hits_sql("search_marks", false), params![marked, limit, offset], award_roll::read)?;
    let found = u32::try_from(hits.len()).unwrap_or(limit);
    if found < limit {
        // how many carry the marks is told by where they end, unless this page begins behind them
        let exact = match found {
            0 => u32::try_from(count_in(conn, "search_marks", marked, offset)?).unwrap_or(offset),
            found => offset + found,
        };
        let values = params![query.folded, limit - found, offset.saturating_sub(exact), marked];
        hits.extend(rows(conn, &hits_sql("search_index", true), values, award_roll::read)?);
    }
    Ok(hits)
}

/// How many awards are found, counted no further than `most`: nobody needs to know how many thousands.
pub fn count_up_to(conn: &Connection, locality: Option<&LocalityId>, text: &str, most: u32) -> Result<u64> {
    Query::parse(text, locality).map_or(Ok(0), |query| count(conn, &query, most))
}

/// How many awards a query finds, counted no further than `most`.
pub(crate) fn count(conn: &Connection, query: &Query, most: u32) -> Result<u64> {
    count_in(conn, "search_index", &query.folded, most)
}

fn count_in(conn: &Connection, table: &str, phrase: &str, most: u32) -> Result<u64> {
    let sql = format!("select count(*) from (select 1 from {table} where {table} match ?1 limit ?2)");
    number(conn, &sql, params![phrase, most])
}

/// How SQLite goes about the hits that carry the marks, step by step.
#[cfg(test)]
pub(crate) fn plan_of_search(conn: &Connection, text: &str) -> Vec<String> {
    let Some(marked) = Query::parse(text, None).and_then(|query| query.marked) else { return Vec::new() };
    let sql = format!("explain query plan {}", hits_sql("search_marks", false));
    rows(conn, &sql, params![marked, 20, 0], |row| Ok(row.get("detail")?)).unwrap_or_default()
}

/// The words of a text: runs of letters and digits.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether two names are the same name, however composed and wherever the mark stands: Hòa and Hoà, but not Hoa.
#[must_use]
pub fn same_name(one: &str, other: &str) -> bool {
    marked_words(one).eq(marked_words(other))
}

/// The words of a text, lower case, the tone as a digit in front: `Nguyễn` gives `3nguyên`.
fn marked_words(text: &str) -> impl Iterator<Item = String> {
    let mut all = Vec::new();
    let (mut tone, mut plain) = (Tone::Level, String::new());
    for c in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        match fold::mark(c) {
            Some(Mark::Tone(written)) => tone = written,
            Some(Mark::Shape(shape)) => {
                if let Some(last) = plain.pop() {
                    plain.push(fold::shaped(last, shape));
                }
            }
            Some(Mark::Other) => {}
            None if c.is_alphanumeric() => {
                let Letter { plain: letter, tone: written, .. } = fold::letter(c);
                plain.push(letter);
                if written != Tone::Level {
                    tone = written;
                }
            }
            None => {
                if !plain.is_empty() {
                    all.push(format!("{}{plain}", digit(tone)));
                }
                (tone, plain) = (Tone::Level, String::new());
            }
        }
    }
    all.into_iter()
}

fn digit(tone: Tone) -> char {
    match tone {
        Tone::Level => '0',
        Tone::Falling => '1',
        Tone::Asking => '2',
        Tone::Tumbling => '3',
        Tone::Rising => '4',
        Tone::Heavy => '5',
    }
}

/// A locality as one token: đ stands for the hyphen, which no address can contain.
fn place(locality: &str) -> String {
    locality.replace('-', "đ")
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn a_name_is_the_same_wherever_its_mark_stands_but_not_without_it() {
        assert!(same_name("Nguyễn Thị Hòa", "nguyễn thị  hoà"));
        assert!(same_name("Nguyễn Thị Hòa", "Nguyễn Thị Ho\u{300}a"));
        assert!(!same_name("Nguyễn Thị Hòa", "Nguyễn Thị Hoa"));
        assert!(!same_name("Nguyễn Thị Hòa", "Nguyễn Thị Hóa"));
    }
}
