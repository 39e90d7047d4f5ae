//! Ngày nghỉ ghi thêm: what a commune declared beside the table of the law, and the calendar that both make.

use super::own_parameters;
use crate::cells::{Cells, int, rows, run};
use crate::error::Result;
use crate::record::Record;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::calendar::Holidays;
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::LocalityEvent;
use sovang_domain::rules::{OwnParameter, Parameter};

/// A day off that the locality declared beside the table of the law.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DayOffRow {
    pub day: Date,
    pub name: String,
    /// The day worked instead.
    pub instead: Option<Date>,
    pub document: String,
    pub log_index: u64,
    pub taken_back: Option<DayOffBack>,
}

/// Why a declared day off does not hold any more.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DayOffBack {
    pub reason: String,
    pub document: String,
    pub log_index: u64,
}

pub(super) fn follow(conn: &Connection, record: &Record, event: &LocalityEvent) -> Result<()> {
    use LocalityEvent as E;
    let (locality, index) = (&record.stream, int(record.log_index));
    match event {
        E::DayOffDeclared { day, name, instead, document, .. } => {
            let instead = instead.map(|day| day.to_string());
            run(
                conn,
                "insert into locality_day_off values (?1, ?2, ?3, ?4, ?5, ?6, null, null, null)",
                params![locality, index, day.to_string(), name, instead, document],
            )?;
        }
        E::DayOffTakenBack { day, reason, document, .. } => {
            run(
                conn,
                "update locality_day_off set back_reason = ?3, back_document = ?4, back_index = ?5
                 where locality = ?1 and day = ?2 and back_index is null",
                params![locality, day.to_string(), reason, document, index],
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// The days off that a commune declared, the latest first, those taken back too.
pub fn days_off(conn: &Connection, locality: &LocalityId) -> Result<Vec<DayOffRow>> {
    rows(
        conn,
        "select * from locality_day_off where locality = ?1 order by day desc, log_index desc",
        [locality.as_str()],
        |row| {
            let taken_back = match row.get::<_, Option<String>>("back_reason")? {
                None => None,
                Some(reason) => {
                    let (document, log_index) = (row.get("back_document")?, row.count("back_index")?);
                    Some(DayOffBack { reason, document, log_index })
                }
            };
            Ok(DayOffRow {
                day: row.date("day")?,
                name: row.get("name")?,
                instead: row.maybe_date("instead")?,
                document: row.get("document")?,
                log_index: row.count("log_index")?,
                taken_back,
            })
        },
    )
}

/// The table of the law with the days off that a commune has declared: by it working days are counted there.
pub fn calendar(conn: &Connection, locality: &LocalityId, table: &Holidays) -> Result<Holidays> {
    let mut holding = days_off(conn, locality)?;
    holding.retain(|row| row.taken_back.is_none());
    // as they were declared: of two about one day the later holds
    holding.sort_by_key(|row| row.log_index);
    let and_year = |table: Holidays, own: OwnParameter| match own.parameter {
        Parameter::DaysOff { year, off, worked } => table.with_year(year, &off, &worked),
        _ => table,
    };
    let table = own_parameters(conn, locality)?.into_iter().fold(table.clone(), and_year);
    let and_off = |table: Holidays, row: DayOffRow| table.and_off(row.day, &row.name, row.instead);
    Ok(holding.into_iter().fold(table, and_off))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::testing::World;
    use jiff::civil::date;

    #[test]
    fn a_declared_day_off_is_in_the_calendar_until_it_is_taken_back() {
        let mut world = World::founded();
        let (monday, saturday) = (date(2026, 11, 23), date(2026, 11, 28));
        let (name, document, stamp) =
            ("Hoán đổi".to_owned(), "TB 12".to_owned(), world.by("phu-tan.van-thu"));
        let declared =
            LocalityEvent::DayOffDeclared { day: monday, name, instead: Some(saturday), document, stamp };
        world.given("phu-tan", declared);
        let table = Holidays::default();
        let read = |world: &World| {
            let (conn, id) = (world.views(), "phu-tan".into());
            (days_off(&conn, &id).unwrap(), calendar(&conn, &id, &table).unwrap())
        };
        let (rows, holds) = read(&world);
        assert_eq!(
            (rows[0].day, rows[0].instead, rows[0].taken_back.clone()),
            (monday, Some(saturday), None)
        );
        assert!(!holds.is_working_day(monday) && holds.is_working_day(saturday));
        let (reason, document, stamp) =
            ("Thay thế".to_owned(), "TB 15".to_owned(), world.by("phu-tan.van-thu"));
        world.given("phu-tan", LocalityEvent::DayOffTakenBack { day: monday, reason, document, stamp });
        let (rows, holds) = read(&world);
        assert_eq!(rows[0].taken_back.as_ref().unwrap().reason, "Thay thế");
        assert_eq!(holds, table);
    }
}
