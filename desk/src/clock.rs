//! The one place where time enters: every act takes its moment from here and carries it along.
//!
//! A demonstration lives in the days of its story, whatever the machine's calendar says: its programs say once what
//! time it is there, and from then on that clock goes at the machine's pace.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sovang_domain::calendar;
use std::sync::OnceLock;

/// How far the story's clock stands from the machine's; unset where no story is told.
static STORY: OnceLock<SignedDuration> = OnceLock::new();

/// This moment.
#[must_use]
pub fn now() -> Timestamp {
    let machine = machine();
    STORY.get().and_then(|ahead| machine.checked_add(*ahead).ok()).unwrap_or(machine)
}

/// This moment on the machine's own clock, for what the machine dates itself: its files.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "this is the one place")]
pub fn machine() -> Timestamp {
    Timestamp::now()
}

/// From now on it is `moment` for this program. Said once; whatever is said later changes nothing.
pub fn live_in_story(moment: Timestamp) {
    STORY.get_or_init(|| moment.duration_since(machine()));
}

/// The day it is in the story, if this program lives in one.
#[must_use]
pub fn story_day() -> Option<Date> {
    STORY.get().map(|_| calendar::day(now()))
}
