//! How a report stands on a day: nothing of it is stored, for the day moves and the facts do not.

use super::ReportRow;
use jiff::civil::{Date, date};
use sovang_domain::calendar::{Deadline, TimeLeft, time_left};
use sovang_domain::stage::ReportStanding;
use sovang_domain::unit_report::Stage;

/// From how many days before its last day a report counts as due soon ([`ReportStanding::DueSoon`]).
pub const DUE_SOON_DAYS: u16 = 14;

impl ReportRow {
    /// The last day on which it is on time: the plan's day, else the end of its year.
    #[must_use]
    pub fn last_day(&self) -> Date {
        let due = if self.stage == Stage::Returned { self.return_due.or(self.due) } else { self.due };
        due.map_or_else(|| date(self.year, 12, 31), Deadline::last_day)
    }

    /// How it stands on a day.
    #[must_use]
    pub fn standing(&self, today: Date) -> ReportStanding {
        let again = if self.merged { None } else { self.return_due };
        standing_of(self.stage, self.year, self.due, again, today)
    }
}

/// How a report of that stage and year stands on a day: `due` is the plan's day, `again` that of a return.
pub(crate) fn standing_of(
    stage: Stage,
    year: i16,
    due: Option<Deadline>,
    again: Option<Deadline>,
    today: Date,
) -> ReportStanding {
    match (stage, due) {
        (Stage::Owed, None) if today.year() > year => ReportStanding::YearOver,
        (Stage::Owed, None) => ReportStanding::Open,
        (Stage::Owed, Some(due)) => match time_left(due.last_day(), today) {
            TimeLeft::Late(days) => ReportStanding::Overdue { days },
            TimeLeft::Days(days) if days > DUE_SOON_DAYS => ReportStanding::Open,
            left => ReportStanding::DueSoon { left },
        },
        (Stage::Filed, _) => ReportStanding::Filed,
        (Stage::Returned, _) => match again.map(|due| time_left(due.last_day(), today)) {
            Some(TimeLeft::Late(days)) => ReportStanding::ReturnOverdue { days },
            _ => ReportStanding::Returned,
        },
        (Stage::Accepted, _) => ReportStanding::Accepted,
        (Stage::Waived, _) => ReportStanding::Waived,
        (Stage::Sent, _) => ReportStanding::Sent,
    }
}

/// Counts over some reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct Totals {
    /// All of them.
    pub owed: usize,
    pub accepted: usize,
    /// Filed, being read.
    pub filed: usize,
    /// Returned for completion, overdue ones too.
    pub returned: usize,
    /// Of those returned, how many did not come again in time.
    pub returned_overdue: usize,
    /// Nothing came, and the day or the year has passed.
    pub missing: usize,
    /// Nothing came, and there is time.
    pub open: usize,
    pub waived: usize,
    /// Sent by the commune to the level above.
    pub sent: usize,
    /// Filed after the deadline, whatever became of them.
    pub late: usize,
}

impl Totals {
    /// How many should be there and are not.
    #[must_use]
    pub fn overdue(&self) -> usize {
        self.missing + self.returned_overdue
    }

    /// Counts rows as they stand on a day.
    #[must_use]
    pub fn of(rows: &[ReportRow], today: Date) -> Self {
        Self::count(rows.iter().map(|row| (row.standing(today), row.late)))
    }

    /// Counts reports by how they stand and whether they came late.
    pub(crate) fn count(reports: impl Iterator<Item = (ReportStanding, bool)>) -> Self {
        let mut totals = Self::default();
        for (standing, late) in reports {
            totals.owed += 1;
            let count = match standing {
                ReportStanding::Accepted => &mut totals.accepted,
                ReportStanding::Filed => &mut totals.filed,
                ReportStanding::Returned | ReportStanding::ReturnOverdue { .. } => &mut totals.returned,
                ReportStanding::Overdue { .. } | ReportStanding::YearOver => &mut totals.missing,
                ReportStanding::Open | ReportStanding::DueSoon { .. } => &mut totals.open,
                ReportStanding::Waived => &mut totals.waived,
                ReportStanding::Sent => &mut totals.sent,
            };
            *count += 1;
            totals.returned_overdue += usize::from(matches!(standing, ReportStanding::ReturnOverdue { .. }));
            totals.late += usize::from(late);
        }
        totals
    }
}
