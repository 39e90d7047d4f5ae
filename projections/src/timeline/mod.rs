//! Nhật ký: one row per fact with its sentence as data; the text is made when it is read.

mod about;
mod follow;
mod query;
mod sentence;
mod sentence_account;
mod sentence_campaign;
mod sentence_locality;
mod sentence_locality_right;
mod sentence_nomination;
mod sentence_report;
mod sentence_round;
mod sentence_ruling;
mod sentence_slip;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use follow::{apply, privacy_named};
pub use query::{
    Trail, TrailPage, actors, at_index, of_award, of_campaign, of_nomination, of_report, of_round, of_stream,
    trail,
};
pub use sovang_words::timeline::{ActClass, Tone};

use jiff::Timestamp;
use serde_json::Value;
use sovang_domain::ids::{
    AccountId, AwardId, CampaignId, LocalityId, NominationId, ReportId, RoundId, UnitId,
};

pub(crate) const VERSION: u32 = 11;
pub(crate) const DDL: &str = "
create table timeline (
    log_index integer primary key, at integer not null, locality text not null, stream_type text not null,
    stream text not null, sequence integer not null, event_type text not null, act text not null, tone text not null,
    actor text not null, campaign text, round text, nomination text, award text, unit text, report text,
    sentence text not null, folded text not null, privacy text,
    payload text not null, metadata text not null, recorded_at integer not null, leaf_hash blob not null
) strict;
create index timeline_by_locality on timeline (locality, log_index);
create index timeline_by_stream on timeline (stream_type, stream, log_index);
create index timeline_by_campaign on timeline (campaign, log_index) where campaign is not null;
create index timeline_by_actor on timeline (locality, actor, log_index);
create table timeline_about (
    nomination text not null, log_index integer not null, primary key (nomination, log_index)
) strict, without rowid;
";

/// One fact.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct TimelineRow {
    pub log_index: u64,
    /// When it happened.
    pub at: Timestamp,
    /// First part of the stream; `sovang` for what belongs to the whole machine.
    pub locality: LocalityId,
    pub stream_type: String,
    pub stream: String,
    pub sequence: u64,
    pub event_type: String,
    pub act: ActClass,
    pub tone: Tone,
    pub actor: AccountId,
    pub refs: Refs,
    /// For the office: who did what, with names.
    pub office: String,
    /// As stored, personal fields opened: for the office only.
    pub payload: Value,
    pub metadata: Value,
    pub recorded_at: Timestamp,
    pub leaf_hash: [u8; 32],
}

/// What a fact is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Refs {
    pub campaign: Option<CampaignId>,
    pub round: Option<RoundId>,
    pub nomination: Option<NominationId>,
    pub award: Option<AwardId>,
    pub unit: Option<UnitId>,
    pub report: Option<ReportId>,
}
