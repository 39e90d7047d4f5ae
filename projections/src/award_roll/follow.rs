//! How the roll follows the facts: awards come, are corrected, are revoked; none ever leaves.

use super::named_anew;
use super::struck::strike;
use super::{
    AwardRow, CorrectionRow, EndTakenBackRow, PaperBefore, RecoveryRow, RevocationRow, at_index, one,
};
use crate::cells::{int, json, run, word};
use crate::error::{Result, ViewError};
use crate::record::Record;
use crate::{decision_register, nomination_board};
use rusqlite::{Connection, params};
use sovang_domain::award_round::{Award, AwardField, AwardRoundEvent, DetailCorrection, Ground, HandedOver};
use sovang_domain::document::Document;
use sovang_domain::fact::Fact;
use sovang_domain::ids::AwardId;
use sovang_domain::stage::AwardStage;
use sovang_words::personal::readable;
use sovang_words::{order, terms};

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use AwardRoundEvent as E;
    if let Fact::Locality(event) = &record.fact {
        return named_anew::follow(conn, record, event);
    }
    let Fact::AwardRound(event) = &record.fact else { return Ok(()) };
    let (at, log_index) = (record.at(), record.log_index);
    match event {
        E::AwardPublished { award, .. } => publish(conn, record, award),
        E::DecisionCorrected { award, correction, reason, document, on, copy, stamp } => {
            keep(conn, record, award, copy.as_ref())?;
            let [before, after] = [&correction.before, &correction.after].map(|it| readable(it).to_owned());
            let row = CorrectionRow {
                field: correction.field.into(),
                before,
                after,
                detail: None,
                reason: reason.clone(),
                document: document.clone(),
                mistyped: copy.is_some(),
                papers_before: Vec::new(),
                on: stamp.day_of(*on),
                at,
                log_index,
            };
            put_right(conn, known(conn, record, award)?, row)
        }
        E::AwardDetailCorrected { award, correction, reason, document, on, mistyped, copy, .. } => {
            keep(conn, record, award, copy.as_ref())?;
            let (before, after) = terms::corrected_values(correction);
            let row = CorrectionRow {
                field: correction.field(),
                before,
                after,
                detail: Some(correction.clone()),
                reason: reason.clone(),
                document: document.clone(),
                mistyped: *mistyped,
                papers_before: Vec::new(),
                on: *on,
                at,
                log_index,
            };
            put_right(conn, known(conn, record, award)?, row)
        }
        E::AwardRevoked { award, .. } | E::AwardTakenBack { award, .. } => {
            ended(conn, known(conn, record, award)?, record, event)
        }
        E::AwardEndTakenBack { award, reason, document, on, .. } => {
            let row = known(conn, record, award)?;
            let Some(end) = row.revocation.clone() else { return Ok(()) };
            let (reason, document, on) = (reason.clone(), document.clone(), *on);
            holds_again(conn, row, EndTakenBackRow { end, reason, document, on, at, log_index })
        }
        E::HigherDecisionTakenBack { .. } => strike(conn, record, event),
        E::CorrectionPaperCorrected { awards, .. } => {
            for award in awards {
                papers_right(conn, known(conn, record, award)?, record, event)?;
            }
            Ok(())
        }
        E::RecoveryRecorded { award, .. } => recovered(conn, known(conn, record, award)?, record, event),
        _ => Ok(()),
    }
}

/// The copy of the decision from above by which an award was put right.
fn keep(conn: &Connection, record: &Record, award: &AwardId, copy: Option<&Document>) -> Result<()> {
    let Some(copy) = copy else { return Ok(()) };
    let values = params![award.as_str(), record.locality(), copy.sha256, json(copy)?, int(record.log_index)];
    run(conn, "insert or ignore into award_copy values (?1, ?2, ?3, ?4, ?5)", values)?;
    Ok(())
}

/// The corrections that rest on a paper that was typed wrong rest on the right one.
fn papers_right(
    conn: &Connection,
    mut row: AwardRow,
    record: &Record,
    event: &AwardRoundEvent,
) -> Result<()> {
    let AwardRoundEvent::CorrectionPaperCorrected { before, before_on, document, on, reason, .. } = event
    else {
        return Ok(());
    };
    row.last_index = record.log_index;
    for correction in &mut row.corrections {
        if (&correction.document, &correction.on) == (before, before_on) {
            correction.papers_before.push(PaperBefore {
                document: before.clone(),
                on: *before_on,
                reason: reason.clone(),
                log_index: record.log_index,
            });
            (correction.document, correction.on) = (document.clone(), *on);
        }
    }
    correct(conn, &row)
}

/// Counts follow the corrected value: it leaves the sum it stood in and joins another.
pub(super) fn put_right(conn: &Connection, mut row: AwardRow, correction: CorrectionRow) -> Result<()> {
    count(conn, &row, -1, -i64::from(!row.is_standing()))?;
    row.put_right(&correction);
    row.last_index = correction.log_index;
    row.corrections.push(correction);
    counted_anew(conn, &row)
}

/// It left the sum it stood in before; an empty one goes.
fn counted_anew(conn: &Connection, row: &AwardRow) -> Result<()> {
    count(conn, row, 1, i64::from(!row.is_standing()))?;
    run(conn, "delete from award_count where locality = ?1 and awards = 0", [row.locality.as_str()])?;
    correct(conn, row)
}

fn ended(conn: &Connection, mut row: AwardRow, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let (ground, basis, document, signed_by, reason, money, artefact, on) = match event {
        E::AwardRevoked { ground, basis, document, signed_by, money, artefact, on, stamp, .. } => {
            let on = stamp.day_of(*on);
            (Ground::Law(*ground), basis, document.clone(), signed_by, None, money, artefact, on)
        }
        E::AwardTakenBack { mistake, reason, document, signed_by, money, artefact, on, .. } => {
            let reason = Some(reason.clone());
            (Ground::Mistake(*mistake), document, None, signed_by, reason, money, artefact, *on)
        }
        _ => return Ok(()),
    };
    count(conn, &row, -1, 0)?;
    row.last_index = record.log_index;
    row.revocation = Some(RevocationRow {
        ground,
        basis: basis.clone(),
        document,
        signed_by: signed_by.clone(),
        reason,
        money: *money,
        artefact: *artefact,
        on,
        at: record.at(),
        log_index: record.log_index,
        recovered: Vec::new(),
    });
    counted_anew(conn, &row)
}

fn holds_again(conn: &Connection, mut row: AwardRow, back: EndTakenBackRow) -> Result<()> {
    count(conn, &row, -1, -1)?;
    (row.last_index, row.revocation) = (back.log_index, None);
    row.ends_taken_back.push(back);
    counted_anew(conn, &row)
}

fn recovered(conn: &Connection, mut row: AwardRow, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    let AwardRoundEvent::RecoveryRecorded { what, now, document, on, .. } = event else { return Ok(()) };
    let (at, log_index) = (record.at(), record.log_index);
    let step = RecoveryRow { what: *what, now: *now, document: document.clone(), on: *on, at, log_index };
    row.last_index = step.log_index;
    if let Some(revocation) = &mut row.revocation {
        match step.what {
            HandedOver::Money => revocation.money = step.now,
            HandedOver::Artefact => revocation.artefact = step.now,
        }
        revocation.recovered.push(step);
    }
    correct(conn, &row)
}

impl AwardRow {
    fn put_right(&mut self, correction: &CorrectionRow) {
        use DetailCorrection as D;
        let after = || correction.after.clone();
        match correction.field {
            AwardField::Recipient => self.recipient = after(),
            AwardField::Position => self.position = after(),
            AwardField::Achievement => self.achievement = after(),
            // the name alone: a unit whose name was entered wrongly
            AwardField::Unit if correction.detail.is_none() => self.unit_name = after(),
            _ => {}
        }
        match correction.detail.clone() {
            None => {}
            Some(D::Unit { after, .. }) => (self.unit, self.unit_name) = (after.unit, after.name),
            Some(D::Period { after, .. }) => self.period = after,
            Some(D::Kind { after, within, .. }) => (self.kind, self.within) = (after, within),
            Some(D::Form { after, within, .. }) => {
                (self.form, self.form_name, self.within) = (after.form, after.name, within);
            }
            Some(D::Criteria { after, .. }) => self.criteria = after,
            Some(D::Prize { after, .. }) => self.prize = after,
            Some(D::Posthumous { after, .. }) => self.posthumous = after,
            Some(D::DecidedOn { after, .. }) => self.decided_on = after,
            Some(D::Number { after, .. }) => self.decision = after,
            // of the decision: its register, or the dossier of what went upward, keeps them
            Some(D::Issuer { .. } | D::Signature { .. } | D::LegalBases { .. }) => {}
        }
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
        award.posthumous,
        AwardStage::InForce.word(),
    ];
    run(
        conn,
        "insert into award_roll values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
         ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, '[]', null, ?29, ?30, ?1, ?31, ?32, '[]')",
        values,
    )?;
    if let Some(row) = at_index(conn, record.log_index)? {
        count(conn, &row, 1, 0)?;
    }
    Ok(())
}

pub(super) fn correct(conn: &Connection, row: &AwardRow) -> Result<()> {
    let values = params![
        int(row.log_index),
        row.recipient,
        order::nominee(row.kind, &row.recipient),
        row.position,
        row.achievement,
        json(&row.corrections)?,
        row.revocation.as_ref().map(json).transpose()?,
        int(row.last_index),
        row.unit.as_str(),
        row.unit_name,
        json(&row.period)?,
        word(&row.kind)?,
        row.form.as_str(),
        row.form_name,
        json(&row.criteria)?,
        row.prize.as_ref().map(json).transpose()?,
        row.within.as_ref().map(json).transpose()?,
        row.decided_on.to_string(),
        row.decided_on.year(),
        row.decision,
        row.posthumous,
        row.stage().word(),
        json(&row.ends_taken_back)?,
    ];
    run(
        conn,
        "update award_roll set recipient = ?2, sort_key = ?3, position = ?4, achievement = ?5, corrections = ?6,
         revocation = ?7, last_index = ?8, unit = ?9, unit_name = ?10, period = ?11, kind = ?12, form = ?13,
         form_name = ?14, criteria = ?15, prize = ?16, within = ?17, decided_on = ?18, decided_year = ?19, decision = ?20,
         posthumous = ?21, state = ?22, ends_taken_back = ?23
         where log_index = ?1",
        values,
    )?;
    Ok(())
}

pub(super) fn count(conn: &Connection, row: &AwardRow, awards: i64, revoked: i64) -> Result<()> {
    let values = params![
        row.locality.as_str(),
        row.decided_on.year(),
        row.form.as_str(),
        word(&row.kind)?,
        row.unit.as_str(),
        row.campaign.as_str(),
        word(&row.occasion)?,
        row.standing.as_ref().map(word).transpose()?.unwrap_or_default(),
        row.stage().word(),
        awards,
        revoked,
    ];
    run(
        conn,
        "insert into award_count values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
         on conflict do update set awards = awards + excluded.awards, revoked = revoked + excluded.revoked",
        values,
    )?;
    Ok(())
}

pub(super) fn known(conn: &Connection, record: &Record, award: &AwardId) -> Result<AwardRow> {
    let missing = || ViewError::Unknown { log_index: record.log_index, what: format!("award {award}") };
    one(conn, award)?.ok_or_else(missing)
}
