//! Danh sách khen thưởng: filters in the address, pages of 50, a chart, and the same list as CSV and JSON.

mod export;
mod query;

use super::forms::Forms;
use super::params::Params;
use super::parts::unit_names;
use super::reports::{UnitNames, unit_name};
use super::{Drawn, Here, parts};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::memo::Memo;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::chart::{Bar, Chart};
use crate::ui::filters::{Filter as Choose, filters};
use crate::ui::layout::Heading;
use crate::ui::links::{Link, links};
use crate::ui::options::Choice;
use crate::ui::pagination::pagination;
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use query::NAMES;
use sovang_domain::ids::LocalityId;
use sovang_domain::nominee::NomineeKind;
use sovang_projections::Connection;
use sovang_projections::public;
use sovang_projections::public::awards::{Facets, Filter, Page, Total};
use sovang_words::format::{self, sentence_case, thousands};
use sovang_words::order;
use sovang_words::{slug, terms};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn routes() -> Router<App> {
    let choices = Arc::new(Memo::default());
    let list = move |app, xa, params| list(app, xa, params, Arc::clone(&choices));
    Router::new()
        .route(route::AWARDS, get(list))
        .route(route::AWARDS_CSV, get(export::csv))
        .route(route::AWARDS_JSON, get(export::json))
}

/// Awards on one page.
const SIZE: u32 = 50;

/// All that the page tells.
struct Found {
    page: Page,
    choices: Arc<Choices>,
}

/// What the filters offer and the chart counts: the same on every page of a list, and for every text searched for.
struct Choices {
    totals: Vec<Total>,
    /// Units by name, the rest as counted.
    facets: Facets,
    units: UnitNames,
    campaigns: BTreeMap<String, String>,
}

async fn list(
    State(app): State<App>,
    Path(xa): Path<String>,
    params: Params,
    known: Arc<Memo<Filter, Choices>>,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let filter = query::filter(here.id(), &params);
    let without_text = Filter { text: None, ..filter.clone() };
    let choices =
        known.recall(app.views(), without_text, |connection| choices(connection, here.id(), &filter))?;
    let page = app.views().read(|connection| page(connection, &filter, params.page()))?;
    let found = Found { page, choices };
    let drawn = Drawn {
        way: here.way(&[]),
        heading: Heading::new("Khen thưởng")
            .lead("Mọi khen thưởng đã công bố của địa phương, kể cả do cấp trên quyết định, đã đính chính hoặc hủy bỏ."),
        body: body(&here, &found, &params, &Forms::new(app.desk.rules(), app.today(), &here)),
    };
    let page = here.page(&app, &paths::awards(here.slug()), "Khen thưởng", drawn);
    Ok(answer(StatusCode::OK, &page))
}

fn choices(
    connection: &Connection,
    locality: &LocalityId,
    filter: &Filter,
) -> sovang_projections::Result<Choices> {
    let units = public::localities::units(connection, locality)?;
    let campaigns = public::campaigns::names(connection, locality)?;
    let units: UnitNames = unit_names(units);
    let public::awards::Counts { mut facets, totals } = public::awards::counts(connection, locality, filter)?;
    facets.units.sort_by_cached_key(|(unit, _)| order::title(unit_name(&units, unit)));
    Ok(Choices {
        totals,
        facets,
        units,
        campaigns: campaigns.into_iter().map(|(id, name)| (id.to_string(), name)).collect(),
    })
}

/// The page asked for; the last one for whoever asks beyond it.
fn page(connection: &Connection, filter: &Filter, number: u32) -> sovang_projections::Result<Page> {
    let page = public::awards::page(connection, filter, number, SIZE)?;
    if !page.rows.is_empty() || page.total == 0 {
        return Ok(page);
    }
    let last = u32::try_from(page.pages()).unwrap_or(u32::MAX);
    public::awards::page(connection, filter, last, SIZE)
}

fn body(here: &Here, found: &Found, params: &Params, forms: &Forms<'_>) -> Markup {
    html! {
        (choose(here, found, params, forms))
        (section("ket-qua", format!("{} khen thưởng", thousands(found.page.total)), results(here, found, params, forms)))
        (section("bieu-do", "Ai được khen", chart(&found.choices.totals, params)))
        @if found.page.total > 0 {
            (section("tai-ve", format!("Tải {} kết quả này", thousands(found.page.total)), downloads(here, params)))
        }
    }
}

fn choose(here: &Here, found: &Found, params: &Params, forms: &Forms<'_>) -> Markup {
    let choices = &found.choices;
    let Facets { years, forms: used, kinds, units, campaigns, occasions, states } = &choices.facets;
    let value = |name: &str| params.get(name).to_owned();
    let campaign_name = |id: &str| choices.campaigns.get(id).cloned().unwrap_or_else(|| id.to_owned());
    filters(
        "Lọc khen thưởng",
        &paths::awards(here.slug()),
        [
            Choose::search("q", "Tên, đơn vị hoặc số quyết định", value("q"))
                .hint("Gõ không dấu cũng tìm được."),
            Choose::select(
                "nam",
                "Năm quyết định",
                value("nam"),
                years.iter().map(|(year, _)| Choice::new(year.to_string(), year)),
            ),
            Choose::select(
                "hinh-thuc",
                "Hình thức",
                value("hinh-thuc"),
                used.iter().map(|(form, _)| Choice::new(form.as_str(), forms.name(form))),
            ),
            Choose::select(
                "doi-tuong",
                "Đối tượng",
                value("doi-tuong"),
                kinds
                    .iter()
                    .map(|(kind, _)| Choice::new(slug::kind(*kind), sentence_case(terms::kind(*kind)))),
            ),
            Choose::select(
                "don-vi",
                "Đơn vị",
                value("don-vi"),
                units.iter().map(|(unit, _)| Choice::new(unit.as_str(), unit_name(&choices.units, unit))),
            ),
            Choose::select(
                "phong-trao",
                "Phong trào",
                value("phong-trao"),
                campaigns.iter().map(|(id, _)| Choice::new(id.local(), campaign_name(id.as_str()))),
            ),
            Choose::select(
                "dip",
                "Dịp khen",
                value("dip"),
                occasions.iter().map(|(occasion, _)| {
                    Choice::new(occasion.slug(), sentence_case(terms::occasion(*occasion)))
                }),
            ),
            Choose::select(
                "tinh-trang",
                "Tình trạng",
                value("tinh-trang"),
                states
                    .iter()
                    .map(|(stage, _)| Choice::new(slug::award_stage(*stage), terms::award_stage(*stage))),
            ),
        ],
    )
}

fn results(here: &Here, found: &Found, params: &Params, forms: &Forms<'_>) -> Markup {
    let page = &found.page;
    let chosen = query::chosen(params, found, forms);
    html! {
        @if !chosen.is_empty() {
            p { "Đang lọc theo " (chosen.join("; ")) ". Địa chỉ trang giữ nguyên bộ lọc, có thể gửi cho người khác." }
        }
        @if page.rows.is_empty() {
            p { "Không có khen thưởng nào như vậy. " a href=(paths::awards(here.slug())) { "Bỏ mọi bộ lọc" } }
        } @else {
            (table(page))
            (pagination("Các trang kết quả", u64::from(page.number), page.pages(), |number| {
                let number = number.to_string();
                format!("{}{}", paths::awards(here.slug()), params.keep(&NAMES, Some(("trang", &number))))
            }))
        }
    }
}

fn table(page: &Page) -> Cards {
    let columns = [
        Column::new("Được khen"),
        Column::new("Hình thức"),
        Column::new("Đối tượng"),
        Column::new("Dịp khen"),
        Column::labelled("Quyết định"),
    ];
    let rows: Vec<Row> = page
        .rows
        .iter()
        .map(|award| {
            Row::new(parts::recipient(award))
                .cell(award.given())
                .cell(sentence_case(terms::kind(award.kind)))
                .cell(parts::occasion(award))
                .cell(parts::decision(award))
        })
        .collect();
    let caption = format!("Trang {}/{}, mới nhất trước", page.number, thousands(page.pages()));
    Cards::new(columns, rows).caption(caption)
}

/// People by what part they play, then collectives and households. A text searched for is left out of account.
fn chart(totals: &[Total], params: &Params) -> Markup {
    let label = |total: &Total| match (total.kind, total.standing) {
        (NomineeKind::Individual, Some(standing)) => sentence_case(terms::standing_short(standing)),
        (NomineeKind::Individual, None) => "Cá nhân, không ghi rõ".to_owned(),
        (kind, _) => sentence_case(terms::kind(kind)),
    };
    let mut bars: Vec<(String, u64)> = Vec::new();
    for total in totals {
        let label = label(total);
        match bars.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += total.standing_awards,
            None => bars.push((label, total.standing_awards)),
        }
    }
    let standing: u64 = totals.iter().map(|total| total.standing_awards).sum();
    let revoked: u64 = totals.iter().map(|total| total.revoked).sum();
    let caption = html! {
        (thousands(standing)) " khen thưởng đang có hiệu lực, theo đối tượng"
        @if revoked > 0 { "; không tính " (format::count2(revoked)) " trường hợp đã hủy bỏ" }
        @if !params.get("q").is_empty() { "; không lọc theo từ đang tìm" }
        "."
    };
    html! {
        @if bars.is_empty() { p { "Chưa có gì để đếm." } }
        @else {
            (Chart::new("Đối tượng", "Số khen thưởng", bars.into_iter().map(|(label, count)| Bar::count(label, count)).collect())
                .caption(caption))
        }
    }
}

fn downloads(here: &Here, params: &Params) -> Markup {
    let query = params.keep(&NAMES[..NAMES.len() - 1], None);
    let address = paths::awards(here.slug());
    html! {
        (links(&[
            Link::new(format!("{address}.csv{query}"), "CSV, mở bằng Excel"),
            Link::new(format!("{address}.json{query}"), "JSON, kèm giải thích từng trường"),
        ]))
        p { small { "Dùng lại tự do, ghi nguồn. Không có dữ liệu cá nhân nào ngoài những gì hiện trên trang của từng khen thưởng." } }
    }
}

#[cfg(test)]
mod tests;
