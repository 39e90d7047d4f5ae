//! Decisions put right: the register has the right number, day, signature and bases; a number that was wrong leads on.

use super::{CameOf, DecisionRow, came_of, read};
use crate::cells::{Cells, int, json, number, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{Decision, DetailCorrection, number_in};
use sovang_domain::ids::{AwardId, DecisionSlug, LocalityId};

/// A fact of every award of a decision is of the decision: the first changes it, the others find it so. What was decided
/// above is in no register. Number and year are two facts of one correction: what it would bear between them it never bore.
pub(super) fn apply(
    conn: &Connection,
    record: &Record,
    award: &AwardId,
    correction: &DetailCorrection,
) -> Result<()> {
    use DetailCorrection as D;
    let sql = "select r.log_index, r.decision from decision_entry e
               join decision_register r on r.log_index = e.decided_index where e.award = ?1";
    let found = row(conn, sql, [award.as_str()], |row| {
        let decision: Decision = row.json("decision")?;
        Ok((row.count("log_index")?, decision))
    })?;
    let Some((index, mut decision)) = found else { return Ok(()) };
    let before = (decision.year, decision.number);
    match correction {
        D::DecidedOn { after, .. } => (decision.signed_on, decision.year) = (*after, after.year()),
        D::Number { after, .. } => {
            decision.number = number_in(after).unwrap_or(decision.number);
            decision.symbol.clone_from(after);
        }
        D::Signature { after, .. } => {
            let after = after.clone();
            (decision.signatory.name, decision.signatory.position) = (after.name, after.position);
            (decision.signatory.mode, decision.signatory.delegation) = (after.mode, after.delegation);
        }
        D::LegalBases { after, .. } => decision.legal_bases.clone_from(after),
        _ => {}
    }
    if before != (decision.year, decision.number) {
        let values = params![
            record.locality(),
            before.0,
            int(before.1),
            int(index),
            record.at().as_microsecond(),
            int(record.log_index),
        ];
        let sql = "insert into decision_former select ?1, ?2, ?3, ?4, ?5, ?6 where not exists (
                       select 1 from decision_former where decided_index = ?4 and told_at = ?5)";
        run(conn, sql, values)?;
        if let Some(draft) = decision.draft {
            let (year, number) = (decision.year, decision.number);
            came_of(conn, record, draft, CameOf::Issued { year, number })?;
        }
    }
    let values = params![
        int(index),
        decision.year,
        int(decision.number),
        decision.symbol,
        decision.signed_on.to_string(),
        json(&decision.signatory)?,
        json(&decision)?,
    ];
    run(
        conn,
        "update decision_register set year = ?2, number = ?3, symbol = ?4, signed_on = ?5, signatory = ?6, decision = ?7
         where log_index = ?1",
        values,
    )?;
    Ok(())
}

/// The decision that made an award; none for what a higher level awarded.
pub(crate) fn of_award(conn: &Connection, award: &AwardId) -> Result<Option<DecisionRow>> {
    let sql = "select r.* from decision_entry e join decision_register r on r.log_index = e.decided_index
               where e.award = ?1";
    row(conn, sql, [award.as_str()], read)
}

/// The decision that bore a number until it was put right, as it stands now; the last one, where several did.
pub fn formerly(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<Option<DecisionRow>> {
    let sql = "select r.* from decision_former f join decision_register r on r.log_index = f.decided_index
               where f.locality = ?1 and f.year = ?2 and f.number = ?3 order by f.log_index desc limit 1";
    row(conn, sql, params![locality.as_str(), slug.year, int(slug.number)], read)
}

/// The decisions that bore this number in any year until it was put right, each with the number it bore; of one locality
/// or of all.
pub fn formerly_numbered(
    conn: &Connection,
    locality: Option<&LocalityId>,
    number: u64,
) -> Result<Vec<(DecisionSlug, DecisionRow)>> {
    let sql = "select r.*, f.year as former_year from decision_former f
               join decision_register r on r.log_index = f.decided_index
               where f.number = ?1 and (?2 is null or f.locality = ?2) order by f.log_index desc";
    rows(conn, sql, params![int(number), locality.map(LocalityId::as_str)], |row| {
        Ok((DecisionSlug { year: row.get("former_year")?, number }, read(row)?))
    })
}

/// The numbers that a decision bore until they were put right, oldest first.
pub(crate) fn former_of(conn: &Connection, decided_index: u64) -> Result<Vec<DecisionSlug>> {
    let sql = "select year, number from decision_former where decided_index = ?1 order by log_index";
    rows(conn, sql, [int(decided_index)], |row| {
        Ok(DecisionSlug { year: row.get("year")?, number: row.count("number")? })
    })
}

/// How often a number was put right in what bore it: so often it was free again.
pub fn freed(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<u64> {
    let sql = "select count(*) from decision_former where locality = ?1 and year = ?2 and number = ?3";
    number(conn, sql, params![locality.as_str(), slug.year, int(slug.number)])
}

/// How many awards have ids of a number, whatever number their decision bears now.
pub fn borne(conn: &Connection, locality: &LocalityId, slug: DecisionSlug) -> Result<usize> {
    let first = AwardId::within(locality, &format!("{slug}-"));
    let sql = "select count(*) from decision_entry where substr(award, 1, length(?1)) = ?1";
    let count = number(conn, sql, [first.as_str()])?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::decision_register::{draft, one};
    use crate::testing::{ROUND, World, story};
    use jiff::civil::date;
    use serde_json::json;
    use sovang_domain::award_round::AwardRoundEvent;

    const AWARD: &str = "phu-tan.2026-5-1";

    /// The facts of one form about the decision with number 05, of one moment.
    fn put_right(world: &mut World, corrections: Vec<DetailCorrection>) {
        let stamp = world.by("phu-tan.chu-tich");
        for correction in corrections {
            let event = AwardRoundEvent::AwardDetailCorrected {
                award: AWARD.into(),
                correction,
                reason: "Ghi nhầm".to_owned(),
                document: "12/CV-UBND".to_owned(),
                on: date(2027, 1, 20),
                mistyped: false,
                copy: None,
                stamp: stamp.clone(),
            };
            world.given(ROUND, event);
        }
    }

    /// The decision of the story once more, with another number and an award of its own.
    fn another(world: &mut World, number: u64) {
        let decided =
            world.lines.iter().find(|line| line.event_type == "AwardsDecided").unwrap().payload.clone();
        let mut payload = decided;
        let decision = payload.pointer_mut("/AwardsDecided/decision").unwrap();
        decision["number"] = json!(number);
        decision["symbol"] = json!(format!("0{number}/QĐ-UBND"));
        decision["draft"] = json!(number);
        for entry in decision["entries"].as_array_mut().unwrap() {
            entry["award"] = json!(format!("phu-tan.2026-{number}-1"));
        }
        world.raw("award_round", ROUND, "AwardsDecided", payload);
    }

    #[test]
    fn number_and_year_put_right_together_pass_a_number_that_another_decision_bears() {
        let mut world = story();
        another(&mut world, 3);
        let (before, after) = ("05/QĐ-UBND".to_owned(), "03/QĐ-UBND".to_owned());
        let number = DetailCorrection::Number { before, after };
        let (before, after) = (date(2026, 12, 8), date(2027, 1, 5));
        put_right(&mut world, vec![number, DetailCorrection::DecidedOn { before, after }]);
        let conn = world.views();
        let place = LocalityId::from("phu-tan");
        let moved = of_award(&conn, &AWARD.into()).unwrap().unwrap();
        assert_eq!((moved.year, moved.number, moved.symbol.as_str()), (2027, 3, "03/QĐ-UBND"));
        assert_eq!(one(&conn, &place, 2027, 3).unwrap().unwrap().log_index, moved.log_index);
        let other = one(&conn, &place, 2026, 3).unwrap().unwrap();
        assert_eq!(other.entries[0].award.as_str(), "phu-tan.2026-3-1", "it keeps its number");
        // it never was 03 of 2026
        let slug = |number| DecisionSlug { year: 2026, number };
        assert_eq!(former_of(&conn, moved.log_index).unwrap(), [slug(5)]);
        let freed = |number| freed(&conn, &place, slug(number)).unwrap();
        assert_eq!((freed(3), freed(5)), (0, 1));
        assert!(formerly(&conn, &place, slug(3)).unwrap().is_none());
    }

    #[test]
    fn a_draft_names_the_number_that_its_decision_bears_now() {
        let mut told = World::default();
        for line in story().lines {
            let mut payload = line.payload;
            if line.event_type == "AwardsDecided" {
                let decided = &mut payload["AwardsDecided"];
                decided["decision"]["draft"] = json!(1);
                let draft =
                    json!({ "draft": 1, "signatory": decided["decision"]["signatory"], "entries": [] });
                let drafted = json!({ "DecisionDrafted": { "draft": draft, "stamp": decided["stamp"] } });
                told.raw("award_round", ROUND, "DecisionDrafted", drafted);
            }
            told.raw(&line.stream_type, &line.stream, &line.event_type, payload);
        }
        let (before, after) = ("05/QĐ-UBND".to_owned(), "07/QĐ-UBND".to_owned());
        put_right(&mut told, vec![DetailCorrection::Number { before, after }]);
        let row = draft(&told.views(), &ROUND.into(), 1).unwrap().unwrap();
        assert_eq!(row.came_of, Some(CameOf::Issued { year: 2026, number: 7 }));
    }
}
