//! Địa phương: communes, their units, councils, delegations and days off.

mod counted;
mod days_off;
mod parameters;
mod put_right;
#[cfg(test)]
mod tests;
mod units;

pub use counted::count_units;
pub use days_off::{DayOffBack, DayOffRow, calendar, days_off};
pub use parameters::{ParameterEnd, ParameterRow, own_parameters, parameters};
pub use put_right::{StruckRow, struck};

use crate::cells::{Cells, json, row, rows, run, text, word};
use crate::error::Result;
use crate::record::Record;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, LocalityId, UnitId};
use sovang_domain::locality::{CouncilMember, LocalityEvent, LocalityKind, Numbering, SigningMode, UnitKind};
use sovang_words::award_form::PlaceWords;
use sovang_words::terms;
use std::collections::BTreeSet;

pub(crate) const VERSION: u32 = 8;
pub(crate) const DDL: &str = "
create table locality_directory (
    locality text primary key, kind text not null, name text not null, province text not null,
    province_kind text not null, registered_at integer not null, log_index integer not null,
    numbering text not null
) strict, without rowid;
create table locality_unit (
    locality text not null, unit text not null, name text not null, sort_key text not null, former text not null,
    kind text not null, merged_into text, log_index integer not null, primary key (locality, unit)
) strict, without rowid;
create table locality_council (
    locality text not null, log_index integer not null, from_date text not null, members text not null,
    document text not null, primary key (locality, log_index)
) strict, without rowid;
create table locality_delegation (
    locality text not null, log_index integer not null, officer text not null, mode text not null,
    from_date text not null, until_date text, document text not null, ended_by text, back_reason text,
    primary key (locality, log_index)
) strict, without rowid;
create table locality_unit_struck (
    locality text not null, log_index integer not null, unit text not null, name text not null, reason text not null,
    primary key (locality, log_index)
) strict, without rowid;
create table locality_parameter (
    locality text not null, log_index integer not null, name text not null, from_date text not null,
    parameter text not null, document text not null, reason text not null, back_reason text, back_index integer,
    primary key (locality, log_index)
) strict, without rowid;
create table locality_day_off (
    locality text not null, log_index integer not null, day text not null, name text not null, instead text,
    document text not null, back_reason text, back_document text, back_index integer, primary key (locality, log_index)
) strict, without rowid;
";

/// A commune.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct LocalityRow {
    pub locality: LocalityId,
    pub kind: LocalityKind,
    /// Without the kind: "Phú Tân".
    pub name: String,
    /// Without its kind: "An Giang".
    pub province: String,
    /// "tỉnh", "thành phố"
    pub province_kind: String,
    pub log_index: u64,
    /// Who numbers award decisions.
    pub numbering: Numbering,
}

impl LocalityRow {
    /// "xã Phú Tân"
    #[must_use]
    pub fn title(&self) -> String {
        terms::locality(self.kind, &self.name)
    }

    /// What the blanks of the rules stand for here.
    #[must_use]
    pub fn place_words(&self) -> PlaceWords<'_> {
        PlaceWords { level: terms::locality_kind(self.kind), above: &self.province_kind }
    }

    /// The same, of a locality that may not be known.
    #[must_use]
    pub fn place_words_of(row: Option<&Self>) -> PlaceWords<'_> {
        row.map_or_else(PlaceWords::unknown, Self::place_words)
    }

    /// "tỉnh An Giang"
    #[must_use]
    pub fn province_title(&self) -> String {
        format!("{} {}", self.province_kind, self.province)
    }
}

/// A reporting unit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct UnitRow {
    pub locality: LocalityId,
    pub unit: UnitId,
    pub name: String,
    /// Names it had before, oldest first.
    pub former: Vec<String>,
    pub kind: UnitKind,
    /// The unit it became part of.
    pub merged_into: Option<UnitId>,
    pub log_index: u64,
}

/// A council from the day it took office.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct CouncilRow {
    pub from: Date,
    pub members: Vec<CouncilMember>,
    pub document: String,
    pub log_index: u64,
}

/// A right to sign for the chairman.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DelegationRow {
    pub officer: AccountId,
    pub mode: SigningMode,
    pub from: Date,
    pub until: Option<Date>,
    pub document: String,
    /// The text by which it ended earlier.
    pub ended_by: Option<String>,
    /// Why it was taken back, where it was recorded by mistake: it never held.
    pub taken_back: Option<String>,
    pub log_index: u64,
}

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use LocalityEvent as E;
    let Fact::Locality(event) = &record.fact else { return Ok(()) };
    let (locality, index) = (&record.stream, crate::cells::int(record.log_index));
    match event {
        E::LocalityRegistered { kind, name, province, province_kind, stamp } => {
            let at = stamp.at.as_microsecond();
            run(
                conn,
                "insert into locality_directory values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    locality,
                    word(kind)?,
                    name,
                    province,
                    province_kind,
                    at,
                    index,
                    word(&Numbering::ByClerk)?
                ],
            )?;
        }
        E::UnitRegistered { .. }
        | E::UnitRenamed { .. }
        | E::UnitNameCorrected { .. }
        | E::UnitRenameTakenBack { .. }
        | E::UnitMergerTakenBack { .. }
        | E::UnitMerged { .. } => units::follow(conn, record, event)?,
        E::CouncilAppointed { members, from, document, .. } => {
            run(
                conn,
                "insert into locality_council values (?1, ?2, ?3, ?4, ?5)",
                params![locality, index, from.to_string(), json(members)?, document],
            )?;
        }
        E::OfficerDelegated { officer, mode, from, until, document, .. } => {
            let until = until.map(|day| day.to_string());
            run(
                conn,
                "insert into locality_delegation values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null, null)",
                params![locality, index, officer.as_str(), word(mode)?, from.to_string(), until, document],
            )?;
        }
        E::NumberingChosen { numbering, .. } => {
            let sql = "update locality_directory set numbering = ?2 where locality = ?1";
            run(conn, sql, params![locality, word(numbering)?])?;
        }
        E::DayOffDeclared { .. } | E::DayOffTakenBack { .. } => days_off::follow(conn, record, event)?,
        E::ParameterSet { .. } | E::ParameterTakenBack { .. } => parameters::follow(conn, record, event)?,
        E::LocalityCorrected { .. }
        | E::UnitKindCorrected { .. }
        | E::UnitStruck { .. }
        | E::CouncilCorrected { .. }
        | E::DelegationEnded { .. }
        | E::DelegationTakenBack { .. } => put_right::follow(conn, record, event)?,
        // an erasure among them: the runner builds the views anew after it
        _ => {}
    }
    Ok(())
}

/// All communes, by name.
pub fn all(conn: &Connection) -> Result<Vec<LocalityRow>> {
    let mut all = rows(conn, "select * from locality_directory", [], read_locality)?;
    all.sort_by_cached_key(|row| sovang_words::order::title(&row.name));
    Ok(all)
}

/// One commune.
pub fn one(conn: &Connection, locality: &LocalityId) -> Result<Option<LocalityRow>> {
    row(conn, "select * from locality_directory where locality = ?1", [locality.as_str()], read_locality)
}

/// The units of a commune in Vietnamese order, merged ones too.
pub fn units(conn: &Connection, locality: &LocalityId) -> Result<Vec<UnitRow>> {
    rows(
        conn,
        "select * from locality_unit where locality = ?1 order by sort_key, unit",
        [locality.as_str()],
        read_unit,
    )
}

/// One unit.
pub fn unit(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<Option<UnitRow>> {
    row(
        conn,
        "select * from locality_unit where locality = ?1 and unit = ?2",
        [locality.as_str(), unit.as_str()],
        read_unit,
    )
}

/// The units that became part of one, in Vietnamese order.
pub fn merged_into(conn: &Connection, locality: &LocalityId, into: &UnitId) -> Result<Vec<UnitRow>> {
    rows(
        conn,
        "select * from locality_unit where locality = ?1 and merged_into = ?2 order by sort_key, unit",
        [locality.as_str(), into.as_str()],
        read_unit,
    )
}

/// All units that became part of one, those of them included that others had become part of before.
pub fn absorbed(conn: &Connection, locality: &LocalityId, into: &UnitId) -> Result<Vec<UnitId>> {
    rows(
        conn,
        "with recursive absorbed (unit) as (
             select unit from locality_unit where locality = ?1 and merged_into = ?2
             union select before.unit from locality_unit before
             join absorbed on before.merged_into = absorbed.unit where before.locality = ?1)
         select unit from absorbed order by unit",
        [locality.as_str(), into.as_str()],
        |row| row.id("unit"),
    )
}

/// The units of a locality that bear another name now, or became part of another: few, and mostly none.
pub fn changed(conn: &Connection, locality: &LocalityId) -> Result<BTreeSet<UnitId>> {
    let sql =
        "select unit from locality_unit where locality = ?1 and (former <> '[]' or merged_into is not null)";
    Ok(rows(conn, sql, [locality.as_str()], |row| row.id(0))?.into_iter().collect())
}

/// The unit that stands today in the place of one: itself, or what it became part of, however many mergers later.
pub fn standing(conn: &Connection, locality: &LocalityId, id: &UnitId) -> Result<Option<UnitRow>> {
    let mut seen = vec![id.clone()];
    let mut found = unit(conn, locality, id)?;
    while let Some(into) = found.as_ref().and_then(|row| row.merged_into.clone()) {
        if seen.contains(&into) {
            break;
        }
        found = unit(conn, locality, &into)?;
        seen.push(into);
    }
    Ok(found)
}

/// The unit's name today; its id where it was never registered.
pub fn unit_name(conn: &Connection, locality: &str, unit: &UnitId) -> Result<String> {
    let sql = "select name from locality_unit where locality = ?1 and unit = ?2";
    Ok(text(conn, sql, [locality, unit.as_str()])?.unwrap_or_else(|| unit.to_string()))
}

/// The councils of a commune, newest first.
pub fn councils(conn: &Connection, locality: &LocalityId) -> Result<Vec<CouncilRow>> {
    rows(
        conn,
        "select * from locality_council where locality = ?1 order by from_date desc, log_index desc",
        [locality.as_str()],
        |row| {
            Ok(CouncilRow {
                from: row.date("from_date")?,
                members: row.json("members")?,
                document: row.get("document")?,
                log_index: row.count("log_index")?,
            })
        },
    )
}

/// The council in office on a day.
pub fn council_on(conn: &Connection, locality: &LocalityId, day: Date) -> Result<Option<CouncilRow>> {
    Ok(councils(conn, locality)?.into_iter().find(|council| council.from <= day))
}

/// The delegations of a commune, newest first.
pub fn delegations(conn: &Connection, locality: &LocalityId) -> Result<Vec<DelegationRow>> {
    rows(
        conn,
        "select * from locality_delegation where locality = ?1 order by from_date desc, log_index desc",
        [locality.as_str()],
        |row| {
            Ok(DelegationRow {
                officer: row.id("officer")?,
                mode: row.word("mode")?,
                from: row.date("from_date")?,
                until: row.maybe_date("until_date")?,
                document: row.get("document")?,
                ended_by: row.get("ended_by")?,
                taken_back: row.get("back_reason")?,
                log_index: row.count("log_index")?,
            })
        },
    )
}

fn read_locality(row: &Row<'_>) -> Result<LocalityRow> {
    Ok(LocalityRow {
        locality: row.id("locality")?,
        kind: row.word("kind")?,
        name: row.get("name")?,
        province: row.get("province")?,
        province_kind: row.get("province_kind")?,
        log_index: row.count("log_index")?,
        numbering: row.word("numbering")?,
    })
}

fn read_unit(row: &Row<'_>) -> Result<UnitRow> {
    let name: String = row.get("name")?;
    let mut former: Vec<String> = row.json("former")?;
    // a name that it bears again is no former one; it is one again should that be taken back
    former.retain(|one| *one != name);
    Ok(UnitRow {
        locality: row.id("locality")?,
        unit: row.id("unit")?,
        name,
        former,
        kind: row.word("kind")?,
        merged_into: row.maybe_id("merged_into")?,
        log_index: row.count("log_index")?,
    })
}
