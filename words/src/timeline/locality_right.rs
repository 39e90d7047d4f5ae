//! Sentences about what was entered wrongly of a locality, its units and who signs, and was put right.

use super::Told;
use super::name::{Unit, count};
use super::slip::because;
use crate::format::{date, inside, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::locality::{LocalityTitle, SigningMode, UnitKind};

/// What was put right about a locality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum LocalityRightDeed {
    Title { before: LocalityTitle, after: LocalityTitle, reason: String },
    UnitKind { unit: Unit, before: UnitKind, after: UnitKind, reason: String },
    RenameTakenBack { before: String, after: String, reason: String },
    UnitStruck { name: String, reason: String },
    Council { which: Date, members: usize, from: Date, document: String, reason: String },
    DelegationEnded { officer: String, mode: SigningMode, from: Date, until: Date, document: String },
    DelegationTakenBack { officer: String, mode: SigningMode, from: Date, reason: String },
}

impl LocalityRightDeed {
    /// Of delegations the public reads the way of signing and the days, never whose they are.
    pub(super) fn told(&self, who: &str) -> Told {
        let noted = |change: String| {
            let change = stop(&change);
            Told::office(texts::part::noted(&change, who)).public(change)
        };
        match self {
            Self::Title { before, after, reason } => {
                noted(texts::locality_corrected::change(title(after), title(before), because(reason, None)))
            }
            Self::UnitKind { unit, before, after, reason } => {
                let (before, after) = (terms::unit_kind(*before), terms::unit_kind(*after));
                noted(texts::unit_kind_corrected::change(after, before, unit.text(), because(reason, None)))
            }
            Self::RenameTakenBack { before, after, reason } => {
                noted(texts::rename_taken_back::change(inside(after), inside(before), because(reason, None)))
            }
            Self::UnitStruck { name, reason } => {
                noted(texts::unit_struck::change(inside(name), because(reason, None)))
            }
            Self::Council { which, members, from, document, reason } => {
                let why = because(reason, None);
                noted(texts::council_corrected::change(
                    count(*members),
                    document,
                    date(*from),
                    date(*which),
                    why,
                ))
            }
            Self::DelegationEnded { officer, mode, from, until, document } => {
                let (signing, from, until) = (terms::signing(*mode), date(*from), date(*until));
                let office = texts::delegation_ended::office(document, &from, officer, signing, &until, who);
                let public = texts::delegation_ended::public(document, &from, signing, &until);
                Told::office(stop(&office)).public(stop(&public))
            }
            Self::DelegationTakenBack { officer, mode, from, reason } => {
                let (signing, from, why) = (terms::signing(*mode), date(*from), because(reason, None));
                let office = texts::delegation_taken_back::office(&from, officer, signing, who, &why);
                let public = texts::delegation_taken_back::public(&from, signing, &why);
                Told::office(stop(&office)).public(stop(&public))
            }
        }
    }
}

fn title(of: &LocalityTitle) -> String {
    texts::name::place(&of.province_kind, terms::locality_kind(of.kind), &of.name, &of.province)
}
