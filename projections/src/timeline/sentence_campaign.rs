//! Sentences about a campaign: plans, units, inspections, reviews.

use super::sentence::{Line, Scene};
use super::{ActClass, Refs, Tone, words};
use crate::error::Result;
use sovang_domain::campaign::CampaignEvent;
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_domain::plan::Plan;
use sovang_words::format;

pub(super) fn line(scene: &Scene<'_>, event: &CampaignEvent) -> Result<Line> {
    use CampaignEvent as E;
    let who = scene.who()?;
    let id = CampaignId::from(scene.record.stream.as_str());
    let campaign = scene.campaign(&id)?;
    let refs =
        |unit: Option<&UnitId>| Refs { campaign: Some(id.clone()), unit: unit.cloned(), ..Refs::default() };
    let line = |act, tone, office: &str, unit| Line::new(act, tone, format!("{who} {office}"), refs(unit));
    Ok(match event {
        E::PlanIssued { plan, .. } => {
            let text = document(plan);
            line(ActClass::Plan, Tone::Ok, &format!("ghi {text} phát động {campaign}."), None)
                .public(format!("Ban hành {text} phát động {campaign}."))
        }
        E::PlanAmended { version, reason, document, .. } => {
            let change = format::stop(&format!("{campaign}, phiên bản {version}, theo {document}: {reason}"));
            line(ActClass::Plan, Tone::Now, &format!("ghi việc sửa kế hoạch {change}"), None)
                .public(format!("Sửa kế hoạch {change}"))
        }
        E::UnitsEnrolled { units, .. } => {
            let list = format!(
                "{} đơn vị tham gia {campaign}: {}.",
                format::count2(units.len() as u64),
                scene.units(units)?
            );
            line(ActClass::Plan, Tone::Ok, &format!("ghi {list}"), None).public(format!("Ghi nhận {list}"))
        }
        E::UnitPlanFiled { unit, document, due, late, .. } => {
            let name = scene.unit(unit)?;
            let due = due.map(|due| format!(" (hạn {})", format::deadline(due))).unwrap_or_default();
            let late_words = words::late(*late);
            let paper = if document.is_some() { ", kèm văn bản" } else { "" };
            let tone = if *late { Tone::Late } else { Tone::Ok };
            let of = if scene.speaks_for(unit)? { String::new() } else { format!(" của {name}") };
            let office = format!("gửi kế hoạch{of} thực hiện {campaign}{paper}{late_words}{due}.");
            line(ActClass::File, tone, &office, Some(unit))
                .public(format!("{name} gửi kế hoạch thực hiện {campaign}{late_words}{due}."))
        }
        E::InspectionRecorded { unit, on, finding, document, .. } => {
            let name = scene.unit(unit)?;
            let visit = format!("kiểm tra {name} ngày {} theo {document}", format::date(*on));
            line(
                ActClass::Supervise,
                Tone::Ok,
                &format::stop(&format!("ghi kết quả {visit}: {finding}")),
                Some(unit),
            )
            .public(format::stop(&visit))
        }
        E::PhaseReviewed { phase, summary, document, .. } => {
            let review = format::stop(&format!("sơ kết {phase} của {campaign} theo {document}: {summary}"));
            line(ActClass::Plan, Tone::Ok, &format!("ghi việc {review}"), None).public(review)
        }
        E::CampaignConcluded { summary, document, .. } => {
            let review = format::stop(&format!("tổng kết {campaign} theo {document}: {summary}"));
            line(ActClass::Plan, Tone::Ok, &format!("ghi việc {review}"), None).public(review)
        }
    })
}

/// "Kế hoạch 12/KH-UBND ngày 09/3/2026", as far as the plan names number and day.
fn document(plan: &Plan) -> String {
    let number = plan.number.as_deref().map(|number| format!(" {number}")).unwrap_or_default();
    let date = plan.date.map(|day| format!(" ngày {}", format::date(day))).unwrap_or_default();
    format!("Kế hoạch{number}{date}")
}
