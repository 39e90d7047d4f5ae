//! Contents: the sections of a long page, at its top.

use maud::{Markup, html};

/// Links to sections by id, in page order.
#[must_use]
pub fn contents(sections: &[(&str, &str)]) -> Markup {
    html! {
        nav.contents aria-label="Trong trang này" {
            ul { @for (id, text) in sections { li { a href=(format_args!("#{id}")) { (text) } } } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn each_section_is_reached_by_its_id() {
        renders(
            contents(&[("muc-dich", "Để làm gì")]),
            r##"<nav class="contents" aria-label="Trong trang này">
                <ul><li><a href="#muc-dich">Để làm gì</a></li></ul></nav>"##,
        );
    }
}
