//! Lấy ý kiến, as recorded: from when to when, what people wrote, what was answered.

use super::view::View;
use super::{answer_comment, correct_answer};
use crate::ui::State;
use crate::ui::quotation::blockquote;
use crate::ui::tag::tag;
use crate::ui::time::moment;
use crate::{paths, ui};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_projections::round_docket::CommentRow;
use sovang_words::format::{count2, date, stop};

/// The notice and what people wrote.
pub(super) fn section(view: &View) -> Markup {
    let Some(notice) = &view.row.notice else { return Markup::default() };
    let closed = notice.closed.as_ref();
    ui::section::section(
        "lay-y-kien",
        "Lấy ý kiến",
        html! {
            p {
                "Từ " (date(notice.opens)) " đến hết " (date(notice.closes)) ", " (view.number(notice.opened_index)) ". "
                @for extended in &notice.extended {
                    "Đã kéo dài từ hết " (date(extended.before)) " đến hết " (date(extended.closes)) ": "
                    (stop(&extended.reason)) " (" (view.number(extended.log_index)) ") "
                }
                @if let Some(closed) = closed {
                    "Kết thúc " (moment(closed.at)) " với " (count2(closed.comments.into())) " góp ý, "
                    (view.number(closed.log_index)) ". "
                }
                a href=(paths::notice(&view.row.round)) { "Trang công khai" }
            }
            @if view.comments.is_empty() { p { "Chưa có góp ý nào." } }
            @for comment in &view.comments { (one(view, comment)) }
        },
    )
}

fn one(view: &View, comment: &CommentRow) -> Markup {
    let about = comment.about.as_ref().map_or("cả danh sách", |nomination| view.nominee(nomination));
    html! {
        article {
            h3 id=(answer_comment::form_name(&comment.comment)) {
                "Góp ý về " (about) " "
                @if comment.answer.is_none() { (tag(State::Wait, "Chờ trả lời")) }
            }
            p { (moment(comment.received_at)) ", " (view.number(comment.received_index)) }
            (blockquote(&comment.words))
            @match &comment.answer {
                Some(answer) => {
                    p {
                        strong { "Trả lời: " } (answer.words) " "
                        small { (view.names.person(&answer.by)) ", " (moment(answer.at)) ", " (view.number(answer.log_index)) }
                    }
                    (correct_answer::form(view, &comment.comment, &answer.words))
                },
                None => @if view.may(Act::AnswerComment) { (answer_comment::form(view, &comment.comment)) },
            }
        }
    }
}
