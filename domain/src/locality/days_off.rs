//! Days off that were announced after the table of the law was made: swapped with a weekend day, or given on short notice.

use super::{Locality, LocalityEvent as E, LocalityRefusal as R};
use crate::calendar::Holidays;
use crate::stamp::Stamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A day off that the locality declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOff {
    /// The day on which offices are closed.
    pub day: Date,
    /// Why: "Nghỉ hoán đổi".
    pub name: String,
    /// The day worked instead, if the text names one.
    pub instead: Option<Date>,
    /// The text that announces it.
    pub document: String,
}

impl Locality {
    /// The table of the law with what the locality has declared up to now.
    #[must_use]
    pub fn calendar(&self, table: &Holidays) -> Holidays {
        let and_off = |table: Holidays, day: &DayOff| table.and_off(day.day, &day.name, day.instead);
        self.days_off.iter().fold(self.years_of(table), and_off)
    }

    /// A day can only be off if it would be worked, and only be worked instead if it would be off.
    pub(super) fn declare_day_off(&self, table: &Holidays, off: DayOff, stamp: Stamp) -> Result<E, R> {
        let calendar = self.calendar(table);
        let DayOff { day, name, instead, document } = off;
        if !calendar.is_working_day(day) {
            return Err(R::DayOffAlready { day });
        }
        if let Some(day) = instead.filter(|instead| calendar.is_working_day(*instead)) {
            return Err(R::WorkedAnyway { day });
        }
        Ok(E::DayOffDeclared { day, name, instead, document, stamp })
    }

    pub(super) fn take_back_day_off(
        &self,
        day: Date,
        reason: String,
        document: String,
        stamp: Stamp,
    ) -> Result<E, R> {
        if self.days_off.iter().all(|off| off.day != day) {
            return Err(R::DayOffNotDeclared { day });
        }
        Ok(E::DayOffTakenBack { day, reason, document, stamp })
    }
}
