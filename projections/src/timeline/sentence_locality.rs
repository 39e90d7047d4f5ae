//! Sentences about a locality: units, councils, delegations, days off, erasures.

use super::Refs;
use super::sentence::{About, Scene};
use crate::error::Result;
use jiff::civil::Date;
use sovang_domain::locality::LocalityEvent;
use sovang_domain::rules::Parameter;
use sovang_words::timeline::{Deed, LocalityDeed, ParameterDeed};

pub(super) fn deed(scene: &Scene<'_>, event: &LocalityEvent) -> Result<About> {
    use LocalityEvent as E;
    let mut about = None;
    let deed = match event {
        E::LocalityRegistered { kind, name, province, province_kind, .. } => {
            let (name, province, province_kind) = (name.clone(), province.clone(), province_kind.clone());
            LocalityDeed::Registered { kind: *kind, name, province, province_kind }
        }
        E::UnitRegistered { unit, name, kind, .. } => {
            about = Some(unit);
            LocalityDeed::UnitRegistered { name: name.clone(), kind: *kind }
        }
        E::UnitRenamed { unit, before, after, document, .. } => {
            about = Some(unit);
            let (before, after, document) = (before.clone(), after.clone(), document.clone());
            LocalityDeed::UnitRenamed { before, after, document }
        }
        E::UnitMerged { unit, into, document, .. } => {
            about = Some(unit);
            let (unit, into) = (scene.unit(unit)?, scene.unit(into)?);
            LocalityDeed::UnitMerged { unit, into, document: document.clone() }
        }
        E::CouncilAppointed { members, from, document, .. } => {
            LocalityDeed::CouncilAppointed { members: members.len(), from: *from, document: document.clone() }
        }
        E::OfficerDelegated { officer, mode, from, until, document, .. } => LocalityDeed::OfficerDelegated {
            officer: scene.person(officer)?,
            mode: *mode,
            from: *from,
            until: *until,
            document: document.clone(),
        },
        E::DayOffDeclared { day, name, instead, document, .. } => {
            let (day, instead, name, document) = (*day, *instead, name.clone(), document.clone());
            LocalityDeed::DayOffDeclared { day, name, instead, document }
        }
        E::DayOffTakenBack { day, reason, document, .. } => {
            let (reason, document) = (reason.clone(), document.clone());
            LocalityDeed::DayOffTakenBack { day: *day, reason, document }
        }
        E::NumberingChosen { numbering, document, .. } => {
            LocalityDeed::NumberingChosen { numbering: *numbering, document: document.clone() }
        }
        E::UnitNameCorrected { unit, before, after, reason, .. } => {
            about = Some(unit);
            misspelt(before, after, reason)
        }
        E::UnitMergerTakenBack { unit, into, reason, .. } => {
            about = Some(unit);
            let (unit, into) = (scene.unit(unit)?, scene.unit(into)?);
            LocalityDeed::MergerTakenBack { unit, into, reason: reason.clone() }
        }
        E::LocalityCorrected { .. }
        | E::UnitKindCorrected { .. }
        | E::UnitRenameTakenBack { .. }
        | E::UnitStruck { .. }
        | E::CouncilCorrected { .. }
        | E::DelegationEnded { .. }
        | E::DelegationTakenBack { .. } => return super::sentence_locality_right::deed(scene, event),
        E::ParameterSet { parameter, from, document, reason, .. } => {
            LocalityDeed::Parameter(set(parameter, *from, document, reason))
        }
        E::ParameterTakenBack { name, from, reason, .. } => {
            let back = ParameterDeed::TakenBack { name: *name, from: *from, reason: reason.clone() };
            LocalityDeed::Parameter(back)
        }
        E::SubjectErased { ground, document, .. } => {
            LocalityDeed::SubjectErased { ground: ground.clone(), document: document.clone() }
        }
    };
    Ok((Deed::Locality(deed), Refs { unit: about.cloned(), ..Refs::default() }))
}

fn misspelt(before: &str, after: &str, reason: &str) -> LocalityDeed {
    let (before, after, reason) = (before.to_owned(), after.to_owned(), reason.to_owned());
    LocalityDeed::UnitNameCorrected { before, after, reason }
}

fn set(parameter: &Parameter, from: Date, document: &str, reason: &str) -> ParameterDeed {
    let (document, reason) = (document.to_owned(), reason.to_owned());
    ParameterDeed::Set { parameter: parameter.clone(), from, document, reason }
}
