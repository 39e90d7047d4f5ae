//! Trang một phong trào: the plan as rules with their places, what was done of it, and what is unclear in it.

mod awarding;
mod changes;
mod course;
mod criteria;
mod file;
mod papers;
mod text;

use super::forms::Forms;
use super::parts::{so, unit_names};
use super::reports::{self, UnitNames};
use super::{Drawn, Here, campaigns};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::contents::contents;
use crate::ui::layout::Heading;
use crate::ui::notification_banner::notification_banner;
use crate::ui::section::{columns, section};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::plan::{Occasion, Paper};
use sovang_projections::public;
use sovang_projections::public::campaigns::{Campaign, PlanVersionRow};
use sovang_projections::public::reports::Report;
use sovang_projections::public::rounds::{Meter, Round};
use sovang_words::{format, terms};

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::CAMPAIGN, get(show)).route(route::PLAN_FILE, get(file::fetch))
}

/// How many reports are shown before "xem cả".
const REPORTS: usize = 6;

/// All that the page tells.
struct Found {
    row: Campaign,
    versions: Vec<PlanVersionRow>,
    year: i16,
    reports: Vec<Report>,
    units: UnitNames,
    meters: Vec<(i16, Vec<Meter>)>,
    awards: u64,
    /// The rounds that were opened by mistake and annulled.
    annulled: Vec<Round>,
}

/// The rules and the day by which it is read.
struct Light<'a> {
    forms: Forms<'a>,
    /// The papers of a dossier: the plan's, else the law's.
    papers: &'a [Paper],
    today: Date,
}

async fn show(
    State(app): State<App>,
    Path((xa, slug)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let today = app.today();
    let found = app.views().read(|connection| {
        let Some(row) = public::campaigns::one(connection, here.id(), &slug)? else { return Ok(None) };
        let period = &row.plan.period;
        let year = today.year().clamp(period.from_year, period.to_year);
        let units = public::localities::units(connection, here.id())?;
        let filter = public::awards::Filter { campaign: Some(row.campaign.clone()), ..Default::default() };
        Ok(Some(Found {
            versions: public::campaigns::versions(connection, &row.campaign)?,
            year,
            reports: public::reports::of_campaign(connection, &row.campaign, year)?,
            units: unit_names(units),
            meters: public::rounds::meters_of_campaign(connection, &row.campaign)?,
            awards: public::awards::count(connection, &filter)?,
            annulled: public::rounds::annulled(connection, &row.campaign)?,
            row,
        }))
    })?;
    let found = found.ok_or(PageError::NotFound)?;
    let rules = app.desk.rules();
    let light = Light {
        forms: Forms::new(rules, today, &here),
        papers: rules.papers(&found.row.plan, Occasion::Annual, today),
        today,
    };
    let address = paths::campaigns(here.slug());
    let drawn = Drawn {
        way: here.way(&[("Phong trào", address.clone())]),
        heading: Heading::new(&found.row.plan.campaign)
            .kicker("Phong trào thi đua")
            .lead(html! { (campaigns::years(&found.row)) " " (campaigns::state_tag(&found.row, today)) }),
        body: body(&found, &light),
    };
    let page = here.page(&app, &address, &found.row.plan.campaign, drawn);
    Ok(answer(StatusCode::OK, &page))
}

fn body(found: &Found, light: &Light<'_>) -> Markup {
    let plan = &found.row.plan;
    let reports_title = terms::report_title(Occasion::Annual, found.year);
    let sections = [
        ("muc-dich", "Để làm gì"),
        ("giai-doan", "Các giai đoạn"),
        ("han-bao-cao", "Ai báo cáo, khi nào"),
        ("bao-cao", &reports_title),
        ("hinh-thuc", "Hình thức khen, mức tối đa"),
        ("da-dung", "Đã khen đến đâu"),
        ("tieu-chi", "Tiêu chí cho từng đối tượng"),
        ("ho-so", "Hồ sơ đề nghị"),
        ("phan-cong", "Ai làm gì"),
        ("chua-ro", "Điểm chưa rõ"),
        ("phien-ban", "Các phiên bản kế hoạch"),
    ];
    let whole = plan.text.as_ref().map(|text| text::whole(plan, text));
    columns(
        html! {
            (annulled(found))
            (contents(&sections))
            (section("muc-dich", "Để làm gì", criteria::purposes(plan)))
            (section("giai-doan", course::title(plan), course::body(&found.row, light.today)))
            (section("han-bao-cao", "Ai báo cáo, gửi đâu, khi nào", course::duties(plan)))
            (section("bao-cao", &reports_title, progress(found, light.today)))
            (section("hinh-thuc", "Hình thức khen, mức tối đa, ai quyết định", awarding::forms(plan, &light.forms)))
            (section("da-dung", "Đã khen đến đâu", awarding::used(found, &light.forms)))
            (section("tieu-chi", "Tiêu chí cho từng đối tượng", criteria::body(plan)))
            (section("ho-so", papers::title(plan, light.papers), papers::body(plan, light.papers)))
            (section("phan-cong", "Ai làm gì", text::responsibilities(plan)))
            (section("chua-ro", "Điểm chưa rõ trong kế hoạch", text::unclear(&found.row)))
            @if let Some(whole) = &whole { (section("toan-van", "Toàn văn kế hoạch", whole)) }
            (section("phien-ban", "Các phiên bản kế hoạch", changes::body(&found.row.campaign, &found.versions)))
        },
        section("van-ban", "Văn bản", text::document(&found.row, &found.versions)),
    )
}

/// That it was annulled, and why.
fn annulled(found: &Found) -> Markup {
    let Some(annulled) = &found.row.annulled else { return Markup::default() };
    let words = html! {
        p {
            "Hủy ngày " (format::date(format::local_date(annulled.at))) ": " (format::stop(&annulled.reason)) " "
            @if let Some(document) = &annulled.document { "Theo " (format::stop(document)) " " }
            (so(found.row.locality.as_str(), annulled.log_index))
        }
    };
    notification_banner(Tone::Late, "da-huy", "Phong trào này đã hủy, do ghi nhầm kế hoạch", words)
}

/// The reports of the year: how many stand where, and what moved last.
fn progress(found: &Found, today: Date) -> Markup {
    let mut newest: Vec<Report> = found.reports.clone();
    newest.sort_by_key(|row| std::cmp::Reverse(row.log_index));
    newest.truncate(REPORTS);
    html! {
        @if found.reports.is_empty() {
            p { "Năm " (found.year) " chưa có báo cáo nào phải nộp." }
        } @else {
            (reports::chart(&found.reports, today))
            (reports::by_unit(found.row.locality.as_str(), &newest, &found.units, today)
                .caption("Báo cáo mới cập nhật"))
            p {
                a href=(paths::campaign_reports(&found.row.campaign, found.year)) {
                    "Xem cả " (format::count2(found.reports.len() as u64)) " báo cáo năm " (found.year)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
