//! Trang đầu: what Sổ Vàng is, which communes keep it, the newest awards of all.

use super::head;
use super::{parts, search};
use crate::pages::stages;
use crate::paths;
use crate::paths::route;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::state::App;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::layout::{Heading, Page};
use crate::ui::ledger::details;
use crate::ui::search_box::{LABEL, search_box};
use crate::ui::section::section;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use maud::{Markup, html};
use sovang_projections::public;
use sovang_projections::public::awards::{Award, Ended, Filter};
use sovang_projections::public::localities::LocalityRow;
use sovang_words::format::{self, sentence_case, thousands};
use sovang_words::order;
use sovang_words::terms;
use std::collections::BTreeMap;

pub(super) fn routes() -> Router<App> {
    Router::new().route(route::HOME, get(show))
}

/// How many of the newest awards are shown.
const NEWEST: u32 = 8;

/// A commune with what it has published.
struct Kept {
    row: LocalityRow,
    campaigns: u64,
    awards: u64,
    /// Of those, how many hold no more.
    ended: Ended,
}

async fn show(State(app): State<App>) -> Result<Response, PageError> {
    let (kept, newest) = app.views().read(|connection| {
        let mut kept = Vec::new();
        for row in public::localities::all(connection)? {
            let campaigns = public::campaigns::of_locality(connection, &row.locality)?.len() as u64;
            let filter = Filter { locality: Some(row.locality.clone()), ..Filter::default() };
            let awards = public::awards::count(connection, &filter)?;
            let ended = public::awards::ended_among(connection, &filter)?;
            kept.push(Kept { row, campaigns, awards, ended });
        }
        Ok((kept, public::awards::newest(connection, None, NEWEST)?))
    })?;
    let search = search_box(paths::SEARCH, LABEL, Some(search::HINT), "");
    let page = Page {
        title: "Thi đua, khen thưởng".to_owned(),
        heading: Heading::new("Thi đua, khen thưởng ở xã, phường, đặc khu")
            .lead(
                "Ai được khen, vì sao được khen, ai quyết định: mọi người đều xem được và tự kiểm tra được.",
            )
            .extra(search),
        body: body(&kept, &newest),
        ..app.plain_page(route::HOME)
    };
    Ok(answer(StatusCode::OK, &page))
}

fn body(kept: &[Kept], newest: &[Award]) -> Markup {
    html! {
        (section("dia-phuong", "Các xã, phường, đặc khu", localities(kept)))
        (section("moi-nhat", "Khen thưởng mới nhất", newest_awards(kept, newest)))
        (section("so-vang", "Sổ Vàng là gì", about()))
    }
}

/// So many stand in one list; more are grouped by province.
const ONE_LIST: usize = 40;

fn localities(kept: &[Kept]) -> Markup {
    if kept.is_empty() {
        return html! { p { "Chưa có xã, phường, đặc khu nào mở sổ." } };
    }
    if kept.len() <= ONE_LIST {
        return table(kept.iter());
    }
    let mut provinces: BTreeMap<String, Vec<&Kept>> = BTreeMap::new();
    for one in kept {
        provinces.entry(head(&one.row).province).or_default().push(one);
    }
    let mut provinces: Vec<_> = provinces.into_iter().collect();
    provinces.sort_by_cached_key(|(name, _)| order::title(name));
    html! {
        @for (province, kept) in provinces {
            (details(html! { (sentence_case(&province)) ": " (thousands(kept.len() as u64)) " xã, phường, đặc khu" }, table(kept)))
        }
    }
}

fn table<'a>(kept: impl IntoIterator<Item = &'a Kept>) -> Markup {
    let columns = [
        Column::new("Xã, phường, đặc khu"),
        Column::labelled("Phong trào đã ghi sổ"),
        Column::labelled("Khen thưởng đã công bố, mọi năm"),
    ];
    let row = |kept: &Kept| {
        let head = head(&kept.row);
        let name = html! { a href=(paths::locality(&head.slug)) { (sentence_case(&head.name)) } };
        Row::new(header(name, sentence_case(&head.province)))
            .cell(html! { a href=(paths::campaigns(&head.slug)) { (thousands(kept.campaigns)) } })
            .cell(html! { a href=(paths::awards(&head.slug)) { (thousands(kept.awards)) } (stages::ended_awards(kept.ended)) })
    };
    let rows: Vec<Row> = kept.into_iter().map(row).collect();
    html! { (Cards::new(columns, rows)) }
}

fn newest_awards(kept: &[Kept], newest: &[Award]) -> Markup {
    if newest.is_empty() {
        return html! { p { "Chưa có khen thưởng nào được công bố." } };
    }
    let names: BTreeMap<&str, String> =
        kept.iter().map(|kept| (kept.row.locality.as_str(), sentence_case(&kept.row.title()))).collect();
    let columns = [
        Column::new("Người, tập thể được khen"),
        Column::new("Xã, phường"),
        Column::new("Hình thức"),
        Column::labelled("Ngày quyết định"),
    ];
    let rows: Vec<Row> = newest
        .iter()
        .map(|award| {
            Row::new(parts::recipient(award))
                .cell(names.get(award.locality.as_str()).cloned().unwrap_or_default())
                .cell(format!("{}, {}", award.given(), terms::occasion(award.occasion)))
                .cell(format::date(award.decided_on))
        })
        .collect();
    html! { (Cards::new(columns, rows)) }
}

fn about() -> Markup {
    html! {
        p {
            "Mỗi xã, phường, đặc khu ghi vào đây kế hoạch phong trào thi đua, báo cáo của từng đơn vị, hồ sơ đề nghị, \
             việc lấy ý kiến, kết quả Hội đồng và quyết định khen thưởng."
        }
        ul {
            li { (parts::KEPT) }
            li { "Mỗi việc có một số vào sổ, liền nhau từ số 0, không có số trống. Việc chung của cổng (như số 0) có số nhưng không đứng trong sổ của xã, phường nào." }
            li { "Kế hoạch có mức tối đa, có tiêu chí thì trang của khen thưởng nêu mức ấy, tiêu chí ấy, kèm mục của kế hoạch." }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn every_commune_is_listed_with_its_counts_and_the_newest_awards_with_their_commune() {
        let kept = [Kept {
            row: sample::locality(),
            campaigns: 1,
            awards: 1_038,
            ended: Ended { revoked: 2, mistaken: 1 },
        }];
        let html = body(&kept, &[sample::award()]).into_string();
        assert!(html.contains(r#"<a href="/phu-tan">Xã Phú Tân</a><br><small>Tỉnh An Giang</small>"#));
        assert!(
            html.contains(
                r#"<a href="/phu-tan/khen-thuong">1.038</a> <b class="tag" data-state="late">Đã hủy bỏ 02</b>"#
            ),
            "{html}"
        );
        assert!(html.contains(r#"<a href="/phu-tan/khen-thuong/2026-5-1">Trần Thị Ngọc Huệ</a>"#));
        assert!(html.contains("<td>Xã Phú Tân</td>"));
    }

    #[test]
    fn many_communes_stand_under_their_provinces() {
        let other = |n: u32| {
            let row = LocalityRow {
                locality: format!("xa-{n}").as_str().into(),
                province: "Điện Biên".into(),
                ..sample::locality()
            };
            Kept { row, campaigns: 0, awards: 0, ended: Ended::default() }
        };
        let first = Kept { row: sample::locality(), campaigns: 1, awards: 3, ended: Ended::default() };
        let kept: Vec<Kept> = std::iter::once(first).chain((0..45).map(other)).collect();
        let html = localities(&kept).into_string();
        let (an_giang, dien_bien) =
            (html.find("Tỉnh An Giang: 1 xã").unwrap(), html.find("Tỉnh Điện Biên: 45 xã").unwrap());
        assert!(an_giang < dien_bien);
    }

    #[test]
    fn an_empty_ledger_says_so() {
        let html = body(&[], &[]).into_string();
        assert!(html.contains("Chưa có xã, phường, đặc khu nào mở sổ."));
        assert!(html.contains("Chưa có khen thưởng nào được công bố."));
    }
}
