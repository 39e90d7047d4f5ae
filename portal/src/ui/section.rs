//! Section with its heading, and the two columns of a page with an aside.

use maud::{Markup, Render, html};

/// A section named by its second-level heading; the heading may end with a tag or a place in the plan.
#[must_use]
pub fn section(id: &str, heading: impl Render, body: impl Render) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (body)
        }
    }
}

/// A section that paper leaves out, such as a form.
#[must_use]
pub fn screen_only(id: &str, heading: impl Render, body: impl Render) -> Markup {
    html! {
        section.screen-only aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            (body)
        }
    }
}

/// The text and its aside: side by side on a wide screen, one after the other elsewhere.
#[must_use]
pub fn columns(text: impl Render, aside: impl Render) -> Markup {
    html! { div.columns { div { (text) } aside { (aside) } } }
}

/// A form and what it is filled in from: the source stays in sight on a wide screen and scrolls by itself.
#[must_use]
pub fn beside(form: impl Render, source: impl Render) -> Markup {
    html! { div.columns.beside { div { (form) } aside tabindex="0" aria-label="Văn bản để đối chiếu" { (source) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_section_is_named_by_its_heading() {
        renders(
            columns(section("vi-sao", "Vì sao", html! { p { "…" } }), screen_only("hoi", "Hỏi", "")),
            r#"<div class="columns">
                <div><section aria-labelledby="vi-sao"><h2 id="vi-sao">Vì sao</h2><p>…</p></section></div>
                <aside><section class="screen-only" aria-labelledby="hoi"><h2 id="hoi">Hỏi</h2></section></aside>
            </div>"#,
        );
    }
}
