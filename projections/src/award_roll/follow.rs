//! How the roll follows the facts: awards come, are corrected, are revoked; none ever leaves.

use super::{AwardRow, CorrectionRow, RevocationRow, at_index, one};
use crate::cells::{int, json, run, word};
use crate::error::{Result, ViewError};
use crate::record::Record;
use crate::{decision_register, nomination_board};
use rusqlite::{Connection, params};
use sovang_domain::award_round::{Award, AwardRoundEvent, CorrectedField};
use sovang_domain::fact::Fact;
use sovang_domain::ids::AwardId;
use sovang_words::order;
use sovang_words::personal::readable;

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use AwardRoundEvent as E;
    let Fact::AwardRound(event) = &record.fact else { return Ok(()) };
    let (at, log_index) = (record.at(), record.log_index);
    match event {
        E::AwardPublished { award, .. } => publish(conn, record, award),
        E::DecisionCorrected { award, correction, reason, document, .. } => {
            let mut row = known(conn, record, award)?;
            let after = readable(&correction.after).to_owned();
            match correction.field {
                CorrectedField::Recipient => row.recipient.clone_from(&after),
                CorrectedField::Position => row.position.clone_from(&after),
                CorrectedField::Achievement => row.achievement.clone_from(&after),
            }
            row.corrections.push(CorrectionRow {
                field: correction.field,
                before: readable(&correction.before).to_owned(),
                after,
                reason: reason.clone(),
                document: document.clone(),
                at,
                log_index,
            });
            row.last_index = log_index;
            correct(conn, &row)
        }
        E::AwardRevoked { award, ground, basis, money, artefact, .. } => {
            let mut row = known(conn, record, award)?;
            let (ground, basis, money, artefact) = (*ground, basis.clone(), *money, *artefact);
            row.revocation = Some(RevocationRow { ground, basis, money, artefact, at, log_index });
            row.last_index = log_index;
            count(conn, &row, 0, 1)?;
            correct(conn, &row)
        }
        _ => Ok(()),
    }
}

fn publish(conn: &Connection, record: &Record, award: &Award) -> Result<()> {
    let entry = decision_register::entry(conn, &award.id)?;
    let nomination = nomination_board::one(conn, &award.nomination)?;
    let standing = nomination.and_then(|row| row.proposal.nominee.standing);
    let recipient = readable(&award.recipient);
    let values = params![
        int(record.log_index),
        award.id.as_str(),
        record.locality(),
        award.nomination.as_str(),
        award.round.as_str(),
        award.campaign.as_str(),
        award.year,
        word(&award.occasion)?,
        award.form.as_str(),
        award.form_name,
        word(&award.authority)?,
        award.decision,
        award.decided_on.to_string(),
        award.decided_on.year(),
        word(&award.kind)?,
        standing.as_ref().map(word).transpose()?,
        award.subject.as_str(),
        recipient,
        order::nominee(award.kind, recipient),
        readable(&award.position),
        award.unit.as_str(),
        award.unit_name,
        readable(&award.achievement),
        json(&award.criteria)?,
        json(&award.period)?,
        award.prize.as_ref().map(json).transpose()?,
        entry.as_ref().and_then(|entry| entry.within.as_ref()).map(json).transpose()?,
        entry.as_ref().and_then(|entry| entry.overlap_reason.as_ref()),
        record.at().as_microsecond(),
        record.leaf_hash,
    ];
    run(
        conn,
        "insert into award_roll values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
         ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, '[]', null, ?29, ?30, ?1)",
        values,
    )?;
    if let Some(row) = at_index(conn, record.log_index)? {
        count(conn, &row, 1, 0)?;
    }
    Ok(())
}

fn correct(conn: &Connection, row: &AwardRow) -> Result<()> {
    let values = params![
        int(row.log_index),
        row.recipient,
        order::nominee(row.kind, &row.recipient),
        row.position,
        row.achievement,
        json(&row.corrections)?,
        row.revocation.as_ref().map(json).transpose()?,
        int(row.last_index),
    ];
    run(
        conn,
        "update award_roll set recipient = ?2, sort_key = ?3, position = ?4, achievement = ?5, corrections = ?6,
         revocation = ?7, last_index = ?8 where log_index = ?1",
        values,
    )?;
    Ok(())
}

fn count(conn: &Connection, row: &AwardRow, awards: i64, revoked: i64) -> Result<()> {
    let values = params![
        row.locality.as_str(),
        row.decided_on.year(),
        row.form.as_str(),
        word(&row.kind)?,
        row.unit.as_str(),
        row.campaign.as_str(),
        word(&row.occasion)?,
        row.standing.as_ref().map(word).transpose()?.unwrap_or_default(),
        awards,
        revoked,
    ];
    run(
        conn,
        "insert into award_count values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
         on conflict do update set awards = awards + excluded.awards, revoked = revoked + excluded.revoked",
        values,
    )?;
    Ok(())
}

fn known(conn: &Connection, record: &Record, award: &AwardId) -> Result<AwardRow> {
    let missing = || ViewError::Unknown { log_index: record.log_index, what: format!("award {award}") };
    one(conn, award)?.ok_or_else(missing)
}
