//! Nominations and the public notice: closing, opening, comments and their answers.

use super::super::draft::id as field_id;
use super::docket::Docket;
use crate::pages::stages;
use crate::ui::State;
use crate::ui::quotation::blockquote;
use crate::ui::section::{screen_only, section};
use crate::ui::tag::tag;
use crate::ui::time::moment;
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_domain::calendar::DaysOffUnknown;
use sovang_projections::nomination_board::NominationStage;
use sovang_projections::round_docket::{CommentRow, RoundStage};
use sovang_words::format::{count2, date, date_long};

pub(super) const CLOSE_NOMINATIONS: &str = "dong-nhan";
pub(super) const OPEN_NOTICE: &str = "mo-lay-y-kien";
pub(super) const CLOSE_NOTICE: &str = "het-lay-y-kien";

/// The form of this step, for whoever runs the round.
pub(super) fn step(docket: &Docket<'_>) -> Markup {
    if !docket.may(Act::RunRound) || !docket.row.is_scheduled() {
        return Markup::default();
    }
    match docket.row.stage {
        RoundStage::TakingNominations => close_nominations(docket),
        RoundStage::NominationsClosed => open_notice(docket),
        RoundStage::OnNotice => close_notice(docket),
        _ => Markup::default(),
    }
}

fn close_nominations(docket: &Docket<'_>) -> Markup {
    screen_only(
        CLOSE_NOMINATIONS,
        "Đóng nhận đề nghị",
        html! {
            p {
                "Đã nhận " (count2(docket.nominations.len() as u64)) " đề nghị. "
                "Đề nghị gửi sau khi đóng là nộp sau hạn: Chủ tịch phải cho nhận, kèm lý do."
            }
            (docket.form(CLOSE_NOMINATIONS, "Đóng nhận đề nghị").with(""))
        },
    )
}

fn open_notice(docket: &Docket<'_>) -> Markup {
    let (ready, waiting): (Vec<_>, Vec<_>) =
        docket.nominations.iter().filter(|row| !row.stage.is_final()).partition(|row| row.is_ready());
    let days = docket.row.notice_rule.working_days;
    screen_only(
        OPEN_NOTICE,
        "Mở lấy ý kiến",
        html! {
            p {
                "Đưa ra lấy ý kiến " (count2(ready.len() as u64)) " đề nghị đã thẩm định xong. "
                @match docket.would_close {
                    Ok(closes) => { "Mở hôm nay thì nhận góp ý đến hết " (date_long(closes)) " (" (days) " ngày làm việc)." },
                    Err(DaysOffUnknown { year }) => {
                        "Chưa mở được hôm nay: " (days) " ngày làm việc kéo sang năm " (year)
                        ", mà bảng ngày nghỉ năm " (year) " chưa có. Người quản trị thêm vào rules/holidays.toml theo thông báo chính thức."
                    },
                }
            }
            @if !waiting.is_empty() {
                p { "Chưa vào danh sách, và không vào được sau khi mở:" }
                ul {
                    @for row in &waiting {
                        li {
                            a href=(crate::paths::nomination(&row.nomination)) { (row.name()) } ": "
                            (why_not(row.stage, row.suspended.is_some(), row.waits_for_admission()))
                        }
                    }
                }
            }
            @if ready.is_empty() {
                p { "Cần ít nhất 01 đề nghị thẩm định xong mới mở được." }
            } @else if docket.would_close.is_ok() {
                (docket.form(OPEN_NOTICE, "Mở lấy ý kiến").with(""))
            }
        },
    )
}

fn why_not(stage: NominationStage, suspended: bool, late: bool) -> &'static str {
    match (suspended, late) {
        (true, _) => "đang tạm dừng",
        (false, true) => "nộp sau hạn, Chủ tịch chưa cho nhận",
        (false, false) => stages::nomination(stage).1,
    }
}

fn close_notice(docket: &Docket<'_>) -> Markup {
    let Some(notice) = &docket.row.notice else { return Markup::default() };
    let unanswered = docket.comments.iter().filter(|comment| comment.answer.is_none()).count() as u64;
    let over = docket.today > notice.closes;
    screen_only(
        CLOSE_NOTICE,
        "Kết thúc lấy ý kiến",
        html! {
            @if !over {
                p {
                    "Nhận góp ý đến hết " (date_long(notice.closes))
                    @if let Ok(left) = docket.days_left { ", còn " (count2(left.into())) " ngày làm việc" }
                    ". Kết thúc được từ ngày hôm sau."
                }
            }
            @if unanswered > 0 { p { "Còn " (count2(unanswered)) " góp ý chưa trả lời. Trả lời hết mới kết thúc được." } }
            @if over && unanswered == 0 {
                p { "Đã hết thời gian nhận góp ý, mọi góp ý đã có trả lời." }
                (docket.form(CLOSE_NOTICE, "Kết thúc lấy ý kiến").with(""))
            }
        },
    )
}

/// The notice and what people wrote.
pub(super) fn comments(docket: &Docket<'_>) -> Markup {
    let Some(notice) = &docket.row.notice else { return Markup::default() };
    let closed = notice.closed.as_ref();
    section(
        "lay-y-kien",
        "Lấy ý kiến",
        html! {
            p {
                "Từ " (date(notice.opens)) " đến hết " (date(notice.closes)) ", " (docket.number(notice.opened_index)) ". "
                @if let Some(closed) = closed {
                    "Kết thúc " (moment(closed.at)) " với " (count2(closed.comments.into())) " góp ý, "
                    (docket.number(closed.log_index)) ". "
                }
                a href=(crate::paths::notice(&docket.row.round)) { "Trang công khai" }
            }
            @if docket.comments.is_empty() { p { "Chưa có góp ý nào." } }
            @for comment in &docket.comments { (one(docket, comment)) }
        },
    )
}

fn one(docket: &Docket<'_>, comment: &CommentRow) -> Markup {
    let about = comment.about.as_ref().map_or("cả danh sách", |nomination| docket.nominee(nomination));
    let form = answer_form_name(&comment.comment);
    html! {
        article {
            h3 id=(form) {
                "Góp ý về " (about) " "
                @if comment.answer.is_none() { (tag(State::Wait, "Chờ trả lời")) }
            }
            p { (moment(comment.received_at)) ", " (docket.number(comment.received_index)) }
            (blockquote(&comment.words))
            @match &comment.answer {
                Some(answer) => p {
                    strong { "Trả lời: " } (answer.words) " "
                    small { (docket.names.person(&answer.by)) ", " (moment(answer.at)) ", " (docket.number(answer.log_index)) }
                },
                None => @if docket.may(Act::AnswerComment) { (answer(docket, &form, &comment.comment)) },
            }
        }
    }
}

/// The name of the form that answers a comment.
pub(super) fn answer_form_name(comment: &str) -> String {
    field_id("tra-loi", comment)
}

fn answer(docket: &Docket<'_>, form: &str, comment: &str) -> Markup {
    let field = docket
        .draft
        .field(form, "noi-dung", "Trả lời")
        .hint("Người dân đọc được trên trang lấy ý kiến. Không nhắc lại thông tin riêng của người góp ý.");
    let step = format!("tra-loi/{comment}");
    docket.independent_form(&step, "Gửi trả lời").with(field.textarea(3))
}
