//! How a round's row follows its facts.

use super::{
    BallotRow, DeclaredRow, NoticeClosed, NoticeExtended, NoticeRow, OutcomeRow, ProposalRow, RoundRow,
    RoundStage as S, SessionRow, conflict, header,
};
use crate::cells::{int, json, number, run, word};
use crate::error::{Result, ViewError};
use crate::record::Record;
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{AwardRoundEvent, DetailCorrection, OutOf};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AwardId, NominationId};
use sovang_domain::rules::{CountedFrom, NoticeBasis};
use sovang_words::personal::readable;

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use AwardRoundEvent as E;
    let Fact::AwardRound(event) = &record.fact else { return Ok(()) };
    if let E::RoundOpened { .. } = event {
        return open(conn, record, event);
    }
    let Some(mut row) = header(conn, &record.stream.as_str().into())? else {
        let what = format!("round {}", record.stream);
        return Err(ViewError::Unknown { log_index: record.log_index, what });
    };
    comment(conn, record, event)?;
    list(conn, record, event)?;
    row.follow(record, event);
    row.follow_back(conn, record, event)?;
    if matches!(
        event,
        E::NominationNotAwarded { .. } | E::AwardPublished { .. } | E::AwardEndTakenBack { .. }
    ) {
        row.stage_after_ruling(conn)?;
    }
    row.log_index = record.log_index;
    row.version = record.sequence;
    row.store(conn)
}

fn open(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    let AwardRoundEvent::RoundOpened {
        round,
        campaign,
        year,
        occasion,
        quotas,
        notice,
        voting,
        nominations_due,
        again,
        stamp,
    } = event
    else {
        return Ok(());
    };
    let row = RoundRow {
        round: round.clone(),
        locality: record.locality().into(),
        campaign: campaign.clone(),
        year: *year,
        occasion: *occasion,
        quotas: quotas.clone(),
        notice_rule: notice.clone(),
        voting: voting.clone(),
        nominations_due: *nominations_due,
        again: again.clone(),
        stage: S::TakingNominations,
        opened_at: stamp.at,
        opened_index: record.log_index,
        nominations_closed_at: None,
        closed_early: None,
        notice: None,
        entries: Vec::new(),
        session: None,
        declared: Vec::new(),
        proposals: Vec::new(),
        closed_at: None,
        before_close: None,
        annulled: None,
        awards: Vec::new(),
        log_index: record.log_index,
        version: record.sequence,
    };
    row.store(conn)
}

fn comment(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let (at, index) = (record.at().as_microsecond(), int(record.log_index));
    match event {
        E::NoticeCommentReceived { comment, about, words, .. } => {
            let about = about.as_ref().map(NominationId::as_str);
            run(
                conn,
                "insert into round_comment (locality, comment, round, about, words, received_at, received_index)
                 values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![record.locality(), comment, record.stream, about, readable(words), at, index],
            )?;
        }
        E::NoticeCommentAnswered { comment, answer, stamp } => {
            run(
                conn,
                "update round_comment set answer = ?3, answered_by = ?4, answered_at = ?5, answered_index = ?6
                 where locality = ?1 and comment = ?2",
                params![record.locality(), comment, answer, stamp.by.as_str(), at, index],
            )?;
        }
        _ => {}
    }
    Ok(())
}

/// The list and the awards: one row each, so that a vote rewrites one line and not the whole list.
fn list(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let round = record.stream.as_str();
    match event {
        E::NoticeOpened { entries, .. } => {
            for (entry, place) in entries.iter().zip(0_u32..) {
                let commune = entry.authority.is_commune();
                let values = params![round, place, entry.nomination.as_str(), commune, json(entry)?];
                let sql = "insert into round_entry (round, place, nomination, commune, entry)
                           values (?1, ?2, ?3, ?4, ?5)";
                run(conn, sql, values)?;
            }
        }
        E::ConflictsDeclared { member, conflicts, .. } => {
            for conflict in conflicts {
                conflict::declared(conn, record, member, conflict)?;
            }
        }
        E::BallotCounted { .. } => counted(conn, record, event)?,
        E::AwardsProposed { nominations, .. } => {
            for nomination in nominations {
                let sql = "update round_entry set proposed = 1 where round = ?1 and nomination = ?2";
                run(conn, sql, [round, nomination.as_str()])?;
            }
        }
        E::NominationNotAwarded { nomination, .. } => {
            outcome(conn, round, nomination, &OutcomeRow::NotAwarded)?;
        }
        E::AwardPublished { award, .. } => {
            let (id, nomination) = (award.id.as_str(), award.nomination.as_str());
            let values = params![round, id, award.form.as_str(), word(&award.kind)?, nomination];
            let sql = "insert into round_given (round, award, form, kind, spent_form, spent_kind, nomination)
                       values (?1, ?2, ?3, ?4, ?3, ?4, ?5)";
            run(conn, sql, values)?;
            outcome(conn, round, &award.nomination, &OutcomeRow::Awarded(award.id.clone()))?;
        }
        E::AwardTakenBack { award, .. } => {
            let sql = "update round_given set mistaken = 1 where round = ?1 and award = ?2";
            run(conn, sql, [round, award.as_str()])?;
        }
        E::AwardDetailCorrected { award, correction, .. } => corrected(conn, round, award, correction)?,
        E::AwardRevoked { award, .. } => {
            let sql = "update round_given set revoked = 1 where round = ?1 and award = ?2";
            run(conn, sql, [round, award.as_str()])?;
        }
        E::AwardEndTakenBack { award, .. } => {
            let sql = "update round_given set mistaken = 0, revoked = 0 where round = ?1 and award = ?2";
            run(conn, sql, [round, award.as_str()])?;
            // it may have been taken up again, to be decided once more
            let sql = "update round_entry set outcome = ?3 where round = ?1 and nomination =
                       (select nomination from round_given where round = ?1 and award = ?2)";
            run(conn, sql, params![round, award.as_str(), json(&OutcomeRow::Awarded(award.clone()))?])?;
        }
        E::HigherDecisionTakenBack { nomination, award, .. } => {
            let sql = "delete from round_given where round = ?1 and award = ?2";
            run(conn, sql, [round, award.as_str()])?;
            outcome(conn, round, nomination, &OutcomeRow::Forwarded)?;
        }
        E::NominationEnded { nomination, ground, .. } => {
            outcome(conn, round, nomination, &OutcomeRow::Ended(*ground))?;
        }
        E::ProposalForwarded { nomination, .. } => {
            outcome(conn, round, nomination, &OutcomeRow::Forwarded)?;
        }
        E::HigherDecisionRecorded { nomination, decision, .. } if !decision.granted => {
            outcome(conn, round, nomination, &OutcomeRow::Declined)?;
        }
        _ => {}
    }
    Ok(())
}

fn counted(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    let AwardRoundEvent::BallotCounted {
        nomination,
        method,
        tally,
        voters,
        recused,
        absent,
        written,
        out_of,
        passed,
        on,
        retracted,
        stamp,
    } = event
    else {
        return Ok(());
    };
    // a round of before a rule could say it counted from those voting
    let voting = OutOf { whom: CountedFrom::Voting, members: *voters };
    let ballot = BallotRow {
        method: *method,
        tally: *tally,
        voters: *voters,
        recused: *recused,
        absent: *absent,
        written: *written,
        out_of: out_of.unwrap_or(voting),
        passed: *passed,
        retracted: retracted.unwrap_or_default(),
        on: stamp.day_of(*on),
        at: record.at(),
        log_index: record.log_index,
        corrected: Vec::new(),
    };
    let sql = "update round_entry set ballot = ?3, passed = ?4 where round = ?1 and nomination = ?2";
    run(conn, sql, params![record.stream, nomination.as_str(), json(&ballot)?, passed])?;
    Ok(())
}

/// A limit counts forms and kinds as they are right.
fn corrected(conn: &Connection, round: &str, award: &AwardId, correction: &DetailCorrection) -> Result<()> {
    match correction {
        DetailCorrection::Kind { after, .. } => {
            let sql = "update round_given set kind = ?3 where round = ?1 and award = ?2";
            run(conn, sql, params![round, award.as_str(), word(after)?])?;
        }
        DetailCorrection::Form { after, .. } => {
            let sql = "update round_given set form = ?3 where round = ?1 and award = ?2";
            run(conn, sql, params![round, award.as_str(), after.form.as_str()])?;
        }
        _ => {}
    }
    Ok(())
}

pub(super) fn outcome(
    conn: &Connection,
    round: &str,
    nomination: &NominationId,
    outcome: &OutcomeRow,
) -> Result<()> {
    let sql = "update round_entry set outcome = ?3 where round = ?1 and nomination = ?2";
    run(conn, sql, params![round, nomination.as_str(), json(outcome)?])?;
    Ok(())
}

impl NoticeRow {
    fn opened(opens: Date, closes: Date, working_days: u16, basis: NoticeBasis, opened_index: u64) -> Self {
        Self { opens, closes, working_days, basis, opened_index, extended: Vec::new(), closed: None }
    }
}

impl RoundRow {
    fn follow(&mut self, record: &Record, event: &AwardRoundEvent) {
        use AwardRoundEvent as E;
        let (at, log_index) = (record.at(), record.log_index);
        match event {
            E::NominationsClosed { early, .. } => {
                self.stage = S::NominationsClosed;
                self.closed_early.clone_from(early);
                self.nominations_closed_at = Some(at);
            }
            E::NoticeOpened { opens, closes, working_days, basis, .. } => {
                self.stage = S::OnNotice;
                self.notice = Some(NoticeRow::opened(*opens, *closes, *working_days, *basis, log_index));
            }
            E::NoticeExtended { before, closes, reason, .. } => {
                if let Some(notice) = &mut self.notice {
                    notice.closes = *closes;
                    let (before, closes, reason) = (*before, *closes, reason.clone());
                    notice.extended.push(NoticeExtended { before, closes, reason, at, log_index });
                }
            }
            E::NoticeClosed { comments, .. } => {
                self.stage = S::NoticeOver;
                if let Some(notice) = &mut self.notice {
                    notice.closed = Some(NoticeClosed { at, comments: *comments, log_index });
                }
            }
            E::CouncilConvened { on, members, present, document, .. } => {
                self.stage = S::InCouncil;
                self.session = Some(SessionRow {
                    on: *on,
                    members: members.clone(),
                    present: present.clone(),
                    document: document.clone(),
                    at,
                    log_index,
                    corrected: Vec::new(),
                });
            }
            E::ConflictsDeclared { member, document, stamp, .. } => {
                let (member, document, by) = (member.clone(), document.clone(), stamp.by.clone());
                self.declared.push(DeclaredRow { member, by, document, log_index });
            }
            E::AwardsProposed { nominations, document, on, stamp } => {
                self.stage = S::Proposed;
                let (document, by) = (document.clone(), stamp.by.clone());
                let (on, corrected, nominations) = (stamp.day_of(*on), Vec::new(), nominations.clone());
                self.proposals.push(ProposalRow { nominations, document, on, by, at, log_index, corrected });
            }
            E::RoundClosed { .. } => {
                self.before_close = Some(self.stage);
                self.stage = S::Closed;
                self.closed_at = Some(at);
            }
            _ => {}
        }
    }

    /// Decided once nothing that was proposed waits any more. A closed round stays closed.
    pub(super) fn stage_after_ruling(&mut self, conn: &Connection) -> Result<()> {
        let sql = "select count(*) from round_entry where round = ?1 and proposed = 1 and outcome is null";
        let waiting = number(conn, sql, [self.round.as_str()])?;
        let ruled_on = !self.is_scheduled() || !self.proposals.is_empty();
        if self.stage != S::Closed && ruled_on && waiting == 0 {
            self.stage = S::Decided;
        }
        Ok(())
    }
}
