//! Who looks like whom, and what was said of it.

use super::bond::{Bond, Described, bonds, once_bound};
use super::{Entered, PersonRow, grouped, of, read};
use crate::cells::{Cells, number, rows, word};
use crate::error::Result;
use rusqlite::{Connection, params};
use sovang_domain::ids::{AccountId, NominationId, SubjectId};
use sovang_words::names;

/// What was said of two ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The other id.
    pub other: SubjectId,
    /// One person, or two.
    pub same: bool,
    /// Whether the office said it last, not whoever put the nomination forward.
    pub office: bool,
    /// Who said it last.
    pub by: AccountId,
    /// Why, as the unit said it.
    pub unit_why: Option<String>,
    /// Why, as the office said it.
    pub office_why: Option<String>,
    /// With which nomination it was said.
    pub nomination: NominationId,
    /// By which fact.
    pub log_index: u64,
}

/// Those of a locality who may be the one that is described: the same kind, a name, of today or before, that is alike,
/// and a year of birth that is not another one or may be it, mistyped; or the same year and a name with other marks; or a name
/// a tone apart in the same unit, for the same words or for days of one another. Oldest first.
pub fn alike(conn: &Connection, described: &Described) -> Result<Vec<PersonRow>> {
    let coarse: Vec<String> = described.names.iter().map(|name| names::coarse_key(name)).collect();
    let coarse: Vec<String> = coarse.into_iter().filter(|key| !key.is_empty()).collect();
    let sql = "select card, person from person_register where person in (
                   select person from person_register join person_name using (subject)
                   where locality = ?1 and kind = ?2
                   and person_name.coarse in (select value from json_each(?3)))
               order by since";
    let values = params![described.locality.as_str(), word(&described.kind)?, crate::cells::json(&coarse)?];
    let mut found = Vec::new();
    for person in grouped(rows(conn, sql, values, read)?) {
        if described.may_be_born_with(&person) && described.is_named_as(&person)
            || is_a_slip(conn, described, &person)?
        {
            found.push(person);
        }
    }
    Ok(found)
}

/// Whether the name of one in the same unit, for the same words or days of one another, becomes the other's by one tone.
fn is_a_slip(conn: &Connection, described: &Described, person: &PersonRow) -> Result<bool> {
    let near = |name: &String| {
        person.entered.iter().flat_map(Entered::names).any(|other| names::a_tone_apart(name, other))
    };
    if !described.names.iter().any(near) {
        return Ok(false);
    }
    let bonds = bonds(conn, described, person)?;
    Ok(bonds.contains(&Bond::Unit) && (bonds.contains(&Bond::Words) || bonds.contains(&Bond::Days)))
}

/// Whether two years of birth may be one: the same, one figure mistyped, or the figures in another order (1991, 1919).
pub(super) fn may_be_one(one: i16, two: i16) -> bool {
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

/// Those who may be the person of this id and of whom nobody has said whether they are; also where a unit wrote it otherwise since.
pub fn unanswered(conn: &Connection, subject: &SubjectId) -> Result<Vec<PersonRow>> {
    let Some(person) = of(conn, subject)? else { return Ok(Vec::new()) };
    let described = Described::of(conn, &person)?;
    let mut asked = alike(conn, &described)?;
    for other in once_bound(conn, &person, &described)? {
        if !asked.iter().any(|known| known.person == other.person) {
            asked.push(other);
        }
    }
    let mut open = Vec::new();
    for other in asked {
        if other.person != person.person && stands(conn, subject, &other.person)?.is_none() {
            open.push(other);
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
    let sql = "select other as subject, * from person_likeness where one = ?1
               union select one as subject, * from person_likeness where other = ?1
               order by log_index";
    rows(conn, sql, [subject.as_str()], |row| {
        Ok(Answer {
            other: row.id("subject")?,
            same: row.get("same")?,
            office: row.get("office")?,
            by: row.id("by")?,
            unit_why: row.get("unit_why")?,
            office_why: row.get("office_why")?,
            nomination: row.id("nomination")?,
            log_index: row.count("log_index")?,
        })
    })
}
