//! Mở lấy ý kiến: the list of those whose dossiers are appraised goes public, and people may comment on it.

use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::pages::stages;
use crate::paths;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_domain::ids::RoundId;
use sovang_projections::nomination_board::NominationStage;
use sovang_words::format::{count2, date_long, days_off_unknown, who_enters_days_off};

pub(super) const FORM: &str = "mo-lay-y-kien";

pub(super) fn form(view: &View) -> Markup {
    let (ready, waiting): (Vec<_>, Vec<_>) =
        view.nominations.iter().filter(|row| !row.stage.is_final()).partition(|row| row.is_ready());
    let days = view.row.notice_rule.working_days;
    screen_only(
        FORM,
        "Mở lấy ý kiến",
        html! {
            p {
                "Đưa ra lấy ý kiến " (count2(ready.len() as u64)) " đề nghị đã thẩm định xong. "
                @match view.would_close {
                    Ok(closes) => { "Mở hôm nay thì nhận góp ý đến hết " (date_long(closes)) " (" (days) " ngày làm việc)." },
                    Err(unknown) => {
                        "Chưa mở được hôm nay: " (days) " ngày làm việc kéo sang năm " (unknown.year) ", mà "
                        (days_off_unknown(unknown)) ". " (who_enters_days_off(unknown))
                    },
                }
            }
            @if !waiting.is_empty() {
                p { "Chưa vào danh sách, và không vào được sau khi mở:" }
                ul {
                    @for row in &waiting {
                        li {
                            a href=(paths::nomination(&row.nomination)) { (view.nominee(&row.nomination)) } ": "
                            (why_not(row.stage, row.suspended.is_some(), row.waits_for_admission()))
                        }
                    }
                }
            }
            @if ready.is_empty() {
                p { "Cần ít nhất 01 đề nghị thẩm định xong mới mở được." }
            } @else if view.would_close.is_ok() {
                (view.form(FORM, "Mở lấy ý kiến").with(""))
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

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let result = step.app.desk.open_notice(&step.asking(), &step.view.row.round).await;
    step.settle(result).await
}

#[cfg(test)]
mod tests {
    use super::super::show::body;
    use super::super::view::tests::{officer, view};
    use crate::pages::office::sample;
    use sovang_domain::calendar::DaysOffUnknown;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn opening_the_notice_names_its_last_day_and_who_is_left_out() {
        let mut view = view(officer(), sample::round(RoundStage::NominationsClosed, &[]));
        view.nominations[1].stage = sovang_projections::nomination_board::NominationStage::AchievementMet;
        let html = body(&view).into_string();
        assert!(html.contains("Đưa ra lấy ý kiến 01 đề nghị đã thẩm định xong."), "{html}");
        assert!(html.contains("đến hết ngày 27/11/2026 (10 ngày làm việc)"));
        assert!(html.contains("Phạm Thị Kim Duyên</a>: Chờ thẩm định hồ sơ"));
    }

    #[test]
    fn a_notice_whose_last_day_cannot_be_counted_is_not_offered() {
        let mut view = view(officer(), sample::round(RoundStage::NominationsClosed, &[]));
        view.would_close = Err(DaysOffUnknown { year: 2027 });
        let html = body(&view).into_string();
        assert!(html.contains("Chưa mở được hôm nay: 10 ngày làm việc kéo sang năm 2027"), "{html}");
        assert!(
            html.contains("chưa có bảng ngày nghỉ năm 2027. Người quản trị hệ thống thêm năm 2027"),
            "{html}"
        );
        assert!(!html.contains("/mo-lay-y-kien\""));
    }
}
