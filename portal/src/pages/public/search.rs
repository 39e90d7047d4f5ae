//! Tìm kiếm: awards by name, unit, decision number or achievement; exactly the marks that were typed come first.

use super::params::Params;
use super::{Drawn, Here, in_book, parts};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::layout::{Heading, Page};
use crate::ui::pagination::pagination;
use crate::ui::search_box::search_box;
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_projections::Connection;
use sovang_projections::public;
use sovang_projections::public::awards::Award;
use sovang_words::format::{self, sentence_case, thousands};
use sovang_words::sought::{self, Sought};
use sovang_words::terms;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(paths::SEARCH, get(everywhere)).route(route::SEARCH_HERE, get(here))
}

/// Hits on one page.
const SIZE: u32 = 20;
/// Hits are counted no further, and nobody reads further back: a more exact query does.
const MOST: u32 = 1_000;

/// One page of hits.
struct Found {
    hits: Vec<Award>,
    /// At most one more than [`MOST`].
    total: u64,
    page: u32,
    /// Names of the localities, when the search went over all.
    localities: BTreeMap<String, String>,
}

async fn everywhere(State(app): State<App>, params: Params) -> Result<Response, PageError> {
    let found = app.views().read(|connection| {
        let all = public::localities::all(connection)?;
        let localities =
            all.iter().map(|row| (row.locality.to_string(), sentence_case(&row.title()))).collect();
        Ok(Found { localities, ..find(connection, None, &params)? })
    })?;
    let page = Page {
        title: title(&params),
        breadcrumbs: vec![("Mọi xã, phường".to_owned(), "/".to_owned())],
        heading: heading(paths::SEARCH, &params),
        body: body(paths::SEARCH, &found, &params),
        ..app.plain_page(paths::SEARCH)
    };
    Ok(answer(StatusCode::OK, &page))
}

async fn here(State(app): State<App>, Path(xa): Path<String>, params: Params) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let found = app.views().read(|connection| find(connection, Some(here.id()), &params))?;
    let address = paths::search(here.slug());
    let drawn = Drawn {
        way: here.way(&[]),
        heading: heading(&address, &params),
        body: body(&address, &found, &params),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, &address, title(&params), drawn)))
}

/// The page asked for; the last one for whoever asks beyond it.
fn find(
    connection: &Connection,
    locality: Option<&LocalityId>,
    params: &Params,
) -> sovang_projections::Result<Found> {
    let text = sought::spelled(params.get("q"));
    let total = public::awards::found_up_to(connection, locality, &text, MOST + 1)?;
    let at = |page: u32| {
        let offset = (page - 1) * SIZE;
        let hits = public::awards::search(connection, locality, &text, SIZE, offset)?;
        Ok(Found { hits, total, page, localities: BTreeMap::new() })
    };
    let found = at(params.page().min(MOST / SIZE))?;
    if !found.hits.is_empty() || found.total == 0 {
        return Ok(found);
    }
    at(u32::try_from(pages(&found)).unwrap_or(1))
}

fn title(params: &Params) -> String {
    match params.get("q") {
        "" => "Tìm kiếm".to_owned(),
        text => format!("Tìm “{text}”"),
    }
}

fn heading(address: &str, params: &Params) -> Heading {
    let hint = "Tên, đơn vị hoặc số quyết định. Gõ không dấu cũng tìm được.";
    Heading::new("Tìm kiếm").extra(search_box(
        address,
        "Tìm người, tập thể được khen",
        Some(hint),
        params.get("q"),
    ))
}

fn body(address: &str, found: &Found, params: &Params) -> Markup {
    let text = params.get("q");
    if text.is_empty() {
        return section("cach-tim", "Cách tìm", how());
    }
    if found.total == 0 {
        let title = format!("Không có kết quả nào cho “{text}”");
        return section(
            "ket-qua",
            title,
            html! {
                (as_number(address, text))
                p { "Thử ít chữ hơn, hoặc chỉ gõ tên." }
                (how())
            },
        );
    }
    let counted = match found.total {
        total if total > u64::from(MOST) => format!("Hơn {}", thousands(u64::from(MOST))),
        total => thousands(total),
    };
    let title = format!("{counted} kết quả cho “{text}”");
    section(
        "ket-qua",
        title,
        html! {
            (as_number(address, text))
            @if found.total > u64::from(MOST) { p { "Gõ thêm chữ để tìm đúng hơn." } }
            (table(found, text))
            (pagination("Các trang kết quả", u64::from(found.page), pages(found), |number| {
                let number = number.to_string();
                format!("{address}{}", params.keep(&["q", "trang"], Some(("trang", &number))))
            }))
        },
    )
}

fn pages(found: &Found) -> u64 {
    found.total.min(u64::from(MOST)).div_ceil(u64::from(SIZE)).max(1)
}

fn table(found: &Found, text: &str) -> Cards {
    let several = !found.localities.is_empty();
    let mut columns = vec![Column::new("Được khen")];
    if several {
        columns.push(Column::new("Xã, phường"));
    }
    columns.extend([
        Column::new("Hình thức"),
        Column::labelled("Thành tích"),
        Column::labelled("Quyết định"),
    ]);
    let rows: Vec<Row> = found
        .hits
        .iter()
        .map(|award| {
            let mut row = Row::new(parts::recipient(award));
            if several {
                row = row.cell(found.localities.get(award.locality.as_str()).cloned().unwrap_or_default());
            }
            row.cell(format!("{}, {}", award.form_name, terms::occasion(award.occasion)))
                .cell(&award.achievement)
                .cell(parts::decision(award))
        })
        .collect();
    // whoever types without marks asks for every spelling: then the newest come first
    let order = if text.is_ascii() {
        "mới vào sổ nhất đứng trước"
    } else {
        "đúng dấu đã gõ đứng trước"
    };
    let caption = format!("Trang {}/{}, {order}", found.page, thousands(pages(found)));
    Cards::new(columns, rows).caption(caption)
}

/// The way to the book for what reads as the number of a paper or the code of an award.
fn as_number(address: &str, text: &str) -> Markup {
    if !matches!(Sought::read(text), Sought::Number(_) | Sought::Code(_)) {
        return Markup::default();
    }
    let commune = address.trim_end_matches(paths::SEARCH).trim_start_matches('/');
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair(in_book::FIELD, text);
    if !commune.is_empty() {
        query.append_pair("xa", commune);
    }
    html! {
        p { a href={ (paths::VERIFY) "?" (query.finish()) } { "Tra “" (text) "” như số in trên giấy khen" } }
    }
}

fn how() -> Markup {
    html! {
        ul {
            li { "Gõ có dấu thì kết quả đúng dấu đứng trước; gõ không dấu tìm mọi cách viết." }
            li { "Gõ số quyết định, ví dụ " (format::count2(5)) "/QĐ-UBND." }
            li { "Gõ nhiều chữ thì kết quả phải có đủ các chữ đó." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn hits_name_their_commune_when_the_search_went_over_all() {
        let localities = BTreeMap::from([("phu-tan".to_owned(), "Xã Phú Tân".to_owned())]);
        let found = Found { hits: vec![sample::award()], total: 41, page: 1, localities };
        let html = body("/tim-kiem", &found, &Params::of("q=hue")).into_string();
        assert!(html.contains("41 kết quả cho “hue”"));
        assert!(html.contains("<td>Xã Phú Tân</td>"));
        assert!(html.contains(r#"href="/tim-kiem?q=hue&amp;trang=2""#));
    }

    #[test]
    fn what_reads_as_a_number_leads_to_the_book() {
        let found = Found { hits: Vec::new(), total: 0, page: 1, localities: BTreeMap::new() };
        let html = body("/phu-tan/tim-kiem", &found, &Params::of("q=5/qd-ubnd")).into_string();
        assert!(html.contains(r#"href="/kiem-chung?so-tren-giay=5%2Fqd-ubnd&amp;xa=phu-tan""#), "{html}");
        assert!(!body("/tim-kiem", &found, &Params::of("q=hoa")).into_string().contains("/kiem-chung"));
    }

    #[test]
    fn very_many_hits_are_not_counted_to_the_end() {
        let told = |total| {
            let found = Found { hits: vec![sample::award()], total, page: 1, localities: BTreeMap::new() };
            body("/tim-kiem", &found, &Params::of("q=hue")).into_string()
        };
        assert!(told(1_001).contains("Hơn 1.000 kết quả cho “hue”"));
        assert!(told(1_001).contains("Gõ thêm chữ") && told(1_001).contains("Trang 1/50"));
        assert!(told(1_000).contains("1.000 kết quả") && !told(1_000).contains("Hơn"));
    }

    #[test]
    fn what_was_typed_is_shown_as_text() {
        let found = Found { hits: Vec::new(), total: 0, page: 1, localities: BTreeMap::new() };
        let html = body("/tim-kiem", &found, &Params::of("q=%3Cscript%3E")).into_string();
        assert!(html.contains("Không có kết quả nào cho “&lt;script&gt;”"));
        assert!(!html.contains("<script>"));
    }

    #[test]
    fn without_a_word_it_says_how_to_search() {
        let found = Found { hits: Vec::new(), total: 0, page: 1, localities: BTreeMap::new() };
        assert!(body("/tim-kiem", &found, &Params::default()).into_string().contains("Cách tìm"));
    }
}
