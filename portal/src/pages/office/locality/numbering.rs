//! Số quyết định khen thưởng: who gives the numbers, the clerk's register or this book.

use super::choose_numbering;
use super::show::View;
use crate::ui::section::section as titled;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_words::terms;

pub(super) fn section(view: &View) -> Markup {
    titled(
        "so-quyet-dinh",
        "Số quyết định khen thưởng",
        html! {
            p { (terms::numbering(view.row.numbering)) }
            @if view.may(Act::IssueDecision) { (choose_numbering::form(view)) }
        },
    )
}
