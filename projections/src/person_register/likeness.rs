//! Who looks like whom, and what was said of it.

use super::{Entered, PersonRow, grouped, of, read};
use crate::cells::{Cells, number, rows, word};
use crate::error::Result;
use rusqlite::{Connection, params};
use sovang_domain::ids::{LocalityId, NominationId, SubjectId};
use sovang_domain::nominee::NomineeKind;
use sovang_words::names;

/// What was said of two ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The other id.
    pub other: SubjectId,
    /// One person, or two.
    pub same: bool,
    /// With which nomination it was said.
    pub nomination: NominationId,
    /// By which fact.
    pub log_index: u64,
}

/// Those of a locality who may be the one that is written down: the same kind, a name, of today or before, that is alike,
/// and a year of birth that is not another one or may be it, mistyped; or the same year and a name with other marks. Oldest first.
pub fn alike(
    conn: &Connection,
    locality: &LocalityId,
    kind: NomineeKind,
    name: &str,
    birth_year: Option<i16>,
) -> Result<Vec<PersonRow>> {
    let coarse = names::coarse_key(name);
    if coarse.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "select card, person from person_register where person in (
                   select person from person_register join person_name using (subject)
                   where locality = ?1 and kind = ?2 and person_name.coarse = ?3)
               order by since";
    let found = grouped(rows(conn, sql, params![locality.as_str(), word(&kind)?, coarse], read)?);
    let years = |other: Option<i16>| birth_year.zip(other).is_none_or(|(one, two)| may_be_one(one, two));
    // a mark that was missed or mistyped is no other name where the year of birth is the same
    let named = |person: &PersonRow| {
        let mut written = person.entered.iter().flat_map(Entered::names);
        (birth_year.is_some() && person.birth_year() == birth_year && coarse_of(person, &coarse))
            || written.any(|written| names::alike(written, name))
    };
    Ok(found.into_iter().filter(|person| years(person.birth_year()) && named(person)).collect())
}

fn coarse_of(person: &PersonRow, coarse: &str) -> bool {
    person.entered.iter().flat_map(Entered::names).any(|written| names::coarse_key(written) == coarse)
}

/// Whether two years of birth may be one: the same, one figure mistyped, or the figures in another order (1991, 1919).
fn may_be_one(one: i16, two: i16) -> bool {
    let figures = |year: i16| year.to_string().into_bytes();
    let (one, two) = (figures(one), figures(two));
    let others = one.iter().zip(&two).filter(|(one, two)| one != two).count();
    let sorted = |mut figures: Vec<u8>| {
        figures.sort_unstable();
        figures
    };
    others <= 1 || sorted(one) == sorted(two)
}

/// Those of whom a correction of the nominee with this id asks: whoever it was said to be, first, and whoever is alike as it
/// is written now; and what was said of each. What the office said stands until the office says otherwise.
pub fn asked_again(
    conn: &Connection,
    subject: &SubjectId,
    alike: Vec<PersonRow>,
) -> Result<Vec<(PersonRow, Option<bool>)>> {
    let own = of(conn, subject)?;
    let others =
        alike.into_iter().filter(|person| own.as_ref().is_none_or(|own| own.person != person.person));
    let others: Vec<PersonRow> = others.collect();
    let mut asked = Vec::new();
    if let Some(mut person) = own {
        person.entered.retain(|entered| entered.subject != *subject);
        if let Some(first) = person.entered.first() {
            person.person = first.subject.clone();
            asked.push((person, Some(true)));
        }
    }
    for person in others {
        let said = stands(conn, subject, &person.person)?;
        asked.push((person, said));
    }
    let mut open = Vec::new();
    for (person, said) in asked {
        if said.is_none() || !said_by_office(conn, subject, &person)? {
            open.push((person, said));
        }
    }
    Ok(open)
}

fn said_by_office(conn: &Connection, subject: &SubjectId, person: &PersonRow) -> Result<bool> {
    let sql = "select count(*) from person_likeness where office and (
                   (one = ?1 and other in (select value from json_each(?2)))
                   or (other = ?1 and one in (select value from json_each(?2))))";
    Ok(number(conn, sql, params![subject.as_str(), crate::cells::json(&person.subjects())?])? > 0)
}

/// Whether the office said that the person of this id and another are two.
pub fn parted_by_office(conn: &Connection, subject: &SubjectId, other: &PersonRow) -> Result<bool> {
    let own = crate::cells::json(&super::subjects_of(conn, subject)?)?;
    let sql = "select count(*) from person_likeness where office and not same and (
                   (one in (select value from json_each(?1)) and other in (select value from json_each(?2)))
                   or (other in (select value from json_each(?1)) and one in (select value from json_each(?2))))";
    Ok(number(conn, sql, params![own, crate::cells::json(&other.subjects())?])? > 0)
}

/// Those who may be the person of this id and of whom nobody has said whether they are.
pub fn unanswered(conn: &Connection, subject: &SubjectId) -> Result<Vec<PersonRow>> {
    let Some(person) = of(conn, subject)? else { return Ok(Vec::new()) };
    let mut open: Vec<PersonRow> = Vec::new();
    for entered in &person.entered {
        for name in entered.names() {
            for other in alike(conn, &entered.locality, entered.kind, name, person.birth_year())? {
                let known =
                    other.person == person.person || open.iter().any(|seen| seen.person == other.person);
                if !known && stands(conn, subject, &other.person)?.is_none() {
                    open.push(other);
                }
            }
        }
    }
    Ok(open)
}

/// What was said of the persons of two ids: one, two, or nothing yet.
pub fn stands(conn: &Connection, one: &SubjectId, other: &SubjectId) -> Result<Option<bool>> {
    let (theirs, others) = (super::subjects_of(conn, one)?, super::subjects_of(conn, other)?);
    if theirs.contains(other) {
        return Ok(Some(true));
    }
    let sql = "select count(*) from person_likeness where not same and (
                   (one in (select value from json_each(?1)) and other in (select value from json_each(?2)))
                   or (one in (select value from json_each(?2)) and other in (select value from json_each(?1))))";
    let parted = number(conn, sql, params![crate::cells::json(&theirs)?, crate::cells::json(&others)?])?;
    Ok((parted > 0).then_some(false))
}

/// What was said of an id and others, as it holds now, in the order in which it was said.
pub fn answers(conn: &Connection, subject: &SubjectId) -> Result<Vec<Answer>> {
    let sql = "select other as subject, same, nomination, log_index from person_likeness where one = ?1
               union select one, same, nomination, log_index from person_likeness where other = ?1
               order by log_index";
    rows(conn, sql, [subject.as_str()], |row| {
        Ok(Answer {
            other: row.id("subject")?,
            same: row.get("same")?,
            nomination: row.id("nomination")?,
            log_index: row.count("log_index")?,
        })
    })
}
