//! Sentences about a nomination.

use super::sentence::{About, Scene};
use crate::error::Result;
use crate::nomination_board;
use sovang_domain::ids::{NominationId, PaperId};
use sovang_domain::nomination::NominationEvent;
use sovang_words::personal::readable;
use sovang_words::timeline::{Deed, NominationDeed, Paper, Unit};

pub(super) fn deed(scene: &Scene<'_>, event: &NominationEvent) -> Result<About> {
    use NominationEvent as E;
    let id = NominationId::from(scene.record.stream.as_str());
    let (nominee, refs) = (scene.nominee(&id)?, scene.nomination_refs(&id)?);
    let unit = refs.unit.as_ref().map_or(Ok(Unit::Unknown), |unit| scene.unit(unit))?;
    let paper = |id: &PaperId| -> Result<Paper> {
        let named = scene.papers(refs.campaign.as_ref(), [id])?.pop();
        Ok(named.unwrap_or_else(|| Paper { id: id.clone(), name: None }))
    };
    let deed = match event {
        E::NominationSubmitted { proposal, documents, late, .. } => {
            NominationDeed::Submitted { form: proposal.form.clone(), papers: documents.len(), late: *late }
        }
        E::DossierDocumentAdded { document, .. } => {
            NominationDeed::DocumentAdded { paper: paper(&document.paper)? }
        }
        E::NominationReturned { reason, missing, due, .. } => NominationDeed::Returned {
            reason: readable(reason).to_owned(),
            missing: scene.papers(refs.campaign.as_ref(), missing)?,
            due: *due,
        },
        E::NominationResubmitted { documents, achievement, .. } => {
            let added = documents.iter().map(|document| &document.paper);
            NominationDeed::Resubmitted {
                added: scene.papers(refs.campaign.as_ref(), added)?,
                rewritten: achievement.is_some(),
            }
        }
        E::AchievementAppraised { met, opinion, .. } => {
            NominationDeed::AchievementAppraised { met: *met, opinion: readable(opinion).to_owned() }
        }
        E::DossierAppraised { opinion, .. } => {
            NominationDeed::DossierAppraised { opinion: readable(opinion).to_owned() }
        }
        E::LateNominationAdmitted { reason, .. } => NominationDeed::LateAdmitted { reason: reason.clone() },
        E::LateNominationRefused { reason, .. } => {
            NominationDeed::LateRefused { reason: readable(reason).to_owned() }
        }
        E::NominationSuspended { ground, basis, .. } => {
            NominationDeed::Suspended { ground: *ground, basis: basis.clone() }
        }
        E::SuspensionLifted { basis, cleared, .. } => {
            NominationDeed::SuspensionLifted { basis: basis.clone(), cleared: *cleared }
        }
        E::BirthYearCorrected { reason, .. } => {
            NominationDeed::BirthYearCorrected { reason: readable(reason).to_owned() }
        }
        E::LikenessAnswered { other, same, reason, .. } => NominationDeed::LikenessAnswered {
            one: scene.put_forward(&id)?,
            other: scene.other_nominee(other)?,
            same: *same,
            checked: !same && !nomination_board::is_put_by(scene.conn, &id, scene.record.by())?,
            reason: reason.as_ref().map(|reason| readable(reason).to_owned()),
        },
        E::NominationCorrected { reason, .. } => {
            NominationDeed::Corrected { reason: readable(reason).to_owned() }
        }
        E::DossierPaperStruck { paper: struck, instead, reason, .. } => NominationDeed::PaperStruck {
            paper: paper(struck)?,
            replaced: instead.is_some(),
            reason: readable(reason).to_owned(),
        },
        E::NominationStepTakenBack { step, reason, .. } => {
            NominationDeed::StepTakenBack { step: *step, reason: readable(reason).to_owned() }
        }
        E::NominationWithdrawn { reason, .. } => {
            NominationDeed::Withdrawn { reason: readable(reason).to_owned() }
        }
    };
    Ok((Deed::Nomination { nominee, unit, deed }, refs))
}
