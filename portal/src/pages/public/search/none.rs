//! Nothing found: what may have been meant, what else to try, and what was searched.

use super::{View, as_number, ask, how, searched, suggested};
use crate::paths;
use crate::ui::links::{self, Link};
use crate::ui::section;
use maud::{Markup, html};
use sovang_words::fold::fold;

pub(super) fn section(view: &View, text: &str) -> Markup {
    let title = format!("Không tìm thấy “{text}”");
    section::section(
        "ket-qua",
        title,
        html! {
            (suggested(view))
            (as_number(view, text))
            (searched(view))
            p { "Có thể thử:" }
            (links::list(&others(view, text)))
            (how())
        },
    )
}

/// The same with fewer demands, then the lists where it would stand.
fn others(view: &View, text: &str) -> Vec<Link> {
    let mut others = Vec::new();
    let folded = fold(text);
    if folded != text.to_lowercase() {
        others.push(Link::new(ask(view, &folded), format!("Tìm không dấu: “{folded}”")));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    if let Some((last, [_, ..])) = words.split_last() {
        others.push(Link::new(ask(view, last), format!("Tìm riêng chữ “{last}”")));
    }
    match &view.place {
        Some(place) => {
            others.push(Link::new(paths::awards(&place.slug), "Xem mọi khen thưởng đã công bố"));
            others.push(Link::new(paths::decisions(&place.slug), "Xem mọi quyết định, theo số"));
            others.push(Link::new(paths::SEARCH, "Tìm ở mọi xã, phường"));
        }
        None => others.push(Link::new("/", "Chọn xã, phường")),
    }
    others
}
