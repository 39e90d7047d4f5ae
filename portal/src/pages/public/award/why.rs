//! Vì sao được khen: put together from facts, each with its number; nobody writes it anew.

use super::after::before;
use super::plan_place;
use crate::pages::public::Here;
use crate::pages::public::parts::so;
use crate::ui::summary_list::{Row, summary_list};
use crate::ui::time;
use maud::{Markup, html};
use sovang_domain::award_round::{AwardField, DetailCorrection};
use sovang_domain::plan::Occasion;
use sovang_projections::public::award::{AwardPage, Dossier};
use sovang_projections::public::awards::{Award, CorrectionRow};
use sovang_projections::public::rounds::{BallotRow, Round};
use sovang_words::format::{self, count2};
use sovang_words::personal::ERASED;
use sovang_words::terms;

pub(super) fn body(here: &Here, found: &AwardPage) -> Markup {
    let award = &found.award;
    let slug = here.slug();
    let line = last(award, AwardField::Achievement).map_or(award.log_index, |one| one.log_index);
    let achievement =
        html! { (award.achievement) " " (so(slug, line)) (before(award, AwardField::Achievement)) };
    let mut rows = vec![Row::new("Thành tích", achievement)];
    rows.push(criteria(award));
    if let Some(dossier) = &found.dossier {
        rows.extend(appraisals(slug, dossier, last(award, AwardField::Achievement).is_some()));
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
    rows.extend(place_within(award));
    if let Some(reason) = award.overlap_reason.as_ref().filter(|_| award.recipient != ERASED) {
        rows.push(Row::new("Trùng thời gian với khen thưởng khác", reason));
    }
    html! {
        p {
            (put_together(slug, award))
            @if !award.is_standing() { " Đây là lý do ghi khi quyết định; khen thưởng này không còn hiệu lực." }
        }
        (summary_list(rows))
    }
}

/// The last word about a field that was put right.
fn last(award: &Award, field: AwardField) -> Option<&CorrectionRow> {
    award.corrections.iter().rfind(|one| one.field == field)
}

/// Where this comes from, and what of it was put right after everybody had looked at it.
fn put_together(slug: &str, award: &Award) -> Markup {
    use AwardField as F;
    let looked_at = [F::Achievement, F::Period, F::Criteria, F::Kind, F::Form];
    let right: Vec<&CorrectionRow> = looked_at.into_iter().filter_map(|field| last(award, field)).collect();
    html! {
        @if right.is_empty() { "Ghép từ các việc đã ghi vào sổ, không ai viết lại." } @else {
            "Ghép từ các việc đã ghi vào sổ. Thẩm định, lấy ý kiến, xét và quyết định theo nội dung ghi khi ấy; sau đó đã đính chính "
            @for (place, one) in right.iter().enumerate() {
                @if place > 0 { ", " }
                (terms::award_field(one.field)) " (" (so(slug, one.log_index)) ")"
            }
            "."
        }
    }
}

/// Which of how many it was when it was decided; others may have had the place of one that was the office's error.
fn place_within(award: &Award) -> Option<Row> {
    let within = award.within.as_ref()?;
    let moved = award.corrections.iter().any(|one| {
        use DetailCorrection as D;
        matches!(&one.detail, Some(D::Kind { within: Some(_), .. } | D::Form { within: Some(_), .. }))
    });
    let freed = award.revocation.as_ref().is_some_and(|end| end.ground.is_mistake());
    Some(Row::new(
        "Trong mức tối đa",
        html! {
            @if moved { "Khi đính chính" } @else { "Khi quyết định" }
            ": " (terms::kind(award.kind)) " thứ " (within.place)
            " trong “" (within.source.words) "”. " (plan_place(award, "hinh-thuc", &within.source))
            @if freed { " Khen nhầm nên chỗ này đã trả lại, không tính vào mức." }
        },
    ))
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
fn appraisals(slug: &str, dossier: &Dossier, corrected: bool) -> Vec<Row> {
    let (there, papers) = (dossier.there, dossier.needed);
    let achievement = dossier.achievement.map(|said| {
        let words = html! {
            "Người được giao thẩm định thành tích kết luận ngày " (format::date(format::local_date(said.at))) ": đạt. "
            (so(slug, said.log_index))
            @if corrected { " Thẩm định lời ghi khi ấy, trước khi đính chính." }
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
        "Công khai từ " (format::date(notice.opens)) " đến hết " (format::date(notice.closes)) ", thời hạn "
        (notice.working_days) " ngày làm việc; "
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
