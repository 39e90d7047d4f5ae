//! Phong trào thi đua: each campaign with its plan in force, all versions, units and reviews.

mod files;
mod put_right;
mod rows;
#[cfg(test)]
mod tests;

pub use files::{PlanFile, file};
pub use rows::{
    CampaignAnnulled, CampaignRow, CampaignState, Conclusion, EnrolledUnit, Exception, FiledUnitPlan,
    Inspection, PaperCorrected, PhaseReview, PlanVersionRow, SummedBefore,
};

use crate::cells::{Cells, int, json, row, rows, run, word};
use crate::error::{Result, ViewError};
use crate::record::Record;
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use sovang_domain::campaign::{CampaignEvent, CampaignStep};
use sovang_domain::fact::Fact;
use sovang_domain::ids::{CampaignId, LocalityId, UnitId};
use sovang_domain::locality::LocalityEvent;
use sovang_domain::plan::{Paper, Plan};

pub(crate) const VERSION: u32 = 7;
pub(crate) const DDL: &str = "
create table campaign_board (
    campaign text primary key, locality text not null, slug text not null, name text not null, state text not null,
    from_year integer not null, to_year integer not null, plan text not null, papers text not null, units text not null,
    reviews text not null, inspections text not null, exceptions text not null, conclusion text, annulled text, paper_corrected text not null,
    issued_at integer not null, issued_index integer not null, log_index integer not null, version integer not null
) strict, without rowid;
create index campaign_board_by_locality on campaign_board (locality, from_year desc, campaign);
create table campaign_plan (
    campaign text not null, version integer not null, plan text not null, reason text, document text,
    at integer not null, log_index integer not null, files text not null, primary key (campaign, version)
) strict, without rowid;
";

pub(crate) fn apply(conn: &Connection, record: &Record) -> Result<()> {
    match &record.fact {
        Fact::Campaign(event) => follow(conn, record, event),
        Fact::Locality(LocalityEvent::UnitMerged { unit, .. }) => merged(conn, record, unit, true),
        Fact::Locality(LocalityEvent::UnitMergerTakenBack { unit, .. }) => merged(conn, record, unit, false),
        _ => Ok(()),
    }
}

fn follow(conn: &Connection, record: &Record, event: &CampaignEvent) -> Result<()> {
    use CampaignEvent as E;
    let (at, log_index) = (record.at(), record.log_index);
    if let E::PlanIssued { plan, .. } = event {
        return issue(conn, record, plan);
    }
    let Some(mut row) = by_id(conn, &record.stream.as_str().into())? else {
        return Err(ViewError::Unknown { log_index, what: format!("campaign {}", record.stream) });
    };
    match event {
        E::PlanAmended { version, plan, reason, document, .. } => {
            keep_version(conn, record, *version, plan, Some((reason, document)))?;
            row.plan = (**plan).clone();
        }
        E::PlanFilePublished { .. } => files::follow(conn, record, event)?,
        E::UnitsEnrolled { units, .. } => row.enrol(units, at),
        E::UnitPlanFiled { unit, document, due, late, .. } => {
            if let Some(enrolled) = row.units.iter_mut().find(|enrolled| enrolled.unit == *unit) {
                let document = document.clone();
                enrolled.plan =
                    Some(FiledUnitPlan { filed_at: at, due: *due, late: *late, document, log_index });
            }
        }
        E::InspectionRecorded { unit, on, finding, document, .. } => row.inspections.push(Inspection {
            unit: unit.clone(),
            on: *on,
            finding: finding.clone(),
            document: document.clone(),
            at,
            log_index,
        }),
        E::PhaseReviewed { phase, summary, document, on, stamp } => row.reviews.push(PhaseReview {
            phase: phase.clone(),
            summary: summary.clone(),
            document: document.clone(),
            on: stamp.day_of(*on),
            at,
            log_index,
            corrected: Vec::new(),
        }),
        E::ExceptionAllowed { what, reason, document, on, stamp } => row.exceptions.push(Exception {
            what: what.clone(),
            reason: reason.clone(),
            document: document.clone(),
            on: stamp.day_of(*on),
            at,
            log_index,
        }),
        E::CampaignConcluded { summary, document, on, stamp } => {
            let (summary, document) = (summary.clone(), document.clone());
            let (on, corrected) = (stamp.day_of(*on), Vec::new());
            row.conclusion = Some(Conclusion { summary, document, on, at, log_index, corrected });
            row.state = CampaignState::Concluded;
        }
        E::CampaignStepTakenBack { step, .. } => row.undo(step),
        E::PlanPaperCorrected { .. } | E::ReviewCorrected { .. } => {
            put_right::follow(conn, &mut row, record, event)?;
        }
        E::CampaignAnnulled { reason, document, .. } => {
            let (reason, document) = (reason.clone(), document.clone());
            row.annulled = Some(CampaignAnnulled { reason, document, at, log_index });
            row.state = CampaignState::Annulled;
        }
        _ => {}
    }
    row.log_index = log_index;
    row.version = record.sequence;
    store(conn, &row)
}

impl CampaignRow {
    fn enrol(&mut self, units: &[UnitId], at: Timestamp) {
        let enrolled_on = sovang_domain::calendar::day(at);
        self.units.extend(units.iter().map(|unit| EnrolledUnit::of(unit, enrolled_on)));
    }

    fn undo(&mut self, step: &CampaignStep) {
        match step {
            CampaignStep::UnitEnrolled(unit) => self.units.retain(|enrolled| enrolled.unit != *unit),
            CampaignStep::UnitPlanFiled(unit) => {
                for enrolled in self.units.iter_mut().filter(|enrolled| enrolled.unit == *unit) {
                    enrolled.plan = None;
                }
            }
            CampaignStep::InspectionRecorded { unit, on } => {
                let is = |held: &Inspection| held.unit == *unit && held.on == *on;
                self.inspections.iter().rposition(is).map(|place| self.inspections.remove(place));
            }
            CampaignStep::ExceptionAllowed(what) => self.exceptions.retain(|held| held.what != *what),
            CampaignStep::PhaseReviewed(phase) => self.reviews.retain(|review| review.phase != *phase),
            CampaignStep::Concluded => {
                self.conclusion = None;
                self.state = CampaignState::Running;
            }
        }
    }
}

fn issue(conn: &Connection, record: &Record, plan: &Plan) -> Result<()> {
    // of a campaign that was annulled, and is issued anew
    run(conn, "delete from campaign_plan where campaign = ?1", [record.stream.as_str()])?;
    keep_version(conn, record, 1, plan, None)?;
    store(
        conn,
        &CampaignRow {
            campaign: record.stream.as_str().into(),
            locality: record.locality().into(),
            slug: plan.slug.clone(),
            plan: plan.clone(),
            state: CampaignState::Running,
            units: Vec::new(),
            reviews: Vec::new(),
            inspections: Vec::new(),
            exceptions: Vec::new(),
            conclusion: None,
            annulled: None,
            paper_corrected: Vec::new(),
            issued_at: record.at(),
            issued_index: record.log_index,
            log_index: record.log_index,
            version: record.sequence,
        },
    )
}

fn keep_version(
    conn: &Connection,
    record: &Record,
    version: u32,
    plan: &Plan,
    why: Option<(&String, &String)>,
) -> Result<()> {
    let (reason, document) = why.unzip();
    let (at, index) = (record.at().as_microsecond(), int(record.log_index));
    run(
        conn,
        "insert into campaign_plan values (?1, ?2, ?3, ?4, ?5, ?6, ?7, '[]')",
        params![record.stream, version, json(plan)?, reason, document, at, index],
    )?;
    Ok(())
}

/// A unit that became part of another one takes part no more, until that is taken back.
fn merged(conn: &Connection, record: &Record, unit: &UnitId, merged: bool) -> Result<()> {
    for mut row in of_locality(conn, &record.stream.as_str().into())? {
        let enrolled = row.units.iter_mut().find(|enrolled| enrolled.unit == *unit);
        if let Some(enrolled) = enrolled.filter(|enrolled| enrolled.merged != merged) {
            enrolled.merged = merged;
            store(conn, &row)?;
        }
    }
    Ok(())
}

fn store(conn: &Connection, row: &CampaignRow) -> Result<()> {
    run(
        conn,
        "replace into campaign_board values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,
         ?17, ?18, ?19, ?20)",
        params![
            row.campaign.as_str(),
            row.locality.as_str(),
            row.slug,
            row.plan.campaign,
            word(&row.state)?,
            row.plan.period.from_year,
            row.plan.period.to_year,
            json(&row.plan)?,
            json(&row.plan.dossier.papers)?,
            json(&row.units)?,
            json(&row.reviews)?,
            json(&row.inspections)?,
            json(&row.exceptions)?,
            row.conclusion.as_ref().map(json).transpose()?,
            row.annulled.as_ref().map(json).transpose()?,
            json(&row.paper_corrected)?,
            row.issued_at.as_microsecond(),
            int(row.issued_index),
            int(row.log_index),
            int(row.version),
        ],
    )?;
    Ok(())
}

/// The campaigns of a locality, newest period first.
pub fn of_locality(conn: &Connection, locality: &LocalityId) -> Result<Vec<CampaignRow>> {
    rows(
        conn,
        "select * from campaign_board where locality = ?1 order by from_year desc, campaign",
        [locality.as_str()],
        read,
    )
}

/// The campaigns of a locality by name alone, newest period first.
pub fn names(conn: &Connection, locality: &LocalityId) -> Result<Vec<(CampaignId, String)>> {
    rows(
        conn,
        "select campaign, name from campaign_board where locality = ?1 order by from_year desc, campaign",
        [locality.as_str()],
        |row| Ok((row.id(0)?, row.get(1)?)),
    )
}

/// One campaign by its address.
pub fn one(conn: &Connection, locality: &LocalityId, slug: &str) -> Result<Option<CampaignRow>> {
    by_id(conn, &CampaignId::within(locality, slug))
}

/// One campaign by its id.
pub fn by_id(conn: &Connection, campaign: &CampaignId) -> Result<Option<CampaignRow>> {
    row(conn, "select * from campaign_board where campaign = ?1", [campaign.as_str()], read)
}

/// The plan in force of a campaign.
pub fn plan(conn: &Connection, campaign: &CampaignId) -> Result<Option<Plan>> {
    let sql = "select plan from campaign_board where campaign = ?1";
    row(conn, sql, [campaign.as_str()], |row| row.json("plan"))
}

/// The papers of the plan's dossier; none where it lists none.
pub(crate) fn papers(conn: &Connection, campaign: &CampaignId) -> Result<Vec<Paper>> {
    let sql = "select papers from campaign_board where campaign = ?1";
    Ok(row(conn, sql, [campaign.as_str()], |row| row.json("papers"))?.unwrap_or_default())
}

/// The name of a campaign; its id where no plan was issued.
pub fn name(conn: &Connection, campaign: &CampaignId) -> Result<String> {
    let name =
        crate::cells::text(conn, "select name from campaign_board where campaign = ?1", [campaign.as_str()])?;
    Ok(name.unwrap_or_else(|| campaign.to_string()))
}

/// All versions of the plan, oldest first.
pub fn versions(conn: &Connection, campaign: &CampaignId) -> Result<Vec<PlanVersionRow>> {
    rows(
        conn,
        "select * from campaign_plan where campaign = ?1 order by version",
        [campaign.as_str()],
        |row| {
            Ok(PlanVersionRow {
                version: row.get("version")?,
                plan: row.json("plan")?,
                reason: row.get("reason")?,
                document: row.get("document")?,
                at: row.at("at")?,
                log_index: row.count("log_index")?,
                files: row.json("files")?,
            })
        },
    )
}

fn read(row: &Row<'_>) -> Result<CampaignRow> {
    let conclusion: Option<String> = row.get("conclusion")?;
    Ok(CampaignRow {
        campaign: row.id("campaign")?,
        locality: row.id("locality")?,
        slug: row.get("slug")?,
        plan: row.json("plan")?,
        state: row.word("state")?,
        units: row.json("units")?,
        reviews: row.json("reviews")?,
        inspections: row.json("inspections")?,
        exceptions: row.json("exceptions")?,
        conclusion: conclusion.as_deref().map(serde_json::from_str).transpose()?,
        annulled: row.maybe_json("annulled")?,
        paper_corrected: row.json("paper_corrected")?,
        issued_at: row.at("issued_at")?,
        issued_index: row.count("issued_index")?,
        log_index: row.count("log_index")?,
        version: row.count("version")?,
    })
}
