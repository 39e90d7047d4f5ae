//! Nothing found: what may have been meant, what else to try, and what was searched.

use super::{View, as_number, ask, ask_at, how, searched, suggested};
use crate::paths;
use crate::ui::links::{self, Link};
use crate::ui::section;
use maud::{Markup, html};

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
            p { "Người đã được xóa tên theo quy định về dữ liệu cá nhân thì không tìm theo tên được nữa; quyết định và dòng trong sổ vẫn còn." }
            (how())
        },
    )
}

/// The same with fewer demands where that finds something, then the lists where it would stand.
fn others(view: &View, text: &str) -> Vec<Link> {
    let looser = view.results.looser.iter();
    let mut others: Vec<Link> =
        looser.map(|other| Link::new(ask(view, other), format!("Tìm “{other}”"))).collect();
    match &view.place {
        Some(place) => {
            if view.results.elsewhere {
                let all = ask_at(paths::SEARCH, text);
                others.push(Link::new(all, format!("Tìm “{text}” ở mọi xã, phường: có kết quả")));
            }
            others.push(Link::new(paths::awards(&place.slug), "Xem mọi khen thưởng đã công bố"));
            others.push(Link::new(paths::decisions(&place.slug), "Xem mọi quyết định, theo số"));
        }
        None => others.push(Link::new("/", "Chọn xã, phường")),
    }
    others
}
