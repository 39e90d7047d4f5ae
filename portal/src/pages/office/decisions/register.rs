//! Sổ quyết định: the year's numbers, gaps if there should ever be one, and the awards they made.

use super::super::{Query, home, nominee_header, recorded_banner};
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::log_index;
use crate::ui::links::{Link, links};
use crate::ui::notification_banner::notification_banner;
use crate::ui::pagination::pagination;
use crate::ui::section::section;
use crate::ui::tag::tag;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use maud::{Markup, html};
use sovang_domain::authority::{Act, Place};
use sovang_projections::award_roll::{self, AwardRow, Filter};
use sovang_projections::decision_register::{self, DecisionRow};
use sovang_words::format::{count2, date};
use sovang_words::terms;

/// Awards on one page.
const SIZE: u32 = 50;

/// What the page shows of one year.
pub(super) struct Register {
    pub(super) year: i16,
    /// Years with decisions, newest first.
    pub(super) years: Vec<i16>,
    pub(super) decisions: Vec<DecisionRow>,
    pub(super) gaps: Vec<u64>,
    pub(super) awards: award_roll::Page,
}

pub(super) async fn list(State(app): State<App>, who: SignedIn, query: Query) -> Result<Response, PageError> {
    let locality = home(&who)?;
    who.must(Act::ReadOffice, &Place::locality(locality.clone()))?;
    let all = app.views().read(|connection| decision_register::of_locality(connection, &locality, None))?;
    let mut years: Vec<i16> = all.iter().map(|row| row.year).collect();
    years.dedup();
    let asked = query.get("nam").parse().ok();
    let year = asked.or_else(|| years.first().copied()).unwrap_or_else(|| app.today().year());
    let filter = Filter { locality: Some(locality.clone()), year: Some(year), ..Filter::default() };
    let number = u32::try_from(query.page()).unwrap_or(u32::MAX);
    let register = Register {
        year,
        years,
        decisions: all.into_iter().filter(|row| row.year == year).collect(),
        gaps: app.views().read(|connection| decision_register::gaps(connection, &locality, year))?,
        awards: app.views().read(|connection| award_roll::page(connection, &filter, number, SIZE))?,
    };
    let page = who.page(&app, paths::DECISIONS, "Sổ quyết định");
    let heading = Heading::new("Sổ quyết định")
        .lead("Số quyết định do sổ cấp, liền nhau trong năm. Sai thì đính chính hoặc hủy bỏ bằng dòng mới.");
    let body = html! { (recorded_banner(&query, &locality)) (body(&register, &query)) };
    Ok(answer(StatusCode::OK, &Page { heading, body, ..page }))
}

pub(super) fn body(register: &Register, query: &Query) -> Markup {
    let year = register.year;
    let years: Vec<Link> = register
        .years
        .iter()
        .filter(|other| **other != year)
        .map(|other| Link::new(format!("{}?nam={other}", paths::DECISIONS), format!("Năm {other}")))
        .collect();
    let awards = &register.awards;
    html! {
        @if !register.gaps.is_empty() { (gaps(&register.gaps)) }
        (section("quyet-dinh", format!("Quyết định năm {year}"), html! {
            @if register.decisions.is_empty() { p { "Chưa có quyết định nào trong năm này." } }
            @else { (decisions(&register.decisions)) }
            @if !years.is_empty() { (links(&years)) }
        }))
        (section("khen-thuong", format!("Khen thưởng năm {year}: {}", count2(awards.total)), html! {
            @if !awards.rows.is_empty() { (table(&awards.rows)) }
            (pagination("Các trang khen thưởng", awards.number.into(), awards.pages(), |number| {
                query.address(paths::DECISIONS, &[("trang", &number.to_string()), ("nam", &year.to_string())])
            }))
        }))
    }
}

fn gaps(gaps: &[u64]) -> Markup {
    let numbers = gaps.iter().map(|number| sovang_domain::award_round::symbol(*number));
    let numbers = numbers.collect::<Vec<_>>().join(", ");
    notification_banner(
        Tone::Late,
        "khuyet-so",
        "Sổ có số bị khuyết",
        html! { p { "Không thấy quyết định mang số " (numbers) ". Báo người quản trị chạy kiểm tra sổ." } },
    )
}

fn decisions(rows: &[DecisionRow]) -> Markup {
    let columns = [
        Column::new("Số"),
        Column::labelled("Ngày ký"),
        Column::labelled("Người ký"),
        Column::labelled("Khen"),
        Column::labelled("Vào sổ"),
    ];
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| {
            let link = paths::decision(&row.locality, row.year, row.number);
            Row::new(html! { a href=(link) { (row.symbol) } })
                .cell(date(row.signed_on))
                .cell(header(&row.signatory.name, terms::signing_mode(row.signatory.mode)))
                .cell(count2(row.entries.len() as u64))
                .cell(log_index(row.log_index, &paths::ledger_line(&row.locality, row.log_index)))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

fn table(rows: &[AwardRow]) -> Markup {
    let columns = [
        Column::new("Người, tập thể"),
        Column::new("Hình thức"),
        Column::labelled("Quyết định"),
        Column::new("Tình trạng"),
    ];
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| {
            let link = html! { a href=(paths::award_inside(&row.award)) { (row.recipient) } };
            Row::new(nominee_header(link, &row.recipient, &row.unit_name))
                .cell(format!("{}, {}", row.form_name, terms::kind(row.kind)))
                .cell(format!("{} ngày {}", row.decision, date(row.decided_on)))
                .cell(standing(row))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

/// How an award stands, as a tag.
pub(super) fn standing(row: &AwardRow) -> Markup {
    if row.revocation.is_some() {
        tag(Tone::Late, "Đã hủy bỏ")
    } else if row.corrections.is_empty() {
        tag(Tone::Ok, "Đang có hiệu lực")
    } else {
        tag(Tone::Wait, "Đã đính chính")
    }
}
