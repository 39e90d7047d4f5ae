//! What was found, each with what it is and where it leads.

use super::View;
use crate::pages::public::parts;
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::ids::LocalityId;
use sovang_projections::public::awards::Award;
use sovang_projections::public::decisions::Decision;
use sovang_projections::public::localities::{LocalityRow, UnitRow};
use sovang_projections::public::search::Hit;
use sovang_words::format::{count2, date_long, list, sentence_case, thousands};
use sovang_words::terms;

/// What is called so, then under a heading of its own what only speaks of it.
pub(super) fn tables(view: &View) -> Markup {
    let (named, told) = view.results.hits.split_at(view.results.named());
    html! {
        @if !named.is_empty() { (table(view, named)) }
        @if !told.is_empty() {
            @if view.results.told < view.results.total {
                h3 { "Có các chữ này ở nội dung (" (thousands(view.results.told)) ")" }
            }
            (table(view, told))
        }
    }
}

fn table(view: &View, hits: &[Hit]) -> Cards {
    let several = !view.localities.is_empty();
    let mut columns = vec![Column::new("Tìm thấy")];
    if several {
        columns.push(Column::new("Xã, phường"));
    }
    columns.extend([Column::new("Là gì"), Column::labelled("Nội dung"), Column::labelled("Quyết định")]);
    let rows = hits.iter().map(|hit| {
        let Drawn { header, kind, told, decision } = drawn(hit);
        let mut row = Row::new(header);
        if several {
            row = row.cell(view.localities.get(hit.locality().as_str()).cloned().unwrap_or_default());
        }
        row.cell(kind).cell(told).cell(decision)
    });
    let caption = format!("Trang {}/{}", view.results.number, thousands(view.results.pages()));
    Cards::new(columns, rows.collect::<Vec<_>>()).caption(caption)
}

/// The cells of a row.
struct Drawn {
    header: Markup,
    kind: String,
    told: String,
    decision: Markup,
}

impl Drawn {
    fn of(header: Markup, kind: impl Into<String>, told: impl Into<String>) -> Self {
        Self { header, kind: kind.into(), told: told.into(), decision: Markup::default() }
    }
}

fn drawn(hit: &Hit) -> Drawn {
    match hit {
        Hit::Award(award) => self::award(award),
        Hit::Unit(unit, into) => self::unit(unit, into.as_ref()),
        Hit::Decision(locality, decision) => self::decision(locality, decision),
        Hit::Locality(row) => locality(row),
        Hit::Campaign { campaign, name, running } => {
            let state = if *running { "Đang diễn ra" } else { "Đã tổng kết" };
            let link = html! { a href=(paths::campaign(campaign)) { (name) } };
            Drawn::of(header(link, state), "Phong trào thi đua", "")
        }
        Hit::Form { locality, form, name } => {
            let address = format!("{}?hinh-thuc={form}", paths::awards(locality));
            Drawn::of(html! { a href=(address) { (name) } }, "Hình thức khen thưởng", "Xem ai được khen")
        }
    }
}

fn award(award: &Award) -> Drawn {
    let form = format!("{}, {}", award.given(), terms::occasion(award.occasion));
    Drawn { decision: parts::decision(award), ..Drawn::of(parts::recipient(award), form, &award.achievement) }
}

fn unit(unit: &UnitRow, into: Option<&UnitRow>) -> Drawn {
    let name = html! {
        a href=(paths::unit(&unit.locality, &unit.unit)) { (unit.name) }
        @if unit.merged_into.is_some() { " " (tag(State::Wait, "Đã sáp nhập")) }
        @if !unit.former.is_empty() { br; small { "Tên trước đây: " (list(&unit.former)) } }
        @if let Some(into) = into {
            br; small { "Đã sáp nhập vào " a href=(paths::unit(&into.locality, &into.unit)) { (into.name) } }
        }
    };
    Drawn::of(name, format!("Đơn vị: {}", terms::unit_kind(unit.kind)), "")
}

fn decision(locality: &LocalityId, decision: &Decision) -> Drawn {
    let address = paths::decision(locality, decision.year, decision.number);
    let title = html! { a href=(address) { "Quyết định " (decision.symbol) } };
    let told = format!("{} khen thưởng", count2(decision.entries.len() as u64));
    Drawn::of(header(title, sentence_case(&date_long(decision.signed_on))), "Quyết định khen thưởng", told)
}

fn locality(row: &LocalityRow) -> Drawn {
    let link = html! { a href=(paths::locality(&row.locality)) { (sentence_case(&row.title())) } };
    Drawn::of(header(link, sentence_case(&row.province_title())), "Xã, phường", "")
}
