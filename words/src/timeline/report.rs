//! Sentences about the reports of the units.

use super::name::{Report, due, late, papers};
use super::slip::because;
use super::{ActClass, Told, Tone};
use crate::format::{date, deadline, stop};
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::calendar::Deadline;
use sovang_domain::unit_report::ReportStep;

/// What was done about a report; `papers` is how many came with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum ReportDeed {
    Filed { papers: usize, due: Option<Deadline>, late: bool },
    Returned { reason: String, due: Option<Deadline> },
    Refiled { papers: usize },
    Accepted { remark: String },
    Waived { reason: String },
    Sent { number: String, on: Date, due: Option<Deadline>, late: bool },
    StepTakenBack { step: ReportStep, reason: String },
}

impl ReportDeed {
    pub(super) fn told(&self, who: &str, report: &Report) -> Told {
        match self {
            Self::Filed { papers: count, due: until, late: is_late } => {
                let when = format!("{}{}", late(*is_late), due(*until));
                let more = format!("{}{when}", papers(*count));
                Told::office(texts::report_filed::office(more, report.by_doer(), who))
                    .public(texts::report_filed::public(when, report.text(), report.unit()))
            }
            Self::Returned { reason, due } => {
                let again = due.map(|due| format!(", {}", texts::part::again(deadline(due))));
                let (again, report) = (again.unwrap_or_default(), report.with_unit());
                Told::office(stop(&texts::report_returned::office(&again, reason, &report, who)))
                    .public(texts::report_returned::public(&again, &report))
            }
            Self::Refiled { papers: count } => {
                Told::office(texts::report_refiled::office(papers(*count), report.by_doer(), who))
                    .public(texts::report_refiled::public(report.text(), report.unit()))
            }
            Self::Accepted { remark } => {
                let (remark, report) = (remark.trim(), report.with_unit());
                let office = if remark.is_empty() {
                    texts::report_accepted::office(&report, who)
                } else {
                    stop(&texts::report_accepted::remark(remark, &report, who))
                };
                Told::office(office).public(texts::report_accepted::public(&report))
            }
            Self::Sent { number, on, due: until, late: is_late } => {
                let (when, on) = (format!("{}{}", late(*is_late), due(*until)), date(*on));
                Told::office(texts::report_sent::office(number, &on, report.text(), &when, who))
                    .public(texts::report_sent::public(number, &on, report.text(), &when))
            }
            Self::StepTakenBack { step, reason } => {
                let (step, report, why) = (taken_back(*step), report.with_unit(), because(reason, None));
                Told::office(stop(&texts::report_step_taken_back::office(&report, step, who, &why)))
                    .public(stop(&texts::report_step_taken_back::public(&report, step, &why)))
            }
            Self::Waived { reason } => {
                let report = report.with_unit();
                Told::office(stop(&texts::report_waived::office(reason, &report, who)))
                    .public(stop(&texts::report_waived::public(reason, &report)))
            }
        }
    }

    pub(super) fn act(&self) -> ActClass {
        match self {
            Self::Filed { .. } | Self::Refiled { .. } | Self::Sent { .. } => ActClass::File,
            Self::Returned { .. } => ActClass::Return,
            Self::Accepted { .. } | Self::Waived { .. } | Self::StepTakenBack { .. } => ActClass::Report,
        }
    }

    pub(super) fn tone(&self) -> Tone {
        match self {
            Self::Filed { late: true, .. } | Self::Sent { late: true, .. } | Self::Returned { .. } => {
                Tone::Late
            }
            Self::Filed { late: false, .. } | Self::Refiled { .. } => Tone::Wait,
            Self::Accepted { .. } | Self::Waived { .. } | Self::Sent { late: false, .. } => Tone::Ok,
            Self::StepTakenBack { .. } => Tone::Now,
        }
    }
}

/// việc chấp nhận
fn taken_back(step: ReportStep) -> &'static str {
    match step {
        ReportStep::Returned => texts::report_step_taken_back::returned(),
        ReportStep::Accepted => texts::report_step_taken_back::accepted(),
        ReportStep::Waived => texts::report_step_taken_back::waived(),
        ReportStep::Sent => texts::report_step_taken_back::sent(),
    }
}
