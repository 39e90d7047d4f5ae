//! What was entered wrongly about a locality, its units and who signs for the chairman, put right until something rests on it.

use super::{
    Council, CouncilMember, Delegation, FOUNDED, Locality, LocalityEvent as E, LocalityKind,
    LocalityRefusal as R, SigningMode, UnitKind, can_sit,
};
use crate::ids::{AccountId, UnitId};
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a locality is called: the name without the kind, the province likewise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct LocalityTitle {
    pub kind: LocalityKind,
    pub name: String,
    pub province: String,
    pub province_kind: String,
}

/// Which delegation: of one officer, mode and first day there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub struct WhichDelegation {
    pub officer: AccountId,
    pub mode: SigningMode,
    pub from: Date,
}

/// What is put right.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub enum LocalityRight {
    /// What the locality is called.
    Title { after: LocalityTitle, reason: String },
    /// What a unit is.
    UnitKind { unit: UnitId, after: UnitKind, reason: String },
    /// The last new name of a unit was recorded by mistake.
    TakeBackRename { unit: UnitId, reason: String },
    /// A unit that was entered by mistake; `used` is how much rests on it elsewhere, looked up.
    Strike { unit: UnitId, used: usize, reason: String },
    /// A delegation ends on a day; `signed` is how many decisions were signed by it later, looked up.
    EndDelegation { which: WhichDelegation, until: Date, document: String, signed: usize },
    /// The council that takes office on the day `which`, as its text has it.
    /// `met` are the days on which a council of the locality met, looked up.
    Council {
        which: Date,
        members: Vec<CouncilMember>,
        from: Date,
        document: String,
        reason: String,
        met: Vec<Date>,
    },
    /// A delegation that was never given; `signed` is how many decisions were signed by it, looked up.
    TakeBackDelegation { which: WhichDelegation, reason: String, signed: usize },
}

impl Locality {
    pub(super) fn put_right(&self, right: LocalityRight, stamp: Stamp) -> Result<E, R> {
        match right {
            LocalityRight::Title { after, reason } => {
                let before = self.title.clone().ok_or(R::NotRegistered)?;
                differs(&before, &after)?;
                Ok(E::LocalityCorrected { before, after, reason: given(reason)?, stamp })
            }
            LocalityRight::UnitKind { unit, after, reason } => {
                let before = self.living(&unit)?.kind;
                differs(&before, &after)?;
                Ok(E::UnitKindCorrected { unit, before, after, reason: given(reason)?, stamp })
            }
            LocalityRight::TakeBackRename { unit, reason } => {
                let found = self.living(&unit)?;
                let [.., (_, after), _] = found.names.as_slice() else { return Err(R::NeverRenamed) };
                let (before, after) = (found.name.clone(), after.clone());
                if before != after && self.bears(&after) {
                    return Err(R::NameTaken { name: after });
                }
                Ok(E::UnitRenameTakenBack { unit, before, after, reason: given(reason)?, stamp })
            }
            LocalityRight::Strike { unit, used, reason } => {
                let name = self.living(&unit)?.name.clone();
                match used.saturating_add(self.resting_on(&unit)) {
                    0 => Ok(E::UnitStruck { unit, name, reason: given(reason)?, stamp }),
                    used => Err(R::UnitInUse { used }),
                }
            }
            LocalityRight::EndDelegation { which, until, document, signed } => {
                let held = self.delegated(&which)?;
                if until < held.from {
                    return Err(R::EndsBeforeItStarts);
                }
                if held.until.is_some_and(|ends| ends <= until) {
                    return Err(R::EndsAlready);
                }
                let WhichDelegation { officer, mode, from } = which;
                match signed {
                    0 => Ok(E::DelegationEnded { officer, mode, from, until, document, stamp }),
                    signed => Err(R::DelegationUsed { signed }),
                }
            }
            LocalityRight::Council { from, .. } if from < FOUNDED => {
                Err(R::BeforeTheCommune { founded: FOUNDED })
            }
            LocalityRight::Council { which, members, from, document, reason, met } => {
                let held = self.councils.iter().rev().find(|council| council.from == which);
                let held = held.ok_or(R::NoSuchCouncil)?;
                can_sit(&members)?;
                if members != held.members || from != held.from {
                    for first in [which, from] {
                        self.nobody_sat_since(first, Some(which), &met)?;
                    }
                }
                differs(held, &Council { from, members: members.clone(), document: document.clone() })?;
                let (before, reason) = (held.members.clone(), given(reason)?);
                Ok(E::CouncilCorrected { which, before, members, from, document, reason, stamp })
            }
            LocalityRight::TakeBackDelegation { which, reason, signed } => {
                self.delegated(&which)?;
                let WhichDelegation { officer, mode, from } = which;
                match signed {
                    0 => Ok(E::DelegationTakenBack { officer, mode, from, reason: given(reason)?, stamp }),
                    signed => Err(R::DelegationUsed { signed }),
                }
            }
        }
    }

    /// Whether nobody met from a day on, up to the first day of the next council: who sat there stays who sat there. The
    /// council that is `moved` is no end of its own days.
    pub(super) fn nobody_sat_since(&self, from: Date, moved: Option<Date>, met: &[Date]) -> Result<(), R> {
        let others = self.councils.iter().map(|council| council.from).filter(|first| Some(*first) != moved);
        let next = others.filter(|first| *first > from).min();
        let sat = met.iter().filter(|on| **on >= from && next.is_none_or(|next| **on < next)).min();
        sat.map_or(Ok(()), |on| Err(R::CouncilHasMet { on: *on }))
    }

    /// Units that became part of it, seats in the councils.
    fn resting_on(&self, unit: &UnitId) -> usize {
        let absorbed = self.units.values().filter(|other| other.merged_into.as_ref() == Some(unit)).count();
        let seats = self.councils.iter().flat_map(|council| &council.members);
        absorbed + seats.filter(|member| member.unit == *unit).count()
    }

    /// Whether there is one of that officer, mode and first day.
    pub(super) fn delegates(&self, officer: &AccountId, mode: SigningMode, from: Date) -> bool {
        self.delegated(&WhichDelegation { officer: officer.clone(), mode, from }).is_ok()
    }

    fn delegated(&self, which: &WhichDelegation) -> Result<&Delegation, R> {
        self.delegations.iter().rev().find(|held| held.is(which)).ok_or(R::NoSuchDelegation)
    }

    pub(super) fn evolve_right(&mut self, event: E) {
        match event {
            E::LocalityCorrected { after, .. } => self.title = Some(after),
            E::UnitKindCorrected { unit, after, .. } => {
                if let Some(unit) = self.units.get_mut(&unit) {
                    unit.kind = after;
                }
            }
            E::UnitRenameTakenBack { unit, after, .. } => {
                if let Some(unit) = self.units.get_mut(&unit) {
                    unit.names.pop();
                    unit.name = after;
                }
            }
            E::UnitStruck { unit, .. } => {
                self.units.remove(&unit);
            }
            E::DelegationEnded { officer, mode, from, until, .. } => {
                let which = WhichDelegation { officer, mode, from };
                if let Some(held) = self.delegations.iter_mut().rev().find(|held| held.is(&which)) {
                    held.until = Some(until);
                }
            }
            E::CouncilCorrected { which, members, from, document, .. } => {
                if let Some(held) = self.councils.iter_mut().rev().find(|council| council.from == which) {
                    *held = Council { from, members, document };
                }
            }
            E::DelegationTakenBack { officer, mode, from, .. } => {
                let which = WhichDelegation { officer, mode, from };
                // ledgers of before may hold two: the later one, as in the register of those who sign
                if let Some(last) = self.delegations.iter().rposition(|held| held.is(&which)) {
                    self.delegations.remove(last);
                }
            }
            _ => {}
        }
    }
}

impl Delegation {
    fn is(&self, which: &WhichDelegation) -> bool {
        (&self.officer, self.mode, self.from) == (&which.officer, which.mode, which.from)
    }
}

fn differs<T: PartialEq>(before: &T, after: &T) -> Result<(), R> {
    if before == after { Err(R::StandsSo) } else { Ok(()) }
}

fn given(reason: String) -> Result<String, R> {
    if reason.trim().is_empty() { Err(R::ReasonMissing) } else { Ok(reason) }
}
