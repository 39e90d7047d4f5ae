//! Search box: one field, one button, answered by a page of results.

use maud::{Markup, html};

/// What the search of the public pages is called.
pub const LABEL: &str = "Tìm người, tập thể, đơn vị, quyết định";

/// A search that sends `q` to `action`. One search box or filter named `q` to a page: the id is the name.
#[must_use]
pub fn search_box(action: &str, label: &str, hint: Option<&str>, query: &str) -> Markup {
    let value = (!query.is_empty()).then_some(query);
    html! {
        label for="q" { (label) }
        @if let Some(hint) = hint { small id="q-goi-y" { (hint) } }
        form role="search" action=(action) {
            input type="search" id="q" name="q" value=[value] aria-describedby=[hint.map(|_| "q-goi-y")]
                autocomplete="off";
            button type="submit" { "Tìm" }
        }
    }
}

/// A search on a page with other forms: `name` is its field and its id, `unseen` what else its address keeps. The browser
/// offers `names` while one types, without a script.
#[must_use]
pub fn search_among(
    action: &str,
    name: &str,
    (label, hint): (&str, &str),
    query: &str,
    unseen: &Markup,
    names: &[String],
) -> Markup {
    let (field, described, offered) =
        (format!("{name}-ten"), format!("{name}-goi-y"), format!("{name}-da-co"));
    let value = (!query.is_empty()).then_some(query);
    html! {
        label for=(field) { (label) }
        small id=(described) { (hint) }
        form role="search" action=(action) {
            (unseen)
            input type="search" id=(field) name=(name) value=[value] list=(offered) aria-describedby=(described)
                autocomplete="off";
            datalist id=(offered) { @for name in names { option value=(name); } }
            button type="submit" { "Tìm" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_box_is_labelled_described_and_keeps_the_query() {
        renders(
            search_box("/phu-tan/tim-kiem", "Tìm người", Some("Gõ không dấu cũng tìm được."), "\"Huệ\""),
            r#"<label for="q">Tìm người</label><small id="q-goi-y">Gõ không dấu cũng tìm được.</small>
                <form role="search" action="/phu-tan/tim-kiem">
                <input type="search" id="q" name="q" value="&quot;Huệ&quot;" aria-describedby="q-goi-y" autocomplete="off">
                <button type="submit">Tìm</button></form>"#,
        );
    }

    #[test]
    fn a_search_among_known_names_offers_them_and_keeps_the_address() {
        renders(
            search_among("/moi", "tim", ("Tên", "Gõ tên."), "", &html! { i {} }, &["Lê Bảy".to_owned()]),
            r#"<label for="tim-ten">Tên</label><small id="tim-goi-y">Gõ tên.</small>
                <form role="search" action="/moi"><i></i>
                <input type="search" id="tim-ten" name="tim" list="tim-da-co" aria-describedby="tim-goi-y" autocomplete="off">
                <datalist id="tim-da-co"><option value="Lê Bảy"></datalist>
                <button type="submit">Tìm</button></form>"#,
        );
    }
}
