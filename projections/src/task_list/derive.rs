//! Which tasks follow from a row. After every fact the tasks of what it touched are drawn up anew; a task that
//! was there before keeps the day since when it waits.

use super::TaskKind as K;
use crate::cells::{int, json, number, run, word};
use crate::error::Result;
use crate::nomination_board::{self, NominationRow, NominationStage};
use crate::record::Record;
use crate::report_register::{self, ReportRow};
use crate::round_docket::{self, RoundRow, RoundStage};
use crate::{campaign_board, locality_directory};
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::award_round::AwardRoundEvent;
use sovang_domain::calendar::{Deadline, days_after};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{AccountId, NominationId, RoundId, UnitId};
use sovang_domain::unit_report::Stage;

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
        Fact::Nomination(_) => {
            let id = NominationId::from(record.stream.as_str());
            nomination(conn, record, &id)?;
            match nomination_board::label(conn, &id)? {
                Some(label) => round(conn, record, &label.round),
                None => Ok(()),
            }
        }
        Fact::UnitReport(_) => match report_register::by_id(conn, &record.stream.as_str().into())? {
            Some(row) => report(conn, record, &row),
            None => Ok(()),
        },
        Fact::AwardRound(event) => {
            comment(conn, record, event)?;
            for id in named(event) {
                nomination(conn, record, id)?;
            }
            round(conn, record, &record.stream.as_str().into())
        }
        Fact::Locality(_) | Fact::Campaign(_) | Fact::Account(_) => Ok(()),
    }
}

fn nomination(conn: &Connection, record: &Record, id: &NominationId) -> Result<()> {
    let Some(row) = nomination_board::one(conn, id)? else { return Ok(()) };
    let waiting = of_nomination(conn, &row)?;
    let unit = &row.proposal.nominee.unit;
    let unit = locality_directory::unit_name(conn, row.locality.as_str(), unit)?;
    let subject = if row.name() == unit { unit } else { format!("{}, {unit}", row.name()) };
    draw_up(conn, record, id.as_str(), &subject, waiting)
}

fn of_nomination(conn: &Connection, row: &NominationRow) -> Result<Vec<(K, Waiting)>> {
    use NominationStage as S;
    if row.suspended.is_some() {
        return Ok(Vec::new());
    }
    let one = |kind| vec![(kind, Waiting::default())];
    Ok(match row.stage {
        S::Submitted if row.waits_for_admission() => one(K::AdmitLateNomination),
        S::Submitted => one(K::AppraiseAchievement),
        S::AchievementMet => one(K::AppraiseDossier),
        S::Returned => {
            let unit = Some(row.proposal.nominee.unit.clone());
            let due = row.returns.last().and_then(|last| last.due);
            vec![(K::ResubmitNomination, Waiting { unit, due, ..Waiting::default() })]
        }
        S::Passed => {
            let round = round_docket::one(conn, &row.proposal.round)?;
            let entry = round.as_ref().and_then(|round| round.entry(&row.nomination));
            match entry {
                Some(entry) if !entry.entry.authority.is_commune() => one(K::ForwardProposal),
                _ => Vec::new(),
            }
        }
        S::Forwarded => one(K::RecordHigherDecision),
        S::AchievementNotMet
        | S::Ready
        | S::OnNotice
        | S::BeforeCouncil
        | S::Failed
        | S::Proposed
        | S::Awarded
        | S::NotAwarded
        | S::HigherGranted
        | S::HigherDeclined
        | S::Withdrawn => Vec::new(),
    })
}

fn report(conn: &Connection, record: &Record, row: &ReportRow) -> Result<()> {
    let waiting = match row.stage {
        Stage::Filed => vec![(K::ReviewReport, Waiting::default())],
        Stage::Returned => {
            let unit = Some(row.unit.clone());
            vec![(K::RefileReport, Waiting { unit, due: row.return_due, ..Waiting::default() })]
        }
        Stage::Owed | Stage::Accepted | Stage::Waived => Vec::new(),
    };
    let unit = locality_directory::unit_name(conn, row.locality.as_str(), &row.unit)?;
    draw_up(conn, record, row.report.as_str(), &format!("{unit}, năm {}", row.year), waiting)
}

fn round(conn: &Connection, record: &Record, id: &RoundId) -> Result<()> {
    let Some(row) = round_docket::one(conn, id)? else { return Ok(()) };
    let ready = number(
        conn,
        "select count(*) from nomination_board where round = ?1 and stage = 'ready'",
        [id.as_str()],
    )?;
    let campaign = campaign_board::name(conn, &row.campaign)?;
    draw_up(conn, record, id.as_str(), &format!("{campaign}, năm {}", row.year), of_round(&row, ready > 0))
}

fn of_round(row: &RoundRow, has_ready: bool) -> Vec<(K, Waiting)> {
    use RoundStage as S;
    let one = |kind| vec![(kind, Waiting::default())];
    match row.stage {
        S::Closed => Vec::new(),
        _ if !row.is_scheduled() => {
            if has_ready {
                one(K::DecideAwards)
            } else {
                Vec::new()
            }
        }
        S::TakingNominations => Vec::new(),
        S::NominationsClosed => {
            if has_ready {
                one(K::OpenNotice)
            } else {
                Vec::new()
            }
        }
        S::OnNotice => {
            let from = row.notice.as_ref().map(|notice| days_after(notice.closes, 1));
            vec![(K::CloseNotice, Waiting { from, ..Waiting::default() })]
        }
        S::NoticeOver => one(K::ConveneCouncil),
        S::InCouncil | S::Proposed | S::Decided => in_council(row),
    }
}

/// From the session on several things may wait side by side.
fn in_council(row: &RoundRow) -> Vec<(K, Waiting)> {
    let undeclared = row.undeclared();
    if !undeclared.is_empty() {
        let declare = |account: &AccountId| {
            (K::DeclareConflicts, Waiting { account: Some(account.clone()), ..Waiting::default() })
        };
        return undeclared.into_iter().map(declare).collect();
    }
    let mut waiting = Vec::new();
    let mut also = |kind, waits: bool| {
        if waits {
            waiting.push((kind, Waiting::default()));
        }
    };
    let open = || row.entries.iter().filter(|entry| entry.outcome.is_none());
    let uncounted = open().any(|entry| entry.ballot.is_none());
    let passed = open().any(|entry| {
        let passed = entry.ballot.as_ref().is_some_and(|ballot| ballot.passed);
        passed && !entry.proposed && entry.entry.authority.is_commune()
    });
    also(K::CountBallots, uncounted);
    also(K::ProposeAwards, passed && !uncounted);
    also(K::DecideAwards, open().any(|entry| entry.proposed));
    waiting
}

fn comment(conn: &Connection, record: &Record, event: &AwardRoundEvent) -> Result<()> {
    use AwardRoundEvent as E;
    let about = |comment: &str| format!("{}#{comment}", record.stream);
    match event {
        E::NoticeCommentReceived { comment, about: whom, .. } => {
            let whom = whom.as_ref().map(|id| nomination_board::label(conn, id)).transpose()?.flatten();
            let subject =
                whom.map_or_else(|| "Về danh sách".to_owned(), |label| format!("Về {}", label.name));
            let waiting = vec![(K::AnswerComment, Waiting::default())];
            draw_up(conn, record, &about(comment), &subject, waiting)
        }
        E::NoticeCommentAnswered { comment, .. } => draw_up(conn, record, &about(comment), "", Vec::new()),
        _ => Ok(()),
    }
}

/// The nominations that a fact of the round moves on.
fn named(event: &AwardRoundEvent) -> Vec<&NominationId> {
    use AwardRoundEvent as E;
    match event {
        E::BallotCounted { nomination, .. }
        | E::NominationNotAwarded { nomination, .. }
        | E::ProposalForwarded { nomination, .. }
        | E::HigherDecisionRecorded { nomination, .. } => vec![nomination],
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
