//! What was fixed when the round opened: deadline, notice, vote, limits; each with its source and how far it was checked.

use super::view::View;
use crate::ui;
use crate::ui::State;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::tag::tag;
use maud::{Markup, html};
use sovang_domain::award_form::Verified;
use sovang_domain::rules::VotingRule;
use sovang_words::{format, terms};

pub(super) fn section(view: &View) -> Markup {
    let row = &view.row;
    let unsaid = match row.again {
        Some(_) => "Đợt mở thêm, không có hạn riêng",
        None => "Kế hoạch không nêu ngày",
    };
    let due = row.nominations_due.map_or_else(|| unsaid.to_owned(), format::deadline);
    let mut rows = vec![Row::new("Hạn nhận đề nghị", sovang_words::format::sentence_case(&due))];
    if row.is_scheduled() {
        let notice = &row.notice_rule;
        let basis = terms::notice_basis(notice.basis);
        rows.push(Row::new(
            "Công khai lấy ý kiến",
            html! { (notice.working_days) " ngày làm việc, " (basis) ". " (source(&notice.source, notice.verified)) },
        ));
        rows.push(Row::new(
            "Hội đồng họp khi",
            html! {
                "Có mặt ít nhất " (row.voting.quorum_percent) "% thành viên"
            },
        ));
        rows.push(Row::new(
            "Thông qua khi",
            html! { (threshold(&row.voting)) ". " (source(&row.voting.source, row.voting.verified)) },
        ));
    }
    ui::section::section(
        "quy-dinh",
        "Quy định của đợt này",
        html! {
            p { "Cố định từ khi mở đợt, " (view.number(row.opened_index)) ". Quy định đổi sau đó áp dụng cho đợt sau." }
            (summary_list(rows))
        },
    )
}

fn threshold(rule: &VotingRule) -> String {
    let (percent, whom) = (rule.threshold_percent, terms::counted_from(rule.counted_from));
    let in_writing = if rule.absent_in_writing {
        "; thành viên vắng được lấy phiếu bằng văn bản"
    } else {
        ""
    };
    if rule.threshold_included {
        format!("Ít nhất {percent}% {whom} tán thành{in_writing}")
    } else {
        format!("Trên {percent}% {whom} tán thành{in_writing}")
    }
}

/// The text a rule comes from, and its mark.
fn source(text: &str, verified: Verified) -> Markup {
    html! {
        small { (text) }
        @if let Some(mark) = terms::verified(verified) { " " (tag(State::Wait, format::sentence_case(mark))) }
    }
}
