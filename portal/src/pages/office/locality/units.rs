//! Đơn vị: entered, renamed, merged. An address once public stays.

use super::show::File;
use crate::pages::office::values;
use crate::paths;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::ledger::details;
use crate::ui::options::Choice;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::locality::UnitKind;
use sovang_words::format::count2;
use sovang_words::{format, terms};

pub(super) const REGISTER: &str = "don-vi";
pub(super) const RENAME: &str = "doi-ten";
pub(super) const MERGE: &str = "sap-nhap";

pub(super) fn section(file: &File<'_>) -> Markup {
    let rows: Vec<Row> = file
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
                unit.merged_into.as_ref().map(|into| format!("Đã sáp nhập vào {}", file.names.unit(into)));
            Row::new(header(link, below))
                .cell(format::sentence_case(terms::unit_kind(unit.kind)))
                .cell(unit.unit.as_str())
                .cell(html! { @if let Some(standing) = standing { (tag(None, standing)) } })
                .cell(file.number(unit.log_index))
        })
        .collect();
    let columns = [
        Column::new("Đơn vị"),
        Column::new("Loại"),
        Column::labelled("Địa chỉ"),
        Column::new("Tình trạng"),
        Column::labelled("Vào sổ"),
    ];
    let living = file.living().count() as u64;
    crate::ui::section::section(
        "cac-don-vi",
        format!("Đơn vị: {}", count2(living)),
        html! {
            @if rows.is_empty() { p { "Chưa có đơn vị nào." } } @else { (Cards::new(columns, rows)) }
            @if file.may(Act::KeepUnits) {
                (folded(file, REGISTER, "Ghi đơn vị mới", register(file)))
                @if living > 0 { (folded(file, RENAME, "Đổi tên đơn vị", rename(file))) }
                @if living > 1 { (folded(file, MERGE, "Sáp nhập đơn vị", merge(file))) }
            }
        },
    )
}

/// A form that opens on demand, or is open because it came back.
pub(super) fn folded(file: &File<'_>, id: &str, heading: &str, form: Markup) -> Markup {
    html! {
        @if file.draft.is(id) { h3 id=(id) { (heading) } (form) }
        @else { div id=(id) { (details(heading, form)) } }
    }
}

/// The living units, to choose one of.
pub(super) fn choices(file: &File<'_>) -> Vec<Choice> {
    let units = file.living().map(|unit| Choice::new(unit.unit.as_str(), &unit.name));
    std::iter::once(Choice::new("", "Chọn đơn vị")).chain(units).collect()
}

fn register(file: &File<'_>) -> Markup {
    let kinds = UnitKind::ALL
        .map(|kind| Choice::new(values::word(&kind), format::sentence_case(terms::unit_kind(kind))));
    file.form(REGISTER, "Ghi vào sổ").with(html! {
        (file.draft.field(REGISTER, "ten", "Tên đơn vị").hint("Như viết trong văn bản, ví dụ Ban nhân dân ấp Trung").text())
        (file.draft.field(REGISTER, "dia-chi", "Địa chỉ trên cổng")
            .hint("Chữ thường không dấu, số, gạch nối; không đổi về sau. Ví dụ ap-trung").autocomplete("off").text())
        (file.draft.field(REGISTER, "loai", "Loại đơn vị").radios(&kinds))
    })
}

fn rename(file: &File<'_>) -> Markup {
    file.form(RENAME, "Ghi tên mới").with(html! {
        (file.draft.field(RENAME, "don-vi", "Đơn vị").select(&choices(file)))
        (file.draft.field(RENAME, "ten", "Tên mới").hint("Địa chỉ trên cổng giữ nguyên, tên cũ vẫn tìm được.").text())
        (file.draft.field(RENAME, "van-ban", "Văn bản đổi tên").text())
    })
}

fn merge(file: &File<'_>) -> Markup {
    file.form(MERGE, "Ghi sáp nhập").with(html! {
        (file.draft.field(MERGE, "don-vi", "Đơn vị sáp nhập")
            .hint("Báo cáo và khen thưởng đã có vẫn đứng tên đơn vị này.").select(&choices(file)))
        (file.draft.field(MERGE, "vao", "Vào đơn vị").select(&choices(file)))
        (file.draft.field(MERGE, "van-ban", "Văn bản sáp nhập").text())
    })
}
