//! What was recorded about one thing, as sentences with their numbers.

use crate::paths;
use crate::ui::State;
use crate::ui::timeline::{Item, timeline};
use maud::{Markup, html};
use sovang_projections::timeline::{TimelineRow, Tone};

/// The lines in the order given, each with its number in the ledger.
#[must_use]
pub fn lines(rows: &[TimelineRow]) -> Markup {
    timeline(rows.iter().map(item))
}

/// One line.
#[must_use]
pub fn item(row: &TimelineRow) -> Item {
    Item::at(row.at, &row.office)
        .state(state(row.tone))
        .log_index(row.log_index, paths::ledger_line(&row.locality, row.log_index))
}

/// The history of a page, newest last; a sentence when there is none.
#[must_use]
pub fn section(rows: &[TimelineRow]) -> Markup {
    crate::ui::section::section(
        "lich-su",
        "Đã làm gì, theo thứ tự thời gian",
        html! {
            @if rows.is_empty() { p { "Chưa có dòng nào." } } @else { (lines(rows)) }
        },
    )
}

/// The colour of a line; its sentence says the same.
#[must_use]
pub fn state(tone: Tone) -> State {
    match tone {
        Tone::Ok => State::Ok,
        Tone::Wait => State::Wait,
        Tone::Late => State::Late,
        Tone::Now => State::Now,
    }
}
