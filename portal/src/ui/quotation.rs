//! Quotation: words of the plan or of a person, exactly as written.

use maud::{Markup, Render, html};

/// What someone wrote to the office.
#[must_use]
pub fn blockquote(text: impl Render) -> Markup {
    html! { blockquote { (text) } }
}

/// Words of a plan or a law in “ ”, with their place below.
#[must_use]
pub fn quoted(text: impl Render, place: impl Render) -> Markup {
    html! { blockquote { "“" (text) "”" br; (place) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::{ledger::cite, testing::renders};

    #[test]
    fn words_of_the_plan_stand_in_quotation_marks_with_their_place() {
        renders(
            quoted("không quá 02 tập thể", cite(None, "Mục III.3.1")),
            "<blockquote>“không quá 02 tập thể”<br><cite>Mục III.3.1</cite></blockquote>",
        );
        renders(blockquote("Đề nghị khen là đúng."), "<blockquote>Đề nghị khen là đúng.</blockquote>");
    }
}
