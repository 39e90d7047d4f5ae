//! Sentences about the reports of the units.

use super::Refs;
use super::sentence::{About, Scene};
use crate::error::Result;
use crate::report_register;
use sovang_domain::ids::ReportId;
use sovang_domain::unit_report::UnitReportEvent;
use sovang_words::timeline::{Deed, Report, ReportDeed};

pub(super) fn deed(scene: &Scene<'_>, event: &UnitReportEvent) -> Result<About> {
    use UnitReportEvent as E;
    let id = ReportId::from(scene.record.stream.as_str());
    let (report, refs) = match report_register::by_id(scene.conn, &id)? {
        None => (Report::Unknown(id.clone()), Refs { report: Some(id), ..Refs::default() }),
        Some(row) => {
            let (unit, own) = (scene.unit(&row.unit)?, scene.speaks_for(&row.unit)?);
            let report = Report::Of { unit, occasion: row.occasion, year: row.year, own };
            let (campaign, unit) = (Some(row.campaign), Some(row.unit));
            (report, Refs { campaign, unit, report: Some(id), ..Refs::default() })
        }
    };
    let deed = match event {
        E::ReportFiled { content, due, late, .. } => {
            ReportDeed::Filed { papers: content.documents.len(), due: *due, late: *late }
        }
        E::ReportReturned { reason, due, .. } => ReportDeed::Returned { reason: reason.clone(), due: *due },
        E::ReportRefiled { content, .. } => ReportDeed::Refiled { papers: content.documents.len() },
        E::ReportAccepted { remark, .. } => ReportDeed::Accepted { remark: remark.clone() },
        E::ReportWaived { reason, .. } => ReportDeed::Waived { reason: reason.clone() },
        E::ReportSent { number, on, due, late, .. } => {
            ReportDeed::Sent { number: number.clone(), on: *on, due: *due, late: *late }
        }
        E::ReportStepTakenBack { step, reason, .. } => {
            ReportDeed::StepTakenBack { step: *step, reason: reason.clone() }
        }
    };
    Ok((Deed::Report { report, deed }, refs))
}
