//! Ký thay, thừa lệnh, thừa ủy quyền: who may sign award decisions for the chairman, from when to when, by which text.

use super::show::View;
use super::{delegate_officer, end_delegation, take_back_delegation};
use crate::shell::submission::Values;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::error_summary::FieldError;
use crate::ui::options::Choice;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::locality::WhichDelegation;
use sovang_words::{format, terms};

pub(super) fn section(view: &View) -> Markup {
    let rows: Vec<Row> = view
        .delegations
        .iter()
        .map(|row| {
            let standing = if row.taken_back.is_some() {
                tag(State::Wait, "Ghi nhầm, đã rút lại")
            } else if row.from > view.today {
                tag(None, "Chưa đến ngày")
            } else if row.until.is_some_and(|until| until < view.today) {
                tag(None, "Đã hết hạn")
            } else {
                tag(State::Ok, "Đang có hiệu lực")
            };
            Row::new(view.names.person(&row.officer))
                .cell(terms::signing_mode(row.mode))
                .cell(format::span(row.from, row.until))
                .cell(standing)
                .cell(html! {
                    (row.document) ", " (view.number(row.log_index))
                    @if let Some(document) = &row.ended_by { br; small { "Kết thúc sớm theo " (document) } }
                    @if let Some(reason) = &row.taken_back { br; small { "Rút lại: " (reason) } }
                })
        })
        .collect();
    let columns = [
        Column::new("Người ký"),
        Column::new("Cách ký"),
        Column::labelled("Thời gian"),
        Column::new("Tình trạng"),
        Column::labelled("Văn bản"),
    ];
    crate::ui::section::section(
        "cac-uy-quyen",
        "Ký thay Chủ tịch",
        html! {
            @if rows.is_empty() { p { "Chưa giao ai ký thay. Chủ tịch tự ký mọi quyết định khen thưởng." } }
            @else { (Cards::new(columns, rows)) }
            @if view.may(Act::DelegateOfficer) {
                (delegate_officer::form(view))
                (end_delegation::form(view))
                (take_back_delegation::form(view))
            }
        },
    )
}

/// The delegations that were not taken back, to choose one of by its number in the book.
pub(super) fn held(view: &View) -> Vec<Choice> {
    let held = view.delegations.iter().filter(|row| row.taken_back.is_none()).map(|row| {
        let days = format::span(row.from, row.until);
        let whose = view.names.person(&row.officer);
        Choice::new(row.log_index.to_string(), format!("{whose}, {}, {days}", terms::signing(row.mode)))
    });
    std::iter::once(Choice::new("", "Chọn việc giao ký")).chain(held).collect()
}

/// The one that was chosen.
pub(super) fn chosen(
    view: &View,
    values: &Values,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> Option<WhichDelegation> {
    let number = values.get(field).parse().ok();
    let row = view.delegations.iter().find(|row| Some(row.log_index) == number && row.taken_back.is_none());
    if row.is_none() {
        errors.push(FieldError::new(field, "Chọn việc giao ký."));
    }
    row.map(|row| WhichDelegation { officer: row.officer.clone(), mode: row.mode, from: row.from })
}
