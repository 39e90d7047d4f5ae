//! How a nomination's row follows its own facts and those of its round.

use super::{
    EndedRow, Lifted, NominationRow, NominationStage as S, PaperRow, Return, Said, Suspension, award, one,
};
use crate::error::{Result, ViewError};
use crate::record::Record;
use rusqlite::Connection;
use sovang_domain::award_round::{AwardRoundEvent, EndGround, RoundStep};
use sovang_domain::document::Document;
use sovang_domain::fact::Fact;
use sovang_domain::ids::NominationId;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::plan::Occasion;
use sovang_words::personal::readable;

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    match &record.fact {
        Fact::Nomination(event) => own_fact(conn, record, event),
        Fact::AwardRound(AwardRoundEvent::AwardDetailCorrected { award, correction, .. })
            if correction.is_of_the_decision() =>
        {
            award::put_right(conn, record, award, correction)
        }
        Fact::AwardRound(event) => round_fact(conn, record, event),
        _ => Ok(()),
    }
}

fn own_fact(conn: &Connection, record: &Record, event: &NominationEvent) -> Result<()> {
    use NominationEvent as E;
    if let E::NominationSubmitted { .. } = event {
        return submit(conn, record, event);
    }
    let id = NominationId::from(record.stream.as_str());
    let mut row = known(conn, record, &id)?;
    match event {
        E::DossierDocumentAdded { document, .. } => {
            row.put_by(record);
            row.take(record, std::slice::from_ref(document));
        }
        E::NominationReturned { reason, missing, due, .. } => {
            row.stage = S::Returned;
            let said = said(record, readable(reason));
            row.returns.push(Return { said, missing: missing.clone(), due: *due, answered_at: None });
        }
        E::NominationResubmitted { documents, achievement, .. } => {
            row.stage = S::Submitted;
            row.put_by(record);
            row.take(record, documents);
            if let Some(achievement) = achievement {
                row.proposal.achievement = achievement.clone();
            }
            if let Some(last) = row.returns.last_mut() {
                last.answered_at = Some(record.at());
            }
        }
        E::AchievementAppraised { met, opinion, .. } => {
            row.stage = if *met { S::AchievementMet } else { S::AchievementNotMet };
            (row.lifted, row.not_met) = (None, !*met);
            row.achievement_opinion = Some(said(record, readable(opinion)));
        }
        E::DossierAppraised { opinion, .. } => {
            row.stage = S::Ready;
            row.lifted = None;
            row.dossier_opinion = Some(said(record, readable(opinion)));
        }
        E::LateNominationAdmitted { reason, .. } => {
            row.admitted = Some(said(record, reason));
            // not let in before, and now after all
            if row.ended.take().is_some() {
                let returned = row.returns.last().is_some_and(|last| last.answered_at.is_none());
                row.stage = if returned { S::Returned } else { S::Submitted };
            }
        }
        E::LateNominationRefused { reason, .. } => {
            row.stage = S::Ended;
            let said = said(record, readable(reason));
            row.ended = Some(EndedRow { ground: EndGround::LateNotAdmitted, said, before: None });
        }
        E::NominationSuspended { ground, basis, .. } => {
            row.suspended = Some(Suspension { ground: *ground, said: said(record, basis) });
            row.lifted = None;
        }
        E::SuspensionLifted { .. } => {
            let log_index = record.log_index;
            row.lifted = row.suspended.take().map(|suspension| Lifted { suspension, log_index });
        }
        E::DossierPaperStruck { .. }
        | E::NominationCorrected { .. }
        | E::NominationStepTakenBack { .. }
        | E::BirthYearCorrected { .. } => row.mended(record, event),
        E::NominationWithdrawn { reason, .. } => {
            row.stage = S::Withdrawn;
            row.withdrawn = Some(said(record, readable(reason)));
        }
        // who is whom stands in the register of people
        _ => {}
    }
    row.version = record.sequence;
    row.log_index = record.log_index;
    row.store(conn)
}

fn submit(conn: &Connection, record: &Record, event: &NominationEvent) -> Result<()> {
    let NominationEvent::NominationSubmitted { proposal, documents, needed, due, late, again, stamp } = event
    else {
        return Ok(());
    };
    let mut row = NominationRow {
        nomination: record.stream.as_str().into(),
        locality: record.locality().into(),
        proposal: (**proposal).clone(),
        stage: S::Submitted,
        submitted_by: stamp.by.clone(),
        put_by: vec![stamp.by.clone()],
        submitted_at: stamp.at,
        submitted_index: record.log_index,
        due: *due,
        late: *late,
        admitted: None,
        suspended: None,
        lifted: None,
        returns: Vec::new(),
        papers: Vec::new(),
        struck: Vec::new(),
        needed: needed.clone(),
        achievement_opinion: None,
        not_met: false,
        dossier_opinion: None,
        again: again.clone(),
        sent_again: None,
        withdrawn: None,
        refused: None,
        ended: None,
        award: None,
        other_awards: Vec::new(),
        forwarded_to: None,
        higher: None,
        log_index: record.log_index,
        version: record.sequence,
    };
    row.take(record, documents);
    row.store(conn)?;
    if let Some(before) = again {
        let mut before = known(conn, record, before)?;
        before.sent_again = Some(row.nomination);
        before.store(conn)?;
    }
    Ok(())
}

fn round_fact(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let to = |id: &NominationId, change: &dyn Fn(&mut NominationRow)| changed(conn, record, id, change);
    match event {
        E::NoticeOpened { entries, .. } => {
            for entry in entries {
                to(&entry.nomination, &|row| row.advance(S::OnNotice))?;
            }
        }
        E::NoticeClosed { .. } => {
            let listed = super::of_round(conn, &record.stream.as_str().into())?;
            for row in listed.iter().filter(|row| row.stage == S::OnNotice) {
                to(&row.nomination, &|row| row.advance(S::BeforeCouncil))?;
            }
        }
        E::BallotCounted { nomination, passed, .. } => {
            to(nomination, &|row| row.advance(if *passed { S::Passed } else { S::Failed }))?;
        }
        // votes put right after the decision move nobody
        E::BallotCorrected { nomination, passed, .. } => to(nomination, &|row| {
            if matches!(row.stage, S::Passed | S::Failed) {
                row.advance(if *passed { S::Passed } else { S::Failed });
            }
        })?,
        E::AwardsProposed { nominations, .. } => {
            for nomination in nominations {
                to(nomination, &|row| row.advance(S::Proposed))?;
            }
        }
        E::NominationNotAwarded { nomination, reason, .. } => to(nomination, &|row| {
            row.advance(S::NotAwarded);
            row.refused = Some(said(record, readable(reason)));
        })?,
        E::NominationEnded { nomination, ground, reason, .. } => {
            to(nomination, &|row| row.end(*ground, said(record, readable(reason))))?;
        }
        E::RefusalTakenBack { nomination, .. } => to(nomination, &|row| {
            let scheduled = row.proposal.occasion != Occasion::Unscheduled;
            row.advance(if scheduled { S::Proposed } else { S::Ready });
            row.refused = None;
        })?,
        E::RoundStepTakenBack { step, .. } => {
            for nomination in moved_back(conn, record, step)? {
                to(&nomination, &|row| row.step_back(step))?;
            }
        }
        E::RoundAnnulled { .. } => {
            let all = super::of_round(conn, &record.stream.as_str().into())?;
            for row in all.iter().filter(|row| !row.stage.was_awarded()) {
                to(&row.nomination, &|row| row.advance(S::RoundAnnulled))?;
            }
        }
        _ => award_fact(conn, record, event)?,
    }
    Ok(())
}

/// What a nomination becomes, here or above, and what becomes of that.
fn award_fact(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let to = |id: &NominationId, change: &dyn Fn(&mut NominationRow)| changed(conn, record, id, change);
    match event {
        E::AwardPublished { award, .. } => to(&award.nomination, &|row| {
            if row.stage != S::HigherGranted {
                row.advance(S::Awarded);
            }
            row.becomes(&award.id);
        })?,
        E::AwardRevoked { award, .. } => award::ended(conn, record, award, S::AwardRevoked)?,
        E::AwardTakenBack { award, .. } => award::ended(conn, record, award, S::AwardTakenBack)?,
        E::AwardEndTakenBack { award, .. } => award::holds_again(conn, record, award)?,
        E::ProposalForwarded { nomination, authority, .. } => to(nomination, &|row| {
            row.advance(S::Forwarded);
            row.forwarded_to = Some(*authority);
        })?,
        E::HigherDecisionRecorded { nomination, decision, .. } => to(nomination, &|row| {
            row.advance(if decision.granted { S::HigherGranted } else { S::HigherDeclined });
            // where nobody waited for it any more, it came after all
            (row.higher, row.ended) = (Some(decision.clone()), None);
        })?,
        E::HigherDecisionTakenBack { nomination, .. } => to(nomination, &|row| {
            row.advance(S::Forwarded);
            (row.higher, row.award) = (None, None);
        })?,
        _ => {}
    }
    Ok(())
}

fn changed(
    conn: &Connection,
    record: &Record,
    id: &NominationId,
    change: &dyn Fn(&mut NominationRow),
) -> Result<()> {
    let mut row = known(conn, record, id)?;
    change(&mut row);
    row.log_index = record.log_index;
    row.store(conn)
}

/// The nominations that go one step back with a step of the round.
fn moved_back(conn: &Connection, record: &Record, step: &RoundStep) -> Result<Vec<NominationId>> {
    let goes_back = |row: &NominationRow| match step {
        RoundStep::NoticeOpened => matches!(row.stage, S::OnNotice | S::BeforeCouncil),
        RoundStep::RoundClosed => row.ended_with_its_round(),
        step => step.nominations().contains(&row.nomination),
    };
    let all = super::of_round(conn, &record.stream.as_str().into())?;
    Ok(all.into_iter().filter(goes_back).map(|row| row.nomination).collect())
}

impl NominationRow {
    fn end(&mut self, ground: EndGround, said: Said) {
        self.ended = Some(EndedRow { ground, said, before: Some(self.stage) });
        self.advance(S::Ended);
    }

    /// Whether it goes on when the end of its round is taken back: what waited above in vain does not.
    fn ended_with_its_round(&self) -> bool {
        let ended = self.ended.as_ref().filter(|_| self.stage == S::Ended);
        ended.is_some_and(|ended| ended.before.is_some_and(|before| before != S::Forwarded))
    }

    /// The round moves it on, unless the unit has taken it back.
    pub(super) fn advance(&mut self, stage: S) {
        if self.stage != S::Withdrawn {
            self.stage = stage;
        }
    }

    pub(super) fn put_by(&mut self, record: &Record) {
        if !self.put_by.contains(record.by()) {
            self.put_by.push(record.by().clone());
        }
    }

    pub(super) fn take(&mut self, record: &Record, documents: &[Document]) {
        let paper = |document: &Document| PaperRow {
            document: document.clone(),
            at: record.at(),
            log_index: record.log_index,
        };
        self.papers.extend(documents.iter().map(paper));
    }
}

pub(super) fn said(record: &Record, words: &str) -> Said {
    Said { words: words.to_owned(), by: record.by().clone(), at: record.at(), log_index: record.log_index }
}

fn known(conn: &Connection, record: &Record, id: &NominationId) -> Result<NominationRow> {
    let missing = || ViewError::Unknown { log_index: record.log_index, what: format!("nomination {id}") };
    one(conn, id)?.ok_or_else(missing)
}
