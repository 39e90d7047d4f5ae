//! Award rounds: how they stand, and of the list only kinds and forms.

pub use crate::round_docket::{
    Annulled, BallotCorrected, BallotRow, MeetingCorrected, NoticeClosed, NoticeExtended, NoticeRow,
    RoundStage,
};

use crate::error::Result;
use crate::round_docket::{self, QuotaMeter, RoundRow};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use sovang_domain::award_round::{AnotherRound, ClosedEarly};
use sovang_domain::calendar::{Deadline, day};
use sovang_domain::ids::{AwardFormId, CampaignId, LocalityId, RoundId};
use sovang_domain::nominee::NomineeKind;
use sovang_domain::plan::{Occasion, Source};
use sovang_domain::quota::Quota;
use sovang_domain::rules::NoticeRule;

/// A round.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are those of the docket")]
pub struct Round {
    pub round: RoundId,
    pub campaign: CampaignId,
    pub year: i16,
    pub occasion: Occasion,
    pub quotas: Vec<Quota>,
    /// How its notice was to be, with the source and how far that was checked.
    pub notice_rule: NoticeRule,
    pub nominations_due: Option<Deadline>,
    /// Where it is not the first of its year and occasion: which, and why.
    pub again: Option<AnotherRound>,
    pub stage: RoundStage,
    /// When nominations were closed, where that was before the day that was announced, and why.
    pub closed_early: Option<(Date, ClosedEarly)>,
    pub opened_index: u64,
    pub notice: Option<NoticeRow>,
    /// What is listed; empty where the list was not asked for.
    pub listed: Vec<Listed>,
    pub session: Option<Session>,
    /// Why it was annulled.
    pub annulled: Option<Annulled>,
}

/// One limit of a plan and what of it is spent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Meter {
    pub form: AwardFormId,
    pub kind: NomineeKind,
    pub limit: u16,
    /// Those revoked on a ground of the law stay among them.
    pub awarded: u16,
    /// Sent upward, without an answer yet.
    pub forwarded: u16,
    /// Of those awarded, how many were revoked since.
    pub revoked: u16,
    /// How many ask for it, the awarded ones too.
    pub nominated: u16,
    /// Where the plan says so, and its words.
    pub source: Source,
}

/// The meters of all rounds of a campaign, by year, newest first.
pub fn meters_of_campaign(conn: &Connection, campaign: &CampaignId) -> Result<Vec<(i16, Vec<Meter>)>> {
    let years = round_docket::meters_of_campaign(conn, campaign)?;
    let public =
        |(year, meters): (i16, Vec<QuotaMeter>)| (year, meters.into_iter().map(Meter::from).collect());
    Ok(years.into_iter().map(public).collect())
}

impl From<QuotaMeter> for Meter {
    fn from(meter: QuotaMeter) -> Self {
        Self {
            form: meter.form,
            kind: meter.kind,
            limit: meter.limit,
            awarded: meter.used.saturating_sub(meter.forwarded),
            forwarded: meter.forwarded,
            revoked: meter.revoked,
            nominated: meter.nominated,
            source: meter.source,
        }
    }
}

/// A line of the list: nobody is named.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Listed {
    pub kind: NomineeKind,
    pub form: AwardFormId,
}

/// The council's session: how many, not who.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Session {
    pub on: Date,
    pub members: usize,
    pub present: usize,
    pub document: String,
    /// When it was recorded.
    pub at: Timestamp,
    pub log_index: u64,
    /// What was recorded of it before and put right.
    pub corrected: Vec<MeetingCorrected>,
}

impl Round {
    /// ", đợt 2" behind its name, where it is not the first of its year and occasion.
    #[must_use]
    pub fn turn(&self) -> String {
        sovang_words::terms::turn(self.again.as_ref().map(|again| again.turn))
    }

    /// Whether it has notice and council, or goes straight to the chairman.
    #[must_use]
    pub fn is_scheduled(&self) -> bool {
        self.occasion != Occasion::Unscheduled
    }

    /// Whether it has decided.
    #[must_use]
    pub fn is_over(&self) -> bool {
        Self::over_at(self.stage)
    }

    pub(super) fn over_at(stage: RoundStage) -> bool {
        matches!(stage, RoundStage::Decided | RoundStage::Closed | RoundStage::Annulled)
    }
}

impl From<RoundRow> for Round {
    fn from(row: RoundRow) -> Self {
        let listed =
            row.entries.into_iter().map(|line| Listed { kind: line.entry.kind, form: line.entry.form });
        Self {
            round: row.round,
            campaign: row.campaign,
            year: row.year,
            occasion: row.occasion,
            quotas: row.quotas,
            notice_rule: row.notice_rule,
            nominations_due: row.nominations_due,
            again: row.again,
            stage: row.stage,
            closed_early: row.nominations_closed_at.map(day).zip(row.closed_early),
            opened_index: row.opened_index,
            notice: row.notice,
            listed: listed.collect(),
            session: row.session.map(|session| Session {
                on: session.on,
                members: session.members.len(),
                present: session.present.len(),
                document: session.document,
                at: session.at,
                log_index: session.log_index,
                corrected: session.corrected,
            }),
            annulled: row.annulled,
        }
    }
}

/// The rounds of a campaign that were annulled, newest first.
pub fn annulled(conn: &Connection, campaign: &CampaignId) -> Result<Vec<Round>> {
    let all = round_docket::headers(conn, &campaign.locality())?.into_iter();
    Ok(all.filter(|row| row.campaign == *campaign && row.annulled.is_some()).map(Round::from).collect())
}

/// One round with its list.
pub fn one(conn: &Connection, round: &RoundId) -> Result<Option<Round>> {
    Ok(round_docket::one(conn, round)?.map(Round::from))
}

/// One round without its list.
pub fn header(conn: &Connection, round: &RoundId) -> Result<Option<Round>> {
    Ok(round_docket::header(conn, round)?.map(Round::from))
}

/// The rounds of a locality without their lists, newest first.
pub fn headers(conn: &Connection, locality: &LocalityId) -> Result<Vec<Round>> {
    Ok(round_docket::headers(conn, locality)?.into_iter().map(Round::from).collect())
}

/// The rounds of a locality at one stage with their lists, newest first.
pub fn at_stage(conn: &Connection, locality: &LocalityId, stage: RoundStage) -> Result<Vec<Round>> {
    Ok(round_docket::at_stage(conn, locality, stage)?.into_iter().map(Round::from).collect())
}
