//! Quyết định khen thưởng, by year and day, under the numbers of the office's register. Numbers between them belong to other
//! decisions of the People's Committee: nothing is said of those.

use super::{Drawn, Here};
use crate::pages::stages;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::layout::Heading;
use crate::ui::section::section;
use crate::ui::time::acted;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::awards::Ended;
use sovang_projections::public::decisions::Decision;
use sovang_words::format;
use sovang_words::terms;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::DECISIONS, get(list))
}

/// How many awards of a decision hold no more, by year and number.
type Endings = BTreeMap<(i16, u64), Ended>;

/// The decisions of a year by day and number, newest first.
struct Series {
    year: i16,
    rows: Vec<Decision>,
}

async fn list(State(app): State<App>, Path(xa): Path<String>) -> Result<Response, PageError> {
    let here = Here::find(&app, &xa)?;
    let (series, ended) = app.views().read(|connection| {
        let mut series: Vec<Series> = Vec::new();
        for row in public::decisions::of_locality(connection, here.id(), None)? {
            match series.last_mut() {
                Some(last) if last.year == row.year => last.rows.push(row),
                _ => series.push(Series { year: row.year, rows: vec![row] }),
            }
        }
        Ok((series, public::awards::ended(connection, here.id())?))
    })?;
    let address = paths::awards(here.slug());
    let drawn = Drawn {
        way: here.way(&[("Khen thưởng", address.clone())]),
        heading: Heading::new("Quyết định khen thưởng")
            .lead("Số và ngày ghi theo bản đã ký. Văn thư cấp số chung cho mọi quyết định trong năm nên số ở đây có thể không liền nhau."),
        body: body(&here, &series, &ended),
    };
    Ok(answer(StatusCode::OK, &here.page(&app, &address, "Quyết định khen thưởng", drawn)))
}

fn body(here: &Here, series: &[Series], ended: &Endings) -> Markup {
    let all: usize = series.iter().map(|one| one.rows.len()).sum();
    html! {
        @if all > 0 { p { "Cả thảy " (format::count2(all as u64)) " quyết định trong sổ." } }
        @if series.is_empty() { (section("trong", "Chưa có quyết định nào", html! { p { "Chưa có quyết định khen thưởng nào được ghi vào sổ." } })) }
        @for one in series { (section(&format!("nam-{}", one.year), format!("Năm {}", one.year), year(here, one, ended))) }
    }
}

fn year(here: &Here, series: &Series, ended: &Endings) -> Markup {
    let columns = [
        Column::new("Số"),
        Column::labelled("Ngày ký"),
        Column::labelled("Khen"),
        Column::labelled("Người ký"),
        Column::new("Vào sổ"),
    ];
    let rows: Vec<Row> = series.rows.iter().map(|row| line(here, row, ended)).collect();
    html! {
        p { (format::count2(series.rows.len() as u64)) " quyết định khen thưởng đã ghi vào sổ." }
        (Cards::new(columns, rows))
    }
}

fn line(here: &Here, row: &Decision, ended: &Endings) -> Row {
    let address = paths::decision(here.slug(), row.year, row.number);
    let kinds = terms::kinds(row.entries.iter().map(|entry| entry.kind));
    Row::new(html! { a href=(address) { (row.symbol) } })
        .cell(html! {
            (acted(row.signed_on, row.decided_at))
            @if let Some(why) = &row.out_of_order { br; small { "Số không theo thứ tự ngày: " (why) } }
            @if let Some(why) = &row.before_appraisal { br; small { "Ký trước khi hồ sơ được thẩm định trong sổ: " (why) } }
        })
        .cell(html! {
            (kinds)
            (stages::ended_awards(ended.get(&(row.year, row.number)).copied().unwrap_or_default()))
        })
        .cell(&row.signatory.name)
        .cell(super::parts::so(here.slug(), row.log_index))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;
    use sovang_domain::locality::SigningMode;

    #[test]
    fn the_decisions_of_a_year_stand_under_their_numbers_and_nothing_is_said_of_others() {
        let row = sample::decision(SigningMode::Own);
        let earlier = Decision { number: 3, symbol: "03/QĐ-UBND".into(), ..row.clone() };
        let series = Series { year: 2026, rows: vec![row, earlier] };
        let endings = Endings::from([((2026, 3), Ended { revoked: 1, mistaken: 2 })]);
        let html = body(&sample::here(), &[series], &endings).into_string();
        assert!(html.contains("02 quyết định khen thưởng đã ghi vào sổ"), "{html}");
        assert_eq!(html.matches("Đã hủy bỏ 01</b>").count(), 1, "beside the decision that gave it");
        let mistaken = r#"data-state="wait">Cơ quan khen nhầm, đã hủy bỏ 02</b>"#;
        assert_eq!(html.matches(mistaken).count(), 1, "the office's error in its own colour: {html}");
        let fifth = html.find("05/QĐ-UBND").unwrap();
        assert!(fifth < html.find("03/QĐ-UBND").unwrap() && !html.contains("không theo thứ tự"));
        assert!(html.contains(r#"<a href="/phu-tan/quyet-dinh/2026-5">05/QĐ-UBND</a>"#));
        assert!(!html.contains("04/QĐ-UBND") && !html.contains("thiếu"), "{html}");
    }

    #[test]
    fn a_number_out_of_order_is_marked_where_a_reason_was_recorded() {
        let row = sample::decision(SigningMode::Own);
        let row = Decision { out_of_order: Some("Văn thư cấp số bù.".into()), ..row };
        let series = Series { year: 2026, rows: vec![row] };
        let html = body(&sample::here(), &[series], &Endings::new()).into_string();
        assert!(html.contains("Số không theo thứ tự ngày: Văn thư cấp số bù."), "{html}");
    }
}
