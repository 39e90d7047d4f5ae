//! Sentences about what was entered wrongly of a locality, its units and who signs, and was put right.

use super::Refs;
use super::sentence::{About, Scene};
use crate::error::Result;
use sovang_domain::locality::LocalityEvent;
use sovang_words::timeline::{Deed, LocalityDeed, LocalityRightDeed as D};

pub(super) fn deed(scene: &Scene<'_>, event: &LocalityEvent) -> Result<About> {
    use LocalityEvent as E;
    let mut about = None;
    let right = match event {
        E::LocalityCorrected { before, after, reason, .. } => {
            let (before, after, reason) = (before.clone(), after.clone(), reason.clone());
            D::Title { before, after, reason }
        }
        E::UnitKindCorrected { unit, before, after, reason, .. } => {
            about = Some(unit);
            let (unit, reason) = (scene.unit(unit)?, reason.clone());
            D::UnitKind { unit, before: *before, after: *after, reason }
        }
        E::UnitRenameTakenBack { unit, before, after, reason, .. } => {
            about = Some(unit);
            let (before, after, reason) = (before.clone(), after.clone(), reason.clone());
            D::RenameTakenBack { before, after, reason }
        }
        E::UnitStruck { unit, name, reason, .. } => {
            about = Some(unit);
            D::UnitStruck { name: name.clone(), reason: reason.clone() }
        }
        E::CouncilCorrected { which, members, from, document, reason, .. } => D::Council {
            which: *which,
            members: members.len(),
            from: *from,
            document: document.clone(),
            reason: reason.clone(),
        },
        E::DelegationEnded { officer, mode, from, until, document, .. } => {
            let (officer, document) = (scene.person(officer)?, document.clone());
            D::DelegationEnded { officer, mode: *mode, from: *from, until: *until, document }
        }
        E::DelegationTakenBack { officer, mode, from, reason, .. } => {
            let (officer, reason) = (scene.person(officer)?, reason.clone());
            D::DelegationTakenBack { officer, mode: *mode, from: *from, reason }
        }
        other => return super::sentence_locality::deed(scene, other),
    };
    let deed = Deed::Locality(LocalityDeed::PutRight(right));
    Ok((deed, Refs { unit: about.cloned(), ..Refs::default() }))
}
