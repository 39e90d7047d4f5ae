//! Một đợt xét: what is to be done now and by whom, the list, the limits, and everything recorded so far.

use super::super::draft::Draft;
use super::super::{Query, history, nominee_header, recorded_banner};
use super::docket::{Docket, Voters, find, meters, voters};
use super::{council, fixed, notice, outcome};
use crate::pages::stages;
use crate::paths;
use crate::shell::answer::answer;
use crate::shell::error::PageError;
use crate::shell::session::SignedIn;
use crate::shell::state::App;
use crate::ui::State as Tone;
use crate::ui::cards::{Cards, Column, Row};
use crate::ui::layout::{Heading, Page};
use crate::ui::phases::{Phase, Standing, phases};
use crate::ui::section::{columns, section};
use crate::ui::tag::{strong_tag, tag};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::calendar::day;
use sovang_domain::ids::RoundId;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::round_docket::{RoundRow, RoundStage};
use sovang_words::format::{self, date};
use sovang_words::terms;

pub(super) async fn show(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<String>,
    query: Query,
) -> Result<Response, PageError> {
    let id = RoundId::from(id);
    let row = find(&app, &who, &id)?;
    let voters = voters(&app, &row).await?;
    let page = draw(&app, &who, &id, voters, &Draft::default())?;
    let body = html! { (recorded_banner(&query, &row.locality)) (page.body) };
    Ok(answer(StatusCode::OK, &Page { body, ..page }))
}

/// The page as this person sees it, with one form perhaps filled in.
pub(super) fn draw(
    app: &App,
    who: &SignedIn,
    id: &RoundId,
    voters: Voters,
    draft: &Draft,
) -> Result<Page, PageError> {
    let docket = Docket::load(app, who, id, voters, draft)?;
    let title = terms::round_title(docket.row.occasion, docket.row.year);
    let page = who.page(app, paths::ROUNDS, title.clone());
    let (state, stage) = stages::round(docket.row.stage);
    let heading = Heading::new(&title)
        .kicker("Đợt xét khen thưởng")
        .lead(html! { (docket.campaign) " " (strong_tag(state, stage)) });
    let breadcrumbs = vec![("Đợt xét".to_owned(), paths::ROUNDS.to_owned())];
    Ok(Page { heading, breadcrumbs, body: body(&docket), ..page })
}

pub(super) fn body(docket: &Docket<'_>) -> Markup {
    let for_a_reporter = docket.is_for_a_reporter();
    let steps = html! { (notice::step(docket)) (council::step(docket)) (outcome::step(docket)) };
    let text = html! {
        (section("den-dau", "Đang ở đâu", html! {
            (stops(docket))
            @if let Some(next) = next(docket) { p { (next) } }
        }))
        @if !for_a_reporter { (steps) }
        (list(docket))
        @if !for_a_reporter {
            (notice::comments(docket))
            (council::session(docket))
        }
        (outcome::recorded(docket))
        (fixed::fixed(docket))
        @if !for_a_reporter { (history::section(&docket.history)) }
    };
    let aside = section(
        "muc-toi-da",
        format!("Mức tối đa năm {}", docket.row.year),
        meters(&docket.meters, &docket.names),
    );
    columns(text, aside)
}

/// The steps as a line. Dates are those recorded; what lies ahead says what it follows.
fn stops(docket: &Docket<'_>) -> Markup {
    let row = &docket.row;
    let at = position(row);
    let decided = docket.decisions.last().map(|decision| decision.signed_on);
    let when = |day: Option<Date>, ahead: &str| day.map_or_else(|| ahead.to_owned(), date);
    let names: Vec<(String, String)> = if row.is_scheduled() {
        let span =
            row.notice.as_ref().map(|notice| format!("{} – {}", date(notice.opens), date(notice.closes)));
        let due = row.nominations_due.map_or_else(|| "không nêu ngày".to_owned(), format::deadline);
        let until = row.notice.as_ref().map(|notice| format!("đến {}", date(notice.opens)));
        let until = until.unwrap_or_else(|| "trước khi lấy ý kiến".to_owned());
        let appraised = docket.nominations.iter().filter(|row| row.is_ready()).count();
        let appraisal = if row.stage == RoundStage::NominationsClosed {
            format!("Thẩm định: xong {appraised}/{} hồ sơ", docket.nominations.len())
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
            std::cmp::Ordering::Less => Standing::Past,
            std::cmp::Ordering::Equal => Standing::Current,
            std::cmp::Ordering::Greater => Standing::Ahead,
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
        RoundStage::Decided | RoundStage::Closed => 5,
    }
}

/// Whom the round waits for.
fn next(docket: &Docket<'_>) -> Option<&'static str> {
    let scheduled = docket.row.is_scheduled();
    Some(match docket.row.stage {
        RoundStage::TakingNominations if !scheduled => {
            "Đề nghị thẩm định xong được chuyển thẳng đến Chủ tịch UBND."
        }
        RoundStage::TakingNominations => {
            "Các đơn vị gửi đề nghị; công chức phụ trách thi đua khen thưởng đóng nhận khi hết hạn."
        }
        RoundStage::NominationsClosed => "Hai công chức thẩm định từng đề nghị; xong thì mở lấy ý kiến.",
        RoundStage::OnNotice => "Người dân góp ý; mỗi góp ý phải có trả lời trước khi Hội đồng họp.",
        RoundStage::NoticeOver => "Chờ ghi phiên họp Hội đồng.",
        RoundStage::InCouncil => {
            "Thành viên có mặt kê khai xung đột lợi ích, rồi Hội đồng bỏ phiếu từng đề nghị."
        }
        RoundStage::Proposed => "Chờ Chủ tịch UBND quyết định từng đề nghị đã trình.",
        RoundStage::Decided => "Mọi đề nghị đã trình đều có kết quả.",
        RoundStage::Closed => return None,
    })
}

fn list(docket: &Docket<'_>) -> Markup {
    let rows: Vec<Row> = docket
        .nominations
        .iter()
        .map(|row| {
            let nominee = &row.proposal.nominee;
            let link = html! { a href=(paths::nomination(&row.nomination)) { (row.name()) } };
            let (state, stage) = stages::nomination(row.stage);
            let stands = row.suspended.is_some() && !row.stage.is_final();
            let late = row.waits_for_admission() && row.stage != NominationStage::Withdrawn;
            Row::new(nominee_header(link, row.name(), &docket.names.unit(&nominee.unit)))
                .cell(format!("{}, {}", docket.names.form(&row.proposal.form), terms::kind(nominee.kind)))
                .cell(html! {
                    (tag(state, stage))
                    @if stands { (tag(Tone::Late, "Tạm dừng")) }
                    @if late { (tag(Tone::Late, "Nộp sau hạn")) }
                })
        })
        .collect();
    let columns = [Column::new("Người, tập thể"), Column::new("Hình thức"), Column::new("Tình trạng")];
    let heading = if docket.is_for_a_reporter() { "Đề nghị của đơn vị" } else { "Đề nghị" };
    section(
        "de-nghi",
        heading,
        html! {
            @if rows.is_empty() { p { "Chưa có đề nghị nào." } } @else { (Cards::new(columns, rows)) }
        },
    )
}
