//! The day of an act that happens on paper: never later than the day it is recorded, never before what it rests on.

use crate::calendar::day;
use crate::stamp::Stamp;
use jiff::civil::Date;

/// What an act on paper rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestsOn {
    /// The last day of the notice: the council meets only after it.
    Notice,
    /// The last answer to a comment.
    Answer,
    /// The council's meeting.
    Meeting,
    /// The proposal to the chairman.
    Proposal,
    /// The dossier of an award out of turn, as its own papers or the book have it.
    Dossier,
    /// The first day of the achievement.
    Achievement,
    /// The last day of the achievement.
    Achieved,
    /// The decision that made the award.
    Decision,
    /// The paper by which an award holds no more.
    End,
    /// The proposal sent upward.
    Forwarding,
    /// The plan.
    Plan,
    /// The first day of the year a report is about.
    ReportYear,
}

/// Why an act cannot have happened on the day that was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields name themselves")]
pub enum WrongDay {
    /// The day has not come yet.
    #[error("{on} is after {today}")]
    NotYet { on: Date, today: Date },
    /// What it rests on had not happened.
    #[error("{on} is too early: {rests_on:?} was on {since}")]
    TooEarly { on: Date, rests_on: RestsOn, since: Date },
    /// It was recorded, and public, before that day.
    #[error("{on} is after {entered}, when it was recorded")]
    AfterEntry { on: Date, entered: Date },
}

/// The day `on`, if the act recorded with `stamp` can have happened then.
///
/// # Errors
/// [`WrongDay`] when it lies after the day of recording, or before one of the days it rests on.
pub fn on_paper(
    on: Date,
    stamp: &Stamp,
    rests_on: impl IntoIterator<Item = (RestsOn, Date)>,
) -> Result<Date, WrongDay> {
    let today = day(stamp.at);
    if on > today {
        return Err(WrongDay::NotYet { on, today });
    }
    let early = |(what, since): &(RestsOn, Date)| on < *since || (*what == RestsOn::Notice && on == *since);
    match rests_on.into_iter().find(early) {
        None => Ok(on),
        Some((rests_on, since)) => Err(WrongDay::TooEarly { on, rests_on, since }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn recorded() -> Stamp {
        Stamp::new("phu-tan.thi-dua", "2026-12-01T08:00:00+07:00".parse().unwrap())
    }

    #[test]
    fn an_act_on_paper_is_of_today_or_before_and_not_before_what_it_rests_on() {
        let (meeting, today) = (date(2026, 11, 30), date(2026, 12, 1));
        let after_meeting = |on| on_paper(on, &recorded(), [(RestsOn::Meeting, meeting)]);
        assert_eq!(after_meeting(today), Ok(today));
        assert_eq!(after_meeting(meeting), Ok(meeting), "the same day is early enough");
        let tomorrow = date(2026, 12, 2);
        assert_eq!(after_meeting(tomorrow), Err(WrongDay::NotYet { on: tomorrow, today }));
        let on = date(2026, 11, 29);
        let early = WrongDay::TooEarly { on, rests_on: RestsOn::Meeting, since: meeting };
        assert_eq!(after_meeting(on), Err(early));
    }

    #[test]
    fn the_last_day_of_the_notice_is_too_early_the_next_is_not() {
        let closes = date(2026, 11, 27);
        let after_notice = |on| on_paper(on, &recorded(), [(RestsOn::Notice, closes)]);
        assert!(after_notice(closes).is_err());
        assert!(after_notice(date(2026, 11, 28)).is_ok());
    }
}
