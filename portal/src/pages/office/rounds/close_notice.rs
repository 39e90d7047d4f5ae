//! Kết thúc lấy ý kiến: when its last day is over and every comment is answered.

use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::RoundId;
use sovang_words::format::{count2, date_long, working_days_left};

pub(super) const FORM: &str = "het-lay-y-kien";

pub(super) fn form(view: &View) -> Markup {
    let Some(notice) = &view.row.notice else { return Markup::default() };
    let unanswered = view.comments.iter().filter(|comment| comment.answer.is_none()).count() as u64;
    let over = view.today > notice.closes;
    screen_only(
        FORM,
        "Kết thúc lấy ý kiến",
        html! {
            @if !over {
                p {
                    "Nhận góp ý đến hết " (date_long(notice.closes))
                    @if view.left.is_ok() { ". " (working_days_left(view.left, notice.closes)) }
                    ". Kết thúc được từ ngày hôm sau."
                }
            }
            @if unanswered > 0 { p { "Còn " (count2(unanswered)) " góp ý chưa trả lời. Trả lời hết mới kết thúc được." } }
            @if over && view.later_end.is_some() { p { "Kéo dài lấy ý kiến trước, theo lịch nghỉ đã đổi." } }
            @if over && unanswered == 0 && view.later_end.is_none() {
                p { "Đã hết thời gian nhận góp ý, mọi góp ý đã có trả lời." }
                (view.form(FORM, "Kết thúc lấy ý kiến").with(""))
            }
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let result = step.app.desk.close_notice(&step.asking(), &step.view.row.round).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, two, view};
    use crate::pages::office::sample;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn a_notice_is_closed_only_when_it_is_over_and_every_comment_is_answered() {
        let mut view = view(officer(), sample::round(RoundStage::OnNotice, &two()));
        view.comments = vec![sample::comment(false)];
        let html = body(&view).into_string();
        assert!(
            html.contains("Còn 5 ngày làm việc. Kết thúc được từ ngày hôm sau")
                && !html.contains("/het-lay-y-kien\""),
            "{html}"
        );
        assert!(html.contains("Góp ý về Trần Thị Ngọc Huệ"));
        assert!(html.contains(r#"id="tra-loi-0123456789abcdef0123-noi-dung""#));
        view.today = jiff::civil::date(2026, 11, 19);
        assert!(body(&view).into_string().contains("Còn 01 góp ý chưa trả lời"));
        view.comments = vec![sample::comment(true)];
        let html = body(&view).into_string();
        assert!(
            html.contains("/het-lay-y-kien\"") && html.contains("Không, chỉ đếm hồ sơ người dân tự nộp."),
            "{html}"
        );
    }
}
