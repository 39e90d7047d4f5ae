//! Trang một đơn vị: its reports year by year, late ones too, and the awards of its people.

use super::{Drawn, Here, campaigns, parts, reports};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::layout::Heading;
use crate::ui::notes::inset_text;
use crate::ui::section::section;
use crate::ui::summary_list::{Row, summary_list};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::ids::UnitId;
use sovang_domain::unit_report::Stage;
use sovang_projections::public;
use sovang_projections::public::awards::{Award, Filter};
use sovang_projections::public::campaigns::Campaign;
use sovang_projections::public::localities::UnitRow;
use sovang_projections::public::reports::Report;
use sovang_words::format;
use sovang_words::terms;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::UNIT, get(show))
}

/// How many awards are shown before "xem cả".
const AWARDS: u32 = 10;

/// All that the page tells.
struct Found {
    unit: UnitRow,
    merged_into: Option<UnitRow>,
    /// Those that became part of it.
    absorbed: Vec<UnitRow>,
    reports: Vec<Report>,
    campaigns: Vec<Campaign>,
    awards: Vec<Award>,
    total: u64,
}

async fn show(
    State(app): State<App>,
    Path((xa, unit)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let id = UnitId::from(unit);
    let found = app.views().read(|connection| {
        let Some(unit) = public::localities::unit(connection, here.id(), &id)? else { return Ok(None) };
        let merged_into = match &unit.merged_into {
            Some(into) => public::localities::unit(connection, here.id(), into)?,
            None => None,
        };
        let filter =
            Filter { locality: Some(here.id().clone()), unit: Some(id.clone()), ..Filter::default() };
        let page = public::awards::page(connection, &filter, 1, AWARDS)?;
        Ok(Some(Found {
            merged_into,
            absorbed: public::localities::merged_into(connection, here.id(), &id)?,
            reports: public::reports::of_unit(connection, here.id(), &id)?,
            campaigns: public::campaigns::of_locality(connection, here.id())?,
            awards: page.rows,
            total: page.total,
            unit,
        }))
    })?;
    let Some(found) = found else { return no_unit(&app, &here, &id) };
    let drawn = Drawn {
        way: here.way(&[("Phong trào", paths::campaigns(here.slug()))]),
        heading: Heading::new(&found.unit.name)
            .kicker(format::sentence_case(terms::unit_kind(found.unit.kind))),
        body: body(&here, &found, app.today()),
    };
    let page = here.page(&app, &paths::campaigns(here.slug()), &found.unit.name, drawn);
    Ok(answer(StatusCode::OK, &page))
}

/// What was a unit by mistake alone: its address says so, for it was public.
fn no_unit(app: &App, here: &Here, id: &UnitId) -> Result<Response, PageError> {
    let struck = app.views().read(|connection| public::localities::struck(connection, here.id(), id))?;
    let struck = struck.ok_or(PageError::NotFound)?;
    let address = paths::campaigns(here.slug());
    let drawn = Drawn {
        way: here.way(&[("Phong trào", address.clone())]),
        heading: Heading::new(&struck.name).kicker("Không phải đơn vị: ghi nhầm vào sổ, đã bỏ"),
        body: inset_text(html! {
            p {
                "Tên này được ghi nhầm vào danh sách đơn vị và đã bỏ " (parts::so(here.slug(), struck.log_index))
                ". Lý do: " (struck.reason.trim_end_matches('.')) "."
            }
        }),
    };
    Ok(answer(StatusCode::OK, &here.page(app, &address, &struck.name, drawn)))
}

fn body(here: &Here, found: &Found, today: Date) -> Markup {
    html! {
        @if let Some(into) = &found.merged_into {
            (inset_text(html! {
                p {
                    "Đơn vị này đã sáp nhập vào " a href=(paths::unit(here.slug(), &into.unit)) { (into.name) }
                    ". Những gì đã ghi vẫn giữ ở đây."
                }
            }))
        }
        (section("don-vi", "Đơn vị", about(here, found, today)))
        (section("bao-cao", "Báo cáo", report_table(here, found, today)))
        (section("khen-thuong", "Khen thưởng", awards(here, found)))
    }
}

fn about(here: &Here, found: &Found, today: Date) -> Markup {
    let unit = &found.unit;
    let mut rows = Vec::new();
    if !unit.former.is_empty() {
        rows.push(Row::new("Tên trước đây", unit.former.join("; ")));
    }
    if !found.absorbed.is_empty() {
        rows.push(Row::new(
            "Đơn vị đã sáp nhập vào đây",
            html! {
                @for (place, one) in found.absorbed.iter().enumerate() {
                    @if place > 0 { "; " }
                    a href=(paths::unit(here.slug(), &one.unit)) { (one.name) }
                }
            },
        ));
    }
    let taking_part = |row: &&Campaign| row.units.iter().any(|enrolled| enrolled.unit == unit.unit);
    for row in found.campaigns.iter().filter(taking_part) {
        let plan =
            row.units.iter().find(|enrolled| enrolled.unit == unit.unit).and_then(|one| one.plan.as_ref());
        rows.push(Row::new(
            html! { a href=(paths::campaign(&row.campaign)) { (row.plan.campaign) } },
            html! {
                (campaigns::years(row)) " " (campaigns::state_tag(row, today))
                @if let Some(plan) = plan {
                    " Đã nộp kế hoạch của đơn vị " (format::date_long(format::local_date(plan.filed_at)))
                    @if plan.late { ", nộp sau hạn" }
                    " " (parts::so(here.slug(), plan.log_index))
                }
            },
        ));
    }
    html! {
        @if rows.is_empty() { p { "Chưa ghi tên tham gia phong trào nào." } }
        (summary_list(rows))
        p { "Ghi vào sổ ở " (parts::so(here.slug(), unit.log_index)) "." }
    }
}

/// What is past and what falls due this year; years ahead are not listed.
fn report_table(here: &Here, found: &Found, today: Date) -> Markup {
    let due: Vec<Report> = found
        .reports
        .iter()
        .filter(|row| row.year <= today.year() || row.stage != Stage::Owed)
        .cloned()
        .collect();
    let names =
        found.campaigns.iter().map(|row| (row.campaign.to_string(), row.plan.campaign.clone())).collect();
    html! {
        @if due.is_empty() { p { "Chưa phải nộp báo cáo nào." } }
        @else { (reports::of_one_unit(here.slug(), &due, &names, today)) }
    }
}

fn awards(here: &Here, found: &Found) -> Markup {
    let all = format!("{}?don-vi={}", paths::awards(here.slug()), found.unit.unit);
    html! {
        @if found.awards.is_empty() { p { "Chưa có khen thưởng nào." } }
        @else {
            (parts::newest(&found.awards))
            p { a href=(all) { "Xem " (format::thousands(found.total)) " khen thưởng của đơn vị" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_unit_shows_its_reports_its_awards_and_what_it_was_called_before() {
        let next_year = Report { year: 2027, ..sample::report("tram-y-te") };
        let found = Found {
            unit: sample::unit("ap-trung"),
            merged_into: Some(sample::unit("ap-dong")),
            absorbed: vec![sample::unit("ap-tay")],
            reports: vec![next_year, sample::report("ap-trung")],
            campaigns: vec![sample::campaign()],
            awards: vec![sample::award()],
            total: 3,
        };
        let html = body(&sample::here(), &found, sample::today()).into_string();
        assert!(html.contains("<dt>Tên trước đây</dt><dd>Ban nhân dân ấp 2</dd>"));
        assert!(html.contains("Báo cáo hằng năm 2026"));
        assert!(!html.contains("Báo cáo hằng năm 2027"), "nothing came and its year has not begun");
        assert!(html.contains(r#"href="/phu-tan/khen-thuong?don-vi=ap-trung""#));
        assert!(html.contains("đã sáp nhập vào"));
        assert!(html.contains("<dt>Đơn vị đã sáp nhập vào đây</dt>"), "the other way too: {html}");
        assert!(html.contains(r#"<a href="/phu-tan/don-vi/ap-tay">Ban nhân dân ấp Tây</a>"#));
    }
}
