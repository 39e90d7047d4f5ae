//! Sổ báo cáo: every report owed in a year or in all, with filters. A reporter sees the own unit's, of every year.

use crate::pages::office::form::{Answer, opened};
use crate::pages::office::{Query, home, only_reports, reads_unit};
use crate::pages::stages;
use crate::paths;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::filters::{Filter, filters};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::options::Choice;
use crate::ui::pagination::pagination;
use crate::ui::section::section;
use axum::extract::State;
use jiff::civil::Date;
use maud::{Markup, Render, html};
use sovang_domain::ids::UnitId;
use sovang_projections::report_register::{ReportRow, ReportStanding, Totals};
use sovang_projections::{campaign_board, locality_directory, report_register};
use sovang_words::format::{count2, date, local_date};
use sovang_words::{format, terms};
use std::collections::HashMap;

/// Lines on a page.
const PAGE: usize = 100;

/// "Tất cả các năm", as it stands in an address.
const ALL_YEARS: &str = "tat-ca";

/// What the page is drawn from.
#[derive(Default)]
pub(super) struct View {
    /// The reports that were asked for, in order.
    pub rows: Vec<ReportRow>,
    pub totals: Totals,
    /// Name by unit.
    pub units: HashMap<UnitId, String>,
    /// Slug and name.
    pub campaigns: Vec<(String, String)>,
    /// Newest first.
    pub years: Vec<i16>,
    /// The year shown; none is all of them.
    pub year: Option<i16>,
}

pub(super) async fn show(State(app): State<App>, who: SignedIn, query: Query) -> Answer {
    let view = View::load(&app, &who, &query)?;
    let page = who.page(&app, paths::REPORTS, "Báo cáo");
    let heading = Heading::new("Báo cáo").kicker("Nội bộ").lead(lead(&view));
    let page = Page { heading, body: body(&view, &query, app.today()), ..page };
    Ok(opened(page, &query, &home(&who)?))
}

impl View {
    fn load(app: &App, who: &SignedIn, query: &Query) -> Result<Self, PageError> {
        let locality = home(who)?;
        let today = app.today();
        let mut view = app.views().read(|connection| {
            let campaigns = campaign_board::of_locality(connection, &locality)?;
            let units = locality_directory::units(connection, &locality)?;
            let first = campaigns.iter().map(|row| row.plan.period.from_year).min().unwrap_or(today.year());
            let last = campaigns.iter().map(|row| row.plan.period.to_year).max().unwrap_or(today.year());
            let usual = Some(today.year().clamp(first, last)).filter(|_| !only_reports(who));
            let year = year_asked(query, usual);
            let mut rows = match who.reporting_unit().filter(|_| only_reports(who)) {
                Some(unit) => report_register::of_unit(connection, &locality, &unit)?,
                None => report_register::of_locality(connection, &locality, year)?,
            };
            rows.retain(|row| year.is_none_or(|year| row.year == year));
            if only_reports(who) {
                // what is due now stands first; years to come, of which nothing can be filed yet, last
                rows.sort_by_key(|row| row.year > today.year());
            }
            let place: HashMap<&UnitId, usize> =
                units.iter().enumerate().map(|(place, row)| (&row.unit, place)).collect();
            if !only_reports(who) {
                // the commune's own come last, the units in Vietnamese order
                let order = |row: &ReportRow| {
                    let unit = place.get(&row.unit).copied().unwrap_or(usize::MAX);
                    (row.campaign.clone(), unit, row.report.clone())
                };
                rows.sort_by_cached_key(order);
            }
            Ok(View {
                rows,
                totals: Totals::default(),
                campaigns: campaigns
                    .iter()
                    .map(|row| (row.slug.clone(), row.plan.campaign.clone()))
                    .collect(),
                units: units.into_iter().map(|row| (row.unit, row.name)).collect(),
                years: (first..=last).rev().collect(),
                year,
            })
        })?;
        view.rows.retain(|row| reads_unit(who, &row.locality, &row.unit) && fits(row, query));
        view.totals = Totals::of(&view.rows, today);
        if !query.get("tinh-trang").is_empty() {
            view.rows.retain(|row| group(row.standing(today)) == query.get("tinh-trang"));
        }
        Ok(view)
    }
}

/// The year asked for; none is all of them. `usual` where nothing is asked.
fn year_asked(query: &Query, usual: Option<i16>) -> Option<i16> {
    match query.get("nam") {
        ALL_YEARS => None,
        asked => asked.parse().map_or(usual, Some),
    }
}

fn fits(row: &ReportRow, query: &Query) -> bool {
    let is = |name: &str, value: &str| query.get(name).is_empty() || query.get(name) == value;
    is("phong-trao", row.campaign.local()) && is("don-vi", row.unit.as_str())
}

/// The groups of the filter, as they stand in an address, and what they are called.
fn groups() -> [(&'static str, String); 7] {
    use ReportStanding as S;
    let of = terms::report_standing;
    [
        ("qua-han", terms::reports_overdue().to_owned()),
        ("chua-nop", of(S::Open)),
        ("dang-xem", of(S::Filed)),
        ("tra-lai", of(S::Returned)),
        ("chap-nhan", of(S::Accepted)),
        ("mien", of(S::Waived)),
        ("da-gui", of(S::Sent)),
    ]
}

fn group(standing: ReportStanding) -> &'static str {
    match standing {
        ReportStanding::Overdue { .. } | ReportStanding::YearOver | ReportStanding::ReturnOverdue { .. } => {
            "qua-han"
        }
        ReportStanding::Open | ReportStanding::DueSoon { .. } => "chua-nop",
        ReportStanding::Filed => "dang-xem",
        ReportStanding::Returned => "tra-lai",
        ReportStanding::Accepted => "chap-nhan",
        ReportStanding::Waived => "mien",
        ReportStanding::Sent => "da-gui",
    }
}

fn lead(view: &View) -> String {
    let Totals { accepted, filed, returned, open, waived, sent, late, .. } = view.totals;
    let (returned, overdue) = (returned - view.totals.returned_overdue, view.totals.overdue());
    let number = |count: usize| count2(count as u64);
    format!(
        "{} đã chấp nhận, {} đang xem, {} trả lại, {} quá hạn, {} chưa nộp (còn thời gian), {} được miễn, {} đã gửi cấp trên; {} nộp sau hạn.",
        number(accepted),
        number(filed),
        number(returned),
        number(overdue),
        number(open),
        number(waived),
        number(sent),
        number(late),
    )
}

pub(super) fn body(view: &View, query: &Query, today: Date) -> Markup {
    let rows = &view.rows;
    let pages = rows.len().div_ceil(PAGE).max(1) as u64;
    let page = query.page().min(pages);
    let from = usize::try_from(page - 1).unwrap_or(0) * PAGE;
    let shown = rows.iter().skip(from).take(PAGE);
    html! {
        (form(view, query))
        (section("danh-sach", format!("{} báo cáo", count2(rows.len() as u64)), html! {
            @if rows.is_empty() {
                p { "Không có báo cáo nào khớp bộ lọc." }
            } @else {
                (table(shown, view, today))
                (pagination("Các trang báo cáo", page, pages, |page| {
                    query.address(paths::REPORTS, &[("trang", &page.to_string()), ("da-ghi", "")])
                }))
            }
        }))
    }
}

fn form(view: &View, query: &Query) -> Markup {
    let campaigns = view.campaigns.iter().map(|(slug, name)| Choice::new(slug, name));
    let years = view.years.iter().map(|year| Choice::new(year.to_string(), year.to_string()));
    let years = std::iter::once(Choice::new(ALL_YEARS, "Tất cả các năm")).chain(years);
    let groups = groups().into_iter().map(|(slug, words)| Choice::new(slug, words));
    let year = view.year.map_or_else(|| ALL_YEARS.to_owned(), |year| year.to_string());
    filters(
        "Lọc báo cáo",
        paths::REPORTS,
        [
            Filter::select("phong-trao", "Phong trào", query.get("phong-trao"), campaigns),
            Filter::one_of("nam", "Năm", year, years),
            Filter::select("tinh-trang", "Tình trạng", query.get("tinh-trang"), groups),
        ],
    )
}

fn table<'a>(rows: impl Iterator<Item = &'a ReportRow>, view: &View, today: Date) -> Markup {
    let columns = [
        Column::new("Đơn vị"),
        Column::new("Báo cáo"),
        Column::labelled("Hạn"),
        Column::new("Tình trạng"),
        Column::labelled("Nộp ngày"),
    ];
    let campaign = |row: &ReportRow| {
        let slug = row.campaign.local();
        view.campaigns.iter().find(|(found, _)| found == slug).map_or(slug, |(_, name)| name).to_owned()
    };
    let line = |row: &ReportRow| {
        let unit = view.units.get(&row.unit).cloned();
        let unit = unit.unwrap_or_else(|| "Ủy ban nhân dân, gửi cấp trên".to_owned());
        Row::new(header(html! { a href=(paths::report(&row.report)) { (unit) } }, campaign(row)))
            .cell(terms::report_title(row.occasion, row.year))
            .cell(row.due.map_or_else(|| "không nêu ngày".to_owned(), format::deadline))
            .cell(html! { (stages::report_tag(row.standing(today))) @if row.late { " nộp sau hạn" } })
            .cell(html! {
                @if let Some(filed) = row.filed_at { (date(local_date(filed))) " " }
                @if let Some(index) = row.log_index {
                    (log_index(index, &paths::ledger_line(&row.locality, index)))
                }
                @if let Some(refiled) = &row.refiled {
                    "; nộp lại " (date(local_date(refiled.at))) " "
                    (log_index(refiled.log_index, &paths::ledger_line(&row.locality, refiled.log_index)))
                }
            })
    };
    Cards::new(columns, rows.map(line).collect::<Vec<_>>()).render()
}

#[cfg(test)]
mod tests {
    use super::super::show::tests::{filed, owed};
    use super::*;
    use jiff::civil::date as day;
    use sovang_domain::unit_report::Stage;

    fn view(rows: Vec<ReportRow>) -> View {
        let today = day(2026, 11, 12);
        View {
            totals: Totals::of(&rows, today),
            rows,
            units: HashMap::from([(UnitId::from("ap-trung"), "Ban nhân dân ấp Trung".to_owned())]),
            campaigns: vec![("doi-moi-sang-tao-chuyen-doi-so".into(), "Thi đua đổi mới sáng tạo".into())],
            years: vec![2026, 2025],
            year: Some(2026),
        }
    }

    #[test]
    fn the_year_in_the_filter_is_the_year_of_the_list() {
        let asked = |query: &str| year_asked(&Query::parse(query), Some(2026));
        assert_eq!((asked(""), asked("nam="), asked("nam=2025")), (Some(2026), Some(2026), Some(2025)));
        assert_eq!(asked("nam=tat-ca"), None);
        let drawn = |year| form(&View { year, ..view(Vec::new()) }, &Query::default()).into_string();
        assert!(drawn(Some(2026)).contains(r#"<option value="2026" selected>2026</option>"#));
        assert!(drawn(None).contains(r#"<option value="tat-ca" selected>Tất cả các năm</option>"#));
    }

    #[test]
    fn what_was_returned_and_did_not_come_again_in_time_counts_as_overdue() {
        let again = Some(sovang_domain::calendar::Deadline::Before(day(2026, 11, 10)));
        let late = ReportRow { stage: Stage::Returned, return_due: again, ..filed() };
        let lead = lead(&view(vec![owed(), late]));
        assert!(lead.contains(" 0 trả lại, 02 quá hạn"), "{lead}");
    }

    #[test]
    fn every_report_leads_to_its_page_with_its_deadline_and_how_it_stands() {
        let view = view(vec![owed(), filed()]);
        let html = body(&view, &Query::default(), day(2026, 11, 12)).into_string();
        assert!(
            html.contains(
                r#"<a href="/noi-bo/bao-cao/phu-tan.doi-moi-sang-tao-chuyen-doi-so.ap-trung.2026">"#
            )
        );
        assert!(html.contains("trước ngày 05/11/2026"));
        assert!(html.contains("Quá hạn 8 ngày"));
        assert!(html.contains("nộp sau hạn"));
        let number = filed().log_index.unwrap();
        assert!(html.contains(&format!(r##"<a href="/phu-tan/so?so={number}#so-{number}">"##)));
        assert!(lead(&view).starts_with("0 đã chấp nhận, 01 đang xem, 0 trả lại, 01 quá hạn"));
    }

    #[test]
    fn an_empty_list_says_so() {
        let html = body(&view(Vec::new()), &Query::default(), day(2026, 11, 12)).into_string();
        assert!(html.contains("Không có báo cáo nào khớp bộ lọc."));
    }
}
