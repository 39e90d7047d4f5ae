//! Who was said to be one person only after both were awarded.

use super::subjects_of;
use crate::award_roll::{self, AwardRow};
use crate::cells::{Cells, rows};
use crate::error::Result;
use rusqlite::Connection;
use sovang_domain::ids::{LocalityId, SubjectId};
use std::collections::BTreeSet;

/// Awards that hold, of one person under several ids, for days of one another in one campaign: in pairs, the older first.
pub fn awarded_twice(conn: &Connection, locality: &LocalityId) -> Result<Vec<[AwardRow; 2]>> {
    let sql = "select distinct p.person from person_likeness l join person_register p on p.subject = l.one
               where l.same = 1 and p.locality = ?1 order by p.person";
    let people: Vec<SubjectId> = rows(conn, sql, [locality.as_str()], |row| row.id(0))?;
    let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
    for person in people {
        for pair in pairs(award_roll::of_subjects(conn, &subjects_of(conn, &person)?)?) {
            if seen.insert((pair[0].log_index, pair[1].log_index)) {
                found.push(pair);
            }
        }
    }
    Ok(found)
}

/// Those that stand for days of one another.
fn pairs(mut awards: Vec<AwardRow>) -> Vec<[AwardRow; 2]> {
    awards.retain(AwardRow::is_standing);
    awards.sort_by_key(|award| award.log_index);
    let mut found = Vec::new();
    for (place, one) in awards.iter().enumerate() {
        let beside = |other: &&AwardRow| other.campaign == one.campaign && other.period.overlaps(&one.period);
        let others = awards.iter().skip(place + 1).filter(beside);
        found.extend(others.map(|other| [one.clone(), other.clone()]));
    }
    found
}
