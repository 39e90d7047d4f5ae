//! Danh sách phong trào thi đua of a locality.

use super::{Drawn, Here};
use crate::pages::stages;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::Heading;
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::awards::Filter;
use sovang_projections::public::campaigns::Campaign;
use sovang_words::format::{sentence_case, thousands};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::CAMPAIGNS, get(list))
}

async fn list(State(app): State<App>, Path(xa): Path<String>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let found = app.views().read(|connection| {
        let mut found = Vec::new();
        for row in public::campaigns::of_locality(connection, here.id())? {
            let filter = Filter { campaign: Some(row.campaign.clone()), ..Filter::default() };
            let awards = public::awards::count(connection, &filter)?;
            found.push((row, awards));
        }
        Ok(found)
    })?;
    let drawn = Drawn {
        way: here.way(&[]),
        heading: Heading::new("Phong trào thi đua")
            .lead(format!("Mọi phong trào do Ủy ban nhân dân {} phát động.", here.name())),
        body: body(&found),
    };
    let page = here.page(&app, &paths::campaigns(here.slug()), "Phong trào thi đua", drawn);
    Ok(answer(StatusCode::OK, &page))
}

fn body(found: &[(Campaign, u64)]) -> Markup {
    let title = format!("{} phong trào", found.len());
    let list = html! {
        @if found.is_empty() { p { "Chưa có phong trào nào được ghi vào sổ." } }
        @else { (table(found)) }
    };
    section("danh-sach", title, list)
}

fn table(found: &[(Campaign, u64)]) -> Cards {
    let columns = [
        Column::new("Phong trào"),
        Column::new("Tình trạng"),
        Column::labelled("Thời gian"),
        Column::labelled("Đơn vị tham gia"),
        Column::labelled("Đã khen"),
    ];
    let rows: Vec<Row> = found
        .iter()
        .map(|(row, awards)| {
            let plan = &row.plan;
            let name = html! { a href=(paths::campaign(&row.campaign)) { (plan.campaign) } };
            let number = plan
                .number
                .as_deref()
                .map_or_else(|| "kế hoạch không ghi số".to_owned(), |number| format!("kế hoạch {number}"));
            Row::new(header(name, sentence_case(&number)))
                .cell(state_tag(row))
                .cell(years(row))
                .cell(thousands(row.units.len() as u64))
                .cell(thousands(*awards))
        })
        .collect();
    Cards::new(columns, rows)
}

/// 2025 – 2030; 2025
pub(super) fn years(row: &Campaign) -> String {
    let period = &row.plan.period;
    if period.from_year == period.to_year {
        return format!("Năm {}", period.from_year);
    }
    format!("{} – {}", period.from_year, period.to_year)
}

/// Đang diễn ra; Đã tổng kết
pub(super) fn state_tag(row: &Campaign) -> Markup {
    let (tone, words) = stages::campaign(row.is_running());
    tag(tone, words)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_campaign_is_listed_with_years_units_and_awards() {
        let html = body(&[(sample::campaign(), 7)]).into_string();
        assert!(html.contains("1 phong trào"));
        assert!(html.contains(r#"href="/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so""#));
        assert!(html.contains("Kế hoạch không ghi số"), "the plan of Phú Tân leaves its number blank");
        assert!(html.contains(r#"<td data-label="Thời gian">2025 – 2030</td>"#));
        assert!(html.contains(r#"<td data-label="Đã khen">7</td>"#));
    }
}
