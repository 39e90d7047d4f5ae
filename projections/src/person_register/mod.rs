//! Sổ người, tập thể, hộ: who has been put forward in each locality, and who of them is one person.
//!
//! Every nomination has an id of its own for its nominee. Those whom somebody has said to be one person stand together
//! under the id that came first; what was said of two last holds (docs/decisions/0029).

mod bond;
mod follow;
mod likeness;
#[cfg(test)]
mod tests;
mod twice;

pub use bond::{Bond, Deed, Described, Strong, bonds, strong};
pub(crate) use follow::apply;
pub use likeness::{Answer, alike, answers, asked_again, parted_by_office, stands, unanswered};

pub use twice::awarded_twice;

use crate::cells::{Cells, rows, word};
use crate::error::Result;
use crate::nomination_board::{self, NominationRow};
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sovang_domain::ids::{LocalityId, NominationId, RoundId, SubjectId, UnitId};
use sovang_domain::nominee::NomineeKind;
use sovang_words::fold::fold;
use sovang_words::order;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const VERSION: u32 = 4;
pub(crate) const DDL: &str = "
create table person_register (
    subject text primary key, locality text not null, kind text not null, person text not null,
    -- empty once erased
    named integer not null,
    since integer not null, card text not null
) strict;
create index person_register_by_kind on person_register (locality, kind);
create index person_register_by_person on person_register (person);
-- every name it was ever written with, without titles and marks; none once erased
create table person_name (
    coarse text not null, subject text not null, primary key (coarse, subject)
) strict, without rowid;
create index person_name_by_subject on person_name (subject);
create table person_likeness (
    one text not null, other text not null, same integer not null,
    -- whether the office said it, not whoever put the nomination forward
    office integer not null, nomination text not null, log_index integer not null,
    by text not null,
    -- why, as the unit said it, and as the office did
    unit_why text, office_why text,
    primary key (one, other)
) strict, without rowid;
create index person_likeness_by_other on person_likeness (other);
-- who shared more than the name with whom when a unit wrote it, whatever was written otherwise since
create table person_bond (
    one text not null, other text not null, primary key (one, other)
) strict, without rowid;
create index person_bond_by_other on person_bond (other);
";

/// A nominee as the nominations under one id have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Entered {
    pub subject: SubjectId,
    pub locality: LocalityId,
    pub kind: NomineeKind,
    /// As it was written last; none once erased.
    pub name: Option<String>,
    /// As it was written before that was put right.
    pub former: Vec<String>,
    pub position: String,
    pub birth_year: Option<i16>,
    /// What tells it apart from others of its name.
    pub apart: Option<String>,
    pub units: Vec<UnitId>,
    pub nominations: Vec<NominationId>,
    /// Log index of the first fact.
    pub since: u64,
}

/// A person, a collective or a household: everything that was entered about it, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Its id: the one that came first.
    pub person: SubjectId,
    /// As it was entered under each of its ids; never empty.
    pub entered: Vec<Entered>,
}

impl Entered {
    /// Every name it was ever written with, the last first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.name.iter().chain(&self.former).map(String::as_str)
    }
}

impl PersonRow {
    /// The name as written last; empty once erased.
    #[must_use]
    pub fn name(&self) -> &str {
        self.entered.iter().rev().find_map(|entered| entered.name.as_deref()).unwrap_or_default()
    }

    /// The year of birth, where any nomination says it.
    #[must_use]
    pub fn birth_year(&self) -> Option<i16> {
        self.entered.iter().rev().find_map(|entered| entered.birth_year)
    }

    /// What tells it apart, as written last.
    #[must_use]
    pub fn apart(&self) -> Option<&str> {
        self.entered.iter().rev().find_map(|entered| entered.apart.as_deref())
    }

    /// Position or occupation, as written last.
    #[must_use]
    pub fn position(&self) -> &str {
        self.entered.last().map_or("", |entered| &entered.position)
    }

    /// The units that put it forward, the last one first.
    #[must_use]
    pub fn units(&self) -> Vec<&UnitId> {
        let mut units: Vec<&UnitId> = Vec::new();
        for unit in self.entered.iter().rev().flat_map(|entered| entered.units.iter().rev()) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        units
    }

    /// Its nominations, oldest first.
    #[must_use]
    pub fn nominations(&self) -> Vec<&NominationId> {
        self.entered.iter().flat_map(|entered| &entered.nominations).collect()
    }

    /// All its ids.
    #[must_use]
    pub fn subjects(&self) -> Vec<SubjectId> {
        self.entered.iter().map(|entered| entered.subject.clone()).collect()
    }
}

/// The person to whom an id belongs.
pub fn of(conn: &Connection, subject: &SubjectId) -> Result<Option<PersonRow>> {
    let sql = "select card, person from person_register
               where person = (select person from person_register where subject = ?1) order by since";
    Ok(grouped(rows(conn, sql, [subject.as_str()], read)?).pop())
}

/// The names under which one was put forward, as the units had them last; not those that only a correction gave.
pub fn put_forward(conn: &Connection, person: Option<&PersonRow>) -> Result<Vec<String>> {
    let entered = person.into_iter().flat_map(|person| &person.entered);
    let mut names = Vec::new();
    for nomination in entered.flat_map(|entered| &entered.nominations) {
        let row = nomination_board::one(conn, nomination)?;
        names.extend(row.and_then(|row| row.proposal.nominee.name.value().cloned()));
    }
    Ok(names)
}

/// All ids of the person to whom one belongs: itself alone where the register does not know it.
pub fn subjects_of(conn: &Connection, subject: &SubjectId) -> Result<Vec<SubjectId>> {
    let sql = "select subject from person_register
               where person = (select person from person_register where subject = ?1) order by since";
    let found = rows(conn, sql, [subject.as_str()], |row| row.id("subject"))?;
    Ok(if found.is_empty() { vec![subject.clone()] } else { found })
}

/// Those of whom a round has more than one nomination that asks for a place: the nominations of each, oldest first.
pub fn more_than_once(conn: &Connection, round: &RoundId) -> Result<Vec<Vec<NominationRow>>> {
    let mut found: BTreeMap<SubjectId, Vec<NominationRow>> = BTreeMap::new();
    for row in nomination_board::of_round(conn, round)? {
        if row.stage.asks_for_a_place() {
            let subject = &row.proposal.nominee.subject;
            let person = of(conn, subject)?.map_or_else(|| subject.clone(), |person| person.person);
            found.entry(person).or_default().push(row);
        }
    }
    Ok(found.into_values().filter(|rows| rows.len() > 1).collect())
}

/// Those in whose name the typed letters stand, by given name; all for an empty text. A unit finds its own and whoever
/// holds a published award: whom other units have put forward is not known before.
pub fn search(
    conn: &Connection,
    (locality, unit): (&LocalityId, &UnitId),
    kind: NomineeKind,
    text: &str,
    most: usize,
) -> Result<Vec<PersonRow>> {
    let sql = "select card, person from person_register where locality = ?1 and kind = ?2 and named
               order by since";
    let all = grouped(rows(conn, sql, params![locality.as_str(), word(&kind)?], read)?);
    let sql = "select distinct subject from award_roll where locality = ?1";
    let awarded: BTreeSet<SubjectId> =
        rows(conn, sql, [locality.as_str()], |row| row.id("subject"))?.into_iter().collect();
    let wanted = fold(&sovang_words::names::tidy(text));
    let named = |entered: &Entered| entered.names().any(|name| fold(name).contains(&wanted));
    let may_know = |entered: &Entered| entered.units.contains(unit) || awarded.contains(&entered.subject);
    let fits = |person: &PersonRow| person.entered.iter().any(named) && person.entered.iter().any(may_know);
    let mut found: Vec<PersonRow> = all.into_iter().filter(fits).collect();
    found.sort_by_cached_key(|person| order::nominee(kind, person.name()));
    found.truncate(most);
    Ok(found)
}

fn read(row: &Row<'_>) -> Result<(SubjectId, Entered)> {
    Ok((row.id("person")?, row.json("card")?))
}

/// What belongs to one person, together; in the order in which the first of each came.
fn grouped(found: Vec<(SubjectId, Entered)>) -> Vec<PersonRow> {
    let mut places: BTreeMap<SubjectId, usize> = BTreeMap::new();
    let mut people: Vec<PersonRow> = Vec::new();
    for (person, entered) in found {
        let place = *places.entry(person.clone()).or_insert(people.len());
        match people.get_mut(place) {
            Some(known) => known.entered.push(entered),
            None => people.push(PersonRow { person, entered: vec![entered] }),
        }
    }
    people
}
