//! Ký thay, thừa lệnh, thừa ủy quyền: who may sign award decisions for the chairman, from when to when, by which text.

use super::delegate_officer;
use super::show::View;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_words::{format, terms};

pub(super) fn section(view: &View) -> Markup {
    let rows: Vec<Row> = view
        .delegations
        .iter()
        .map(|row| {
            let standing = if row.from > view.today {
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
                .cell(html! { (row.document) ", " (view.number(row.log_index)) })
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
            @if view.may(Act::DelegateOfficer) { (delegate_officer::form(view)) }
        },
    )
}
