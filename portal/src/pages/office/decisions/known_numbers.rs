//! The numbers of a year that this book knows, beside the field in which one more is typed: what lies between them and
//! what stands out of order, for the clerk to compare with the register. Nothing is claimed of numbers that others use.

use crate::paths;
use crate::ui::time::day;
use maud::{Markup, html};
use sovang_domain::award_round::symbol;
use sovang_projections::decision_register::DecisionRow;

/// One line each, the highest number first. `known` is of one year.
pub(super) fn list(known: &[DecisionRow]) -> Markup {
    let Some(year) = known.first().map(|row| row.year) else {
        return html! { p { small { "Năm nay sổ này chưa ghi quyết định khen thưởng nào." } } };
    };
    html! {
        h3 { "Số đã có trong sổ này, năm " (year) }
        ul {
            @for (place, row) in known.iter().enumerate() {
                li {
                    a href=(paths::decision(&row.locality, row.year, row.number)) { (row.symbol) }
                    " ngày " (day(row.signed_on))
                    @if let Some(lower) = known.get(place + 1) {
                        @if lower.signed_on > row.signed_on { ", ký trước số " (lower.symbol) " nhỏ hơn" }
                        @if let Some(between) = between(lower.number, row.number) { "; dưới số này chưa ghi " (between) }
                    }
                }
            }
        }
        p { small { "Sổ này không biết số đã dùng cho quyết định khác; đối chiếu với sổ đăng ký văn bản." } }
    }
}

/// The numbers between two that this book does not know: 06/QĐ-UBND; 06/QĐ-UBND – 11/QĐ-UBND.
fn between(lower: u64, higher: u64) -> Option<String> {
    match higher.saturating_sub(lower) {
        0 | 1 => None,
        2 => Some(symbol(lower + 1)),
        _ => Some(format!("{} – {}", symbol(lower + 1), symbol(higher - 1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::office::sample;
    use jiff::civil::date;

    #[test]
    fn gaps_and_what_is_out_of_order_are_shown_and_not_judged() {
        let with = |number, day| DecisionRow {
            number,
            symbol: symbol(number),
            signed_on: date(2026, 12, day),
            ..sample::decision()
        };
        let html = list(&[with(52, 8), with(47, 10), with(46, 1)]).into_string();
        assert!(html.contains("ký trước số 47/QĐ-UBND nhỏ hơn"), "{html}");
        assert!(html.contains("chưa ghi 48/QĐ-UBND – 51/QĐ-UBND"), "{html}");
        assert_eq!(html.matches("chưa ghi").count(), 1, "46 and 47 touch: {html}");
        assert!(list(&[]).into_string().contains("chưa ghi quyết định khen thưởng nào"));
    }
}
