//! Báo cáo: what each unit owes each campaign per year, and how it stands.

mod obligations;
mod standing;
#[cfg(test)]
mod tests;

pub use obligations::{DutyShift, shifts};
pub use sovang_domain::stage::ReportStanding;
pub(crate) use standing::standing_of;
pub use standing::{DUE_SOON_DAYS, Totals};

use crate::cells::{Cells, int, json, row, rows, run, word, words};
use crate::error::{Result, ViewError};
use crate::record::Record;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use sovang_domain::calendar::Deadline;
use sovang_domain::fact::Fact;
use sovang_domain::ids::{CampaignId, LocalityId, ReportId, UnitId};
use sovang_domain::locality::LocalityEvent;
use sovang_domain::plan::{Occasion, OwedBy};
use sovang_domain::unit_report::{ReportContent, ReportStep, Stage, UnitReportEvent};

pub(crate) const VERSION: u32 = 7;
pub(crate) const DDL: &str = "
create table report_register (
    report text primary key, locality text not null, campaign text not null, unit text not null,
    year integer not null, occasion text not null, owed_by text not null, duty text, section text,
    due text, stage text not null, late integer not null, filed_at integer, return_reason text, return_due text,
    remark text, waive_reason text, content text, log_index integer, version integer not null,
    merged integer not null, sent text, refiled text
) strict, without rowid;
create index report_register_by_campaign on report_register (campaign, year, unit);
create index report_register_by_unit on report_register (locality, unit, year);
create index report_register_by_stage on report_register (locality, stage, year);
";

/// One report that is owed, or was filed.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct ReportRow {
    /// Also the id of its stream.
    pub report: ReportId,
    pub locality: LocalityId,
    pub campaign: CampaignId,
    /// Empty for what the commune itself owes upward.
    pub unit: UnitId,
    pub year: i16,
    pub occasion: Occasion,
    pub owed_by: OwedBy,
    /// The plan's duty it comes from; absent where the plan knows no such duty (any more).
    pub duty: Option<String>,
    /// Where the plan says so: "Mục VI.2.1".
    pub section: Option<String>,
    /// In the plan's grammar; absent when the plan names no day.
    pub due: Option<Deadline>,
    pub stage: Stage,
    /// Whether it was first filed after its deadline.
    pub late: bool,
    /// When it was first filed.
    pub filed_at: Option<Timestamp>,
    pub return_reason: Option<String>,
    pub return_due: Option<Deadline>,
    /// What the reviewer wrote on acceptance.
    pub remark: Option<String>,
    pub waive_reason: Option<String>,
    /// As last filed.
    pub content: Option<ReportContent>,
    /// The fact it stands in the book by: that it was filed, or where nothing came, that it was waived.
    pub log_index: Option<u64>,
    /// Version of the stream; 0 while nothing came.
    pub version: u64,
    /// Whether the unit was merged into another since: then it owes nothing more.
    pub merged: bool,
    /// The paper that the commune sent to the level above.
    pub sent: Option<SentRow>,
    /// When it was last filed again, after it was returned.
    pub refiled: Option<RefiledRow>,
}

/// Number and day of the paper that went to the level above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct SentRow {
    pub number: String,
    pub on: Date,
}

/// That a report which was returned was filed again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct RefiledRow {
    pub at: Timestamp,
    pub log_index: u64,
}

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    match &record.fact {
        Fact::Campaign(event) => obligations::apply(conn, record, event),
        Fact::Locality(LocalityEvent::UnitMerged { unit, .. }) => {
            obligations::end(conn, record.locality(), unit)
        }
        // what a unit owes follows what it is; one that is a unit again owes what it owed
        Fact::Locality(
            LocalityEvent::UnitMergerTakenBack { unit, .. } | LocalityEvent::UnitKindCorrected { unit, .. },
        ) => obligations::resume(conn, &record.stream.as_str().into(), unit),
        Fact::UnitReport(event) => apply_report(conn, record, event),
        _ => Ok(()),
    }
}

fn apply_report(conn: &Connection, record: &Record, event: &UnitReportEvent) -> Result<()> {
    use UnitReportEvent as E;
    let id = ReportId::from(record.stream.as_str());
    let known = by_id(conn, &id)?;
    let mut row = match (known, event) {
        (Some(row), _) => row,
        // filed though no plan asks for it (any more): the fact stands
        (
            None,
            E::ReportFiled { campaign, unit, year, occasion, .. }
            | E::ReportWaived { campaign, unit, year, occasion, .. },
        ) => ReportRow::owed(campaign, unit.clone(), *year, *occasion, OwedBy::Units),
        (None, E::ReportSent { campaign, year, occasion, .. }) => {
            ReportRow::owed(campaign, UnitId::commune(), *year, *occasion, OwedBy::Commune)
        }
        (None, _) => {
            let what = format!("report {id}");
            return Err(ViewError::Unknown { log_index: record.log_index, what });
        }
    };
    row.report = id;
    match event {
        E::ReportFiled { content, due, late, stamp, .. } => {
            row.stage = Stage::Filed;
            row.due = due.or(row.due);
            row.late = *late;
            row.filed_at = Some(stamp.at);
            row.content = Some(content.clone());
            row.log_index = Some(record.log_index);
        }
        E::ReportSent { content, number, on, due, late, stamp, .. } => {
            row.stage = Stage::Sent;
            row.due = due.or(row.due);
            row.late = *late;
            row.filed_at = Some(stamp.at);
            row.content = Some(content.clone());
            row.sent = Some(SentRow { number: number.clone(), on: *on });
            row.log_index = Some(record.log_index);
        }
        E::ReportReturned { reason, due, .. } => {
            row.stage = Stage::Returned;
            row.return_reason = Some(reason.clone());
            row.return_due = *due;
        }
        E::ReportRefiled { content, stamp, .. } => {
            row.stage = Stage::Filed;
            row.content = Some(content.clone());
            row.refiled = Some(RefiledRow { at: stamp.at, log_index: record.log_index });
        }
        E::ReportAccepted { remark, .. } => {
            row.stage = Stage::Accepted;
            row.remark = Some(remark.clone());
        }
        E::ReportStepTakenBack { step, .. } => row.take_back(*step),
        E::ReportWaived { reason, .. } => {
            row.stage = Stage::Waived;
            row.waive_reason = Some(reason.clone());
            row.log_index = row.log_index.or(Some(record.log_index));
        }
    }
    row.version = record.sequence;
    row.store(conn)
}

impl ReportRow {
    fn owed(campaign: &CampaignId, unit: UnitId, year: i16, occasion: Occasion, owed_by: OwedBy) -> Self {
        Self {
            report: ReportId::of(campaign, &unit, year, occasion),
            locality: campaign.locality(),
            campaign: campaign.clone(),
            unit,
            year,
            occasion,
            owed_by,
            duty: None,
            section: None,
            due: None,
            stage: Stage::Owed,
            late: false,
            filed_at: None,
            return_reason: None,
            return_due: None,
            remark: None,
            waive_reason: None,
            content: None,
            log_index: None,
            version: 0,
            merged: false,
            sent: None,
            refiled: None,
        }
    }

    /// As it stood before its last step.
    fn take_back(&mut self, step: ReportStep) {
        self.stage = step.back(self.filed_at.is_some());
        match step {
            ReportStep::Returned => (self.return_reason, self.return_due) = (None, None),
            ReportStep::Accepted => self.remark = None,
            ReportStep::Sent => {
                (self.late, self.filed_at, self.content) = (false, None, None);
                (self.sent, self.log_index) = (None, None);
            }
            ReportStep::Waived => {
                self.waive_reason = None;
                self.log_index = self.log_index.filter(|_| self.filed_at.is_some());
            }
        }
    }

    fn store(&self, conn: &Connection) -> Result<()> {
        let values = params![
            self.report.as_str(),
            self.locality.as_str(),
            self.campaign.as_str(),
            self.unit.as_str(),
            self.year,
            word(&self.occasion)?,
            word(&self.owed_by)?,
            self.duty,
            self.section,
            self.due.as_ref().map(json).transpose()?,
            word(&self.stage)?,
            self.late,
            self.filed_at.map(Timestamp::as_microsecond),
            self.return_reason,
            self.return_due.as_ref().map(json).transpose()?,
            self.remark,
            self.waive_reason,
            self.content.as_ref().map(json).transpose()?,
            self.log_index.map(int),
            int(self.version),
            self.merged,
            self.sent.as_ref().map(json).transpose()?,
            self.refiled.as_ref().map(json).transpose()?,
        ];
        run(
            conn,
            "replace into report_register values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
             ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
            values,
        )?;
        Ok(())
    }
}

/// One report.
pub fn by_id(conn: &Connection, report: &ReportId) -> Result<Option<ReportRow>> {
    row(conn, "select * from report_register where report = ?1", [report.as_str()], read)
}

/// The reports of a campaign for a year: what the commune owes upward first, then the units' by name.
pub fn of_campaign(conn: &Connection, campaign: &CampaignId, year: i16) -> Result<Vec<ReportRow>> {
    rows(
        conn,
        "select r.* from report_register r
         left join locality_unit u on u.locality = r.locality and u.unit = r.unit
         where r.campaign = ?1 and r.year = ?2 order by r.unit <> '', u.sort_key, r.unit, r.report",
        params![campaign.as_str(), year],
        read,
    )
}

/// The reports to a campaign that nobody filed yet, or that were returned, by year.
pub fn waiting(conn: &Connection, campaign: &CampaignId) -> Result<Vec<ReportRow>> {
    let waiting = words(Stage::ALL, Stage::waits_for_the_unit)?;
    rows(
        conn,
        "select * from report_register where campaign = ?1 and merged = 0
         and stage in (select value from json_each(?2)) order by year, occasion, report",
        params![campaign.as_str(), waiting],
        read,
    )
}

/// How many reports to a campaign were filed.
pub fn filed(conn: &Connection, campaign: &CampaignId) -> Result<usize> {
    let sql = "select count(*) from report_register where campaign = ?1 and filed_at is not null";
    let filed = crate::cells::number(conn, sql, [campaign.as_str()])?;
    Ok(usize::try_from(filed).unwrap_or(usize::MAX))
}

/// Whether a report of an occasion and year was filed or waived.
pub fn rests_on(conn: &Connection, campaign: &CampaignId, occasion: Occasion, year: i16) -> Result<bool> {
    let sql = "select count(*) from report_register where campaign = ?1 and occasion = ?2 and year = ?3 and version > 0";
    Ok(crate::cells::number(conn, sql, params![campaign.as_str(), word(&occasion)?, year])? > 0)
}

/// What the commune owes upward for a campaign, all years.
#[cfg(test)]
pub fn of_commune(conn: &Connection, campaign: &CampaignId) -> Result<Vec<ReportRow>> {
    rows(
        conn,
        "select * from report_register where campaign = ?1 and unit = '' order by year, report",
        [campaign.as_str()],
        read,
    )
}

/// All reports of a unit, newest year first.
pub fn of_unit(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<Vec<ReportRow>> {
    rows(
        conn,
        "select * from report_register where locality = ?1 and unit = ?2 order by year desc, report",
        [locality.as_str(), unit.as_str()],
        read,
    )
}

/// All reports of a locality, the newest year first; of one year, if named.
pub fn of_locality(conn: &Connection, locality: &LocalityId, year: Option<i16>) -> Result<Vec<ReportRow>> {
    rows(
        conn,
        "select * from report_register where locality = ?1 and (?2 is null or year = ?2)
         order by year desc, report",
        params![locality.as_str(), year],
        read,
    )
}

/// The reports in a locality that should be there by `today` and are not, the longest overdue first:
/// never filed after the deadline or the year's end, or returned and not filed again in time.
pub fn overdue(conn: &Connection, locality: &LocalityId, today: Date) -> Result<Vec<ReportRow>> {
    let waiting = words(Stage::ALL, Stage::waits_for_the_unit)?;
    let open = rows(
        conn,
        "select * from report_register where locality = ?1 and year <= ?2
         and stage in (select value from json_each(?3)) order by year, report",
        params![locality.as_str(), today.year(), waiting],
        read,
    )?;
    let mut overdue: Vec<ReportRow> =
        open.into_iter().filter(|row| row.standing(today).is_overdue()).collect();
    overdue.sort_by_cached_key(|row| (row.last_day(), row.report.clone()));
    Ok(overdue)
}

/// The reports of a locality to which a paper with this hash is attached.
pub fn holding_paper(conn: &Connection, locality: &LocalityId, sha256: &str) -> Result<Vec<ReportRow>> {
    let sql = "select * from report_register where locality = ?1 and 0 < instr(content, ?2)";
    let found = rows(conn, sql, [locality.as_str(), sha256], read)?;
    let holds = |row: &ReportRow| {
        row.content.iter().flat_map(|content| &content.documents).any(|document| document.sha256 == sha256)
    };
    Ok(found.into_iter().filter(holds).collect())
}

fn read(row: &Row<'_>) -> Result<ReportRow> {
    let log_index: Option<i64> = row.get("log_index")?;
    Ok(ReportRow {
        report: row.id("report")?,
        locality: row.id("locality")?,
        campaign: row.id("campaign")?,
        unit: row.id("unit")?,
        year: row.get("year")?,
        occasion: row.word("occasion")?,
        owed_by: row.word("owed_by")?,
        duty: row.get("duty")?,
        section: row.get("section")?,
        due: row.maybe_json("due")?,
        stage: row.word("stage")?,
        late: row.get("late")?,
        filed_at: row.maybe_at("filed_at")?,
        return_reason: row.get("return_reason")?,
        return_due: row.maybe_json("return_due")?,
        remark: row.get("remark")?,
        waive_reason: row.get("waive_reason")?,
        content: row.maybe_json("content")?,
        log_index: log_index.and_then(|index| u64::try_from(index).ok()),
        version: row.count("version")?,
        merged: row.get("merged")?,
        sent: row.maybe_json("sent")?,
        refiled: row.maybe_json("refiled")?,
    })
}
