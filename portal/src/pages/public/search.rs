//! Tìm kiếm: people and collectives awarded, units, campaigns, decisions, award forms; by words, number, day or code.

mod hits;
mod none;

use super::params::Params;
use super::{Drawn, Here, in_book};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::{Heading, Page};
use crate::ui::pagination::pagination;
use crate::ui::search_box::{LABEL, search_box};
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::search::{Results, Searched};
use sovang_words::format::{self, count2, sentence_case, thousands};
use sovang_words::sought::Sought;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::SEARCH, get(everywhere)).route(route::SEARCH_HERE, get(here))
}

/// Hits on one page.
const SIZE: u32 = 20;

/// What can be typed into the box.
pub(super) const HINT: &str = "Tên, đơn vị, phong trào, hình thức, dịp khen, số hoặc ngày quyết định, mã khen thưởng. Gõ không dấu cũng tìm được.";

/// One page of results.
struct View {
    results: Results,
    /// The address of this search, without what is asked.
    address: String,
    /// Whose book was searched: xã Phú Tân; none where all were.
    place: Option<Place>,
    /// Names of the localities, when the search went over all.
    localities: BTreeMap<String, String>,
}

/// The locality that was searched.
struct Place {
    slug: String,
    name: String,
}

async fn everywhere(State(app): State<App>, params: Params) -> Result<Response, PageError> {
    let view = app.views().read(|connection| {
        let all = public::localities::all(connection)?;
        let localities =
            all.iter().map(|row| (row.locality.to_string(), sentence_case(&row.title()))).collect();
        let results = public::search::find(connection, None, params.get("q"), params.page(), SIZE)?;
        Ok(View { results, address: paths::SEARCH.to_owned(), place: None, localities })
    })?;
    let page = Page {
        title: title(&params),
        breadcrumbs: vec![("Mọi xã, phường".to_owned(), "/".to_owned())],
        heading: heading(&view.address, &params),
        body: body(&view, &params),
        ..app.plain_page(paths::SEARCH)
    };
    Ok(answer(StatusCode::OK, &page))
}

async fn here(State(app): State<App>, Path(xa): Path<String>, params: Params) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let address = paths::search(here.slug());
    let results = app.views().read(|connection| {
        public::search::find(connection, Some(here.id()), params.get("q"), params.page(), SIZE)
    })?;
    let place = Some(Place { slug: here.slug().to_owned(), name: here.name().to_owned() });
    let view = View { results, address, place, localities: BTreeMap::new() };
    let drawn =
        Drawn { way: here.way(&[]), heading: heading(&view.address, &params), body: body(&view, &params) };
    Ok(answer(StatusCode::OK, &here.page(&app, &view.address, title(&params), drawn)))
}

fn title(params: &Params) -> String {
    match params.get("q") {
        "" => "Tìm kiếm".to_owned(),
        text => format!("Tìm “{text}”"),
    }
}

fn heading(address: &str, params: &Params) -> Heading {
    Heading::new("Tìm kiếm").extra(search_box(address, LABEL, Some(HINT), params.get("q")))
}

fn body(view: &View, params: &Params) -> Markup {
    let text = params.get("q");
    if text.is_empty() {
        return section("cach-tim", "Cách tìm", html! { (how()) (searched(view)) });
    }
    let results = &view.results;
    if results.total == 0 {
        return none::section(view, text);
    }
    let named = results.total - results.told;
    let title = match (results.more, named) {
        (true, _) => format!("Hơn {} kết quả cho “{text}”", thousands(results.total)),
        (false, 0) => format!("{} kết quả có “{text}” ở nội dung", thousands(results.told)),
        (false, named) => format!("{} kết quả cho “{text}”", thousands(named)),
    };
    let body = html! {
        (as_number(view, text))
        @if results.more {
            p {
                "Chỉ xếp được " (thousands(results.total)) " kết quả khớp nhất; khớp như nhau thì lấy mục vào sổ sau. "
                "Gõ thêm chữ để tìm đúng hơn."
            }
        }
        (hits::tables(view))
        (pagination("Các trang kết quả", u64::from(results.number), results.pages(), |number| {
            let number = number.to_string();
            format!("{}{}", view.address, params.keep(&["q", "trang"], Some(("trang", &number))))
        }))
        p { (ORDER) }
        (searched(view))
    };
    section("ket-qua", title, body)
}

const ORDER: &str = "Thứ tự: đúng số, ngày, mã; đúng cả tên; tên có đủ các chữ đã gõ, đúng dấu trước, khác dấu sau; \
                     người của đơn vị có tên như vậy; tên bắt đầu như vậy; sau cùng là nội dung nhắc đến. Khớp như \
                     nhau thì chữ gõ cuối là tên gọi đứng trước; rồi đơn vị, phong trào, quyết định, hình thức; rồi \
                     khen thưởng: tập thể, cá nhân theo tên gọi, hộ gia đình.";

/// Ý bạn là …? Each leads to its own results.
fn suggested(view: &View) -> Markup {
    let suggestions = &view.results.suggestions;
    html! {
        @if !suggestions.is_empty() {
            p {
                "Ý bạn là "
                @for (place, suggestion) in suggestions.iter().enumerate() {
                    @if place > 0 { @if place + 1 == suggestions.len() { " hoặc " } @else { ", " } }
                    "“" a href=(ask(view, suggestion)) { (suggestion) } "”"
                }
                "?"
            }
        }
    }
}

/// The address of another search at the same place.
fn ask(view: &View, text: &str) -> String {
    ask_at(&view.address, text)
}

fn ask_at(address: &str, text: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
    format!("{address}?{query}")
}

fn searched(view: &View) -> Markup {
    let Searched { awards, units, campaigns, decisions } = view.results.searched;
    let parts = [
        format!("{} khen thưởng đã công bố", count2(awards)),
        format!("{} quyết định", count2(decisions)),
        format!("{} đơn vị", count2(units)),
        format!("{} phong trào", count2(campaigns)),
    ];
    let place = view.place.as_ref().map_or("mọi xã, phường trên trang này", |place| &place.name);
    html! {
        p {
            "Nơi tìm: " (format::list(&parts)) " của " (place)
            ". Hồ sơ đang xét, người chưa được khen không có ở đây."
        }
    }
}

/// The way to the book for what reads as the number of a paper or the code of an award.
fn as_number(view: &View, text: &str) -> Markup {
    if !matches!(Sought::read(text), Sought::Number(_) | Sought::Code(_)) {
        return Markup::default();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(in_book::FIELD, text);
    if let Some(place) = &view.place {
        query.append_pair("xa", &place.slug);
    }
    html! {
        p { a href={ (paths::VERIFY) "?" (query.finish()) } { "Tra “" (text) "” như số in trên giấy khen" } }
    }
}

fn how() -> Markup {
    html! {
        ul {
            li { "Gõ có dấu thì chỉ tìm đúng chữ ấy, khác thanh đứng sau; gõ không dấu tìm mọi cách viết." }
            li { "Số quyết định viết thế nào cũng được: “05/QĐ-UBND”, “QĐ 05”, “05/2026”." }
            li { "Ngày, tháng: “20/11/2026”, “tháng 11/2026”. Mã trên trang khen thưởng: “2026-5-1”." }
            li { "Tên đơn vị kèm tên xã, phường: “Trạm Y tế xã Phú Tân”; viết tắt cũng được: “HTX”, “TDP 4”, “MTTQ”." }
            li { "Dịp khen và tình trạng: “đột xuất”, “hằng năm”, “đính chính”, “hủy bỏ”, “khen nhầm”." }
            li { "Gõ nhiều chữ thì kết quả phải có đủ các chữ đó; “ông”, “bà”, “đồng chí” đứng trước tên được bỏ qua." }
        }
    }
}

#[cfg(test)]
mod tests;
