//! Days, moments and deadlines.

use crate::format::sentence_case;
use crate::texts::figures::{
    date as dated, days_off_unknown as unknown, deadline as due, span as spanned, typed_day as typed,
    weekday as named,
};
use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, tz::Offset};
use sovang_domain::calendar::{DayFault, DaysOffUnknown, Deadline, Period, TimeLeft};
use sovang_domain::plan::{DueGrammar, YearlyDue};

/// Viet Nam keeps one offset the whole year, so no time zone table is needed.
const HANOI: Offset = Offset::constant(7);

/// A zero before days under 10 and before months 1 and 2 only, where a 1 or 2 could be put in front (NĐ 30/2020).
fn day_and_month(day: i8, month: i8) -> (String, String) {
    (format!("{day:02}"), if month < 3 { format!("{month:02}") } else { month.to_string() })
}

/// 05/11/2026, 09/3/2026, 02/02/2026
#[must_use]
pub fn date(date: Date) -> String {
    let (day, month) = day_and_month(date.day(), date.month());
    format!("{day}/{month}/{}", date.year())
}

/// ngày 05/11/2026
#[must_use]
pub fn date_long(day: Date) -> String {
    dated::with_word(date(day))
}

/// ngày 05 tháng 02 năm 2026, as papers under NĐ 30/2020 write it.
#[must_use]
pub fn written_date(date: Date) -> String {
    let (day, month) = day_and_month(date.day(), date.month());
    dated::written(day, month, date.year())
}

/// 06/11/2026 09:12, on a clock in Viet Nam.
#[must_use]
pub fn date_time(at: Timestamp) -> String {
    let local = HANOI.to_datetime(at);
    format!("{} {:02}:{:02}", date(local.date()), local.hour(), local.minute())
}

/// 07:00 ngày 12/11/2026, for a sentence.
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    let local = HANOI.to_datetime(at);
    dated::at_time(date(local.date()), format_args!("{:02}:{:02}", local.hour(), local.minute()))
}

/// 2026-11-06T09:12+07:00, for the `datetime` of a `time` element.
#[must_use]
pub fn machine_time(at: Timestamp) -> String {
    let local = HANOI.to_datetime(at);
    format!("{}T{:02}:{:02}+07:00", local.date(), local.hour(), local.minute())
}

/// The day it is in Viet Nam at that moment.
#[must_use]
pub fn local_date(at: Timestamp) -> Date {
    HANOI.to_datetime(at).date()
}

/// thứ Hai … Chủ nhật
#[must_use]
pub fn weekday(date: Date) -> &'static str {
    match date.weekday() {
        Weekday::Monday => named::monday(),
        Weekday::Tuesday => named::tuesday(),
        Weekday::Wednesday => named::wednesday(),
        Weekday::Thursday => named::thursday(),
        Weekday::Friday => named::friday(),
        Weekday::Saturday => named::saturday(),
        Weekday::Sunday => named::sunday(),
    }
}

/// trước ngày 05/11/2026; chậm nhất ngày 15/12/2025
#[must_use]
pub fn deadline(deadline: Deadline) -> String {
    match deadline {
        Deadline::Before(day) => due::before(date(day)),
        Deadline::By(day) => due::by(date(day)),
    }
}

/// trước ngày 05/11 of every year
#[must_use]
pub fn yearly(yearly: YearlyDue) -> String {
    let (day, month) = day_and_month(yearly.day, yearly.month);
    let day = format_args!("{day}/{month}");
    match yearly.grammar {
        DueGrammar::Before => due::before(day),
        DueGrammar::By => due::by(day),
    }
}

/// Còn 5 ngày làm việc; Hôm nay là ngày cuối; Đã hết hạn. Where they cannot be counted, Đến hết ngày 05/01/2027.
#[must_use]
pub fn working_days_left(left: Result<TimeLeft, DaysOffUnknown>, closes: Date) -> String {
    sentence_case(&match left {
        Ok(TimeLeft::Days(days)) => due::working_days_left(days),
        Ok(TimeLeft::LastDay) => due::last_day().to_owned(),
        Ok(TimeLeft::Late(_)) => due::over().to_owned(),
        Err(DaysOffUnknown { .. }) => due::until(date_long(closes)),
    })
}

/// Còn 5 ngày; Hôm nay là ngày cuối; Quá hạn 3 ngày. Calendar days.
#[must_use]
pub fn time_left(left: TimeLeft) -> String {
    sentence_case(&match left {
        TimeLeft::Days(days) => due::days_left(days),
        TimeLeft::LastDay => due::last_day().to_owned(),
        TimeLeft::Late(days) => due::days_late(days),
    })
}

/// Quá hạn nộp lại 3 ngày, of something that was returned.
#[must_use]
pub fn again_days_late(days: u16) -> String {
    sentence_case(&due::again_days_late(days))
}

/// chưa có bảng ngày nghỉ năm 2027
#[must_use]
pub fn days_off_unknown(DaysOffUnknown { year }: DaysOffUnknown) -> String {
    unknown::why(year)
}

/// Who enters the days off of a year, and where.
#[must_use]
pub fn who_enters_days_off(DaysOffUnknown { year }: DaysOffUnknown) -> String {
    unknown::who(year)
}

/// Why a day that was typed is not taken, and how to write it.
#[must_use]
pub fn day_fault(fault: DayFault) -> &'static str {
    match fault {
        DayFault::Unreadable => typed::unreadable(),
        DayFault::ShortYear => typed::short_year(),
        DayFault::MonthFirst => typed::month_first(),
        DayFault::NotInCalendar => typed::not_in_calendar(),
        DayFault::AnotherAge => typed::another_age(),
    }
}

/// 01/7/2025 – 31/10/2025
#[must_use]
pub fn period(period: Period) -> String {
    format!("{} – {}", date(period.from), date(period.to))
}

/// từ 01/7/2026 đến hết 31/12/2026; từ 01/7/2026
#[must_use]
pub fn span(from: Date, until: Option<Date>) -> String {
    match until {
        Some(until) => spanned::from_until(date(from), date(until)),
        None => spanned::open(date(from)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn only_days_under_ten_and_the_first_two_months_take_a_zero() {
        assert_eq!(date(day(2026, 11, 5)), "05/11/2026");
        assert_eq!(date(day(2026, 3, 9)), "09/3/2026");
        assert_eq!(date(day(2026, 2, 2)), "02/02/2026");
        assert_eq!(date(day(2026, 9, 21)), "21/9/2026");
        assert_eq!(date_long(day(2026, 1, 31)), "ngày 31/01/2026");
        assert_eq!(written_date(day(2026, 2, 5)), "ngày 05 tháng 02 năm 2026");
        assert_eq!(written_date(day(2026, 11, 21)), "ngày 21 tháng 11 năm 2026");
    }

    #[test]
    fn a_moment_is_shown_on_a_clock_in_viet_nam() {
        let late: Timestamp = "2026-11-05T17:30:59Z".parse().unwrap();
        assert_eq!(date_time(late), "06/11/2026 00:30");
        assert_eq!(time_of_day(late), "00:30 ngày 06/11/2026");
        assert_eq!(machine_time(late), "2026-11-06T00:30+07:00");
        assert_eq!(local_date(late), day(2026, 11, 6));
        assert_eq!(weekday(local_date(late)), "thứ Sáu");
        assert_eq!(weekday(day(2026, 11, 8)), "Chủ nhật");
    }

    #[test]
    fn deadlines_keep_the_grammar_of_the_plan() {
        assert_eq!(deadline(Deadline::Before(day(2026, 11, 5))), "trước ngày 05/11/2026");
        assert_eq!(deadline(Deadline::By(day(2025, 12, 15))), "chậm nhất ngày 15/12/2025");
        assert_eq!(yearly(YearlyDue { grammar: DueGrammar::Before, month: 2, day: 9 }), "trước ngày 09/02");
        assert_eq!(yearly(YearlyDue { grammar: DueGrammar::By, month: 11, day: 5 }), "chậm nhất ngày 05/11");
    }

    #[test]
    fn days_that_cannot_be_counted_are_not_named() {
        let closes = day(2027, 1, 5);
        assert_eq!(working_days_left(Ok(TimeLeft::Days(5)), closes), "Còn 5 ngày làm việc");
        let unknown = DaysOffUnknown { year: 2027 };
        assert_eq!(working_days_left(Err(unknown), closes), "Đến hết ngày 05/01/2027");
        assert_eq!(days_off_unknown(unknown), "chưa có bảng ngày nghỉ năm 2027");
        let who = who_enters_days_off(unknown);
        assert!(who.starts_with("Văn thư hoặc Chủ tịch") && who.contains("Tham số"), "{who}");
    }

    #[test]
    fn the_last_day_is_named_and_is_not_late() {
        let closes = day(2026, 11, 30);
        for (left, working, calendar) in [
            (TimeLeft::Days(1), "Còn 1 ngày làm việc", "Còn 1 ngày"),
            (TimeLeft::LastDay, "Hôm nay là ngày cuối", "Hôm nay là ngày cuối"),
            (TimeLeft::Late(1), "Đã hết hạn", "Quá hạn 1 ngày"),
        ] {
            assert_eq!(working_days_left(Ok(left), closes), working);
            assert_eq!(time_left(left), calendar);
        }
    }

    #[test]
    fn only_a_day_that_is_in_no_calendar_is_called_so_and_all_say_how_to_write_it() {
        use DayFault as F;
        for fault in [F::Unreadable, F::ShortYear, F::MonthFirst, F::NotInCalendar, F::AnotherAge] {
            let words = day_fault(fault);
            assert_eq!(words.contains("không có trong lịch"), fault == F::NotInCalendar, "{words}");
            assert!(words.contains("/2026"), "an example: {words}");
        }
        assert!(day_fault(F::MonthFirst).contains("viết ngày/tháng/năm"));
    }

    #[test]
    fn a_span_without_an_end_names_its_first_day() {
        assert_eq!(span(day(2026, 7, 1), Some(day(2026, 12, 31))), "từ 01/7/2026 đến hết 31/12/2026");
        assert_eq!(span(day(2026, 7, 1), None), "từ 01/7/2026");
    }
}
