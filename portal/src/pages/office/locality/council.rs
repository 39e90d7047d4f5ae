//! Hội đồng Thi đua - Khen thưởng: who sits in it since when, by which text.

use super::show::View;
use super::{appoint_council, correct_council};
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::ledger::details;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::locality::CouncilMember;
use sovang_projections::locality_directory::CouncilRow;
use sovang_words::format::{count2, date};
use sovang_words::terms;

pub(super) fn section(view: &View) -> Markup {
    let current = view.councils.iter().position(|council| council.from <= view.today);
    crate::ui::section::section(
        "hoi-dong-hien-nay",
        "Hội đồng Thi đua - Khen thưởng",
        html! {
            @if view.councils.is_empty() { p { "Chưa có Hội đồng trong sổ." } }
            @for (place, council) in view.councils.iter().enumerate() {
                @if Some(place) == current {
                    p { (tag(State::Ok, "Đang làm nhiệm vụ")) (since(view, council)) }
                    (table(view, &council.members))
                } @else {
                    @let heading = if council.from > view.today { "Sắp nhận nhiệm vụ" } else { "Hội đồng trước" };
                    (details(html! { (heading) ", từ " (date(council.from)) }, html! {
                        p { (since(view, council)) }
                        (table(view, &council.members))
                    }))
                }
            }
            @if view.may(Act::AppointCouncil) { (appoint_council::form(view)) (correct_council::form(view)) }
        },
    )
}

fn since(view: &View, council: &CouncilRow) -> Markup {
    html! {
        "Từ " (date(council.from)) ", " (council.document) ", " (count2(council.members.len() as u64)) " thành viên, "
        (view.number(council.log_index))
    }
}

fn table(view: &View, members: &[CouncilMember]) -> Markup {
    let rows: Vec<Row> = members
        .iter()
        .map(|member| {
            Row::new(view.names.person(&member.account))
                .cell(terms::council_position(member.position))
                .cell(view.names.unit(&member.unit))
        })
        .collect();
    let columns = [Column::new("Thành viên"), Column::new("Chức vụ"), Column::labelled("Đơn vị")];
    html! { (Cards::new(columns, rows)) }
}
