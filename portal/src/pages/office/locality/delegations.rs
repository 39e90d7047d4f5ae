//! Ký thay, thừa lệnh, thừa ủy quyền: who may sign award decisions for the chairman, from when to when, by which text.

use super::show::File;
use super::units::folded;
use crate::pages::office::values;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::options::Choice;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::locality::SigningMode;
use sovang_words::{format, terms};

pub(super) const DELEGATE: &str = "uy-quyen";

pub(super) fn section(file: &File<'_>) -> Markup {
    let rows: Vec<Row> = file
        .delegations
        .iter()
        .map(|row| {
            let standing = if row.from > file.today {
                tag(None, "Chưa đến ngày")
            } else if row.until.is_some_and(|until| until < file.today) {
                tag(None, "Đã hết hạn")
            } else {
                tag(State::Ok, "Đang có hiệu lực")
            };
            Row::new(file.names.person(&row.officer))
                .cell(terms::signing_mode(row.mode))
                .cell(format::span(row.from, row.until))
                .cell(standing)
                .cell(html! { (row.document) ", " (file.number(row.log_index)) })
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
            @if file.may(Act::DelegateOfficer) { (folded(file, DELEGATE, "Ghi văn bản giao ký", delegate(file))) }
        },
    )
}

fn delegate(file: &File<'_>) -> Markup {
    let officers = file
        .deciders
        .iter()
        .map(|row| Choice::new(row.account.as_str(), format!("{}, {}", row.full_name, row.position)));
    let officers: Vec<Choice> = std::iter::once(Choice::new("", "Chọn người ký")).chain(officers).collect();
    let modes =
        SigningMode::DELEGATED.map(|mode| Choice::new(values::word(&mode), terms::signing_mode(mode)));
    file.form(DELEGATE, "Ghi vào sổ").with(html! {
        (file.draft.field(DELEGATE, "nguoi-ky", "Người ký")
            .hint("Những người có vai trò Chủ tịch UBND trên cổng, kể cả Phó Chủ tịch.").select(&officers))
        (file.draft.field(DELEGATE, "cach-ky", "Cách ký").radios(&modes))
        (file.draft.field(DELEGATE, "tu-ngay", "Từ ngày").date())
        (file.draft.field(DELEGATE, "den-ngay", "Đến hết ngày").hint("Để trống nếu văn bản không nêu.").date())
        (file.draft.field(DELEGATE, "van-ban", "Văn bản giao ký").hint("Số, ký hiệu, ngày.").text())
    })
}
