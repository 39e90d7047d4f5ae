//! Which nominations a fact concerns: its own facts name one; a fact of the round may name several, or concern all
//! that were on its list.

use super::Refs;
use crate::cells::{int, run};
use crate::decision_register;
use crate::error::Result;
use crate::record::Record;
use rusqlite::{Connection, params};
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{LocalityId, NominationId};

/// Notes them, so that the course of a nomination is read without looking into payloads.
pub(super) fn note(conn: &Connection, record: &Record, refs: &Refs) -> Result<()> {
    use AwardRoundEvent as E;
    if let Some(nomination) = &refs.nomination {
        return enter(conn, record, [nomination]);
    }
    let Fact::AwardRound(event) = &record.fact else { return Ok(()) };
    match event {
        E::NoticeOpened { entries, .. } => enter(conn, record, entries.iter().map(|entry| &entry.nomination)),
        E::NoticeExtended { .. }
        | E::NoticeClosed { .. }
        | E::CouncilConvened { .. }
        | E::MeetingCorrected { .. } => {
            let sql = "insert into timeline_about select nomination, ?1 from round_entry where round = ?2";
            run(conn, sql, params![int(record.log_index), record.stream])?;
            Ok(())
        }
        E::ConflictsDeclared { conflicts, .. } => {
            enter(conn, record, conflicts.iter().map(|conflict| &conflict.nomination))
        }
        E::DeclarationCorrected { before, conflicts, .. } => {
            let both = before.iter().chain(conflicts);
            enter(conn, record, both.map(|conflict| &conflict.nomination))
        }
        E::AwardsProposed { nominations, .. } | E::ProposalCorrected { nominations, .. } => {
            enter(conn, record, nominations)
        }
        E::RoundStepTakenBack { step, .. } => enter(conn, record, step.nominations()),
        E::RoundAnnulled { .. } => {
            let sql =
                "insert into timeline_about select nomination, ?1 from nomination_board where round = ?2";
            run(conn, sql, params![int(record.log_index), record.stream])?;
            Ok(())
        }
        E::DecisionDrafted { draft, .. } => {
            enter(conn, record, draft.entries.iter().map(|entry| &entry.nomination))
        }
        E::AwardsDecided { decision, .. } => {
            enter(conn, record, decision.entries.iter().map(|entry| &entry.nomination))
        }
        E::DecisionPublished { year, number, .. } => {
            let locality = LocalityId::from(record.locality());
            let decision = decision_register::one(conn, &locality, *year, *number)?;
            let entries = decision.map(|row| row.entries).unwrap_or_default();
            enter(conn, record, entries.iter().map(|entry| &entry.nomination))
        }
        // the others are about the round as a whole, or about one nomination that their line names
        _ => Ok(()),
    }
}

fn enter<'n>(
    conn: &Connection,
    record: &Record,
    nominations: impl IntoIterator<Item = &'n NominationId>,
) -> Result<()> {
    for nomination in nominations {
        // a fact may name the same one twice
        let sql = "insert into timeline_about values (?1, ?2) on conflict do nothing";
        run(conn, sql, params![nomination.as_str(), int(record.log_index)])?;
    }
    Ok(())
}
