//! What a plan's calendar has no room for, said where it was asked for.

use crate::ui::error_summary::FieldError;
use crate::ui::ledger::cite;
use crate::ui::notes::inset_text;
use maud::{Markup, html};
use sovang_domain::plan::OutsidePlan;
use sovang_words::refusal;

/// The message at a field.
pub(super) fn at(field: &str, outside: &OutsidePlan) -> FieldError {
    FieldError::new(field, refusal::outside(outside).sentence())
}

/// In the place of a form that would be refused, with the plan's words.
pub(super) fn note(outside: &OutsidePlan) -> Markup {
    let words = refusal::outside(outside);
    inset_text(html! {
        p { (words.sentence()) }
        @if let Some((place, rule)) = &words.rule { p { "“" (rule) "” " (cite(None, place)) } }
    })
}
