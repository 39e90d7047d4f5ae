//! Báo cáo trong một năm: of every unit of a campaign and of the commune upward, late ones too.

use super::params::Params;
use super::parts::unit_names;
use super::reports::{self, UnitNames};
use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::filters::{Filter, filters};
use crate::ui::layout::Heading;
use crate::ui::options::Choice;
use crate::ui::section::section;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::reports::Report;
use sovang_words::format;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::CAMPAIGN_REPORTS, get(show))
}

async fn show(
    State(app): State<App>,
    Path((xa, slug)): Path<(String, String)>,
    params: Params,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let today = app.today();
    let found = app.views().read(|connection| {
        let Some(row) = public::campaigns::one(connection, here.id(), &slug)? else { return Ok(None) };
        let year = year(&row, &params, today);
        let rows = public::reports::of_campaign(connection, &row.campaign, year)?;
        let units = public::localities::units(connection, here.id())?;
        let names: UnitNames = unit_names(units);
        Ok(Some((row, year, rows, names)))
    })?;
    let (row, year, rows, names) = found.ok_or(PageError::NotFound)?;
    let section = paths::campaigns(here.slug());
    let way = [("Phong trào", section.clone()), (row.plan.campaign.as_str(), paths::campaign(&row.campaign))];
    let title = format!("Báo cáo năm {year}");
    let drawn = Drawn {
        way: here.way(&way),
        heading: Heading::new(&title).kicker(&row.plan.campaign),
        body: body(&row, year, &rows, &names, today),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, &section, title, drawn)))
}

/// The year asked for; where none is, the year of today or the campaign's nearest to it.
fn year(row: &Campaign, params: &Params, today: Date) -> i16 {
    params.number("nam").unwrap_or_else(|| nearest(row, today.year()))
}

fn nearest(row: &Campaign, year: i16) -> i16 {
    let period = &row.plan.period;
    year.clamp(period.from_year, period.to_year)
}

fn body(row: &Campaign, year: i16, rows: &[Report], names: &UnitNames, today: Date) -> Markup {
    let period = &row.plan.period;
    let years = (period.from_year..=period.to_year).map(|year| Choice::new(year.to_string(), year));
    let address = paths::campaign_reports(&row.campaign, today.year());
    let choose = Filter::one_of("nam", "Năm", nearest(row, year).to_string(), years);
    let count = format!("{} báo cáo của {}", format::count2(rows.len() as u64), who(rows));
    html! {
        (filters("Chọn năm", &address, [choose]))
        @if nearest(row, year) != year {
            (section("danh-sach", "Không có báo cáo", html! {
                p { "Phong trào này kéo dài từ năm " (period.from_year) " đến năm " (period.to_year) ", không có báo cáo của năm " (year) "." }
            }))
        } @else if rows.is_empty() {
            (section("danh-sach", "Chưa có báo cáo nào phải nộp", html! {
                p { "Trong năm " (year) " chưa có đơn vị nào ghi tên tham gia, hoặc kế hoạch không đòi báo cáo." }
            }))
        } @else {
            (section("tinh-hinh", "Tình hình chung", reports::chart(rows, today)))
            (section("danh-sach", count, reports::by_unit(row.locality.as_str(), rows, names, today)))
        }
    }
}

/// 21 đơn vị và Ủy ban nhân dân
fn who(rows: &[Report]) -> String {
    let mut units: Vec<&str> =
        rows.iter().filter(|row| !row.unit.is_commune()).map(|row| row.unit.as_str()).collect();
    units.dedup();
    let own = rows.iter().any(|row| row.unit.is_commune());
    format!("{} đơn vị{}", format::count2(units.len() as u64), if own { " và Ủy ban nhân dân" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn all_units_of_the_year_are_listed() {
        let rows = [sample::report("ap-trung"), sample::report("tram-y-te")];
        let html =
            body(&sample::campaign(), 2026, &rows, &sample::unit_names(), sample::today()).into_string();
        assert!(html.contains("02 báo cáo của 02 đơn vị</h2>"));
        assert!(html.contains(r#"<option value="2026" selected>2026</option>"#));
        assert!(html.contains("Trạm Y tế xã"));
    }

    #[test]
    fn the_communes_own_report_is_counted_beside_the_units() {
        let own = Report { unit: "".into(), ..sample::report("ap-trung") };
        let rows = [own, sample::report("ap-trung")];
        assert_eq!(who(&rows), "01 đơn vị và Ủy ban nhân dân");
    }

    #[test]
    fn a_year_outside_the_campaign_is_told_to_be_outside_and_never_shown_as_another() {
        let asked = |query: &str| year(&sample::campaign(), &Params::of(query), sample::today());
        assert_eq!((asked("nam=2024"), asked(""), asked("nam=")), (2024, 2026, 2026));
        let html = body(&sample::campaign(), 2024, &[], &sample::unit_names(), sample::today()).into_string();
        assert!(html.contains("từ năm 2025 đến năm 2030, không có báo cáo của năm 2024."), "{html}");
        assert!(!html.contains("Tất cả") && !html.contains(r#"<option value="">"#), "{html}");
    }
}
