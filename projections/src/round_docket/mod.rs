//! Đợt xét khen thưởng: each award round with its list, notice, comments, council, votes and outcome.

mod follow;
mod meters;

pub(crate) use follow::apply;
pub use meters::{QuotaMeter, meters, meters_of_campaign};

use crate::cells::{Cells, json, row, rows, run, word};
use crate::error::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sovang_domain::award_round::{BallotMethod, Entry, RoundStanding, Tally};
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::{AccountId, AwardFormId, AwardId, CampaignId, LocalityId, NominationId, RoundId};
use sovang_domain::locality::CouncilMember;
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::Occasion;
use sovang_domain::quota::Quota;
use sovang_domain::rules::{NoticeBasis, NoticeRule, VotingRule};
use std::collections::BTreeMap;

pub(crate) const VERSION: u32 = 1;
pub(crate) const DDL: &str = "
create table round_docket (
    round text primary key, locality text not null, campaign text not null, year integer not null,
    occasion text not null, stage text not null, opened_index integer not null, card text not null
) strict, without rowid;
create index round_docket_by_campaign on round_docket (campaign, year, opened_index);
create index round_docket_by_locality on round_docket (locality, stage, opened_index);
create table round_comment (
    locality text not null, comment text not null, round text not null, about text, words text not null,
    received_at integer not null, received_index integer not null, answer text, answered_by text,
    answered_at integer, answered_index integer, primary key (locality, comment)
) strict, without rowid;
create index round_comment_by_round on round_comment (round, received_index);
";

/// Where a round stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundStage {
    /// Takes nominations.
    TakingNominations,
    /// Nominations are closed; appraisal goes on.
    NominationsClosed,
    /// On public notice.
    OnNotice,
    /// The notice is over, the council has not met.
    NoticeOver,
    /// The council has met and votes.
    InCouncil,
    /// Put to the chairman.
    Proposed,
    /// The chairman has decided.
    Decided,
    /// Over.
    Closed,
}

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
    pub stage: RoundStage,
    pub opened_at: Timestamp,
    pub opened_index: u64,
    pub nominations_closed_at: Option<Timestamp>,
    pub notice: Option<NoticeRow>,
    /// The list as it went on notice, in its order.
    pub entries: Vec<EntryRow>,
    pub session: Option<SessionRow>,
    /// The proposal (tờ trình), once put.
    pub proposal: Option<ProposalRow>,
    pub closed_at: Option<Timestamp>,
    /// Every award it made, with what the quota counts.
    pub awards: Vec<GivenRow>,
    /// Nominations sent upward, not yet answered.
    pub forwarded: Vec<ForwardedRow>,
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
    /// When it was closed, and with how many comments.
    pub closed: Option<NoticeClosed>,
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

/// Counted votes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct BallotRow {
    pub method: BallotMethod,
    pub tally: Tally,
    pub voters: u16,
    pub recused: u16,
    pub absent: u16,
    pub passed: bool,
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
}

/// The council's session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct SessionRow {
    pub on: Date,
    pub members: Vec<CouncilMember>,
    pub present: Vec<AccountId>,
    pub document: String,
    /// Those present who have declared conflicts, or that there are none.
    pub declared: Vec<AccountId>,
    pub log_index: u64,
}

/// The proposal to the chairman.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ProposalRow {
    pub document: String,
    pub by: AccountId,
    pub at: Timestamp,
    pub log_index: u64,
}

/// What the quota counts of an award. Revoked ones stay spent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct GivenRow {
    pub award: AwardId,
    pub form: AwardFormId,
    pub kind: NomineeKind,
    pub revoked: bool,
}

/// What the quota counts of a nomination sent upward.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ForwardedRow {
    pub nomination: NominationId,
    pub form: AwardFormId,
    pub kind: NomineeKind,
}

/// A citizen's comment on a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct CommentRow {
    /// The receipt code.
    pub comment: String,
    pub round: RoundId,
    pub about: Option<NominationId>,
    pub words: String,
    pub received_at: Timestamp,
    pub received_index: u64,
    pub answer: Option<AnswerRow>,
}

/// The answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct AnswerRow {
    pub words: String,
    pub by: AccountId,
    pub at: Timestamp,
    pub log_index: u64,
}

impl RoundRow {
    /// One line of the list.
    #[must_use]
    pub fn entry(&self, nomination: &NominationId) -> Option<&EntryRow> {
        self.entries.iter().find(|row| row.entry.nomination == *nomination)
    }

    /// Whether it has notice and council, or goes straight to the chairman.
    #[must_use]
    pub fn is_scheduled(&self) -> bool {
        self.occasion != Occasion::Unscheduled
    }

    /// Where it stands for someone who wants to nominate.
    #[must_use]
    pub fn standing(&self) -> RoundStanding {
        match self.stage {
            _ if self.notice.is_some() || self.closed_at.is_some() => RoundStanding::PastNominations,
            _ if self.nominations_closed_at.is_some() => RoundStanding::NominationsClosed,
            _ => RoundStanding::Open,
        }
    }

    /// Members present who have not declared yet.
    #[must_use]
    pub fn undeclared(&self) -> Vec<&AccountId> {
        let session = self.session.iter();
        session.flat_map(|s| s.present.iter().filter(|member| !s.declared.contains(member))).collect()
    }

    fn store(&self, conn: &Connection) -> Result<()> {
        run(
            conn,
            "replace into round_docket values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
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
    row(conn, "select card from round_docket where round = ?1", [round.as_str()], read)
}

/// The campaign, year and occasion of a round, without its whole card.
pub fn label(conn: &Connection, round: &RoundId) -> Result<Option<(CampaignId, i16, Occasion)>> {
    let sql = "select campaign, year, occasion from round_docket where round = ?1";
    row(conn, sql, [round.as_str()], |row| Ok((row.id("campaign")?, row.get("year")?, row.word("occasion")?)))
}

/// The rounds of a campaign, newest first.
pub fn of_campaign(conn: &Connection, campaign: &CampaignId) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where campaign = ?1 order by year desc, opened_index desc";
    rows(conn, sql, [campaign.as_str()], read)
}

/// The rounds of a locality, newest first.
pub fn of_locality(conn: &Connection, locality: &LocalityId) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where locality = ?1 order by opened_index desc";
    rows(conn, sql, [locality.as_str()], read)
}

/// The rounds of a locality at one stage, newest first: those on notice, for instance.
pub fn at_stage(conn: &Connection, locality: &LocalityId, stage: RoundStage) -> Result<Vec<RoundRow>> {
    let sql = "select card from round_docket where locality = ?1 and stage = ?2 order by opened_index desc";
    rows(conn, sql, params![locality.as_str(), word(&stage)?], read)
}

/// The comments on a round's notice, oldest first.
pub fn comments(conn: &Connection, round: &RoundId) -> Result<Vec<CommentRow>> {
    let sql = "select * from round_comment where round = ?1 order by received_index";
    rows(conn, sql, [round.as_str()], read_comment)
}

/// One comment by its receipt code.
pub fn comment(conn: &Connection, locality: &LocalityId, code: &str) -> Result<Option<CommentRow>> {
    let sql = "select * from round_comment where locality = ?1 and comment = ?2";
    row(conn, sql, [locality.as_str(), code], read_comment)
}

/// The public count of members who stood aside, per nomination.
#[must_use]
pub fn recusals(round: &RoundRow) -> BTreeMap<NominationId, u16> {
    let counted = |row: &EntryRow| row.ballot.as_ref().map_or(row.conflicts, |ballot| ballot.recused);
    round.entries.iter().map(|row| (row.entry.nomination.clone(), counted(row))).collect()
}

fn read(row: &Row<'_>) -> Result<RoundRow> {
    row.json("card")
}

fn read_comment(row: &Row<'_>) -> Result<CommentRow> {
    let answer: Option<String> = row.get("answer")?;
    let answer = match answer {
        None => None,
        Some(words) => Some(AnswerRow {
            words,
            by: row.id("answered_by")?,
            at: row.at("answered_at")?,
            log_index: row.count("answered_index")?,
        }),
    };
    Ok(CommentRow {
        comment: row.get("comment")?,
        round: row.id("round")?,
        about: row.maybe_id("about")?,
        words: row.get("words")?,
        received_at: row.at("received_at")?,
        received_index: row.count("received_index")?,
        answer,
    })
}
