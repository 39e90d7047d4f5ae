//! How a round's row follows its facts.

use super::{
    BallotRow, EntryRow, ForwardedRow, GivenRow, NoticeClosed, NoticeRow, OutcomeRow, ProposalRow, RoundRow,
    RoundStage as S, SessionRow, one,
};
use crate::cells::{int, run};
use crate::error::{Result, ViewError};
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::fact::Fact;
use sovang_domain::ids::NominationId;
use sovang_domain::nominee::NomineeKind;

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    use AwardRoundEvent as E;
    let Fact::AwardRound(event) = &record.fact else { return Ok(()) };
    if let E::RoundOpened { .. } = event {
        return open(conn, record, event);
    }
    let Some(mut row) = one(conn, &record.stream.as_str().into())? else {
        let what = format!("round {}", record.stream);
        return Err(ViewError::Unknown { log_index: record.log_index, what });
    };
    comment(conn, record, event)?;
    row.follow(record, event);
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
        stage: S::TakingNominations,
        opened_at: stamp.at,
        opened_index: record.log_index,
        nominations_closed_at: None,
        notice: None,
        entries: Vec::new(),
        session: None,
        proposal: None,
        closed_at: None,
        awards: Vec::new(),
        forwarded: Vec::new(),
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
                params![record.locality(), comment, record.stream, about, words.text(), at, index],
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

impl RoundRow {
    fn follow(&mut self, record: &Record, event: &AwardRoundEvent) {
        use AwardRoundEvent as E;
        let (at, log_index) = (record.at(), record.log_index);
        match event {
            E::RoundOpened { .. } | E::NoticeCommentReceived { .. } | E::NoticeCommentAnswered { .. } => {}
            E::NominationsClosed { .. } => {
                self.stage = S::NominationsClosed;
                self.nominations_closed_at = Some(at);
            }
            E::NoticeOpened { entries, opens, closes, working_days, basis, .. } => {
                self.stage = S::OnNotice;
                let (opens, closes, working_days, basis) = (*opens, *closes, *working_days, *basis);
                let opened_index = log_index;
                self.notice =
                    Some(NoticeRow { opens, closes, working_days, basis, opened_index, closed: None });
                self.entries = entries
                    .iter()
                    .map(|entry| EntryRow {
                        entry: entry.clone(),
                        conflicts: 0,
                        ballot: None,
                        proposed: false,
                        outcome: None,
                    })
                    .collect();
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
                    declared: Vec::new(),
                    log_index,
                });
            }
            E::ConflictsDeclared { member, conflicts, .. } => {
                if let Some(session) = &mut self.session {
                    session.declared.push(member.clone());
                }
                for conflict in conflicts {
                    if let Some(entry) = self.entry_mut(&conflict.nomination) {
                        entry.conflicts = entry.conflicts.saturating_add(1);
                    }
                }
            }
            E::BallotCounted { nomination, method, tally, voters, recused, absent, passed, .. } => {
                let ballot = BallotRow {
                    method: *method,
                    tally: *tally,
                    voters: *voters,
                    recused: *recused,
                    absent: *absent,
                    passed: *passed,
                    at,
                    log_index,
                };
                if let Some(entry) = self.entry_mut(nomination) {
                    entry.ballot = Some(ballot);
                }
            }
            E::AwardsProposed { nominations, document, stamp } => {
                self.stage = S::Proposed;
                let (document, by) = (document.clone(), stamp.by.clone());
                self.proposal = Some(ProposalRow { document, by, at, log_index });
                for nomination in nominations {
                    if let Some(entry) = self.entry_mut(nomination) {
                        entry.proposed = true;
                    }
                }
            }
            E::NominationNotAwarded { nomination, .. } => {
                self.outcome(nomination, OutcomeRow::NotAwarded);
                self.stage_after_ruling();
            }
            E::AwardsDecided { .. } | E::DecisionPublished { .. } | E::DecisionCorrected { .. } => {}
            E::AwardPublished { award, .. } => {
                self.awards.push(GivenRow {
                    award: award.id.clone(),
                    form: award.form.clone(),
                    kind: award.kind,
                    revoked: false,
                });
                self.outcome(&award.nomination, OutcomeRow::Awarded(award.id.clone()));
                self.stage_after_ruling();
            }
            E::AwardRevoked { award, .. } => {
                for given in self.awards.iter_mut().filter(|given| given.award == *award) {
                    given.revoked = true;
                }
            }
            E::ProposalForwarded { nomination, form, .. } => {
                let kind = self.entry(nomination).map_or(NomineeKind::Individual, |row| row.entry.kind);
                let (nomination, form) = (nomination.clone(), form.clone());
                self.outcome(&nomination, OutcomeRow::Forwarded);
                self.forwarded.push(ForwardedRow { nomination, form, kind });
            }
            E::HigherDecisionRecorded { nomination, decision, .. } => {
                self.forwarded.retain(|row| row.nomination != *nomination);
                if !decision.granted {
                    self.outcome(nomination, OutcomeRow::Declined);
                }
            }
            E::RoundClosed { .. } => {
                self.stage = S::Closed;
                self.closed_at = Some(at);
            }
        }
    }

    /// Decided once nothing that was proposed waits any more. A closed round stays closed.
    fn stage_after_ruling(&mut self) {
        let waits = |row: &EntryRow| row.proposed && row.outcome.is_none();
        let ruled_on = !self.is_scheduled() || self.proposal.is_some();
        if self.stage != S::Closed && ruled_on && !self.entries.iter().any(waits) {
            self.stage = S::Decided;
        }
    }

    fn outcome(&mut self, nomination: &NominationId, outcome: OutcomeRow) {
        if let Some(entry) = self.entry_mut(nomination) {
            entry.outcome = Some(outcome);
        }
    }

    fn entry_mut(&mut self, nomination: &NominationId) -> Option<&mut EntryRow> {
        self.entries.iter_mut().find(|row| row.entry.nomination == *nomination)
    }
}
