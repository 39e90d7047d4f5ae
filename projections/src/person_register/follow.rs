//! How the register follows what is put forward and what is said of those who look alike.

use super::Entered;
use super::bond::hold;
use crate::cells::{Cells, int, json, row, rows, run, text, word};
use crate::error::Result;
use crate::nomination_board;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{AwardRoundEvent, CorrectedField};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AwardId, NominationId, SubjectId};
use sovang_domain::nomination::NominationEvent;
use sovang_domain::nominee::Nominee;
use sovang_words::names;
use std::collections::BTreeSet;

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    match &record.fact {
        Fact::Nomination(NominationEvent::NominationSubmitted { proposal, .. }) => {
            enter(conn, record, &proposal.nominee)?;
            hold(conn, &proposal.nominee.subject)
        }
        Fact::Nomination(NominationEvent::NominationCorrected { proposal, .. }) => {
            correct(conn, &proposal.nominee)?;
            hold(conn, &proposal.nominee.subject)
        }
        Fact::Nomination(NominationEvent::BirthYearCorrected { after, .. }) => {
            let sql = "select subject from nomination_board where nomination = ?1";
            let Some(subject) = text(conn, sql, [&record.stream])? else { return Ok(()) };
            let Some(mut entered) = one(conn, &subject.into())? else { return Ok(()) };
            entered.birth_year = after.as_ref().and_then(|year| year.value().copied());
            entered.store(conn)?;
            hold(conn, &entered.subject)
        }
        Fact::Nomination(NominationEvent::LikenessAnswered { other, same, reason, .. }) => {
            let sql = "select subject from nomination_board where nomination = ?1";
            let Some(subject) = text(conn, sql, [&record.stream])? else { return Ok(()) };
            let why = reason.as_ref().and_then(|reason| reason.value()).map(String::as_str);
            let nomination = NominationId::from(record.stream.as_str());
            answer(conn, record, &subject.into(), &nomination, (other, *same, why))
        }
        Fact::AwardRound(AwardRoundEvent::RecipientConfirmed { award, known, others, .. }) => {
            confirm(conn, record, award, known.iter().map(|known| (known, true)), others)
        }
        Fact::AwardRound(AwardRoundEvent::DecisionCorrected { correction, .. })
            if correction.field == CorrectedField::Recipient =>
        {
            let Some(mut entered) = one(conn, correction.after.subject())? else { return Ok(()) };
            entered.renamed(correction.after.value().cloned());
            entered.store(conn)
        }
        _ => Ok(()),
    }
}

fn one(conn: &Connection, subject: &SubjectId) -> Result<Option<Entered>> {
    let sql = "select card from person_register where subject = ?1";
    row(conn, sql, [subject.as_str()], |row| row.json("card"))
}

fn enter(conn: &Connection, record: &Record, nominee: &Nominee) -> Result<()> {
    let nomination = NominationId::from(record.stream.as_str());
    let known = one(conn, &nominee.subject)?;
    let (mut units, mut nominations) = (Vec::new(), Vec::new());
    let (mut since, mut birth_year, mut apart) = (record.log_index, None, None);
    let (mut name, mut former) = (None, Vec::new());
    if let Some(known) = known {
        (units, nominations, since) = (known.units, known.nominations, known.since);
        (birth_year, apart) = (known.birth_year, known.apart);
        (name, former) = (known.name, known.former);
    }
    units.retain(|unit| *unit != nominee.unit);
    units.push(nominee.unit.clone());
    nominations.push(nomination);
    let mut entered = Entered {
        subject: nominee.subject.clone(),
        locality: record.locality().into(),
        kind: nominee.kind,
        name,
        former,
        position: nominee.position.value().cloned().unwrap_or_default(),
        birth_year: nominee.birth_year.as_ref().and_then(|year| year.value().copied()).or(birth_year),
        apart: nominee.apart.as_ref().and_then(|apart| apart.value().cloned()).or(apart),
        units,
        nominations,
        since,
    };
    entered.renamed(nominee.name.value().cloned());
    entered.store(conn)
}

/// Writes what a unit put right over what it had written. Where other nominations stand under the same id (ledgers from
/// before each had its own), their unit stays.
fn correct(conn: &Connection, nominee: &Nominee) -> Result<()> {
    let Some(mut entered) = one(conn, &nominee.subject)? else { return Ok(()) };
    if entered.nominations.len() == 1 {
        entered.units.clear();
    }
    entered.units.retain(|unit| *unit != nominee.unit);
    entered.units.push(nominee.unit.clone());
    entered.kind = nominee.kind;
    entered.name = nominee.name.value().cloned();
    entered.position = nominee.position.value().cloned().unwrap_or_default();
    entered.birth_year = nominee.birth_year.as_ref().and_then(|year| year.value().copied());
    entered.apart = nominee.apart.as_ref().and_then(|apart| apart.value().cloned());
    entered.store(conn)
}

impl Entered {
    /// Another name from now on; whoever comes with the old one is still asked about.
    fn renamed(&mut self, name: Option<String>) {
        if self.name != name {
            self.former.extend(std::mem::replace(&mut self.name, name));
        }
    }

    fn store(&self, conn: &Connection) -> Result<()> {
        run(conn, "delete from person_name where subject = ?1", [self.subject.as_str()])?;
        for name in self.names() {
            let sql = "insert or ignore into person_name values (?1, ?2)";
            run(conn, sql, [names::coarse_key(name).as_str(), self.subject.as_str()])?;
        }
        run(
            conn,
            "insert into person_register values (?1, ?2, ?3, ?1, ?4, ?5, ?6)
             on conflict do update set kind = excluded.kind, named = excluded.named, card = excluded.card",
            params![
                self.subject.as_str(),
                self.locality.as_str(),
                word(&self.kind)?,
                self.name.is_some(),
                int(self.since),
                json(self)?,
            ],
        )?;
        Ok(())
    }
}

/// What the chairman says of those who bear the name of a corrected award: as of a nomination, by the one it was of.
fn confirm<'a>(
    conn: &Connection,
    record: &Record,
    award: &AwardId,
    known: impl Iterator<Item = (&'a SubjectId, bool)>,
    others: &'a [SubjectId],
) -> Result<()> {
    let sql = "select nomination, subject from award_roll where award = ?1";
    let Some((nomination, subject)) = row(conn, sql, [award.as_str()], |row| {
        Ok((row.id::<NominationId>("nomination")?, row.id::<SubjectId>("subject")?))
    })?
    else {
        return Ok(());
    };
    for (other, same) in known.chain(others.iter().map(|other| (other, false))) {
        answer(conn, record, &subject, &nomination, (other, same, None))?;
    }
    Ok(())
}

fn answer(
    conn: &Connection,
    record: &Record,
    subject: &SubjectId,
    nomination: &NominationId,
    (other, same, why): (&SubjectId, bool, Option<&str>),
) -> Result<()> {
    let office = !nomination_board::is_put_by(conn, nomination, record.by())?;
    let (one, two) = if subject < other { (subject, other) } else { (other, subject) };
    let (unit_why, office_why) = if office { (None, why) } else { (why, None) };
    // what the unit said stays beside what the office says of it; said otherwise by a unit, it is looked into anew
    run(
        conn,
        "insert into person_likeness values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         on conflict do update set same = excluded.same, office = excluded.office,
             nomination = case when excluded.office then nomination else excluded.nomination end,
             log_index = excluded.log_index, by = excluded.by,
             unit_why = case when excluded.office then unit_why else excluded.unit_why end,
             office_why = excluded.office_why",
        params![
            one.as_str(),
            two.as_str(),
            same,
            office,
            nomination.as_str(),
            int(record.log_index),
            record.by().as_str(),
            unit_why,
            office_why,
        ],
    )?;
    let together = group(conn, subject)?;
    if !together.contains(other) {
        group(conn, other)?;
    }
    Ok(())
}

/// Puts everyone who is said to be one person with `subject`, directly or over others, under the id that came first.
fn group(conn: &Connection, subject: &SubjectId) -> Result<BTreeSet<SubjectId>> {
    let mut together = BTreeSet::from([subject.clone()]);
    let mut waiting = vec![subject.clone()];
    while let Some(next) = waiting.pop() {
        let sql = "select other as subject from person_likeness where one = ?1 and same
                   union select one from person_likeness where other = ?1 and same";
        let found: Vec<SubjectId> = rows(conn, sql, [next.as_str()], |row| row.id("subject"))?;
        waiting.extend(found.into_iter().filter(|found| together.insert(found.clone())));
    }
    let all = json(&together)?;
    let sql = "select subject from person_register where subject in (select value from json_each(?1))
               order by since limit 1";
    if let Some(first) = text(conn, sql, [&all])? {
        let sql = "update person_register set person = ?1 where subject in (select value from json_each(?2))";
        run(conn, sql, params![first, all])?;
    }
    Ok(together)
}
