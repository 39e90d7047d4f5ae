//! The demo's agenda: who does what when. Nothing here writes a row: every deed is a request at the desk, as a page
//! would make it, only at a moment of the past.

use super::lots::Lots;
use jiff::Timestamp;
use jiff::civil::{Date, Time, date};
use sovang_domain::authority::Grant;
use sovang_domain::calendar::{Holidays, vietnam};
use sovang_domain::document::Document;
use sovang_domain::ids::{AccountId, PaperId};
use sovang_ledger::LedgerError;
use sovang_portal::blobs::Blobs;
use sovang_portal::desk::{Asking, Denied, Desk, Done};
use std::pin::Pin;
use std::time::Duration;

/// What is done, once it is its turn.
pub(super) type Act = Box<
    dyn FnOnce(Office, Asking) -> Pin<Box<dyn Future<Output = Result<Option<Done>, Stuck>> + Send>> + Send,
>;

/// What one does with the office and the asking, as an [`Act`].
pub(super) fn acting<F, Answer>(act: F) -> Act
where
    F: FnOnce(Office, Asking) -> Answer + Send + 'static,
    Answer: Future<Output = Result<Option<Done>, Stuck>> + Send + 'static,
{
    Box::new(move |office, asking| Box::pin(act(office, asking)))
}

/// An [`Act`] that is one request at the desk.
macro_rules! act {
    (|$office:ident, $asking:ident| $request:expr) => {
        $crate::commands::demo::agenda::acting(
            move |$office, $asking| async move { Ok(Some($request.await?)) },
        )
    };
}
pub(super) use act;

/// Where deeds are done.
#[derive(Clone)]
pub(super) struct Office {
    pub(super) desk: Desk,
    pub(super) blobs: Blobs,
}

/// Why the story cannot go on: a fault of the program, never of the data.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stuck {
    /// The desk refused what the story needs.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The ledger failed.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A paper could not be kept.
    #[error("paper: {0}")]
    Paper(String),
    /// The desk let through what it must refuse, or the views are late.
    #[error("{0}")]
    Unexpected(String),
    /// As above, with who was at it and when.
    #[error("{by} at {at}: {why}")]
    At {
        /// Who.
        by: AccountId,
        /// When.
        at: Timestamp,
        /// Why.
        why: Box<Stuck>,
    },
}

/// One entry of the agenda.
pub(super) struct Deed {
    at: Timestamp,
    by: AccountId,
    key: String,
    /// Whether the desk looks something up in the views, so that they must have caught up.
    looks_up: bool,
    act: Act,
}

/// All deeds, in the order of time once finished.
#[derive(Default)]
pub(super) struct Agenda(Vec<Deed>);

/// When the story ends, whatever the clock says: what would come later has not happened yet.
pub(super) const END: Date = date(2026, 11, 20);

/// How long to wait for the views.
const PATIENCE: Duration = Duration::from_secs(20);

impl Agenda {
    /// Takes over the deeds of a diary.
    pub(super) fn add(&mut self, diary: Diary<'_>) {
        self.0.extend(diary.deeds);
    }

    /// Does what has not been done yet; a run cut short goes on where it stopped, for every form has its own key.
    pub(super) async fn run(mut self, office: &Office, keeper: (&AccountId, &[Grant])) -> Result<(), Stuck> {
        self.0.sort_by_key(|deed| deed.at);
        let ledger = office.desk.ledger();
        let mut done = self.0.len();
        while done > 0 {
            let Some(deed) = self.0.get(done - 1) else { break };
            if ledger.receipt(&deed.key.clone().into()).await?.is_some() {
                break;
            }
            done -= 1;
        }
        // on a resumed run the views may be behind everything recorded before
        let mut last = (*ledger.head().borrow()).checked_sub(1);
        for deed in self.0.into_iter().skip(done) {
            let (by, at) = (deed.by.clone(), deed.at);
            let recorded = deed.run(office, keeper, last).await;
            let recorded = recorded.map_err(|why| Stuck::At { by, at, why: Box::new(why) })?;
            last = recorded.map(|done| done.log_index).or(last);
        }
        office.caught_up(last).await
    }
}

impl Deed {
    async fn run(
        self,
        office: &Office,
        (keeper, all): (&AccountId, &[Grant]),
        last: Option<u64>,
    ) -> Result<Option<Done>, Stuck> {
        if self.looks_up {
            office.caught_up(last).await?;
        }
        // the console opens the first account; everyone else has what the ledger says
        let grants = if self.by == *keeper { all.to_vec() } else { office.desk.grants(&self.by).await? };
        let asking = Asking {
            by: self.by,
            grants,
            at: self.at,
            fingerprint: self.key.clone(),
            key: self.key.into(),
            seen: None,
            answer: String::new(),
        };
        (self.act)(office.clone(), asking).await
    }
}

impl Office {
    async fn caught_up(&self, index: Option<u64>) -> Result<(), Stuck> {
        match index {
            Some(index) if self.desk.views().reached(index, PATIENCE).await.is_err() => {
                Err(Stuck::Unexpected(format!("the views did not reach {index}")))
            }
            _ => Ok(()),
        }
    }

    /// Keeps a paper as an uploaded one is kept.
    pub(super) async fn keep(&self, paper: &str, bytes: &[u8], ending: &str) -> Result<Document, Stuck> {
        let failed = |error: &dyn std::fmt::Debug| Stuck::Paper(format!("{error:?}"));
        let staged = self.blobs.stage_bytes(bytes, &format!("{paper}.{ending}")).await;
        let staged = staged.map_err(|error| failed(&error))?.map_err(|refused| failed(&refused))?;
        self.blobs.keep(&staged, &PaperId::from(paper)).await.map_err(|error| failed(&error))
    }
}

/// One hand that writes into the agenda: keeps office hours, and every deed a little later than the one before.
pub(super) struct Diary<'a> {
    holidays: &'a Holidays,
    pub(super) lots: Lots,
    day: Date,
    minute: u32,
    deeds: Vec<Deed>,
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
        let day = self.holidays.last_working_day(self.day, working_days);
        self.on(day)
    }

    /// The day it is turned to.
    pub(super) fn day(&self) -> Date {
        self.day
    }

    /// The last day of a period of so many working days that opens on this day.
    pub(super) fn working_days_on(&self, count: u16) -> Date {
        self.holidays.last_working_day(self.day, count)
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
        if sovang_domain::calendar::day(deed.at) <= END {
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
