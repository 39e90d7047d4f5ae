//! What a plan asks to be done by when: reports, unit plans, dossiers, inspections.

use super::{Occasion, Source};
use crate::calendar::Deadline;
use crate::locality::UnitKind;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A duty to report, yearly or at a review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportDuty {
    /// Its name inside this plan: `hang-nam`.
    pub id: String,
    /// Who reports, in the plan's words.
    pub who: String,
    /// Whether the reporting units owe it, or the commune itself owes it upward.
    pub owed_by: OwedBy,
    /// Which kinds of unit owe it, where the plan names some of those that take part and not all; empty: all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<UnitKind>,
    /// To whom.
    pub to: String,
    /// Yearly, or at the interim or final review.
    pub occasion: Occasion,
    /// The day, in the plan's grammar; absent when the plan names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<YearlyDue>,
    /// Where it stands.
    pub source: Source,
}

/// Who owes a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwedBy {
    /// Each enrolled unit.
    Units,
    /// Each enrolled enterprise, where the plan names enterprises apart.
    Enterprises,
    /// The commune, to the level above.
    Commune,
}

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearlyDue {
    /// "trước ngày" or "chậm nhất ngày".
    pub grammar: DueGrammar,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
}

/// The plan's word before the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueGrammar {
    /// "trước ngày": the day is excluded.
    Before,
    /// "chậm nhất ngày": the day is included.
    By,
}

impl YearlyDue {
    /// The deadline of one year; `None` for a day that year does not have.
    #[must_use]
    pub fn in_year(self, year: i16) -> Option<Deadline> {
        let day = Date::new(year, self.month, self.day).ok()?;
        Some(match self.grammar {
            DueGrammar::Before => Deadline::Before(day),
            DueGrammar::By => Deadline::By(day),
        })
    }
}

/// Something due once that is not a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatedDuty {
    /// What is due.
    pub what: DutyKind,
    /// Who owes it, in the plan's words.
    pub who: String,
    /// The day, if the plan names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// What the plan says of the time: "trong quý III năm 2025", "chậm nhất ngày 15/12/2025".
    pub when: String,
    /// Where it stands.
    pub source: Source,
}

/// What a dated duty is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Units draw up their own plans.
    UnitPlan,
    /// Award dossiers reach the commune.
    Dossier,
    /// The council inspects.
    Inspection,
}

impl ReportDuty {
    /// Whether the plan names units of that kind.
    #[must_use]
    pub fn falls_on(&self, kind: UnitKind) -> bool {
        self.kinds.is_empty() || self.kinds.contains(&kind)
    }

    /// The deadline of one year by all versions of a plan, each with the day it was recorded, oldest first; `None` where
    /// nothing was owed for that year. A rule binds from its day: what falls due earlier by it is due on that day, and
    /// what had its end before that day keeps it, unless the new one is later. The plan as issued binds from the start.
    #[must_use]
    pub fn due_by<'a>(
        versions: impl IntoIterator<Item = (Date, Option<&'a Self>)>,
        year: i16,
    ) -> Option<Option<Deadline>> {
        let year_ends = date(year, 12, 31);
        let end = |due: Option<Deadline>| due.map_or(year_ends, Deadline::last_day);
        let mut versions = versions.into_iter();
        let mut owed = versions.next().and_then(|(_, duty)| duty).map(|duty| duty.deadline(year));
        for (day, duty) in versions {
            let Some(new) = duty.map(|duty| duty.deadline(year)) else { continue };
            let had = owed.map_or(year_ends, end);
            if had < day && end(new) <= had {
                continue;
            }
            owed = Some(new.map(|due| if due.last_day() < day { Deadline::By(day) } else { due }));
        }
        owed
    }

    /// The deadline for the report of `year`; none when the plan names no day.
    #[must_use]
    pub fn deadline(&self, year: i16) -> Option<Deadline> {
        self.due?.in_year(year)
    }

    /// The day after which an unfiled report of `year` is missing: the deadline, else the year itself.
    #[must_use]
    pub fn end(&self, year: i16) -> Date {
        self.deadline(year).map_or_else(|| date(year, 12, 31), Deadline::last_day)
    }
}
