//! Parameters of the rules that a locality sets itself, and takes back.

use super::{Locality, LocalityEvent as E, LocalityRefusal as R};
use crate::calendar::{Holidays, day};
use crate::rules::{OwnParameter, Parameter, ParameterName as N, Rulebook};
use crate::stamp::Stamp;
use jiff::civil::Date;

/// What is asked about a parameter.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the fields are those of the events")]
pub enum ParameterChange {
    /// It is set, from a day on.
    Set { own: OwnParameter, reason: String },
    /// It was set by mistake.
    TakeBack { name: N, from: Date, reason: String },
}

impl Locality {
    /// The rules as they hold here: the shipped ones with what the locality has set.
    #[must_use]
    pub fn rules(&self, shipped: &Rulebook) -> Rulebook {
        shipped.with_own(&self.parameters)
    }

    /// The table of days off with the years that the locality has given one.
    pub(super) fn years_of(&self, table: &Holidays) -> Holidays {
        let and_year = |table: Holidays, own: &OwnParameter| match &own.parameter {
            Parameter::DaysOff { year, off, worked } => table.with_year(*year, off, worked),
            _ => table,
        };
        self.parameters.iter().fold(table.clone(), and_year)
    }

    pub(super) fn change_parameter(&self, change: ParameterChange, stamp: Stamp) -> Result<E, R> {
        match change {
            ParameterChange::Set { own, reason } => self.set_parameter(own, reason, stamp),
            ParameterChange::TakeBack { name, from, reason } => {
                self.take_back_parameter(name, from, reason, stamp)
            }
        }
    }

    /// A value takes a text and a reason; how rounds are run binds from today at the earliest, for what opens from then on.
    fn set_parameter(&self, own: OwnParameter, reason: String, stamp: Stamp) -> Result<E, R> {
        let name = own.parameter.name();
        if !own.is_sound() {
            return Err(R::ParameterUnsound);
        }
        if own.document.trim().is_empty() {
            return Err(R::ParameterOnNoPaper);
        }
        if reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        if matches!(name, N::Notice | N::Voting | N::Returns) && own.from < day(stamp.at) {
            return Err(R::ParameterBindsBackwards { from: own.from });
        }
        if self.own(name, own.from).is_some_and(|before| *before == own) {
            return Err(R::StandsSo);
        }
        let OwnParameter { from, parameter, document } = own;
        Ok(E::ParameterSet { parameter, from, document, reason, stamp })
    }

    fn take_back_parameter(&self, name: N, from: Date, reason: String, stamp: Stamp) -> Result<E, R> {
        self.own(name, from).ok_or(R::ParameterNotSet { from })?;
        if reason.trim().is_empty() {
            return Err(R::ReasonMissing);
        }
        Ok(E::ParameterTakenBack { name, from, reason, stamp })
    }

    pub(super) fn evolve_parameter(&mut self, event: E) {
        match event {
            E::ParameterSet { parameter, from, document, .. } => {
                self.parameters.push(OwnParameter { from, parameter, document });
            }
            // what was set for the same day before holds again
            E::ParameterTakenBack { name, from, .. } => {
                if let Some(place) = self.parameters.iter().rposition(|held| is(held, name, from)) {
                    self.parameters.remove(place);
                }
            }
            _ => {}
        }
    }

    /// What holds of a parameter from a day on: as it was set last for that day.
    fn own(&self, name: N, from: Date) -> Option<&OwnParameter> {
        self.parameters.iter().rfind(|held| is(held, name, from))
    }
}

fn is(held: &OwnParameter, name: N, from: Date) -> bool {
    held.parameter.name() == name && held.from == from
}
