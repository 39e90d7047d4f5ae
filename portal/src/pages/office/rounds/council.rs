//! Hội đồng, as recorded: who sat in the session, who declared, how the votes fell.

use super::view::View;
use crate::ui;
use crate::ui::State;
use crate::ui::cards::{Cards, Column, Row, header};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_words::format::{count2, date};
use sovang_words::{format, terms};

/// The session and its votes, as recorded.
pub(super) fn section(view: &View) -> Markup {
    let Some(session) = &view.row.session else { return Markup::default() };
    let members = session.members.iter().map(|member| {
        let present = session.present.contains(&member.account);
        let declared = session.declared.contains(&member.account);
        let name = header(view.names.person(&member.account), view.names.unit(&member.unit));
        Row::new(name).cell(terms::council_position(member.position)).cell(match (present, declared) {
            (false, _) => tag(None, "Vắng mặt"),
            (true, true) => tag(State::Ok, "Đã kê khai"),
            (true, false) => tag(State::Wait, "Chưa kê khai"),
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
                "Họp ngày " (date(session.on)) ", " (session.document) ", có mặt "
                (session.present.len()) "/" (session.members.len()) " thành viên, "
                (view.number(session.log_index)) "."
            }
            (members)
            (results(view))
        },
    )
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
                .cell(format!("{}/{}", tally.votes_for, ballot.voters))
                .cell(count2(tally.against.into()))
                .cell(count2(tally.abstained.into()))
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
