//! Sentences about a campaign: plans, units, inspections, reviews.

use super::Refs;
use super::sentence::{About, Scene};
use crate::error::Result;
use sovang_domain::campaign::{CampaignEvent, CampaignStep};
use sovang_domain::ids::{CampaignId, UnitId};
use sovang_words::timeline::{CampaignDeed, Deed};

pub(super) fn deed(scene: &Scene<'_>, event: &CampaignEvent) -> Result<About> {
    use CampaignEvent as E;
    let id = CampaignId::from(scene.record.stream.as_str());
    let mut about = None;
    let deed = match event {
        E::PlanIssued { plan, .. } => {
            CampaignDeed::PlanIssued { number: plan.number.clone(), date: plan.date }
        }
        E::PlanAmended { version, reason, document, .. } => CampaignDeed::PlanAmended {
            version: *version,
            reason: reason.clone(),
            document: document.clone(),
        },
        E::PlanFilePublished { version, file, reason, .. } => CampaignDeed::PlanFilePublished {
            version: *version,
            sha256: file.sha256.clone(),
            size: file.size,
            media: file.media,
            reason: reason.clone(),
        },
        E::UnitsEnrolled { units, .. } => CampaignDeed::UnitsEnrolled {
            units: units.iter().map(|unit| scene.unit(unit)).collect::<Result<_>>()?,
        },
        E::UnitPlanFiled { unit, document, due, late, .. } => {
            about = Some(unit);
            CampaignDeed::UnitPlanFiled {
                unit: scene.unit(unit)?,
                own: scene.speaks_for(unit)?,
                paper: document.is_some(),
                due: *due,
                late: *late,
            }
        }
        E::InspectionRecorded { unit, on, finding, document, .. } => {
            about = Some(unit);
            CampaignDeed::InspectionRecorded {
                unit: scene.unit(unit)?,
                on: *on,
                finding: finding.clone(),
                document: document.clone(),
            }
        }
        E::PhaseReviewed { phase, summary, document, .. } => CampaignDeed::PhaseReviewed {
            phase: phase.clone(),
            summary: summary.clone(),
            document: document.clone(),
        },
        E::ExceptionAllowed { what, reason, document, on, .. } => CampaignDeed::ExceptionAllowed {
            what: what.clone(),
            reason: reason.clone(),
            document: document.clone(),
            on: *on,
        },
        E::CampaignStepTakenBack { step, reason, document, .. } => {
            about = unit_of(step);
            taken_back(scene, step, reason.clone(), document.clone())?
        }
        E::PlanPaperCorrected { .. } | E::ReviewCorrected { .. } => return put_right(scene, event),
        E::CampaignAnnulled { reason, document, .. } => {
            CampaignDeed::Annulled { reason: reason.clone(), document: document.clone() }
        }
        E::CampaignConcluded { summary, document, .. } => {
            CampaignDeed::Concluded { summary: summary.clone(), document: document.clone() }
        }
    };
    let deed = Deed::Campaign { campaign: scene.campaign(&id)?, deed };
    Ok((deed, Refs { campaign: Some(id), unit: about.cloned(), ..Refs::default() }))
}

/// The unit that a step is about.
fn unit_of(step: &CampaignStep) -> Option<&UnitId> {
    match step {
        CampaignStep::UnitEnrolled(unit)
        | CampaignStep::UnitPlanFiled(unit)
        | CampaignStep::InspectionRecorded { unit, .. } => Some(unit),
        CampaignStep::ExceptionAllowed(_) | CampaignStep::PhaseReviewed(_) | CampaignStep::Concluded => None,
    }
}

/// A step that was recorded by mistake.
fn taken_back(
    scene: &Scene<'_>,
    step: &CampaignStep,
    reason: String,
    document: Option<String>,
) -> Result<CampaignDeed> {
    Ok(match step {
        CampaignStep::UnitEnrolled(unit) => {
            CampaignDeed::UnitTakenBack { unit: scene.unit(unit)?, reason, document }
        }
        CampaignStep::UnitPlanFiled(unit) => {
            CampaignDeed::UnitPlanTakenBack { unit: scene.unit(unit)?, reason, document }
        }
        CampaignStep::InspectionRecorded { unit, on } => {
            CampaignDeed::InspectionTakenBack { unit: scene.unit(unit)?, on: *on, reason, document }
        }
        CampaignStep::ExceptionAllowed(what) => {
            CampaignDeed::ExceptionTakenBack { what: what.clone(), reason, document }
        }
        CampaignStep::PhaseReviewed(phase) => {
            CampaignDeed::ReviewTakenBack { phase: phase.clone(), reason, document }
        }
        CampaignStep::Concluded => CampaignDeed::ConclusionTakenBack { reason, document },
    })
}

/// What was typed wrongly, and was put right.
fn put_right(scene: &Scene<'_>, event: &CampaignEvent) -> Result<About> {
    use CampaignEvent as E;
    let deed = match event {
        E::PlanPaperCorrected { before, after, reason, document, .. } => {
            let (before, after) = (before.clone(), after.clone());
            let (reason, document) = (reason.clone(), document.clone());
            CampaignDeed::PlanPaperCorrected { before, after, reason, document }
        }
        E::ReviewCorrected { phase, before, after, reason, .. } => {
            let (phase, reason) = (phase.clone(), reason.clone());
            CampaignDeed::ReviewCorrected { phase, before: before.clone(), after: after.clone(), reason }
        }
        other => return deed(scene, other),
    };
    let id = CampaignId::from(scene.record.stream.as_str());
    let deed = Deed::Campaign { campaign: scene.campaign(&id)?, deed };
    Ok((deed, Refs { campaign: Some(id), ..Refs::default() }))
}
