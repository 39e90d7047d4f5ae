//! Sổ quyết định khen thưởng: one gap-free series a year. A missing number is shown where it is missing.

use super::{Drawn, Here};
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row};
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
use sovang_projections::public::decisions::Decision;
use sovang_words::format;
use sovang_words::terms;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::DECISIONS, get(list))
}

/// How many awards of a decision were revoked, by year and number.
type Revoked = BTreeMap<(i16, u64), u64>;

/// The decisions of a year, newest first, and the numbers missing from its series.
struct Series {
    year: i16,
    rows: Vec<Decision>,
    gaps: Vec<u64>,
}

async fn list(State(app): State<App>, Path(xa): Path<String>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let (series, revoked) = app.views().read(|connection| {
        let mut series: Vec<Series> = Vec::new();
        for row in public::decisions::of_locality(connection, here.id(), None)? {
            match series.last_mut() {
                Some(last) if last.year == row.year => last.rows.push(row),
                _ => {
                    let gaps = public::decisions::gaps(connection, here.id(), row.year)?;
                    series.push(Series { year: row.year, rows: vec![row], gaps });
                }
            }
        }
        Ok((series, public::awards::revoked(connection, here.id())?))
    })?;
    let address = paths::awards(here.slug());
    let drawn = Drawn {
        way: here.way(&[("Khen thưởng", address.clone())]),
        heading: Heading::new("Quyết định khen thưởng")
            .lead("Mỗi năm một dãy số, do sổ cấp, liền nhau từ 01."),
        body: body(&here, &series, &revoked),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, &address, "Quyết định khen thưởng", drawn)))
}

fn body(here: &Here, series: &[Series], revoked: &Revoked) -> Markup {
    let all: usize = series.iter().map(|one| one.rows.len()).sum();
    html! {
        @if all > 0 { p { "Cả thảy " (format::count2(all as u64)) " quyết định trong sổ." } }
        @if series.is_empty() { (section("trong", "Chưa có quyết định nào", html! { p { "Chưa có quyết định khen thưởng nào được ghi vào sổ." } })) }
        @for one in series { (section(&format!("nam-{}", one.year), format!("Năm {}", one.year), year(here, one, revoked))) }
    }
}

fn year(here: &Here, series: &Series, revoked: &Revoked) -> Markup {
    let highest = series.rows.first().map_or(0, |row| row.number);
    let columns = [
        Column::new("Số"),
        Column::labelled("Ngày ký"),
        Column::labelled("Khen"),
        Column::labelled("Người ký"),
        Column::new("Vào sổ"),
    ];
    let mut numbers: Vec<(u64, Row)> =
        series.rows.iter().map(|row| (row.number, line(here, row, revoked))).collect();
    numbers.extend(series.gaps.iter().map(|number| (*number, gap(*number))));
    numbers.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    let rows: Vec<Row> = numbers.into_iter().map(|(_, row)| row).collect();
    html! {
        p {
            @if series.gaps.is_empty() { "Từ số 01 đến số " (format::count2(highest)) ", không thiếu số nào." }
            @else { "Từ số 01 đến số " (format::count2(highest)) ", thiếu " (format::count2(series.gaps.len() as u64)) " số." }
        }
        (Cards::new(columns, rows))
    }
}

fn line(here: &Here, row: &Decision, revoked: &Revoked) -> Row {
    let address = paths::decision(here.slug(), row.year, row.number);
    let kinds = terms::kinds(row.entries.iter().map(|entry| entry.kind));
    Row::new(html! { a href=(address) { (row.symbol) } })
        .cell(format::date(row.signed_on))
        .cell(html! {
            (kinds)
            @if let Some(count) = revoked.get(&(row.year, row.number)) {
                " " (tag(Tone::Late, format!("Đã hủy bỏ {}", format::count2(*count))))
            }
        })
        .cell(&row.signatory.name)
        .cell(super::parts::so(here.slug(), row.log_index))
}

fn gap(number: u64) -> Row {
    Row::new(html! { (sovang_domain::award_round::symbol(number)) " " (tag(Tone::Late, "Thiếu số này")) })
        .cell("")
        .cell("")
        .cell("")
        .cell("")
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use sovang_domain::locality::SigningMode;

    #[test]
    fn a_missing_number_is_shown_where_it_is_missing() {
        let row = sample::decision(SigningMode::Own);
        let earlier = Decision { number: 3, symbol: "03/QĐ-UBND".into(), ..row.clone() };
        let series = Series { year: 2026, rows: vec![row, earlier], gaps: vec![1, 2, 4] };
        let html = body(&sample::here(), &[series], &Revoked::from([((2026, 3), 1)])).into_string();
        assert!(html.contains("Cả thảy 02 quyết định trong sổ."));
        assert_eq!(html.matches("Đã hủy bỏ 01</b>").count(), 1, "beside the decision that gave it");
        assert!(html.contains("Từ số 01 đến số 05, thiếu 03 số."));
        let fifth = html.find("05/QĐ-UBND").unwrap();
        let fourth = html.find("04/QĐ-UBND").unwrap();
        let third = html.find("03/QĐ-UBND").unwrap();
        assert!(fifth < fourth && fourth < third);
        assert_eq!(html.matches("Thiếu số này").count(), 3);
    }

    #[test]
    fn a_whole_series_says_that_nothing_is_missing() {
        let series = Series { year: 2026, rows: vec![sample::decision(SigningMode::Own)], gaps: Vec::new() };
        let html = body(&sample::here(), &[series], &Revoked::new()).into_string();
        assert!(html.contains("không thiếu số nào"));
        assert!(html.contains(r#"<a href="/phu-tan/quyet-dinh/2026-5">05/QĐ-UBND</a>"#));
    }
}
