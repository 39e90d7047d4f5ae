//! Pagination: the first and last page, the pages around this one, back and on.

use maud::{Markup, html};

/// Links to the pages of a list; nothing when there is only one.
///
/// `label` names the list (Các trang kết quả); `href` gives the address of a page and keeps the filters.
#[must_use]
pub fn pagination(label: &str, page: u64, pages: u64, href: impl Fn(u64) -> String) -> Markup {
    if pages < 2 {
        return Markup::default();
    }
    html! {
        nav.pagination aria-label=(label) {
            ul {
                @if page > 1 { li { a href=(href(page - 1)) rel="prev" { "Trang trước" } } }
                @for stop in stops(page, pages) {
                    @match stop {
                        Some(number) => li {
                            a href=(href(number)) aria-current=[(number == page).then_some("page")]
                                aria-label=(format_args!("Trang {number}")) { (number) }
                        },
                        None => li { "…" },
                    }
                }
                @if page < pages { li { a href=(href(page + 1)) rel="next" { "Trang sau" } } }
            }
        }
    }
}

/// Page numbers to show; `None` stands for those left out. A gap of one page is filled, not shortened.
fn stops(page: u64, pages: u64) -> Vec<Option<u64>> {
    let shown = |number: u64| number == 1 || number == pages || number.abs_diff(page) <= 1;
    let mut stops: Vec<Option<u64>> = Vec::new();
    let mut last = 0;
    let around = [1, page.saturating_sub(1), page, page + 1, pages];
    for number in around.into_iter().filter(|number| (1..=pages).contains(number) && shown(*number)) {
        match number.saturating_sub(last) {
            0 => continue,
            1 => {}
            2 => stops.push(Some(number - 1)),
            _ => stops.push(None),
        }
        stops.push(Some(number));
        last = number;
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::renders;

    #[test]
    fn the_first_of_three_pages_leads_on() {
        renders(
            pagination("Các trang kết quả", 1, 3, |page| format!("?q=a&trang={page}")),
            r#"<nav class="pagination" aria-label="Các trang kết quả"><ul>
                <li><a href="?q=a&amp;trang=1" aria-current="page" aria-label="Trang 1">1</a></li>
                <li><a href="?q=a&amp;trang=2" aria-label="Trang 2">2</a></li>
                <li><a href="?q=a&amp;trang=3" aria-label="Trang 3">3</a></li>
                <li><a href="?q=a&amp;trang=2" rel="next">Trang sau</a></li></ul></nav>"#,
        );
        renders(pagination("Các trang", 1, 1, |_| String::new()), "");
    }

    #[test]
    fn a_long_list_shows_both_ends_and_the_neighbours() {
        let of = |page, pages| {
            let shown = stops(page, pages).into_iter();
            shown
                .map(|stop| stop.map_or("…".to_owned(), |page| page.to_string()))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(of(1, 20), "1 2 … 20");
        assert_eq!(of(3, 20), "1 2 3 4 … 20");
        assert_eq!(of(4, 20), "1 2 3 4 5 … 20");
        assert_eq!(of(10, 20), "1 … 9 10 11 … 20");
        assert_eq!(of(20, 20), "1 … 19 20");
        assert_eq!(of(2, 2), "1 2");
    }
}
