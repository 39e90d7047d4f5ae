//! Vì sao được khen: put together from facts, each with its number; nobody writes it anew.

use super::plan_place;
use crate::pages::public::Here;
use crate::pages::public::parts::so;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use maud::{Markup, html};
use sovang_domain::plan::Occasion;
use sovang_projections::public::award::{AwardPage, Dossier};
use sovang_projections::public::awards::Award;
use sovang_projections::public::rounds::{BallotRow, Round};
use sovang_words::format::{self, count2};
use sovang_words::personal::ERASED;
use sovang_words::terms;

pub(super) fn body(here: &Here, found: &AwardPage) -> Markup {
    let award = &found.award;
    let slug = here.slug();
    let mut rows =
        vec![Row::new("Thành tích", html! { (award.achievement) " " (so(slug, award.log_index)) })];
    rows.push(criteria(award));
    if let Some(dossier) = &found.dossier {
        rows.extend(appraisals(slug, dossier));
    }
    match &found.round {
        Some(_) if award.occasion == Occasion::Unscheduled => rows.push(Row::new(
            "Khen đột xuất",
            html! {
                "Chủ tịch quyết định trực tiếp, không qua lấy ý kiến và Hội đồng, không tính vào mức của kế hoạch; vẫn công bố như mọi khen thưởng."
                @if let Some(why) = found.out_of_turn.as_ref().filter(|_| award.recipient != ERASED) { " Vì sao khen đột xuất: " (format::stop(why)) }
            },
        )),
        Some(round) => {
            rows.extend(notice(slug, round));
            rows.extend(council(slug, round, found.ballot.as_ref()));
        }
        None => {}
    }
    if let Some(within) = &award.within {
        rows.push(Row::new(
            "Trong mức tối đa",
            html! {
                (format::sentence_case(terms::kind(award.kind))) " thứ " (within.place)
                " trong “" (within.source.words) "”. " (plan_place(award, "hinh-thuc", &within.source))
            },
        ));
    }
    if let Some(reason) = award.overlap_reason.as_ref().filter(|_| award.recipient != ERASED) {
        rows.push(Row::new("Trùng thời gian với khen thưởng khác", reason));
    }
    html! {
        p {
            "Ghép từ các việc đã ghi vào sổ, không ai viết lại."
            @if !award.is_standing() { " Đây là lý do ghi khi quyết định; khen thưởng này không còn hiệu lực." }
        }
        (summary_list(rows))
    }
}

fn criteria(award: &Award) -> Row {
    let quoted = html! {
        @for (place, source) in award.criteria.iter().enumerate() {
            @if place > 0 { br; }
            "“" (source.words) "” " (plan_place(award, "tieu-chi", source))
        }
    };
    match award.criteria.is_empty() {
        false => Row::new("Đúng tiêu chí", quoted),
        true => Row::new("Tiêu chí", "Không ghi tiêu chí nào; xét theo thành tích trên."),
    }
}

/// That they were found in order, by whom in the office, and where it stands. Opinions and reasons stay inside.
fn appraisals(slug: &str, dossier: &Dossier) -> Vec<Row> {
    let (there, papers) = (dossier.there, dossier.needed);
    let achievement = dossier.achievement.map(|said| {
        let words = html! {
            "Người được giao thẩm định thành tích kết luận ngày " (format::date(format::local_date(said.at))) ": đạt. "
            (so(slug, said.log_index))
        };
        Row::new("Đã xác nhận thành tích", words)
    });
    let complete = dossier.complete.map(|said| {
        let words = html! {
            (there) "/" (papers) " giấy tờ; người được giao thẩm định hồ sơ kết luận ngày "
            (format::date(format::local_date(said.at))) ". " (so(slug, said.log_index))
        };
        Row::new("Đủ hồ sơ", words)
    });
    let late = dossier.admitted.map(|said| {
        let words = html! { "Chủ tịch cho nhận. " (so(slug, said.log_index)) };
        Row::new("Nộp sau hạn", words)
    });
    [achievement, complete, late].into_iter().flatten().collect()
}

/// Every comment was answered before the notice could be closed, and it was closed before the council met.
fn notice(slug: &str, round: &Round) -> Option<Row> {
    let notice = round.notice.as_ref()?;
    let closed = notice.closed.as_ref()?;
    let words = html! {
        "Công khai " (notice.working_days) " ngày làm việc, từ " (format::date(notice.opens)) " đến hết "
        (format::date(notice.closes)) "; "
        @match closed.comments {
            0 => "không có góp ý",
            1 => "cả danh sách nhận 01 góp ý, đã trả lời",
            count => { "cả danh sách nhận " (count2(u64::from(count))) " góp ý, đã trả lời cả " (count2(u64::from(count))) }
        }
        ". " (so(slug, closed.log_index))
    };
    Some(Row::new("Đã lấy ý kiến", words))
}

fn council(slug: &str, round: &Round, ballot: Option<&BallotRow>) -> Option<Row> {
    let ballot = ballot?;
    let words = html! {
        @if let Some(session) = &round.session {
            "Họp ngày " (time::acted(session.on, session.at)) ", " (session.present) "/" (session.members)
            " thành viên dự họp (" (session.document) "). "
            @for corrected in &session.corrected {
                "Trước ghi họp ngày " (time::day(corrected.before_on)) ", " (corrected.before) " người dự"
                @if let Some(minutes) = &corrected.before_document { " (" (minutes) ")" }
                ", đã đính chính: " (format::stop(&corrected.reason)) " " (so(slug, corrected.log_index)) " "
            }
        }
        (format::sentence_case(terms::ballot_method(ballot.method))) ": " (terms::ballot(ballot.tally, ballot.written, ballot.recused, ballot.absent)) "; tán thành " (terms::share(ballot.votes_for(), ballot.out_of))
        @if let Some(retracted) = terms::retracted(ballot.retracted) { "; " (retracted) }
        ". " (so(slug, ballot.log_index))
        @for corrected in &ballot.corrected {
            " Trước ghi nhầm " (terms::tally(corrected.before)) ", đã ghi lại: " (format::stop(&corrected.reason)) " "
            (so(slug, corrected.log_index))
        }
    };
    Some(Row::new("Hội đồng xét", words))
}
