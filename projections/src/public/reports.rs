//! Reports of the units, and what the commune sent upward: who filed when. What they write, why one was returned and what was remarked stay inside.

pub use crate::report_register::{RefiledRow, ReportStanding, SentRow, Totals};

use crate::error::Result;
use crate::report_register::{self, ReportRow, standing_of};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::Connection;
use sovang_domain::calendar::Deadline;
use sovang_domain::ids::{CampaignId, LocalityId, UnitId};
use sovang_domain::plan::Occasion;
use sovang_domain::unit_report::Stage;

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the register")]
pub struct Report {
    pub campaign: CampaignId,
    /// Empty for what the commune itself owes upward.
    pub unit: UnitId,
    pub year: i16,
    pub occasion: Occasion,
    /// Where the plan asks for it: "Mục VI.2.1".
    pub section: Option<String>,
    /// In the plan's grammar; absent when the plan names no day.
    pub due: Option<Deadline>,
    pub stage: Stage,
    /// Whether it was first filed after its deadline.
    pub late: bool,
    /// When it was first filed.
    pub filed_at: Option<Timestamp>,
    pub return_due: Option<Deadline>,
    /// Why nobody needs to file it: public, unlike the reasons of a return.
    pub waive_reason: Option<String>,
    /// The paper that the commune sent to the level above.
    pub sent: Option<SentRow>,
    /// When it was last filed again, after it was returned.
    pub refiled: Option<RefiledRow>,
    /// The fact it stands in the book by.
    pub log_index: Option<u64>,
}

impl Report {
    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: Date) -> ReportStanding {
        standing_of(self.stage, self.year, self.due, self.return_due, today)
    }
}

impl Totals {
    /// How many are to be filed: all but those waived.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.owed.saturating_sub(self.waived)
    }

    /// How many need nothing more: accepted, or sent to the level above.
    #[must_use]
    pub fn done(&self) -> usize {
        self.accepted + self.sent
    }
}

impl From<ReportRow> for Report {
    fn from(row: ReportRow) -> Self {
        Self {
            campaign: row.campaign,
            unit: row.unit,
            year: row.year,
            occasion: row.occasion,
            section: row.section,
            due: row.due,
            stage: row.stage,
            late: row.late,
            filed_at: row.filed_at,
            // a unit that was merged into another owes nothing more
            return_due: if row.merged { None } else { row.return_due },
            waive_reason: row.waive_reason,
            sent: row.sent,
            refiled: row.refiled,
            log_index: row.log_index,
        }
    }
}

/// Counts reports as they stand on a day.
#[must_use]
pub fn totals(rows: &[Report], today: Date) -> Totals {
    Totals::count(rows.iter().map(|row| (row.standing(today), row.late)))
}

/// The reports of a campaign in a year, as [`report_register::of_campaign`].
pub fn of_campaign(conn: &Connection, campaign: &CampaignId, year: i16) -> Result<Vec<Report>> {
    Ok(shown(report_register::of_campaign(conn, campaign, year)?))
}

/// The reports of a unit, as [`report_register::of_unit`].
pub fn of_unit(conn: &Connection, locality: &LocalityId, unit: &UnitId) -> Result<Vec<Report>> {
    Ok(shown(report_register::of_unit(conn, locality, unit)?))
}

/// The reports of a locality in a year, as [`report_register::of_locality`].
pub fn of_locality(conn: &Connection, locality: &LocalityId, year: i16) -> Result<Vec<Report>> {
    Ok(shown(report_register::of_locality(conn, locality, Some(year))?))
}

fn shown(rows: Vec<ReportRow>) -> Vec<Report> {
    rows.into_iter().map(Report::from).collect()
}
