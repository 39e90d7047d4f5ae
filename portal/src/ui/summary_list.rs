//! Summary list: terms and what is known about each. Every `dl` of the portal is one.

use maud::{Markup, Render, html};

/// One row of a summary list.
#[derive(Debug, Clone)]
pub struct Row {
    term: Markup,
    value: Markup,
}

impl Row {
    /// A term and its value; the value may end with its place in the plan or its ledger number.
    #[must_use]
    pub fn new(term: impl Render, value: impl Render) -> Self {
        Self { term: term.render(), value: value.render() }
    }
}

/// The rows in order. Nothing is drawn when there are none.
#[must_use]
pub fn summary_list(rows: impl IntoIterator<Item = Row>) -> Markup {
    let mut rows = rows.into_iter().peekable();
    if rows.peek().is_none() {
        return Markup::default();
    }
    html! {
        dl { @for row in rows { div { dt { (row.term) } dd { (row.value) } } } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn each_row_is_a_div_with_term_and_value() {
        renders(
            summary_list([
                Row::new("Hình thức", "Giấy khen & tiền thưởng"),
                Row::new("Số", html! { a href="/q" { "318/QĐ-UBND" } }),
            ]),
            r#"<dl>
                <div><dt>Hình thức</dt><dd>Giấy khen &amp; tiền thưởng</dd></div>
                <div><dt>Số</dt><dd><a href="/q">318/QĐ-UBND</a></dd></div>
            </dl>"#,
        );
        renders(summary_list([]), "");
    }
}
