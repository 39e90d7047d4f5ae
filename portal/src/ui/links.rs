//! Links list: downloads and feeds in one line that wraps.

use maud::{Markup, html};

/// An address and the words that lead there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address.
    pub href: String,
    /// What is there.
    pub text: String,
}

impl Link {
    /// The words `text`, leading to `href`.
    #[must_use]
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

/// The links side by side.
#[must_use]
pub fn links(links: &[Link]) -> Markup {
    html! { ul.links { (items(links)) } }
}

/// The links one below the other.
#[must_use]
pub fn list(links: &[Link]) -> Markup {
    html! { ul { (items(links)) } }
}

pub(super) fn items(links: &[Link]) -> Markup {
    html! { @for link in links { li { a href=(link.href) { (link.text) } } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn links_keep_their_query() {
        let csv = [Link::new("/phu-tan/khen-thuong.csv?nam=2026&q=a", "CSV, mở bằng Excel")];
        let item = r#"<li><a href="/phu-tan/khen-thuong.csv?nam=2026&amp;q=a">CSV, mở bằng Excel</a></li>"#;
        renders(links(&csv), &format!(r#"<ul class="links">{item}</ul>"#));
        renders(list(&csv), &format!("<ul>{item}</ul>"));
    }
}
