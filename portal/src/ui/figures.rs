//! Figures: a few large numbers, each linked to the list it counts.

use maud::{Markup, Render, html};

/// A number and what it counts.
#[derive(Debug, Clone)]
pub struct Figure {
    number: Markup,
    label: Markup,
}

impl Figure {
    /// The number as written (38, 11/21) and its label, usually a link.
    #[must_use]
    pub fn new(number: impl Render, label: impl Render) -> Self {
        Self { number: number.render(), label: label.render() }
    }
}

/// The section with its figures; `label` names it for those who do not see it.
#[must_use]
pub fn figures(label: &str, figures: impl IntoIterator<Item = Figure>) -> Markup {
    html! {
        section aria-label=(label) {
            dl.figures {
                @for figure in figures { div { dt { (figure.label) } dd { (figure.number) } } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_label_is_the_term_and_the_number_its_value() {
        renders(
            figures("Tình hình chung", [Figure::new("11/21", html! { a href="/b" { "báo cáo" } })]),
            r#"<section aria-label="Tình hình chung"><dl class="figures">
                <div><dt><a href="/b">báo cáo</a></dt><dd>11/21</dd></div>
            </dl></section>"#,
        );
    }
}
