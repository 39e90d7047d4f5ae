//! Sentences about the reports of the units.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, words};
use crate::error::Result;
use crate::report_register;
use sovang_domain::ids::ReportId;
use sovang_domain::unit_report::{ReportContent, UnitReportEvent};
use sovang_words::{format, terms};

pub(super) fn line(scene: &Scene<'_>, event: &UnitReportEvent) -> Result<Line> {
    use UnitReportEvent as E;
    let who = scene.who()?;
    let id = ReportId::from(scene.record.stream.as_str());
    let row = report_register::by_id(scene.conn, &id)?;
    let (named, of, own, refs) = match row {
        None => {
            let refs = Refs { report: Some(id.clone()), ..Refs::default() };
            (format!("báo cáo {id}"), "đơn vị".to_owned(), false, refs)
        }
        Some(row) => {
            let (unit, own) = (scene.unit(&row.unit)?, scene.speaks_for(&row.unit)?);
            let refs = Refs {
                campaign: Some(row.campaign),
                unit: Some(row.unit),
                report: Some(id),
                ..Refs::default()
            };
            (terms::report(row.occasion, row.year), unit, own, refs)
        }
    };
    let report = format!("{named} của {of}");
    // a unit that files its own report is not named twice
    let filed = if own { &named } else { &report };
    let line = |act, tone, office: String| Line::new(act, tone, format!("{who} {office}"), refs);
    Ok(match event {
        E::ReportFiled { content, due, late, .. } => {
            let due = due.map(|due| format!(" (hạn {})", format::deadline(due))).unwrap_or_default();
            let (when, tone) = (words::late(*late), if *late { Tone::Late } else { Tone::Wait });
            line(ActClass::File, tone, format!("nộp {filed}{}{when}{due}.", papers(content)))
                .public(format!("{of} nộp {named}{when}{due}."))
        }
        E::ReportReturned { reason, due, .. } => {
            let due = due.map(|due| format!(", nộp lại {}", format::deadline(due))).unwrap_or_default();
            let office = format::stop(&format!("trả lại {report} để bổ sung{due}: {reason}"));
            line(ActClass::Return, Tone::Late, office).public(format!("Trả lại {report} để bổ sung{due}."))
        }
        E::ReportRefiled { content, .. } => {
            line(ActClass::File, Tone::Wait, format!("nộp lại {filed}{}.", papers(content)))
                .public(format!("{of} nộp lại {named}."))
        }
        E::ReportAccepted { remark, .. } => {
            let remark = remark.trim();
            let remark = if remark.is_empty() { String::new() } else { format!(": {remark}") };
            line(ActClass::Report, Tone::Ok, format::stop(&format!("chấp nhận {report}{remark}")))
                .public(format!("Chấp nhận {report}."))
        }
        E::ReportWaived { reason, .. } => {
            line(ActClass::Report, Tone::Ok, format::stop(&format!("miễn {report}: {reason}")))
                .public(format::stop(&format!("Miễn {report}: {reason}")))
        }
    })
}

fn papers(content: &ReportContent) -> String {
    match content.documents.len() {
        0 => String::new(),
        count => format!(", kèm {} giấy tờ", format::count2(count as u64)),
    }
}
