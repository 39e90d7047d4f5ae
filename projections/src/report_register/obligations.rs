//! From a plan's report duties to one row per unit, year and occasion.

use super::ReportRow;
use crate::campaign_board::PlanVersionRow;
use crate::cells::{Cells, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use crate::{campaign_board, locality_directory};
use rusqlite::{Connection, params};
use sovang_domain::calendar::{Deadline, day};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{Occasion, Plan, ReportDuty};
use sovang_domain::unit_report::Stage;
use std::collections::BTreeSet;

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

/// Draws up what the plan in force asks for. Rows with facts stay as they are; empty ones follow the plan.
fn renew(conn: &Connection, campaign: &CampaignId) -> Result<()> {
    let Some(board) = campaign_board::by_id(conn, campaign)? else { return Ok(()) };
    let versions = campaign_board::versions(conn, campaign)?;
    let mut asked = BTreeSet::new();
    let runs = board.annulled.is_none();
    let commune =
        Asked { campaign, plan: &board.plan, versions: &versions, unit: &UnitId::commune(), kind: None };
    if runs {
        commune.draw_up(conn, i16::MIN, &mut asked)?;
    }
    for enrolled in board.units.iter().filter(|_| runs) {
        let unit = locality_directory::unit(conn, &board.locality, &enrolled.unit)?;
        let Some(unit) = unit.filter(|unit| unit.merged_into.is_none()) else { continue };
        let owes = Asked { unit: &enrolled.unit, kind: Some(unit.kind), ..commune };
        // a unit owes nothing for years before it joined
        owes.draw_up(conn, enrolled.enrolled_on.year(), &mut asked)?;
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

/// Of whom reports are asked: of a unit of that kind, or with none of the commune itself.
#[derive(Clone, Copy)]
struct Asked<'a> {
    campaign: &'a CampaignId,
    plan: &'a Plan,
    versions: &'a [PlanVersionRow],
    unit: &'a UnitId,
    kind: Option<UnitKind>,
}

impl Asked<'_> {
    fn draw_up(&self, conn: &Connection, from: i16, asked: &mut BTreeSet<String>) -> Result<()> {
        for occasion in [Occasion::Annual, Occasion::Interim, Occasion::Final] {
            for year in self.plan.report_years(occasion).into_iter().filter(|year| *year >= from) {
                let Some(duty) = self.plan.report_duty(self.kind, occasion, year) else { continue };
                let versions = self
                    .versions
                    .iter()
                    .map(|version| (day(version.at), version.plan.report_duty(self.kind, occasion, year)));
                if let Some(due) = ReportDuty::due_by(versions, year) {
                    asked.insert(ask(conn, self.campaign, self.unit, year, duty, due)?);
                }
            }
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
