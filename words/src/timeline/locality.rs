//! Sentences about a locality: units, councils, delegations, days off, erasures.

use super::Told;
use super::locality_right::LocalityRightDeed;
use super::name::{Unit, count};
use super::parameter::ParameterDeed;
use super::slip::because;
use crate::format::{date, inside, stop};
use crate::terms;
use crate::texts::timeline as texts;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sovang_domain::locality::{LocalityKind, Numbering, SigningMode, UnitKind};

/// What was done about a locality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "variants and fields are named as in the event")]
pub enum LocalityDeed {
    Registered { kind: LocalityKind, name: String, province: String, province_kind: String },
    UnitRegistered { name: String, kind: UnitKind },
    UnitRenamed { before: String, after: String, document: String },
    UnitMerged { unit: Unit, into: Unit, document: String },
    CouncilAppointed { members: usize, from: Date, document: String },
    OfficerDelegated { officer: String, mode: SigningMode, from: Date, until: Option<Date>, document: String },
    DayOffDeclared { day: Date, name: String, instead: Option<Date>, document: String },
    DayOffTakenBack { day: Date, reason: String, document: String },
    NumberingChosen { numbering: Numbering, document: String },
    SubjectErased { ground: String, document: String },
    UnitNameCorrected { before: String, after: String, reason: String },
    MergerTakenBack { unit: Unit, into: Unit, reason: String },
    Parameter(ParameterDeed),
    PutRight(LocalityRightDeed),
}

impl LocalityDeed {
    pub(super) fn told(&self, who: &str) -> Told {
        match self {
            Self::Registered { kind, name, province, province_kind } => {
                let place = texts::name::place(province_kind, terms::locality_kind(*kind), name, province);
                Told::office(texts::registered::office(&place, who)).public(texts::registered::public(&place))
            }
            Self::UnitRegistered { name, kind } => {
                let (kind, unit) = (terms::unit_kind(*kind), inside(name));
                Told::office(texts::unit_registered::office(kind, &unit, who))
                    .public(texts::unit_registered::public(kind, &unit))
            }
            Self::UnitRenamed { before, after, document } => {
                let change = stop(&texts::unit_renamed::change(inside(after), inside(before), document));
                Told::office(texts::part::noted(&change, who)).public(change)
            }
            Self::UnitMerged { unit, into, document } => {
                let change = stop(&texts::unit_merged::change(document, into.text(), unit.text()));
                Told::office(texts::part::noted(&change, who)).public(change)
            }
            Self::CouncilAppointed { members, from, document } => {
                let council =
                    stop(&texts::council_appointed::council(count(*members), date(*from), document));
                Told::office(texts::council_appointed::office(&council, who))
                    .public(texts::council_appointed::public(&council))
            }
            Self::OfficerDelegated { officer, mode, from, until, document } => {
                let (signing, from) = (terms::signing(*mode), date(*from));
                let term = stop(&match until {
                    Some(day) => texts::officer_delegated::term_until(document, from, signing, date(*day)),
                    None => texts::officer_delegated::term(document, from, signing),
                });
                Told::office(texts::officer_delegated::office(officer, &term, who))
                    .public(texts::officer_delegated::public(&term))
            }
            Self::DayOffDeclared { day, name, instead, document } => {
                let instead =
                    instead.map_or_else(String::new, |day| texts::day_off_declared::instead(date(day)));
                let off = stop(&texts::day_off_declared::off(date(*day), document, &instead, name));
                Told::office(texts::day_off_declared::office(&off, who))
                    .public(texts::day_off_declared::public(&off))
            }
            Self::DayOffTakenBack { day, reason, document } => {
                let back = stop(&texts::day_off_taken_back::back(date(*day), document, reason));
                Told::office(texts::day_off_taken_back::office(&back, who))
                    .public(texts::day_off_taken_back::public(&back))
            }
            Self::NumberingChosen { numbering, document } => {
                let how = match numbering {
                    Numbering::ByClerk => texts::numbering_chosen::by_clerk(document),
                    Numbering::ByProgram => texts::numbering_chosen::by_program(document),
                };
                let how = stop(&how);
                Told::office(texts::numbering_chosen::office(&how, who)).public(how)
            }
            Self::UnitNameCorrected { before, after, reason } => {
                let why = because(reason, None);
                let change = stop(&texts::unit_name_corrected::change(inside(after), inside(before), &why));
                Told::office(texts::part::noted(&change, who)).public(change)
            }
            Self::MergerTakenBack { unit, into, reason } => {
                let why = because(reason, None);
                let change = stop(&texts::merger_taken_back::change(into.text(), unit.text(), &why));
                Told::office(texts::part::noted(&change, who)).public(change)
            }
            Self::Parameter(parameter) => parameter.told(who),
            Self::PutRight(right) => right.told(who),
            Self::SubjectErased { ground, document } => {
                Told::office(stop(&texts::subject_erased::office(document, ground, who)))
                    .public(stop(&texts::subject_erased::public(document, ground)))
            }
        }
    }
}
