//! Hội đồng Thi đua - Khen thưởng: who sits in it since when, by which text, and the form that appoints the next one.

use super::show::File;
use super::units::{choices, folded};
use crate::pages::office::draft::id as field_id;
use crate::pages::office::values;
use crate::paths;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::ledger::details;
use crate::ui::options::Choice;
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::ids::AccountId;
use sovang_domain::locality::{CouncilMember, CouncilPosition};
use sovang_projections::account_directory::AccountRow;
use sovang_projections::locality_directory::CouncilRow;
use sovang_words::format::{count2, date};
use sovang_words::terms;

pub(super) const APPOINT: &str = "hoi-dong";

/// The name of a field about one candidate.
pub(super) fn about(field: &str, account: &AccountId) -> String {
    field_id(field, account.local())
}

pub(super) fn section(file: &File<'_>) -> Markup {
    let current = file.councils.iter().position(|council| council.from <= file.today);
    crate::ui::section::section(
        "hoi-dong-hien-nay",
        "Hội đồng Thi đua - Khen thưởng",
        html! {
            @if file.councils.is_empty() { p { "Chưa có Hội đồng trong sổ." } }
            @for (place, council) in file.councils.iter().enumerate() {
                @if Some(place) == current {
                    p { (tag(State::Ok, "Đang làm nhiệm vụ")) (since(file, council)) }
                    (table(file, &council.members))
                } @else {
                    @let heading = if council.from > file.today { "Sắp nhận nhiệm vụ" } else { "Hội đồng trước" };
                    (details(html! { (heading) ", từ " (date(council.from)) }, html! {
                        p { (since(file, council)) }
                        (table(file, &council.members))
                    }))
                }
            }
            @if file.may(Act::AppointCouncil) { (folded(file, APPOINT, "Ghi quyết định thành lập Hội đồng", appoint(file))) }
        },
    )
}

fn since(file: &File<'_>, council: &CouncilRow) -> Markup {
    html! {
        "Từ " (date(council.from)) ", " (council.document) ", " (count2(council.members.len() as u64)) " thành viên, "
        (file.number(council.log_index))
    }
}

fn table(file: &File<'_>, members: &[CouncilMember]) -> Markup {
    let rows: Vec<Row> = members
        .iter()
        .map(|member| {
            Row::new(file.names.person(&member.account))
                .cell(terms::council_position(member.position))
                .cell(file.names.unit(&member.unit))
        })
        .collect();
    let columns = [Column::new("Thành viên"), Column::new("Chức vụ"), Column::labelled("Đơn vị")];
    html! { (Cards::new(columns, rows)) }
}

fn appoint(file: &File<'_>) -> Markup {
    if file.candidates.is_empty() {
        return html! {
            p { "Chưa có tài khoản nào mang vai trò thành viên Hội đồng. Người quản trị giao vai trò ở trang "
                a href=(paths::ACCOUNTS) { "Tài khoản" } "." }
        };
    }
    file.form(APPOINT, "Ghi vào sổ").with(html! {
        p { "Đánh dấu từng thành viên, chọn chức vụ và đơn vị. Thành viên không biểu quyết cho người cùng đơn vị." }
        @for account in &file.candidates { (candidate(file, account)) }
        (file.draft.field(APPOINT, "tu-ngay", "Nhận nhiệm vụ từ ngày").date())
        (file.draft.field(APPOINT, "van-ban", "Quyết định thành lập").hint("Số, ký hiệu, ngày.").text())
    })
}

/// One candidate, filled in as in the council in office unless the form came back.
fn candidate(file: &File<'_>, account: &AccountRow) -> Markup {
    let id = &account.account;
    let sits =
        file.councils.first().and_then(|council| council.members.iter().find(|member| member.account == *id));
    let came_back = file.draft.is(APPOINT);
    let or =
        |typed: crate::ui::field::Field, known: String| if came_back { typed } else { typed.value(known) };
    let member = about("thanh-vien", id);
    let ticked = if came_back {
        file.draft.all(APPOINT, &member)
    } else {
        sits.iter().map(|member| member.account.to_string()).collect()
    };
    let positions = CouncilPosition::ALL
        .map(|position| Choice::new(values::word(&position), terms::council_position(position)));
    let position = or(
        file.draft.field(APPOINT, &about("chuc-vu", id), format!("Chức vụ của {}", account.full_name)),
        sits.map_or_else(String::new, |member| values::word(&member.position)),
    );
    let unit = or(
        file.draft.field(APPOINT, &about("thuoc", id), format!("Đơn vị của {}", account.full_name)),
        sits.map_or_else(String::new, |member| member.unit.to_string()),
    );
    let label = html! { (account.full_name) ", " (account.position) };
    html! {
        (file.draft.field(APPOINT, &member, label).checkboxes(&[Choice::new(id.as_str(), "Là thành viên")], &ticked))
        (position.select(&positions))
        (unit.select(&choices(file)))
    }
}
