//! Which tasks follow from a row. After every fact the tasks of what it touched are drawn up anew; a task that
//! was there before keeps the day since when it waits.

use super::about_comment;
use crate::cells::{int, json, number, run, word};
use crate::error::Result;
use crate::nomination_board::{self, NominationStage, NominationState};
use crate::record::Record;
use crate::report_register::{self, ReportRow};
use crate::round_docket::{self, RoundRow, RoundStage};
use crate::{award_roll, campaign_board, locality_directory};
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::award_round::{AwardRoundEvent, RoundStep};
use sovang_domain::calendar::{Deadline, day, days_after};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, NominationId, RoundId, UnitId};
use sovang_domain::locality::LocalityEvent;
use sovang_domain::nomination::NominationEvent;
use sovang_domain::task::TaskKind as K;
use sovang_domain::unit_report::Stage;
use sovang_words::terms;

/// A task as it follows from a row.
#[derive(Default)]
struct Waiting {
    unit: Option<UnitId>,
    account: Option<AccountId>,
    from: Option<Date>,
    due: Option<Deadline>,
}

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    match &record.fact {
        Fact::Nomination(event) => {
            let id = NominationId::from(record.stream.as_str());
            nomination(conn, record, &id)?;
            if let NominationEvent::NominationSubmitted { again: Some(before), .. } = event {
                nomination(conn, record, before)?;
            }
            // only these change how many are ready, which is all that a round's tasks ask of its nominations
            let moves_the_round = matches!(
                event,
                NominationEvent::DossierAppraised { .. }
                    | NominationEvent::NominationWithdrawn { .. }
                    | NominationEvent::DossierPaperStruck { .. }
                    | NominationEvent::NominationStepTakenBack { .. }
            );
            match nomination_board::label(conn, &id)? {
                Some(label) if moves_the_round => round(conn, record, &label.round),
                _ => Ok(()),
            }
        }
        Fact::UnitReport(_) => match report_register::by_id(conn, &record.stream.as_str().into())? {
            Some(row) => report(conn, record, &row),
            None => Ok(()),
        },
        Fact::AwardRound(event) => {
            comment(conn, record, event)?;
            let round_of_fact = record.stream.as_str().into();
            for id in named(event) {
                nomination(conn, record, id)?;
            }
            recovery(conn, record, event)?;
            whole(conn, record, event, &round_of_fact)?;
            round(conn, record, &round_of_fact)
        }
        // a unit that was merged into another has no report to file again
        Fact::Locality(LocalityEvent::UnitMerged { unit, .. }) => {
            let kind = word(&K::RefileReport)?;
            let sql = "delete from task_list where locality = ?1 and unit = ?2 and kind = ?3";
            run(conn, sql, params![record.locality(), unit.as_str(), kind])?;
            Ok(())
        }
        Fact::Locality(LocalityEvent::UnitMergerTakenBack { unit, .. }) => {
            for row in report_register::of_unit(conn, &record.locality().into(), unit)? {
                report(conn, record, &row)?;
            }
            Ok(())
        }
        // who is in office declares before the meeting
        Fact::Locality(LocalityEvent::CouncilAppointed { .. } | LocalityEvent::CouncilCorrected { .. }) => {
            for row in round_docket::at_stage(conn, &record.locality().into(), RoundStage::NoticeOver)? {
                round(conn, record, &row.round)?;
            }
            Ok(())
        }
        Fact::Locality(_) | Fact::Campaign(_) | Fact::Account(_) => Ok(()),
    }
}

/// What was put forward in a round that was annulled waits for its units; whatever waited when it was closed waits again
/// once that is taken back. A comment is answered all the same.
fn whole(conn: &Connection, record: &Record, event: &AwardRoundEvent, id: &RoundId) -> Result<()> {
    use AwardRoundEvent as E;
    let annulled = matches!(event, E::RoundAnnulled { .. });
    if annulled || matches!(event, E::RoundStepTakenBack { step: RoundStep::RoundClosed, .. }) {
        for row in nomination_board::of_round(conn, id)? {
            nomination(conn, record, &row.nomination)?;
        }
    }
    Ok(())
}

fn nomination(conn: &Connection, record: &Record, id: &NominationId) -> Result<()> {
    let Some(state) = nomination_board::state(conn, id)? else { return Ok(()) };
    let waiting = of_nomination(conn, id, &state)?;
    let unit = locality_directory::unit_name(conn, &state.locality, &state.unit)?;
    let subject = if state.name == unit { unit } else { format!("{}, {unit}", state.name) };
    draw_up(conn, record, id.as_str(), &subject, waiting)
}

fn of_nomination(conn: &Connection, id: &NominationId, state: &NominationState) -> Result<Vec<(K, Waiting)>> {
    use NominationStage as S;
    if state.suspended && state.stage != S::RoundAnnulled {
        return Ok(Vec::new());
    }
    let one = |kind| vec![(kind, Waiting::default())];
    Ok(match state.stage {
        S::Submitted if state.waits_for_admission => one(K::AdmitLateNomination),
        S::Submitted => one(K::AppraiseAchievement),
        S::AchievementMet => one(K::AppraiseDossier),
        S::Returned => {
            let (unit, due) = (Some(state.unit.clone()), state.return_due);
            vec![(K::ResubmitNomination, Waiting { unit, due, ..Waiting::default() })]
        }
        S::Passed => match round_docket::entry(conn, &state.round, id)? {
            Some(entry) if !entry.entry.authority.is_commune() => one(K::ForwardProposal),
            _ => Vec::new(),
        },
        S::Forwarded => one(K::RecordHigherDecision),
        S::RoundAnnulled if !state.sent_again && state.is_open => {
            vec![(K::SendAgain, Waiting { unit: Some(state.unit.clone()), ..Waiting::default() })]
        }
        S::AchievementNotMet
        | S::Ready
        | S::OnNotice
        | S::BeforeCouncil
        | S::Failed
        | S::Proposed
        | S::Awarded
        | S::AwardRevoked
        | S::AwardTakenBack
        | S::NotAwarded
        | S::HigherGranted
        | S::HigherDeclined
        | S::Withdrawn
        | S::RoundAnnulled
        | S::Ended => Vec::new(),
    })
}

fn report(conn: &Connection, record: &Record, row: &ReportRow) -> Result<()> {
    let waiting = match row.stage {
        Stage::Filed => vec![(K::ReviewReport, Waiting::default())],
        Stage::Returned => {
            let unit = Some(row.unit.clone());
            vec![(K::RefileReport, Waiting { unit, due: row.return_due, ..Waiting::default() })]
        }
        Stage::Owed | Stage::Accepted | Stage::Waived | Stage::Sent => Vec::new(),
    };
    let unit = locality_directory::unit_name(conn, row.locality.as_str(), &row.unit)?;
    draw_up(conn, record, row.report.as_str(), &terms::of_year(&unit, row.year), waiting)
}

fn round(conn: &Connection, record: &Record, id: &RoundId) -> Result<()> {
    let Some(row) = round_docket::header(conn, id)? else { return Ok(()) };
    let ready = number(
        conn,
        "select exists (select 1 from nomination_board where round = ?1 and stage = ?2
         and nomination not in (select nomination from decision_draft_line))",
        [id.as_str(), NominationStage::Ready.word()],
    )?;
    let campaign = campaign_board::name(conn, &row.campaign)?;
    let waiting = of_round(conn, &row, ready > 0, day(record.at()))?;
    draw_up(conn, record, id.as_str(), &terms::of_year(&campaign, row.year), waiting)
}

fn of_round(conn: &Connection, row: &RoundRow, has_ready: bool, today: Date) -> Result<Vec<(K, Waiting)>> {
    use RoundStage as S;
    let when = |kind, waits: bool| {
        if waits { vec![(kind, Waiting::default())] } else { Vec::new() }
    };
    let mut waiting = match row.stage {
        S::Closed | S::Annulled => Vec::new(),
        _ if !row.is_scheduled() => {
            let mut waiting = when(K::DecideAwards, has_ready);
            waiting.extend(when(K::IssueDecision, drafted(conn, row)?));
            waiting
        }
        S::TakingNominations => Vec::new(),
        S::NominationsClosed => when(K::OpenNotice, has_ready),
        S::OnNotice => {
            let from = row.notice.as_ref().map(|notice| days_after(notice.closes, 1));
            vec![(K::CloseNotice, Waiting { from, ..Waiting::default() })]
        }
        S::NoticeOver => before_the_meeting(conn, row, today)?,
        S::InCouncil | S::Proposed | S::Decided => in_council(conn, row)?,
    };
    waiting.extend(when(K::RecountBallots, row.stage != S::Annulled && counts_contradict(conn, row)?));
    Ok(waiting)
}

/// Whether votes were counted of others than those who are said to have been present.
fn counts_contradict(conn: &Connection, row: &RoundRow) -> Result<bool> {
    let Some(session) = &row.session else { return Ok(false) };
    let sql = "select exists (select 1 from round_entry where round = ?1 and ballot is not null
               and json_extract(ballot, '$.voters') + json_extract(ballot, '$.recused') <> ?2)";
    let present = i64::try_from(session.present.len()).unwrap_or(i64::MAX);
    Ok(number(conn, sql, params![row.round.as_str(), present])? > 0)
}

fn declare(account: &AccountId) -> (K, Waiting) {
    (K::DeclareConflicts, Waiting { account: Some(account.clone()), ..Waiting::default() })
}

/// The members in office declare, so that they may read the dossiers; and the meeting is to be recorded.
fn before_the_meeting(conn: &Connection, row: &RoundRow, today: Date) -> Result<Vec<(K, Waiting)>> {
    let council = locality_directory::council_on(conn, &row.locality, today)?;
    let in_office = council.map(|council| council.members).unwrap_or_default();
    let mut waiting: Vec<_> =
        row.may_declare(&in_office).into_iter().map(|member| declare(&member.account)).collect();
    waiting.push((K::ConveneCouncil, Waiting::default()));
    Ok(waiting)
}

/// From the session on several things may wait side by side.
fn in_council(conn: &Connection, row: &RoundRow) -> Result<Vec<(K, Waiting)>> {
    let undeclared = row.undeclared();
    if !undeclared.is_empty() {
        return Ok(undeclared.into_iter().map(declare).collect());
    }
    let open = |condition: &str| -> Result<bool> {
        let sql = format!(
            "select exists (select 1 from round_entry where round = ?1 and outcome is null and {condition})"
        );
        Ok(number(conn, &sql, [row.round.as_str()])? > 0)
    };
    let uncounted = open("ballot is null")?;
    let mut waiting = Vec::new();
    let mut also = |kind, waits: bool| {
        if waits {
            waiting.push((kind, Waiting::default()));
        }
    };
    also(K::CountBallots, uncounted);
    also(K::ProposeAwards, !uncounted && open("passed = 1 and proposed = 0 and commune = 1")?);
    let undrafted = "proposed = 1 and nomination not in (select nomination from decision_draft_line)";
    also(K::DecideAwards, open(undrafted)?);
    also(K::IssueDecision, drafted(conn, row)?);
    Ok(waiting)
}

/// Whether a draft waits for its signed paper.
fn drafted(conn: &Connection, row: &RoundRow) -> Result<bool> {
    let sql = "select exists (select 1 from decision_draft where round = ?1 and came_of is null)";
    Ok(number(conn, sql, [row.round.as_str()])? > 0)
}

fn comment(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let about = |comment: &str| about_comment(&record.stream, comment);
    match event {
        E::NoticeCommentReceived { comment, about: whom, .. } => {
            let whom = whom.as_ref().map(|id| nomination_board::label(conn, id)).transpose()?.flatten();
            let subject = terms::about_comment(whom.as_ref().map(|label| label.name.as_str()));
            let waiting = vec![(K::AnswerComment, Waiting::default())];
            draw_up(conn, record, &about(comment), &subject, waiting)
        }
        E::NoticeCommentAnswered { comment, .. } => draw_up(conn, record, &about(comment), "", Vec::new()),
        _ => Ok(()),
    }
}

/// What was handed over waits to come back until nothing of it is open.
fn recovery(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let (E::AwardRevoked { award, .. }
    | E::AwardTakenBack { award, .. }
    | E::AwardEndTakenBack { award, .. }
    | E::RecoveryRecorded { award, .. }) = event
    else {
        return Ok(());
    };
    let Some(row) = award_roll::one(conn, award)? else { return Ok(()) };
    let open = row.revocation.is_some_and(|revocation| revocation.is_open());
    let waiting = if open { vec![(K::RecoverAward, Waiting::default())] } else { Vec::new() };
    draw_up(conn, record, award.as_str(), &format!("{}, {}", row.recipient, row.unit_name), waiting)
}

/// The nominations that a fact of the round moves on.
fn named(event: &AwardRoundEvent) -> Vec<&NominationId> {
    use AwardRoundEvent as E;
    match event {
        E::BallotCounted { nomination, .. }
        | E::NominationNotAwarded { nomination, .. }
        | E::NominationEnded { nomination, .. }
        | E::ProposalForwarded { nomination, .. }
        | E::HigherDecisionRecorded { nomination, .. }
        | E::HigherDecisionTakenBack { nomination, .. }
        | E::BallotCorrected { nomination, .. }
        | E::RefusalTakenBack { nomination, .. } => vec![nomination],
        E::RoundStepTakenBack { step, .. } => step.nominations().iter().collect(),
        E::AwardPublished { award, .. } => vec![&award.nomination],
        E::NoticeOpened { entries, .. } => entries.iter().map(|entry| &entry.nomination).collect(),
        E::AwardsProposed { nominations, .. } => nominations.iter().collect(),
        _ => Vec::new(),
    }
}

fn draw_up(
    conn: &Connection,
    record: &Record,
    about: &str,
    subject: &str,
    waiting: Vec<(K, Waiting)>,
) -> Result<()> {
    if waiting.is_empty() {
        run(conn, "delete from task_list where about = ?1", [about])?;
        return Ok(());
    }
    let mut kept = Vec::new();
    for (kind, task) in &waiting {
        let kind = word(kind)?;
        let account = task.account.as_ref().map_or("", |account| account.as_str());
        let values = params![
            kind,
            about,
            account,
            record.locality(),
            task.unit.as_ref().map_or("", |unit| unit.as_str()),
            record.at().as_microsecond(),
            int(record.log_index),
            task.from.map(|day| day.to_string()),
            task.due.as_ref().map(json).transpose()?,
            subject,
        ];
        run(
            conn,
            "insert into task_list values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             on conflict do update set from_date = excluded.from_date, due = excluded.due, subject = excluded.subject",
            values,
        )?;
        kept.push(format!("{kind}/{account}"));
    }
    run(
        conn,
        "delete from task_list where about = ?1 and kind || '/' || account not in (select value from json_each(?2))",
        params![about, json(&kept)?],
    )?;
    Ok(())
}
