//! Lịch nghỉ: days off that were announced after the table of the law was made, and what they move.

use super::show::View;
use super::{declare_day_off, parameters, take_back_day_off};
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_words::format::{date, date_long, sentence_case};
use sovang_words::terms;

pub(super) fn section(view: &View) -> Markup {
    let rows: Vec<Row> = view
        .days_off
        .iter()
        .map(|row| {
            Row::new(date(row.day))
                .cell(row.name.as_str())
                .cell(row.instead.map(date).unwrap_or_default())
                .cell(match &row.taken_back {
                    None => html! { (tag(State::Ok, "Đang tính")) },
                    Some(back) => html! {
                        (tag(None, "Đã bỏ")) " " (back.reason) " (" (back.document) "), " (view.number(back.log_index))
                    },
                })
                .cell(html! { (row.document) ", " (view.number(row.log_index)) })
        })
        .collect();
    let columns = [
        Column::new("Ngày nghỉ"),
        Column::new("Nội dung"),
        Column::labelled("Làm bù ngày"),
        Column::new("Tình trạng"),
        Column::labelled("Văn bản"),
    ];
    crate::ui::section::section(
        "lich-nghi",
        "Lịch nghỉ",
        html! {
            p {
                "Ngày làm việc được đếm theo bảng ngày nghỉ của từng năm ("
                a href=(parameters::address(&view.row.locality)) { "xem và ghi ở trang Tham số" }
                ") và các ngày dưới đây, do xã ghi khi có thông báo sau."
            }
            (of_every_year(view))
            @if rows.is_empty() { p { "Xã chưa ghi thêm ngày nghỉ nào." } } @else { (Cards::new(columns, rows)) }
            (moved(view))
            @if view.may(Act::KeepCalendar) {
                (declare_day_off::form(view))
                (take_back_day_off::form(view))
            }
        },
    )
}

/// What the law gives in every year, with its source and how far that was seen.
fn of_every_year(view: &View) -> Markup {
    html! {
        @for day in &view.yearly_days {
            p {
                "Hằng năm, từ năm " (day.from) ": ngày " (day.day) "/" (day.month) ", " (day.name) ". " small { (day.source) }
                @if let Some(mark) = terms::verified(day.verified) { " " (tag(State::Wait, sentence_case(mark))) }
            }
        }
    }
}

/// Notices that run and would end later by what is known now: each waits for the officer.
fn moved(view: &View) -> Markup {
    html! {
        @for moved in &view.moved {
            p {
                "Lịch nghỉ đã đổi: lấy ý kiến của " a href=(paths::round(&moved.round)) { (moved.title) }
                " đáng lẽ kết thúc " (date_long(moved.due)) ". Việc dời ngày chờ công chức phụ trách thi đua khen thưởng ở trang Việc của tôi."
            }
        }
    }
}
