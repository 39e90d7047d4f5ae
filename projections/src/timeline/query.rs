//! Asking the timeline: the public ledger, the trail with its filters, and what happened to one thing.

use super::follow::privacy_named;
use super::{ActClass, PublicLine, Refs, TimelineRow};
use crate::cells::{Cells, int, number, row, rows};
use crate::error::{Result, ViewError};
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params};
use sovang_domain::calendar::vietnam;
use sovang_domain::ids::{AccountId, AwardId, CampaignId, LocalityId, NominationId, ReportId, RoundId};

/// What is asked of the trail; an empty one asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Trail {
    pub locality: Option<LocalityId>,
    /// Words of the sentence, with or without marks; every word must be there, the last may be just begun.
    pub text: Option<String>,
    pub actor: Option<AccountId>,
    pub act: Option<ActClass>,
    /// First day, Vietnamese time.
    pub from: Option<Date>,
    /// Last day, counted.
    pub to: Option<Date>,
    /// Type and id of one stream.
    pub stream: Option<(String, String)>,
}

/// One page of the trail, newest first.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct TrailPage {
    pub rows: Vec<TimelineRow>,
    /// How many there are on all pages.
    pub total: u64,
    /// Counted from 1.
    pub number: u32,
    pub size: u32,
}

impl Trail {
    fn clause(&self) -> (String, Vec<Value>) {
        let (mut sql, mut values) = ("1 = 1".to_owned(), Vec::new());
        let mut also = |condition: &str, value: Value| {
            values.push(value);
            sql.push_str(" and ");
            sql.push_str(&condition.replace('?', &format!("?{}", values.len())));
        };
        if let Some(locality) = &self.locality {
            also("locality = ?", locality.as_str().to_owned().into());
        }
        if let Some(actor) = &self.actor {
            also("actor = ?", actor.as_str().to_owned().into());
        }
        if let Some(act) = self.act {
            also("act = ?", act.slug().to_owned().into());
        }
        if let Some((stream_type, stream)) = &self.stream {
            also("stream_type = ?", stream_type.clone().into());
            also("stream = ?", stream.clone().into());
        }
        let midnight = |day: Date| day.to_zoned(vietnam()).ok().map(|at| at.timestamp().as_microsecond());
        if let Some(from) = self.from.and_then(midnight) {
            also("at >= ?", from.into());
        }
        if let Some(after) = self.to.and_then(|day| day.tomorrow().ok()).and_then(midnight) {
            also("at < ?", after.into());
        }
        // whole words, the last one as far as it is typed
        let typed = crate::fold::fold(self.text.as_deref().unwrap_or_default());
        let words: Vec<&str> = crate::search_index::words(&typed).collect();
        for (place, word) in words.iter().enumerate() {
            let end = if place + 1 < words.len() { " " } else { "" };
            also("0 < instr(folded, ?)", format!(" {word}{end}").into());
        }
        (sql, values)
    }
}

/// One page of the trail.
pub fn trail(conn: &Connection, trail: &Trail, page: u32, size: u32) -> Result<TrailPage> {
    let (clause, mut values) = trail.clause();
    let sql = format!("select count(*) from timeline where {clause}");
    let total = number(conn, &sql, rusqlite::params_from_iter(values.iter()))?;
    let page = page.max(1);
    values.push(i64::from(size).into());
    values.push(int(u64::from(page - 1) * u64::from(size)).into());
    let sql = format!(
        "select * from timeline where {clause} order by log_index desc limit ?{} offset ?{}",
        values.len() - 1,
        values.len()
    );
    let rows = rows(conn, &sql, rusqlite::params_from_iter(values.iter()), read)?;
    Ok(TrailPage { rows, total, number: page, size })
}

/// Those who acted in a locality: account and how many facts, the busiest first.
pub fn actors(conn: &Connection, locality: &LocalityId) -> Result<Vec<(AccountId, u64)>> {
    rows(
        conn,
        "select actor, count(*) as facts from timeline where locality = ?1 group by actor order by 2 desc, 1",
        [locality.as_str()],
        |row| Ok((row.id("actor")?, row.count("facts")?)),
    )
}

/// One fact.
pub fn at_index(conn: &Connection, log_index: u64) -> Result<Option<TimelineRow>> {
    row(conn, "select * from timeline where log_index = ?1", [int(log_index)], read)
}

/// The public ledger of a locality: the newest facts before `before`, newest first; from the end without it.
pub fn newest_public(
    conn: &Connection,
    locality: &LocalityId,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<TimelineRow>> {
    rows(
        conn,
        "select * from timeline where locality = ?1 and log_index < ?2 order by log_index desc limit ?3",
        params![locality.as_str(), before.map_or(i64::MAX, int), limit],
        read,
    )
}

/// The public ledger of a locality around one fact: up to `reach` facts on either side, newest first.
pub fn around(
    conn: &Connection,
    locality: &LocalityId,
    log_index: u64,
    reach: u32,
) -> Result<Vec<TimelineRow>> {
    let values = params![locality.as_str(), int(log_index), reach];
    let mut newer = rows(
        conn,
        "select * from timeline where locality = ?1 and log_index > ?2 order by log_index limit ?3",
        values,
        read,
    )?;
    newer.reverse();
    newer.extend(newest_public(conn, locality, Some(log_index.saturating_add(1)), reach.saturating_add(1))?);
    Ok(newer)
}

/// The facts of one stream, oldest first.
pub fn of_stream(conn: &Connection, stream_type: &str, stream: &str) -> Result<Vec<TimelineRow>> {
    let sql = "select * from timeline where stream_type = ?1 and stream = ?2 order by log_index";
    rows(conn, sql, [stream_type, stream], read)
}

/// The facts of a report, oldest first.
pub fn of_report(conn: &Connection, report: &ReportId) -> Result<Vec<TimelineRow>> {
    of_stream(conn, "unit_report", report.as_str())
}

/// The facts of a campaign and all that belongs to it, oldest first.
pub fn of_campaign(conn: &Connection, campaign: &CampaignId) -> Result<Vec<TimelineRow>> {
    rows(conn, "select * from timeline where campaign = ?1 order by log_index", [campaign.as_str()], read)
}

/// The facts of a round itself, oldest first; those of its nominations are left out.
pub fn of_round(conn: &Connection, round: &RoundId) -> Result<Vec<TimelineRow>> {
    of_stream(conn, "award_round", round.as_str())
}

/// The facts of a nomination, its own and those of its round that concern it, oldest first.
pub fn of_nomination(conn: &Connection, nomination: &NominationId) -> Result<Vec<TimelineRow>> {
    let Some(label) = crate::nomination_board::label(conn, nomination)? else { return Ok(Vec::new()) };
    let award = crate::award_roll::of_nomination(conn, nomination)?.map(|row| row.award);
    // a fact of the round about several names them in its payload; notice and session concern all that were listed
    let quoted = |id: &str| format!("\"{id}\"");
    let award = award.as_ref().map_or(String::new(), |award| quoted(award.as_str()));
    rows(
        conn,
        "select * from timeline where nomination = ?1 or (round = ?2 and nomination is null and (
            0 < instr(payload, ?3) or (?4 <> '' and 0 < instr(payload, ?4))
            or (event_type in ('NoticeClosed', 'CouncilConvened') and exists (
                select 1 from timeline n where n.round = ?2 and n.event_type = 'NoticeOpened'
                and 0 < instr(n.payload, ?3)))))
         order by log_index",
        params![nomination.as_str(), label.round.as_str(), quoted(nomination.as_str()), award],
        read,
    )
}

/// The facts that led to an award and those that came after, oldest first. Show [`TimelineRow::step`] of each.
pub fn of_award(conn: &Connection, award: &AwardId) -> Result<Vec<TimelineRow>> {
    match crate::award_roll::one(conn, award)? {
        None => Ok(Vec::new()),
        Some(row) => of_nomination(conn, &row.nomination),
    }
}

fn read(row: &Row<'_>) -> Result<TimelineRow> {
    let public: Option<String> = row.get("public")?;
    let privacy: Option<String> = row.get("privacy")?;
    let unknown = |column: &str, value: String| ViewError::Cell { column: column.to_owned(), value };
    let public = match (public, privacy) {
        (Some(sentence), _) => PublicLine::Open(sentence),
        (None, privacy) => {
            let slug = privacy.unwrap_or_default();
            PublicLine::Closed(privacy_named(&slug).ok_or_else(|| unknown("privacy", slug))?)
        }
    };
    let act: String = row.get("act")?;
    Ok(TimelineRow {
        log_index: row.count("log_index")?,
        at: row.at("at")?,
        locality: row.id("locality")?,
        stream_type: row.get("stream_type")?,
        stream: row.get("stream")?,
        sequence: row.count("sequence")?,
        event_type: row.get("event_type")?,
        act: ActClass::named(&act).ok_or_else(|| unknown("act", act))?,
        tone: row.word("tone")?,
        actor: row.id("actor")?,
        refs: Refs {
            campaign: row.maybe_id("campaign")?,
            round: row.maybe_id("round")?,
            nomination: row.maybe_id("nomination")?,
            award: row.maybe_id("award")?,
            unit: row.maybe_id("unit")?,
            report: row.maybe_id("report")?,
        },
        office: row.get("office")?,
        public,
        step: row.get("step")?,
        payload: row.json("payload")?,
        metadata: row.json("metadata")?,
        recorded_at: row.at("recorded_at")?,
        leaf_hash: row.get("leaf_hash")?,
    })
}
