//! Lấy ý kiến, as recorded: from when to when, what people wrote, what was answered.

use super::answer_comment;
use super::view::View;
use crate::ui::State;
use crate::ui::quotation::blockquote;
use crate::ui::tag::tag;
use crate::ui::time::moment;
use crate::{paths, ui};
use maud::{Markup, html};
use sovang_domain::authority::Act;
use sovang_projections::round_docket::CommentRow;
use sovang_words::format::{count2, date};

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
                Some(answer) => p {
                    strong { "Trả lời: " } (answer.words) " "
                    small { (view.names.person(&answer.by)) ", " (moment(answer.at)) ", " (view.number(answer.log_index)) }
                },
                None => @if view.may(Act::AnswerComment) { (answer_comment::form(view, &comment.comment)) },
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::pages::office::sample;
    use sovang_projections::round_docket::AnswerRow;

    pub(in super::super) fn comment(answered: bool) -> CommentRow {
        CommentRow {
            comment: "c1".into(),
            round: sample::round_id(),
            about: Some("phu-tan.n1".into()),
            words: "Có tính cả hồ sơ làm hộ không?".into(),
            received_at: "2026-11-06T02:00:00Z".parse().unwrap(),
            received_index: 2850,
            answer: answered.then(|| AnswerRow {
                words: "Không, chỉ đếm hồ sơ tự nộp.".into(),
                by: "phu-tan.tdkt".into(),
                at: "2026-11-09T02:00:00Z".parse().unwrap(),
                log_index: 2861,
            }),
        }
    }
}
