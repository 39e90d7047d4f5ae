//! Một đợt xét: what is to be done now and by whom, the list, the limits, and everything recorded so far.

use super::super::form::{Answer, FormPage, opened};
use super::super::{Query, history};
use super::meters::meters;
use super::view::View;
use super::{council, fixed, forms, notice, results, slips};
use crate::pages::office::nominee_header;
use crate::pages::stages;
use crate::paths;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::phases::{Phase, PhaseState, phases};
use crate::ui::section::{columns, section};
use crate::ui::tag::tag;
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::calendar::day;
use sovang_domain::ids::RoundId;
use sovang_domain::stage::AwardStage;
use sovang_projections::round_docket::{RoundRow, RoundStage};
use sovang_words::format::date;
use sovang_words::{format, terms};

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<RoundId>,
    query: Query,
) -> Answer {
    let view = View::load(&app, &who, &id).await?;
    Ok(opened(view.draw(&app), &query, &view.row.locality))
}

pub(super) fn body(view: &View) -> Markup {
    let for_a_reporter = view.is_for_a_reporter();
    let text = html! {
        (section("den-dau", "Đang ở đâu", html! {
            (stops(view))
            @if let Some(next) = next(view) { p { (next) } }
            @if let Some(again) = &view.row.again { p { "Đợt " (again.turn) " của năm, mở thêm: " (format::stop(&again.reason)) } }
            (annulled(view))
        }))
        @if !for_a_reporter { (forms(view)) }
        (list(view))
        @if !for_a_reporter {
            (view.twice.section(&view.names))
            (notice::section(view))
            (council::section(view))
        }
        (results::section(view))
        (fixed::section(view))
        @if !for_a_reporter { (slips::forms(view)) }
        @if !for_a_reporter { (history::section(&view.history)) }
    };
    let aside =
        section("muc-toi-da", format!("Mức tối đa năm {}", view.row.year), meters(&view.meters, &view.names));
    columns(text, aside)
}

/// The steps as a line. Dates are those recorded; what lies ahead says what it follows.
fn stops(view: &View) -> Markup {
    let row = &view.row;
    let at = position(row);
    let decided = view.decisions.last().map(|decision| decision.signed_on);
    let when = |day: Option<Date>, ahead: &str| day.map_or_else(|| ahead.to_owned(), date);
    let names: Vec<(String, String)> = if row.is_scheduled() {
        let span =
            row.notice.as_ref().map(|notice| format!("{} – {}", date(notice.opens), date(notice.closes)));
        let due = row.nominations_due.map_or_else(|| "không nêu ngày".to_owned(), format::deadline);
        let until = row.notice.as_ref().map(|notice| format!("đến {}", date(notice.opens)));
        let until = until.unwrap_or_else(|| "trước khi lấy ý kiến".to_owned());
        let appraised = view.nominations.iter().filter(|row| row.is_ready()).count();
        let appraisal = if row.stage == RoundStage::NominationsClosed {
            format!("Thẩm định: xong {appraised}/{} hồ sơ", view.nominations.len())
        } else {
            "Thẩm định".to_owned()
        };
        vec![
            match row.nominations_closed_at {
                Some(closed) => (date(day(closed)), "Đóng nhận đề nghị".to_owned()),
                None => (due, "Nhận đề nghị".to_owned()),
            },
            (until, appraisal),
            (
                span.unwrap_or_else(|| format!("{} ngày làm việc", row.notice_rule.working_days)),
                "Lấy ý kiến".to_owned(),
            ),
            (
                when(row.session.as_ref().map(|session| session.on), "sau khi lấy ý kiến"),
                "Hội đồng họp".to_owned(),
            ),
            (when(decided, "sau tờ trình"), "Quyết định".to_owned()),
        ]
    } else {
        vec![
            (format!("từ {}", date(day(row.opened_at))), "Nhận và thẩm định đề nghị".to_owned()),
            (when(decided, "khi thẩm định xong"), "Chủ tịch quyết định".to_owned()),
        ]
    };
    phases(names.into_iter().enumerate().map(|(place, (when, what))| {
        let standing = match place.cmp(&at) {
            std::cmp::Ordering::Less => PhaseState::Past,
            std::cmp::Ordering::Equal => PhaseState::Current,
            std::cmp::Ordering::Greater => PhaseState::Ahead,
        };
        Phase::new(when, what, standing)
    }))
}

/// The stop at which a round stands; behind the last when it is over.
fn position(row: &RoundRow) -> usize {
    match row.stage {
        RoundStage::TakingNominations => 0,
        RoundStage::NominationsClosed => 1,
        RoundStage::OnNotice => 2,
        RoundStage::NoticeOver | RoundStage::InCouncil => 3,
        RoundStage::Proposed => 4,
        RoundStage::Decided | RoundStage::Closed | RoundStage::Annulled => 5,
    }
}

/// That it was annulled, and why.
fn annulled(view: &View) -> Markup {
    let Some(annulled) = &view.row.annulled else { return Markup::default() };
    html! {
        p {
            "Đợt xét đã hủy ngày " (date(day(annulled.at))) ", " (terms::annulled_after(annulled.after, annulled.voted)) ": " (format::stop(&annulled.reason)) " "
            @if let Some(document) = &annulled.document { "Theo " (format::stop(document)) " " }
            "Các đề nghị trả về đơn vị. " (view.number(annulled.log_index))
        }
    }
}

/// Whom the round waits for.
fn next(view: &View) -> Option<&'static str> {
    let scheduled = view.row.is_scheduled();
    Some(match view.row.stage {
        RoundStage::TakingNominations if !scheduled => {
            "Đề nghị thẩm định xong được chuyển thẳng đến Chủ tịch UBND."
        }
        RoundStage::TakingNominations => {
            "Các đơn vị gửi đề nghị; công chức phụ trách thi đua khen thưởng đóng nhận khi hết hạn."
        }
        RoundStage::NominationsClosed => "Hai công chức thẩm định từng đề nghị; xong thì mở lấy ý kiến.",
        RoundStage::OnNotice => "Người dân góp ý; mỗi góp ý phải có trả lời trước khi Hội đồng họp.",
        RoundStage::NoticeOver => {
            "Thành viên Hội đồng kê khai xung đột lợi ích để đọc hồ sơ; chờ ghi phiên họp."
        }
        RoundStage::InCouncil => {
            "Thành viên có mặt kê khai xung đột lợi ích, rồi Hội đồng bỏ phiếu từng đề nghị."
        }
        RoundStage::Proposed | RoundStage::Decided
            if !view.drafts.is_empty() && view.before_the_chairman() == 0 =>
        {
            "Dự thảo quyết định chờ ký; văn thư ghi số, ngày và bản đã ký thì công khai."
        }
        RoundStage::Proposed => "Chờ Chủ tịch UBND quyết định từng đề nghị đã trình.",
        RoundStage::Decided if view.before_the_chairman() > 0 => {
            "Đã có quyết định; còn đề nghị chờ Chủ tịch UBND quyết định."
        }
        RoundStage::Decided => "Mọi đề nghị đã trình đều có kết quả.",
        RoundStage::Closed | RoundStage::Annulled => return None,
    })
}

/// Đã đính chính
fn corrected() -> Markup {
    let (tone, words) = stages::award(AwardStage::Corrected);
    tag(tone, words)
}

fn list(view: &View) -> Markup {
    let rows: Vec<Row> = view
        .nominations
        .iter()
        .map(|row| {
            let nominee = &row.proposal.nominee;
            let link =
                html! { a href=(paths::nomination(&row.nomination)) { (view.nominee(&row.nomination)) } };
            let (state, stage) = stages::nomination(row.stage);
            let stands = row.suspended.is_some() && !row.stage.is_final();
            let late = row.waits_for_admission() && !row.stage.has_outcome();
            let award = view.awards.get(&row.nomination);
            let link =
                html! { (link) @if let Some(award) = award { (stages::put_right(&award.corrections)) } };
            Row::new(nominee_header(link, row.name(), &view.names.unit(&nominee.unit)))
                .cell(format!("{}, {}", view.names.form(&row.proposal.form), terms::kind(nominee.kind)))
                .cell(html! {
                    (tag(state, stage))
                    @if stands { (tag(Tone::Late, terms::suspended())) }
                    @if late { (tag(Tone::Late, "Nộp sau hạn")) }
                    @if award.is_some_and(|award| award.is_standing() && !award.corrections.is_empty()) {
                        " " (corrected())
                    }
                })
        })
        .collect();
    let columns = [Column::new("Người, tập thể"), Column::new("Hình thức"), Column::new("Tình trạng")];
    let heading = if view.is_for_a_reporter() { "Đề nghị của đơn vị" } else { "Đề nghị" };
    section(
        "de-nghi",
        heading,
        html! {
            @if rows.is_empty() { p { "Chưa có đề nghị nào." } } @else { (Cards::new(columns, rows)) }
        },
    )
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, seen, two, view};
    use super::*;
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use sovang_domain::authority::Role;

    #[test]
    fn the_officer_gets_the_form_of_the_step_and_no_other() {
        let action = |step: &str| format!("2026-hang-nam/{step}\"");
        let steps = ["dong-nhan", "mo-lay-y-kien", "het-lay-y-kien", "hop", "trinh", "khep-lai"];
        let expected = [
            (RoundStage::TakingNominations, vec!["dong-nhan"]),
            (RoundStage::NominationsClosed, vec!["mo-lay-y-kien", "khep-lai"]),
            (RoundStage::OnNotice, vec![]),
            (RoundStage::NoticeOver, vec!["hop", "khep-lai"]),
            (RoundStage::InCouncil, vec!["khep-lai"]),
            (RoundStage::Decided, vec!["khep-lai"]),
            (RoundStage::Closed, vec![]),
        ];
        for (stage, wanted) in expected {
            let html = seen(&officer(), sample::round(stage, &two()));
            let found: Vec<&str> = steps.into_iter().filter(|step| html.contains(&action(step))).collect();
            assert_eq!(found, wanted, "{stage:?}");
            let html = seen(&someone(Role::Supervisor, None), sample::round(stage, &two()));
            assert!(!html.contains("<form"), "a supervisor writes nothing: {stage:?}");
        }
    }

    #[test]
    fn what_was_put_right_in_an_award_stands_beside_its_nominee() {
        let mut view = view(officer(), sample::round(RoundStage::Decided, &two()));
        assert!(!list(&view).into_string().contains("Đính chính"));
        view.awards.insert("phu-tan.n1".into(), sample::corrected());
        let html = list(&view).into_string();
        let after = sample::corrected().corrections.last().unwrap().after.clone();
        assert!(html.contains(&format!(": nay là “{after}”</small>")), "{html}");
        assert!(html.contains("Đã đính chính</b>"), "{html}");
    }

    #[test]
    fn a_reporter_sees_neither_comments_nor_council_nor_history() {
        let reporter = someone(Role::Reporter, Some("ap-trung"));
        let mut view = view(reporter, sample::round(RoundStage::InCouncil, &two()));
        view.nominations.truncate(1);
        view.comments = vec![sample::comment(false)];
        let html = body(&view).into_string();
        assert!(html.contains("Đề nghị của đơn vị") && html.contains("Trần Thị Ngọc Huệ"));
        for hidden in ["Phạm Thị Kim Duyên", "chín tháng", "Lê Thị Mỹ Hạnh", "lich-su", "<form"]
        {
            assert!(!html.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn limits_and_unchecked_rules_carry_their_source_and_mark() {
        let html = seen(&officer(), sample::round(RoundStage::TakingNominations, &[]));
        assert!(html.contains("Kế hoạch không nêu ngày"), "{html}");
        assert!(html.contains("do địa phương đặt để công khai, minh bạch"));
        assert!(html.contains("Chưa kiểm chứng") && html.contains("Tham số của địa phương"));
        assert!(html.contains("0/4 <meter") && html.contains("Hội đồng phải bớt 02"), "{html}");
        assert!(html.contains("<cite>Mục III.3.1</cite>"));
    }
}
