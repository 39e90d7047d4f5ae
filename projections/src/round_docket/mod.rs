//! Đợt xét khen thưởng: each award round with its list, notice, comments, council, conflicts, votes and outcome.

mod back;
mod ballot;
mod comment;
mod conflict;
mod follow;
mod meters;
mod proposal;
mod session;
#[cfg(test)]
mod tests;

pub(crate) use ballot::ballot;
pub use ballot::{BallotCorrected, BallotRow};
pub use comment::{AnswerRow, CommentRow, comment, comments};
pub use conflict::{ConflictRow, conflict, own_conflict};
pub(crate) use follow::apply;
pub use meters::{QuotaMeter, meters, meters_of_campaign};
pub use proposal::{ProposalCorrected, ProposalRow};
pub use session::{DeclaredRow, MeetingCorrected, SessionRow};

use crate::cells::{Cells, json, row, rows, run, word};
use crate::error::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{AnotherRound, ClosedEarly, EndGround, Entry, RoundStanding};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::{AwardFormId, AwardId, CampaignId, LocalityId, NominationId, RoundId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_domain::quota::Quota;
use sovang_domain::rules::{NoticeBasis, NoticeRule, VotingRule};
pub use sovang_domain::stage::RoundStage;

pub(crate) const VERSION: u32 = 10;
pub(crate) const DDL: &str = "
create table round_docket (
    round text primary key, locality text not null, campaign text not null, year integer not null,
    occasion text not null, stage text not null, opened_index integer not null, card text not null
) strict;
create index round_docket_by_campaign on round_docket (campaign, year, opened_index);
create table round_entry (
    round text not null, place integer not null, nomination text not null, commune integer not null,
    entry text not null, ballot text, passed integer,
    proposed integer not null default 0, outcome text, primary key (round, nomination)
) strict, without rowid;
create table round_conflict (
    round text not null, nomination text not null, member text not null, ground text not null,
    at integer not null, log_index integer not null, primary key (round, nomination, member)
) strict, without rowid;
create table round_given (
    round text not null, award text not null, form text not null, kind text not null,
    spent_form text not null, spent_kind text not null, nomination text not null,
    revoked integer not null default 0, mistaken integer not null default 0, primary key (round, award)
) strict, without rowid;
create index round_docket_by_locality on round_docket (locality, stage, opened_index);
create table round_comment (
    locality text not null, comment text not null, round text not null, about text, words text not null,
    received_at integer not null, received_index integer not null, answer text, answered_by text,
    answered_at integer, answered_index integer, primary key (locality, comment)
) strict, without rowid;
create index round_comment_by_round on round_comment (round, received_index);
";

/// A round.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RoundRow {
    pub round: RoundId,
    pub locality: LocalityId,
    pub campaign: CampaignId,
    pub year: i16,
    pub occasion: Occasion,
    pub quotas: Vec<Quota>,
    pub notice_rule: NoticeRule,
    pub voting: VotingRule,
    pub nominations_due: Option<Deadline>,
    /// Where it is not the first of its year and occasion: which, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<AnotherRound>,
    pub stage: RoundStage,
    pub opened_at: Timestamp,
    pub opened_index: u64,
    pub nominations_closed_at: Option<Timestamp>,
    /// Where that was before the day that was announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_early: Option<ClosedEarly>,
    pub notice: Option<NoticeRow>,
    /// The list as it went on notice, in its order.
    #[serde(skip)]
    pub entries: Vec<EntryRow>,
    pub session: Option<SessionRow>,
    /// Those who have declared conflicts, or that there are none, in their order: also before the council met.
    pub declared: Vec<DeclaredRow>,
    /// The proposals (tờ trình) to the chairman, oldest first.
    pub proposals: Vec<ProposalRow>,
    pub closed_at: Option<Timestamp>,
    /// Where it stood when it was closed: there it goes on if it was closed by mistake.
    pub before_close: Option<RoundStage>,
    pub annulled: Option<Annulled>,
    /// Every award it made, with what the quota counts.
    #[serde(skip)]
    pub awards: Vec<GivenRow>,
    /// Log index of its last fact.
    pub log_index: u64,
    /// Version of the stream.
    pub version: u64,
}

/// The public notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct NoticeRow {
    pub opens: Date,
    /// Last day for comments.
    pub closes: Date,
    pub working_days: u16,
    pub basis: NoticeBasis,
    pub opened_index: u64,
    /// Each time its end was moved later, oldest first.
    pub extended: Vec<NoticeExtended>,
    /// When it was closed, and with how many comments.
    pub closed: Option<NoticeClosed>,
}

impl NoticeRow {
    /// Whether comments are taken on a day: nobody ended it, and its last day has not passed.
    #[must_use]
    pub fn takes_comments(&self, on: Date) -> bool {
        self.closed.is_none() && on <= self.closes
    }
}

/// An end of a notice that was moved later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct NoticeExtended {
    /// The end it had.
    pub before: Date,
    pub closes: Date,
    pub reason: String,
    pub at: Timestamp,
    pub log_index: u64,
}

/// The end of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct NoticeClosed {
    pub at: Timestamp,
    pub comments: u16,
    pub log_index: u64,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct EntryRow {
    pub entry: Entry,
    /// How many members declared a conflict with it: the public count.
    pub conflicts: u16,
    pub ballot: Option<BallotRow>,
    pub proposed: bool,
    pub outcome: Option<OutcomeRow>,
}

/// That a round was annulled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Annulled {
    pub reason: String,
    pub document: Option<String>,
    /// How far it had come.
    pub after: RoundStage,
    /// On how many of its nominations the council had voted.
    pub voted: u64,
    pub at: Timestamp,
    pub log_index: u64,
}

/// What became of a nomination in the round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeRow {
    /// Awarded.
    Awarded(AwardId),
    /// The chairman did not award it.
    NotAwarded,
    /// Sent upward.
    Forwarded,
    /// Declined by the higher level.
    Declined,
    /// Ended though nobody decided it.
    Ended(EndGround),
}

/// What the quota counts of an award. One revoked on a ground of the law stays spent; the office's own error is not here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct GivenRow {
    pub award: AwardId,
    pub form: AwardFormId,
    pub kind: NomineeKind,
    /// Form and kind as the decision gave it: the place that it used.
    pub spent_form: AwardFormId,
    pub spent_kind: NomineeKind,
    pub revoked: bool,
}

/// Which round of its year and occasion it is, where it is not the first: without its list.
pub(crate) fn turn(conn: &Connection, round: &RoundId) -> Result<Option<u16>> {
    let sql = "select json_extract(card, '$.again.turn') from round_docket where round = ?1";
    Ok(row(conn, sql, [round.as_str()], |row| Ok(row.get::<_, Option<u16>>(0)?))?.flatten())
}

impl RoundRow {
    /// ", đợt 2" behind its name, where it is not the first.
    #[must_use]
    pub fn turn(&self) -> String {
        sovang_words::terms::turn(self.again.as_ref().map(|again| again.turn))
    }

    /// Khen hằng năm 2026, đợt 2: as lists and pages are headed.
    #[must_use]
    pub fn title(&self) -> String {
        let turn = self.again.as_ref().map(|again| again.turn);
        sovang_words::terms::round_turn(self.occasion, self.year, turn)
    }

    /// One line of the list.
    #[must_use]
    pub fn entry(&self, nomination: &NominationId) -> Option<&EntryRow> {
        self.entries.iter().find(|row| row.entry.nomination == *nomination)
    }

    /// Nominations sent upward and not answered yet: the quota counts them.
    pub fn forwarded(&self) -> impl Iterator<Item = &Entry> {
        let waits = |row: &&EntryRow| row.outcome == Some(OutcomeRow::Forwarded);
        self.entries.iter().filter(waits).map(|row| &row.entry)
    }

    /// Nominations sent upward whose answer may still be recorded: also after nobody waited for it any more.
    pub fn unanswered(&self) -> impl Iterator<Item = &Entry> {
        let unanswered = [OutcomeRow::Forwarded, OutcomeRow::Ended(EndGround::NoAnswer)];
        let waits =
            move |row: &&EntryRow| row.outcome.as_ref().is_some_and(|outcome| unanswered.contains(outcome));
        self.entries.iter().filter(waits).map(|row| &row.entry)
    }

    /// Whether it has notice and council, or goes straight to the chairman.
    #[must_use]
    pub fn is_scheduled(&self) -> bool {
        self.occasion != Occasion::Unscheduled
    }

    /// Whether it was closed or annulled: nothing more is done in it but what comes after awards.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.closed_at.is_some() || self.annulled.is_some()
    }

    /// Where it stands for someone who wants to nominate.
    #[must_use]
    pub fn standing(&self) -> RoundStanding {
        match self.stage {
            _ if self.notice.is_some() || self.is_over() => RoundStanding::PastNominations,
            _ if self.nominations_closed_at.is_some() => RoundStanding::NominationsClosed,
            _ => RoundStanding::Open,
        }
    }

    fn store(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "insert into round_docket values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             on conflict do update set stage = excluded.stage, card = excluded.card",
            params![
                self.round.as_str(),
                self.locality.as_str(),
                self.campaign.as_str(),
                self.year,
                word(&self.occasion)?,
                word(&self.stage)?,
                crate::cells::int(self.opened_index),
                json(self)?,
            ],
        )?;
        Ok(())
    }
}

/// One round.
pub fn one(conn: &Connection, round: &RoundId) -> Result<Option<RoundRow>> {
    header(conn, round)?.map(|row| filled(conn, row)).transpose()
}

/// A round without its list and awards.
pub fn header(conn: &Connection, round: &RoundId) -> Result<Option<RoundRow>> {
    row(conn, "select card from round_docket where round = ?1", [round.as_str()], read)
}

/// Campaign, year and occasion of a round.
pub fn label(conn: &Connection, round: &RoundId) -> Result<Option<(CampaignId, i16, Occasion)>> {
    let sql = "select campaign, year, occasion from round_docket where round = ?1";
    row(conn, sql, [round.as_str()], |row| Ok((row.id("campaign")?, row.get("year")?, row.word("occasion")?)))
}

/// The rounds of a campaign, newest first.
pub fn of_campaign(conn: &Connection, campaign: &CampaignId) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where campaign = ?1 order by year desc, opened_index desc";
    all_filled(conn, rows(conn, sql, [campaign.as_str()], read)?)
}

/// The rounds of a campaign for a year, newest first.
pub fn of_year(conn: &Connection, campaign: &CampaignId, year: i16) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where campaign = ?1 and year = ?2 order by opened_index desc";
    all_filled(conn, rows(conn, sql, rusqlite::params![campaign.as_str(), year], read)?)
}

/// The rounds of a locality, newest first.
pub fn of_locality(conn: &Connection, locality: &LocalityId) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where locality = ?1 order by opened_index desc";
    all_filled(conn, rows(conn, sql, [locality.as_str()], read)?)
}

/// The rounds of a locality without their lists and awards, newest first.
pub fn headers(conn: &Connection, locality: &LocalityId) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where locality = ?1 order by opened_index desc";
    rows(conn, sql, [locality.as_str()], read)
}

/// The rounds of a locality at one stage, newest first: those on notice, for instance.
pub fn at_stage(conn: &Connection, locality: &LocalityId, stage: RoundStage) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where locality = ?1 and stage = ?2 order by opened_index desc";
    all_filled(conn, rows(conn, sql, params![locality.as_str(), word(&stage)?], read)?)
}

fn all_filled(conn: &Connection, found: Vec<RoundRow>) -> Result<Vec<RoundRow>> {
    found.into_iter().map(|row| filled(conn, row)).collect()
}

/// Fills in the list and the awards.
fn filled(conn: &Connection, mut row: RoundRow) -> Result<RoundRow> {
    let sql = format!("{ENTRY} where round = ?1 order by place");
    row.entries = rows(conn, &sql, [row.round.as_str()], read_entry)?;
    // the office's own error takes no place
    let sql = "select * from round_given where round = ?1 and mistaken = 0 order by award";
    row.awards = rows(conn, sql, [row.round.as_str()], |row| {
        Ok(GivenRow {
            award: row.id("award")?,
            form: row.id("form")?,
            kind: row.word("kind")?,
            spent_form: row.id("spent_form")?,
            spent_kind: row.word("spent_kind")?,
            revoked: row.get("revoked")?,
        })
    })?;
    Ok(row)
}

/// One line of a round's list.
pub fn entry(conn: &Connection, round: &RoundId, nomination: &NominationId) -> Result<Option<EntryRow>> {
    let sql = format!("{ENTRY} where round = ?1 and nomination = ?2");
    row(conn, &sql, [round.as_str(), nomination.as_str()], read_entry)
}

const ENTRY: &str = "select *, (select count(*) from round_conflict c
        where c.round = round_entry.round and c.nomination = round_entry.nomination) as conflicts from round_entry";

fn read_entry(row: &Row<'_>) -> Result<EntryRow> {
    Ok(EntryRow {
        entry: row.json("entry")?,
        conflicts: row.get("conflicts")?,
        ballot: row.maybe_json("ballot")?,
        proposed: row.get("proposed")?,
        outcome: row.maybe_json("outcome")?,
    })
}

fn read(row: &Row<'_>) -> Result<RoundRow> {
    row.json("card")
}
