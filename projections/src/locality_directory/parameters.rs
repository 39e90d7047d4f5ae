//! Tham số của xã: what a commune has set for itself beside the shipped rules, and what was taken back.

use crate::cells::{Cells, int, json, rows, run, word};
use crate::error::Result;
use crate::record::Record;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::ids::LocalityId;
use sovang_domain::locality::LocalityEvent;
use sovang_domain::rules::{OwnParameter, Parameter};

/// A parameter that a commune set.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ParameterRow {
    pub own: OwnParameter,
    pub reason: String,
    pub log_index: u64,
    /// Why it holds no more: taken back, or said anew for the same day.
    pub ended: Option<ParameterEnd>,
}

/// How a value that was set stopped counting.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ParameterEnd {
    /// Why it was taken back; none where another value was set for the same day.
    pub reason: Option<String>,
    pub log_index: u64,
}

pub(super) fn follow(conn: &Connection, record: &Record, event: &LocalityEvent) -> Result<()> {
    use LocalityEvent as E;
    let (locality, index) = (&record.stream, int(record.log_index));
    let end = "update locality_parameter set back_reason = ?4, back_index = ?5
               where locality = ?1 and name = ?2 and from_date = ?3 and back_index is null";
    match event {
        E::ParameterSet { parameter, from, document, reason, .. } => {
            let (name, from) = (parameter.name().word(), from.to_string());
            run(conn, end, params![locality, name, from, None::<String>, index])?;
            run(
                conn,
                "insert into locality_parameter values (?1, ?2, ?3, ?4, ?5, ?6, ?7, null, null)",
                params![locality, index, name, from, json(parameter)?, document, reason],
            )?;
        }
        E::ParameterTakenBack { name, from, reason, .. } => {
            let (name, from) = (word(name)?, from.to_string());
            run(conn, end, params![locality, name, from, reason, index])?;
            // what it had taken the place of holds again
            run(
                conn,
                "update locality_parameter set back_index = null where locality = ?1 and back_reason is null
                 and back_index = (select log_index from locality_parameter
                 where locality = ?1 and name = ?2 and from_date = ?3 and back_index = ?4)",
                params![locality, name, from, index],
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// What a commune set, the latest day first, what holds no more too.
pub fn parameters(conn: &Connection, locality: &LocalityId) -> Result<Vec<ParameterRow>> {
    rows(
        conn,
        "select * from locality_parameter where locality = ?1 order by from_date desc, log_index desc",
        [locality.as_str()],
        |row| {
            let ended = match row.get::<_, Option<i64>>("back_index")? {
                None => None,
                Some(_) => Some(ParameterEnd {
                    reason: row.get("back_reason")?,
                    log_index: row.count("back_index")?,
                }),
            };
            let parameter: Parameter = row.json("parameter")?;
            let (from, document): (Date, String) = (row.date("from_date")?, row.get("document")?);
            Ok(ParameterRow {
                own: OwnParameter { from, parameter, document },
                reason: row.get("reason")?,
                log_index: row.count("log_index")?,
                ended,
            })
        },
    )
}

/// What of it counts.
pub fn own_parameters(conn: &Connection, locality: &LocalityId) -> Result<Vec<OwnParameter>> {
    let all = parameters(conn, locality)?;
    Ok(all.into_iter().filter(|row| row.ended.is_none()).map(|row| row.own).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::testing::World;
    use jiff::civil::date;
    use sovang_domain::rules::ParameterName;

    #[test]
    fn a_parameter_counts_until_it_is_said_anew_or_taken_back() {
        let mut world = World::founded();
        let from = date(2026, 12, 1);
        let set = |world: &mut World, working_days| LocalityEvent::ParameterSet {
            parameter: Parameter::Notice { working_days },
            from,
            document: "Quyết định 80/QĐ-UBND".into(),
            reason: "Quy chế mới".into(),
            stamp: world.by("phu-tan.van-thu"),
        };
        for days in [7, 5] {
            let event = set(&mut world, days);
            world.given("phu-tan", event);
        }
        let read = |world: &World| parameters(&world.views(), &"phu-tan".into()).unwrap();
        let [now, before] = &read(&world)[..] else { panic!("both stay visible") };
        assert_eq!(now.own.parameter, Parameter::Notice { working_days: 5 });
        assert_eq!(before.ended.as_ref().unwrap().log_index, now.log_index);
        assert_eq!(
            own_parameters(&world.views(), &"phu-tan".into()).unwrap(),
            std::slice::from_ref(&now.own)
        );
        let (name, reason, stamp) =
            (ParameterName::Notice, "Ghi nhầm".to_owned(), world.by("phu-tan.van-thu"));
        world.given("phu-tan", LocalityEvent::ParameterTakenBack { name, from, reason, stamp });
        assert_eq!(read(&world)[0].ended.as_ref().unwrap().reason.as_deref(), Some("Ghi nhầm"));
        let [_, again] = &read(&world)[..] else { panic!("both stay visible") };
        assert_eq!((&again.own.parameter, &again.ended), (&Parameter::Notice { working_days: 7 }, &None));
        let counts = |world: &World| own_parameters(&world.views(), &"phu-tan".into()).unwrap();
        assert_eq!(counts(&world), std::slice::from_ref(&again.own), "the first value holds again");
        let (reason, stamp) = ("Ghi nhầm".to_owned(), world.by("phu-tan.van-thu"));
        world.given("phu-tan", LocalityEvent::ParameterTakenBack { name, from, reason, stamp });
        assert!(counts(&world).is_empty());
    }
}
