//! A locality (xã, phường, đặc khu): its units, its council, who may sign for the chairman, its days off, whom it has erased.
//! registered -> units registered, renamed, merged -> councils appointed -> officers delegated

mod command;
mod days_off;
mod event;
mod parameters;
mod put_right;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{LocalityCommand, NewUnit};
pub use days_off::DayOff;
pub use event::{
    CouncilMember, CouncilPosition, LocalityEvent, LocalityKind, Numbering, SigningMode, UnitKind,
};
pub use parameters::ParameterChange;
pub use put_right::{LocalityRight, LocalityTitle, WhichDelegation};
pub use refusal::LocalityRefusal;

use crate::aggregate::aggregate;
use crate::calendar::day;
use crate::ids::{AccountId, SubjectId, UnitId, is_slug};
use crate::rules::OwnParameter;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The state of one locality.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Locality {
    title: Option<LocalityTitle>,
    units: BTreeMap<UnitId, Unit>,
    councils: Vec<Council>,
    delegations: Vec<Delegation>,
    /// As they were declared: of two about one day the later holds.
    days_off: Vec<DayOff>,
    numbering: Numbering,
    #[serde(default)]
    parameters: Vec<OwnParameter>,
    /// The text by which that was settled last.
    numbering_by: Option<String>,
    erased: BTreeSet<SubjectId>,
}

/// A unit as the locality keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Its name today.
    pub name: String,
    /// What it is.
    pub kind: UnitKind,
    /// The unit it was merged into.
    pub merged_into: Option<UnitId>,
    /// The day on which that was recorded: it owes nothing after it.
    pub merged_on: Option<Date>,
    /// Its names, each with the day from which it bore it, oldest first.
    names: Vec<(Date, String)>,
}

impl Unit {
    /// Its name on a day: before it was known here, the first known; none once it is part of another.
    #[must_use]
    pub fn name_on(&self, on: Date) -> Option<&str> {
        let borne = self.names.iter().rev().find(|(from, _)| *from <= on).or(self.names.first());
        borne.filter(|_| self.merged_on.is_none_or(|merged| on < merged)).map(|(_, name)| name.as_str())
    }
}

/// A council from the day it was appointed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Council {
    /// First day in office.
    pub from: Date,
    /// Its members.
    pub members: Vec<CouncilMember>,
    /// The text that appoints it.
    pub document: String,
}

/// An officer who may sign for the chairman.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delegation {
    /// Who.
    pub officer: AccountId,
    /// In which mode.
    pub mode: SigningMode,
    /// First day.
    pub from: Date,
    /// Last day, if the text names one.
    pub until: Option<Date>,
    /// The text that delegates.
    pub document: String,
}

/// The first day of every commune of today: xã, phường and đặc khu are those of 01/7/2025.
pub const FOUNDED: Date = jiff::civil::date(2025, 7, 1);

aggregate!(Locality, "locality", LocalityCommand, LocalityEvent, LocalityRefusal);

impl Locality {
    fn decide(&self, command: LocalityCommand) -> Result<Vec<LocalityEvent>, LocalityRefusal> {
        use LocalityCommand as C;
        use LocalityEvent as E;
        use LocalityRefusal as R;
        if self.title.is_none() && !matches!(command, C::Register { .. }) {
            return Err(R::NotRegistered);
        }
        Ok(vec![match command {
            C::Register { .. } if self.title.is_some() => return Err(R::AlreadyRegistered),
            C::Register { kind, name, province, province_kind, stamp } => {
                E::LocalityRegistered { kind, name, province, province_kind, stamp }
            }
            C::RegisterUnits { units, stamp } => return self.register(units, &stamp),
            C::RenameUnit { unit, name, document, stamp } => {
                let before = self.living(&unit)?.name.clone();
                if self.bears(&name) {
                    return Err(R::NameTaken { name });
                }
                E::UnitRenamed { unit, before, after: name, document, stamp }
            }
            C::CorrectUnitName { unit, name, reason, stamp } => {
                let before = self.living(&unit)?.name.clone();
                self.can_be_put_right(&name, &reason)?;
                E::UnitNameCorrected { unit, before, after: name, reason, stamp }
            }
            C::TakeBackMerger { unit, reason, stamp } => {
                E::UnitMergerTakenBack { into: self.merged(&unit, &reason)?, unit, reason, stamp }
            }
            C::MergeUnit { unit, into, document, stamp } => {
                self.living(&unit)?;
                self.living(&into)?;
                if unit == into {
                    return Err(R::MergedIntoItself);
                }
                E::UnitMerged { unit, into, document, stamp }
            }
            C::DelegateOfficer { from, .. } | C::AppointCouncil { from, .. } if from < FOUNDED => {
                return Err(R::BeforeTheCommune { founded: FOUNDED });
            }
            C::AppointCouncil { members, from, document, met, stamp } => {
                can_sit(&members)?;
                self.nobody_sat_since(from, None, &met)?;
                E::CouncilAppointed { members, from, document, stamp }
            }
            C::DelegateOfficer { from, until: Some(until), .. } if until < from => {
                return Err(R::EndsBeforeItStarts);
            }
            C::DelegateOfficer { officer, stamp, .. } if officer == stamp.by => {
                return Err(R::OwnDelegation);
            }
            C::DelegateOfficer { officer, mode, from, .. } if self.delegates(&officer, mode, from) => {
                return Err(R::AlreadyDelegated { from });
            }
            C::DelegateOfficer { officer, mode, from, until, document, stamp } => {
                E::OfficerDelegated { officer, mode, from, until, document, stamp }
            }
            C::DeclareDayOff { day, name, instead, document, table, stamp } => {
                self.declare_day_off(&table, DayOff { day, name, instead, document }, stamp)?
            }
            C::TakeBackDayOff { day, reason, document, stamp } => {
                self.take_back_day_off(day, reason, document, stamp)?
            }
            C::ChooseNumbering { numbering, document, stamp } => {
                self.choose_numbering(numbering, document, stamp)?
            }
            C::ChangeParameter { change, stamp } => self.change_parameter(change, stamp)?,
            C::PutRight { right, stamp } => self.put_right(right, stamp)?,
            C::EraseSubject { subjects, ground, document, stamp } => {
                return self.erase(subjects, ground, document, stamp);
            }
        }])
    }

    /// Each must fit what stands, and those before it.
    fn register(&self, units: Vec<NewUnit>, stamp: &Stamp) -> Result<Vec<LocalityEvent>, LocalityRefusal> {
        use LocalityRefusal as R;
        let mut after = self.clone();
        let mut registered = Vec::new();
        for NewUnit { unit, name, kind } in units {
            if !is_slug(unit.as_str()) {
                return Err(R::NotAnAddress { text: unit.to_string() });
            }
            if after.units.contains_key(&unit) {
                return Err(R::UnitAlreadyRegistered);
            }
            if after.bears(&name) {
                return Err(R::NameTaken { name });
            }
            let event = LocalityEvent::UnitRegistered { unit, name, kind, stamp: stamp.clone() };
            after.evolve(event.clone());
            registered.push(event);
        }
        Ok(registered)
    }

    /// All ids of one person at once; those erased before are left out.
    fn erase(
        &self,
        subjects: Vec<SubjectId>,
        ground: String,
        document: String,
        stamp: Stamp,
    ) -> Result<Vec<LocalityEvent>, LocalityRefusal> {
        let left = subjects.into_iter().filter(|subject| !self.erased.contains(subject));
        let erased = left.map(|subject| LocalityEvent::SubjectErased {
            subject,
            ground: ground.clone(),
            document: document.clone(),
            stamp: stamp.clone(),
        });
        let erased: Vec<LocalityEvent> = erased.collect();
        if erased.is_empty() { Err(LocalityRefusal::AlreadyErased) } else { Ok(erased) }
    }

    fn choose_numbering(
        &self,
        numbering: Numbering,
        document: String,
        stamp: Stamp,
    ) -> Result<LocalityEvent, LocalityRefusal> {
        // the same way by another text: the first was named wrongly
        if numbering == self.numbering && self.numbering_by.as_ref().is_none_or(|text| *text == document) {
            return Err(LocalityRefusal::NumberingAsBefore);
        }
        Ok(LocalityEvent::NumberingChosen { numbering, document, stamp })
    }

    fn evolve(&mut self, event: LocalityEvent) {
        use LocalityEvent as E;
        match event {
            E::LocalityRegistered { kind, name, province, province_kind, .. } => {
                self.title = Some(LocalityTitle { kind, name, province, province_kind });
            }
            E::UnitRegistered { unit, name, kind, stamp } => {
                let names = vec![(day(stamp.at), name.clone())];
                self.units.insert(unit, Unit { name, kind, merged_into: None, names, merged_on: None });
            }
            E::UnitRenamed { unit, after, stamp, .. } => {
                if let Some(unit) = self.units.get_mut(&unit) {
                    unit.names.push((day(stamp.at), after.clone()));
                    unit.name = after;
                }
            }
            E::UnitNameCorrected { unit, before, after, .. } => {
                if let Some(unit) = self.units.get_mut(&unit) {
                    // a misspelt name was never its name
                    for (_, name) in unit.names.iter_mut().filter(|(_, name)| *name == before) {
                        name.clone_from(&after);
                    }
                    unit.name = after;
                }
            }
            E::UnitMergerTakenBack { unit, .. } => {
                if let Some(unit) = self.units.get_mut(&unit) {
                    unit.merged_into = None;
                    unit.merged_on = None;
                }
            }
            E::UnitMerged { unit, into, stamp, .. } => {
                if let Some(unit) = self.units.get_mut(&unit) {
                    unit.merged_into = Some(into);
                    unit.merged_on = Some(day(stamp.at));
                }
            }
            E::CouncilAppointed { members, from, document, .. } => {
                self.councils.push(Council { from, members, document });
            }
            E::OfficerDelegated { officer, mode, from, until, document, .. } => {
                self.delegations.push(Delegation { officer, mode, from, until, document });
            }
            E::DayOffDeclared { day, name, instead, document, .. } => {
                self.days_off.push(DayOff { day, name, instead, document });
            }
            E::DayOffTakenBack { day, .. } => {
                self.days_off.retain(|off| off.day != day);
            }
            E::NumberingChosen { numbering, document, .. } => {
                (self.numbering, self.numbering_by) = (numbering, Some(document));
            }
            set @ (E::ParameterSet { .. } | E::ParameterTakenBack { .. }) => self.evolve_parameter(set),
            E::SubjectErased { subject, .. } => {
                self.erased.insert(subject);
            }
            right @ (E::LocalityCorrected { .. }
            | E::UnitRenameTakenBack { .. }
            | E::UnitKindCorrected { .. }
            | E::UnitStruck { .. }
            | E::DelegationEnded { .. }
            | E::CouncilCorrected { .. }
            | E::DelegationTakenBack { .. }) => self.evolve_right(right),
        }
    }

    fn living(&self, unit: &UnitId) -> Result<&Unit, LocalityRefusal> {
        let found = self.units.get(unit).ok_or(LocalityRefusal::UnitNotRegistered)?;
        if found.merged_into.is_some() { Err(LocalityRefusal::UnitAlreadyMerged) } else { Ok(found) }
    }

    fn can_be_put_right(&self, name: &str, reason: &str) -> Result<(), LocalityRefusal> {
        if self.bears(name) {
            return Err(LocalityRefusal::NameTaken { name: name.to_owned() });
        }
        if reason.trim().is_empty() { Err(LocalityRefusal::ReasonMissing) } else { Ok(()) }
    }

    /// What a unit became part of, if that can be taken back: nobody bears its name since.
    fn merged(&self, unit: &UnitId, reason: &str) -> Result<UnitId, LocalityRefusal> {
        let found = self.units.get(unit).ok_or(LocalityRefusal::UnitNotRegistered)?;
        let into = found.merged_into.clone().ok_or(LocalityRefusal::UnitNotMerged)?;
        self.can_be_put_right(&found.name, reason)?;
        Ok(into)
    }

    fn bears(&self, name: &str) -> bool {
        self.units.values().any(|unit| unit.merged_into.is_none() && unit.name == name)
    }

    /// Whether it is registered.
    #[must_use]
    pub fn is_registered(&self) -> bool {
        self.title.is_some()
    }

    /// Its units, merged ones too.
    #[must_use]
    pub fn units(&self) -> &BTreeMap<UnitId, Unit> {
        &self.units
    }

    /// The council in office on a day.
    #[must_use]
    pub fn council_on(&self, date: Date) -> Option<&Council> {
        self.councils.iter().filter(|council| council.from <= date).max_by_key(|council| council.from)
    }

    /// The texts that let officers sign for the chairman, as they were recorded.
    #[must_use]
    pub fn delegations(&self) -> &[Delegation] {
        &self.delegations
    }

    /// Who gives award decisions their numbers.
    #[must_use]
    pub fn numbering(&self) -> Numbering {
        self.numbering
    }
}

impl Delegation {
    /// Whether it lets the officer sign on a day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Three at least, one of them in the chair, nobody twice.
fn can_sit(members: &[CouncilMember]) -> Result<(), LocalityRefusal> {
    if members.len() < 3 {
        return Err(LocalityRefusal::CouncilTooSmall { members: members.len() });
    }
    if chairs(members) != 1 {
        return Err(LocalityRefusal::NotOneChair);
    }
    if has_twice(members) { Err(LocalityRefusal::MemberTwice) } else { Ok(()) }
}

fn chairs(members: &[CouncilMember]) -> usize {
    members.iter().filter(|member| member.position == CouncilPosition::Chair).count()
}

fn has_twice(members: &[CouncilMember]) -> bool {
    let accounts: BTreeSet<_> = members.iter().map(|member| &member.account).collect();
    accounts.len() < members.len()
}
