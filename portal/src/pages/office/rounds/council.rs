//! Hội đồng, as recorded: who sat in the session, who declared, how the votes fell.

use super::view::View;
use crate::ui;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::tag::tag;
use crate::ui::time::acted;
use maud::{Markup, html};
use sovang_projections::round_docket::{DeclaredRow, RoundStage};
use sovang_words::format::{count2, date, stop};
use sovang_words::{format, terms};

/// The session and its votes, as recorded.
pub(super) fn section(view: &View) -> Markup {
    let Some(session) = &view.row.session else { return before_the_meeting(view) };
    let members = session.members.iter().map(|member| {
        let present = session.present.contains(&member.account);
        let declared = view.row.declared_by(&member.account);
        let name = header(view.names.person(&member.account), view.names.unit(&member.unit));
        Row::new(name).cell(terms::council_position(member.position)).cell(match (present, declared) {
            (false, None) => tag(None, "Vắng mặt"),
            (false, Some(row)) => html! { (tag(None, "Vắng mặt")) " " (declared_tag(view, row)) },
            (true, Some(row)) => declared_tag(view, row),
            (true, None) => tag(State::Wait, "Chưa kê khai"),
        })
    });
    let members = Cards::new(
        [Column::new("Thành viên"), Column::new("Chức vụ trong Hội đồng"), Column::new("Phiên họp")],
        members.collect::<Vec<_>>(),
    );
    ui::section::section(
        "hoi-dong",
        "Hội đồng",
        html! {
            p {
                "Họp ngày " (acted(session.on, session.at)) ", " (session.document) ", có mặt "
                (session.present.len()) "/" (session.members.len()) " thành viên, "
                (view.number(session.log_index)) "."
            }
            @for corrected in &session.corrected {
                p {
                    "Trước ghi họp ngày " (date(corrected.before_on)) ", có mặt " (count2(corrected.before as u64)) " người"
                    @if let Some(minutes) = &corrected.before_document { ", " (minutes) }
                    "; ghi lại vì: " (stop(&corrected.reason)) " " (view.number(corrected.log_index))
                }
            }
            (members)
            (results(view))
        },
    )
}

/// Who has declared before the meeting is recorded: they may read the dossiers.
fn before_the_meeting(view: &View) -> Markup {
    let members: Vec<Row> = view
        .row
        .council(&view.council)
        .iter()
        .map(|member| {
            let name = header(view.names.person(&member.account), view.names.unit(&member.unit));
            Row::new(name).cell(terms::council_position(member.position)).cell(
                match view.row.declared_by(&member.account) {
                    Some(row) => declared_tag(view, row),
                    None => tag(State::Wait, "Chưa kê khai"),
                },
            )
        })
        .collect();
    if view.row.stage != RoundStage::NoticeOver || members.is_empty() {
        return Markup::default();
    }
    let columns = [Column::new("Thành viên"), Column::new("Chức vụ trong Hội đồng"), Column::new("Kê khai")];
    ui::section::section(
        "hoi-dong",
        "Hội đồng",
        html! {
            p { "Chưa ghi phiên họp. Thành viên đã kê khai xung đột lợi ích thì đọc được hồ sơ." }
            (Cards::new(columns, members))
        },
    )
}

/// That a member declared; who recorded it, where it was not the member.
fn declared_tag(view: &View, row: &DeclaredRow) -> Markup {
    html! {
        (tag(State::Ok, "Đã kê khai"))
        @if let Some(document) = &row.document {
            br; small { (view.names.person(&row.by)) " ghi theo " (document) ", " (view.number(row.log_index)) }
        }
    }
}

/// Votes in writing beside those of the meeting.
fn in_writing(votes: Option<u16>) -> Markup {
    html! { @if let Some(votes) = votes { br; small { "bằng văn bản " (count2(votes.into())) } } }
}

fn results(view: &View) -> Markup {
    let rows: Vec<Row> = view
        .row
        .entries
        .iter()
        .filter_map(|row| Some((row, row.ballot.as_ref()?)))
        .map(|(row, ballot)| {
            let tally = &ballot.tally;
            let (state, words) =
                if ballot.passed { (State::Ok, "Thông qua") } else { (State::Late, "Không thông qua") };
            Row::new(view.nominee(&row.entry.nomination))
                .cell(tag(state, words))
                .cell(html! {
                    (terms::share(ballot.votes_for(), ballot.out_of))
                    @for corrected in &ballot.corrected {
                        br;
                        small {
                            "Trước ghi " (terms::tally(corrected.before)) "; ghi lại vì: " (stop(&corrected.reason)) " "
                            (view.number(corrected.log_index))
                        }
                    }
                })
                .cell(html! { (count2(tally.against.into())) (in_writing(ballot.written.map(|votes| votes.against))) })
                .cell(html! { (count2(tally.abstained.into())) (in_writing(ballot.written.map(|votes| votes.abstained))) })
                .cell(count2(ballot.recused.into()))
                .cell(html! { (format::sentence_case(terms::ballot_method(ballot.method))) ", " (view.number(ballot.log_index)) })
        })
        .collect();
    if rows.is_empty() {
        return Markup::default();
    }
    let columns = [
        Column::new("Người, tập thể"),
        Column::new("Kết quả"),
        Column::labelled("Tán thành"),
        Column::labelled("Không tán thành"),
        Column::labelled("Không biểu quyết"),
        Column::labelled("Không tham gia"),
        Column::new("Cách lấy phiếu"),
    ];
    html! { h3 { "Kết quả kiểm phiếu" } (Cards::new(columns, rows)) }
}
