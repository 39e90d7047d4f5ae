//! Time elements: the day or moment for people, and again for machines.

use jiff::{Timestamp, civil::Date};
use maud::{Markup, html};

use sovang_words::format;

/// A day: 18/11/2026.
#[must_use]
pub fn day(date: Date) -> Markup {
    html! { time datetime=(format_args!("{date}")) { (format::date(date)) } }
}

/// The day of an act on paper; where it was recorded on another one, that too:
/// 30/11/2026 (ghi vào sổ ngày 01/12/2026).
#[must_use]
pub fn acted(on: Date, recorded: Timestamp) -> Markup {
    let recorded = format::local_date(recorded);
    html! {
        (day(on))
        @if recorded != on { " (ghi vào sổ ngày " (day(recorded)) ")" }
    }
}

/// A moment, to the minute: 06/11/2026 09:12.
#[must_use]
pub fn moment(at: Timestamp) -> Markup {
    html! { time datetime=(format::machine_time(at)) { (format::date_time(at)) } }
}

/// A moment inside a sentence: 07:00 ngày 12/11/2026.
#[must_use]
pub fn moment_long(at: Timestamp) -> Markup {
    html! { time datetime=(format::machine_time(at)) { (format::time_of_day(at)) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_time_is_readable_by_people_and_machines() {
        let at = "2026-11-06T02:12:40Z".parse().unwrap();
        renders(day(jiff::civil::date(2026, 3, 9)), r#"<time datetime="2026-03-09">09/3/2026</time>"#);
        renders(
            acted(jiff::civil::date(2026, 11, 6), at),
            r#"<time datetime="2026-11-06">06/11/2026</time>"#,
        );
        renders(
            acted(jiff::civil::date(2026, 11, 5), at),
            r#"<time datetime="2026-11-05">05/11/2026</time> (ghi vào sổ ngày <time datetime="2026-11-06">06/11/2026</time>)"#,
        );
        renders(moment(at), r#"<time datetime="2026-11-06T09:12+07:00">06/11/2026 09:12</time>"#);
        renders(moment_long(at), r#"<time datetime="2026-11-06T09:12+07:00">09:12 ngày 06/11/2026</time>"#);
    }
}
