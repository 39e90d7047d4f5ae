//! From a plan's report duties to one row per unit, year and occasion.

use super::ReportRow;
use crate::cells::{Cells, row, rows, run};
use crate::error::Result;
use crate::record::Record;
use crate::{campaign_board, locality_directory};
use rusqlite::{Connection, params};
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_domain::locality::UnitKind;
use sovang_domain::plan::{Occasion, OwedBy, Plan, ReportDuty};
use sovang_domain::unit_report::Stage;
use std::collections::BTreeSet;

pub(super) fn apply(conn: &Connection, record: &Record, event: &CampaignEvent) -> Result<()> {
    use CampaignEvent as E;
    // only plan and units say who owes what
    if matches!(event, E::PlanIssued { .. } | E::PlanAmended { .. } | E::UnitsEnrolled { .. }) {
        renew(conn, &record.stream.as_str().into())?;
    }
    Ok(())
}

/// Draws up what the plan in force asks for. Rows with facts stay as they are; empty ones follow the plan.
fn renew(conn: &Connection, campaign: &CampaignId) -> Result<()> {
    let Some(board) = campaign_board::by_id(conn, campaign)? else { return Ok(()) };
    let mut asked = BTreeSet::new();
    for duty in board.plan.report_duties.iter().filter(|duty| duty.owed_by == OwedBy::Commune) {
        for year in years(&board.plan, duty.occasion) {
            asked.insert(ask(conn, campaign, &UnitId::commune(), year, duty)?);
        }
    }
    for enrolled in &board.units {
        let kind = locality_directory::unit(conn, &board.locality, &enrolled.unit)?.map(|unit| unit.kind);
        for duty in duties(&board.plan, kind) {
            // a unit owes nothing for years before it joined
            let joined = enrolled.enrolled_on.year();
            for year in years(&board.plan, duty.occasion).into_iter().filter(|year| *year >= joined) {
                asked.insert(ask(conn, campaign, &enrolled.unit, year, duty)?);
            }
        }
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

/// The duties of a unit: enterprises have their own line where the plan gives them one.
fn duties(plan: &Plan, kind: Option<UnitKind>) -> Vec<&ReportDuty> {
    let of = |owed_by: OwedBy, occasion: Occasion| {
        plan.report_duties.iter().find(move |duty| duty.owed_by == owed_by && duty.occasion == occasion)
    };
    let occasions = [Occasion::Annual, Occasion::Interim, Occasion::Final];
    let duty = |occasion: Occasion| {
        let own = (kind == Some(UnitKind::Enterprise)).then(|| of(OwedBy::Enterprises, occasion)).flatten();
        own.or_else(|| of(OwedBy::Units, occasion))
    };
    occasions.into_iter().filter_map(duty).collect()
}

/// The years a duty falls in: every year of the plan, or the years of its reviews.
fn years(plan: &Plan, occasion: Occasion) -> Vec<i16> {
    match occasion {
        Occasion::Annual => (plan.period.from_year..=plan.period.to_year).collect(),
        Occasion::Interim | Occasion::Final => {
            plan.review_years(occasion).into_iter().map(|(year, _)| year).collect()
        }
        Occasion::Unscheduled => Vec::new(),
    }
}

fn ask(
    conn: &Connection,
    campaign: &CampaignId,
    unit: &UnitId,
    year: i16,
    duty: &ReportDuty,
) -> Result<String> {
    let mut owed = ReportRow::owed(campaign, unit.clone(), year, duty.occasion, duty.owed_by);
    let report = owed.report.to_string();
    let known = row(conn, "select * from report_register where report = ?1", params![report], super::read)?;
    if known.as_ref().is_none_or(|known| known.stage == Stage::Owed) {
        owed.duty = Some(duty.id.clone());
        owed.section = Some(duty.source.section.clone());
        owed.due = duty.deadline(year);
        owed.store(conn)?;
    }
    Ok(report)
}
