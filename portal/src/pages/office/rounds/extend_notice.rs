//! Kéo dài lấy ý kiến: a day off became known after the notice was opened, so that people would have a working day less.

use super::super::form::{Answer, FormPage, Step};
use super::super::moved_end::MovedEnd;
use super::view::View;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::RoundId;
use sovang_words::format::{count2, date_long};

pub(in super::super) const FORM: &str = "keo-dai-lay-y-kien";
pub(in super::super) const REASON: &str = "ly-do";

pub(super) fn form(view: &View) -> Markup {
    let (Some(notice), Some(due)) = (&view.row.notice, view.later_end) else { return Markup::default() };
    let field = view.draft.field(FORM, REASON, "Lý do");
    let field = match MovedEnd::reason(&view.days_off) {
        Some(reason) if !view.draft.is(FORM) => field.value(reason),
        _ => field,
    };
    screen_only(
        FORM,
        "Lịch nghỉ đã đổi",
        html! {
            p {
                "Lịch nghỉ đã đổi: thông báo đáng lẽ kết thúc " (date_long(due)) ", đang ghi " (date_long(notice.closes))
                ". Kéo dài để người dân có đủ " (count2(notice.working_days.into()))
                " ngày làm việc đã báo; trước khi kéo dài thì chưa kết thúc lấy ý kiến được."
            }
            (view.form(FORM, &format!("Kéo dài đến hết {}", date_long(due)))
                .with(field.hint("Người dân đọc được trên trang lấy ý kiến.").textarea(2)))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi vì sao kéo dài, ít nhất một câu.", &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.extend_notice(&step.asking(), &step.view.row.round, reason).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, two, view};
    use crate::pages::office::sample;
    use crate::pages::office::testing::someone;
    use jiff::civil::date;
    use sovang_domain::authority::Role;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn whoever_runs_the_round_is_asked_to_extend_a_notice_that_lost_a_day() {
        let mut view = view(officer(), sample::round(RoundStage::OnNotice, &two()));
        assert!(!body(&view).into_string().contains("Lịch nghỉ đã đổi"));
        view.later_end = Some(date(2026, 11, 19));
        view.days_off = vec![(date(2026, 11, 16), "Hoán đổi".to_owned())];
        let html = body(&view).into_string();
        assert!(
            html.contains("thông báo đáng lẽ kết thúc ngày 19/11/2026, đang ghi ngày 18/11/2026"),
            "{html}"
        );
        assert!(html.contains("/keo-dai-lay-y-kien\"") && html.contains("Kéo dài đến hết ngày 19/11/2026"));
        assert!(html.contains("16/11/2026 (Hoán đổi)</textarea>"), "{html}");
        view.today = date(2026, 11, 19);
        view.comments = Vec::new();
        let html = body(&view).into_string();
        assert!(!html.contains("/het-lay-y-kien\""), "a notice that is too short is not closed: {html}");
        view.who = someone(Role::Supervisor, None);
        assert!(!body(&view).into_string().contains("/keo-dai-lay-y-kien\""));
    }
}
