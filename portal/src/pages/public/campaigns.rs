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
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::awards::Filter;
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::reports::Totals;
use sovang_words::format::{sentence_case, thousands};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::CAMPAIGNS, get(list))
}

async fn list(State(app): State<App>, Path(xa): Path<String>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let today = app.today();
    let found = app.views().read(|connection| {
        let mut found = Vec::new();
        for row in public::campaigns::of_locality(connection, here.id())? {
            let filter = Filter { campaign: Some(row.campaign.clone()), ..Filter::default() };
            let awards = public::awards::count(connection, &filter)?;
            let reports = public::reports::of_campaign(connection, &row.campaign, today.year())?;
            found.push((row, awards, public::reports::totals(&reports, today)));
        }
        Ok(found)
    })?;
    let drawn = Drawn {
        way: here.way(&[]),
        heading: Heading::new("Phong trào thi đua")
            .lead(format!("Các phong trào của Ủy ban nhân dân {} đã ghi vào sổ.", here.name())),
        body: body(&found, today),
    };
    let page = here.page(&app, &paths::campaigns(here.slug()), "Phong trào thi đua", drawn);
    Ok(answer(StatusCode::OK, &page))
}

/// A campaign, how many awards it has, how its reports of the year stand.
type Found = (Campaign, u64, Totals);

fn body(found: &[Found], today: Date) -> Markup {
    let title = format!("{} phong trào", found.len());
    let list = html! {
        @if found.is_empty() { p { "Chưa có phong trào nào được ghi vào sổ." } }
        @else { (table(found, today)) }
    };
    section("danh-sach", title, list)
}

fn table(found: &[Found], today: Date) -> Cards {
    let columns = [
        Column::new("Phong trào"),
        Column::new("Tình trạng"),
        Column::labelled("Thời gian"),
        Column::labelled("Đơn vị tham gia"),
        Column::labelled(format!("Báo cáo năm {}", today.year())),
        Column::labelled("Khen thưởng đã công bố"),
    ];
    let rows: Vec<Row> = found
        .iter()
        .map(|(row, awards, reports)| {
            let plan = &row.plan;
            let name = html! { a href=(paths::campaign(&row.campaign)) { (plan.campaign) } };
            let number = plan
                .number
                .as_deref()
                .map_or_else(|| "kế hoạch không ghi số".to_owned(), |number| format!("kế hoạch {number}"));
            Row::new(header(name, sentence_case(&number)))
                .cell(state_tag(row, today))
                .cell(years(row))
                .cell(thousands(row.taking_part() as u64))
                .cell(reported(row, *reports, today))
                .cell(html! { a href=(paths::awards_of_campaign(&row.campaign)) { (thousands(*awards)) } })
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

/// 11/21 đã chấp nhận, 02 quá hạn: what the front page adds up, each on the page that lists it.
fn reported(row: &Campaign, totals: Totals, today: Date) -> Markup {
    if totals.asked() == 0 {
        return html! { "không có" };
    }
    html! {
        a href=(paths::campaign_reports(&row.campaign, today.year())) {
            (totals.done()) "/" (totals.asked()) " đã chấp nhận"
            @if totals.sent > 0 { " hoặc gửi cấp trên" }
            ", " (totals.missing) " quá hạn"
        }
    }
}

/// Đang diễn ra; Đã tổng kết; or that its years are over and nobody has concluded it.
pub(super) fn state_tag(row: &Campaign, today: Date) -> Markup {
    let (tone, words) = stages::campaign(row.stage(today.year()));
    tag(tone, words)
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_campaign_is_listed_with_years_units_and_awards() {
        let totals = Totals { owed: 4, accepted: 2, missing: 1, waived: 1, ..Totals::default() };
        let html = body(&[(sample::campaign(), 7, totals)], sample::today()).into_string();
        assert!(html.contains("1 phong trào"));
        assert!(html.contains(r#"href="/phu-tan/phong-trao/doi-moi-sang-tao-chuyen-doi-so""#));
        assert!(html.contains("Kế hoạch không ghi số"), "the plan of Phú Tân leaves its number blank");
        assert!(html.contains(r#"<td data-label="Thời gian">2025 – 2030</td>"#));
        assert!(html.contains(r#"?phong-trao=doi-moi-sang-tao-chuyen-doi-so">7</a>"#), "{html}");
        assert!(html.contains("2/3 đã chấp nhận, 1 quá hạn"), "what is waived is not asked for: {html}");
    }

    #[test]
    fn a_campaign_whose_years_are_over_is_not_said_to_run() {
        let (campaign, day) = (sample::campaign(), |year| jiff::civil::date(year, 6, 1));
        let tagged = |year| state_tag(&campaign, day(year)).into_string();
        assert!(tagged(2024).contains("Chưa bắt đầu"));
        assert!(tagged(2026).contains("Đang diễn ra"));
        assert!(tagged(2031).contains("Hết thời gian, chưa tổng kết"));
    }
}
