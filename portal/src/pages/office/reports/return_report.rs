//! Trả lại báo cáo: what the unit is to add, and before which day.

use super::show::View;
use crate::pages::office::form::{Answer, FormPage, Step};
use crate::shell::state::App;
use crate::shell::submission::{Signed, Values};
use crate::ui::error_summary::FieldError;
use crate::ui::section::screen_only;
use axum::extract::{Path, State};
use maud::{Markup, html};
use sovang_desk::clock;
use sovang_domain::calendar::{Deadline, day};
use sovang_domain::ids::ReportId;

pub(super) const FORM: &str = "tra-lai";
const REASON: &str = "ly-do-tra-lai";
const BEFORE: &str = "bo-sung-truoc";

pub(super) fn form(view: &View) -> Markup {
    let reason = view
        .draft
        .field(FORM, REASON, "Cần bổ sung gì")
        .hint("Nêu rõ thiếu gì, cần làm gì. Đơn vị đọc được.");
    let before = view
        .draft
        .field(FORM, BEFORE, "Bổ sung trước ngày")
        .hint("Ngày này không tính vào hạn. Có thể để trống.");
    let fields = html! { (reason.textarea(4)) (before.date()) };
    screen_only(FORM, "Trả lại để bổ sung", view.form(FORM, "Trả lại báo cáo").with(fields))
}

pub(super) async fn handle(State(app): State<App>, Path(id): Path<ReportId>, sent: Signed) -> Answer {
    let step = Step::<View>::begin(app, sent, id, FORM).await?;
    let mut errors = Vec::new();
    let reason = step.values.need(REASON, "Ghi cần bổ sung gì, ít nhất một câu.", &mut errors);
    let due = resubmit_before(&step.values, BEFORE, &mut errors);
    if !errors.is_empty() {
        return step.mend(&errors);
    }
    let result = step.app.desk.return_report(&step.asking(), &step.view.row.report, reason, due).await;
    step.settle(result).await
}

/// "Bổ sung trước ngày": may stay empty; the day named is already late, so it lies after today.
pub(in super::super) fn resubmit_before(
    values: &Values,
    field: &str,
    errors: &mut Vec<FieldError>,
) -> Option<Deadline> {
    let before = values.date(field, errors)?;
    if before <= day(clock::now()) {
        errors.push(FieldError::new(field, "Chọn một ngày sau hôm nay, để đơn vị còn thời gian bổ sung."));
    }
    Some(Deadline::Before(before))
}
