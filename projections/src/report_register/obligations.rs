//! From a plan's report duties to one row per unit, year and occasion.

use super::ReportRow;
use crate::campaign_board::CampaignRow;
use crate::cells::{Cells, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use crate::{campaign_board, locality_directory};
use jiff::civil::Date;
use rusqlite::{Connection, params};
use sovang_domain::calendar::{Deadline, day};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::{CampaignId, LocalityId, UnitId};
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{Occasion, Plan, ReportDuty};
use sovang_domain::unit_report::Stage;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn apply(conn: &Connection, record: &Record, event: &CampaignEvent) -> Result<()> {
    use CampaignEvent as E;
    // only plan and units say who owes what
    if matches!(
        event,
        E::PlanIssued { .. }
            | E::PlanAmended { .. }
            | E::UnitsEnrolled { .. }
            | E::CampaignStepTakenBack { .. }
            | E::CampaignAnnulled { .. }
    ) {
        renew(conn, &record.stream.as_str().into())?;
    }
    Ok(())
}

/// A unit that was merged into another owes nothing more: what nobody filed is not asked for, what came stays.
pub(super) fn end(conn: &Connection, locality: &str, unit: &UnitId) -> Result<()> {
    let sql = "delete from report_register where locality = ?1 and unit = ?2 and version = 0";
    run(conn, sql, [locality, unit.as_str()])?;
    let sql = "update report_register set merged = 1 where locality = ?1 and unit = ?2";
    run(conn, sql, [locality, unit.as_str()])?;
    Ok(())
}

/// The merger was taken back, or the unit's kind was put right: it owes as if it had never been otherwise.
pub(super) fn resume(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<()> {
    let sql = "update report_register set merged = 0 where locality = ?1 and unit = ?2";
    run(conn, sql, [locality.as_str(), unit.as_str()])?;
    for campaign in campaign_board::of_locality(conn, locality)? {
        if campaign.units.iter().any(|enrolled| enrolled.unit == *unit) {
            renew(conn, &campaign.campaign)?;
        }
    }
    Ok(())
}

/// Draws up what the plan in force asks for. Rows with facts stay as they are; empty ones follow the plan.
fn renew(conn: &Connection, campaign: &CampaignId) -> Result<()> {
    let Some(board) = campaign_board::by_id(conn, campaign)? else { return Ok(()) };
    let recorded = campaign_board::versions(conn, campaign)?;
    let versions: Vec<(Date, &Plan)> =
        recorded.iter().map(|version| (day(version.at), &version.plan)).collect();
    let mut asked = BTreeSet::new();
    let owing = if board.annulled.is_none() { owing(conn, &board)? } else { Vec::new() };
    for (unit, kind, from) in &owing {
        let owes = Asked { campaign, plan: &board.plan, versions: &versions, unit, kind: *kind };
        owes.draw_up(conn, *from, &mut asked)?;
    }
    let empty = rows(
        conn,
        "select report from report_register where campaign = ?1 and version = 0",
        [campaign.as_str()],
        |row| row.id::<String>("report"),
    )?;
    for report in empty.iter().filter(|report| !asked.contains(*report)) {
        run(conn, "delete from report_register where report = ?1", [report])?;
    }
    Ok(())
}

/// Who owes, of which kind, and from which year on: the commune itself, and the units that take part. A unit owes nothing
/// for years before it joined, nor once it was merged into another.
fn owing(conn: &Connection, board: &CampaignRow) -> Result<Vec<(UnitId, Option<UnitKind>, i16)>> {
    let mut owing = vec![(UnitId::commune(), None, i16::MIN)];
    for enrolled in board.taking_part() {
        if let Some(unit) = locality_directory::unit(conn, &board.locality, &enrolled.unit)? {
            owing.push((enrolled.unit.clone(), Some(unit.kind), enrolled.enrolled_on.year()));
        }
    }
    Ok(owing)
}

/// What an amendment would change for one report that nobody filed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct DutyShift {
    pub unit: UnitId,
    pub year: i16,
    pub occasion: Occasion,
    /// Its deadline as owed now; absent where it is not owed.
    pub before: Option<Option<Deadline>>,
    /// As it would be owed; absent where it would be owed no more.
    pub after: Option<Option<Deadline>>,
}

/// What would change of what is owed if the plan were amended so on that day, by year and occasion, the commune first.
pub fn shifts(conn: &Connection, campaign: &CampaignId, plan: &Plan, on: Date) -> Result<Vec<DutyShift>> {
    let Some(board) = campaign_board::by_id(conn, campaign)? else { return Ok(Vec::new()) };
    let recorded = campaign_board::versions(conn, campaign)?;
    let mut versions: Vec<(Date, &Plan)> =
        recorded.iter().map(|version| (day(version.at), &version.plan)).collect();
    versions.push((on, plan));
    let mut after = BTreeMap::new();
    for (unit, kind, from) in owing(conn, &board)? {
        let asked = Asked { campaign, plan, versions: &versions, unit: &unit, kind };
        for (year, duty, due) in asked.duties(from) {
            after.insert((year, duty.occasion, unit.clone()), due);
        }
    }
    let known =
        rows(conn, "select * from report_register where campaign = ?1", [campaign.as_str()], super::read)?;
    let mut shifts = Vec::new();
    for row in known {
        let after = after.remove(&(row.year, row.occasion, row.unit.clone()));
        if row.stage == Stage::Owed && after != Some(row.due) {
            let (unit, year, occasion) = (row.unit, row.year, row.occasion);
            shifts.push(DutyShift { unit, year, occasion, before: Some(row.due), after });
        }
    }
    shifts.extend(after.into_iter().map(|((year, occasion, unit), due)| DutyShift {
        unit,
        year,
        occasion,
        before: None,
        after: Some(due),
    }));
    shifts.sort_by(|a, b| (a.year, a.occasion, &a.unit).cmp(&(b.year, b.occasion, &b.unit)));
    Ok(shifts)
}

/// Of whom reports are asked: of a unit of that kind, or with none of the commune itself.
#[derive(Clone, Copy)]
struct Asked<'a> {
    campaign: &'a CampaignId,
    plan: &'a Plan,
    /// Each version with the day it was recorded, oldest first.
    versions: &'a [(Date, &'a Plan)],
    unit: &'a UnitId,
    kind: Option<UnitKind>,
}

impl<'a> Asked<'a> {
    /// What is owed from that year on: the year, the duty and its deadline.
    fn duties(&self, from: i16) -> Vec<(i16, &'a ReportDuty, Option<Deadline>)> {
        let mut duties = Vec::new();
        for occasion in [Occasion::Annual, Occasion::Interim, Occasion::Final] {
            for year in self.plan.report_years(occasion).into_iter().filter(|year| *year >= from) {
                let Some(duty) = self.plan.report_duty(self.kind, occasion, year) else { continue };
                let versions = self
                    .versions
                    .iter()
                    .map(|(day, plan)| (*day, plan.report_duty(self.kind, occasion, year)));
                if let Some(due) = ReportDuty::due_by(versions, year) {
                    duties.push((year, duty, due));
                }
            }
        }
        duties
    }

    fn draw_up(&self, conn: &Connection, from: i16, asked: &mut BTreeSet<String>) -> Result<()> {
        for (year, duty, due) in self.duties(from) {
            asked.insert(ask(conn, self.campaign, self.unit, year, duty, due)?);
        }
        Ok(())
    }
}

fn ask(
    conn: &Connection,
    campaign: &CampaignId,
    unit: &UnitId,
    year: i16,
    duty: &ReportDuty,
    due: Option<Deadline>,
) -> Result<String> {
    let mut owed = ReportRow::owed(campaign, unit.clone(), year, duty.occasion, duty.owed_by);
    let report = owed.report.to_string();
    let known = row(conn, "select * from report_register where report = ?1", params![report], super::read)?;
    if known.as_ref().is_none_or(|known| known.stage == Stage::Owed) {
        owed.duty = Some(duty.id.clone());
        owed.section = Some(duty.source.section.clone());
        owed.due = due;
        // a waiver that was taken back leaves its stream
        owed.version = known.map_or(0, |known| known.version);
        owed.store(conn)?;
    }
    Ok(report)
}
