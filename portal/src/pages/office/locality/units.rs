//! Đơn vị: entered, renamed, merged. An address once public stays.

use super::show::View;
use super::{correct_unit_kind, correct_unit_name, strike_unit};
use super::{merge_unit, register_unit, rename_unit, take_back_merger, take_back_rename};
use crate::paths;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::options::Choice;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_words::format::count2;
use sovang_words::{format, terms};

pub(super) fn section(view: &View) -> Markup {
    let rows: Vec<Row> = view
        .units
        .iter()
        .map(|unit| {
            let link = html! { a href=(paths::unit(&unit.locality, &unit.unit)) { (unit.name) } };
            let below = if unit.former.is_empty() {
                String::new()
            } else {
                format!("Trước đây: {}", unit.former.join(", "))
            };
            let standing =
                unit.merged_into.as_ref().map(|into| format!("Đã sáp nhập vào {}", view.names.unit(into)));
            Row::new(header(link, below))
                .cell(format::sentence_case(terms::unit_kind(unit.kind)))
                .cell(unit.unit.as_str())
                .cell(html! { @if let Some(standing) = standing { (tag(None, standing)) } })
                .cell(view.number(unit.log_index))
        })
        .collect();
    let columns = [
        Column::new("Đơn vị"),
        Column::new("Loại"),
        Column::labelled("Địa chỉ"),
        Column::new("Tình trạng"),
        Column::labelled("Vào sổ"),
    ];
    let living = view.living().count() as u64;
    crate::ui::section::section(
        "cac-don-vi",
        format!("Đơn vị: {}", count2(living)),
        html! {
            @if rows.is_empty() { p { "Chưa có đơn vị nào." } } @else { (Cards::new(columns, rows)) }
            @if view.may(Act::RegisterUnits) { (register_unit::form(view)) }
            @if view.may(Act::KeepUnits) {
                @if living > 0 { (rename_unit::form(view)) }
                @if living > 1 { (merge_unit::form(view)) }
                (correct_unit_name::form(view))
                (correct_unit_kind::form(view))
                (take_back_rename::form(view))
                (take_back_merger::form(view))
                (strike_unit::form(view))
            }
        },
    )
}

/// The living units, to choose one of.
pub(super) fn choices(view: &View) -> Vec<Choice> {
    let units = view.living().map(|unit| Choice::new(unit.unit.as_str(), &unit.name));
    std::iter::once(Choice::new("", "Chọn đơn vị")).chain(units).collect()
}
