//! How a round's row follows what was put right or taken back.

use super::follow::outcome;
use super::{
    Annulled, BallotCorrected, BallotRow, DeclaredRow, MeetingCorrected, OutcomeRow, RoundRow,
    RoundStage as S, ballot, conflict,
};
use crate::cells::{json, number, run};
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{AwardRoundEvent, RoundStep};
use sovang_domain::ids::NominationId;

impl RoundRow {
    pub(super) fn follow_back(
        &mut self,
        conn: &Connection,
        record: &Record,
        event: &AwardRoundEvent,
    ) -> Result<()> {
        use AwardRoundEvent as E;
        let (at, log_index) = (record.at(), record.log_index);
        match event {
            E::BallotCorrected { .. } => self.recount(conn, record, event)?,
            E::MeetingCorrected {
                before_on, before, before_document, on, present, document, reason, ..
            } => {
                if let Some(session) = &mut self.session {
                    (session.on, session.present) = (*on, present.clone());
                    session.document.clone_from(document);
                    session.corrected.push(MeetingCorrected {
                        before_on: *before_on,
                        before_document: before_document.clone(),
                        before: before.len(),
                        reason: reason.clone(),
                        at,
                        log_index,
                    });
                }
            }
            E::ProposalCorrected { nominations, document, on, reason, .. } => {
                for proposal in self.proposals.iter_mut().filter(|row| row.is_about(nominations)) {
                    proposal.put_right(document, *on, reason, (at, log_index));
                }
            }
            E::DeclarationCorrected { member, conflicts, document, stamp, .. } => {
                self.declared.retain(|row| row.member != *member);
                let (member, document, by) = (member.clone(), document.clone(), stamp.by.clone());
                conflict::taken_back(conn, record, &member)?;
                for conflict in conflicts {
                    conflict::declared(conn, record, &member, conflict)?;
                }
                self.declared.push(DeclaredRow { member, by, document, log_index });
            }
            E::CommentAnswerCorrected { comment, answer, .. } => {
                let sql = "update round_comment set answer = ?3 where locality = ?1 and comment = ?2";
                run(conn, sql, params![record.locality(), comment, answer])?;
            }
            E::RefusalTakenBack { nomination, .. } => {
                self.no_outcome(conn, nomination)?;
                self.stage = if self.is_scheduled() { S::Proposed } else { S::TakingNominations };
            }
            E::RoundStepTakenBack { step, .. } => self.undo(conn, step)?,
            E::RoundAnnulled { reason, document, .. } => {
                let after = std::mem::replace(&mut self.stage, S::Annulled);
                let (reason, document) = (reason.clone(), document.clone());
                let voted = "select count(*) from round_entry where round = ?1 and ballot is not null";
                let voted = number(conn, voted, [self.round.as_str()])?;
                self.annulled = Some(Annulled { reason, document, after, voted, at, log_index });
            }
            _ => {}
        }
        Ok(())
    }

    fn recount(&self, conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
        let AwardRoundEvent::BallotCorrected {
            nomination,
            before,
            method,
            tally,
            voters,
            recused,
            absent,
            written,
            out_of,
            passed,
            reason,
            document,
            ..
        } = event
        else {
            return Ok(());
        };
        let (at, log_index) = (record.at(), record.log_index);
        let counted = ballot(conn, &self.round, nomination)?;
        // the votes are of the meeting, whenever they were counted again
        let on = counted.as_ref().map_or_else(|| sovang_domain::calendar::day(at), |row| row.on);
        let retracted = counted.as_ref().map_or(0, |row| row.retracted);
        let mut corrected = counted.map(|row| row.corrected).unwrap_or_default();
        let (reason, document) = (reason.clone(), document.clone());
        corrected.push(BallotCorrected { before: *before, reason, document, at, log_index });
        let (tally, method) = (*tally, *method);
        let ballot = BallotRow {
            method,
            tally,
            voters: *voters,
            recused: *recused,
            absent: *absent,
            written: *written,
            out_of: *out_of,
            passed: *passed,
            retracted,
            on,
            at,
            log_index,
            corrected,
        };
        let sql = "update round_entry set ballot = ?3, passed = ?4 where round = ?1 and nomination = ?2";
        run(conn, sql, params![self.round.as_str(), nomination.as_str(), json(&ballot)?, passed])?;
        Ok(())
    }

    fn no_outcome(&self, conn: &Connection, nomination: &NominationId) -> Result<()> {
        let sql = "update round_entry set outcome = null where round = ?1 and nomination = ?2";
        run(conn, sql, [self.round.as_str(), nomination.as_str()])?;
        Ok(())
    }

    fn undo(&mut self, conn: &Connection, step: &RoundStep) -> Result<()> {
        let round = self.round.clone();
        match step {
            RoundStep::NominationsClosed => {
                self.stage = S::TakingNominations;
                (self.nominations_closed_at, self.closed_early) = (None, None);
            }
            RoundStep::NoticeOpened => {
                self.stage = S::NominationsClosed;
                self.notice = None;
                run(conn, "delete from round_entry where round = ?1", [round.as_str()])?;
            }
            RoundStep::CouncilConvened => {
                self.stage = S::NoticeOver;
                self.session = None;
            }
            RoundStep::BallotCounted(nomination) => {
                let sql = "update round_entry set ballot = null, passed = null
                           where round = ?1 and nomination = ?2";
                run(conn, sql, [round.as_str(), nomination.as_str()])?;
            }
            RoundStep::AwardsProposed(nominations) => {
                for nomination in nominations {
                    let sql = "update round_entry set proposed = 0 where round = ?1 and nomination = ?2";
                    run(conn, sql, [round.as_str(), nomination.as_str()])?;
                }
                for proposal in &mut self.proposals {
                    proposal.nominations.retain(|one| !nominations.contains(one));
                }
                self.proposals.retain(|proposal| !proposal.nominations.is_empty());
                let proposed = "select count(*) from round_entry where round = ?1 and proposed = 1";
                if number(conn, proposed, [round.as_str()])? == 0 {
                    self.stage = S::InCouncil;
                }
                self.stage_after_ruling(conn)?;
            }
            RoundStep::ProposalForwarded(nomination) => self.no_outcome(conn, nomination)?,
            RoundStep::HigherDeclined(nomination) => {
                outcome(conn, round.as_str(), nomination, &OutcomeRow::Forwarded)?;
            }
            RoundStep::AwardMade(nomination) => {
                self.no_outcome(conn, nomination)?;
                self.stage = if self.is_scheduled() { S::Proposed } else { S::TakingNominations };
            }
            RoundStep::RoundClosed => {
                let sql = "update round_entry set outcome = null where round = ?1
                           and json_extract(outcome, '$.ended') <> 'no_answer'";
                run(conn, sql, [self.round.as_str()])?;
                self.stage = self.before_close.take().unwrap_or(S::Decided);
                self.closed_at = None;
            }
        }
        Ok(())
    }
}
