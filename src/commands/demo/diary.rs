//! One hand that writes into the agenda: keeps office hours, and turns no page back.

use super::agenda::{Act, Deed};
use super::lots::Lots;
use jiff::civil::{Date, Time, date};
use jiff::{Timestamp, ToSpan as _};
use sovang_domain::calendar::{Holidays, day, vietnam};
use sovang_domain::ids::AccountId;

/// When the story ends, whatever the clock says: what would come later has not happened yet.
pub(super) const END: Date = date(2026, 11, 20);

/// One hand that writes into the agenda: keeps office hours, and every deed a little later than the one before.
pub(super) struct Diary<'a> {
    holidays: &'a Holidays,
    pub(super) lots: Lots,
    day: Date,
    minute: u32,
    pub(super) deeds: Vec<Deed>,
}

/// Offices work from half past seven to five, with a break at noon (minutes of the day).
const MORNING: u32 = 450;
const NOON: u32 = 690;
const AFTERNOON: u32 = 810;
const EVENING: u32 = 1_020;

impl<'a> Diary<'a> {
    /// A diary that begins on the first working day from `day` on.
    pub(super) fn new(holidays: &'a Holidays, lots: Lots, day: Date) -> Self {
        let mut diary = Self { holidays, lots, day, minute: MORNING, deeds: Vec::new() };
        diary.minute += diary.lots.between(5, 70);
        diary.on(day);
        diary
    }

    /// Turns to the first working day from `day` on, some time in the morning; never back.
    pub(super) fn on(&mut self, day: Date) -> &mut Self {
        if day > self.day {
            self.day = day;
            self.minute = MORNING + self.lots.between(5, 70);
        }
        while !self.holidays.is_working_day(self.day) {
            self.day = self.day.tomorrow().unwrap_or(self.day);
        }
        self
    }

    /// Turns to the working day so many working days ahead.
    pub(super) fn later(&mut self, working_days: u16) -> &mut Self {
        let day = self.working_days_on(working_days);
        self.on(day)
    }

    /// The day it is turned to.
    pub(super) fn day(&self) -> Date {
        self.day
    }

    /// The last day of a period of so many working days that opens on this day.
    pub(super) fn working_days_on(&self, count: u16) -> Date {
        // beyond the tables lies what has not happened yet: the story ends before
        self.holidays.last_working_day(self.day, count).unwrap_or(END.saturating_add(1.day()))
    }

    /// A deed; its key, which names what the deed makes.
    pub(super) fn does(&mut self, by: AccountId, act: Act) -> String {
        let key = self.lots.key();
        self.enter(by, key.clone(), false, act);
        key
    }

    /// A deed for which the desk looks something up in the views.
    pub(super) fn looks_up(&mut self, by: AccountId, act: Act) -> String {
        let key = self.lots.key();
        self.enter(by, key.clone(), true, act);
        key
    }

    fn enter(&mut self, by: AccountId, key: String, looks_up: bool, act: Act) {
        self.minute += self.lots.between(2, 9);
        if (NOON..AFTERNOON).contains(&self.minute) {
            self.minute = AFTERNOON + self.lots.between(0, 15);
        }
        if self.minute >= EVENING {
            self.later(1);
        }
        let second = self.lots.between(0, 59);
        let at = moment(self.day, self.minute, second);
        self.push(Deed { at, by, key, looks_up, act });
    }

    fn push(&mut self, deed: Deed) {
        if day(deed.at) <= END {
            self.deeds.push(deed);
        }
    }

    /// A deed at an hour of one's own, as citizens and late reporters have: `minute` counts from midnight.
    pub(super) fn does_at(&mut self, day: Date, minute: u32, by: AccountId, act: Act) -> String {
        let key = self.lots.key();
        let second = self.lots.between(0, 59);
        self.push(Deed { at: moment(day, minute, second), by, key: key.clone(), looks_up: false, act });
        key
    }
}

/// Before anything happened: when the passwords of the demonstration were set.
pub(super) fn opening() -> Timestamp {
    moment(date(2025, 7, 14), MORNING, 0)
}

fn moment(day: Date, minute: u32, second: u32) -> Timestamp {
    let small = |number: u32| i8::try_from(number).unwrap_or_default();
    let time = Time::new(small(minute / 60), small(minute % 60), small(second), 0).unwrap_or_default();
    // a fixed offset has neither gaps nor folds
    day.to_datetime(time).to_zoned(vietnam()).map(|at| at.timestamp()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use sovang_domain::calendar::local;
    use std::collections::BTreeMap;

    #[test]
    fn deeds_keep_office_hours_and_their_order() {
        let off = BTreeMap::from([(date(2026, 9, 2), "Quốc khánh".to_owned())]);
        let holidays = Holidays::new(off, BTreeMap::new(), vec![2026]);
        let mut diary = Diary::new(&holidays, Lots::new(1, "x"), date(2026, 8, 29));
        assert_eq!(diary.day(), date(2026, 8, 31), "the 29th is a Saturday");
        for _ in 0..200 {
            diary.does("x".into(), Box::new(|_, _| Box::pin(async { Ok(None) })));
        }
        let times: Vec<_> = diary.deeds.iter().map(|deed| local(deed.at)).collect();
        assert!(times.is_sorted_by(|a, b| a < b));
        for time in times {
            assert!(holidays.is_working_day(time.date()), "{time}");
            assert!((7..17).contains(&time.hour()) && time.hour() != 12, "{time}");
        }
    }
}
