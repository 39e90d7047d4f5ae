//! What ties a sentence to its source: a place in the plan, a number in the ledger, the raw record.

use maud::{Markup, Render, html};

use sovang_words::format;

/// A place in the plan or the law, after the rule it gives: Mục III.3.1. With an address it is a link.
#[must_use]
pub fn cite(href: Option<&str>, words: impl Render) -> Markup {
    html! {
        cite {
            @if let Some(href) = href { a href=(href) { (words) } } @else { (words) }
        }
    }
}

/// A ledger number after the fact it records: số 2.871, linked to that line.
#[must_use]
pub fn log_index(index: u64, href: &str) -> Markup {
    html! { a href=(href) { (log_number(index)) } }
}

/// A ledger number without a link.
#[must_use]
pub fn log_number(index: u64) -> Markup {
    html! { data value=(index) { "số " (format::thousands(index)) } }
}

/// Something that opens on demand, without a script.
#[must_use]
pub fn details(summary: impl Render, body: impl Render) -> Markup {
    html! { details { summary { (summary) } (body) } }
}

/// What can be closed, and is open.
#[must_use]
pub fn opened(summary: impl Render, body: impl Render) -> Markup {
    html! { details open { summary { (summary) } (body) } }
}

/// The raw record, one click below the sentence that tells it.
#[must_use]
pub fn raw_record(json: &str) -> Markup {
    details("Bản ghi gốc", html! { pre { code { (json) } } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn a_rule_has_its_place_and_a_fact_its_number() {
        renders(
            cite(Some("/phu-tan/phong-trao/x/toan-van#muc-iii-3-1"), "Mục III.3.1"),
            r#"<cite><a href="/phu-tan/phong-trao/x/toan-van#muc-iii-3-1">Mục III.3.1</a></cite>"#,
        );
        renders(cite(None, "Nghị định 152/2025/NĐ-CP"), "<cite>Nghị định 152/2025/NĐ-CP</cite>");
        renders(
            log_index(2768, "/phu-tan/so#so-2768"),
            r#"<a href="/phu-tan/so#so-2768"><data value="2768">số 2.768</data></a>"#,
        );
    }

    #[test]
    fn a_raw_record_is_shown_as_text() {
        renders(
            raw_record("{\"note\": \"<script>\"}"),
            "<details><summary>Bản ghi gốc</summary>\
             <pre><code>{&quot;note&quot;: &quot;&lt;script&gt;&quot;}</code></pre></details>",
        );
    }
}
