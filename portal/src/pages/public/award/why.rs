//! Vì sao được khen: put together from facts, each with its number; nobody writes it anew.

use super::{Found, plan_place};
use crate::pages::public::Here;
use crate::pages::public::parts::so;
use crate::ui::format::{self, count2};
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use maud::{Markup, html};
use sovang_domain::award_round::BallotMethod;
use sovang_domain::plan::Occasion;
use sovang_projections::award_roll::AwardRow;
use sovang_projections::nomination_board::NominationRow;
use sovang_projections::round_docket::{BallotRow, EntryRow, RoundRow};

pub(super) fn body(here: &Here, found: &Found) -> Markup {
    let award = &found.award;
    let slug = here.slug();
    let mut rows =
        vec![Row::new("Thành tích", html! { (award.achievement) " " (so(slug, award.log_index)) })];
    rows.push(criteria(award));
    if let Some(nomination) = &found.nomination {
        rows.extend(appraisals(slug, nomination));
    }
    match &found.round {
        Some(_) if award.occasion == Occasion::Unscheduled => rows.push(Row::new(
            "Khen đột xuất",
            "Chủ tịch quyết định trực tiếp, không qua lấy ý kiến và Hội đồng, không tính vào mức của kế hoạch; vẫn công bố như mọi khen thưởng.",
        )),
        Some(round) => {
            rows.extend(notice(slug, round));
            rows.extend(council(slug, round, found.entry.as_ref()));
        }
        None => {}
    }
    if let Some(within) = &award.within {
        rows.push(Row::new(
            "Trong mức tối đa",
            html! {
                (format::sentence_case(crate::pages::public::words::kind(award.kind))) " thứ " (within.place)
                " trong “" (within.source.words) "”. " (plan_place(award, "hinh-thuc", &within.source))
            },
        ));
    }
    if let Some(reason) = &award.overlap_reason {
        rows.push(Row::new("Trùng thời gian với khen thưởng khác", reason));
    }
    html! {
        p { "Ghép từ các việc đã ghi vào sổ, không ai viết lại." }
        (summary_list(rows))
    }
}

fn criteria(award: &AwardRow) -> Row {
    let quoted = html! {
        @for (place, source) in award.criteria.iter().enumerate() {
            @if place > 0 { br; }
            "“" (source.words) "” " (plan_place(award, "tieu-chi", source))
        }
    };
    match award.criteria.is_empty() {
        false => Row::new("Đúng tiêu chí", quoted),
        true => Row::new("Tiêu chí", "Kế hoạch không nêu tiêu chí riêng; xét theo thành tích trên."),
    }
}

/// That they were found in order, by whom in the office, and where it stands. The opinions themselves stay inside.
fn appraisals(slug: &str, nomination: &NominationRow) -> Vec<Row> {
    let papers = nomination.needed.len();
    let there = papers.saturating_sub(nomination.missing().len());
    let achievement = nomination.achievement_opinion.as_ref().map(|said| {
        let words = html! {
            "Công chức phụ trách chuyển đổi số thẩm định ngày " (format::date(format::local_date(said.at))) ": đạt. "
            (so(slug, said.log_index))
        };
        Row::new("Đã xác nhận thành tích", words)
    });
    let dossier = nomination.dossier_opinion.as_ref().map(|said| {
        let words = html! {
            (there) "/" (papers) " giấy tờ; công chức phụ trách thi đua khen thưởng thẩm định ngày "
            (format::date(format::local_date(said.at))) ". " (so(slug, said.log_index))
        };
        Row::new("Đủ hồ sơ", words)
    });
    let late = nomination.admitted.as_ref().map(|said| {
        let words = html! { "Chủ tịch cho nhận: " (said.words) " " (so(slug, said.log_index)) };
        Row::new("Nộp sau hạn", words)
    });
    [achievement, dossier, late].into_iter().flatten().collect()
}

/// Every comment was answered before the notice could be closed, and it was closed before the council met.
fn notice(slug: &str, round: &RoundRow) -> Option<Row> {
    let notice = round.notice.as_ref()?;
    let closed = notice.closed.as_ref()?;
    let words = html! {
        "Công khai " (notice.working_days) " ngày làm việc, từ " (format::date(notice.opens)) " đến hết "
        (format::date(notice.closes)) "; "
        @match closed.comments {
            0 => "không có góp ý",
            1 => "nhận 01 góp ý, đã trả lời",
            count => { "nhận " (count2(u64::from(count))) " góp ý, đã trả lời cả " (count2(u64::from(count))) }
        }
        ". " (so(slug, closed.log_index))
    };
    Some(Row::new("Đã lấy ý kiến", words))
}

fn council(slug: &str, round: &RoundRow, entry: Option<&EntryRow>) -> Option<Row> {
    let ballot = entry?.ballot.as_ref()?;
    let words = html! {
        @if let Some(session) = &round.session {
            "Họp ngày " (time::day(session.on)) ", " (session.present.len()) "/" (session.members.len())
            " thành viên dự họp (" (session.document) "). "
        }
        (method(ballot)) ": " (tally(ballot)) ". " (so(slug, ballot.log_index))
    };
    Some(Row::new("Hội đồng xét", words))
}

fn method(ballot: &BallotRow) -> &'static str {
    match ballot.method {
        BallotMethod::Open => "Biểu quyết công khai",
        BallotMethod::Secret => "Bỏ phiếu kín",
    }
}

/// Counts only: who voted how exists nowhere.
fn tally(ballot: &BallotRow) -> String {
    let count = |count: u16| count2(u64::from(count));
    let mut parts = vec![
        format!("{} tán thành", count(ballot.tally.votes_for)),
        format!("{} không tán thành", count(ballot.tally.against)),
    ];
    if ballot.tally.abstained > 0 {
        parts.push(format!("{} không biểu quyết", count(ballot.tally.abstained)));
    }
    if ballot.recused > 0 {
        parts.push(format!("{} không tham gia vì xung đột lợi ích", count(ballot.recused)));
    }
    if ballot.absent > 0 {
        parts.push(format!("{} vắng", count(ballot.absent)));
    }
    parts.join(", ")
}
