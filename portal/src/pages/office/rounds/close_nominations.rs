//! Đóng nhận đề nghị: what comes afterwards is late. Before the day that was announced it takes a reason, is shown before it is
//! recorded, and leaves whoever comes by that day in time.

use super::super::form::{Answer, FormPage, Step};
use super::view::View;
use crate::pages::office::consequences::Consequences;
use crate::shell::state::App;
use crate::shell::submission::Signed;
use crate::ui::error_summary::FieldError;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use jiff::civil::Date;
use maud::{Markup, html};
use sovang_domain::award_round::AwardRoundRefusal;
use sovang_domain::ids::RoundId;
use sovang_domain::refusal::Refusal;
use sovang_words::format::{count2, date_long, stop};

pub(super) const FORM: &str = "dong-nhan";
const REASON: &str = "ly-do-dong-som";

/// The last day that was announced, while it is still to come.
pub(super) fn ahead(view: &View) -> Option<Date> {
    view.row.nominations_due.map(|due| due.last_day()).filter(|due| view.today <= *due)
}

pub(super) fn form(view: &View) -> Markup {
    let reason = view
        .draft
        .field(FORM, REASON, "Vì sao đóng trước hạn")
        .hint("Công khai cùng ngày đóng; không nêu tên người.");
    screen_only(
        FORM,
        "Đóng nhận đề nghị",
        html! {
            p { "Đã nhận " (count2(view.nominations.len() as u64)) " đề nghị. " }
            @match ahead(view) {
                Some(due) => p {
                    "Hạn đã báo là đến hết " (date_long(due)) ", chưa qua. Đóng trước hạn phải ghi lý do; đơn vị gửi đến hết ngày ấy vẫn là đúng hạn, "
                    "nên hết ngày ấy mới mở lấy ý kiến được."
                },
                None => p { "Đề nghị gửi sau khi đóng là nộp sau hạn: Chủ tịch phải cho nhận, kèm lý do." },
            }
            (view.form(FORM, "Đóng nhận đề nghị").with(html! { @if ahead(view).is_some() { (reason.text()) } }))
        },
    )
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<RoundId>, sent: Signed) -> Answer {
    let mut step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors: Vec<FieldError> = Vec::new();
    let reason = step.values.line(REASON, &mut errors);
    step.values.without_private_numbers(REASON, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    if let Some(due) = ahead(&step.view).filter(|_| !reason.is_empty()) {
        step.weigh(early(&step.view, due, &reason));
    }
    let (asking, reason) = (step.asking(), Some(reason).filter(|reason| !reason.is_empty()));
    let result = step.desk().close_nominations(&asking, &step.view.row.round, reason).await;
    step.settle_at(result, field).await
}

fn early(view: &View, due: Date, reason: &str) -> Consequences {
    Consequences::of("Đóng nhận đề nghị")
        .part(
            "Đóng trước hạn",
            [
                format!("Hạn đã báo: đến hết {}. Ngày đóng: {}", date_long(due), date_long(view.today)),
                format!("Đã nhận {} đề nghị", count2(view.nominations.len() as u64)),
            ],
        )
        .part("Công khai", [format!("Ngày đóng và lý do: {}", stop(reason))])
        .part(
            "Đơn vị gửi sau khi đóng",
            [
                format!("Gửi đến hết {}: vẫn là đúng hạn", date_long(due)),
                "Hết ngày ấy mới mở lấy ý kiến được; mở rồi thì đợt này không nhận thêm".to_owned(),
            ],
        )
}

fn field(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::AwardRound(AwardRoundRefusal::StillTakesNominations { .. }) => Some(REASON),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{officer, two, view};
    use super::*;
    use crate::pages::office::sample;
    use sovang_domain::calendar::Deadline;
    use sovang_projections::round_docket::RoundStage;

    #[test]
    fn before_the_announced_day_a_reason_is_asked_and_afterwards_none() {
        let mut view = view(officer(), sample::round(RoundStage::TakingNominations, &two()));
        view.row.nominations_due = Some(Deadline::By(view.today));
        let html = form(&view).into_string();
        assert!(html.contains(r#"name="ly-do-dong-som""#) && html.contains("vẫn là đúng hạn"), "{html}");
        let shown = early(&view, view.today, "Các đơn vị đã gửi đủ").body().into_string();
        assert!(shown.contains("Hết ngày ấy mới mở lấy ý kiến được"), "{shown}");
        assert!(
            shown.contains("Hạn đã báo: đến hết ngày") && shown.contains("Các đơn vị đã gửi đủ."),
            "{shown}"
        );
        view.row.nominations_due = Some(Deadline::Before(view.today));
        let html = form(&view).into_string();
        assert!(!html.contains(r#"name="ly-do-dong-som""#) && html.contains("là nộp sau hạn"), "{html}");
    }
}
