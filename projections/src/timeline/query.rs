//! Asking the timeline: the trail with its filters, and what happened to one thing. The rules that are passed in name
//! the award forms and papers in the sentences.

use super::{ActClass, Refs, TimelineRow, words};
use crate::cells::{Cells, int, number, places, row, rows, text};
use crate::error::{Result, ViewError};
use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use sovang_domain::award_round::AwardRound;
use sovang_domain::calendar::{day, vietnam};
use sovang_domain::fact::Aggregate;
use sovang_domain::ids::{AccountId, AwardId, CampaignId, LocalityId, NominationId, ReportId, RoundId};
use sovang_domain::rules::Rulebook;
use sovang_domain::unit_report::UnitReport;
use sovang_words::timeline::{Names, Sentence};

/// What is asked of the trail; an empty one asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Trail {
    pub locality: Option<LocalityId>,
    /// Words of the sentence, with or without marks, those of award forms and papers too; every word must be there, the
    /// last may be just begun.
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
    fn clause(&self, rules: &Rulebook) -> (String, Vec<Value>) {
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
            also("act = ?", act.word().to_owned().into());
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
        let text = self.text.as_deref().unwrap_or_default();
        let mut every = vec!["1 = 1".to_owned()];
        for ways in words::asked(text, rules) {
            let mut conditions = Vec::new();
            for way in ways {
                values.push(way.into());
                conditions.push(format!("0 < instr(folded, ?{})", values.len()));
            }
            every.push(format!("({})", conditions.join(" or ")));
        }
        let mut found = every.join(" and ");
        if let Some(line) = words::line(text) {
            values.push(int(line).into());
            found = format!("log_index = ?{} or {found}", values.len());
        }
        sql.push_str(&format!(" and ({found})"));
        (sql, values)
    }
}

/// One page of the trail.
pub fn trail(conn: &Connection, rules: &Rulebook, trail: &Trail, page: u32, size: u32) -> Result<TrailPage> {
    let (clause, mut values) = trail.clause(rules);
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
    let rows = rows(conn, &sql, rusqlite::params_from_iter(values.iter()), reader(rules))?;
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
pub fn at_index(conn: &Connection, rules: &Rulebook, log_index: u64) -> Result<Option<TimelineRow>> {
    row(conn, "select * from timeline where log_index = ?1", [int(log_index)], reader(rules))
}

/// The facts of one stream, oldest first.
pub fn of_stream(
    conn: &Connection,
    rules: &Rulebook,
    stream_type: &str,
    stream: &str,
) -> Result<Vec<TimelineRow>> {
    let sql = "select * from timeline where stream_type = ?1 and stream = ?2 order by log_index";
    rows(conn, sql, [stream_type, stream], reader(rules))
}

/// The facts of a report, oldest first.
pub fn of_report(conn: &Connection, rules: &Rulebook, report: &ReportId) -> Result<Vec<TimelineRow>> {
    of_stream(conn, rules, UnitReport::TYPE, report.as_str())
}

/// The facts of a campaign and all that belongs to it, oldest first.
pub fn of_campaign(conn: &Connection, rules: &Rulebook, campaign: &CampaignId) -> Result<Vec<TimelineRow>> {
    rows(
        conn,
        "select * from timeline where campaign = ?1 order by log_index",
        [campaign.as_str()],
        reader(rules),
    )
}

/// The facts of a round itself, oldest first; those of its nominations are left out.
pub fn of_round(conn: &Connection, rules: &Rulebook, round: &RoundId) -> Result<Vec<TimelineRow>> {
    of_stream(conn, rules, AwardRound::TYPE, round.as_str())
}

/// The facts of a nomination, its own and those of its round that concern it, oldest first.
pub fn of_nomination(
    conn: &Connection,
    rules: &Rulebook,
    nomination: &NominationId,
) -> Result<Vec<TimelineRow>> {
    rows(
        conn,
        "select t.* from timeline_about a cross join timeline t on t.log_index = a.log_index
         where a.nomination = ?1 order by a.log_index",
        [nomination.as_str()],
        reader(rules),
    )
}

/// The facts that led to an award and those that came after, oldest first: for the office.
pub fn of_award(conn: &Connection, rules: &Rulebook, award: &AwardId) -> Result<Vec<TimelineRow>> {
    match text(conn, NOMINATION_OF, [award.as_str()])? {
        None => Ok(Vec::new()),
        Some(nomination) => of_nomination(conn, rules, &nomination.into()),
    }
}

/// What became an award.
const NOMINATION_OF: &str = "select nomination from award_roll where award = ?1";

fn reader(rules: &Rulebook) -> impl Fn(&Row<'_>) -> Result<TimelineRow> {
    |row| read(row, rules)
}

/// Reads a whole row, in the order of the table.
fn read(row: &Row<'_>, rules: &Rulebook) -> Result<TimelineRow> {
    let unknown = |column: &str, value: String| ViewError::Cell { column: column.to_owned(), value };
    let mut next = places();
    let (log_index, at) = (row.count(next())?, row.at(next())?);
    let (locality, stream_type, stream) = (row.id(next())?, row.get(next())?, row.get(next())?);
    let (sequence, event_type) = (row.count(next())?, row.get(next())?);
    let act: String = row.get(next())?;
    let act = ActClass::named(&act).ok_or_else(|| unknown("act", act))?;
    let (tone, actor) = (row.word(next())?, row.id(next())?);
    let refs = Refs {
        campaign: row.maybe_id(next())?,
        round: row.maybe_id(next())?,
        nomination: row.maybe_id(next())?,
        award: row.maybe_id(next())?,
        unit: row.maybe_id(next())?,
        report: row.maybe_id(next())?,
    };
    let sentence: Sentence = row.json(next())?;
    // the folded words, only to search by, and whether it is public
    next();
    next();
    Ok(TimelineRow {
        log_index,
        at,
        locality,
        stream_type,
        stream,
        sequence,
        event_type,
        act,
        tone,
        actor,
        refs,
        office: sentence.told(Names::of(rules, day(at))).office,
        payload: row.json(next())?,
        metadata: row.json(next())?,
        recorded_at: row.at(next())?,
        leaf_hash: row.get(next())?,
    })
}
