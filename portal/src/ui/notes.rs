//! Inset text, panel and the line that only paper shows.

use maud::{Markup, Render, html};

use super::State;

/// A remark set apart from the text around it.
#[must_use]
pub fn inset_text(body: impl Render) -> Markup {
    html! { div.inset-text { (body) } }
}

/// The result of a check, large: khớp, không khớp.
#[must_use]
pub fn panel(state: State, id: &str, heading: impl Render, body: impl Render) -> Markup {
    html! {
        section aria-labelledby=(id) {
            div.panel data-state=(state.name()) {
                h2 id=(id) { (heading) }
                (body)
            }
        }
    }
}

/// Said on paper only: when it was printed, from where, what it does not replace.
#[must_use]
pub fn print_only(text: impl Render) -> Markup {
    html! { p.print-only { (text) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn notes_keep_their_classes_and_the_panel_its_heading() {
        renders(
            inset_text(html! { p { "Điểm chưa rõ" } }),
            r#"<div class="inset-text"><p>Điểm chưa rõ</p></div>"#,
        );
        renders(
            panel(State::Late, "kq", "Không khớp", html! { p { "Tệp đã bị sửa." } }),
            r#"<section aria-labelledby="kq"><div class="panel" data-state="late">
                <h2 id="kq">Không khớp</h2><p>Tệp đã bị sửa.</p></div></section>"#,
        );
        renders(print_only("In ngày 12/11/2026."), r#"<p class="print-only">In ngày 12/11/2026.</p>"#);
    }
}
